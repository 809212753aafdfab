// From one syntax straight to the other: what the tree would be written as, and the refusals that reading has.

import Testing

@testable import Records

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private func place(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch let problem as Problem {
        return "\(problem.reason.rawValue) \(problem.place)"
    } catch { return "\(error)" }
}

@Suite struct FHIRConversionTests {
    @Test func namesAreFoundHoweverTheyAreSpelt() throws {
        let odd = #"{"bi\u0072thDate":"19\u00350","\u005fgender":{"\u0069d":"g"},"resource\u0054ype":"Pati\u0065nt"}"#
        #expect(
            string(try FHIRJSON.xml(bytes(odd)))
                == #"<Patient xmlns="http://hl7.org/fhir"><gender id="g"/><birthDate value="1950"/></Patient>"#)
        #expect(try FHIRJSON.read(bytes(odd)).type == "Patient")
    }

    @Test func longNamesThatDifferInTheMiddleAreToldApart() {
        // Of the same length, and the first and last eight letters of operationalStatus.
        let text = #"{"resourceType":"Location","operatioXalStatus":{"code":"O"}}"#
        #expect(place { _ = try FHIRJSON.xml(bytes(text)) } == "unknown-element Location.operatioXalStatus")
        let xml = #"<Location xmlns="http://hl7.org/fhir"><operatioXalStatus/></Location>"#
        #expect(place { _ = try FHIRXML.json(bytes(xml)) } == "unknown-element Location.operatioXalStatus (line 1)")
    }

