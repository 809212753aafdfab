// All that is stated of a person, and what it comes to.
//
// 1. Of one source its latest statement counts: a person may object, take it back, and object again. Where one of them has no
//    date, they are not in any order, and the stricter counts.
// 2. Between sources none outranks another: whatever one of them says against sharing holds, until that source takes it back.
//    A consent given to one organisation undoes no objection made to another, and no list's silence undoes either.
// 3. Unknown, of any source that was asked, is stronger than no: only sources that all know, and all say no, say no.
// 4. What no source was asked about is unknown.

public import Records

public struct PersonChoices: Sendable, Hashable {
    public private(set) var statements: [ChoiceStatement]

    public init(_ statements: [ChoiceStatement] = []) { self.statements = statements }

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
        Set(Category.allCases.filter { category in
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
