// One plain agreement for the tests of what reads by it: Northshire to Kingsmead, for treatment, all signed.

public enum PlainAgreement {
    /// - Parameters:
    ///   - roles: that may read, with commas between.
    ///   - items: of a care package that they may read.
    ///   - emergency: who may break the glass.
    /// - Returns: what `PolicySet.load` takes.
    public static func file(roles: String, items: String, emergency: String = "{allowed: false}") -> (
        path: String, text: String
    ) {
        let text = """
            id: T-1
            version: "1"
            title: Tell the emergency department of packages
            parties:
              - ods: "503"
                name: Northshire Council
                role: controller
                joins: 2026-04-01
                lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: Care Act 2014, confidentiality: implied consent for direct care}
                signed:
                  - {as: SIRO, name: A Khan, date: 2026-03-20}
                  - {as: Caldicott, name: B Lee, date: 2026-03-21}
              - ods: RK5
                name: Kingsmead Hospitals NHS Foundation Trust
                role: controller
                joins: 2026-04-01
                lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied consent for direct care}
                signed:
                  - {as: SIRO, name: R Iqbal, date: 2026-03-24}
                  - {as: Caldicott, name: C Osei, date: 2026-03-25}
            flows: [{from: ["503"], to: [RK5]}]
            purposes: [TREAT]
            roles: [\(roles)]
            data:
              - category: social-care-package
                items: [\(items)]
                lookback: current
            exclude: [legally-restricted, free-text-notes]
            choices: {objection: withhold, type1: not-applicable, ndoo: not-applicable}
            emergency: \(emergency)
            obligations: [show-withheld-marker]
            start: 2026-04-01
            last_day: 2027-03-31
            review_by: 2026-12-01
            retention: 8 years
            dpia: DPIA-T-1
            privacy_notice: https://northshire.example/privacy
            art30_ref: ROPA-T-1
            contacts:
              - {role: information governance, name: IG team, email: ig@northshire.example, telephone: 0115 496 0190}
            """
        return ("agreements/t.yaml", text)
    }
}
