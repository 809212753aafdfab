// The choices and flags of a person that a decision depends on, from what publishers say. Unknown stays unknown.

public import Agreements
public import Records

extension PersonStatus {
    /// - Parameters:
    ///   - published: what every publisher says of the person.
    ///   - publisher: whose data the decision is about: its record carries the objection, and says whether a missing
    ///     S-flag means that there is none.
    public init(of published: [PublishedPerson], publisher: SenderProfile?, birthDate: CivilDate?, at instant: Instant)
    {
        let own = published.filter { $0.publisher == publisher?.sender }
        let sFlag: Known
        if published.contains(where: { $0.sFlag == .yes }) {
            // An S-flag protects the person's whereabouts, whoever knows of it.
            sFlag = .yes
        } else if own.contains(where: { $0.sFlag == .no }) || publisher?.feed.sFlagAbsentMeansNotFlagged == true {
            sFlag = .no
        } else {
            sFlag = .unknown
        }
        self.init(
            objection: own.contains(where: \.objection), sFlag: sFlag, deceased: published.contains(where: \.deceased),
            restricted: own.contains(where: \.restricted),
            isChild: birthDate.map { Self.isChild(born: $0, at: instant) })
    }

    private static func isChild(born: CivilDate, at instant: Instant) -> Bool {
        let today = UKTime.date(at: instant)
        let hadBirthday = (today.month, today.day) >= (born.month, born.day)
        return today.year - born.year - (hadBirthday ? 0 : 1) < 18
    }
}
