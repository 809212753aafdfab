// What came of a record, element by element, and of what; and what of the record came to nothing. Kept only where somebody
// asks (`caregate map --explain`): it shows values, to whoever holds the file.

/// The account of one run of a mapping.
public final class MappingTrace {
    /// A value of the result.
    public struct Element: Sendable, Hashable {
        /// `Bundle.entry[0].resource.name[0].family`
        public let path: String
        public let value: String
        /// `mappings/503.yaml:131`
        public let mapping: String
        /// Where in the record, or in the mapping, it comes from; several of a value that was put together.
        public let sources: [String]
    }

    /// A value of the record that nothing used.
    public struct Unused: Sendable, Hashable {
        public let place: String
        public let value: String
    }

    public init() {}

    public private(set) var elements: [Element] = []
    public internal(set) var unused: [Unused] = []
    /// The types of the entries, for headings.
    public private(set) var types: [String] = []

    /// Where the run is in the result.
    private var path: [String] = []
    /// What the value that is being made has come from so far.
    private var sources: [String] = []
    /// Conditions around: what they look at is used, and is no source.
    private var conditions = 0
    /// Places of the record that were read.
    private(set) var used: [String] = []
    /// Names that XPath expressions look at inside, and from where.
    private(set) var mentions: [(place: String, names: Set<String>)] = []
    /// Sources of what `define` found.
    private var variables: [Int: [String]] = [:]

    /// What is forgotten again when an item is put aside or an object comes to nothing.
    struct Mark {
        fileprivate let elements: Int
        fileprivate let path: Int
        fileprivate let used: Int
        fileprivate let conditions: Int
    }

    var mark: Mark { Mark(elements: elements.count, path: path.count, used: used.count, conditions: conditions) }

    /// - Parameter keepingUse: what was read to find that there is nothing remains read.
    func restore(_ mark: Mark, keepingUse: Bool) {
        elements.removeLast(elements.count - mark.elements)
        path.removeLast(path.count - mark.path)
        conditions = mark.conditions
        if !keepingUse { used.removeLast(used.count - mark.used) }
    }

    // MARK: - Where

    func enter(_ name: String, index: Int? = nil) { path.append(index.map { "\(name)[\($0)]" } ?? name) }

    func leave() { path.removeLast() }

    func entry(_ index: Int, type: String) {
        types.removeLast(max(0, types.count - index))
        types.append(type)
    }

    /// Sets the value of an element that was not known when its sources were.
    func settle(_ index: Int, value: String) {
        let element = elements[index]
        elements[index] = Element(
            path: element.path, value: value, mapping: element.mapping, sources: element.sources)
    }

    // MARK: - What

    /// Whatever is read from here on goes into the next value.
    func begin() { sources = [] }

    /// A value was made, at the place where the run is.
    func end(_ value: JSONValue, mapping: String) { add(value, at: path.joined(separator: "."), mapping) }

    private func add(_ value: JSONValue, at path: String, _ mapping: String) {
        switch value {
        case .object(let object):
            for member in object.members { add(member.value, at: "\(path).\(member.name)", mapping) }
        case .array(let items):
            for (index, item) in items.enumerated() { add(item, at: "\(path)[\(index)]", mapping) }
        case .null, .bool, .number, .string:
            elements.append(Element(path: path, value: value.scalar ?? "null", mapping: mapping, sources: sources))
        }
    }

    /// Something that is not of the record gave a value.
    func given(_ source: String) {
        if conditions == 0 { sources.append(source) }
    }

    func defined(_ variable: Int) { variables[variable] = sources }

    func recalled(_ variable: Int) {
        if conditions == 0 { sources += variables[variable] ?? [] }
    }

    /// A value of the record was read.
    /// - Parameter key: names the value among those of the record.
    func read(_ place: String, key: String) {
        used.append(key)
        if conditions == 0 { sources.append(place) }
    }

    func mentioned(_ names: Set<String>, from place: String) { mentions.append((place, names)) }

    var sourceCount: Int { sources.count }

    /// What was read gave nothing in the end.
    func forget(after count: Int) { sources.removeLast(max(0, sources.count - count)) }

    func beginCondition() { conditions += 1 }
    func endCondition() { conditions -= 1 }
}

// MARK: - For people and programs

extension MappingTrace {
    /// Lines of text: each resource with its elements, then what nothing used.
    public var lines: [String] {
        var lines: [String] = []
        var heading = ""
        for element in elements {
            let (entry, rest) = Self.split(element.path)
            if entry != heading {
                heading = entry
                lines.append(Self.index(of: entry).map { "\(entry) (\(types[$0]))" } ?? entry)
            }
            let sources = element.sources.isEmpty ? "nothing of the record" : element.sources.joined(separator: " + ")
            lines.append("  \(rest) = \(Self.quoted(element.value))")
            lines.append("      \(element.mapping) from \(sources)")
        }
        lines.append(unused.isEmpty ? "Everything in the record was used." : "Nothing used:")
        lines += unused.map { "  \($0.place) = \(Self.quoted($0.value))" }
        return lines
    }

    public var json: JSONValue {
        [
            "elements": .array(
                elements.map {
                    [
                        "path": .string($0.path), "value": .string($0.value), "mapping": .string($0.mapping),
                        "sources": .array($0.sources.map(JSONValue.string)),
                    ]
                }),
            "unused": .array(unused.map { ["place": .string($0.place), "value": .string($0.value)] }),
        ]
    }

    /// `Bundle.entry[0].resource` and `name[0].family`.
    private static func split(_ path: String) -> (entry: String, rest: String) {
        let steps = path.split(separator: ".", omittingEmptySubsequences: false)
        let count = index(of: path) == nil ? 1 : 3
        return (steps.prefix(count).joined(separator: "."), steps.dropFirst(count).joined(separator: "."))
    }

    private static func index(of path: String) -> Int? {
        guard path.hasPrefix("Bundle.entry[") else { return nil }
        return Int(path.dropFirst("Bundle.entry[".count).prefix { $0 != "]" })
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.string(text).write(), as: UTF8.self)
    }
}
