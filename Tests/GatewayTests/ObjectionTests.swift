// An objection in whatever form a consent has: in doubt of what it denies the person objects to everything.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct ObjectionTests {
    private static let withheld = "Withheld at the person's request: Southmere Council"

    /// What stands in the place of `"provision":{"type":"deny"}`.
    private static let forms: [(what: String, words: String, isObjection: Bool)] = [
        ("a denial", #""provision":{"type":"deny"}"#, true),
        ("an exception to a permission", #""provision":{"type":"permit","provision":[{"type":"deny"}]}"#, true),
        ("an exception without what it is one to", #""provision":{"provision":[{"type":"deny"}]}"#, true),
        ("an opt-out policy", #""policyRule":{"coding":[{"code":"OPTOUT"}]}"#, true),
        (
            "an opt-out policy of an earlier version",
            #""policyRule":{"coding":[{"system":"urn:ietf:rfc:3986","code":"http://example.org/opt-out"}]}"#, true
        ),
        ("a denial whose time is over", #""provision":{"type":"deny","period":{"end":"2026-01-01"}}"#, true),
        (
            "a denial beside a code that dissent is withdrawn",
            #""policyRule":{"coding":[{"code":"9Nu1."}]},"provision":{"type":"deny"}"#, true
        ),
        (
            "a denial of what no code is known for",
            #""policyRule":{"coding":[{"code":"9Nu0."}]},"provision":{"type":"deny","code":[{"coding":[{"code":"x"}]}]}"#,
            true
        ),
        (
            "dissent from secondary uses", #""policyRule":{"coding":[{"code":"9Nu0."}]},"provision":{"type":"deny"}"#,
            false
        ),
        ("a permission", #""provision":{"type":"permit"}"#, false),
        ("nothing", #""dateTime":"2026-01-01""#, false),
    ]

    @Test(arguments: forms) func whatAConsentDeniesIsWithheld(_ what: String, _ words: String, _ isObjection: Bool)
        async throws
    {
        try await withHouse { (house: House) async throws in
            let time = house.clock.now.description
            let bundle = Southmere.bundle(id: "sm-1", at: time, .grace, [.init()], objects: true)
            let text = String(decoding: bundle, as: UTF8.self)
            let changed = text.replacing(#""provision":{"type":"deny"}"#, with: words)
            #expect(text.contains(#""provision":{"type":"deny"}"#))
            #expect(
                await house.submit(Array(changed.utf8), from: "506", .fhirJSON).outcome.word == "accepted", "\(what)")
            let lines = try house.text(
                await house.submit(Brannoc.arrival(id: "rx8-1", at: time, .grace), from: "RX8", .fhirJSON))
            #expect(lines.contains(Self.withheld) == isObjection, "\(what): \(lines)")
        }
    }
}
