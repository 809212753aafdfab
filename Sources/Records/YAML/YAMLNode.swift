// YAML as our files may use it, all of them: every scalar the text that was written, nothing guessed; what would let a reader
// see something else than the file's author (anchors, aliases, tags, merge keys, a key twice) is refused; and of everything
// the line and column, for messages.

internal import Yams

/// Line and column of something in a file, both from 1.
public struct YAMLPlace: Sendable, Hashable {
    public let line: Int
    public let column: Int
}

/// One node of a file.
public struct YAMLNode: Sendable {
    public struct Member: Sendable {
        public let name: String
        public let place: YAMLPlace
        public let value: YAMLNode
    }

    public indirect enum Content: Sendable {
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([Member])
        /// A key without a value, or the plain words `~` and `null`.
        case nothing(written: String)
    }

    public let content: Content
    public let place: YAMLPlace

    /// The text as it was written, of a single value.
    public var text: String? {
        switch content {
        case .scalar(let text), .nothing(let text): text
        case .sequence, .mapping: nil
        }
    }

    /// Reads one document.
    /// - Parameter problems: takes everything that is wrong with the file as YAML.
    /// - Returns: `nil` when nothing of it can be read.
    public static func read(
        _ text: String, file: String, limits: YAMLLimits = .standard, problems: ProblemList
    ) -> YAMLNode? {
        guard text.utf8.count <= limits.documentBytes else {
            problems.add(
                Problem(
                    .limit, "the file has more than \(limits.documentBytes) bytes", at: file, remedy: "split it"))
            return nil
        }
        // The parser owns the anchors, which nodes refer to weakly: it must outlive the conversion.
        let parser: Parser
        do {
            parser = try Parser(yaml: text, resolver: .basic)
            defer { withExtendedLifetime(parser) {} }
            guard let root = try parser.singleRoot() else {
                problems.add(.syntax, "the file is empty", file, start, remedy: "write what belongs in it")
                return nil
            }
            var conversion = YAMLConversion(file: file, limits: limits, problems: problems)
            return conversion.node(root)
        } catch let error as YamlError {
            problems.add(describe(error, file: file))
        } catch {
            problems.add(.syntax, "the file cannot be read as YAML", file, start, remedy: "correct the YAML")
        }
        return nil
    }

    private static let start = YAMLPlace(line: 1, column: 1)

    private static func describe(_ error: YamlError, file: String) -> Problem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Problem(.syntax, problem, at: "\(file):\(mark.line):\(mark.column)", remedy: "correct the YAML")
        case .duplicatedKeysInMapping(let keys, let context):
            Problem(
                .duplicateKey, "the key \(keys.joined(separator: ", ")) stands twice in one mapping",
                at: "\(file):\(context.mark.line):\(context.mark.column)", remedy: "keep one of them")
        case .reader(let problem, _, _, _): Problem(.encoding, problem, at: file, remedy: "save it as UTF-8")
        default: Problem(.syntax, "the file cannot be read as YAML", at: "\(file):1:1", remedy: "correct the YAML")
        }
    }
}

/// From the parser's nodes to ours.
private struct YAMLConversion {
    let file: String
    let limits: YAMLLimits
    let problems: ProblemList
    private var nodes = 0
    /// Lists and mappings around the node at hand.
    private var depth = 0

    private static let tags: Set<String> = [
        "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
    ]

    init(file: String, limits: YAMLLimits, problems: ProblemList) {
        self.file = file
        self.limits = limits
        self.problems = problems
    }

    mutating func node(_ node: Node) -> YAMLNode {
        let place = YAMLPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        nodes += 1
        guard nodes <= limits.nodes else {
            if nodes == limits.nodes + 1 {
                problems.add(
                    .limit, "the file has more than \(limits.nodes) values", file, place, remedy: "split it")
            }
            return YAMLNode(content: .nothing(written: ""), place: place)
        }
        guard depth < limits.depth || node.scalar != nil else {
            problems.add(
                .limit, "more than \(limits.depth) lists and mappings inside each other", file, place,
                remedy: "write it with fewer levels")
            return YAMLNode(content: .nothing(written: ""), place: place)
        }
        depth += 1
        defer { depth -= 1 }
        if node.anchor != nil {
            problems.add(.syntax, "anchors and aliases are not allowed", file, place, remedy: "write the value out")
        } else if !Self.tags.contains(node.tag.description) {
            problems.add(.syntax, "tags are not allowed", file, place, remedy: "remove the tag")
        }
        switch node {
        case .scalar(let scalar):
            let isNothing =
                scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null")
            return YAMLNode(
                content: isNothing ? .nothing(written: scalar.string) : .scalar(scalar.string), place: place)
        case .sequence(let sequence):
            return YAMLNode(content: .sequence(sequence.map { self.node($0) }), place: place)
        case .mapping(let mapping): return YAMLNode(content: .mapping(members(mapping)), place: place)
        case .alias:
            problems.add(.syntax, "anchors and aliases are not allowed", file, place, remedy: "write the value out")
            return YAMLNode(content: .nothing(written: ""), place: place)
        }
    }

