// What is not FHIR R4 is refused with the element's path, in both syntaxes, and without a word of what it contained.

import Testing

@testable import Records

private func patient(_ members: String) -> String { #"{"resourceType":"Patient",\#(members)}"# }
private func patientXML(_ content: String) -> String { #"<Patient xmlns="http://hl7.org/fhir">\#(content)</Patient>"# }

@Suite struct FHIRRefusalTests {
    @Test(
        arguments: [
            (#"[]"#, .dataType, ""), (#"{}"#, .required, ""), (#"{"resourceType":1}"#, .required, ""),
            (#"{"resourceType":"Cat"}"#, .unknownElement, ""),
            (#"{"resourceType":"DomainResource"}"#, .unknownElement, ""),
            (#"{"resourceType":"HumanName"}"#, .unknownElement, ""),
            (patient(#""foo":1"#), .unknownElement, "Patient.foo"),
            (patient(#""contact":[{"foo":1}]"#), .unknownElement, "Patient.contact[0].foo"),
            (
                patient(#""contact":[{"name":{"family":"x"}},{"name":{"resourceType":"x"}}]"#), .unknownElement,
                "Patient.contact[1].name.resourceType"
            ),
            (patient(#""a name":1"#), .unknownElement, "Patient.?"),
            (patient(#""name":{"family":"x"}"#), .dataType, "Patient.name"),
            (patient(#""birthDate":["1950"]"#), .dataType, "Patient.birthDate"),
            (patient(#""name":["x"]"#), .dataType, "Patient.name[0]"),
            (patient(#""name":[]"#), .required, "Patient.name"),
            (patient(#""name":[{}]"#), .required, "Patient.name[0]"),
            (patient(#""name":[null]"#), .dataType, "Patient.name[0]"),
            (patient(#""name":null"#), .dataType, "Patient.name"),
            (patient(#""gender":null"#), .dataType, "Patient.gender"),
            (patient(#""gender":"""#), .dataType, "Patient.gender"),
            (patient(#""gender":1"#), .dataType, "Patient.gender"),
            (patient(#""name":[{"text":"a\u0007"}]"#), .dataType, "Patient.name[0].text"),
            (patient(#""active":"true""#), .dataType, "Patient.active"),
            (patient(#""active":1"#), .dataType, "Patient.active"),
            (patient(#""multipleBirthInteger":"2""#), .dataType, "Patient.multipleBirthInteger"),
            (patient(#""multipleBirthInteger":2.0"#), .dataType, "Patient.multipleBirthInteger"),
            (patient(#""multipleBirthInteger":2147483648"#), .dataType, "Patient.multipleBirthInteger"),
            (
                patient(#""multipleBirthInteger":2,"multipleBirthBoolean":true"#), .dataType,
                "Patient.multipleBirthBoolean"
            ),
            (
                patient(#""multipleBirthInteger":2,"_multipleBirthBoolean":{"id":"a"}"#), .dataType,
                "Patient._multipleBirthBoolean"
            ),
            (patient(#""birthDate":"1950-13-01""#), .dataType, "Patient.birthDate"),
            (patient(#""birthDate":"02/01/1950""#), .dataType, "Patient.birthDate"),
            (patient(#""deceasedDateTime":"2026-11-22T99:00:00Z""#), .dataType, "Patient.deceasedDateTime"),
            (patient(#""_name":[{"id":"a"}]"#), .unknownElement, "Patient._name"),
            (patient(#""_birthDate":{"foo":1}"#), .unknownElement, "Patient._birthDate.foo"),
            (patient(#""_birthDate":"x""#), .dataType, "Patient._birthDate"),
            (patient(#""_birthDate":{}"#), .required, "Patient._birthDate"),
            (patient(#""name":[{"given":["A",null]}]"#), .required, "Patient.name[0].given[1]"),
            (patient(#""name":[{"given":["A",null],"_given":[null,null]}]"#), .required, "Patient.name[0].given[1]"),
            (patient(#""name":[{"given":["A"],"_given":[null,{"id":"b"}]}]"#), .dataType, "Patient.name[0]._given"),
            (
                patient(#""extension":[{"_url":{"id":"a"},"url":"u","valueCode":"c"}]"#), .unknownElement,
                "Patient.extension[0]._url"
            ),
            (patient(#""text":{"status":"empty","div":"hello"}"#), .dataType, "Patient.text.div"),
            (patient(#""text":{"status":"empty","div":"<div>a<br></div>"}"#), .syntax, "Patient.text.div"),
            (patient(#""text":{"status":"empty","div":"<div xmlns=\"urn:x\"/>"}"#), .dataType, "Patient.text.div"),
            (patient(#""text":{"status":"empty","div":"<!DOCTYPE div><div/>"}"#), .dataType, "Patient.text.div"),
            (patient(#""text":{"status":"empty","div":"<div/><div/>"}"#), .syntax, "Patient.text.div"),
            (patient(#""contained":[{"id":"a"}]"#), .required, "Patient.contained[0]"),
            (
                #"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","foo":1}}]}"#,
                .unknownElement, "Bundle.entry[0].resource.foo"
            ),
            (#"{"resourceType":"Encounter","class":"EMER"}"#, .dataType, "Encounter.class"),
            (patient(#""name":[{"family":"a","family":"b"}]"#), .duplicateKey, "line 1, column 49 (byte 48)"),
        ] as [(String, Problem.Reason, String)])
    func inJSON(text: String, reason: Problem.Reason, place: String) {
        do {
            _ = try FHIRJSON.read(Array(text.utf8))
            Issue.record("accepted \(text)")
        } catch {
            #expect(error.reason == reason, "\(text): \(error)")
            #expect(error.place == place, "\(text): \(error)")
        }
    }

    @Test(
        arguments: [
            ("<Patient/>", .unknownElement, "Patient (line 1)"),
            (#"<Patient xmlns="urn:hl7-org:v3"/>"#, .unknownElement, "Patient (line 1)"),
            (#"<Cat xmlns="http://hl7.org/fhir"/>"#, .unknownElement, "(line 1)"),
            (patientXML("\n<foo value='1'/>"), .unknownElement, "Patient.foo (line 2)"),
            (patientXML("<contact><foo/></contact>"), .unknownElement, "Patient.contact[0].foo (line 1)"),
            (
                patientXML("<contact><gender value='male'/></contact><contact><foo/></contact>"), .unknownElement,
                "Patient.contact[1].foo (line 1)"
            ),
            (patientXML("<name value='x'/>"), .unknownElement, "Patient.name[0].? (line 1)"),
            (patientXML("<name xmlns='urn:x'><family value='x'/></name>"), .unknownElement, "Patient.name (line 1)"),
            (patientXML("<name/>"), .required, "Patient.name[0] (line 1)"),
            (patientXML("<gender/>"), .required, "Patient.gender (line 1)"),
            (patientXML("<gender value=''/>"), .dataType, "Patient.gender (line 1)"),
            (patientXML("<gender>male</gender>"), .syntax, "Patient.gender (line 1)"),
            (patientXML("stray"), .syntax, "Patient (line 1)"),
            (patientXML("<gender value='male'/><gender value='male'/>"), .dataType, "Patient.gender (line 1)"),
            (
                patientXML("<multipleBirthInteger value='1'/><multipleBirthBoolean value='true'/>"), .dataType,
                "Patient.multipleBirthBoolean (line 1)"
            ),
            (patientXML("<active value='TRUE'/>"), .dataType, "Patient.active (line 1)"),
            (patientXML("<active value='1'/>"), .dataType, "Patient.active (line 1)"),
            (patientXML("<multipleBirthInteger value='+2'/>"), .dataType, "Patient.multipleBirthInteger (line 1)"),
            (patientXML("<birthDate value='1950-02-30'/>"), .dataType, "Patient.birthDate (line 1)"),
            (patientXML("<contained/>"), .dataType, "Patient.contained[0] (line 1)"),
            (
                patientXML("<contained><Flag><id value='a'/></Flag><Flag><id value='b'/></Flag></contained>"),
                .dataType, "Patient.contained[0] (line 1)"
            ),
            (
                patientXML("<text><status value='empty'/><div><p>x</p></div></text>"), .dataType,
                "Patient.text.div (line 1)"
            ),
            ("<!DOCTYPE Patient><Patient xmlns='http://hl7.org/fhir'/>", .doctype, "line 1, column 18"),
        ] as [(String, Problem.Reason, String)])
    func inXML(text: String, reason: Problem.Reason, place: String) {
        do {
            _ = try FHIRXML.read(Array(text.utf8))
            Issue.record("accepted \(text)")
        } catch {
            #expect(error.reason == reason, "\(text): \(error)")
            #expect(error.place == place, "\(text): \(error)")
        }
    }

    @Test func writingRefusesWhatIsNotFHIR() {
        for (tree, place) in [
            (["resourceType": "Patient", "foo": 1], "Patient.foo"),
            (["resourceType": "Patient", "name": ["x"]], "Patient.name[0]"),
            (["resourceType": "Patient", "name": [["text": "\u{1}"]]], "Patient.name[0].text"),
            (["resourceType": "Patient", "text": ["div": "<div>&nbsp;</div>"]], "Patient.text.div"),
        ] as [(JSONObject, String)] {
            do {
                _ = try FHIRXML.write(Resource(tree)!)
                Issue.record("written: \(place)")
            } catch { #expect(error.place == place) }
        }
    }

    @Test(arguments: ["Patient.name", "foo\nbar", "Smithson Ann"])
    func neverEchoesTheRecord(name: String) {
        let tree: JSONObject = ["resourceType": "Patient", "birthDate": "Smithson"]
        do { _ = try FHIRJSON.check(tree) } catch { #expect(!error.description.contains("Smithson")) }
        var odd = JSONObject(distinct: [.init("resourceType", "Patient")])
        odd[name] = 1
        do { _ = try FHIRJSON.check(odd) } catch { #expect(!error.description.contains(name)) }
    }
}

@Suite struct FHIRPrimitiveTests {
    @Test(
        arguments: [
            (
                .decimal, ["0", "-0", "1.00", "-12.5e-3", "1E+2", "0.10"],
                ["", "01", "1.", ".5", "+1", "1e", "NaN", "1,5", "--1", "-"]
            ),
            (
                .integer(least: 1), ["1", "2147483647"],
                ["0", "-1", "01", "2147483648", "1.0", "", "99999999999999999999"]
            ),
            (.integer(least: 0), ["0", "7"], ["-1", "00", "+7"]),
            (.integer(least: -2147483648), ["-2147483648", "0"], ["-2147483649", "-0", "-", "-01"]),
            (.boolean, ["true", "false"], ["True", "1", ""]),
            (
                .date, ["1950", "1950-01", "1950-01-02", "2024-02-29"],
                ["50", "1950-1", "1950-13", "1950-02-30", "1950-01-02T00:00:00Z", "19500102"]
            ),
            (
                .dateTime,
                [
                    "1950", "1950-01", "1950-01-02", "2026-11-22T03:05:00Z", "2026-11-22T03:05:00.123+01:00",
                    "2026-11-22T03:05:00",
                ],
                ["2026-11-22T3:05", "2026-11-22T03:05:00+0100", "2026-11-22 03:05:00", "x"]
            ),
            (.instant, ["2026-11-22T03:05:00Z", "2026-11-22T03:05:00.123456+00:00"], ["2026-11-22", "2026", ""]),
            (.time, ["14:35:00", "14:35:00.5"], ["14", "24:00:00", "14:35:00Z", "14:35:00+01:00", "14:35:00-01:00"]),
            (.text, ["a", " ", "a\tb\n"], ["", "a\u{0B}"]),
        ] as [(FHIRDefinitions.Primitive, [String], [String])])
    func shapes(primitive: FHIRDefinitions.Primitive, right: [String], wrong: [String]) {
        for text in right { #expect(primitive.fault(in: text) == nil, "\(text)") }
        for text in wrong { #expect(primitive.fault(in: text) != nil, "\(text)") }
    }
}