    @Test func repetitionsThatDoNotStandTogetherBecomeOneArray() throws {
        let text = """
            <Patient xmlns="http://hl7.org/fhir"><name><given value="A"/><family value="B"/><given id="c" value="C"/>
            </name><gender value="other"/><name><text value="D"/></name></Patient>
            """
        #expect(
            string(try FHIRXML.json(bytes(text)))
                == #"{"resourceType":"Patient","name":[{"given":["A","C"],"_given":[null,{"id":"c"}],"family":"B"},{"text":"D"}],"gender":"other"}"#
        )
    }

    @Test func aNullBesideANullIsRefused() {
        let text = #"{"resourceType":"Patient","name":[{"_given":[null,{"id":"a"}]}]}"#
        #expect(place { _ = try FHIRJSON.read(bytes(text)) } == "required Patient.name[0]._given[0]")
    }

    @Test func aNarrativeHasNoSibling() {
        let text = #"{"resourceType":"Patient","text":{"status":"empty","div":"<div/>","_div":{"id":"a"}}}"#
        #expect(place { _ = try FHIRJSON.read(bytes(text)) } == "unknown-element Patient.text._div")
    }

    /// An element of XML can be an array and an object in JSON: what is written must be read.
    @Test func depthIsHeldInTheSyntaxThatIsWritten() throws {
        func extensions(_ depth: Int) -> [UInt8] {
            bytes(
                #"<Flag xmlns="http://hl7.org/fhir">"# + String(repeating: #"<extension url="u">"#, count: depth)
                    + #"<valueCode value="c"/>"# + String(repeating: "</extension>", count: depth) + "</Flag>")
        }
        let deepest = try FHIRXML.json(extensions(31))
        #expect(throws: Never.self) { try JSONReader.read(deepest) }
        let refused = try #require(place { _ = try FHIRXML.json(extensions(32)) })
        #expect(refused.hasPrefix("limit Flag.extension[0].extension[0]"))
        #expect(refused.hasSuffix("(line 1)"))
        func narrative(_ depth: Int) -> [UInt8] {
            let open = String(repeating: "<b>", count: depth - 1)
            let close = String(repeating: "</b>", count: depth - 1)
            return bytes(#"{"resourceType":"Flag","text":{"status":"empty","div":"<div>\#(open)a\#(close)</div>"}}"#)
        }
        let written = try FHIRJSON.xml(narrative(62))
        #expect(throws: Never.self) { try XMLReader.read(written) }
        #expect(place { _ = try FHIRJSON.xml(narrative(63)) } == "limit Flag.text.div")
    }

    @Test func manyTasksConvertAtOnce() async throws {
        let json = bytes(
            #"{"resourceType":"Patient","text":{"status":"empty","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><!-- c -->a</div>"},"name":[{"given":["A",null],"_given":[null,{"id":"b"}]}]}"#
        )
        let xml = try FHIRJSON.xml(json)
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    do throws(Problem) {
                        for _ in 0..<20 {
                            if number % 3 == 0 { _ = try FHIRXML.json(Array(xml.dropLast())) }
                            guard try FHIRJSON.xml(json) == xml, try FHIRXML.read(xml).type == "Patient" else {
                                return false
                            }
                        }
                        return number % 3 != 0
                    } catch { return number % 3 == 0 && error.reason == .syntax }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}

@Suite struct XHTMLScanTests {
    private static let declared = #"<div xmlns="http://www.w3.org/1999/xhtml">"#

    /// What is vouched for without libxml2, what must go to it, and what it says then.
    private static let narratives: [(text: String, isVouchedFor: Bool)] = [
        ("<div/>", true), ("<div>a</div>", true), (declared + "a</div>", true), ("<div />\n", true),
        (declared + "<p class=\"a\" title='b \" c'>é &amp; &lt;&gt;&quot;&apos; &#160;<br/><hr /></p ></div>", true),
        (declared + "<h1 xml:lang=\"en\" lang=\"en\" data-x1=\"\">\t\n</h1></div>", true),
        // Well-formed, and left to libxml2.
        ("<div><!-- c --></div>", false), ("<div><![CDATA[<]]></div>", false), ("<div>a]b</div>", false),
        ("<div a = 'b'/>", false), ("<div>&#x20AC;&#13;</div>", false), ("<div><p xmlns='urn:x'/></div>", false),
        ("<h:div xmlns:h='http://www.w3.org/1999/xhtml'/>", false), ("<div>\u{FFFD}\u{F000}</div>", false),
        ("<div a_b='1'/>", false), ("<div>\u{FF1A}</div>", true),
        // Not well-formed, or no narrative.
        ("<div", false), ("<div>", false), ("<div></p>", false), ("<div><p></div></p>", false), ("<div/><div/>", false),
        ("<div/>a", false), ("<div>&nbsp;</div>", false), ("<div>&amp</div>", false), ("<div>&#0;</div>", false),
        ("<div>&#55296;</div>", false), ("<div>]]></div>", false), ("<div a='1' a='2'/>", false), ("<div a=1/>", false),
        ("<div a='<'/>", false), ("<div a/>", false), ("<div a='1'b='2'/>", false), ("<div>\u{1}</div>", false),
        ("<div>\u{FFFF}</div>", false), ("<div x:a='1'/>", false), ("<div xmlns='urn:x'/>", false), ("<divx/>", false),
        ("<div><1/></div>", false), ("< div/>", false), ("<div/ >", false), ("<div>< /div>", false),
        ("<div></ div>", false),
        ("<div>&;</div>", false), ("<div>&#;</div>", false), ("<div>&#1114112;</div>", false),
        ("<div>" + String(repeating: "<b>", count: 64) + String(repeating: "</b>", count: 64) + "</div>", false),
    ]

    @Test func vouchesForWhatIsOrdinaryAndForNothingElse() {
        for (text, isVouchedFor) in Self.narratives {
            var scan = XHTMLScan(limits: .standard)
            let content = bytes(text)
            #expect(scan.isOrdinary(content.span) == isVouchedFor, "\(text)")
            guard isVouchedFor else { continue }
            do {
                let root = try XMLReader.read(content).root
                #expect(root.name.local == "div", "\(text)")
                #expect(root.name.namespace == (scan.hasNamespace ? XHTML.namespace : ""), "\(text)")
            } catch { Issue.record("libxml2 refuses \(text): \(error)") }
        }
    }

    /// Any text that is one byte away from an ordinary one: what is vouched for, libxml2 reads, with the same root.
    @Test func agreesWithLibxml2OnEveryChangeOfAByte() {
        let text = bytes(
            #"<div xmlns="http://www.w3.org/1999/xhtml"><p a="b" c='d'>x &lt; &#160;é</p><br/></div>"#)
        var vouched = 0
        for place in text.indices {
            for byte in Array("<>&;/='\" :ax1]#!?-\u{1}\n".utf8) {
                var changed = text
                changed[place] = byte
                // The tape hands over nothing that is not UTF-8.
                guard String(validating: changed, as: UTF8.self) != nil else { continue }
                var scan = XHTMLScan(limits: .standard)
                guard scan.isOrdinary(changed.span) else { continue }
                vouched += 1
                do {
                    let name = try XMLReader.read(changed).root.name
                    #expect(name == XMLDocument.Name("div", namespace: scan.hasNamespace ? XHTML.namespace : ""))
                } catch { Issue.record("libxml2 refuses \(string(changed)): \(error)") }
            }
        }
        #expect(vouched > 100)
    }
}
