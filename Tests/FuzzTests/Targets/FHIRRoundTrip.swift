// FHIR in its two forms: whatever reads a resource accepts the same resources, and none is another one after a journey
// from one form to the other and back. Part of the targets for JSON and for XML.

@testable import Records

enum FHIRRoundTrip {
    /// - Parameter bytes: a document that was read as JSON.
    static func checkJSON(_ bytes: [UInt8]) throws(Broken) {
        try checkVersions(.fhirSTU3JSON, .fhirDSTU2JSON, bytes)
        guard let resource = try outcome({ () throws(Problem) in try FHIRJSON.read(bytes) }) else {
            return try hold(
                try outcome { () throws(Problem) in try FHIRJSON.xml(bytes) } == nil,
                "written as XML, though it is refused where it is read")
        }
        let written = try accepted("the resource, written,") { () throws(Problem) in
            try FHIRJSON.read(FHIRJSON.write(resource))
        }
        try hold(written == resource, "written and read it is another resource")
        // XML has no form feed, for one: then both ways to it say so.
        guard let xml = try outcome({ () throws(Problem) in try FHIRJSON.xml(bytes) }) else {
            return try hold(
                try outcome { () throws(Problem) in try FHIRXML.write(resource) } == nil,
                "refused as XML from its bytes, and written from its tree")
        }
        try hold(
            try accepted("its tree") { () throws(Problem) in try FHIRXML.write(resource) } == xml,
            "its bytes and its tree are written differently as XML")
        try hold(
            try outcome { () throws(Problem) in try ProfiledVersion.of(bytes, isXML: false) }
                == outcome { () throws(Problem) in try ProfiledVersion.of(xml, isXML: true) },
            "its profiles are of another version in XML")
        let json = try accepted("the XML of it") { () throws(Problem) in try FHIRXML.json(xml) }
        let again = try accepted("the JSON of its XML") { () throws(Problem) in try FHIRJSON.read(json) }
        try same(resource.json, again.json)
        try settles(json)
    }

    /// - Parameter bytes: a document that was read as XML.
    static func checkXML(_ bytes: [UInt8]) throws(Broken) {
        try checkVersions(.fhirSTU3XML, .fhirDSTU2XML, bytes)
        guard let json = try outcome({ () throws(Problem) in try FHIRXML.json(bytes) }) else {
            return try hold(
                try outcome { () throws(Problem) in try FHIRXML.read(bytes) } == nil,
                "read, though it is refused where it becomes JSON")
        }
        let resource = try accepted("what becomes JSON") { () throws(Problem) in try FHIRXML.read(bytes) }
        try hold(FHIRJSON.write(resource) == json, "its elements and its tree are written differently as JSON")
        // JSON may need two levels where XML needs one, so more than are read: `Bundle.check` holds records to it.
        guard let again = try outcome({ () throws(Problem) in try FHIRJSON.read(json) }) else {
            return try hold(
                try refusal({ () throws(Problem) in try FHIRJSON.read(json) }) == .limit, "its JSON is refused")
        }
        try hold(again == resource, "its JSON is another resource")
        try settles(json)
    }

    /// What came from XML goes there and back without a change, once its elements are in the order of the definition.
    private static func settles(_ json: [UInt8]) throws(Broken) {
        let ordered = try thereAndBack(json)
        let (first, second) = (try object(json), try object(ordered))
        try same(first, second)
        try hold(try thereAndBack(ordered) == ordered, "from JSON to XML and back it changes every time")
    }

    private static func thereAndBack(_ json: [UInt8]) throws(Broken) -> [UInt8] {
        let xml = try accepted("JSON that came from XML") { () throws(Problem) in try FHIRJSON.xml(json) }
        return try accepted("XML that was written") { () throws(Problem) in try FHIRXML.json(xml) }
    }

    private static func object(_ json: [UInt8]) throws(Broken) -> JSONObject {
        try accepted("JSON that was written") { () throws(Problem) in try FHIRJSON.read(json) }.json
    }

    /// Earlier versions become R4, or are refused: what they become is R4.
    private static func checkVersions(_ stu3: Format, _ dstu2: Format, _ bytes: [UInt8]) throws(Broken) {
        for format in [stu3, dstu2] {
            let conversion = Conversion(from: format, to: .fhirJSON)
            guard
                let output = try outcome({ () throws(Problem) in
                    try conversion(bytes, receivedAt: Instant(milliseconds: 0))
                })
            else { continue }
            do throws(Problem) { _ = try FHIRJSON.read(output.bytes) } catch {
                try hold(error.reason == .limit, "of \(format.rawValue) it becomes what is not R4: \(error)")
            }
        }
    }

    private static func refusal(_ step: () throws(Problem) -> Resource) throws(Broken) -> Problem.Reason? {
        do throws(Problem) {
            _ = try step()
            return nil
        } catch { return error.reason }
    }

