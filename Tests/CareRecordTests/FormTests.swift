import HTTPTypes
import Records
import Testing

@testable import CareRecord

struct FormTests {
    @Test(
        arguments: [
            (nil, nil, Form.json), ("*/*", nil, .json), ("application/fhir+xml", nil, .xml), ("text/xml", nil, .xml),
            ("application/fhir+json; fhirVersion=4.0", nil, .json),
            ("application/fhir+json;q=0.5, application/fhir+xml;q=0.9", nil, .xml),
            ("application/fhir+xml;q=0, application/json;q=0.1", nil, .json),
            ("text/html, application/fhir+xml;q=0.9, */*;q=0.8", nil, .xml),
            ("application/fhir+json", "xml", .xml), ("text/html", "json", .json),
            ("text/html", "application/fhir+xml", .xml), ("text/html", "application%2Ffhir%2Bjson", .json),
        ] as [(String?, String?, Form)])
    func theFormIsWhatIsAskedFor(accept: String?, format: String?, form: Form) throws {
        let query = try Query(format.map { "_format=\($0)" })
        #expect(try Form.negotiated(accept: accept, query: query) == form)
    }

    @Test(
        arguments: [
            ("text/html", nil), ("application/fhir+json; fhirVersion=3.0", nil), ("application/fhir+json;q=0", nil),
            (nil, "turtle"), (nil, "html"),
        ] as [(String?, String?)])
    func anotherFormIsNotAcceptable(accept: String?, format: String?) throws {
        let query = try Query(format.map { "_format=\($0)" })
        let refusal = try #require(throws: Refusal.self) { try Form.negotiated(accept: accept, query: query) }
        #expect(refusal.status == .notAcceptable)
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (1_000_000_000_999, "Sun, 09 Sep 2001 01:46:40 GMT"),
        (1_782_864_000_000, "Wed, 01 Jul 2026 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func datesOfHeadersAreInGMTWhateverTheSeason(milliseconds: Int64, text: String) {
        #expect(HTTPDate.text(of: Instant(milliseconds: milliseconds)) == text)
    }

    @Test(arguments: ["a b|c&d=é", "https://fhir.nhs.uk/Id/nhs-number|9990000018", "%"])
    func whatIsEncodedIsDecodedAgain(text: String) throws {
        #expect(try Query("x=\(Query.encoded(text))").values("x") == [text])
    }

    @Test func aQueryIsBounded() {
        #expect(throws: Refusal.self) {
            try Query(String(repeating: "a=1&", count: CareRecord.Limits.queryParameters + 1))
        }
        #expect(throws: Refusal.self) {
            try Query("a=" + String(repeating: "x", count: CareRecord.Limits.queryCharacters))
        }
    }
}
