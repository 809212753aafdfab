// Which codes tell of what the law restricts: a coded entry that holds one takes its whole resource out of a release.

public import Records

/// Lists of codes by code system and subject.
public struct RestrictedCodes: Sendable, Hashable {
    /// What a code tells of.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        case sexualHealth = "sexual-health"
        case humanFertilisation = "human-fertilisation"
        case genderRecognition = "gender-recognition"
        case adoption
        /// Not restricted by the agreements' list but by the RCGP's, with which it is kept.
        case terminationOfPregnancy = "termination-of-pregnancy"
    }

    /// Code systems, under the names that senders give them.
    enum System: String, Sendable, Hashable, CaseIterable {
        case snomed, icd10, read2, ctv3, loinc

        /// By a word of its URI, or its OID; versions, editions and national extensions alike. `nil` of any other
        /// system.
        init?(uri: String) {
            let text = uri.lowercased()
            let known: [(system: System, words: [String], oids: [String])] = [
                (.snomed, ["snomed"], ["2.16.840.1.113883.6.96", "2.16.840.1.113883.2.1.3.2.4.15"]),
                (.icd10, ["icd-10", "icd10"], ["2.16.840.1.113883.6.3"]),
                (.read2, ["readv2", "read2"], ["2.16.840.1.113883.2.1.6.2"]),
                (.ctv3, ["ctv3", "readv3"], ["2.16.840.1.113883.2.1.3.2.4.14"]),
                (.loinc, ["loinc"], ["2.16.840.1.113883.6.1"]),
            ]
            let found = known.first { row in
                row.words.contains { text.contains($0) } || row.oids.contains { text == $0 || text == "urn:oid:" + $0 }
            }
            guard let found else { return nil }
            self = found.system
        }

        var isHierarchical: Bool { self == .icd10 || self == .read2 }

        /// A code as the lists have it: ICD-10 without its point, Read without what fills it up.
        func plain(_ code: String) -> String {
            switch self {
            case .icd10: String(decoding: code.uppercased().utf8.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self)
            case .read2: String(code.prefix { $0 != "." })
            case .snomed, .ctv3, .loinc: code
            }
        }
    }

    private struct Key: Sendable, Hashable {
        let system: System
        let code: String
    }

    private var subjects: [Key: Subject] = [:]
    /// Lengths of the codes below which codes are restricted too.
    private static let prefixes = 2...5

    /// The lists of `RestrictedCodeLists`.
    public static let standard: RestrictedCodes = {
        do throws(Problem) {
            return try RestrictedCodes().adding(RestrictedCodeLists.standard, file: "RestrictedCodeLists.swift")
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    public init() {}

    /// With more lists, such as the present members of the reference sets, or a publisher's own.
    /// - Parameter text: lines of a subject, a code system and codes, apart by spaces; `#` begins a comment.
    /// - Throws: of a line that names no subject or system known here, or no code: with file and line.
    public func adding(_ text: String, file: String) throws(Problem) -> RestrictedCodes {
        var result = self
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
            guard !words.isEmpty else { continue }
            guard words.count > 2, let subject = Subject(rawValue: words[0]), let system = System(rawValue: words[1])
            else {
                throw Problem(
                    .syntax, "a line of restricted codes names a subject, a code system and codes",
                    at: "\(file):\(number + 1)",
                    remedy: "subjects: \(Self.words(Subject.self)); code systems: \(Self.words(System.self))")
            }
            for code in words.dropFirst(2) {
                let plain = system.plain(code)
                guard !system.isHierarchical || Self.prefixes.contains(plain.utf8.count) else {
                    throw Problem(
                        .syntax, "a code of \(system.rawValue) has 2 to 5 characters", at: "\(file):\(number + 1)",
                        remedy: "write the code as the classification has it")
                }
                result.subjects[Key(system: system, code: plain)] = subject
            }
        }
        return result
    }

    /// Every code, as `adding` reads it, in order.
    var lines: [String] {
        subjects.map { "\($0.value.rawValue) \($0.key.system.rawValue) \($0.key.code)" }.sorted()
    }

    private static func words<Words: CaseIterable & RawRepresentable<String>>(_: Words.Type) -> String {
        Words.allCases.map(\.rawValue).joined(separator: ", ")
    }

    /// What a code tells of; `nil` of one on no list. A code without a system, or of one that is not known here, may be of
    /// any: it is looked up in every list.
    public func subject(system uri: String?, code: String) -> Subject? {
        if let system = uri.flatMap({ System(uri: $0) }) { return subject(system, code) }
        return System.allCases.lazy.compactMap { subject($0, code) }.first
    }

    private func subject(_ system: System, _ code: String) -> Subject? {
        let plain = system.plain(code)
        guard system.isHierarchical else { return subjects[Key(system: system, code: plain)] }
        return Self.prefixes.lazy.filter { $0 <= plain.utf8.count }
            .compactMap { subjects[Key(system: system, code: String(plain.prefix($0)))] }.first
    }

    /// What a resource tells of: the first code, anywhere in it, that is on a list.
    public func subject(in resource: Resource) -> Subject? { subject(in: .object(resource.json), depth: 0) }

    private func subject(in value: JSONValue, depth: Int) -> Subject? {
        switch value {
        case .string, .number, .bool, .null: return nil
        case .array(let values): return values.lazy.compactMap { subject(in: $0, depth: depth) }.first
        case .object(let object):
            if let code = object["code"]?.string, let found = subject(system: object["system"]?.string, code: code) {
                return found
            }
            // What lies deeper than a release looks does not leave.
            guard depth < Limits.elementDepth else { return nil }
            return object.members.lazy.compactMap { subject(in: $0.value, depth: depth + 1) }.first
        }
    }
}
