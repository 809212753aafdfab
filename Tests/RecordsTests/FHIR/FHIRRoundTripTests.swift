// One resource in both syntaxes: what XML gives is what JSON gives, and back, nothing lost.

import Testing

@testable import Records

private func json(_ text: String) throws -> Resource { try FHIRJSON.read(Array(text.utf8)) }
private func xml(_ text: String) throws -> Resource { try FHIRXML.read(Array(text.utf8)) }
private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Pairs of JSON, members in the order of the definition, and the XML that says the same.
private let pairs: [(String, String, String)] = [
    (
        "numbers and booleans keep their text",
        #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.00,"unit":"kg"}}"#,
        #"<Observation xmlns="http://hl7.org/fhir"><status value="final"/><code><text value="x"/></code><valueQuantity><value value="1.00"/><unit value="kg"/></valueQuantity></Observation>"#
    ),
    (
        "booleans and integers",
        #"{"resourceType":"Patient","active":true,"multipleBirthInteger":2}"#,
        #"<Patient xmlns="http://hl7.org/fhir"><active value="true"/><multipleBirthInteger value="2"/></Patient>"#
    ),
    (
        "one value of a repeating element is an array",
        #"{"resourceType":"Patient","id":"a","name":[{"family":"Test","given":["Ann"]}]}"#,
        #"<Patient xmlns="http://hl7.org/fhir"><id value="a"/><name><family value="Test"/><given value="Ann"/></name></Patient>"#
    ),
    (
        "ids and extensions of primitives",
        #"{"resourceType":"Patient","birthDate":"1950-01-02","_birthDate":{"id":"b","extension":[{"url":"urn:t","valueTime":"14:35:00"}]},"deceasedBoolean":false}"#,
        #"<Patient xmlns="http://hl7.org/fhir"><birthDate id="b" value="1950-01-02"><extension url="urn:t"><valueTime value="14:35:00"/></extension></birthDate><deceasedBoolean value="false"/></Patient>"#
    ),
    (
        "an extension without a value",
        #"{"resourceType":"Patient","_gender":{"extension":[{"url":"urn:absent","valueCode":"unknown"}]}}"#,
        #"<Patient xmlns="http://hl7.org/fhir"><gender><extension url="urn:absent"><valueCode value="unknown"/></extension></gender></Patient>"#
    ),
    (
        "arrays of primitives padded with null",
        #"{"resourceType":"Patient","name":[{"given":["Ann",null,"C"],"_given":[null,{"extension":[{"url":"urn:absent","valueCode":"masked"}]},{"id":"g"}]}]}"#,
        #"<Patient xmlns="http://hl7.org/fhir"><name><given value="Ann"/><given><extension url="urn:absent"><valueCode value="masked"/></extension></given><given id="g" value="C"/></name></Patient>"#
    ),
    (
        "extensions in extensions, in their order",
        #"{"resourceType":"Patient","extension":[{"url":"urn:b","extension":[{"url":"z","valueString":"1"},{"url":"a","valueDecimal":0.10}]},{"url":"urn:a","valueBoolean":true}]}"#,
        #"<Patient xmlns="http://hl7.org/fhir"><extension url="urn:b"><extension url="z"><valueString value="1"/></extension><extension url="a"><valueDecimal value="0.10"/></extension></extension><extension url="urn:a"><valueBoolean value="true"/></extension></Patient>"#
    ),
    (
        "narrative",
        #"{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p class=\"a\">1 &lt; 2 &amp; é<br/>next</p> <td></td></div>"}}"#,
        #"<Patient xmlns="http://hl7.org/fhir"><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">1 &lt; 2 &amp; é<br/>next</p> <td></td></div></text></Patient>"#
    ),
    (
        "contained resources",
        ##"{"resourceType":"CarePlan","contained":[{"resourceType":"CareTeam","id":"t","name":"Team"}],"status":"active","intent":"plan","subject":{"reference":"Patient/1"},"careTeam":[{"reference":"#t"}]}"##,
        ##"<CarePlan xmlns="http://hl7.org/fhir"><contained><CareTeam><id value="t"/><name value="Team"/></CareTeam></contained><status value="active"/><intent value="plan"/><subject><reference value="Patient/1"/></subject><careTeam><reference value="#t"/></careTeam></CarePlan>"##
    ),
    (
        "resources in a Bundle, and a reference to the definition of links",
        #"{"resourceType":"Bundle","type":"collection","link":[{"relation":"self","url":"urn:s"}],"entry":[{"link":[{"relation":"x","url":"urn:x"}],"fullUrl":"urn:uuid:1","resource":{"resourceType":"Binary","contentType":"text/plain","data":"QQ=="}},{"resource":{"resourceType":"Bundle","type":"searchset","total":0}}]}"#,
        #"<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><link><relation value="self"/><url value="urn:s"/></link><entry><link><relation value="x"/><url value="urn:x"/></link><fullUrl value="urn:uuid:1"/><resource><Binary><contentType value="text/plain"/><data value="QQ=="/></Binary></resource></entry><entry><resource><Bundle><type value="searchset"/><total value="0"/></Bundle></resource></entry></Bundle>"#
    ),
    (
        "resources and parts in Parameters",
        #"{"resourceType":"Parameters","parameter":[{"name":"a","resource":{"resourceType":"Flag","id":"f"}},{"name":"b","part":[{"name":"c","valuePositiveInt":1},{"name":"d","part":[{"name":"e","valueDateTime":"2026"}]}]}]}"#,
        #"<Parameters xmlns="http://hl7.org/fhir"><parameter><name value="a"/><resource><Flag><id value="f"/></Flag></resource></parameter><parameter><name value="b"/><part><name value="c"/><valuePositiveInt value="1"/></part><part><name value="d"/><part><name value="e"/><valueDateTime value="2026"/></part></part></parameter></Parameters>"#
    ),
    (
        "text that needs escaping",
        #"{"resourceType":"Patient","name":[{"text":"<\"O'Neill\"> & \t\n\r  é😀"}]}"#,
        "<Patient xmlns=\"http://hl7.org/fhir\"><name><text value=\"&lt;&quot;O'Neill&quot;&gt; &amp; &#9;&#10;&#13;  é😀\"/></name></Patient>"
    ),
]

