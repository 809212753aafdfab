// XML that is read, and hostile XML that is refused before it costs anything: hostile-inputs.md, line by line. Both parses
// (the tree of our own, and libxml2's for XPath) must answer alike.

import Testing

@testable import Records

private func problem(_ bytes: [UInt8], _ limits: XMLLimits = .standard) -> Problem? {
    let tree: Problem?
    do {
        _ = try XMLReader.read(bytes, limits: limits)
        tree = nil
    } catch { tree = error }
    do {
        _ = try XPathDocument(bytes, limits: limits)
        #expect(tree == nil, "only the tree reader refuses: \(tree?.description ?? "")")
    } catch { #expect(tree?.reason == error.reason, "XPathDocument: \(error)") }
    return tree
}

private func problem(_ text: String, _ limits: XMLLimits = .standard) -> Problem? { problem(Array(text.utf8), limits) }

private func read(_ text: String) throws -> XMLElement { try XMLReader.read(Array(text.utf8)).root }

/// UTF-16 with a byte order mark.
private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
        bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
}

@Suite struct XMLReaderTests {
    @Test func keepsMixedContentInOrderWithLines() throws {
        let root = try read(
            "<a>\n one <b x='1' y=\"&lt;&amp;&quot;&#38;#38;\"/> two<![CDATA[<3>]]> &amp; &#x20AC;<!-- no --><?no no?>\n</a>"
        )
        #expect(root.name == XMLDocument.Name("a"))
        #expect(root.line == 1)
        #expect(root.elements.map(\.line) == [2])
        #expect(root.elements[0].attribute("x") == "1")
        #expect(root.elements[0].attribute("y") == "<&\"&#38;")
        #expect(root.text == "\n one  two<3> & €\n")
        let kinds = root.content.map { content -> String in
            switch content {
            case .text(let text): text
            case .element(let element): "<\(element.name.local)>"
            }
        }
        #expect(kinds == ["\n one ", "<b>", " two<3> & €\n"])
    }

    @Test func namespacesAreTheirURIs() throws {
        let one = try read("<x:a xmlns:x='urn:one' xmlns:y='urn:two' y:k='v' k='w'><b/><x:c/></x:a>")
        #expect(one.name == XMLDocument.Name("a", namespace: "urn:one"))
        #expect(one.attribute("k", namespace: "urn:two") == "v")
        #expect(one.attribute("k") == "w")
        #expect(one.attributes.count == 2)
        #expect(one.elements.map(\.name) == [XMLDocument.Name("b"), XMLDocument.Name("c", namespace: "urn:one")])
        let other = try read("<a xmlns='urn:one' xmlns:q='urn:two' q:k='v' k='w'><b xmlns=''/><c/></a>")
        #expect(other.name == one.name)
        #expect(other.elements.map(\.name) == one.elements.map(\.name))
    }

    @Test func anAmpersandInANamespaceIsOne() throws {
        let root = try read("<p:a xmlns:p='urn:a?b&amp;c' p:d='e&amp;f'/>")
        #expect(root.name == .init("a", namespace: "urn:a?b&c"))
        #expect(root.attribute("d", namespace: "urn:a?b&c") == "e&f")
    }

    @Test(arguments: ["UTF-8", "ISO-8859-1", "windows-1252", "US-ASCII"])
    func readsDeclaredCharacterSets(name: String) throws {
        let euro: [UInt8] = name == "UTF-8" ? Array("é".utf8) : name == "US-ASCII" ? Array("&#233;".utf8) : [0xE9]
        let bytes =
            Array("<?xml version='1.0' encoding='\(name)'?><a v='".utf8) + euro + Array("'>".utf8) + euro
            + Array("</a>".utf8)
        let root = try XMLReader.read(bytes).root
        #expect(root.text == "é")
        #expect(root.attribute("v") == "é")
        let document = try XPathDocument(bytes)
        #expect(document.root.text == "é")
    }

    @Test func windows1252HasItsOwnCharacters() throws {
        let bytes = Array("<?xml version='1.0' encoding='Windows-1252'?><a>".utf8) + [0x80, 0x99] + Array("</a>".utf8)
        #expect(try XMLReader.read(bytes).root.text == "€™")
    }

