// The versions of FHIR that arrive. They share one XML namespace and rarely name themselves, so a document is read as the
// version that its route, its MIME type or its sender's settings declare, never as the one that it seems to be.

public enum FHIRVersion: String, Sendable, Hashable, CaseIterable {
    case dstu2 = "1.0"
    case stu3 = "3.0"
    case r4 = "4.0"

    /// As people say it, and as settings write it: `STU3`.
    public var name: String {
        switch self {
        case .dstu2: "DSTU2"
        case .stu3: "STU3"
        case .r4: "R4"
        }
    }

    /// The value of the MIME type's parameter `fhirVersion` (http://hl7.org/fhir/R4/http.html#version-parameter), with or
    /// without the number of a technical correction; `nil` of a version that is not read.
    public init?(parameter text: String) {
        switch text {
        case "1.0", "1.0.0", "1.0.1", "1.0.2": self = .dstu2
        case "3.0", "3.0.0", "3.0.1", "3.0.2": self = .stu3
        case "4.0", "4.0.0", "4.0.1": self = .r4
        default: return nil
        }
    }
}
