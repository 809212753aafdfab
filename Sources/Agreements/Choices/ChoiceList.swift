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

    /// What it says of a person. Who is on it stays on it, however old it is; of who is not, it says something while it
    /// is complete and new enough, and of a person without a verified number nothing.
    public func statement(of number: NHSNumber?, at instant: Instant) -> ChoiceStatement {
        let value: Known
        if let number, numbers.contains(number) {
            value = .yes
        } else if number != nil, let days = completeForDays, asOf <= instant,
            instant <= asOf.adding(seconds: Int64(days) * 86_400)
        {
            value = .no
        } else {
            value = .unknown
        }
        return ChoiceStatement(subject, value, date: asOf, source: .list(name))
    }
}
