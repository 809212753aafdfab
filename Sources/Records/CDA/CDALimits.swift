// Limits of clinical documents, beyond those of the XML that they are in (XMLLimits).

enum CDALimits {
    /// Bytes of one document: it is kept whole, as base64, in one string that must be read back.
    static let documentBytes = JSONLimits.standard.stringBytes / 4 * 3
    /// Sections inside each other.
    static let sectionDepth = 12
    /// Bytes of the narrative of one section, as XHTML.
    static let narrativeBytes = 2 << 20
    /// Payloads of one DistributionEnvelope.
    static let payloads = 32
    /// Envelopes around a document: SOAP, the DistributionEnvelope, an HL7 v3 interaction.
    static let envelopes = 3
    /// Participants, activities, goals and members of teams of one document.
    static let items = 5_000
    /// Bytes of a narrative that a code or entry refers to and is given as its text.
    static let referencedBytes = 8_192
    /// Characters of a name from the document that a message repeats.
    static let wordCharacters = 64
}
