// What UK Core requires of identifiers (https://simplifier.net/hl7fhirukcorer4: the slices of `identifier` in UKCore-Patient,
// -Organization, -Practitioner, -PractitionerRole and -Location). A slice has a system and a value, and stands at most once.

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
        }
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
            if walk.options.verificationStatus,
                !JSONValue.items(identifier["extension"]).contains(where: { $0["url"]?.string == verification })
            {
                walk.add(
                    .businessRule, "UK Core expects the verification status of an NHS number beside it",
                    severity: .warning, reason: .nhsNumber)
            }
        case .odsCode:
            if ODSCode(value) == nil {
                walk.add(.businessRule, "an ODS code is 3 to 10 capital letters and digits", at: step)
            }
        case .any: break
        }
    }
}
