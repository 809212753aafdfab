// What a decision must know of a person, gathered from what publishers say of them.

public import Agreements
public import Records

extension PersonStatus {
    /// The status of a person for a decision on one publisher's data.
    ///
    /// An objection, a seal and the S-flag are the publisher's own statements, so another publisher's are not read for
    /// them, with one exception: an S-flag that any publisher has set holds for all, because an address that one
    /// protects must not leave by another. Death is a fact whoever says it. What the publisher does not say is unknown.
    /// - Parameters:
    ///   - published: what every publisher says of the person (`StoreReading.publishedPeople`).
    ///   - publisher: whose data is asked for.
    ///   - lists: the operator's own: Type 1, National Data Opt-Out, protected people.
    ///   - number: the person's verified NHS number, by which lists are read.
    ///   - instant: of the decision; by it the age is reckoned.
    public init(
        of published: [PublishedPerson], publisher: ODSCode, lists: [ChoiceList] = [], number: NHSNumber? = nil,
        at instant: Instant
    ) {
        let own = published.filter { $0.publisher == publisher }
        let flags = own.map(\.sFlag)
        let date = own.map(\.submittedAt).max()
        func statement(_ subject: ChoiceSubject, _ value: Known) -> ChoiceStatement {
            ChoiceStatement(subject, value, date: date, source: .record(publisher: publisher))
        }
        var choices = PersonChoices(lists.compactMap { $0.statement(of: number, at: instant) })
        choices.add([
            statement(.objection, Known(own.contains(where: \.objection))),
            statement(
                .sFlag,
                published.contains { $0.sFlag == .yes }
                    ? .yes : flags.isEmpty || flags.contains(.unknown) ? .unknown : .no),
            statement(.deceased, Known(published.contains(where: \.deceased))),
            statement(.restricted, Known(own.contains(where: \.restricted))),
            statement(.sealed, Known(own.contains { SecurityLabels.isSealed($0.patient) })),
        ])
        let birthDates = (own + published).lazy.compactMap { $0.patient["birthDate"]?.string.flatMap { CivilDate($0) } }
        self.init(choices, isChild: birthDates.first.map { $0.isUnder18(on: UKTime.date(at: instant)) })
    }
}

extension CivilDate {
    /// Whether somebody born on this date is under 18 on `date`; one born on 29 February comes of age on 1 March.
    func isUnder18(on date: CivilDate) -> Bool {
        (date.year - year, date.month, date.day) < (18, month, day)
    }
}
