// What each word of the mapping language does, and how its faults are named.

import Records
import Testing

@Suite struct MappingRunTests {
    /// Maps a JSON document by `resources` below one Patient per item of `people`.
    private static func run(_ set: String, _ json: String, head: String = "", group: String = "") throws -> Reading {
        let text =
            "sender: \"503\"\nname: Northshire\nformats: [json]\npublishes: [x]\nfeed: {duty_team: '0115 496 0301'}\nsource: json\n"
            + head + "bundle: {timestamp: $.at}\nresources:\n  - for_each: $.people[*]\n    \(group)\n    resources:\n"
            + "      - resource: Patient\n        id: [id, =p]\n        set:\n          \(set)\n"
        let profile = try SenderProfile.load([(path: "m.yaml", text: text)])[0]
        return try RecordReader.read(
            Array(json.utf8), format: .json, profile: profile, receivedAt: Fixtures.receivedAt)
    }

    private static func patient(_ set: String, _ person: String, head: String = "") throws -> JSONValue {
        let json = "{\"at\": \"2026-11-20T12:00:00Z\", \"people\": [\(person)]}"
        let entry = try #require(try run("active: =true\n          " + set, json, head: head).bundle.entries.first)
        return .object(entry.resource.json)
    }

    @Test(arguments: [
        ("language: {first_of: [a, b]}", "{\"b\": \"two\"}", "two"),
        ("language: {concat: [a, b, =z], separator: \"-\"}", "{\"a\": \"1\", \"b\": 2}", "1-2-z"),
        ("language: {path: a, split: \", \", take: 2}", "{\"a\": \"OKAFOR, Grace\"}", "Grace"),
        ("language: {path: a, split: \",\", take: 3}", "{\"a\": \"OKAFOR, Grace\"}", nil),
        ("language: {value: x, when: a}", "{\"a\": false}", nil), ("language: {value: x, when: a}", "{\"a\": 0}", "x"),
        ("language: {value: x, when: {path: a, is: y}}", "{\"a\": \"y\"}", "x"),
        ("language: {value: x, when: {path: a, is_not: y}}", "{}", "x"),
        ("language: {value: x, when: {path: a, in: [p, q]}}", "{\"a\": \"q\"}", "x"),
        ("language: {value: x, when: {path: a, in: words}}", "{\"a\": \"w\"}", "x"),
        ("language: {value: x, when: {path: a, not_in: words}}", "{\"a\": \"w\"}", nil),
        ("language: {value: x, when: {path: a, present: false}}", "{\"a\": \" \"}", "x"),
        ("language: {value: x, when: {all: [a, {not: b}]}}", "{\"a\": 1}", "x"),
        ("language: {value: x, when: {any: [a, b]}}", "{\"b\": 1}", "x"),
        ("language: {value: x, when: {path: a, before: record}}", "{\"a\": \"2026-11-19\"}", "x"),
        ("language: {value: x, when: {path: a, before: record}}", "{\"a\": \"2026-11-20\"}", nil),
        ("language: {value: x, when: {path: a, after: record}}", "{\"a\": \"2026-11-21\"}", "x"),
        ("language: {value: x, when: {path: a, after: record}}", "{\"a\": \"2026-11-20T12:00:01Z\"}", "x"),
        ("language: {path: a, codes: t}", "{\"a\": \"  Home  CARE \"}", "hc"),
        ("language: {path: a, codes: t}", "{\"a\": \"?\"}", "other"),
        ("language: {sender: name}", "{}", "Northshire"), ("language: {sender: duty_team}", "{}", "0115 496 0301"),
        ("language: {path: $.at}", "{}", "2026-11-20T12:00:00Z"), ("language: ^.at", "{}", "2026-11-20T12:00:00Z"),
        ("language: \"['odd name']\"", "{\"odd name\": \"x\"}", "x"),
        ("language: \"a[1].b\"", "{\"a\": [{}, {\"b\": \"x\"}]}", "x"),
        ("language: a", "{\"a\": null}", nil), ("language: a", "{\"\\u0061\": \"x\"}", "x"),
        ("language: é", "{\"e\u{301}\": \"x\"}", "x"),
        ("language: personalOpersonal", "{\"personalXpersonal\": \"y\", \"personalOpersonal\": \"x\"}", "x"),
        ("language: {path: a, codes: t}", "{\"a\": \"\\tHOME\\t CARE\"}", "hc"),
        ("language: {path: a, codes: t}", "{\"a\": \"Home\u{A0}Care\"}", "hc"),
    ])
    func expressionsGiveText(set: String, person: String, expected: String?) throws {
        let head =
            "lists: {words: [w]}\ncodes: {t: {ignore_case: yes, unmapped: =other, map: {home care: hc}}}\n"
        #expect(try Self.patient(set, person, head: head)["language"]?.string == expected)
    }

