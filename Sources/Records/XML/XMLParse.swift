// What every parse with libxml2 has around it: nothing is fetched, no DOCTYPE is read, our own limits hold, and what
// goes wrong becomes a Problem with line and column. libxml2 itself never prints.

internal import CLibXML2

/// libxml2's process-wide settings, made once.
enum LibXML2 {
    /// `xmlInitParser` must run once before threads parse; a lazily made static does that. The loader refuses every
    /// external entity, whatever the options of a parse say.
    static let isReady: Bool = {
        xmlInitParser()
        xmlSetExternalEntityLoader { _, _, _ in nil }
        return true
    }()

    /// No network, no messages. Not NOENT, not DTDLOAD, not HUGE; text and CDATA sections are one thing.
    static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue
            | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)

    /// Character sets that a document may declare, in upper case.
    static let encodings: Set<String> = [
        "UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII", "ISO-8859-1", "LATIN1", "WINDOWS-1252",
        "CP1252",
    ]
}

/// One parse: its limits, what was counted, the first problem, and the tree of a reader that builds ours.
///
/// libxml2's handlers reach it through the `_private` of the parser context. None of its methods calls libxml2, which could
/// call a handler back while the method still has the value to itself.
struct XMLParse {
    let limits: XMLLimits
    private(set) var problem: Problem?
    var tree = XMLTree()
    private var depth = 0
    private var elements = 0
    private var run = 0
    /// How many namespaces the open elements declare that declare any, and how deep those are.
    private var namespaces: [(depth: Int, count: Int)] = []
    private var namespacesInScope = 0

    init(limits: XMLLimits) { self.limits = limits }

