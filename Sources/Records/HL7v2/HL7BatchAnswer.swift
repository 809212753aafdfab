// The answer to a file of batches (HL7 v2.5 section 2.10.3.3): a batch as well, with an acknowledgement for each message in
// its order, and headers that name the file and the batches which they answer.

extension HL7SegmentName {
    static let fhs = HL7SegmentName("FHS")!
    static let bhs = HL7SegmentName("BHS")!
}

/// FHS or BHS (HL7 v2.5 sections 2.15.2 and 2.15.6), as much of it as an answer repeats.
public struct HL7BatchHeader: Sendable, Hashable {
    let delimiters: HL7Delimiters
    /// Fields 3 to 6 and 11 as written, to be repeated under the same delimiters.
    let written: [Int: [UInt8]]

    /// - Throws: `.syntax` when its delimiters cannot be used.
    init(at line: Range<Int>, in bytes: [UInt8], name: HL7SegmentName) throws(Problem) {
        delimiters = try HL7Delimiters(mshAt: line.lowerBound, in: bytes, header: name)
        // Field 1 is the separator, so that fields[1] is field 2.
        let fields = bytes[line].split(separator: delimiters.field, omittingEmptySubsequences: false)
        var written: [Int: [UInt8]] = [:]
        for number in [3, 4, 5, 6, 11] where number <= fields.count {
            // No character set is declared for a header, so that only ASCII is sure to be read.
            written[number] = fields[number - 1].prefix(HL7Limits.echoedBytes)
                .filter { $0 >= 0x20 && $0 != 0x7F }.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
        }
        self.written = written
    }

    /// Field 11, the control id, as it is written.
    public var controlID: String { String(decoding: written[11] ?? [], as: UTF8.self) }
}

/// Makes the answer to a file of batches.
public enum HL7BatchAnswer {
    /// - Parameters:
    ///   - acknowledgements: one for each message of `batch`, in its order.
    ///   - about: acknowledgements that answer the batch itself, for what is wrong with its counts and trailers.
    ///   - newControlID: a control id of the answer's own, for each header.
    public static func make(
        for batch: HL7Batch, acknowledgements: [[UInt8]], about: [[UInt8]] = [], dateTime: Instant,
        newControlID: () -> String
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        if let header = batch.fileHeader {
            bytes += opening("FHS", header, dateTime, newControlID())
        }
        let byBatch = Dictionary(grouping: zip(batch.messages, acknowledgements)) { $0.0.batch }
        for (index, header) in batch.headers.enumerated() {
            bytes += opening("BHS", header, dateTime, newControlID())
            var answers = byBatch[index + 1, default: []].map(\.1)
            if index == batch.headers.count - 1 { answers += about }
            bytes += answers.joined()
            bytes += closing("BTS", header, count: answers.count)
        }
        if batch.headers.isEmpty { bytes += (acknowledgements + about).joined() }
        if let header = batch.fileHeader {
            let count = max(batch.batchCount, acknowledgements.isEmpty && about.isEmpty ? 0 : 1)
            bytes += closing("FTS", header, count: count)
        }
        return bytes
    }

    private static func opening(
        _ name: String, _ header: HL7BatchHeader, _ dateTime: Instant, _ controlID: String
    ) -> [UInt8] {
        func theirs(_ number: Int, else text: String = "") -> HL7Field {
            guard let raw = header.written[number], !raw.isEmpty else { return text.isEmpty ? .empty : .text(text) }
            return .raw(raw)
        }
        var builder = HL7Builder(delimiters: header.delimiters)
        builder.segment(
            name,
            [
                3: theirs(5, else: "CAREGATE"), 4: theirs(6), 5: theirs(3), 6: theirs(4),
                7: .text(HL7Time.text(dateTime)), 11: .text(controlID), 12: theirs(11),
            ])
        return builder.bytes
    }

    private static func closing(_ name: String, _ header: HL7BatchHeader, count: Int) -> [UInt8] {
        var builder = HL7Builder(delimiters: header.delimiters)
        builder.segment(name, [1: .text(String(count))])
        return builder.bytes
    }
}