    /// What is made reads back: FHIR has no control characters.
    @Test(arguments: [
        ("language: a", ""), ("language: {concat: [=x, a]}", ""), ("language: {first_of: [b, a]}", ""),
        ("language: {path: a, split: \",\", take: 1}", ""),
        ("maritalStatus: {path: a, codes: t}", "keep-text"), ("maritalStatus: {path: a, codes: t}", "keep"),
        ("language: {path: a, codes: t}", "keep"),
    ])
    func aControlCharacterIsRefusedWhereverItWouldStand(set: String, unmapped: String) throws {
        let head = unmapped.isEmpty ? "" : "codes: {t: {system: 'urn:s', unmapped: \(unmapped), map: {M: m}}}\n"
        let problem = try #require(throws: Problem.self) {
            try Self.patient(set, "{\"a\": \"SM\\u0007\"}", head: head)
        }
        #expect(problem.reason == .dataType && problem.place.hasSuffix("$.people[0].a"), "\(problem)")
    }

    /// The place of the last of many faults is found as the first one's is.
    @Test func everyPlaceIsThatOfItsItem() throws {
        let head = "codes: {t: {system: 'urn:s', unmapped: drop, map: {M: m}}}\n"
        let people = (0..<50).map { $0 % 3 == 0 ? "{\"x\": [1, {\"a\": 2}], \"a\": \"M\"}" : "{\"a\": \"?\"}" }
        let json = "{\"at\": \"2026-11-20T12:00:00Z\", \"people\": [\(people.joined(separator: ", "))]}"
        let set = "active: =true\n          maritalStatus: {path: a, codes: t}"
        let found = try Self.run(set, json, head: head).warnings.filter { $0.reason == .unmappedCode }
        var places: [String] = []
        for warning in found { places.append(String(warning.place.split(separator: " ").last ?? "")) }
        var expected: [String] = []
        for number in 0..<50 where number % 3 != 0 { expected.append("$.people[\(number)].a") }
        #expect(places == expected)
    }

    @Test func blockWithoutAnyOfItsValuesIsLeftOut() throws {
        let set = "contact: [{set: {name.family: a, relationship: {set: {text: =kin}}, gender: =male}}]"
        #expect(try Self.patient(set, "{}")["contact"] == nil)
        let contact = try #require(JSONValue.items(Self.patient(set, "{\"a\": \"X\"}")["contact"]).first)
        #expect(contact["name"]?["family"]?.string == "X")
        #expect(contact["gender"]?.string == "male")
    }

    @Test func codedElementsAreFilledFromATable() throws {
        let head = "codes: {t: {system: 'urn:s', unmapped: reject, map: {M: {code: m, display: Em}}}}\n"
        let set = "maritalStatus: {path: a, codes: t}"
        let coding = try JSONValue.items(Self.patient(set, "{\"a\": \"M\"}", head: head)["maritalStatus"]?["coding"])
        #expect(coding == [["system": "urn:s", "code": "m", "display": "Em"]])
    }

    @Test(arguments: [
        ("birthDate: {path: a, required: true}", "{}", Problem.Reason.required, "m.yaml:17: $.people[0].a"),
        ("birthDate: a", "{\"a\": \"1 May\"}", .dataType, "m.yaml:17: $.people[0].a"),
        ("birthDate: a", "{\"a\": [1, 2]}", .dataType, "m.yaml:17: $.people[0].a"),
        ("birthDate: \"a[*]\"", "{\"a\": [\"2026\", \"2027\"]}", .dataType, "m.yaml:17: $.people[0].a[*]"),
        ("multipleBirthInteger: a", "{\"a\": 1.5}", .dataType, "m.yaml:17: $.people[0].a"),
        ("gender: a", "{\"a\": \"man\"}", .unmappedCode, "m.yaml:17: $.people[0].a"),
        ("gender: {path: a, codes: t}", "{\"a\": \"man\"}", .unmappedCode, "m.yaml:17: $.people[0].a"),
    ])
    func faultsNameTheMappingAndTheRecord(set: String, person: String, reason: Problem.Reason, place: String) throws {
        let head = "codes: {t: {unmapped: reject, map: {F: female}}}\n"
        let problem = #expect(throws: Problem.self) { try Self.patient(set, person, head: head) }
        #expect(problem?.reason == reason)
        #expect(problem?.place == place)
    }

    /// FHIR's choice of data types holds one value: two are a mapping's mistake, and none of them is preferred.
    @Test func twoValuesOfOneChoiceAreRefused() throws {
        let set = "deceasedBoolean: a\n          deceasedDateTime: b"
        #expect(try Self.patient(set, "{\"a\": true}")["deceasedBoolean"] != nil)
        #expect(try Self.patient(set, "{\"b\": \"2026\"}")["deceasedDateTime"]?.string == "2026")
        let problem = try #require(throws: Problem.self) { try Self.patient(set, "{\"a\": true, \"b\": \"2026\"}") }
        #expect(problem.what == "deceasedDateTime is a second value of one element", "\(problem)")
        #expect(problem.place.hasPrefix("m.yaml:"), "\(problem)")
    }

    @Test func faultyItemIsPutAsideWhereTheMappingSaysSo() throws {
        let json =
            "{\"people\": [{\"id\": 1, \"b\": \"2026\"}, {\"id\": 2, \"b\": \"x\"}, {\"id\": 3, \"b\": \"2027\"}]}"
        let reading = try Self.run("birthDate: b", json, group: "on_fault: put-aside")
        #expect(reading.bundle.entries.map { $0.resource["birthDate"]?.string } == ["2026", "2027"])
        #expect(reading.warnings.map(\.place) == ["m.yaml:15: $.people[1].b"])
        #expect(throws: Problem.self) { try Self.run("birthDate: b", json) }
    }

    @Test func equalsGetOrdinalsAndOthersKeepTheirIds() throws {
        let json = "{\"people\": [{\"id\": 1}, {\"id\": 1}, {\"id\": 2}]}"
        let ids = try Self.run("active: =true", json).bundle.entries.map { $0.resource.id }
        #expect(Set(ids).count == 3)
        let alone = try Self.run("active: =true", "{\"people\": [{\"id\": 2}]}").bundle.entries.map { $0.resource.id }
        #expect(ids[2] == alone[0])
    }

    @Test func decimalsKeepTheirDigits() throws {
        let set = "extension: {set: {url: =x, valueDecimal: a}}"
        let value = try JSONValue.items(Self.patient(set, "{\"a\": 1.00}")["extension"]).first?["valueDecimal"]
        #expect(value == .number("1.00"))
    }

    @Test func extractOfAnotherCouncilIsRefused() throws {
        let profile = try #require(try Fixtures.profiles()["503"])
        let text = String(decoding: try Fixtures.bytes("mappings/examples/503.xml"), as: UTF8.self)
        let other = text.replacing("<LACode>503</LACode>", with: "<LACode>504</LACode>")
        let problem = #expect(throws: Problem.self) {
            try RecordReader.read(Array(other.utf8), format: .xml, profile: profile, receivedAt: Fixtures.receivedAt)
        }
        #expect(problem?.reason == .organisation)
        #expect(problem?.place.hasSuffix("/ClientLevelData/LACode (line 4)") == true)
    }

    @Test func xmlFaultsNameTheLine() throws {
        let profile = try #require(try Fixtures.profiles()["503"])
        let text = String(decoding: try Fixtures.bytes("mappings/examples/503.xml"), as: UTF8.self)
        let broken = text.replacing(
            "<DateOfBirth>19/07/1938</DateOfBirth>", with: "<DateOfBirth>July 1938</DateOfBirth>")
        let reading = try RecordReader.read(
            Array(broken.utf8), format: .xml, profile: profile, receivedAt: Fixtures.receivedAt)
        #expect(reading.bundle.resources("Patient").count == 3)
        #expect(reading.warnings.count == 1)
        #expect(reading.warnings[0].reason == .dataType)
        #expect(reading.warnings[0].place.hasPrefix("mappings/503.yaml:"))
        #expect(reading.warnings[0].place.hasSuffix(": /ClientLevelData/Person[2]/DateOfBirth (line 61)"))
        #expect(!reading.warnings[0].description.contains("1938"))
    }

    @Test(arguments: [
        ("home support or Domiciliary Care", "Home support or domiciliary care"),
        ("Home Support", "Home support or domiciliary care"),
        ("Carer Respite", "Unpaid carer respite"), ("Short Term Residential Care", "Short term residential care"),
    ])
    func bothReleasesOfTheCodeListsAreStoredAsTheSecond(written: String, stored: String) throws {
        let profile = try #require(try Fixtures.profiles()["503"])
        let text = String(decoding: try Fixtures.bytes("mappings/examples/503.xml"), as: UTF8.self)
        let bytes = Array(text.replacing(">Meals<", with: ">\(written)<").utf8)
        let bundle = try RecordReader.read(bytes, format: .xml, profile: profile, receivedAt: Fixtures.receivedAt)
            .bundle
        let codes = bundle.resources("EpisodeOfCare").map {
            JSONValue.items(JSONValue.items($0["type"]).first?["coding"]).first?["code"]?.string
        }
        #expect(codes[2] == stored)
    }

    @Test(arguments: [
        ("<EventEndDate>19/11/2026</EventEndDate>", "finished"), ("<EventEndDate>20/11/2026</EventEndDate>", "active"),
        ("<EventEndDate>24/12/2026</EventEndDate>", "active"),
    ])
    func packageIsFinishedOnceItsLastDayIsOver(end: String, status: String) throws {
        let profile = try #require(try Fixtures.profiles()["503"])
        let text = String(decoding: try Fixtures.bytes("mappings/examples/503.xml"), as: UTF8.self)
        let bytes = Array(text.replacing("<EventEndDate/>", with: end).utf8)
        let bundle = try RecordReader.read(bytes, format: .xml, profile: profile, receivedAt: Fixtures.receivedAt)
            .bundle
        #expect(bundle.resources("EpisodeOfCare").map { $0["status"]?.string }.first == status)
    }
}
