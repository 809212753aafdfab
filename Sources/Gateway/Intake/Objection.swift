// A person's objection to sharing, as a Consent says it.

internal import Records

enum Objection {
    /// Whether a consent denies anything: as a whole, in an exception to what it permits, or by an opt-out policy. What it
    /// denies is not weighed: in doubt the person objects.
    static func isIn(_ consent: Resource) -> Bool {
        let policies = JSONValue.items(consent["policyRule"]?["coding"]).compactMap { $0["code"]?.string }
        return denies(consent["provision"])
            || policies.contains { code in
                let word = code.lowercased()
                return word == "optout" || word.hasSuffix("opt-out") || word.hasSuffix("optout")
            }
    }

    private static func denies(_ provision: JSONValue?) -> Bool {
        guard let provision else { return false }
        return provision["type"]?.string == "deny" || JSONValue.items(provision["provision"]).contains(where: denies)
    }
}
