// Reads a list of choices: what it is of, in lines of a name and a value, then the numbers, one a line. A national list may
// have a million of them, so that it is no YAML; what is wrong with a line never repeats the number that is in it.
//
//     # Type 1 opt-outs of the practices of Northshire
//     list: type-1-northshire
//     subject: type-1
//     as_of: 2026-11-20
//     complete_for_days: 21
//     numbers:
//     999 000 0018

import Records

extension ChoiceList {
    /// - Parameter file: its path, for messages, and its text.
    /// - Throws: every problem of the file, each with line and remedy.
    public static func load(_ file: (path: String, text: String)) throws(PolicyErrors) -> ChoiceList {
        var reader = ChoiceListReader(path: file.path)
        let list = reader.read(file.text)
        guard let list, reader.problems.isEmpty else { throw PolicyErrors(reader.problems) }
        return list
    }
}

private struct ChoiceListReader {
    private enum Field: String, CaseIterable {
        case list, subject
        case asOf = "as_of"
        case completeForDays = "complete_for_days"
        case numbers
    }

    let path: String
    private(set) var problems: [Problem] = []
    private var fields: [Field: (value: String, line: Int)] = [:]
    private var numbers: Set<NHSNumber> = []

    init(path: String) { self.path = path }

    mutating func read(_ text: String) -> ChoiceList? {
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            let content = Substring(line.prefix { $0 != UInt8(ascii: "#") }).trimmed
            guard !content.isEmpty else { continue }
            guard problems.count < Limits.choiceListProblems else { return nil }
            if fields[.numbers] == nil {
                read(field: content, line: index + 1)
            } else {
                read(number: content, line: index + 1)
            }
        }
        for field in [Field.list, .subject, .asOf, .numbers] where fields[field] == nil {
            report(.required, "\(field.rawValue) is missing", nil, "begin with list, subject and as_of, then numbers:")
        }
        let (name, subject, asOf, days) = (name(), subject(), asOf(), days())
        guard problems.isEmpty, let name, let subject, let asOf else { return nil }
        return ChoiceList(name: name, subject: subject, asOf: asOf, completeForDays: days, numbers: numbers)
    }

    private mutating func read(field content: Substring, line: Int) {
        let parts = content.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let field = Field(rawValue: String(parts[0].trimmed)) else {
            let names = Field.allCases.map(\.rawValue).joined(separator: ", ")
            return report(
                .unknownElement, "a line before numbers: names no field of a list", line, "use one of: \(names)")
        }
        let value = String(parts[1].trimmed)
        if field == .numbers, !value.isEmpty {
            report(.syntax, "a number stands beside numbers:", line, "put each on a line of its own")
        }
        if let other = fields.updateValue((value, line), forKey: field) {
            report(.duplicateKey, "\(field.rawValue) is in line \(other.line) too", line, "keep one of them")
        }
    }

    private mutating func read(number content: Substring, line: Int) {
        guard let number = NHSNumber(content) else {
            return report(
                .nhsNumber, "the line is no NHS number", line,
                "write ten digits with a right check digit, and nothing else")
        }
        numbers.insert(number)
    }

    private mutating func name() -> String? {
        guard let field = fields[.list] else { return nil }
        if !field.value.isEmpty, field.value.count <= Limits.textCharacters { return field.value }
        report(.dataType, "list has no name", field.line, "name the list as the access log is to name it")
        return nil
    }

    /// An objection to one agreement or category is a consent's.
    private mutating func subject() -> ChoiceSubject? {
        guard let field = fields[.subject] else { return nil }
        if let subject = ChoiceSubject.plain.first(where: { $0.word == field.value }) { return subject }
        let names = ChoiceSubject.plain.map(\.word).joined(separator: ", ")
        report(.unmappedCode, "subject is none that a list may be of", field.line, "use one of: \(names)")
        return nil
    }

    /// A day is its first instant: a list is never taken for newer than it is.
    private mutating func asOf() -> Instant? {
        guard let field = fields[.asOf] else { return nil }
        if field.value.utf8.count >= Self.dayCharacters, let instant = Instant(fhir: field.value) { return instant }
        report(.dataType, "as_of is neither a day nor a time", field.line, "write 2026-11-20, or 2026-11-20T06:00:00Z")
        return nil
    }

    private mutating func days() -> Int? {
        guard let field = fields[.completeForDays] else { return nil }
        if let days = Int(field.value), Limits.choiceListDays.contains(days) { return days }
        let (least, most) = (Limits.choiceListDays.lowerBound, Limits.choiceListDays.upperBound)
        report(
            .dataType, "complete_for_days is no number of days from \(least) to \(most)", field.line,
            "write 21, or leave the line out of a list that names some people only")
        return nil
    }

    /// `2026-11-20`
    private static let dayCharacters = 10

    private mutating func report(_ reason: Problem.Reason, _ what: String, _ line: Int?, _ remedy: String) {
        problems.append(Problem(reason, what, at: line.map { "\(path):\($0)" } ?? path, remedy: remedy))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" || character == "\r" }
        let rest = drop(while: isSpace)
        return rest.lastIndex { !isSpace($0) }.map { rest[...$0] } ?? ""
    }
}
