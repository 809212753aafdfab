// All that is stated of a person, and what it comes to.
//
// 1. Of one source its latest statement counts: a person may object, take it back, and object again. Where one of them
//    has no date, they are not in any order, and the stricter counts.
// 2. Between sources none outranks another: whatever one of them says against sharing holds, until that source takes it
//    back. A consent given to one organisation undoes no objection made to another, and no list's silence undoes
//    either.
// 3. Unknown, of any source that was asked, is stronger than no: only sources that all know, and all say no, say no.
// 4. What no source was asked about is unknown.

public import Records

public struct PersonChoices: Sendable, Hashable {
    public private(set) var statements: [ChoiceStatement]

    public init(_ statements: [ChoiceStatement] = []) { self.statements = statements }

    /// What one publisher's record says: its `Patient`, and the `Consent`s that came with it. A record that was read
    /// and in which nobody objects says that the person does not object to that publisher.
    public init(record patient: Resource, consents: [Resource], of publisher: ODSCode, at instant: Instant) {
        let record = RecordChoices.statements(in: patient, source: .record(publisher: publisher))
        let chosen = consents.flatMap { ConsentChoices.statements(in: $0, publisher: publisher, at: instant) }
        let date = record.first?.date
        statements =
            record + chosen + [ChoiceStatement(.objection, .no, date: date, source: .record(publisher: publisher))]
    }

    public mutating func add(_ more: some Sequence<ChoiceStatement>) { statements += more }

    /// What is known of a choice or flag, and the statements that say so, for the audit.
    public func known(_ subject: ChoiceSubject) -> (value: Known, by: [ChoiceStatement]) {
        var bySource: [ChoiceSource: [ChoiceStatement]] = [:]
        for statement in statements where statement.subject == subject {
            bySource[statement.source, default: []].append(statement)
        }
        let present = bySource.values.map(Self.present).sorted { $0.source < $1.source }
        for value in [Known.yes, .unknown, .no] {
            let by = present.filter { $0.value == value }
            if !by.isEmpty { return (value, by) }
        }
        return (.unknown, [])
    }

    /// Agreements to whose sharing the person objects, in order.
    public var objectedAgreements: [String] {
        let named = statements.compactMap { if case .objectionToAgreement(let id) = $0.subject { id } else { nil } }
        return Set(named).filter { known(.objectionToAgreement($0)).value != .no }.sorted()
    }

    /// Categories that the person objects to sharing.
    public var objectedCategories: Set<Category> {
        Set(
            Category.allCases.filter { category in
                let subject = ChoiceSubject.objectionToCategory(category)
                return statements.contains { $0.subject == subject } && known(subject).value != .no
            })
    }

    /// What one source says now.
    private static func present(_ statements: [ChoiceStatement]) -> ChoiceStatement {
        let latest = statements.compactMap(\.date).max()
        let isOrdered = statements.allSatisfy { $0.date != nil }
        let counting = isOrdered ? statements.filter { $0.date == latest } : statements
        return counting.max { strictness($0.value) < strictness($1.value) } ?? statements[0]
    }

    private static func strictness(_ value: Known) -> Int {
        switch value {
        case .no: 0
        case .unknown: 1
        case .yes: 2
        }
    }
}

extension PersonStatus {
    /// What a decision must know of a person, of all that is stated.
    /// - Parameter isChild: under 18 at the instant of the decision; `nil` when the birth date is not known.
    public init(_ choices: PersonChoices, isChild: Bool?, identityUncertain: Bool = false) {
        self.init(
            objection: choices.known(.objection).value, type1: choices.known(.type1).value,
            nationalDataOptOut: choices.known(.nationalDataOptOut).value, sFlag: choices.known(.sFlag).value,
            deceased: choices.known(.deceased).value, restricted: choices.known(.restricted).value,
            sealed: choices.known(.sealed).value, isChild: isChild, identityUncertain: identityUncertain,
            objectedAgreements: Set(choices.objectedAgreements), objectedCategories: choices.objectedCategories)
    }
}
