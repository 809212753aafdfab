// Code systems and identifier systems by their OIDs → the URIs that FHIR uses for them, and the few codes of HL7 v3 and of
// the NHS that FHIR has its own words for. What is not listed keeps its OID as `urn:oid:`.

enum CDACodeSystems {
    /// OID and URI (http://hl7.org/fhir/R4/terminologies-systems.html; NHS OIDs from the Interoperability Toolkit).
    private static let table = """
        2.16.840.1.113883.6.96 http://snomed.info/sct
        2.16.840.1.113883.2.1.3.2.4.15 http://snomed.info/sct
        2.16.840.1.113883.6.1 http://loinc.org
        2.16.840.1.113883.6.88 http://www.nlm.nih.gov/research/umls/rxnorm
        2.16.840.1.113883.6.8 http://unitsofmeasure.org
        2.16.840.1.113883.6.3 http://hl7.org/fhir/sid/icd-10
        2.16.840.1.113883.6.90 http://hl7.org/fhir/sid/icd-10-cm
        2.16.840.1.113883.6.103 http://hl7.org/fhir/sid/icd-9-cm
        2.16.840.1.113883.6.12 http://www.ama-assn.org/go/cpt
        2.16.840.1.113883.6.101 http://nucc.org/provider-taxonomy
        2.16.840.1.113883.6.259 https://www.cdc.gov/nhsn/cdaportal/terminology/codesystem/hsloc.html
        2.16.840.1.113883.12.292 http://hl7.org/fhir/sid/cvx
        2.16.840.1.113883.5.1 http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender
        2.16.840.1.113883.5.2 http://terminology.hl7.org/CodeSystem/v3-MaritalStatus
        2.16.840.1.113883.5.4 http://terminology.hl7.org/CodeSystem/v3-ActCode
        2.16.840.1.113883.5.6 http://terminology.hl7.org/CodeSystem/v3-ActClass
        2.16.840.1.113883.5.7 http://terminology.hl7.org/CodeSystem/v3-ActPriority
        2.16.840.1.113883.5.8 http://terminology.hl7.org/CodeSystem/v3-ActReason
        2.16.840.1.113883.5.25 http://terminology.hl7.org/CodeSystem/v3-Confidentiality
        2.16.840.1.113883.5.83 http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation
        2.16.840.1.113883.5.88 http://terminology.hl7.org/CodeSystem/v3-ParticipationFunction
        2.16.840.1.113883.5.90 http://terminology.hl7.org/CodeSystem/v3-ParticipationType
        2.16.840.1.113883.5.110 http://terminology.hl7.org/CodeSystem/v3-RoleClass
        2.16.840.1.113883.5.111 http://terminology.hl7.org/CodeSystem/v3-RoleCode
        2.16.840.1.113883.5.1076 http://terminology.hl7.org/CodeSystem/v3-ReligiousAffiliation
        2.16.840.1.113883.12.112 http://terminology.hl7.org/CodeSystem/v2-0112
        2.16.840.1.113883.4.1 http://hl7.org/fhir/sid/us-ssn
        2.16.840.1.113883.4.6 http://hl7.org/fhir/sid/us-npi
        """

    private static let uris: [String: String] = Dictionary(
        uniqueKeysWithValues: table.split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            return (String(parts[0]), String(parts[1]))
        })

    /// The URI of a code system or identifier system. An OID or UUID that has none of its own is one all the same.
    static func uri(_ root: String) -> String {
        uris[root] ?? (isOID(root) ? "urn:oid:\(root)" : isUUID(root) ? "urn:uuid:\(root.lowercased())" : root)
    }

    static func isOID(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "."))
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
            }
    }

    /// 8-4-4-4-12 hexadecimal digits.
    static func isUUID(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12]
            && parts.joined().allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
            }
    }

    // MARK: - NHS identifiers

    /// An NHS number; in a document of the Interoperability Toolkit one that was traced.
    static let nhsNumber = "2.16.840.1.113883.2.1.4.1"
    /// The Interoperability Toolkit's root of an NHS number that was not.
    static let unverifiedNHSNumber = "2.16.840.1.113883.2.1.3.2.4.18.23"
    /// ODS codes: of organisations, and of sites.
    static let organisations: Set<String> = [
        "2.16.840.1.113883.2.1.3.2.4.19.1", "2.16.840.1.113883.2.1.3.2.4.19.2", "1.2.826.0.1285.0.1.10",
    ]
    /// Local to whom `assigningAuthorityName` names.
    static let local = "2.16.840.1.113883.2.1.3.2.4.18.24"
    static let sdsUser = "1.2.826.0.1285.0.2.0.65"
    static let sdsRoleProfile = "1.2.826.0.1285.0.2.0.67"

    // MARK: - Codes that FHIR has words for

    /// `administrativeGenderCode` of HL7 v3 (M, F, UN) and of the NHS (1, 2, 9, 0 and X) → Patient.gender.
    static func gender(_ code: String, system: String?) -> String? {
        switch (system, code) {
        case ("2.16.840.1.113883.5.1", "M"), ("2.16.840.1.113883.2.1.3.2.4.16.25", "1"): "male"
        case ("2.16.840.1.113883.5.1", "F"), ("2.16.840.1.113883.2.1.3.2.4.16.25", "2"): "female"
        case ("2.16.840.1.113883.5.1", "UN"), ("2.16.840.1.113883.2.1.3.2.4.16.25", "9"): "other"
        case ("2.16.840.1.113883.2.1.3.2.4.16.25", "0"), ("2.16.840.1.113883.2.1.3.2.4.16.25", "X"): "unknown"
        default: nil
        }
    }

    /// NullFlavor → data-absent-reason (http://terminology.hl7.org/ConceptMap/sc-valueset-data-absent-reason).
    static func absentReason(_ nullFlavor: String) -> String {
        switch nullFlavor {
        case "ASKU": "asked-unknown"
        case "NASK": "not-asked"
        case "NAV": "temp-unknown"
        case "MSK": "masked"
        case "NA": "not-applicable"
        case "OTH", "INV", "DER", "UNC": "unsupported"
        case "NINF": "negative-infinity"
        case "PINF": "positive-infinity"
        default: "unknown"
        }
    }

    /// `relatedDocument/@typeCode` → relatesTo.code of Composition and of DocumentReference.
    static func relation(_ typeCode: String) -> String? {
        switch typeCode {
        case "RPLC": "replaces"
        case "APND": "appends"
        case "XFRM": "transforms"
        default: nil
        }
    }
}
