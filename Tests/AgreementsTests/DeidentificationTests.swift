// The obligations redact, mask and pseudonymise, as their recipient finds them.

import Agreements
import Records
import Testing

@Suite struct DeidentificationTests {
    private static let items = ItemSet(of: .socialCarePackage)
    private static let absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

    private static func patient(postcode: JSONValue = "NG1 5DT") -> Resource {
        var patient = Resource(type: "Patient", id: "pat1")
        patient["identifier"] = [["system": .string(NHSNumber.system), "value": "9990000018"]]
        patient["name"] = [
            ["use": "official", "family": "Testperson", "given": ["Ada", "May"], "text": "Ada Testperson"]
        ]
        patient["gender"] = "female"
        patient["birthDate"] = "1941-03-09"
        patient["telecom"] = [
            ["system": "phone", "value": "0115 496 0123"], ["system": "email", "value": "ada@testperson.example"],
        ]
        patient["address"] = [["line": ["3 Example Road"], "city": "Nottingham", "postalCode": postcode]]
        return patient
    }

    private static func episode() -> Resource {
        var episode = Resource(type: "EpisodeOfCare", id: "ep1")
        episode["status"] = "active"
        episode["type"] = [["coding": [["system": "http://x/service", "code": "HC"]], "text": "Home care for Ada"]]
        episode["patient"] = ["reference": "Patient/pat1"]
        episode["managingOrganization"] = [
            "identifier": ["system": .string(ODSCode.system), "value": "A1B2C"], "display": "Kind Care",
        ]
        return episode
    }

    private static func release(
        _ obligations: String, to recipient: String = "RK5", key: UInt8 = 0, _ resources: [Resource]
    ) throws -> [Resource] {
        let text = Fixture.edited([
            (
                "[demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]",
                "[\(items.names.joined(separator: ", "))]"
            ), ("obligations: [show-withheld-marker]", "obligations: [\(obligations)]"),
        ]).replacing("RK5", with: recipient)
        let settings = PolicySettings(
            obligations: ObligationSupport(pseudonymKey: PseudonymKey((key..<key + 32).map { $0 })))
        let decision = try Fixture.policy([text], settings: settings).decide(Fixture.request(to: recipient), id: "d")
        return try #require(decision.permit).release(resources).resources
    }

    private static func labels(_ resource: Resource) -> [String] {
        JSONValue.items(resource["meta"]?["security"]).compactMap { $0["code"]?.string }
    }

    @Test func redactRemovesFreeTextAndNothingElse() throws {
        let released = try Self.release("redact", [Self.patient(), Self.episode()])
        #expect(released[0]["name"]?.array?[0]["family"] == "Testperson")
        #expect(released[0]["name"]?.array?[0]["text"] == nil)
        #expect(released[1]["type"] == [["coding": [["system": "http://x/service", "code": "HC"]]]])
        #expect(released[1]["managingOrganization"]?["display"] == nil)
        #expect(released[1]["managingOrganization"]?["identifier"]?["value"] == "A1B2C")
        #expect(released.allSatisfy { Self.labels($0) == ["REDACTED"] })
    }

    @Test func maskShowsAPart() throws {
        let released = try Self.release("mask", [Self.patient(), Self.episode()])
        let patient = released[0]
        func shown(_ value: JSONValue?) -> String? {
            JSONValue.items(value?["extension"]).first {
                $0["url"] == "http://hl7.org/fhir/StructureDefinition/rendered-value"
            }?["valueString"]?.string
        }
        let identifier = try #require(patient["identifier"]?.array?.first)
        #expect(identifier["value"] == nil)
        #expect(identifier["system"]?.string == NHSNumber.system)
        #expect(shown(identifier["_value"]) == "******0018")
        #expect(identifier["_value"]?["extension"]?.array?.first?["url"]?.string == Self.absent)
        #expect(shown(patient["telecom"]?.array?[0]["_value"]) == "**********123")
        #expect(shown(patient["telecom"]?.array?[1]["_value"]) == nil)
        #expect(patient["telecom"]?.array?[1]["value"] == nil)
        #expect(shown(patient["name"]?.array?[0]["_family"]) == "T*********")
        #expect(patient["name"]?.array?[0]["_given"]?.array?.map { shown($0) } == ["A**", "M**"])
        #expect(patient["birthDate"] == "1941")
        #expect(patient["gender"] == "female")
        #expect(patient["address"] == [["postalCode": "NG1"]])
        // Those who care are not the person.
        #expect(released[1]["managingOrganization"]?["identifier"]?["value"] == "A1B2C")
        #expect(released.allSatisfy { Self.labels($0) == ["MASKED"] })
        for resource in released { _ = try FHIRXML.read(FHIRXML.write(resource)) }
    }

