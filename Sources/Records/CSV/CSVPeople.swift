// The rows of one file, or of one part of a file, by person. Rows of a person need not stand together.

struct CSVPeople {
    private struct Person {
        var details: [JSONObject.Member] = []
        var rows: [JSONValue] = []
        var lines: [Int] = []
        /// Why the person is put aside.
        var fault: Problem?
    }

    private let header: CLDHeader
    private var submission: [Int: String] = [:]
    private(set) var completeness: Feed.Completeness?
    private var people: [Person] = []
    private var places: [String: Int] = [:]
    private var values = 0
    /// By column: how often a row of a person said otherwise than the one before, and where first.
    private var disagreements: [Int: (count: Int, line: Int)] = [:]
    /// Of rows that are of nobody who is known.
    private var faults: [Problem] = []
    private var fileWarnings: [Problem] = []

    private init(_ header: CLDHeader) { self.header = header }

    static func read(_ bytes: [UInt8], _ characterSet: CSVCharacterSet?) throws(Problem) -> CSVPeople {
        var rows = CSVRows(characterSet)
        var people: CSVPeople?
        var index = 0
        var next = try rows.next(bytes, &index)
        while true {
            if next == nil { next = try rows.last() }
            guard let row = next else { break }
            if people == nil { people = rows.header.map { CSVPeople($0) } }
            try people?.take(row)
            next = try rows.next(bytes, &index)
        }
        try rows.checkComplete()
        guard var people else { throw Problem(.fault, "rows without a header were read") }
        people.submission = rows.submission
        people.fileWarnings = rows.warnings
        people.completeness = try people.declaredCompleteness()
        // A row of nobody who is known may be of anybody: what is missing is not known to have ended.
        if !people.faults.isEmpty {
            if people.completeness == .full {
                people.fileWarnings.append(
                    Problem(
                        .segmentSequence, "rows are of nobody who is known, so packages that are not listed were left",
                        remedy: "send a full submission again, of now and without faults"))
            }
            people.completeness = .changes
        }
        return people
    }

    // MARK: - Taking rows

    private mutating func take(_ row: CSVRows.Row) throws(Problem) {
        if let fault = row.fault {
            putAside(row, fault)
            return
        }
        let place = place(of: row.fields[header.personKey])
        people[place].lines.append(row.line)
        var event: [JSONObject.Member] = []
        for (column, text) in row.fields.enumerated() where !text.isEmpty {
            if header.hasSourceLine, column == 0 { continue }
            let member = JSONObject.Member(header.columns[column].name, .string(text))
            switch header.columns[column].field?.level {
            case .submission: continue
            case .person: try detail(member, column, row.line, of: place)
            case .event, nil:
                event.append(member)
                try count(1)
            }
        }
        try count(1)
        people[place].rows.append(.object(JSONObject(distinct: event)))
    }

    private mutating func place(of key: String) -> Int {
        if let place = places[key] { return place }
        places[key] = people.count
        people.append(Person())
        return people.count - 1
    }

    /// What the first row of a person says stands, but for what tells people apart: rows that disagree on that are put
    /// aside with the person.
    private mutating func detail(
        _ member: JSONObject.Member, _ column: Int, _ line: Int, of place: Int
    ) throws(Problem) {
        guard let known = people[place].details.first(where: { $0.name == member.name }) else {
            people[place].details.append(member)
            try count(1)
            return
        }
        guard known.value != member.value else { return }
        if header.columns[column].field?.isIdentity == true {
            people[place].fault =
                people[place].fault
                ?? Problem(
                    .identity, "rows of one person say different things", at: header.place(line: line, column: column),
                    remedy: "give each person an identifier of their own, or correct the row")
        } else {
            disagreements[column] = ((disagreements[column]?.count ?? 0) + 1, disagreements[column]?.line ?? line)
        }
    }

    /// Whoever a row is of that cannot be taken: all that is known of them is in doubt.
    private mutating func putAside(_ row: CSVRows.Row, _ fault: Problem) {
        let key = header.personKey < row.fields.count ? row.fields[header.personKey] : ""
        if key.isEmpty {
            faults.append(fault)
        } else {
            let place = place(of: key)
            people[place].fault = people[place].fault ?? fault
        }
    }

    private mutating func count(_ more: Int) throws(Problem) {
        values += more
        guard values <= ReadingLimits.standard.values else {
            throw Problem(
                .limit, "more than \(ReadingLimits.standard.values) fields and rows in one piece",
                remedy: "send the file by folder pickup, which reads it in parts")
        }
    }

    private func declaredCompleteness() throws(Problem) -> Feed.Completeness? {
        guard let column = header.submission.first(where: { header.columns[$0].name == CLDFields.submissionType }),
            let text = submission[column], !text.isEmpty
        else { return nil }
        guard let completeness = Feed.Completeness(rawValue: text.lowercased()) else {
            throw Problem(
                .unmappedCode, "the submission declares itself neither full nor changes",
                at: "\(CLDFields.submissionType)", remedy: "write Full or Changes, or leave it blank")
        }
        return completeness
    }

    // MARK: - What was read

    var document: JSONValue {
        let declared = header.submission.compactMap { column -> JSONObject.Member? in
            guard let text = submission[column], !text.isEmpty else { return nil }
            return JSONObject.Member(header.columns[column].name, .string(text))
        }
        return [
            "submission": .object(JSONObject(distinct: declared)),
            "people": .array(
                kept.map { person in
                    .object(JSONObject(distinct: person.details + [.init("rows", .array(person.rows))]))
                }),
        ]
    }

    private var kept: [Person] { people.filter { $0.fault == nil } }

    /// How many people, or rows of nobody who is known, were put aside.
    var putAside: Int { people.count { $0.fault != nil } + faults.count }

    var warnings: [Problem] {
        let aside = (people.compactMap(\.fault) + faults).map { fault in
            Problem(fault.reason, "a person was put aside: \(fault.what)", at: fault.place, remedy: fault.remedy)
        }
        let differing = disagreements.sorted { $0.key < $1.key }.map { column, found in
            Problem(
                .dataType,
                "rows of one person differ in \(header.columns[column].name), \(found.count) times; the first was taken",
                at: header.place(line: found.line, column: column))
        }
        return fileWarnings + aside.prefix(CSVLimits.standard.warnings) + differing
    }

    /// A problem with the line and column of the file for `$.people[3].rows[2].Event Start Date` in its place.
    func placed(_ problem: Problem) -> Problem {
        let start = "$.people["
        guard let range = problem.place.firstRange(of: start) else { return problem }
        let tail = problem.place[range.upperBound...]
        guard let index = Int(tail.prefix { $0.isNumber }), index < kept.count else { return problem }
        let person = kept[index]
        var rest = tail.drop { $0.isNumber }.dropFirst()
        var line = person.lines.first ?? 0
        if rest.hasPrefix(".rows["), let row = Int(rest.dropFirst(6).prefix { $0.isNumber }) {
            line = row < person.lines.count ? person.lines[row] : line
            rest = rest.dropFirst(6).drop { $0.isNumber }.dropFirst()
        }
        let column = header.names.firstIndex { rest.hasPrefix(".\($0)") && rest.count == $0.count + 1 }
        let place = column.map { header.place(line: line, column: $0) } ?? "line \(line)"
        return Problem(
            problem.reason, problem.what, at: problem.place[..<range.lowerBound] + place, remedy: problem.remedy)
    }
}
