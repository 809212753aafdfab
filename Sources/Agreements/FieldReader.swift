// The fields of agreement and example files: text as written, dates, closed lists; each reports what it does not know.

import Records

extension AgreementReader {
    mutating func report(_ reason: Problem.Reason, _ what: String, _ tree: YAMLNode?, _ remedy: String) {
        problems.append(Problem(reason, what, at: tree.map { place($0.place) } ?? path, remedy: remedy))
    }

    private func place(_ place: YAMLPlace) -> String { "\(path):\(place.line):\(place.column)" }

    /// - Throws: what is wrong with the file as YAML.
    static func tree(_ text: String, path: String) throws(PolicyErrors) -> YAMLNode {
        var limits = YAMLLimits()
        limits.documentBytes = Limits.agreementBytes
        limits.nodes = Limits.yamlNodes
        let problems = ProblemList()
        let tree = YAMLNode.read(text, file: path, limits: limits, problems: problems)
        guard problems.all.isEmpty, let tree else { throw PolicyErrors(problems.all) }
        return tree
    }

    /// The fields of a mapping by name; unknown and missing ones are reported.
    mutating func fields(_ tree: YAMLNode, _ what: String, known: [String], required: [String]) -> [String: YAMLNode]? {
        guard case .mapping(let members) = tree.content else {
            report(.dataType, "\(what) is written as fields", tree, "use: \(known.joined(separator: ", "))")
            return nil
        }
        var result: [String: YAMLNode] = [:]
        for member in members {
            guard known.contains(member.name) else {
                problems.append(
                    Problem(
                        .unknownElement, "\(what) has no field \(member.name)", at: place(member.place),
                        remedy: "use one of: \(known.joined(separator: ", "))"))
                continue
            }
            result[member.name] = member.value
        }
        for name in required where result[name] == nil {
            report(.required, "\(what) has no \(name)", tree, "add \(name)")
        }
        return result
    }

    mutating func list(_ tree: YAMLNode?, mayBeEmpty: Bool = false) -> [YAMLNode] {
        guard let tree else { return [] }
        guard case .sequence(let items) = tree.content else {
            report(.dataType, "a list is needed here", tree, "write it as [a, b]")
            return []
        }
        if items.isEmpty, !mayBeEmpty { report(.required, "the list is empty", tree, "name at least one") }
        return items
    }

    /// Non-empty text, as written.
    mutating func text(_ tree: YAMLNode?) -> String? {
        guard let tree else { return nil }
        guard let text = tree.text else {
            report(.dataType, "text is needed here", tree, "write one value")
            return nil
        }
        guard !text.isEmpty, text.utf8.count <= Limits.textCharacters,
            !text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" })
        else {
            report(.dataType, "the value is empty, too long or has control characters", tree, "write a value")
            return nil
        }
        return text
    }

    mutating func texts(_ tree: YAMLNode?) -> [String] { list(tree).compactMap { text($0) } }

    /// Text that stands in decisions and audit entries: letters, digits, `-`, `.` and `_`.
    mutating func identifier(_ tree: YAMLNode?) -> String? {
        guard let text = text(tree) else { return nil }
        guard text.utf8.count <= 64,
            text.unicodeScalars.allSatisfy({
                $0.isASCII
                    && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-._".unicodeScalars.contains($0))
            })
        else {
            report(.dataType, "an identifier is letters, digits, - . and _", tree, "use NS-ED-004, say")
            return nil
        }
        return text
    }

    mutating func flag(_ tree: YAMLNode) -> Bool? {
        switch tree.text {
        case "true": return true
        case "false": return false
        default:
            report(.dataType, "true or false is needed here", tree, "write true or false")
            return nil
        }
    }

    mutating func date(_ tree: YAMLNode?) -> CivilDate? {
        guard let tree else { return nil }
        guard let text = tree.text, text.utf8.count == 10, let date = CivilDate(text) else {
            report(.dataType, "a date is needed here", tree, "write it as 2026-04-01")
            return nil
        }
        return date
    }

    mutating func code(_ tree: YAMLNode?) -> ODSCode? {
        guard let text = text(tree) else { return nil }
        if let code = ODSCode(text) { return code }
        report(.dataType, "not an ODS code", tree, "write three to ten capital letters and digits")
        return nil
    }

    mutating func codes(_ tree: YAMLNode?) -> [ODSCode] { list(tree).compactMap { code($0) } }

    /// 64 hexadecimal digits.
    mutating func digest(_ tree: YAMLNode?) -> String? {
        guard let text = text(tree) else { return nil }
        if text.utf8.count == 64, text.utf8.allSatisfy({ isHexadecimal($0) }) { return text }
        report(.dataType, "not a SHA-256", tree, "write 64 hexadecimal digits")
        return nil
    }

    /// A word of a closed list.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ tree: YAMLNode?, _ what: String) -> Word?
    where Word.RawValue == String {
        guard let text = text(tree) else { return nil }
        if let word = Word(rawValue: text) { return word }
        report(
            .unmappedCode, "no such \(what): \(text)", tree,
            "use one of: \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    mutating func words<Word: RawRepresentable & CaseIterable & Equatable>(
        _ tree: YAMLNode?, _ what: String, mayBeEmpty: Bool = false
    ) -> [Word] where Word.RawValue == String {
        var result: [Word] = []
        for node in list(tree, mayBeEmpty: mayBeEmpty) {
            guard let word: Word = word(node, what) else { continue }
            if result.contains(word) {
                report(.duplicateKey, "\(word.rawValue) stands twice", node, "keep one of them")
            }
            result.append(word)
        }
        return result
    }

    private func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
    }
}
