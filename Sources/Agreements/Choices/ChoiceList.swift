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

    /// The last instant at which it says of anybody that is not on it that they are not; `nil` when it never does.
    public var completeUntil: Instant? { completeForDays.map { asOf.adding(seconds: Int64($0) * 86_400) } }

    /// Why everybody who is not on it is unknown now; `nil` of a list that is new enough, or names only some.
    public func doubt(at instant: Instant) -> String? {
        guard let completeUntil else { return nil }
        if instant < asOf { return "is of a time to come (as_of \(asOf.display))" }
        return instant > completeUntil ? "is too old: it was complete until \(completeUntil.display)" : nil
    }

    /// What it says of a person. Who is on it stays on it, however old it is. Of who is not, a list of all says no while
    /// it is new enough, and then, or of a person without a verified number, that it is not known.
    /// - Returns: `nil` of whom a list that names only some does not name: it says nothing of them.
    public func statement(of number: NHSNumber?, at instant: Instant) -> ChoiceStatement? {
        func statement(_ value: Known) -> ChoiceStatement {
            ChoiceStatement(subject, value, date: asOf, source: .list(name))
        }
        if let number, numbers.contains(number) { return statement(.yes) }
        guard completeForDays != nil else { return nil }
        return statement(number != nil && doubt(at: instant) == nil ? .no : .unknown)
    }

    /// All that it says, for the revision of the set it is used with.
    var lines: [String] {
        ["\(name) \(subject.word) \(asOf) \(completeForDays.map(String.init) ?? "-") \(numbers.count)"]
            + numbers.map(\.digits).sorted()
    }
}
