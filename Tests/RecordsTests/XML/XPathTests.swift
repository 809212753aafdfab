import Testing

@testable import Records

private let extract = """
    <Extract xmlns="urn:example:extract" sent="2026-11-01">
      <Client><Name>A</Name><Visits>2</Visits></Client>
      <Client status="ended">
        <Name>B</Name>
        <Visits>14</Visits>
        <DateOfBirth>1950-01-02</DateOfBirth>
      </Client>
    </Extract>
    """

@Suite struct XPathTests {
    let document: XPathDocument

    init() throws { document = try XPathDocument(Array(extract.utf8)) }

    private func expression(_ text: String) throws -> XPathExpression {
        try XPathExpression(text, namespaces: ["e": "urn:example:extract"])
    }

    @Test func selectsNodesRelativeToANode() throws {
        let clients = try document.nodes(expression("/e:Extract/e:Client"))
        #expect(clients.count == 2)
        #expect(try document.text(expression("e:Name"), from: clients[1]) == "B")
        #expect(try document.text(expression("../@sent"), from: clients[1]) == "2026-11-01")
        #expect(try document.text(expression("e:DateOfBirth"), from: clients[0]) == nil)
        #expect(try document.nodes(expression("Client")).isEmpty, "no namespace is another namespace")
    }

    @Test(arguments: [
        ("count(//e:Client)", "2"), ("string(//e:Visits[. > 3])", "14"), ("sum(//e:Visits)", "16"), ("1 div 4", "0.25"),
        ("//e:Client/@status = 'ended'", "true"), ("concat(@sent, '!')", "2026-11-01!"),
        ("//e:Client[2]/e:Name/text()", "B"),
    ])
    func evaluates(text: String, expected: String) throws {
        #expect(try document.text(expression(text)) == expected)
    }

    @Test(arguments: [
        ("//e:DateOfBirth", "/Extract/Client[2]/DateOfBirth (line 6)"),
        ("//@status", "/Extract/Client[2]/@status (line 3)"),
        ("/*", "/Extract (line 1)"), ("(//e:Name)[1]", "/Extract/Client[1]/Name (line 2)"),
        ("//e:DateOfBirth/text()", "/Extract/Client[2]/DateOfBirth/text() (line 6)"),
    ])
    func saysWhereANodeIs(text: String, place: String) throws {
        #expect(try document.nodes(expression(text)).first?.place == place)
    }

    @Test(arguments: [
        "", "//", "e:Client[", "/e:Extract/e:Client]", "unknown:Client", "frobnicate(.)", "$variable", "e:a b",
        "'unfinished", "document('x')",
    ])
    func aFaultyExpressionIsFoundWhenItIsMade(text: String) {
        #expect(throws: Problem.self) { try expression(text) }
    }

    @Test func anExpressionThatNeverEndsIsStopped() throws {
        var limits = XMLLimits()
        limits.xpathSteps = 10_000
        let text = "<a>" + String(repeating: "<b/>", count: 500) + "</a>"
        let large = try XPathDocument(Array(text.utf8), limits: limits)
        let costly = try XPathExpression("//b[count(//b[count(//b) > 1]) > 1]")
        do {
            _ = try large.evaluate(costly)
            Issue.record("it was not stopped")
        } catch { #expect((error as Problem).reason == .limit) }
        #expect(try large.text(XPathExpression("count(/a/b)")) == "500", "the next expression is not affected")
    }

    @Test func namespaceNodesAreLeftOut() throws {
        #expect(try document.nodes(expression("//namespace::*")).isEmpty)
    }

    @Test func aNodeKeepsItsDocument() throws {
        let node: XPathNode
        do {
            let other = try XPathDocument(Array("<a><b>kept</b></a>".utf8))
            node = other.root
        }
        #expect(node.text == "kept")
    }

    @Test func oneExpressionServesManyThreads() async throws {
        let shared = try expression("count(//e:Client[normalize-space(e:Name) = 'B'])")
        try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    var last: String?
                    for _ in 0..<50 { last = try XPathDocument(Array(extract.utf8)).text(shared) }
                    return last
                }
            }
            for try await result in group { #expect(result == "1") }
        }
    }
}

@Suite struct XMLWriterTests {
    @Test func whatIsWrittenReadsBack() throws {
        let awkward = "<&>\"' \t\n\r é€😀 ]]>"
        var writer = XMLWriter()
        try writer.start("a", namespace: "urn:x")
        try writer.attribute("b", awkward)
        try writer.start("c")
        try writer.text(awkward)
        writer.end()
        try writer.start("d")
        writer.end()
        try writer.start("e")
        writer.end(inFull: true)
        writer.end()
        let root = try XMLReader.read(writer.document).root
        #expect(root.name == XMLDocument.Name("a", namespace: "urn:x"))
        #expect(root.attribute("b") == awkward)
        #expect(root.elements.map(\.name.local) == ["c", "d", "e"])
        #expect(root.elements[0].text == awkward)
        #expect(String(decoding: writer.document, as: UTF8.self).hasSuffix("<d/><e></e></a>"))
    }

    @Test(arguments: ["\u{1}", "a\u{8}", "\u{FFFF}", "\u{FFFE}x", "\u{0}"])
    func refusesWhatXMLCannotHold(text: String) throws {
        var writer = XMLWriter()
        try writer.start("a")
        #expect(throws: Problem.self) { try writer.attribute("b", text) }
        #expect(throws: Problem.self) { try writer.text(text) }
    }

    @Test(arguments: ["\u{FFFD}", "\u{FFFC}", "\u{FFBF}", "\u{10FFFF}"])
    func holdsItsNeighbours(text: String) throws {
        var writer = XMLWriter()
        try writer.start("a")
        try writer.text(text)
        writer.end()
        #expect(try XMLReader.read(writer.document).root.text == text)
    }
}
