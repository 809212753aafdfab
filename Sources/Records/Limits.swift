// Every limit of the readers, in one place: what a record may weigh before it is refused with reason `limit`. A refusal
// says what was exceeded, where, and the limit.

/// Limits of `JSONReader`.
public struct JSONLimits: Sendable, Hashable {
    /// Bytes of one document.
    public var documentBytes = 20 << 20
    /// Arrays and objects inside each other.
    public var depth = 64
    /// Values of all kinds in one document.
    public var values = 1_000_000
    /// Bytes of one string or name, after unescaping. Attachments travel as base64 in strings.
    public var stringBytes = 9_500_000
    /// Bytes of one name.
    public var nameBytes = 1024
    /// Bytes of one number as written.
    public var numberBytes = 128

    public init() {}

    /// What every listener uses.
    public static let standard = JSONLimits()

    /// For what was made here. Depth keeps a bound, as each level costs stack.
    static let none = {
        var limits = JSONLimits()
        limits.documentBytes = .max
        limits.depth = 256
        limits.values = .max
        limits.stringBytes = .max
        limits.nameBytes = .max
        limits.numberBytes = .max
        return limits
    }()
}

/// Limits of what any reader makes of a record: it is kept as JSON, by itself or among others, and must be read back then.
public struct ReadingLimits: Sendable, Hashable {
    /// Arrays and objects inside each other in one resource: in a Bundle it still reads back.
    public var depth = JSONLimits.standard.depth - 4
    /// Bytes of one number as written.
    public var numberBytes = JSONLimits.standard.numberBytes
    /// Values of all kinds in the whole record. What is added to it later fits beside them.
    public var values = JSONLimits.standard.values - 100_000

    public init() {}

    /// What every reader uses.
    public static let standard = ReadingLimits()
}

/// Limits of `XMLReader` and `XPathDocument`.
public struct XMLLimits: Sendable, Hashable {
    /// Bytes of one document.
    public var documentBytes = 20 << 20
    /// Elements inside each other.
    public var depth = 64
    /// Elements of one document.
    public var elements = 500_000
    /// Attributes of one element, namespace declarations included.
    public var attributes = 256
    /// Namespace declarations in scope at one element.
    public var namespaces = 256
    /// UTF-8 bytes of the text between two tags, and of one attribute's value; libxml2's own limit is 10,000,000.
    public var textBytes = 9_500_000
    /// UTF-8 bytes of one name, prefix included, and of one namespace URI.
    public var nameBytes = 1024

    public init() {}

    /// Steps of the evaluation of one XPath expression.
    public var xpathSteps: UInt = 20_000_000

    /// What every listener uses.
    public static let standard = XMLLimits()
}

/// Limits of one YAML file: a mapping, an agreement, bindings, the configuration.
public struct YAMLLimits: Sendable, Hashable {
    /// Bytes of one file.
    public var documentBytes = 1 << 20
    /// Values of one file, keys included.
    public var nodes = 200_000
    /// Lists and mappings inside each other; libyaml's own limit is 1,000.
    public var depth = 64

    public init() {}

    public static let standard = YAMLLimits()
}