    private mutating func members(_ mapping: Node.Mapping) -> [YAMLNode.Member] {
        var members: [YAMLNode.Member] = []
        for (key, value) in mapping {
            let name = node(key)
            guard case .scalar = key, let text = name.text else {
                problems.add(.syntax, "a key that is no plain word", file, name.place, remedy: "write one word")
                continue
            }
            if text == "<<" {
                problems.add(.syntax, "merge keys are not allowed", file, name.place, remedy: "write the values out")
            }
            members.append(YAMLNode.Member(name: text, place: name.place, value: node(value)))
        }
        return members
    }
}

/// What is wrong with the files, gathered while they are read.
public final class ProblemList {
    public init() {}

    public private(set) var all: [Problem] = []

    public func add(_ problem: Problem) { all.append(problem) }

    public func add(_ reason: Problem.Reason, _ what: String, _ file: String, _ place: YAMLPlace, remedy: String = "") {
        add(Problem(reason, what, at: "\(file):\(place.line):\(place.column)", remedy: remedy))
    }
}

/// The members of one YAML mapping, each of which must be asked for: what was not is unknown, and refused.
public struct YAMLFields {
    public let file: String
    public let place: YAMLPlace
    public let problems: ProblemList
    private var members: [YAMLNode.Member]
    /// The names that were asked for, for the remedy.
    private var asked: [String] = []

    public init?(_ node: YAMLNode, _ what: String, file: String, problems: ProblemList) {
        guard case .mapping(let members) = node.content else {
            problems.add(.syntax, "\(what) is not a mapping of keys to values", file, node.place)
            return nil
        }
        self.file = file
        place = node.place
        self.problems = problems
        self.members = members
    }

    var isEmpty: Bool { members.isEmpty }

    public func contains(_ name: String) -> Bool { members.contains { $0.name == name } }

    public mutating func take(_ name: String) -> YAMLNode? {
        asked.append(name)
        guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
        return members.remove(at: index).value
    }

    /// All members that are left, in order.
    public mutating func takeAll() -> [YAMLNode.Member] {
        defer { members = [] }
        return members
    }

    public mutating func required(_ name: String) -> YAMLNode? {
        if let node = take(name) { return node }
        problems.add(.required, "\(name) is missing", file, place)
        return nil
    }

    public mutating func text(_ name: String) -> String? { take(name).flatMap { text($0, name) } }

    public func text(_ node: YAMLNode, _ name: String) -> String? {
        if case .scalar(let text) = node.content { return text }
        problems.add(.dataType, "\(name) is not a single value", file, node.place)
        return nil
    }

    public mutating func texts(_ name: String) -> [String]? { take(name).map { texts($0, name) } }

    /// A list of values, or one.
    public func texts(_ node: YAMLNode, _ name: String) -> [String] {
        if case .sequence(let items) = node.content { return items.compactMap { text($0, name) } }
        return text(node, name).map { [$0] } ?? []
    }

    /// A word of a fixed list.
    public mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let node = take(name), let text = text(node, name) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        problems.add(.dataType, "\(name) is none of \(words)", file, node.place)
        return nil
    }

    public mutating func flag(_ name: String) -> Bool? {
        guard let node = take(name), let text = text(node, name) else { return nil }
        switch text {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            problems.add(.dataType, "\(name) is neither yes nor no", file, node.place)
            return nil
        }
    }

    public mutating func count(_ name: String) -> Int? {
        guard let node = take(name), let text = text(node, name) else { return nil }
        if let count = Int(text), count >= 0 { return count }
        problems.add(.dataType, "\(name) is no whole number", file, node.place)
        return nil
    }

    /// Refuses what nobody asked for.
    public func finish() {
        for member in members {
            let nearest = Spelling.remedy(member.name, among: asked)
            problems.add(
                .unknownElement, "\(member.name) is no key that is known here", file, member.place,
                remedy: (nearest.isEmpty ? "" : "\(nearest) ") + "known: \(asked.joined(separator: ", "))")
        }
    }
}
