// URLs that a version or a UK edition gave a successor: code systems, identifier systems, extensions. Whatever has none here
// keeps its URL, which stays a valid one.

enum MovedURLs {
    // MARK: - Code systems

    private static let fhir = "http://hl7.org/fhir/"
    private static let terminology = "http://terminology.hl7.org/CodeSystem/"

    /// Code systems of FHIR that R4 publishes at terminology.hl7.org (http://hl7.org/fhir/R4/terminologies-systems.html).
    private static let moved: Set<String> = Set(
        """
        admit-source allergyintolerance-clinical allergyintolerance-verification audit-entity-type audit-event-type \
        basic-resource-type care-plan-activity-category communication-category communication-not-done-reason \
        condition-category condition-clinical condition-state condition-ver-status consentaction consentcategorycodes \
        consentscope contactentity-type data-absent-reason diagnosis-role diet discharge-disposition \
        encounter-special-arrangements encounter-type endpoint-connection-type endpoint-payload-type episodeofcare-type \
        extra-security-role-type flag-category goal-acceptance-status goal-achievement goal-category goal-priority \
        list-empty-reason list-example-codes list-order location-physical-type message-reasons-encounter object-role \
        observation-category organization-type participant-type practitioner-role program reaction-event-certainty \
        referencerange-meaning security-source-type service-category service-provision-conditions service-type \
        task-performer-type
        """.split(separator: " ").map(String.init))

    static func codeSystem(_ url: String, to version: FHIRVersion) -> String {
        if let successor = ukCodeSystem(url) { return successor }
        guard version == .r4, url.hasPrefix(fhir) else { return url }
        let name = url.dropFirst(fhir.utf8.count)
        // `http://hl7.org/fhir/v3/ActCode`, `http://hl7.org/fhir/v2/0203`
        if name.hasPrefix("v3/") || name.hasPrefix("v2/") {
            return "\(terminology)\(name.prefix(2))-\(name.dropFirst(3))"
        }
        return moved.contains(String(name)) ? terminology + name : url
    }

    // MARK: - CareConnect and GP Connect → UK Core

    /// Code systems and extensions of CareConnect that UK Core carries on under the same name, codes and form.
    private static let carriedOn: Set<String> = [
        "AdmissionMethod", "BirthSex", "DeathNotificationStatus", "DischargeMethod", "EthnicCategory",
        "NHSNumberVerificationStatus", "OutcomeOfAttendance", "ResidentialStatus", "SDSJobRoleName",
    ]
    private static let ukCore = "https://fhir.hl7.org.uk/"

    private static func ukCodeSystem(_ url: String) -> String? {
        careConnectName(url, after: "CareConnect-").map { "\(ukCore)CodeSystem/UKCore-\($0)" }
    }

    /// The successor of an extension, or the URL itself.
    static func `extension`(_ url: String) -> String {
        if url == "http://fhir.nhs.net/StructureDefinition/extension-careconnect-gpc-nhs-number-verification-status-1" {
            return "\(ukCore)StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus"
        }
        return careConnectName(url, after: "Extension-CareConnect-")
            .map { "\(ukCore)StructureDefinition/Extension-UKCore-\($0)" } ?? url
    }

    /// `EthnicCategory` of `https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-EthnicCategory-1`; GP
    /// Connect's editions of both have `GPC-` before the name.
    private static func careConnectName(_ url: String, after prefix: String) -> String? {
        guard url.hasPrefix("https://fhir.hl7.org.uk/") || url.hasPrefix("https://fhir.nhs.uk/"),
            let last = url.split(separator: "/").last, last.hasPrefix(prefix), last.hasSuffix("-1")
        else { return nil }
        var name = last.dropFirst(prefix.utf8.count).dropLast(2)
        if name.hasPrefix("GPC-") { name = name.dropFirst(4) }
        return carriedOn.contains(String(name)) ? String(name) : nil
    }

    // MARK: - Identifiers

    /// `http://fhir.nhs.net/Id/nhs-number`, of DSTU2's time, is `https://fhir.nhs.uk/Id/nhs-number`.
    static func identifierSystem(_ url: String) -> String {
        let old = "http://fhir.nhs.net/Id/"
        return url.hasPrefix(old) ? "https://fhir.nhs.uk/Id/\(url.dropFirst(old.utf8.count))" : url
    }
}
