// Narratives as XHTML, and plans of care.

import Records
import Testing

@Suite struct CDASectionTests {
    private static let narratives: [(String, String)] = [
        ("a &amp; b", "a &amp; b"),
        ("<paragraph>one<br/>two</paragraph>", "<p>one<br/>two</p>"),
        ("<content styleCode=\"Bold xRule\">x</content>", "<span style=\"font-weight: bold\">x</span>"),
        (
            "<content revised=\"delete\" styleCode=\"Bold\">x</content>",
            "<span style=\"text-decoration: line-through; font-weight: bold\">x</span>"
        ),
        ("<list listType=\"ordered\"><caption>C</caption><item>1</item></list>", "<p>C</p><ol><li>1</li></ol>"),
        (
            "<table onclick=\"x()\" border=\"1\"><caption>C</caption><tbody><tr><td colspan=\"2\" ID=\"a1\">x</td></tr></tbody></table>",
            "<table><caption>C</caption><tbody><tr><td colspan=\"2\" id=\"a1\">x</td></tr></tbody></table>"
        ),
        ("<linkHtml href=\"https://nhs.uk/\">x</linkHtml>", "<a href=\"https://nhs.uk/\">x</a>"),
        ("<linkHtml href=\"JavaScript:alert(1)\">x</linkHtml>", "<span>x</span>"),
        ("x<script>alert(1)</script><style>b</style>", "x"),
        ("<content xmlns:x=\"urn:x\" x:href=\"y\" ID=\"1 2\">x</content>", "<span>x</span>"),
        (
            "<renderMultiMedia referencedObject=\"i\"><caption>A scan</caption></renderMultiMedia>",
            "<span><b>A scan</b></span>"
        ),
    ]

    @Test(arguments: narratives) func aNarrativeIsSafeXHTML(_ text: String, _ expected: String) throws {
        let reading = try CDAFixtures.read(
            CDAFixtures.document(sections: CDAFixtures.section("1", "T", "<text>\(text)</text>")))
        let section = JSONValue.items(reading.bundle.resources("Composition").first?["section"]).first
        let div = section?["text"]?["div"]?.string
        #expect(div == "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(expected)</div>")
        #expect(throws: Never.self) { try FHIRJSON.check(reading.bundle.resource.json) }
        #expect(reading.warnings.isEmpty == !text.contains("<script>"))
    }

    @Test func anEmptySectionSaysWhyItIsEmpty() throws {
        let sections =
            CDAFixtures.section("1", "T", "<text> </text>") + "<component><section nullFlavor=\"NASK\"/></component>"
        let reading = try CDAFixtures.read(CDAFixtures.document(sections: sections))
        let found = JSONValue.items(reading.bundle.resources("Composition").first?["section"])
        let reasons = found.map { JSONValue.items($0["emptyReason"]?["coding"]).first?["code"]?.string }
        #expect(reasons == ["unavailable", "notasked"])
    }

    private static let plan =
        CDAFixtures.section(
            "18776-5", "Plan of care",
            """
            <text><content ID="v1">Home visit by the district nurse</content></text>\
            <entry><act classCode="ACT" moodCode="INT"><code code="439708006" codeSystem="2.16.840.1.113883.6.96" \
            displayName="Home visit"/><text><reference value="#v1"/></text><statusCode code="active"/>\
            <effectiveTime><low value="20261124"/></effectiveTime></act></entry>\
            <entry><observation classCode="OBS" moodCode="RQO" negationInd="true"><code code="1" codeSystem="1.2.3"/>\
            <statusCode code="active"/></observation></entry>\
            <entry><encounter classCode="ENC" moodCode="APT"><code><originalText>Clinic</originalText></code>\
            <statusCode code="active"/></encounter></entry>
            """)
        + CDAFixtures.section(
            "61146-7", "Goals",
            """
            <text>Walk</text><entry><observation classCode="OBS" moodCode="GOL"><id root="1.2.3" extension="g1"/>\
            <code nullFlavor="UNK"><originalText>Walk to the shop</originalText></code><statusCode code="active"/>\
            <effectiveTime value="20270101"/></observation></entry>
            """)
        + CDAFixtures.section(
            "85847-2", "Care team",
            """
            <text>Team</text><entry><organizer classCode="CLUSTER" moodCode="EVN"><id root="1.2.3" extension="t1"/>\
            <code code="86744-0" codeSystem="2.16.840.1.113883.6.1"><originalText>Reablement team</originalText></code>\
            <statusCode code="active"/><component><act classCode="PCPR" moodCode="EVN"><performer>\
            <sdtc:functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88"/><assignedEntity>\
            <id root="1.2.3" extension="n1"/><telecom value="tel:0115 496 0007"/><assignedPerson><name>\
            <given>Ana</given><family>Silva</family></name></assignedPerson></assignedEntity></performer></act>\
            </component></organizer></entry>
            """)

    @Test func aPlanOfCareBecomesACarePlanWithGoalsAndTeam() throws {
        let reading = try CDAFixtures.read(CDAFixtures.document(sections: Self.plan))
        #expect(throws: Never.self) { try FHIRJSON.check(reading.bundle.resource.json) }
        let plan = try #require(reading.bundle.resources("CarePlan").first)
        #expect(plan["status"]?.string == "unknown" && plan["intent"]?.string == "plan")
        let details = JSONValue.items(plan["activity"]).map { $0["detail"] }
        #expect(details.map { $0?["status"]?.string } == ["not-started", "scheduled"])
        #expect(details[0]?["description"]?.string == "Home visit by the district nurse")
        #expect(details[0]?["scheduledPeriod"]?["start"]?.string == "2026-11-24")
        #expect(details[1]?["kind"]?.string == "Appointment" && details[1]?["code"]?["text"]?.string == "Clinic")
        let goal = try #require(reading.bundle.resources("Goal").first)
        #expect(goal["description"]?["text"]?.string == "Walk to the shop")
        #expect(JSONValue.items(goal["target"]).first?["dueDate"]?.string == "2027-01-01")
        let team = try #require(reading.bundle.resources("CareTeam").first)
        #expect(team["name"]?.string == "Reablement team" && team["status"]?.string == "active")
        #expect(JSONValue.items(team["participant"]).first?["member"]?["display"]?.string == "Ana Silva")
        // Sections refer to what was made of them, and every reference leads to an entry.
        let sections = JSONValue.items(reading.bundle.resources("Composition").first?["section"])
        let urls = Set(reading.bundle.entries.compactMap(\.fullURL))
        let targets = sections.flatMap { JSONValue.items($0["entry"]) }.compactMap { $0["reference"]?.string }
        #expect(targets.count == 3 && urls.isSuperset(of: targets))
    }

    @Test func theSameDocumentMakesTheSameIds() throws {
        let one = try CDAFixtures.read(CDAFixtures.document(sections: Self.plan))
        let two = try CDAFixtures.read(CDAFixtures.envelope(CDAFixtures.document(sections: Self.plan)))
        #expect(one.bundle.entries.map(\.fullURL) == two.bundle.entries.map(\.fullURL))
        #expect(Set(one.bundle.entries.map(\.fullURL)).count == one.bundle.entries.count)
    }
}
