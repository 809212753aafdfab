import Testing

@testable import Gateway

struct AccessHintTests {
    @Test(arguments: [
        "Key safe 1234", "C12#34", "1, 2, 3, 4", "code 1 then 2 and 3", "1-2-3", "Box 12, flat 3",
        "\u{FF11}\u{FF12}\u{FF13}",
    ])
    func whatMayBeACodeIsReplaced(_ hint: String) { #expect(AccessHint.withoutCode(hint) == "Ask the provider") }

    @Test(arguments: ["Key safe, ask the provider", "Flat 12, ring twice", ""])
    func aHintWithoutACodeStays(_ hint: String) { #expect(AccessHint.withoutCode(hint) == hint) }
}