@Suite struct FHIRRoundTripTests {
    @Test(arguments: pairs)
    func bothSyntaxesSayTheSame(what: String, inJSON: String, inXML: String) throws {
        #expect(string(FHIRJSON.write(try json(inJSON))) == inJSON)
        #expect(string(FHIRJSON.write(try xml(inXML))) == inJSON, "\(what): XML read")
        #expect(string(try FHIRXML.write(json(inJSON))) == inXML, "\(what): XML written")
        #expect(string(try FHIRXML.write(xml(inXML))) == inXML)
    }

    @Test func xmlIsWrittenInTheOrderOfTheDefinition() throws {
        let mixed = try json(
            #"{"birthDate":"1950","name":[{"given":["A"],"family":"B","use":"usual"}],"_gender":{"id":"g"},"id":"1","resourceType":"Patient"}"#
        )
        #expect(mixed.json.members.map(\.name) == ["resourceType", "birthDate", "name", "_gender", "id"])
        #expect(
            string(try FHIRXML.write(mixed))
                == #"<Patient xmlns="http://hl7.org/fhir"><id value="1"/><name><use value="usual"/><family value="B"/><given value="A"/></name><gender id="g"/><birthDate value="1950"/></Patient>"#
        )
    }

    @Test func prefixesCommentsAndSchemaLocationsMeanNothing() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?><!-- c --><?p i?>
            <f:Patient xmlns:f="http://hl7.org/fhir" xmlns:h="http://www.w3.org/1999/xhtml"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://hl7.org/fhir patient.xsd">
              <!-- c --><f:text><f:status value="empty"/><h:div xml:lang="en">a<!-- c --><h:b>c</h:b></h:div></f:text>
              <f:name><f:given value="A"/><f:family value="B"/><f:given value="C"/></f:name>
            </f:Patient>
            """
        #expect(
            string(FHIRJSON.write(try xml(text)))
                == #"{"resourceType":"Patient","text":{"status":"empty","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\">a<b>c</b></div>"},"name":[{"given":["A","C"],"family":"B"}]}"#
        )
    }

    @Test func narrativeGoesIntoXMLAsItWasSent() throws {
        let div = #"<div xmlns='http://www.w3.org/1999/xhtml'  class="a"><p>&#160;&quot;x&quot;</p ><hr /></div>"#
        let resource = Resource([
            "resourceType": "Patient", "text": ["status": "additional", "div": .string(div)],
        ])!
        #expect(string(try FHIRXML.write(resource)).contains("<status value=\"additional\"/>\(div)</text>"))
        let bare = Resource(["resourceType": "Patient", "text": ["status": "additional", "div": "<div>a</div>"]])!
        #expect(string(try FHIRXML.write(bare)).contains(#"<div xmlns="http://www.w3.org/1999/xhtml">a</div>"#))
    }
}
