// The forms that `caregate convert` reads and writes. More than a sender may use: those are in `Format`.

/// A form of record, by the name that commands use.
public enum ConversionFormat: String, Sendable, Hashable, CaseIterable {
    /// Any JSON document (RFC 8259); a sender's own, where it is mapped.
    case json
    /// Any XML document; a sender's own, where it is mapped.
    case xml
    /// FHIR R4.
    case fhirJSON = "fhir-json"
    case fhirXML = "fhir-xml"
    case fhirSTU3JSON = "fhir-stu3-json"
    case fhirSTU3XML = "fhir-stu3-xml"
    case fhirDSTU2JSON = "fhir-dstu2-json"
    case fhirDSTU2XML = "fhir-dstu2-xml"
    /// HL7 v2 in ER7: bars and carets.
    case hl7v2
    /// HL7 v2 in XML (v2.xml).
    case hl7v2XML = "hl7v2-xml"
    /// HL7 v3 Clinical Document Architecture, with or without its envelope.
    case cda
    /// Client Level Data in comma-separated values.
    case csv
}

extension ConversionFormat {
    /// What every document of this form is besides, so that it is one of those as it stands; `nil` of ER7 and CSV.
    var syntax: ConversionFormat? {
        switch self {
        case .json, .fhirJSON, .fhirSTU3JSON, .fhirDSTU2JSON: .json
        case .xml, .fhirXML, .fhirSTU3XML, .fhirDSTU2XML, .hl7v2XML, .cda: .xml
        case .hl7v2, .csv: nil
        }
    }

    /// The form of a sender's mapping that reads it; `nil` where none is needed.
    var mapped: Format? {
        switch self {
        case .json: .json
        case .xml: .xml
        case .hl7v2: .hl7v2
        case .csv: .csv
        case .fhirJSON, .fhirXML, .fhirSTU3JSON, .fhirSTU3XML, .fhirDSTU2JSON, .fhirDSTU2XML, .hl7v2XML, .cda: nil
        }
    }
}