    /// Parses `bytes`; `prepare` installs handlers on the context, `finish` takes what a sound document became.
    mutating func read<Result>(
        _ bytes: [UInt8], prepare: (xmlParserCtxtPtr) -> Void, finish: (xmlParserCtxtPtr, XMLTree) -> Result?
    ) throws(Problem) -> Result {
        precondition(LibXML2.isReady)
        try XMLScan.check(bytes, limits: limits)
        let made: xmlParserCtxtPtr? = bytes.withUnsafeBytes {
            xmlCreateMemoryParserCtxt($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
        }
        guard let context = made else { throw Problem(.fault, "no memory for an XML parser") }
        defer {
            // Of a reader that builds libxml2's tree, and did not take it.
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
            xmlFreeParserCtxt(context)
        }
        xmlCtxtUseOptions(context, LibXML2.options)
        prepare(context)
        Self.install(on: context.pointee.sax)
        // xmlCreateMemoryParserCtxt copied the bytes, so nothing points into the array.
        withUnsafeMutablePointer(to: &self) { parse in
            context.pointee._private = UnsafeMutableRawPointer(parse)
            xmlParseDocument(context)
            context.pointee._private = nil
        }
        if let problem { throw problem }
        guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1 else {
            throw Problem(.syntax, "not well-formed XML")
        }
        guard let result = finish(context, tree) else {
            throw Problem(.encoding, "bytes that are not text in the declared character set")
        }
        return result
    }

    /// What is the same for every parse.
    private static func install(on sax: UnsafeMutablePointer<xmlSAXHandler>) {
        sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
        // Called before the internal subset is read: the parser stops, and nothing is declared or expanded.
        sax.pointee.internalSubset = { context, _, _, _ in
            XMLParse.stop(
                context, .doctype, "a DOCTYPE, which is never accepted", remedy: "send the document without it")
        }
        sax.pointee.externalSubset = nil
        sax.pointee.resolveEntity = nil
        sax.pointee.serror = { context, error in
            guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            XMLParse.of(context).pointee.note(XMLFault.problem(error.pointee))
        }
    }

    @inline(__always)
    static func of(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLParse> {
        context!.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private.assumingMemoryBound(to: XMLParse.self)
    }

    /// Keeps the problem, unless there is one, and stops the parser.
    static func stop(
        _ context: UnsafeMutableRawPointer?, _ reason: Problem.Reason, _ what: String, remedy: String = ""
    ) {
        let parser = context!.assumingMemoryBound(to: xmlParserCtxt.self)
        let input = parser.pointee.input
        let place = "line \(input?.pointee.line ?? 1), column \(input?.pointee.col ?? 1)"
        of(context).pointee.note(Problem(reason, what, at: place, remedy: remedy))
        xmlStopParser(parser)
    }

    /// Stops the parser where a limit is exceeded.
    /// - Returns: whether to go on.
    @inline(__always)
    static func keep(_ context: UnsafeMutableRawPointer?, within excess: Excess?) -> Bool {
        guard let excess else { return true }
        stop(context, .limit, "more than \(excess.limit) \(excess.what)")
        return false
    }

    /// The character set that the document declares, known when it starts.
    static func checkEncoding(_ context: UnsafeMutableRawPointer?) {
        let parser = context!.assumingMemoryBound(to: xmlParserCtxt.self)
        guard let declared = parser.pointee.encoding ?? parser.pointee.input?.pointee.encoding else { return }
        guard !LibXML2.encodings.contains(String(cString: declared).uppercased()) else { return }
        stop(
            context, .encoding, "a character set that is not read",
            remedy: "send UTF-8, UTF-16, ISO-8859-1 or Windows-1252")
    }

    mutating func note(_ found: Problem) {
        if problem == nil { problem = found }
    }
}

// MARK: - Counting, before a handler does anything else

extension XMLParse {
    /// A limit that was exceeded.
    struct Excess {
        let what: StaticString
        let limit: Int

        static func longName(_ limits: XMLLimits) -> Excess {
            Excess(what: "bytes in a name or namespace", limit: limits.nameBytes)
        }

        static func longValue(_ limits: XMLLimits) -> Excess {
            Excess(what: "bytes in one attribute", limit: limits.textBytes)
        }
    }

    @inline(__always)
    mutating func started(attributes: Int32, namespaces declared: Int32) -> Excess? {
        run = 0
        depth += 1
        elements += 1
        if declared > 0 {
            namespaces.append((depth, Int(declared)))
            namespacesInScope += Int(declared)
        }
        if depth > limits.depth { return Excess(what: "elements inside each other", limit: limits.depth) }
        if elements > limits.elements { return Excess(what: "elements", limit: limits.elements) }
        if Int(attributes) + Int(declared) > limits.attributes {
            return Excess(what: "attributes on one element", limit: limits.attributes)
        }
        if namespacesInScope > limits.namespaces {
            return Excess(what: "namespace declarations in scope", limit: limits.namespaces)
        }
        return nil
    }

    @inline(__always)
    mutating func ended() {
        run = 0
        if let last = namespaces.last, last.depth == depth {
            namespacesInScope -= last.count
            namespaces.removeLast()
        }
        depth -= 1
    }

    @inline(__always)
    mutating func text(bytes: Int32) -> Excess? {
        run += Int(bytes)
        return run <= limits.textBytes ? nil : Excess(what: "bytes of text between two tags", limit: limits.textBytes)
    }
}

/// What libxml2 hands over with a start tag.
struct XMLStart {
    let local: UnsafePointer<xmlChar>
    let uri: UnsafePointer<xmlChar>?
    let values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let count: Int

    /// Five pointers an attribute: local name, prefix, namespace, begin and end of the value.
    func attribute(
        _ index: Int
    ) -> (local: UnsafePointer<xmlChar>, uri: UnsafePointer<xmlChar>?, value: UnsafeBufferPointer<xmlChar>) {
        let pointers = values! + index * 5
        return (pointers[0]!, pointers[2], UnsafeBufferPointer(start: pointers[3], count: pointers[4]! - pointers[3]!))
    }

    /// What of the lengths of an element's name, namespace and attributes is too much.
    func excess(_ limits: XMLLimits) -> XMLParse.Excess? {
        if Int(xmlStrlen(local)) > limits.nameBytes || Int(xmlStrlen(uri)) > limits.nameBytes {
            return .longName(limits)
        }
        for index in 0..<count {
            let (local, uri, value) = attribute(index)
            if Int(xmlStrlen(local)) > limits.nameBytes || Int(xmlStrlen(uri)) > limits.nameBytes {
                return .longName(limits)
            }
            if value.count > limits.textBytes { return .longValue(limits) }
        }
        return nil
    }
}
