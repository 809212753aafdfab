// What UK Core requires of identifiers (https://simplifier.net/hl7fhirukcorer4: the slices of `identifier` in UKCore-Patient,
// -Organization, -Practitioner, -PractitionerRole and -Location). A slice has a system and a value, and stands at most once.
// Of an Encounter, a CarePlan and the like it is the logical references (`subject.identifier`, `serviceProvider.identifier`)
// that bear such identifiers: whatever refers by one must name it as well as the resource itself would.

enum UKCoreIdentifiers {
    private enum Form {
        case nhsNumber, odsCode, any
    }

    private static let base = "https://fhir.nhs.uk/Id/"
    /// Resource → the last part of the system → the form of the value.
    private static let slices: [String: [String: Form]] = [
        "Patient": ["nhs-number": .nhsNumber],
        "Organization": ["ods-organization-code": .odsCode, "ods-site-code": .odsCode],
        "Location": ["ods-site-code": .odsCode],
        "Practitioner": ["sds-user-id": .any, "gmc-number": .any, "gmp-number": .any, "nmc-number": .any],
        "PractitionerRole": ["sds-role-profile-id": .any, "sds-user-id": .any],
    ]
    /// What a logical reference names, whatever type it is of.
    private static let referable: [String: Form] = slices.values.reduce(into: [:]) { forms, more in
        forms.merge(more) { form, _ in form }
    }
    /// The codes of UKCore-NHSNumberVerificationStatusEngland, and of the code system that it replaced.
    private static let statuses: Set<String> = Set(
        (1...8).map { "0\($0)" } + [
            "number-present-and-verified", "number-present-but-not-traced", "trace-required",
            "trace-attempted-no-match-or-multiple-match-found",
            "trace-needs-to-be-resolved-nhs-number-or-patient-detail-conflict", "trace-in-progress",
            "number-not-present-and-trace-not-required", "trace-postponed-baby-under-six-weeks-old",
        ])
    private static let verification =
        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus"

    static func check(_ object: JSONObject, _ type: String, _ walk: inout ValidationWalk) {
        guard let slices = slices[type] else { return }
        var seen: Set<String> = []
        for (index, identifier) in JSONValue.items(object["identifier"]).enumerated() {
            guard let system = identifier["system"]?.string, system.hasPrefix(base),
                let form = slices[String(system.dropFirst(base.utf8.count))]
            else { continue }
            walk.path.append(ValidationWalk.Step(name: "identifier", index: index))
            defer { walk.path.removeLast() }
            if !seen.insert(system).inserted {
                walk.add(.businessRule, "UK Core allows one identifier of this system")
            }
            value(identifier, form, &walk)
            if form == .nhsNumber, identifier["value"] != nil { status(identifier, &walk) }
        }
    }

    /// What a reference names by `identifier` alone.
    static func check(reference: JSONObject, _ walk: inout ValidationWalk) {
        guard let identifier = reference["identifier"], let system = identifier["system"]?.string,
            system.hasPrefix(base), let form = referable[String(system.dropFirst(base.utf8.count))]
        else { return }
        walk.path.append(ValidationWalk.Step(name: "identifier", index: nil))
        defer { walk.path.removeLast() }
        value(identifier, form, &walk)
    }

    /// The status of a number's verification, which the extension says in a code.
    private static func status(_ identifier: JSONValue, _ walk: inout ValidationWalk) {
        let extensions = JSONValue.items(identifier["extension"])
        guard let index = extensions.firstIndex(where: { $0["url"]?.string == verification }) else {
            guard walk.options.verificationStatus else { return }
            return walk.add(
                .businessRule, "UK Core expects the verification status of an NHS number beside it",
                severity: .warning, reason: .nhsNumber)
        }
        let codings = JSONValue.items(extensions[index]["valueCodeableConcept"]?["coding"])
        guard !codings.contains(where: { $0["code"]?.string.map(statuses.contains) ?? false }) else { return }
        walk.add(
            .businessRule, "UK Core says the verification status in a code of NHSNumberVerificationStatusEngland",
            at: ValidationWalk.Step(name: "extension", index: index), reason: .unmappedCode)
    }

    private static func value(_ identifier: JSONValue, _ form: Form, _ walk: inout ValidationWalk) {
        let step = ValidationWalk.Step(name: "value", index: nil)
        guard let value = identifier["value"]?.string else {
            // An NHS number that is not known may be given as absent with the reason.
            if JSONValue.items(identifier["_value"]?["extension"]).isEmpty {
                walk.add(.required, "UK Core requires the value of this identifier", at: step)
            }
            return
        }
        switch form {
        case .nhsNumber:
            if NHSNumber(value)?.digits != value {
                walk.add(
                    .businessRule, "an NHS number is ten digits whose check digit is right", at: step,
                    reason: .nhsNumber)
            }
        case .odsCode:
            if ODSCode(value) == nil {
                walk.add(.businessRule, "an ODS code is 3 to 10 capital letters and digits", at: step)
            }
        case .any: break
        }
    }
}
