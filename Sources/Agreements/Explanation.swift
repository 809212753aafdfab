// A decision in words: one plain sentence for the console and for messages, and a line a clause for `caregate explain`.

extension Decision {
    /// `Shared from 503 with RK5 under NS-ED-004@3 (data[0]); 2 items withheld`, or
    /// `Not shared from 503 with RK5: NS-ED-004@3 ended on 31-Mar-2027`. Nothing in it identifies a person.
    public var sentence: String {
        let way = "from \(request.publisher) with \(request.recipient)"
        switch outcome {
        case .permit:
            let clauses = grants.map { "\($0.agreement)@\($0.version) (\($0.clause))" }.joined(separator: ", ")
            return "Shared \(way) under \(clauses)" + (withheld.isEmpty ? "" : "; \(withheldCount)")
        case .deny: return "Not shared \(way): \(detail)"
        case .review: return "Held for review, not shared \(way): \(detail)"
        }
    }

    /// A head line, then a row a clause: those that permit, those that deny, what is withheld and why, obligations.
    public var explanation: [String] {
        let verdict: String =
            switch outcome {
            case .permit: withheld.isEmpty ? "ALLOW" : "ALLOW with \(withheldCount)"
            case .deny: "DENY \(reason.rawValue)"
            case .review: "REVIEW \(reason.rawValue)"
            }
        var rows: [(clause: String, subject: String, effect: String)] = []
        for grant in grants { rows.append((grant.description, request.category.rawValue, "permits")) }
        if outcome != .permit, denies.isEmpty { rows.append(("(all agreements)", detail, "denies")) }
        for clause in denies { rows.append((clause.description, detail, "denies")) }
        for item in withheld {
            rows.append(
                (item.clause?.description ?? "(all agreements)", item.item.name, "withheld: \(item.reason.rawValue)"))
        }
        if let first = grants.first {
            for obligation in obligations {
                let clause = grants.count == 1 ? first.sibling("obligations").description : "(obligation)"
                rows.append((clause, obligation.text, "to be discharged"))
            }
        }
        for warning in warnings { rows.append(("(warning)", warning, "to be seen to")) }
        if let marker { rows.append(("(recipient reads)", marker.sentence, "")) }
        let clauseWidth = (rows.map(\.clause.count).max() ?? 0) + 3
        let subjectWidth = (rows.map(\.subject.count).max() ?? 0) + 3
        let head = padded(verdict, 33) + "  " + "decision \(id)  policy \(policyRevision.prefix(6))"
        return [head]
            + rows.map { row in
                trimmed("  " + padded(row.clause, clauseWidth) + padded(row.subject, subjectWidth) + row.effect)
            }
    }

    private var withheldCount: String { withheld.count == 1 ? "1 item withheld" : "\(withheld.count) items withheld" }

    /// Of a refusal, what it comes down to: `NS-ED-004@3 ended on 31-Mar-2027`.
    var detail: String {
        switch circumstance {
        case .reason: return reason.sentence
        case .unknown(let organisation): return "no agreement knows \(organisation)"
        case .noAgreement: return "no agreement between \(request.publisher) and \(request.recipient)"
        case .lacks(let shortfall):
            let subject = denies.first.map { "\($0.agreement)@\($0.version)" } ?? "the agreement"
            return "\(subject) \(shortfall.words)"
        }
    }
}

extension Decision.Marker {
    /// What the recipient reads; the name of the publisher follows the first.
    public var sentence: String {
        switch self {
        case .notKnown: "Not known"
        case .withheldAtPersonsRequest: "Withheld at the person's request"
        }
    }
}

extension ReasonCode {
    /// In words, as they follow "Not shared from 503 with RK5:".
    public var sentence: String {
        switch self {
        case .permitted: "an agreement covers it"
        case .unknownOrganisation: "no agreement knows the organisation"
        case .breakGlassIncomplete: "emergency access needs a named user, a role, a reason and a time in which it holds"
        case .legallyRestricted: "the record is restricted by law"
        case .sealed: "the record is sealed"
        case .sFlagLocation: "the person's whereabouts are protected"
        case .objection: "the person objects"
        case .type1Objection: "the person has a Type 1 objection"
        case .nationalDataOptOut: "the person has opted out of uses beyond direct care"
        case .statusUnknown: "it is not known whether the person's record or choices stand against it"
        case .noAgreement: "no agreement covers the two organisations"
        case .notYetStarted: "the agreement has not started"
        case .expired: "the agreement has ended"
        case .superseded: "the agreement was replaced by a newer version"
        case .suspended: "the agreement is suspended"
        case .reviewOverdue: "the agreement's review is overdue"
        case .unsigned: "a party has not signed the agreement"
        case .notAParty: "an organisation has not joined the agreement, or has left it"
        case .organisationSucceeded: "an organisation became another, which has not signed the agreement anew"
        case .wrongDirection: "the agreement has no flow in this direction"
        case .siteNotCovered: "the agreement does not cover sites"
        case .processorNotCovered: "a processor receives nothing for itself"
        case .purposeNotCovered: "no agreement covers the purpose"
        case .roleNotCovered: "no agreement covers the role"
        case .categoryNotCovered: "no agreement covers the category"
        case .itemNotCovered: "no agreement covers the items asked for"
        case .excluded: "the agreement excludes the items asked for"
        case .childProtection: "the agreement does not name child protection"
        case .deceased: "the person has died, and live flows stop"
        case .obligationCannotBeDischarged: "an obligation of the agreement cannot be discharged here"
        case .identityUncertain: "the person's identity is not confirmed"
        }
    }
}
