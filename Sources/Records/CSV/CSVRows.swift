// Rows of a file as text under their header, and what must hold of a file as a whole: one council, one reporting period.
// Whoever reads rows, in one piece or in passing, reads them through this.

struct CSVRows {
    private let limits: CSVLimits
    private(set) var tokenizer: CSVTokenizer
    private(set) var text: CSVText
    private(set) var header: CLDHeader?
    /// What every row says of the submission, by column; empty before the first row.
    private(set) var submission: [Int: String] = [:]
    private(set) var count = 0

    init(_ characterSet: CSVCharacterSet?, limits: CSVLimits = .standard) {
        self.limits = limits
        tokenizer = CSVTokenizer(limits: limits)
        text = CSVText(characterSet)
    }

    /// One row, decoded.
    struct Row {
        /// In the sender's file.
        let line: Int
        /// Trimmed.
        let fields: [String]
        /// Why it cannot be taken, when it cannot.
        let fault: Problem?
    }

    /// The next row of `input` from `index` on; `nil` when the input is used up.
    mutating func next(_ input: [UInt8], _ index: inout Int) throws(Problem) -> Row? {
        while try tokenizer.next(input, &index) {
            if let row = try take() { return row }
        }
        return nil
    }

    /// The last row, which nothing ended.
    mutating func last() throws(Problem) -> Row? { try tokenizer.finish() ? take() : nil }

    /// - Throws: `required` for a file without rows: a header alone says nothing of anybody.
    func checkComplete() throws(Problem) {
        guard header != nil else {
            throw Problem(.required, "the file is empty", remedy: "send the header and its rows")
        }
        guard count > 0 else {
            throw Problem(
                .required, "the file has a header and no rows", remedy: "send the rows; an empty extract is a fault")
        }
    }

    var warnings: [Problem] { (header?.warnings ?? []) + [text.warning].compactMap { $0 } }

    // MARK: - One row

    /// - Returns: `nil` of the header.
    private mutating func take() throws(Problem) -> Row? {
        if header == nil, tokenizer.hasMark { text.foundMark() }
        var fields: [String] = []
        fields.reserveCapacity(tokenizer.row.count)
        let (line, names) = (tokenizer.row.line, tokenizer.columns)
        for index in 0..<tokenizer.row.count {
            let decoded = try text.decode(tokenizer.row.field(index)) {
                CSVTokenizer.place(line: line, field: index, names)
            }
            fields.append(decoded.trimmingBlanks())
        }
        guard let header else {
            let header = try CLDHeader(fields, line: tokenizer.row.line)
            tokenizer.columns = header.names
            self.header = header
            return nil
        }
        count += 1
        guard count <= limits.rows else { throw Problem(.limit, "the file has more than \(limits.rows) rows") }
        let sourceLine = header.hasSourceLine ? fields.first.flatMap { Int($0) } ?? line : line
        // Its fields may stand under others' names: of whom it is cannot be known, nor what whoever it is of has lost.
        guard fields.count == header.columns.count else {
            throw Problem(
                .dataType, "the row has \(fields.count) fields, and the header \(header.columns.count)",
                at: "line \(sourceLine)", remedy: "quote fields that hold commas or line ends")
        }
        let fault = fault(fields, header, sourceLine)
        if fault == nil { try check(fields, header, sourceLine) }
        return Row(line: sourceLine, fields: fields, fault: fault)
    }

    private func fault(_ fields: [String], _ header: CLDHeader, _ line: Int) -> Problem? {
        guard !fields[header.personKey].isEmpty else {
            return Problem(
                .required, "the row is of nobody", at: header.place(line: line, column: header.personKey),
                remedy: "give each row the person's identifier")
        }
        return nil
    }

    /// One file is one submission: of one council, for one period, made at one time.
    private mutating func check(_ fields: [String], _ header: CLDHeader, _ line: Int) throws(Problem) {
        if submission.isEmpty {
            for column in header.submission { submission[column] = fields[column] }
        }
        for column in header.submission where submission[column] != fields[column] {
            throw Problem(
                header.columns[column].name == CLDFields.code ? .organisation : .dataType,
                "\(header.columns[column].name) differs from that of the first row",
                at: header.place(line: line, column: column), remedy: "send each submission in a file of its own")
        }
    }
}
