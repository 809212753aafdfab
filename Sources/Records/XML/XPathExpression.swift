// XPath 1.0 expressions, compiled when a mapping is loaded and evaluated on any thread.

internal import CLibXML2
internal import Synchronization

/// A compiled XPath expression.
///
/// Safe to share: libxml2 keeps what it finds out while evaluating inside the compiled form (`xmlXPathStepOp.cache`), so one
/// compiled form serves one evaluation at a time. Each evaluation takes a free one, or compiles another, and gives it back;
/// there are never more than evaluations that ran at once.
public final class XPathExpression: Sendable, CustomStringConvertible {
    /// Bytes of an expression; mappings are trusted, but a slip should not reach the parser.
    static let greatestLength = 4096

    public let text: String
    /// Prefixes that the expression may use, with the namespace URI of each.
    public let namespaces: [String: String]
    private let free: Mutex<FreeList>

    /// `xmlXPathCompExprPtr`s that no evaluation uses just now.
    private struct FreeList: ~Copyable {
        var compiled: [UInt] = []

        deinit {
            for address in compiled { xmlXPathFreeCompExpr(OpaquePointer(bitPattern: address)) }
        }
    }

    /// - Throws: `Problem` of reason `syntax` when it is no XPath 1.0 expression or uses a prefix that `namespaces` lacks.
    public init(_ text: String, namespaces: [String: String] = [:]) throws(Problem) {
        precondition(LibXML2.isReady)
        guard text.utf8.count <= Self.greatestLength else {
            throw Problem(.limit, "an XPath expression of more than \(Self.greatestLength) bytes")
        }
        guard let first = Self.compile(text) else {
            throw Problem(.syntax, "this is no XPath 1.0 expression: \(text)")
        }
        self.text = text
        self.namespaces = namespaces
        var list = FreeList()
        list.compiled.append(UInt(bitPattern: first))
        free = Mutex(list)
        // Unknown prefixes and functions only show when evaluated: once, on an empty document.
        try XPathDocument.trial(self)
    }

    public var description: String { text }

    /// Runs `body` with a compiled form that nothing else uses meanwhile.
    func withCompiled<Result>(_ body: (xmlXPathCompExprPtr) -> Result) -> Result {
        // The same text compiled once already, so it compiles again unless memory is gone; then nothing can go on.
        let compiled =
            free.withLock { $0.compiled.popLast() }.flatMap { OpaquePointer(bitPattern: $0) }
            ?? Self.compile(text)!
        defer { free.withLock { $0.compiled.append(UInt(bitPattern: compiled)) } }
        return body(compiled)
    }

    private static func compile(_ text: String) -> xmlXPathCompExprPtr? {
        guard let context = xmlXPathNewContext(nil) else { return nil }
        defer { xmlXPathFreeContext(context) }
        // Without a handler libxml2 would print.
        context.pointee.error = { _, _ in }
        return xmlXPathCtxtCompile(context, text)
    }
}