    @Test(arguments: [true, false])
    func readsUTF16(bigEndian: Bool) throws {
        for head in ["", "<?xml version='1.0' encoding='UTF-16'?>"] {
            let bytes = utf16(head + "<a v='€'>😀</a>", bigEndian: bigEndian)
            #expect(try XMLReader.read(bytes).root.text == "😀")
            #expect(try XMLReader.read(bytes).root.attribute("v") == "€")
            #expect(try XPathDocument(bytes).root.text == "😀")
        }
    }

    @Test func aByteOrderMarkInUTF8IsNoText() throws {
        #expect(try XMLReader.read([0xEF, 0xBB, 0xBF] + Array("<a>b</a>".utf8)).root.text == "b")
    }

    @Test(arguments: [
        ("plain", "<!DOCTYPE a><a/>"), ("after a comment", "<!-- c -->\n<!DOCTYPE a []><a/>"),
        ("external", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'><a/>"),
        ("a file", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
        ("a parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;]><a/>"),
        ("a default attribute", "<!DOCTYPE a [<!ATTLIST a v CDATA 'w'>]><a/>"),
        (
            "laughs",
            "<!DOCTYPE a [<!ENTITY l0 'ha'>"
                + (1...12).map { "<!ENTITY l\($0) '&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);'>" }.joined()
                + "]><a v='&l12;'>&l12;</a>"
        ),
    ])
    func refusesEveryDOCTYPE(what: String, text: String) {
        #expect(problem(text)?.reason == .doctype, "\(what)")
        #expect(problem(utf16(text, bigEndian: true))?.reason == .doctype, "\(what), UTF-16")
    }

    @Test func aDOCTYPEIsRefusedBeforeItIsRead() {
        // Were the subset read first, the fault in it would be found.
        let found = problem("<!DOCTYPE a [ <!ENTITY x 'unfinished ")
        #expect(found?.reason == .doctype)
        #expect(found?.place.hasPrefix("line 1, column ") == true)
    }

    @Test(arguments: [
        "", " ", "x", "<a>", "</a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a/>x", "<a b/>", "<a b=c/>",
        "<a b='<'/>", "<a>&nbsp;</a>",
        "<a>&x;</a>", "<a v='&x;'/>", "<a>&amp</a>", "<x:a/>", "<a x:b='1'/>", "<1/>", "<a>]]></a>",
        "<a><!-- -- --></a>", "<a",
        "<a b='", "<a><![CDATA[", "<?xml version='1.0'?", " <?xml version='1.0'?><a/>", "<a><!DOCTYPE b></a>", "{}",
    ])
    func refusesWhatIsNotWellFormed(text: String) {
        #expect(problem(text)?.reason == .syntax, "\(text)")
    }

    @Test func refusesAnAttributeTwice() {
        #expect(problem("<a b='1' b='2'/>")?.reason == .duplicateKey)
        #expect(problem("<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>")?.reason == .duplicateKey)
    }

    @Test(
        arguments: [
            ("invalid UTF-8", Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)),
            ("an overlong character", Array("<a>".utf8) + [0xC0, 0xAF] + Array("</a>".utf8)),
            ("an overlong character in an attribute", Array("<a b='".utf8) + [0xE0, 0x80, 0xAF] + Array("'/>".utf8)),
            ("a surrogate", Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8)),
            ("NUL", Array("<a>".utf8) + [0] + Array("</a>".utf8)), ("NUL at the start", [0, 0x61, 0x3C]),
            ("NUL after the end", Array("<a/>".utf8) + [0, 0x3C]),
            ("NUL in UTF-16", utf16("<a>\u{0}</a>", bigEndian: false)),
            ("a control character", Array("<a>\u{1}</a>".utf8)),
            ("a reference to one", Array("<a>&#1;</a>".utf8)), ("a reference to NUL", Array("<a>&#0;</a>".utf8)),
            ("a reference to half a pair", Array("<a>&#xD800;</a>".utf8)), ("U+FFFF", Array("<a>\u{FFFF}</a>".utf8)),
            ("UTF-7", Array("<?xml version='1.0' encoding='UTF-7'?><a/>".utf8)),
            ("UTF-32", [0, 0, 0, 0x3C, 0, 0, 0, 0x61, 0, 0, 0, 0x2F, 0, 0, 0, 0x3E]),
        ] as [(String, [UInt8])])
    func refusesWhatIsNotTextInItsCharacterSet(what: String, bytes: [UInt8]) {
        #expect(problem(bytes)?.reason == .encoding, "\(what)")
    }

