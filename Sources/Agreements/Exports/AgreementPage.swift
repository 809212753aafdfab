// One agreement as a page that its parties read, print and sign: everything that its file says, in words.

import Records

extension Agreement {
    /// HTML that needs nothing else. What is unsigned has lines to sign on.
    public func page(_ standing: AgreementStanding) -> String {
        var page = HTMLPage(title: "\(title) (\(reference))", language: "en-GB")
        page.heading(1, title)
        page.paragraph("Data sharing agreement \(id), version \(version).")
        page.definitions([
            ("State", standing.words), ("Starts", start.display),
            ("Last day", "\(lastDay.display) (inclusive)"), ("Review by", reviewBy?.display),
            ("Takes the place of", supersedes.isEmpty ? nil : supersedes.inWords),
        ])
        addParties(to: &page)
        addSharing(to: &page)
        addSafeguards(to: &page)
        addEvidence(to: &page)
        addSignatures(to: &page, requiresSIRO: standing.requiresSIRO)
        page.footer(
            "\(reference). This page says what the agreement's file says; the file is the agreement. "
                + "As on \(UKTime.date(at: standing.instant).display).")
        return page.text
    }

    private func addParties(to page: inout HTMLPage) {
        page.heading(2, "Parties")
        page.table(
            caption: "Who the parties are", head: ["Organisation", "Code", "Role", "Sites", "From", "To"],
            rows: parties.map { party in
                let role =
                    party.onBehalfOf.isEmpty
                    ? party.role.rawValue
                    : "\(party.role.rawValue) for \(party.onBehalfOf.map { name(of: $0) }.inWords)"
                return [
                    party.name, party.ods.text, role, party.includeSites ? "Included" : "Not included",
                    (party.joins ?? start).display, (party.leaves ?? lastDay).display,
                ]
            }, hasRowHeads: true)
        page.table(
            caption: "Lawful basis of each controller",
            head: ["Organisation", "UK GDPR article 6", "UK GDPR article 9", "Statute", "Confidentiality"],
            rows: parties.compactMap { party in
                party.lawfulBasis.map { [party.name, $0.art6, $0.art9, $0.statute, $0.confidentiality] }
            }, hasRowHeads: true)
    }

    private func addSharing(to page: inout HTMLPage) {
        page.heading(2, "What is shared")
        page.table(
            caption: "Who shares with whom", head: ["From", "To"],
            rows: flows.map { [$0.from.map { name(of: $0) }.inWords, $0.to.map { name(of: $0) }.inWords] })
        page.definitions([
            ("For", purposes.map { "\($0.words) (\($0.rawValue))" }.inWords),
            ("Used by", roles.map(\.rawValue).inWords),
        ])
        page.table(
            caption: "Data, item by item: nothing else is shared",
            head: ["Clause", "Category", "Items", "How far back"],
            rows: data.enumerated().map { index, clause in
                ["data[\(index)]", clause.category.rawValue, clause.items.names.inWords, clause.lookback.text]
            }, hasRowHeads: true)
        page.definitions([
            ("Never shared under this agreement", exclude.isEmpty ? nil : exclude.map(\.word).inWords)
        ])
    }

    private func addSafeguards(to page: inout HTMLPage) {
        page.heading(2, "Safeguards")
        page.definitions([
            ("When the person objects", Self.words(choices.objection)),
            ("Type 1 objection", Self.words(choices.type1)),
            ("National Data Opt-Out", Self.words(choices.ndoo)), ("In an emergency", emergencyWords),
            ("Obligations", obligations.isEmpty ? "None" : obligations.map(\.text).inWords),
            (
                "Signatures needed",
                "of every controller, its Caldicott Guardian\(requireSIRO ? " and its SIRO" : "")"
            ),
        ])
        guard !suspended.isEmpty else { return }
        page.table(
            caption: "Suspended", head: ["Whose flows", "From", "To", "Reason"],
            rows: suspended.map { suspension in
                [
                    suspension.party.map { name(of: $0) } ?? "All", suspension.from.display,
                    suspension.to?.display ?? "Until lifted", suspension.reason ?? "Not stated",
                ]
            })
    }

    private static func words(_ effect: ChoiceEffect) -> String {
        switch effect {
        case .withhold: "Nothing is shared"
        case .notApplicable: "Does not apply to this sharing"
        }
    }

    private var emergencyWords: String {
        guard let emergency, emergency.allowed else { return "No access beyond what is said above" }
        let overrides = emergency.overrides.isEmpty ? "" : ", despite an \(emergency.overrides.map(\.rawValue).inWords)"
        return "\(emergency.roles.map(\.rawValue).inWords) may break the glass\(overrides); reviewed within "
            + (emergency.reviewWithin ?? "a time that is not stated")
    }

    private func addEvidence(to page: inout HTMLPage) {
        page.heading(2, "Evidence")
        page.definitions([
            ("Retention", evidence.retention), ("Impact assessment", evidence.dpia),
            ("Privacy notice", evidence.privacyNotice), ("Record of processing", evidence.art30Reference),
            ("SHA-256 of the signed document", evidence.signedPDFSHA256),
            ("Contacts", contactWords ?? "Not stated"),
        ])
    }

    /// Who signed, and a blank row for each signature that is still needed.
    private func addSignatures(to page: inout HTMLPage, requiresSIRO: Bool) {
        page.heading(2, "Signatures")
        for party in parties where party.role != .processor || !party.signed.isEmpty {
            let signed = party.signed.map { [$0.capacity.rawValue, $0.name, "Recorded", $0.date.display] }
            let missing = missingSignatures(of: party, requiresSIRO: requiresSIRO)
            page.table(
                caption: "\(party.name) (\(party.ods))", head: ["As", "Name", "Signature", "Date"],
                rows: signed + missing.map { [$0.rawValue, "", "", ""] }, hasRowHeads: true, blankIsLine: true)
        }
    }
}
