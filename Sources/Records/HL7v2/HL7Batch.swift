// Files of many messages (HL7 v2.5 section 2.10.3): [FHS] { [BHS] { MSH … } [BTS] } [FTS]. Each message stays the bytes it was,
// to be read, answered and stored by itself; the counts of the trailers are held against what is there.

/// A file of batches, or of messages one after another.
public struct HL7Batch: Sendable {
    /// One message and its place.
    public struct Part: Sendable {
        /// Its own segments only.
        public let bytes: [UInt8]
        /// Which batch of the file it is in, from 1.
        public let batch: Int
        /// Which message of the file it is, from 1.
        public let number: Int
        /// Where it begins in the file.
        public let offset: Int

        /// For errors: `message 12 (batch 2, byte 20,480)`.
        public var place: String { "message \(number) (batch \(batch), byte \(offset))" }
    }

    public private(set) var messages: [Part] = []
    /// What each BHS says; none when the messages stand by themselves.
    public private(set) var headers: [HL7BatchHeader] = []
    /// What FHS says, where there is one.
    public private(set) var fileHeader: HL7BatchHeader?
    /// Counts of BTS-1 and FTS-1 that are not what is there, and trailers that are missing: something was lost on the way or
    /// miscounted. The messages that are there stand for themselves. The first `HL7Limits.batchProblems` of them.
    public private(set) var problems: [Problem] = []
    /// Those of them that are kept, and all others.
    public private(set) var problemCount = 0

    /// Batches that BHS began.
    public var batchCount: Int { headers.count }

    /// Whether bytes begin as a file of batches rather than as one message.
    public static func isBatch(_ bytes: [UInt8]) -> Bool {
        let start = HL7Message.start(of: bytes)
        return Line.header(bytes, at: start).map { $0 == .fhs || $0 == .bhs } ?? false
    }

    /// Takes a file apart. What a message holds is not looked at: `HL7Message` reads each.
    /// - Throws: `.segmentSequence` where headers, messages and trailers do not follow each other; `.syntax` of a header without
    ///   delimiters; `.limit`.
    public init(_ bytes: [UInt8]) throws(Problem) {
        guard bytes.count <= HL7Limits.batchBytes else {
            throw Problem(.limit, "\(bytes.count) bytes; the limit is \(HL7Limits.batchBytes)")
        }
        var reader = Reader(bytes: bytes)
        try reader.read()
        messages = reader.messages
        headers = reader.headers
        fileHeader = reader.fileHeader
        problems = reader.problems
        problemCount = reader.problemCount
    }

    private enum Line {
        case fhs
        case bhs
        case msh
        case bts
        case fts

        static func header(_ bytes: [UInt8], at start: Int) -> Line? {
            guard start + 3 <= bytes.count else { return nil }
            switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
            case (UInt8(ascii: "F"), UInt8(ascii: "H"), UInt8(ascii: "S")): return .fhs
            case (UInt8(ascii: "B"), UInt8(ascii: "H"), UInt8(ascii: "S")): return .bhs
            case (UInt8(ascii: "M"), UInt8(ascii: "S"), UInt8(ascii: "H")): return .msh
            case (UInt8(ascii: "B"), UInt8(ascii: "T"), UInt8(ascii: "S")): return .bts
            case (UInt8(ascii: "F"), UInt8(ascii: "T"), UInt8(ascii: "S")): return .fts
            default: return nil
            }
        }

