// Clinical documents of invented people, and what they travel in.

import Records

enum CDAFixtures {
    static let profile: SenderProfile = SenderProfile(
        file: "mappings/XCDA.yaml", sender: ODSCode("XCDA")!, name: "Test", formats: [.cda], publishes: ["encounter"],
        feed: Feed(), ed: nil, organisations: [], mapping: nil, otherSenders: [ODSCode("OTHER1")!])

    /// A sender that may send for whoever the public samples name.
    static let anyOrganisation: SenderProfile = SenderProfile(
        file: "mappings/XCDA.yaml", sender: ODSCode("XCDA")!, name: "Test", formats: [.cda], publishes: ["encounter"],
        feed: Feed(), ed: nil, organisations: [ODSCode("RX8")!], mapping: nil)

    static func read(_ text: String) throws -> Reading {
        try read(Array(text.utf8))
    }

    static func read(_ bytes: [UInt8]) throws -> Reading {
        try RecordReader.read(bytes, format: .cda, profile: profile, receivedAt: Fixtures.receivedAt)
    }

    static let recordTarget = """
        <recordTarget><patientRole><id root="2.16.840.1.113883.2.1.4.1" extension="9990000018"/>\
        <addr use="H"><streetAddressLine>1 High Street</streetAddressLine><postalCode>NS1 4QT</postalCode></addr>\
        <telecom use="H" value="tel:0115 496 0001"/><patient><name use="L"><prefix>Mrs</prefix><given>Grace</given>\
        <family>Okafor</family></name>\
        <administrativeGenderCode code="2" codeSystem="2.16.840.1.113883.2.1.3.2.4.16.25"/>\
        <birthTime value="19410304"/></patient>\
        <providerOrganization><id root="2.16.840.1.113883.2.1.3.2.4.19.2" extension="Y99001"/><name>Elm Surgery</name>\
        <standardIndustryClassCode code="001" codeSystem="2.16.840.1.113883.2.1.3.2.4.17.289"/></providerOrganization>\
        </patientRole></recordTarget>
        """

    static let author = """
        <author><time value="202611221400+0000"/><assignedAuthor><id root="1.2.826.0.1285.0.2.0.65" extension="555"/>\
        <code code="NR1070" codeSystem="2.16.840.1.113883.2.1.3.2.4.17.124" displayName="Paramedic"/>\
        <assignedPerson><name><given>Dele</given><family>Adeyemi</family></name></assignedPerson>\
        <representedOrganization><id root="2.16.840.1.113883.2.1.3.2.4.19.1" extension="XCDA"/><name>Test 111</name>\
        </representedOrganization></assignedAuthor></author>
        """

    static let encounter = """
        <componentOf><encompassingEncounter><id root="8F25FAFD-78A3-4501-A8A7-A7013E06B990"/>\
        <code code="NHS111Encounter" codeSystem="2.16.840.1.113883.2.1.3.2.4.17.326"/>\
        <effectiveTime><low value="20261122135501+00"/><high value="202611221407+00"/></effectiveTime>\
        <location><healthCareFacility><id root="2.16.840.1.113883.2.1.3.2.4.19.2" extension="XCDA1"/>\
        <location><name>Call centre</name></location></healthCareFacility></location>\
        </encompassingEncounter></componentOf>
        """

    static func section(_ code: String, _ title: String, _ inside: String) -> String {
        """
        <component><section><code code="\(code)" codeSystem="2.16.840.1.113883.6.1"/><title>\(title)</title>\
        \(inside)</section></component>
        """
    }

    /// - Parameter head: what stands between the id and the recordTarget.
    static func document(
        target: String = recordTarget, author: String = author, encounter: String = encounter,
        head: String =
            "<npfitlc:messageType root=\"2.16.840.1.113883.2.1.3.2.4.18.17\" extension=\"POCD_EX200001GB02\"/>",
        after: String = "", sections: String = section("48768-6", "Summary", "<text>Seen at home</text>"),
        body: String? = nil
    ) -> String {
        """
        <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:npfitlc="NPFIT:HL7:Localisation" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">\
        <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>\(head)\
        <id root="A709A442-3CF4-476E-8377-376700E829C9"/>\
        <code code="819551000000100" codeSystem="2.16.840.1.113883.2.1.3.2.4.15" displayName="NHS 111 report"/>\
        <title>NHS 111 report</title><effectiveTime value="202611221407+0000"/>\
        <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>\
        <setId root="411910CF-1A76-4330-98FE-C345DDEE5553"/><versionNumber value="2"/>\
        \(target)\(author)<custodian><assignedCustodian><representedCustodianOrganization>\
        <id root="2.16.840.1.113883.2.1.3.2.4.19.1" extension="XCDA"/><name>Test 111</name>\
        </representedCustodianOrganization></assignedCustodian></custodian>\(after)\(encounter)\
        <component>\(body ?? "<structuredBody>\(sections)</structuredBody>")</component></ClinicalDocument>
        """
    }

    static func envelope(
        _ payload: String, item: String = "mimetype=\"text/xml\"", id: String = "p1", sender: String = "XCDA"
    ) -> String {
        """
        <itk:DistributionEnvelope xmlns:itk="urn:nhs-itk:ns:201005" xmlns:extra="urn:extra">\
        <itk:header service="urn:nhs-itk:services:201005:SendNHS111Report-v2-0" trackingid="T-1">\
        <itk:manifest count="1"><itk:manifestitem id="p1" \(item)/></itk:manifest>\
        <itk:senderAddress uri="urn:nhs-uk:addressing:ods:\(sender):desk"/></itk:header>\
        <itk:payloads count="1"><itk:payload id="\(id)">\(payload)</itk:payload></itk:payloads>\
        </itk:DistributionEnvelope>
        """
    }

    static func soap(_ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><soap:Envelope \
        xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wsa="http://www.w3.org/2005/08/addressing">\
        <soap:Header><wsa:MessageID>M-1</wsa:MessageID></soap:Header><soap:Body>\(body)</soap:Body></soap:Envelope>
        """
    }
}
