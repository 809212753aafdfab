import Records
import Testing

@Suite struct ProfileLoaderTests {
    private static let settings = "sender: \"503\"\nname: N\nformats: [json]\npublishes: [x]\n"

    private static func problems(_ files: (String, String)...) -> [String] {
        do throws(Problems) {
            _ = try SenderProfile.load(files.map { (path: $0.0, text: $0.1) })
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    /// A mapping of one Patient, with what is to be tried in it.
    private static func mapping(_ set: String, head: String = "") -> String {
        settings
            + "source: json\n\(head)resources:\n  - resource: Patient\n    set:\n      gender: =male\n      \(set)\n"
    }

    @Test func everyFileOfTheRepositoryLoads() throws {
        let profiles = try Fixtures.profiles()
        #expect(Set(profiles.keys) == ["503", "504", "505", "506", "RK5", "RX8"])
        #expect(profiles["503"]?.feed.intervalSeconds == 86_400)
        #expect(profiles["503"]?.feed.completeness == .full)
        #expect(profiles["503"]?.feed.tracedNHSNumbers == true)
        #expect(profiles["503"]?.feed.dutyTeam == "0115 496 0301")
        #expect(profiles["504"]?.feed.sFlagAbsentMeansNotFlagged == false)
        #expect(profiles["505"]?.mapping == nil)
        #expect(profiles["RK5"]?.ed?.alternatives.count == 2)
        #expect(profiles["RK5"]?.organisations == [ODSCode("RK501")!])
        #expect(profiles["RK5"]?.otherSenders.contains(ODSCode("RX8")!) == true)
        #expect(profiles["RK5"]?.otherSenders.contains(ODSCode("RK5")!) == false)
    }

    @Test(
        arguments: [
            ("[fhir-json]", "", .r4), ("[fhir-stu3-json, fhir-stu3-xml]", "", .stu3),
            ("[fhir-json, fhir-stu3-json]", "", nil), ("[json]", "", nil),
            ("[fhir-json, fhir-stu3-json]", "fhir_version: STU3\n", .stu3),
            ("[fhir-json, fhir-dstu2-xml]", "fhir_version: \"1.0.2\"\n", .dstu2),
        ] as [(String, String, FHIRVersion?)])
    func theVersionOfASendersFHIRIsItsSetting(formats: String, setting: String, version: FHIRVersion?) throws {
        let body =
            formats == "[json]" ? "source: json\nresources:\n  - resource: Patient\n    set: {gender: =male}\n" : ""
        let text = "sender: \"503\"\nname: N\nformats: \(formats)\npublishes: [x]\n\(setting)\(body)"
        #expect(try SenderProfile.load([("f.yaml", text)]).first?.fhirVersion == version)
    }

    @Test(arguments: [
        ("R5", "f.yaml:5:15: fhir_version is none of DSTU2, STU3, R4"),
        (
            "STU3",
            "f.yaml:5:15: fhir_version is STU3, and no format of it is listed; "
                + "list fhir-stu3-json or its XML under formats"
        ),
    ])
    func aVersionThatCannotBeNamesItsPlace(version: String, expected: String) {
        let found = Self.problems(("f.yaml", Self.settings + "fhir_version: \(version)\n"))
        #expect(found.contains(expected), "\(found)")
    }

    @Test(arguments: [
        ("a: [", "f.yaml:2:1: did not find expected node content"),
        ("sender: \"503\"\nsender: \"504\"\n", "f.yaml:1:1: the key sender stands twice in one mapping"),
        ("- x", "f.yaml:1:1: the file is not a mapping of keys to values"),
        (settings + "x: &a 1\n", "f.yaml:5:4: anchors and aliases are not allowed; write the value out"),
        (settings + "colour: red\nsource: json\n", "f.yaml:5:1: colour is no key that is known here"),
        ("sender: r&d\nname: N\nformats: [fhir-json]\npublishes: [x]\n", "f.yaml:1:9: r&d is no ODS code"),
        (
            "sender: \"503\"\nname: N\nformats: [docx]\npublishes: [x]\n",
            "f.yaml:3:10: docx is none of \(Format.allCases.map(\.rawValue).joined(separator: ", "))"
        ),
        (settings, "f.yaml:1:1: json is listed, and there is no mapping for it"),
        (settings + "feed: {interval: soon}\n", "f.yaml:5:18: soon is no length of time, such as 24 hours"),
        (settings + "ed: {}\n", "f.yaml:5:5: neither classes nor locations are given"),
        (
            settings + "extends: none\n",
            "f.yaml:5:10: there is no base none; put none.yaml, without a sender, in the same folder"
        ),
    ])
    func mistakesInSettingsNameTheirPlace(text: String, expected: String) {
        let found = Self.problems(("f.yaml", text))
        #expect(found.contains { $0 == expected || $0.hasPrefix("\(expected); ") }, "\(found)")
    }

    @Test(arguments: [
        ("colour: a", "f.yaml:10:7: Patient has no element colour"),
        ("name.colour: a", "f.yaml:10:7: HumanName has no element colour"),
        (
            "deceased: a",
            "f.yaml:10:7: Patient has no element deceased; name the type: deceasedBoolean, deceasedDateTime"
        ),
        ("birthDate.x: a", "f.yaml:10:7: birthDate has no elements of its own"),
        ("gender: a", "f.yaml:9:7: the key gender stands twice in one mapping"),
        ("active: =maybe", "f.yaml:10:15: the constant maybe: a boolean is true or false"),
        (
            "name: a",
            "f.yaml:10:13: this is a HumanName, which a single value does not fill; set its elements, or use codes for a coded element"
        ),
        ("birthDate: [a, b]", "f.yaml:10:18: this element does not repeat, and is given 2 items"),
        ("birthDate: {path: a, type: boolean}", "f.yaml:10:18: a value of this type cannot stand where FHIR has date"),
        (
            "birthDate: {path: a, formats: [DD]}",
            "f.yaml:10:37: DD is no date format; write iso, hl7, or a pattern such as dd/MM/yyyy HH:mm"
        ),
        ("birthDate: {path: a, colour: b}", "f.yaml:10:28: colour is no key that is known here"),
        ("birthDate: \"a[\"", "f.yaml:10:18: a[ is no JSON path; write it as in $.clients[*].name"),
        ("birthDate: {path: a, codes: none}", "f.yaml:10:35: there is no code table none"),
        (
            "managingOrganization: {reference_to: org}",
            "f.yaml:10:44: no resource before this one is called org; put what is referred to first, in the same list or outside it"
        ),
        ("link: {set: {type: =replaces}}", "f.yaml:10:19: Patient.link.other is required by FHIR and is not set"),
        ("link: {set: {other.display: a, type: =same}}", "f.yaml:10:44: FHIR does not allow the code same here"),
        (
            "active: {path: a, when: {path: b}}",
            "f.yaml:10:31: a condition has one of is, is_not, in, not_in, present, before, after, all, any, not"
        ),
        ("active: {path: a, when: {path: b, in: none}}", "f.yaml:10:45: there is no list none"),
    ])
    func mistakesInMappingsNameTheirPlace(set: String, expected: String) {
        let found = Self.problems(("f.yaml", Self.mapping(set)))
        #expect(found.contains { $0 == expected || $0.hasPrefix("\(expected); ") }, "\(found)")
    }

    @Test func codeThatFHIRDoesNotAllowIsFoundInItsTable() {
        let head = "codes: {sex: {unmapped: =none, map: {F: female, M: man}}}\n"
        let text = Self.mapping("contact: {set: {gender: {path: sex, codes: sex}}}", head: head)
        #expect(
            Self.problems(("f.yaml", text)) == [
                "f.yaml:11:31: FHIR does not allow the code man here; allowed: female, male, other, unknown",
                "f.yaml:11:31: FHIR does not allow the code none here; allowed: female, male, other, unknown",
            ])
    }

    @Test func tableMustSayWhatHappensToOtherCodes() {
        let text = Self.mapping("active: a", head: "codes: {sex: {map: {F: female}}}\n")
        #expect(Self.problems(("f.yaml", text)) == ["f.yaml:6:14: unmapped is missing"])
    }

    @Test func onlyTheBaseHasResources() {
        let base = "source: hl7v2\nresources:\n  - resource: Patient\n    set: {active: =true}\n"
        let sender = "sender: RK5\nname: N\nformats: [hl7v2]\npublishes: [x]\nextends: base\n"
        #expect(Self.problems(("m/base.yaml", base), ("m/RK5.yaml", sender)).isEmpty)
        #expect(
            Self.problems(("m/base.yaml", base), ("m/RK5.yaml", sender + "source: hl7v2\n")) == [
                "m/RK5.yaml:6:9: source is the base's to say"
            ])
    }

    @Test func twoFilesOfOneSenderAreRefused() {
        let text = "sender: \"505\"\nname: N\nformats: [fhir-json]\npublishes: [x]\n"
        #expect(Self.problems(("a.yaml", text), ("b.yaml", text)) == ["b.yaml:1:1: a.yaml is of the same sender"])
    }

    @Test func allProblemsOfAllFilesAreReported() {
        #expect(Self.problems(("a.yaml", "sender: x\n"), ("b.yaml", "[")).count >= 5)
    }
}