        var name: String {
            switch self {
            case .fhs: "FHS"
            case .bhs: "BHS"
            case .msh: "MSH"
            case .bts: "BTS"
            case .fts: "FTS"
            }
        }
    }

    /// One pass over the lines.
    private struct Reader {
        let bytes: [UInt8]
        var messages: [Part] = []
        var problems: [Problem] = []
        var problemCount = 0
        var headers: [HL7BatchHeader] = []
        var fileHeader: HL7BatchHeader?
        private var batchCount: Int { headers.count }
        private var hasFile: Bool { fileHeader != nil }
        private var isBatchOpen = false
        private var isFileEnded = false
        /// Messages before the batch at hand.
        private var before = 0
        private var messageStart: Int?

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func read() throws(Problem) {
            var start = HL7Message.start(of: bytes)
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 0x0D, bytes[end] != 0x0A { end += 1 }
                if let line = Line.header(bytes, at: start) {
                    try take(line, start, end)
                } else if messageStart == nil, bytes[start..<end].contains(where: { $0 != 0x20 && $0 != 0x09 }) {
                    throw Problem(
                        .segmentSequence, "a segment that belongs to no message", at: "byte \(start)",
                        remedy: "begin each message with MSH, and a batch with BHS")
                }
                start = end + 1
            }
            try endMessage(at: bytes.count)
            endBatch(at: bytes.count)
            if hasFile, !isFileEnded { missing("FTS", at: bytes.count) }
        }

        /// Trailers may be left out (section 2.10.3), but then nothing tells that a file was cut off.
        private mutating func missing(_ name: String, at place: Int) {
            note(
                Problem(
                    .segmentSequence, "\(name) is missing: nothing says that all messages are there",
                    at: "byte \(place)",
                    remedy: "end what has a header with its trailer, and count in it"))
        }

        private mutating func note(_ problem: Problem) {
            problemCount += 1
            if problems.count < HL7Limits.batchProblems { problems.append(problem) }
        }

        private mutating func endBatch(at place: Int) {
            if isBatchOpen { missing("BTS", at: place) }
            isBatchOpen = false
        }

        private mutating func take(_ line: Line, _ start: Int, _ end: Int) throws(Problem) {
            try endMessage(at: start)
            guard !isFileEnded else { throw misplaced(line, start) }
            switch line {
            case .fhs:
                guard !hasFile, batchCount == 0, messages.isEmpty else { throw misplaced(line, start) }
                fileHeader = try HL7BatchHeader(at: start..<end, in: bytes, name: .fhs)
            case .bhs:
                guard batchCount > 0 || messages.isEmpty else { throw misplaced(line, start) }
                guard batchCount < HL7Limits.batches else {
                    throw Problem(.limit, "more than \(HL7Limits.batches) batches", at: "byte \(start)")
                }
                endBatch(at: start)
                isBatchOpen = true
                before = messages.count
                headers.append(try HL7BatchHeader(at: start..<end, in: bytes, name: .bhs))
            case .msh:
                guard isBatchOpen || batchCount == 0 else { throw misplaced(line, start) }
                messageStart = start
            case .bts:
                guard isBatchOpen else { throw misplaced(line, start) }
                isBatchOpen = false
                check(line, start, end, count: messages.count - before, of: "messages", batch: batchCount)
            case .fts:
                guard hasFile else { throw misplaced(line, start) }
                endBatch(at: start)
                isFileEnded = true
                check(line, start, end, count: max(batchCount, messages.isEmpty ? 0 : 1), of: "batches", batch: nil)
            }
        }

        private func misplaced(_ line: Line, _ start: Int) -> Problem {
            Problem(
                .segmentSequence, "\(line.name) where it has no meaning", at: "byte \(start)",
                remedy: "write FHS, then each batch from BHS to BTS, then FTS")
        }

        private mutating func endMessage(at end: Int) throws(Problem) {
            guard let start = messageStart else { return }
            messageStart = nil
            guard messages.count < HL7Limits.batchMessages else {
                throw Problem(.limit, "more than \(HL7Limits.batchMessages) messages", at: "byte \(start)")
            }
            messages.append(
                Part(
                    bytes: Array(bytes[start..<end]), batch: max(batchCount, 1), number: messages.count + 1,
                    offset: start))
        }

        /// BTS-1 or FTS-1, where it is given. Each trailer is written with the separator of its own header.
        private mutating func check(_ line: Line, _ start: Int, _ end: Int, count: Int, of what: String, batch: Int?) {
            let header = batch == nil ? fileHeader : headers.last
            let separator = header?.delimiters.field ?? UInt8(ascii: "|")
            let fields = bytes[start..<end].split(separator: separator, omittingEmptySubsequences: false)
            guard fields.count > 1 else { return }
            let text = HL7Message.trimmed(String(decoding: fields[1], as: UTF8.self))
            let place = line.name + (batch.map { "(\($0))" } ?? "") + "-1"
            if text.isEmpty || text == "\"\"" { return }
            guard let declared = Int(text) else {
                note(Problem(.dataType, "a count that is no number", at: place))
                return
            }
            guard declared != count else { return }
            note(
                Problem(
                    .segmentSequence, "\(declared) \(what) are declared, and \(count) are there", at: place,
                    remedy: "send what is missing"))
        }
    }
}
