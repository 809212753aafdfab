// What is known of a person that a decision depends on: the person's own choices, and the flags that others set. What is
// said to be unknown is never read as the lenient answer.

/// What is known of a fact about a person. `true` and `false` in code are `yes` and `no`.
public enum Known: Sendable, Hashable, CaseIterable, ExpressibleByBooleanLiteral {
    case yes
    case no
    case unknown

    /// Of a source that was read to its end: what it does not say is not so.
    public init(_ isSo: Bool) { self = isSo ? .yes : .no }
    public init(booleanLiteral value: Bool) { self.init(value) }
}

/// The person's choices and flags, as the publisher's record and the person's own say.
///
/// `unknown` counts as what withholds, with reason `status-unknown` (an item: with the reason that it would have were it
/// known). What `init` is not told:
///
/// - objection, death, restriction and seal: none is recorded, `no`. Sharing for care is by opt-out, and a recorded dissent
///   is what counts: a record that was read and tells of none says `no`. A caller that could not read it says `unknown`.
/// - S-flag, age, Type 1 objection and National Data Opt-Out: `unknown`. Others than the publisher keep them, and until a
///   source of them is read nobody knows.
public struct PersonStatus: Sendable, Hashable {
    /// The person objects to this publisher's sharing altogether.
    public var objection: Known
    /// Type 1 objection, held by general practice.
    public var type1: Known
    /// National Data Opt-Out.
    public var nationalDataOptOut: Known
    /// Spine's sensitive flag: the person's whereabouts are protected.
    public var sFlag: Known
    public var deceased: Known
    /// The whole record is restricted by law: sexual health, human fertilisation, gender recognition, adoption.
    public var restricted: Known
    /// The whole record is sealed.
    public var sealed: Known
    /// Under 18 at the instant of the decision; `nil` when the birth date is not known.
    public var isChild: Bool?
    /// Number and demographics disagree, or a superseded number was not resolved: nothing is shared, a person looks at it.
    public var identityUncertain: Bool
    /// Ids of agreements (`NS-ED-004`, whatever the version) under which the person objects to sharing.
    public var objectedAgreements: Set<String>
    /// Categories of data that the person objects to sharing.
    public var objectedCategories: Set<Category>

    public init(
        objection: Known = .no, type1: Known = .unknown, nationalDataOptOut: Known = .unknown, sFlag: Known = .unknown,
        deceased: Known = .no, restricted: Known = .no, sealed: Known = .no, isChild: Bool? = nil,
        identityUncertain: Bool = false, objectedAgreements: Set<String> = [], objectedCategories: Set<Category> = []
    ) {
        self.objection = objection
        self.type1 = type1
        self.nationalDataOptOut = nationalDataOptOut
        self.sFlag = sFlag
        self.deceased = deceased
        self.restricted = restricted
        self.sealed = sealed
        self.isChild = isChild
        self.identityUncertain = identityUncertain
        self.objectedAgreements = objectedAgreements
        self.objectedCategories = objectedCategories
    }

    /// An adult of whom everything is known, and nothing stands against sharing.
    public static let unencumbered = PersonStatus(type1: .no, nationalDataOptOut: .no, sFlag: .no, isChild: false)

    /// What the person says of sharing data of a category, as far as it concerns every agreement.
    func objection(to category: Category) -> Known {
        objectedCategories.contains(category) ? .yes : objection
    }
}
