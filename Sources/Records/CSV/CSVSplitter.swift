// A file of any length, in passing, into parts that each hold all rows of their people: what is held at once does not grow
// with the file. Each part is a file of its own, in UTF-8, under the same header, with the line that each row was on, so that
// it is read, kept and named in messages like one that was sent.
//
// Who is in which part is decided by a digest of the person's identifier: rows of a person need not stand together.

/// Divides one file. Feed it with `push` as bytes come, take what is ready with `drain`, and end with `finish`. What it
/// refuses is a fault of the file as a whole, and nothing of the file may then be applied; a row that cannot be taken goes
/// into a part, whose reading puts the person aside.
public struct CSVSplitter: Sendable {
    private let parts: Int
    private let limits: CSVLimits
    private var rows: CSVRows
    private var buffers: [Int: [UInt8]] = [:]
    private var started: Set<Int> = []
    private var header: [UInt8] = []
    /// Bytes that wait to be drained.
    public private(set) var pendingBytes = 0
    /// Rows so far that cannot be taken.
    public private(set) var faultyRows = 0

    /// Rows so far, those that cannot be taken among them.
    public var rowCount: Int { rows.count }
    /// What is odd about the file, but no reason to refuse it.
    public var warnings: [Problem] { rows.warnings }

    /// - Parameters:
    ///   - bytes: of the whole file: by them the number of parts is chosen.
    ///   - characterSet: as the mapping declares it; `nil` to find out.
    public init(bytes: Int, characterSet: CSVCharacterSet? = nil, limits: CSVLimits = .standard) {
        self.limits = limits
        parts = min(max(1, (bytes + limits.partBytes - 1) / limits.partBytes), limits.parts)
        rows = CSVRows(characterSet, limits: limits)
    }

    /// - Throws: `syntax`, `encoding`, `required`, `duplicateKey`, `organisation`, `dataType` or `limit`, with line and column.
    public mutating func push(_ bytes: [UInt8]) throws(Problem) {
        var index = 0
        while let row = try rows.next(bytes, &index) { take(row) }
    }

    /// - Throws: as `push`; `required` when there were no rows.
    public mutating func finish() throws(Problem) {
        if let row = try rows.last() { take(row) }
        try rows.checkComplete()
    }

    /// What is ready, by the number of its part, in order of the file within each; to be appended to what that part has.
    public mutating func drain() -> [(part: Int, bytes: [UInt8])] {
        defer {
            buffers.removeAll(keepingCapacity: true)
            pendingBytes = 0
        }
        return buffers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private mutating func take(_ row: CSVRows.Row) {
        // Of a file that is a part already, its own column of lines is kept.
        let ownLines = rows.header?.hasSourceLine == true ? 1 : 0
        if header.isEmpty, let names = rows.header?.names {
            // A byte order mark: whatever the mapping declares of the sender's files, parts are in UTF-8.
            header = [0xEF, 0xBB, 0xBF]
            Self.append([CLDHeader.sourceLine] + names.dropFirst(ownLines), to: &header)
        }
        if row.fault != nil { faultyRows += 1 }
        let keyColumn = rows.header?.personKey ?? 0
        let part = keyColumn < row.fields.count ? Self.part(of: row.fields[keyColumn], among: parts) : 0
        var buffer = buffers.removeValue(forKey: part) ?? []
        let before = buffer.count
        if started.insert(part).inserted { buffer += header }
        Self.append([String(row.line)] + row.fields.dropFirst(ownLines), to: &buffer)
        pendingBytes += buffer.count - before
        buffers[part] = buffer
    }

    /// FNV-1a: even, and the same in each run.
    static func part(of key: String, among parts: Int) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int(hash % UInt64(parts))
    }

    private static func append(_ fields: [String], to bytes: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let needsQuotes = field.utf8.contains {
                $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
            }
            guard needsQuotes else {
                bytes.append(contentsOf: field.utf8)
                continue
            }
            bytes.append(UInt8(ascii: "\""))
            for byte in field.utf8 {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }
}
