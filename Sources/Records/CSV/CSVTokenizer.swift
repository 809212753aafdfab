// Rows of comma-separated values (RFC 4180), from bytes as they come: nothing of the file is held but the row at hand.
//
// Beyond RFC 4180: rows may end in CRLF, LF or CR, the last in nothing; empty lines are passed over; a byte order mark may
// stand first. A quote inside a field that does not begin with one, and text after a closing quote, are refused, because
// where the field ends would be a guess.

/// One row, its quotes undone. Bytes, because the character set may not be known yet.
struct CSVRow {
    /// From 1; a row whose fields hold line ends begins on this one.
    fileprivate(set) var line = 1
    fileprivate(set) var bytes: [UInt8] = []
    /// Where each field ends in `bytes`.
    fileprivate(set) var ends: [Int] = []

    var count: Int { ends.count }

    func range(_ field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1])..<ends[field] }

    func field(_ field: Int) -> ArraySlice<UInt8> { bytes[range(field)] }
}

struct CSVTokenizer {
    private enum State {
        case fieldStart
        case unquoted
        case quoted
        /// After a quote in a quoted field: another makes one quote of the two, else the field is at its end.
        case quote
    }

    private let limits: CSVLimits
    private(set) var row = CSVRow()
    private var state = State.fieldStart
    private var line = 1
    private var isAfterReturn = false
    private var isRowComplete = false
    /// The last byte of the quoted field at hand: of CR and LF together only one ends a line.
    private var lastQuoted: UInt8 = 0
    private var fieldBegin = 0
    private var openQuoteLine = 1
    /// Bytes of a byte order mark seen so far; `nil` once it is decided that there is one or none.
    private var mark: Int? = 0
    private(set) var hasMark = false
    /// Names of columns, for places.
    var columns: [String] = []

    init(limits: CSVLimits = .standard) { self.limits = limits }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Goes on in `input` from `index` until a row is complete.
    /// - Returns: whether `row` is one; `false` when the input is used up, and more may follow.
    mutating func next(_ input: [UInt8], _ index: inout Int) throws(Problem) -> Bool {
        if isRowComplete { clear() }
        if mark != nil { try skipMark(input, &index) }
        while index < input.count {
            let byte = input[index]
            if isAfterReturn {
                isAfterReturn = false
                if byte == 0x0A {
                    index += 1
                    continue
                }
            }
            switch state {
            case .unquoted, .fieldStart: try plain(input, &index)
            case .quoted: try quoted(input, &index)
            case .quote: try afterQuote(byte, &index)
            }
            if isRowComplete { return true }
        }
        return false
    }

    /// - Returns: whether `row` is a last row, which nothing ended.
    mutating func finish() throws(Problem) -> Bool {
        if isRowComplete { clear() }
        if state == .quoted {
            throw Problem(
                .syntax, "the file ends inside quotes that were opened on line \(openQuoteLine)",
                at: place(field: row.count), remedy: "close the quotes, and write a quote in a field twice")
        }
        guard state != .fieldStart || row.count > 0 else { return false }
        try endField()
        isRowComplete = true
        return true
    }

    private mutating func clear() {
        row.bytes.removeAll(keepingCapacity: true)
        row.ends.removeAll(keepingCapacity: true)
        row.line = line
        fieldBegin = 0
        isRowComplete = false
    }

    // MARK: - States

