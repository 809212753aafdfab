// What is wrong with a record, said so that its sender can mend it: what, where, what to do. Never what it contained.

/// Why a record, or a part of it, was refused.
public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable words for machines; metrics and acknowledgements are keyed by them.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Not the format it claims to be.
        case syntax
        /// Bytes that are not text in the declared character set.
        case encoding
        /// The same JSON key, or XML attribute, twice.
        case duplicateKey = "duplicate-key"
        /// A DOCTYPE, which is never accepted.
        case doctype
        /// A limit of this gateway was exceeded.
        case limit
        /// HL7 v2 segments in an order that has no meaning, or MSH missing.
        case segmentSequence = "segment-sequence"
        /// A required field, element or resource is missing.
        case required
        /// A value is not of its data type.
        case dataType = "data-type"
        /// A code that the sender's mapping does not know and does not allow for.
        case unmappedCode = "unmapped-code"
        /// MSH-9 or the FHIR event is none that is processed.
        case unsupportedEvent = "unsupported-event"
        /// MSH-11 or MSH-12 is none that is processed.
        case unsupportedVersion = "unsupported-version"
        /// A format, or FHIR version, that this sender's mapping does not name.
        case unsupportedFormat = "unsupported-format"
        /// An element that the FHIR definitions do not have at this place.
        case unknownElement = "unknown-element"
        /// An NHS number that fails its check, or is a placeholder.
        case nhsNumber = "nhs-number"
        /// The record names an organisation outside the sender's certificate.
        case organisation
        /// The same control id arrived before with another body.
        case controlIDReused = "control-id-reused"
        /// No agreement lets this sender send this.
        case notAgreed = "not-agreed"
        /// Identity is uncertain; a person looks at it.
        case identity
        /// The gateway cannot store just now; resend unchanged.
        case unavailable
        /// A fault of ours.
        case fault
    }

    public let reason: Reason
    /// What is wrong, in a sentence, without identifiable data.
    public let what: String
    /// Where: `PID-3`, `line 4, column 7`, `Bundle.entry[2].resource`, `mappings/x.yaml:17`. Empty when it is the whole record.
    public let place: String
    /// What the sender can do about it; empty when `what` says it.
    public let remedy: String

    public init(_ reason: Reason, _ what: String, at place: String = "", remedy: String = "") {
        self.reason = reason
        self.what = what
        self.place = place
        self.remedy = remedy
    }

    public var description: String {
        (place.isEmpty ? "" : "\(place): ") + what + (remedy.isEmpty ? "" : "; \(remedy)")
    }
}
