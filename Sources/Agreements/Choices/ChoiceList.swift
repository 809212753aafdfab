// A list that the operator keeps, or gets: the numbers of those who have opted out, of those whose whereabouts are
// protected. It is given as a value; whoever reads the file says from when it is.

public import Records

public struct ChoiceList: Sendable, Hashable {
    /// As the audit names it.
    public let name: String
    /// What is true of everybody on it.
    public let subject: ChoiceSubject
    /// When it was drawn up.
    public let asOf: Instant
    /// How long it may be relied on for who is not on it, in days. The National Data Opt-Out's operational policy
    /// allows 21 between the check and the release. `nil`: it names some and is silent of all others, however new.
    public let completeForDays: Int?
    public let numbers: Set<NHSNumber>

    public init(
        name: String, subject: ChoiceSubject, asOf: Instant, completeForDays: Int?, numbers: Set<NHSNumber>
    ) {
        self.name = name
        self.subject = subject
        self.asOf = asOf
        self.completeForDays = completeForDays
        self.numbers = numbers
    }

    /// What it says of a person. Who is on it stays on it, however old it is. Of who is not, a list of all says no while
    /// it is new enough, and then, or of a person without a verified number, that it is not known.
    /// - Returns: `nil` of whom a list that names only some does not name: it says nothing of them.
    public func statement(of number: NHSNumber?, at instant: Instant) -> ChoiceStatement? {
        func statement(_ value: Known) -> ChoiceStatement {
            ChoiceStatement(subject, value, date: asOf, source: .list(name))
        }
        if let number, numbers.contains(number) { return statement(.yes) }
        guard let days = completeForDays else { return nil }
        let isNew = asOf <= instant && instant <= asOf.adding(seconds: Int64(days) * 86_400)
        return statement(number != nil && isNew ? .no : .unknown)
    }
}
