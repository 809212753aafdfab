// The forms in which records arrive: named by the route, the media type or the file's ending, never guessed.

/// The forms in which records arrive.
public enum Format: String, Sendable, Hashable, CaseIterable {
    case hl7v2
    /// The same messages as elements: HL7 v2.xml.
    case hl7v2XML = "hl7v2-xml"
    case fhirJSON = "fhir-json"
    case fhirXML = "fhir-xml"
    /// FHIR of earlier versions, brought to R4 when it is read.
    case fhirSTU3JSON = "fhir-stu3-json"
    case fhirSTU3XML = "fhir-stu3-xml"
    case fhirDSTU2JSON = "fhir-dstu2-json"
    case fhirDSTU2XML = "fhir-dstu2-xml"
    /// The sender's own JSON, read by its mapping.
    case json
    /// The sender's own XML, read by its mapping.
    case xml
    /// A clinical document, in SOAP or a DistributionEnvelope or bare.
    case cda
    /// Rows in Client Level Data terms, read by its mapping.
    case csv

    /// The version of FHIR that a record in this form is written in; `nil` of what is no FHIR.
    public var fhirVersion: FHIRVersion? {
        switch self {
        case .fhirJSON, .fhirXML: .r4
        case .fhirSTU3JSON, .fhirSTU3XML: .stu3
        case .fhirDSTU2JSON, .fhirDSTU2XML: .dstu2
        case .hl7v2, .hl7v2XML, .json, .xml, .cda, .csv: nil
        }
    }

    public var isXML: Bool {
        switch self {
        case .hl7v2XML, .fhirXML, .fhirSTU3XML, .fhirDSTU2XML, .xml, .cda: true
        case .hl7v2, .fhirJSON, .fhirSTU3JSON, .fhirDSTU2JSON, .json, .csv: false
        }
    }

    /// The form in which a version of FHIR is written.
    public static func fhir(_ version: FHIRVersion, isXML: Bool) -> Format {
        switch version {
        case .r4: isXML ? .fhirXML : .fhirJSON
        case .stu3: isXML ? .fhirSTU3XML : .fhirSTU3JSON
        case .dstu2: isXML ? .fhirDSTU2XML : .fhirDSTU2JSON
        }
    }

    /// Whether a sender's mapping reads it; the others say what they are.
    public var needsMapping: Bool {
        switch self {
        case .hl7v2, .hl7v2XML, .json, .xml, .csv: true
        case .fhirJSON, .fhirXML, .fhirSTU3JSON, .fhirSTU3XML, .fhirDSTU2JSON, .fhirDSTU2XML, .cda: false
        }
    }

    /// The `source` of the mapping that reads it.
    public var source: Format { self == .hl7v2XML ? .hl7v2 : self }
}