    @Test func holdsDepthTo64() {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(problem(nested(64)) == nil)
        #expect(problem(nested(65))?.reason == .limit)
        #expect(problem(String(repeating: "<a>", count: 200_000))?.reason == .limit)
    }

    @Test func holdsTheOtherLimits() {
        var limits = XMLLimits()
        limits.elements = 3
        limits.attributes = 2
        limits.textBytes = 10
        limits.nameBytes = 5
        #expect(problem("<a><b/><c/></a>", limits) == nil)
        #expect(problem("<a><b/><c/><d/></a>", limits)?.reason == .limit)
        #expect(problem("<a b='' c=''/>", limits) == nil)
        #expect(problem("<a b='' c='' d=''/>", limits)?.reason == .limit)
        #expect(problem("<a xmlns:b='u' c='' d=''/>", limits)?.reason == .limit)
        #expect(problem("<a>0123456789<b/>0123456789</a>", limits) == nil)
        #expect(problem("<a>01234567890</a>", limits)?.reason == .limit)
        #expect(problem("<a>01234<![CDATA[567890]]></a>", limits)?.reason == .limit)
        #expect(problem("<a b='01234567890'/>", limits)?.reason == .limit)
        #expect(problem("<abcde/>", limits) == nil)
        #expect(problem("<abcdef/>", limits)?.reason == .limit)
        limits = XMLLimits()
        limits.documentBytes = 8
        #expect(problem("<a>b</a>", limits) == nil)
        #expect(problem("<a>bc</a>", limits)?.reason == .limit)
        limits = XMLLimits()
        limits.namespaces = 2
        #expect(problem("<a xmlns:x='u'><b xmlns:y='u'/><b xmlns:y='u'/></a>", limits) == nil)
        #expect(problem("<a xmlns:x='u'><b xmlns:y='u'><c xmlns:z='u'/></b></a>", limits)?.reason == .limit)
    }

    /// libxml2 compares each attribute with each other before it calls anyone: a second of this would be minutes of that.
    @Test(arguments: [false, true])
    func aFloodOfAttributesIsRefusedBeforeItIsParsed(isUTF16: Bool) {
        let text =
            "<!-- '<a \" --><?p '?><r><![CDATA[ <a b=' ]]><a " + (0..<300_000).map { "a\($0)='>' " }.joined() + "/></r>"
        let bytes = isUTF16 ? utf16(text, bigEndian: false) : Array(text.utf8)
        #expect(problem(bytes)?.reason == .limit)
        // Where it was refused: libxml2's own places have a column.
        #expect(problem(bytes)?.place == "line 1")
    }

    /// Markup that a careless scan would follow differently from libxml2, so that the flood would pass it.
    @Test(arguments: [
        "<!--> <x y=' -->", "<!---> <x y=' -->", "<!----><?p <x y=' ?>", "<![CDATA[]] > <x y=' ]]>", "<b c='>'/>",
        "<b c=\">'\"/>",
    ])
    func aFloodCannotHideBehindOtherMarkup(before: String) {
        let flood = "<a " + (0..<100_000).map { "a\($0)='>' " }.joined() + "/>"
        #expect(problem("<r>\(before)\(flood)</r>")?.reason == .limit)
        #expect(problem("<r>\(before)\(flood)</r>")?.place == "line 1")
    }

    @Test func quotesInOrdinaryPlacesAreNoAttributes() {
        let text =
            "<a>" + String(repeating: "'\"", count: 2000) + "<!--" + String(repeating: "'", count: 2000) + "--></a>"
        #expect(problem(text) == nil)
    }

    @Test(arguments: [
        ("<a>\n<b></c>\n</a>", "line 2, column 8"), ("<a>\n\n&x;</a>", "line 3, column 4"),
        ("<a>\n<b c='1' c='2'/></a>", "line 2, column 15"),
    ])
    func saysWhere(text: String, place: String) {
        #expect(problem(text)?.place == place)
    }

    @Test func neverEchoesTheRecord() {
        for text in ["<a Smithson='1' Smithson='2'/>", "<Smithson></a>", "<a>&Smithson;</a>", "<Smithson:a/>"] {
            #expect(problem(text)?.description.contains("Smithson") == false)
        }
    }

    @Test func manyThreadsParseAtOnce() async {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let isBad = number % 4 == 0
                    let text = "<a>" + String(repeating: "<b c='\(number)'>t</b>", count: 200) + (isBad ? "" : "</a>")
                    let found = problem(text)
                    return isBad ? found?.reason == .syntax : found == nil
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
