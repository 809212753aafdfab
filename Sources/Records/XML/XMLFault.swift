// libxml2's errors in our words: its own messages can quote the document, which may be about a person.

internal import CLibXML2

enum XMLFault {
    static func problem(_ error: xmlError) -> Problem {
        let place = error.line > 0 ? "line \(error.line), column \(max(error.int2, 1))" : ""
        let (reason, what) = words(xmlParserErrors(UInt32(bitPattern: error.code)))
        return Problem(reason, what, at: place)
    }

    private static func words(_ code: xmlParserErrors) -> (Problem.Reason, String) {
        switch code {
        case XML_ERR_DOCUMENT_EMPTY: (.syntax, "the document is empty, or does not begin with a tag")
        case XML_ERR_DOCUMENT_END: (.syntax, "text after the end of the document")
        case XML_ERR_TAG_NAME_MISMATCH: (.syntax, "an end tag that does not match its start tag")
        case XML_ERR_TAG_NOT_FINISHED: (.syntax, "the document ends inside an element")
        case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
            (.duplicateKey, "an attribute twice on one element")
        case XML_NS_ERR_UNDEFINED_NAMESPACE: (.syntax, "a namespace prefix that is not declared")
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
            (.syntax, "an entity other than amp, lt, gt, quot and apos; write the character or its number")
        case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF: (.encoding, "a character that XML does not have")
        case XML_ERR_INVALID_ENCODING, XML_I18N_CONV_FAILED:
            (.encoding, "bytes that are not text in the declared character set")
        case XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING: (.encoding, "a character set that is not read")
        case XML_ERR_ATTRIBUTE_WITHOUT_VALUE: (.syntax, "an attribute without a value")
        case XML_ERR_ATTRIBUTE_NOT_STARTED: (.syntax, "an attribute's value belongs in quotes")
        case XML_ERR_LT_IN_ATTRIBUTE: (.syntax, "a < in an attribute's value, which must be escaped")
        case XML_ERR_NO_MEMORY: (.fault, "no memory to read the document")
        default: (.syntax, "not well-formed XML (libxml2 error \(code.rawValue))")
        }
    }
}
