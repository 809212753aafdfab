// What a decision must know of a person, gathered from what publishers say of them and from the operator's lists.

public import Agreements
public import Records

extension PersonStatus {
    /// The status of a person for a decision on one publisher's data.
    ///
    /// An objection, a seal and the S-flag are the publisher's own statements, so another publisher's are not read for
    /// them, with one exception: an S-flag that any publisher has set holds for all, because an address that one
    /// protects must not leave by another. A Type 1 objection and a National Data Opt-Out hold whoever says so; that
    /// there is none is said of the publisher's own data only. Death is a fact whoever says it. What nobody says is
    /// unknown.
    /// - Parameters:
    ///   - published: what every publisher says of the person (`StoreReading.publishedPeople`).
    ///   - publisher: whose data is asked for.
    ///   - policy: the set that decides: its lists, its codes of what the law restricts, and the ids of its agreements.
    ///   - number: the person's verified NHS number, by which lists are read.
    ///   - instant: of the decision; by it the age is reckoned.
    public init(
        of published: [PublishedPerson], publisher: ODSCode, under policy: PolicySet, number: NHSNumber?,
        at instant: Instant
    ) {
        let own = published.filter { $0.publisher == publisher }
        let flags = own.map(\.sFlag)
        let date = own.map(\.submittedAt).max()
        let codes = policy.settings.restrictedCodes
        func statement(_ subject: ChoiceSubject, _ value: Known) -> ChoiceStatement {
            ChoiceStatement(subject, value, date: date, source: .record(publisher: publisher))
        }
        var choices = PersonChoices(policy.settings.choiceLists.compactMap { $0.statement(of: number, at: instant) })
        choices.add(own.flatMap(\.choices))
        choices.add(
            published.filter { $0.publisher != publisher }.flatMap(\.choices).filter {
                $0.subject.isBeyondCare && $0.value != .no
            })
        // Consents name agreements by id; one that is not known here is of everything.
        let isOfUnknown = choices.objectedAgreements.contains { id in !policy.agreements.contains { $0.id == id } }
        choices.add([
            statement(.objection, Known(own.contains(where: \.objection) || isOfUnknown)),
            statement(
                .sFlag,
                published.contains { $0.sFlag == .yes }
                    ? .yes : flags.isEmpty || flags.contains(.unknown) ? .unknown : .no),
            statement(
                .deceased,
                Known(published.contains { $0.deceased || RecordChoices.deceased($0.patient) == .yes })),
            statement(.restricted, Known(own.contains { $0.isLegallyRestricted(codes) })),
            statement(.sealed, Known(own.contains { SecurityLabels.isSealed($0.patient) })),
        ])
        let birthDates = (own + published).lazy.compactMap { $0.patient["birthDate"]?.string.flatMap { CivilDate($0) } }
        self.init(choices, isChild: birthDates.first.map { $0.isUnder18(on: UKTime.date(at: instant)) })
    }

    /// As the store has it.
    init(
        of person: PersonID, publisher: ODSCode, under policy: PolicySet, in store: any StoreReading,
        at instant: Instant
    ) throws {
        self.init(
            of: try store.publishedPeople(person), publisher: publisher, under: policy,
            number: try store.verifiedNumber(of: person), at: instant)
    }
}

extension StoreReading {
    /// The verified NHS number of a person, or of whom it was merged into.
    func verifiedNumber(of person: PersonID) throws -> NHSNumber? {
        guard let found = try self.person(person) else { return nil }
        return found.survivor == found.id ? found.nhsNumber : try self.person(found.survivor)?.nhsNumber
    }
}

extension PublishedPerson {
    /// A seal is no restriction by law; where only it was the reason for the mark, it is told by itself.
    fileprivate func isLegallyRestricted(_ codes: RestrictedCodes) -> Bool {
        SecurityLabels.isLegallyRestricted(patient, codes: codes)
            || (restricted && !SecurityLabels.isSealed(patient))
    }
}

extension CivilDate {
    /// Whether somebody born on this date is under 18 on `date`; one born on 29 February comes of age on 1 March.
    public func isUnder18(on date: CivilDate) -> Bool {
        (date.year - year, date.month, date.day) < (18, month, day)
    }
}