    /// Members may stand in another order, and a narrative may be written in another way.
    static func same(_ first: JSONObject, _ second: JSONObject) throws(Broken) {
        let difference = withoutNarrative(.object(first)).firstDifference(from: withoutNarrative(.object(second)))
        if let difference { throw Broken("from JSON to XML and back, \(difference) changes") }
    }

    private static func withoutNarrative(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): .array(items.map(withoutNarrative))
        case .object(let object):
            .object(
                JSONObject(
                    distinct: object.members.map {
                        JSONObject.Member($0.name, $0.name == "div" ? "narrative" : withoutNarrative($0.value))
                    }))
        case .null, .bool, .number, .string: value
        }
    }

    // MARK: - Seeds

    static let words = [
        "\"resourceType\":\"Patient\"", "\"resourceType\":\"Bundle\"", "\"resourceType\":\"Observation\"",
        "\"contained\":[",
        "\"extension\":[{\"url\":\"urn:x\",\"valueCode\":\"a\"}]", "\"_given\":[null,{\"id\":\"a\"}]",
        "\"given\":[\"A\"]",
        "\"entry\":[{\"resource\":{", "\"id\":\"a\"", "\"text\":{\"status\":\"generated\",\"div\":\"",
        "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">", "</div>", "\"valueDecimal\":0.10", "\"modifierExtension\":",
        "\"parameter\":[{\"name\":\"a\",", "\"fhir_comments\":[\"a\"]", "\"active\":true", "\"multipleBirthInteger\":2",
        "\"birthDate\":\"1950-01-02\"", "\"reference\":\"#a\"", "\"class\":{\"code\":\"EMER\"}",
        "\"status\":\"finished\"",
    ]

    static let jsonSeeds: [[UInt8]] = [
        [UInt8](
            #"{"resourceType":"Patient","id":"a","name":[{"family":"Test","given":["Ann",null],"_given":[null,{"id":"g"}]}],"active":true,"birthDate":"1950-01-02","_birthDate":{"extension":[{"url":"urn:t","valueTime":"14:35:00"}]}}"#
        ),
        [UInt8](
            #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.00,"unit":"kg"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p class=\"a\">1 &lt; 2<br/></p></div>"}}"#
        ),
        [UInt8](
            ##"{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"CarePlan","contained":[{"resourceType":"CareTeam","id":"t","name":"Team"}],"status":"active","intent":"plan","subject":{"reference":"Patient/1"},"careTeam":[{"reference":"#t"}]}}]}"##
        ),
        [UInt8](
            #"{"resourceType":"Parameters","parameter":[{"name":"a","valueDecimal":0.10},{"name":"b","resource":{"resourceType":"Binary","contentType":"text/plain","data":"QQ=="}},{"name":"c","part":[{"name":"d","valueBoolean":false}]}]}"#
        ),
        // As STU3 and DSTU2 have them.
        [UInt8](
            #"{"resourceType":"Encounter","status":"in-progress","class":{"code":"EMER"},"subject":{"reference":"Patient/1"},"reason":[{"text":"fall"}],"diagnosis":[{"condition":{"reference":"Condition/1"},"role":{"text":"CC"},"rank":1}]}"#
        ),
        [UInt8](
            #"{"resourceType":"Encounter","status":"arrived","class":"emergency","patient":{"reference":"Patient/1"},"fhir_comments":["x"],"reason":[{"text":"fall"}]}"#
        ),
    ]

    static let xmlWords = [
        " xmlns=\"http://hl7.org/fhir\"", "<Patient", "<Bundle", "<entry><resource>", "</resource></entry>",
        "<id value=\"a\"/>",
        "<name><given value=\"A\"/></name>", "<extension url=\"urn:x\"><valueCode value=\"a\"/></extension>",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">", "<contained>", "<active value=\"true\"/>", " value=\"1.00\"",
        "<text><status value=\"generated\"/>", "<birthDate value=\"1950-01-02\"/>", " id=\"a\"",
        "<modifierExtension url=\"u\">",
    ]

    static let xmlSeeds: [[UInt8]] = [
        [UInt8](
            #"<Patient xmlns="http://hl7.org/fhir"><id value="a"/><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p class="a" xml:lang="en">1 &lt; 2<br/>é</p></div></text><active value="true"/><name><family value="Test"/><given value="Ann"/><given id="g"/></name><birthDate value="1950-01-02"><extension url="urn:t"><valueTime value="14:35:00"/></extension></birthDate></Patient>"#
        ),
        [UInt8](
            #"<Bundle xmlns="http://hl7.org/fhir"><!--c--><type value="collection"/><entry><fullUrl value="urn:uuid:1"/><resource><Observation><status value="final"/><code><text value="x"/></code><valueQuantity><value value="1.00"/></valueQuantity></Observation></resource></entry></Bundle>"#
        ),
        [UInt8](
            #"<Encounter xmlns="http://hl7.org/fhir"><status value="arrived"/><class value="emergency"/><patient><reference value="Patient/1"/></patient></Encounter>"#
        ),
    ]
}
