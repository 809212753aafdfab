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

/// Keeps one parse within limits, and its first problem. One parse, one thread: it lives as long as the parser context,
/// whose `_private` points to it.
class XMLGuard {
    let limits: XMLLimits
    private(set) var problem: Problem?
    private var depth = 0
    private var elements = 0
    private var run = 0
    /// Namespace declarations at each open element.
    private var namespaces: [Int] = []
    private var namespacesInScope = 0

    init(limits: XMLLimits) { self.limits = limits }

    /// Parses `bytes`; `prepare` installs handlers on the context, `finish` takes what a sound document became.
    final func parse<Result>(
        _ bytes: [UInt8], prepare: (xmlParserCtxtPtr) -> Void, finish: (xmlParserCtxtPtr) -> Result?
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
        context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
        prepare(context)
        install(on: context.pointee.sax)
        // xmlCreateMemoryParserCtxt copied the bytes, so nothing points into the array.
        xmlParseDocument(context)
        if let problem { throw problem }
        guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1 else {
            throw Problem(.syntax, "not well-formed XML")
        }
        guard let result = finish(context) else {
            throw Problem(.encoding, "bytes that are not text in the declared character set")
        }
        return result
    }

    /// What is the same for every parse.
    private func install(on sax: UnsafeMutablePointer<xmlSAXHandler>) {
        sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
        // Called before the internal subset is read: the parser stops, and nothing is declared or expanded.
        sax.pointee.internalSubset = { context, _, _, _ in
            XMLGuard.of(context).stop(
                context, Problem.Reason.doctype, "a DOCTYPE, which is never accepted",
                remedy: "send the document without it")
        }
        sax.pointee.externalSubset = nil
        sax.pointee.resolveEntity = nil
        sax.pointee.serror = { context, error in
            guard let context, let error else { return }
            XMLGuard.of(context).note(error)
        }
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> XMLGuard {
        let parser = context!.assumingMemoryBound(to: xmlParserCtxt.self)
        return Unmanaged<XMLGuard>.fromOpaque(parser.pointee._private).takeUnretainedValue()
    }

    // MARK: Events, before any handler of the reader sees them. Each answers whether to go on.

    final func started(_ context: UnsafeMutableRawPointer?, attributes: Int32, namespaces declared: Int32) -> Bool {
        run = 0
        depth += 1
        elements += 1
        namespaces.append(Int(declared))
        namespacesInScope += Int(declared)
        if depth > limits.depth { return exceeded(context, "elements inside each other", limits.depth) }
        if elements > limits.elements { return exceeded(context, "elements", limits.elements) }
        if Int(attributes) + Int(declared) > limits.attributes {
            return exceeded(context, "attributes on one element", limits.attributes)
        }
        if namespacesInScope > limits.namespaces {
            return exceeded(context, "namespace declarations in scope", limits.namespaces)
        }
        // Also after an error that libxml2 goes on after: what is made of the document then is thrown away.
        return true
    }

    final func ended() {
        run = 0
        depth -= 1
        namespacesInScope -= namespaces.popLast() ?? 0
    }

    final func text(_ context: UnsafeMutableRawPointer?, bytes: Int32) -> Bool {
        run += Int(bytes)
        return run <= limits.textBytes || exceeded(context, "bytes of text between two tags", limits.textBytes)
    }

    final func attributeValue(_ context: UnsafeMutableRawPointer?, bytes: Int) -> Bool {
        bytes <= limits.textBytes || exceeded(context, "bytes in one attribute", limits.textBytes)
    }

    final func name(_ context: UnsafeMutableRawPointer?, bytes: Int) -> Bool {
        bytes <= limits.nameBytes || exceeded(context, "bytes in a name or namespace", limits.nameBytes)
    }

    /// The declared character set, known when the document starts.
    final func checkEncoding(_ context: UnsafeMutableRawPointer?) {
        let parser = context!.assumingMemoryBound(to: xmlParserCtxt.self)
        guard let declared = parser.pointee.encoding ?? parser.pointee.input?.pointee.encoding else { return }
        if !LibXML2.encodings.contains(String(cString: declared).uppercased()) {
            stop(
                context, .encoding, "a character set that is not read",
                remedy: "send UTF-8, UTF-16, ISO-8859-1 or Windows-1252")
        }
    }

    private func exceeded(_ context: UnsafeMutableRawPointer?, _ what: String, _ limit: Int) -> Bool {
        stop(context, .limit, "more than \(limit) \(what)", remedy: "")
        return false
    }

    /// Keeps the first problem and stops the parser.
    private func stop(
        _ context: UnsafeMutableRawPointer?, _ reason: Problem.Reason, _ what: String, remedy: String
    ) {
        let parser = context!.assumingMemoryBound(to: xmlParserCtxt.self)
        if problem == nil {
            let input = parser.pointee.input
            problem = Problem(
                reason, what, at: "line \(input?.pointee.line ?? 1), column \(input?.pointee.col ?? 1)", remedy: remedy)
        }
        xmlStopParser(parser)
    }

    private func note(_ error: UnsafePointer<xmlError>) {
        guard problem == nil, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        problem = XMLFault.problem(error.pointee)
    }
}