    @Test(
        "a postcode is shown by its outward part",
        arguments: [
            ("NG1 5DT", "NG1"), ("NG15DT", "NG1"), ("EC1A 1BB", "EC1A"), ("m11ae", "m1"), ("NG1", nil), ("12345", nil),
            ("NG1 5DT Nottingham", nil), ("", nil),
        ] as [(String, String?)])
    func outward(postcode: String, shown: String?) throws {
        let patient = try Self.release("mask", [Self.patient(postcode: .string(postcode))])[0]
        #expect(patient["address"] == shown.map { [["postalCode": .string($0)]] })
    }

    @Test func pseudonymsReplaceEveryIdentifierAndIdTogether() throws {
        let released = try Self.release("pseudonymise, mask", [Self.patient(), Self.episode()])
        let patient = released[0]
        #expect(patient["name"] == nil && patient["telecom"] == nil && patient["address"] == nil)
        #expect(patient["birthDate"] == "1941")
        #expect(patient["identifier"]?.array?.count == 1)
        #expect(patient["identifier"]?.array?[0]["system"] == "https://caregate.example/fhir/Id/pseudonym")
        #expect(patient.id != "pat1" && patient.id?.utf8.count == 36)
        #expect(released[1]["patient"]?["reference"]?.string == patient.reference)
        #expect(released[1]["managingOrganization"]?["identifier"]?["value"] == "A1B2C")
        #expect(released.allSatisfy { Self.labels($0) == ["MASKED", "PSEUDED"] })
    }

    @Test func pseudonymsAreStableOfOneRecipientAndKeyAndOfNoOther() throws {
        func pseudonym(_ recipient: String = "RK5", key: UInt8 = 0, number: String = "9990000018") throws -> [String?] {
            var patient = Self.patient()
            patient["identifier"] = [["system": .string(NHSNumber.system), "value": .string(number)]]
            let released = try Self.release("pseudonymise", to: recipient, key: key, [patient])[0]
            return [released.id, released["identifier"]?.array?[0]["value"]?.string]
        }
        let one = try pseudonym()
        #expect(try pseudonym() == one)
        // The same number, however it is written.
        #expect(try pseudonym(number: "999 000 0018") == one)
        for other in [try pseudonym("RK9"), try pseudonym(key: 1)] {
            #expect(other[0] != one[0] && other[1] != one[1])
        }
        #expect(try pseudonym(number: "9990000026")[1] != one[1])
    }

    /// Reckoned by Python's `hmac` and `hashlib`: HMAC-SHA-256 under the recipient's own key, which is one under the operator's,
    /// over parts with their lengths before them; shown as a name-based UUID.
    @Test func aPseudonymIsAnHMAC() throws {
        let patient = try Self.release("pseudonymise", [Self.patient()])[0]
        #expect(patient["identifier"]?.array?[0]["value"] == "6bc851ad-b20b-88ff-b99b-7436a4336829")
    }

    @Test func aKeyIsLongAndNotUniformAndSaysNothing() {
        #expect(PseudonymKey([UInt8](repeating: 7, count: 32)) == nil)
        #expect(PseudonymKey(Array(0..<31)) == nil)
        let key = PseudonymKey(Array(0..<32))
        #expect("\(String(describing: key))".contains("31") == false)
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!dumped.contains("31"))
    }

    @Test func withoutAKeyPseudonymiseDenies() throws {
        let policy = try Fixture.policy(("obligations: [show-withheld-marker]", "obligations: [pseudonymise]"))
        #expect(policy.decide(Fixture.request(), id: "d").reason == .obligationCannotBeDischarged)
    }

    @Test("every resource is said to be a part, whether or not something of it was withheld")
    func subsetted() throws {
        let released = try Self.release("show-withheld-marker", [Self.patient(), Self.episode()])
        for resource in released {
            #expect(JSONValue.items(resource["meta"]?["tag"]).map { $0["code"] } == ["SUBSETTED"])
            #expect(Self.labels(resource).isEmpty)
        }
    }
}
