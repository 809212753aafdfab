// Every limit of the HL7 v2 reader and writer, with its unit.

/// Limits of one HL7 v2 message. Each refusal names the limit, where it was met, and its value.
public enum HL7Limits {
    /// Bytes of one message.
    public static let messageBytes = 4 << 20
    /// Segments of one message.
    public static let segments = 10_000
    /// Fields of one segment; the longest of v2.8 has 70.
    public static let fieldsPerSegment = 512
    /// Repetitions of one field that are read.
    public static let repetitionsPerField = 1_000
    /// Bytes of one message of v2.xml, which is some times as long as the same in ER7.
    public static let xmlBytes = 20 << 20
    /// Components of a field, and subcomponents of a component, in v2.xml.
    static let partsPerField = 1_000
    /// Bytes of one batch file.
    public static let batchBytes = 64 << 20
    /// Messages of one batch file.
    public static let batchMessages = 100_000
    /// Batches (BHS) of one batch file.
    public static let batches = 1_000
    /// Faults of one batch file that are kept; the others are counted.
    public static let batchProblems = 100
    /// Lines or blanks that one formatting command may stand for; one of more stays as it was written.
    static let formattingCount = 100
    /// Bytes of a field of theirs that an acknowledgement repeats.
    static let echoedBytes = 250
    /// ERR segments of one acknowledgement.
    static let errorsPerAcknowledgement = 50
    /// Bytes of text in an ERR or MSA field.
    static let errorTextBytes = 250
}
