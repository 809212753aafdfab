// One entry for every format: bytes and the sender's profile in, FHIR R4 with its warnings out.

/// Reads a message and makes FHIR R4 of it by its sender's mapping. Pure: no file, no network, no clock.
public enum RecordReader {
    /// - Parameter receivedAt: when it arrived; nothing in the result depends on any other clock.
    /// - Throws: the reason for which the whole message must be put aside; parts put aside are warnings of the reading.
    public static func read(_ bytes: [UInt8], format: Format, profile: SenderProfile, receivedAt: Instant)
        throws(Problem) -> Reading
    {
        guard profile.formats.contains(format) else {
            throw Problem(
                .unsupportedFormat, "\(format.rawValue) is not a format that \(profile.file) lists",
                remedy: "send a listed format, or have it added to the mapping")
        }
        throw Problem(.fault, "no reader for \(format.rawValue)")
    }
}
