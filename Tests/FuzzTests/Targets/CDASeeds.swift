// Clinical documents of invented people, and what they travel in, to make inputs from.

@testable import Records

enum CDASeeds {
    static let all: [[UInt8]] = [
        [UInt8](document()), [UInt8](document(sections: allSections)),
        [UInt8](
            document(
                body:
                    "<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">JVBERi0=</text></nonXMLBody>"
            )),
        [UInt8](soap(envelope(document()))),
        [UInt8](envelope(base64, item: "mimetype=\"text/xml\" base64=\"true\"")),
        [UInt8](envelope("x", item: "mimetype=\"text/xml\" encrypted=\"true\"")),
        [UInt8](
            "<POCD_IN150001UK06 xmlns=\"urn:hl7-org:v3\"><ControlActEvent><subject>\(document())</subject></ControlActEvent>"
                + "</POCD_IN150001UK06>"),
        [UInt8](
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
        )
            + latin1 + [UInt8]("</s:Body></s:Envelope>"),
    ]

    static let words = [
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">", "<id root=\"1.2\" extension=\"1\"/>", " nullFlavor=\"UNK\"",
        "<section>",
        "<component>", "<text>", "<entry>", "<paragraph>", "<table><tr><td>", "<list><item>", "<content ID=\"a\">",
        "<reference value=\"#a\"/>", " xsi:type=\"PQ\"", " value=\"20261122\"",
        " code=\"x\" codeSystem=\"2.16.840.1.113883.6.1\"",
        "<effectiveTime><low value=\"2026\"/></effectiveTime>", "<recordTarget><patientRole>", "<author>",
        "<custodian>",
        "<relatedDocument typeCode=\"RPLC\">", "<renderMultiMedia", "<linkHtml href=\"x\">", "<br/>", "<sup>",
        "<observation",
        "<act ", "moodCode=\"INT\"", "<participant ", "<name><given>", "<telecom value=\"tel:1\"/>", "<addr>",
        "base64=\"true\"",
    ]

    private static func document(
        sections: String = section("48768-6", "Summary", "<text>Seen at home</text>"), body: String? = nil,
        title: String = "Report"
    ) -> String {
        """
        <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><id root="A709A442-3CF4-476E-8377-376700E829C9"/>\
        <code code="819551000000100" codeSystem="2.16.840.1.113883.2.1.3.2.4.15" displayName="NHS 111 report"/>\
        <title>\(title)</title><effectiveTime value="202611221407+0000"/>\
        <confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="en-GB"/>\
        <setId root="411910CF-1A76-4330-98FE-C345DDEE5553"/><versionNumber value="2"/>\
        <recordTarget><patientRole><id root="2.16.840.1.113883.2.1.4.1" extension="9990000018"/>\
        <addr use="H"><streetAddressLine>1 High Street</streetAddressLine><postalCode>NS1 4QT</postalCode></addr>\
        <telecom use="H" value="tel:0115 496 0001"/><patient><name use="L"><prefix>Mrs</prefix><given>Grace</given>\
        <family>Okafor</family></name><administrativeGenderCode code="2" codeSystem="2.16.840.1.113883.2.1.3.2.4.16.25"/>\
        <birthTime value="19410304"/></patient><providerOrganization><id root="2.16.840.1.113883.2.1.3.2.4.19.2" extension="Y99001"/>\
        <name>Elm Surgery</name></providerOrganization></patientRole></recordTarget>\
        <author><time value="202611221400+0000"/><assignedAuthor><id root="1.2.826.0.1285.0.2.0.65" extension="555"/>\
        <assignedPerson><name><given>Dele</given><family>Adeyemi</family></name></assignedPerson></assignedAuthor></author>\
        <custodian><assignedCustodian><representedCustodianOrganization><id root="2.16.840.1.113883.2.1.3.2.4.19.1" extension="XCDA"/>\
        <name>Test 111</name></representedCustodianOrganization></assignedCustodian></custodian>\
        <relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.3" extension="4"/></parentDocument></relatedDocument>\
        <componentOf><encompassingEncounter><id root="8F25FAFD-78A3-4501-A8A7-A7013E06B990"/>\
        <effectiveTime><low value="20261122135501+00"/><high value="202611221407+00"/></effectiveTime>\
        </encompassingEncounter></componentOf>\
        <component>\(body ?? "<structuredBody>\(sections)</structuredBody>")</component></ClinicalDocument>
        """
    }

    private static func section(_ code: String, _ title: String, _ inside: String) -> String {
        """
        <component><section><code code="\(code)" codeSystem="2.16.840.1.113883.6.1"/><title>\(title)</title>\
        \(inside)</section></component>
        """
    }

    /// Narrative of every kind, sections in sections, and the parts of a care plan.
    private static let allSections =
        section(
            "18776-5", "Plan",
            """
            <text><paragraph styleCode="Bold">a<content ID="c1">b</content><br/>c<sup>2</sup></paragraph><list listType="ordered">\
            <item><caption>x</caption>y</item></list><table border="1"><thead><tr><th colspan="2">h</th></tr></thead><tbody><tr><td>1</td>\
            <td>2</td></tr></tbody></table><linkHtml href="http://example.org">z</linkHtml><renderMultiMedia referencedObject="m"/></text>\
            <entry><act classCode="ACT" moodCode="INT"><code code="1" codeSystem="2.16.840.1.113883.6.96"><originalText>\
            <reference value="#c1"/></originalText></code><statusCode code="active"/><effectiveTime><low value="20261122"/>\
            </effectiveTime></act></entry>\
            <entry><observation classCode="OBS" moodCode="GOL"><code code="2" codeSystem="2.16.840.1.113883.6.96"/>\
            <value xsi:type="ST">walk</value></observation></entry>
            """ + section("61146-7", "Goals", "<text>g</text>"))
        + section("85847-2", "Team", "<text/>") + section("11450-4", "Problems", "<text nullFlavor=\"UNK\"/>")

    private static func envelope(_ payload: String, item: String = "mimetype=\"text/xml\"") -> String {
        """
        <itk:DistributionEnvelope xmlns:itk="urn:nhs-itk:ns:201005" xmlns:extra="urn:extra">\
        <itk:header service="urn:nhs-itk:services:201005:SendNHS111Report-v2-0" trackingid="T-1">\
        <itk:manifest count="1"><itk:manifestitem id="p1" \(item)/></itk:manifest>\
        <itk:senderAddress uri="urn:nhs-uk:addressing:ods:XCDA:desk"/></itk:header>\
        <itk:payloads count="1"><itk:payload id="p1">\(payload)</itk:payload></itk:payloads></itk:DistributionEnvelope>
        """
    }

    private static func soap(_ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns:wsa="http://www.w3.org/2005/08/addressing"><soap:Header><wsa:MessageID>M-1</wsa:MessageID></soap:Header>\
        <soap:Body>\(body)</soap:Body></soap:Envelope>
        """
    }

    private static let latin1 = document(title: "R\u{E9}sum\u{E9}").unicodeScalars.map {
        UInt8(truncatingIfNeeded: $0.value)
    }

    private static let base64 = Base64.encode([UInt8](document()))
}
