// The members of a JSON object by name, strictly: unknown ones are refused, and every error says what, where and what to
// do, and never what was written: a request may be about a person.

import Records

struct JSONFields {
    private let object: JSONObject
    private let place: String

    /// - Parameter place: of the object within its line; empty: the line itself.
    init(_ value: JSONValue, _ what: String, at place: String, known: [String]) throws(Problem) {
        guard let object = value.object else {
            throw Problem(
                .dataType, "\(what) is an object", at: place, remedy: "use: \(known.joined(separator: ", "))")
        }
        for member in object.members where !known.contains(member.name) {
            throw Problem(
                .unknownElement, "\(what) has a member that is not known", at: place,
                remedy: "use only: \(known.joined(separator: ", "))")
        }
        self.object = object
        self.place = place
    }

    func problem(_ reason: Problem.Reason, _ name: String, _ what: String, _ remedy: String) -> Problem {
        Problem(reason, "\(name) \(what)", at: place.isEmpty ? name : "\(place).\(name)", remedy: remedy)
    }

    func optional(_ name: String) -> JSONValue? { object[name] }

    func text(_ name: String) throws(Problem) -> String {
        guard let value = object[name] else { throw problem(.required, name, "is missing", "add \(name)") }
        guard let text = value.string, !text.isEmpty, text.utf8.count <= Limits.textCharacters else {
            throw problem(.dataType, name, "is no text", "write \"…\"")
        }
        return text
    }

    func texts(_ name: String) throws(Problem) -> [String]? {
        guard let value = object[name] else { return nil }
        guard case .array(let items) = value else { throw problem(.dataType, name, "is no list", "write [\"…\"]") }
        let texts = items.compactMap(\.string)
        guard texts.count == items.count else { throw problem(.dataType, name, "is no list of texts", "write [\"…\"]") }
        return texts
    }

    func code(_ name: String) throws(Problem) -> ODSCode {
        guard let code = ODSCode(try text(name)) else {
            throw problem(.dataType, name, "is no ODS code", "write three to ten capital letters and digits")
        }
        return code
    }

    func word<Word: RawRepresentable & CaseIterable>(_ name: String) throws(Problem) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text(name)) else {
            throw problem(
                .unmappedCode, name, "is none that is known",
                "use one of: \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    func instant(_ name: String) throws(Problem) -> Instant {
        guard let instant = Instant(fhir: try text(name)) else {
            throw problem(.dataType, name, "is no instant", "write 2026-11-22T14:05:00Z, say")
        }
        return instant
    }

    /// `true`, `false`, `"yes"`, `"no"` or `"unknown"`; `nil` of what is not there.
    func known(_ name: String) throws(Problem) -> Known? {
        switch object[name] {
        case nil: return nil
        case .bool(let isSo): return isSo ? .yes : .no
        case .string("yes"): return .yes
        case .string("no"): return .no
        case .string("unknown"): return .unknown
        default: throw problem(.dataType, name, "is not known or unknown", "write true, false or \"unknown\"")
        }
    }

    /// A short name of letters, digits, `-`, `.`, `_` and `:`, to find an answer again by.
    func reference(_ name: String) throws(Problem) -> String? {
        guard object[name] != nil else { return nil }
        let text = try text(name)
        let marks = Array("-._:".utf8)
        guard text.utf8.count <= 64,
            text.utf8.allSatisfy({
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || marks.contains($0)
            })
        else { throw problem(.dataType, name, "is no short name", "use up to 64 letters, digits, - . _ and :") }
        return text
    }
}
