// Rows: a file that comes in pieces of any size gives the rows that it gives whole; divided into parts it is the same
// people.

@testable import Records

enum CSVTarget {
    static let target = FuzzTarget(name: "csv", maximumBytes: 8192, seeds: seeds, words: words, check: check)

    /// So small that short inputs reach them.
    private static let limits = {
        var limits = CSVLimits()
        limits.fieldBytes = 256
        limits.columns = 40
        limits.rowBytes = 1024
        limits.rows = 64
        limits.parts = 5
        limits.partBytes = 512
        return limits
    }()

    private static func check(_ bytes: [UInt8]) throws(Broken) {
        var numbers = InputNumbers(bytes)
        for limits in [Self.limits, .standard] {
            let whole = try tokens([bytes], limits)
            for pieces in [bytes.map { [$0] }, numbers.pieces(bytes, upTo: 7), numbers.pieces(bytes, upTo: 300)] {
                try hold(try tokens(pieces, limits) == whole, "in pieces it has other rows")
            }
        }
        let whole = try split([bytes])
        try hold(try split(bytes.map { [$0] }) == whole, "byte by byte it is divided differently")
        try hold(try split(numbers.pieces(bytes, upTo: 100)) == whole, "in pieces it is divided differently")
        try checkParts(whole, bytes)
    }

    // MARK: - Rows

    private struct Tokens: Equatable {
        var rows: [[ArraySlice<UInt8>]] = []
        var lines: [Int] = []
        /// Which of two limits that one field exceeds is met first depends on the pieces.
        var refusal: [String]?
    }

    private static func tokens(_ pieces: [[UInt8]], _ limits: CSVLimits) throws(Broken) -> Tokens {
        var tokenizer = CSVTokenizer(limits: limits)
        var tokens = Tokens()
        func take() {
            tokens.rows.append((0..<tokenizer.row.count).map { tokenizer.row.field($0) })
            tokens.lines.append(tokenizer.row.line)
        }
        do throws(Problem) {
            for piece in pieces {
                var index = 0
                while try tokenizer.next(piece, &index) { take() }
            }
            if try tokenizer.finish() { take() }
        } catch {
            try Refusals.check(error)
            tokens.refusal = [error.reason.rawValue, error.place]
        }
        for row in tokens.rows {
            try hold(row.count <= limits.columns, "a row of \(row.count) fields")
            try hold(row.allSatisfy { $0.count <= limits.fieldBytes }, "a field of more bytes than its limit")
            try hold(row.reduce(0) { $0 + $1.count } <= limits.rowBytes, "a row of more bytes than its limit")
        }
        return tokens
    }

    // MARK: - Parts

    private struct Parts: Equatable {
        var parts: [Int: [UInt8]] = [:]
        var rows = 0
        var faulty = 0
        var refusal: [String]?
    }

    private static func split(_ pieces: [[UInt8]]) throws(Broken) -> Parts {
        var splitter = CSVSplitter(bytes: pieces.reduce(0) { $0 + $1.count }, limits: limits)
        var result = Parts()
        func drain() { for (part, bytes) in splitter.drain() { result.parts[part, default: []] += bytes } }
        do throws(Problem) {
            for piece in pieces {
                try splitter.push(piece)
                drain()
            }
            try splitter.finish()
            drain()
        } catch {
            try Refusals.check(error)
            // What was drained before a fault depends on the pieces, and is thrown away.
            result = Parts(refusal: [error.reason.rawValue, error.place])
        }
        if result.refusal == nil { (result.rows, result.faulty) = (splitter.rowCount, splitter.faultyRows) }
        return result
    }

    /// Each part is read like a file that was sent, and together they hold what the file holds.
    private static func checkParts(_ parts: Parts, _ bytes: [UInt8]) throws(Broken) {
        let whole = try outcome { () throws(Problem) in try CSVPeople.read(bytes, nil) }
        guard parts.refusal == nil else { return }
        let read = try parts.parts.values.map { (part: [UInt8]) throws(Broken) in
            try outcome { () throws(Problem) in try CSVPeople.read(part, nil) }
        }
        // What all parts say of the submission alike, one part may not be able to say of itself: `Submission Type`.
        guard let whole else {
            return try hold(read.contains { $0 == nil }, "refused as a whole, and every part of it is read")
        }
        let people = read.compactMap { $0 }
        try hold(people.count == read.count, "read as a whole, and a part of it is refused")
        try hold(people.reduce(0) { $0 + $1.putAside } == whole.putAside, "in parts other people are put aside")
        let together = people.flatMap { JSONValue.items($0.document["people"]) }
        try hold(Set(together) == Set(JSONValue.items(whole.document["people"])), "in parts it is other people")
        // Of rows that cannot be taken it is not asked of which submission they are.
        let told = people.filter { !JSONValue.items($0.document["people"]).isEmpty }
        try hold(
            told.allSatisfy { $0.document["submission"] == whole.document["submission"] },
            "a part is of another submission")
    }

    // MARK: - Seeds

    private static let words = [
        "\"\"", "\",\"", "\r\n", ",,,,", "\"\r\n\"", "Full", "Changes", "508,01/11/2026,30/11/2026", "P1", "NHS Number",
        "S Flag",
        "Submission Type", "LA Code", "Last Name", "\u{E9}", "\u{FEFF}", CLDHeader.sourceLine, "=1+1", "@SUM", "\t",
    ]

    private static let header =
        "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique Identifier,Gender,"
        + "Date of Birth,Client Type,Postcode,Last Name,Event Type,Event Start Date,Event End Date,Service Component"

    private static func row(_ person: String, name: String = "Okafor", kind: String = "Meals") -> String {
        "508,01/11/2026,20/11/2026,,\(person),Female,04/03/1941,Service user,SM1 4QT,\(name),Service,03/02/2026,,\(kind)"
    }

    private static let seeds: [[UInt8]] = [
        [UInt8]("a,b\r\n1,\"x,\"\"y\"\"\r\nz\"\r\n\r\n,\n"), [UInt8]("\u{FEFF}a,\"b\"\r1,2\r"), [UInt8]("\"a\nb\",c"),
        [UInt8]("a,b\n\"1,2\n"), [UInt8]("a,b\n1\"2,3\n"), [0xFF, 0xFE, 0x61, 0x00],
        [UInt8](
            [header, row("P1"), row("P2", name: "\"Pym, \"\"H\"\"\""), row("P1", kind: "Transport"), row("P3")].joined(
                separator: "\r\n")),
        [UInt8](
            "\u{FEFF}" + [header + ",Submission Type", row("P1") + ",Full", row("") + ",Full"].joined(separator: "\n")),
        [UInt8]([header, row("P1", name: "O")].joined(separator: "\n")) + [0xE9, 0x80]
            + [UInt8]("\n" + row("P2", name: "\u{E9}")),
        [UInt8]([CLDHeader.sourceLine + "," + header, "7," + row("P1"), "9," + row("P2")].joined(separator: "\n")),
        [UInt8]([header, row("P1"), "509" + row("P2").dropFirst(3)].joined(separator: "\n")),
    ]
}