    private mutating func plain(_ input: [UInt8], _ index: inout Int) throws(Problem) {
        if state == .fieldStart, input[index] == UInt8(ascii: "\"") {
            state = .quoted
            lastQuoted = 0
            openQuoteLine = line
            index += 1
            return
        }
        let start = index
        var special: UInt8 = 0
        input.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let byte = bytes[index]
                if byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\"") || byte == 0
                {
                    special = byte
                    break
                }
                index += 1
            }
        }
        if index > start {
            state = .unquoted
            try append(input[start..<index])
        }
        guard index < input.count else { return }
        switch special {
        case UInt8(ascii: ","):
            index += 1
            try endField()
        case UInt8(ascii: "\""):
            throw Problem(
                .syntax, "a quote inside a field that does not begin with one", at: place(field: row.count),
                remedy: "put the whole field into quotes, and write a quote in it twice")
        case 0: throw nul()
        default: try endRow(special, &index)
        }
    }

    private mutating func quoted(_ input: [UInt8], _ index: inout Int) throws(Problem) {
        let start = index
        var (lines, last) = (0, lastQuoted)
        input.withUnsafeBufferPointer { bytes in
            while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != 0 {
                let byte = bytes[index]
                if byte == 0x0D || byte == 0x0A && last != 0x0D { lines += 1 }
                last = byte
                index += 1
            }
        }
        line += lines
        lastQuoted = last
        try append(input[start..<index])
        if index < input.count {
            guard input[index] != 0 else { throw nul() }
            state = .quote
            index += 1
        }
    }

    private mutating func afterQuote(_ byte: UInt8, _ index: inout Int) throws(Problem) {
        switch byte {
        case UInt8(ascii: "\""):
            state = .quoted
            index += 1
            try append([byte])
        case UInt8(ascii: ","):
            index += 1
            try endField()
        case 0x0A, 0x0D: try endRow(byte, &index)
        default:
            throw Problem(
                .syntax, "text after the quotes of a field were closed", at: place(field: row.count),
                remedy: "write a quote in a field twice")
        }
    }

    private mutating func endRow(_ byte: UInt8, _ index: inout Int) throws(Problem) {
        index += 1
        isAfterReturn = byte == 0x0D
        line += 1
        // An empty line is no row.
        guard state != .fieldStart || row.count > 0 else {
            row.line = line
            return
        }
        try endField()
        isRowComplete = true
    }

    private mutating func endField() throws(Problem) {
        guard row.count < limits.columns else {
            throw Problem(.limit, "a row has more than \(limits.columns) fields", at: place(field: row.count))
        }
        row.ends.append(row.bytes.count)
        fieldBegin = row.bytes.count
        state = .fieldStart
    }

    private mutating func append(_ bytes: some Collection<UInt8>) throws(Problem) {
        guard row.bytes.count - fieldBegin + bytes.count <= limits.fieldBytes else {
            throw Problem(
                .limit, "a field has more than \(limits.fieldBytes) bytes", at: place(field: row.count),
                remedy: "look for quotes that are not closed")
        }
        guard row.bytes.count + bytes.count <= limits.rowBytes else {
            throw Problem(.limit, "a row has more than \(limits.rowBytes) bytes", at: place(field: row.count))
        }
        row.bytes.append(contentsOf: bytes)
    }

    private mutating func skipMark(_ input: [UInt8], _ index: inout Int) throws(Problem) {
        while let seen = mark, index < input.count {
            let byte = input[index]
            if seen == 0, byte == 0xFF || byte == 0xFE {
                throw Problem(
                    .encoding, "the file is in UTF-16, or is no text", at: "line 1",
                    remedy: "save it as CSV in UTF-8, or in Windows-1252")
            }
            guard byte == Self.byteOrderMark[seen] else {
                // Not a mark after all: what was taken for its beginning belongs to the first field.
                mark = nil
                guard seen > 0 else { return }
                try append(Self.byteOrderMark[..<seen])
                state = .unquoted
                return
            }
            index += 1
            mark = seen + 1
            if seen == 2 {
                hasMark = true
                mark = nil
            }
        }
    }

    private func nul() -> Problem {
        Problem(.encoding, "a NUL, which text does not have", at: place(field: row.count))
    }

    // MARK: - Places

    /// `line 7, column 12 (Event Start Date)`
    func place(field: Int) -> String { Self.place(line: row.line, field: field, columns) }

    /// The name of a column is the sender's text where Client Level Data has none such: it is shown only where it is plain.
    static func place(line: Int, field: Int, _ columns: [String]) -> String {
        let name = field < columns.count ? columns[field] : ""
        let isPlain = name.utf8.count <= greatestName && name.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return "line \(line), column \(field + 1)" + (isPlain && !name.isEmpty ? " (\(name))" : "")
    }

    /// Bytes of the longest name of a column that a message repeats.
    private static let greatestName = 64
}
