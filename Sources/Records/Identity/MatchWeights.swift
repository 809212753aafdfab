// How much each agreement tells: the agreed weights of the matcher, after I. P. Fellegi and A. B. Sunter, "A theory for
// record linkage", JASA 64 (1969).
//
// A weight is 10·log₁₀(m/u) decibans: m, how often two records of one person stand so to each other; u, how often two
// records of two people do. Ten decibans make it ten times as likely, before other evidence, that it is one person.
// The estimates are ours (no published standard gives any): u from the frequencies of names and birth dates in England,
// m from what is commonly said of the quality of hospital demographics: birth dates differ in 2 to 4 %, family names in 5 to
// 10 %, postcodes in a quarter. A care system that has measured its own changes them here, and nowhere else.

/// How the family names stand to each other.
public enum FamilyAgreement: Sendable, CaseIterable {
    /// m 0.88; u 1 in 300 among the names that everybody bears: a weight of their own keeps Smith from outranking a date.
    case exactCommon
    /// m 0.88; u 1 in 2,000.
    case exact
    /// Family and given name stand in each other's place. m 0.005; u 1 in 100,000.
    case swapped
    /// One part of a double name, or a name without its particle. m 0.02; u 1 in 1,000.
    case part
    /// A slip or two of typing. m 0.03; u 1 in 500.
    case near
    /// The same sound. m 0.02; u 1 in 250.
    case phonetic
    case missing
    /// m 0.05, by marriage most often; u 0.99.
    case different

    public var decibans: Int {
        switch self {
        case .exactCommon: 24
        case .exact: 32
        case .swapped: 27
        case .part: 13
        case .near: 12
        case .phonetic: 7
        case .missing: 0
        case .different: -13
        }
    }
}

/// How the given names stand to each other.
public enum GivenAgreement: Sendable, CaseIterable {
    /// m 0.82; u 1 in 80.
    case exact
    /// A short form or another spelling. m 0.06; u 1 in 250.
    case form
    /// A slip of typing, of a name that is not another name. m 0.03; u 1 in 300.
    case near
    /// Stands where the family name does; weighed with it.
    case swapped
    /// An initial that fits. Of those of whom only an initial is known, m 0.98; u 1 in 12.
    case initial
    /// The first of one is a later one of the other. m 0.02; u 1 in 60.
    case later
    case missing
    /// m 0.02; u 0.96.
    case different

    public var decibans: Int {
        switch self {
        case .exact: 18
        case .form: 12
        case .near: 10
        case .swapped: 9
        case .initial: 8
        case .later: 2
        case .missing: 0
        case .different: -17
        }
    }
}

/// How what follows the first given name does, where both have something.
public enum MiddleAgreement: Sendable, CaseIterable {
    /// m 0.8; u 1 in 12, initials among them.
    case agreeing
    case missing
    /// m 0.2; u 0.9.
    case different

    public var decibans: Int {
        switch self {
        case .agreeing: 8
        case .missing: 0
        case .different: -6
        }
    }
}

/// How the birth dates stand to each other.
public enum BirthDateAgreement: Sendable, CaseIterable {
    /// m 0.96; u 1 in 26,000: 85 years of which some are fuller than others.
    case exact
    /// Day and month the wrong way round. m 0.008; u 1 in 60,000.
    case transposed
    /// One digit is another, or two neighbours stand the wrong way round. m 0.012; u 1 in 1,000.
    case near
    /// The year, where one of the two says 1 January, which is written where day and month are not known. m 0.9 of those;
    /// u 1 in 70, and 1 January is written for many.
    case year
    case missing
    /// m 0.01; u 0.99.
    case different

    public var decibans: Int {
        switch self {
        case .exact: 44
        case .transposed: 27
        case .near: 11
        case .year: 8
        case .missing: 0
        case .different: -20
        }
    }
}

/// Whether both are female or both male.
public enum GenderAgreement: Sendable, CaseIterable {
    /// m 0.99; u 0.5.
    case agreeing
    /// Not said, or neither of the two.
    case missing
    /// m 0.01; u 0.5.
    case different

    public var decibans: Int {
        switch self {
        case .agreeing: 3
        case .missing: 0
        case .different: -17
        }
    }
}

/// How the postcodes stand to each other. A household shares its postcode and often its family name: the weights are
/// lower than the numbers of postcodes would give.
public enum PostcodeAgreement: Sendable, CaseIterable {
    /// m 0.75; u 1 in 200, of people who meet in one search.
    case exact
    /// A slip of typing. m 0.02; u 1 in 2,000 by chance, and neighbours among them.
    case near
    /// The same district: `NS1`. m 0.08; u 1 in 30.
    case district
    /// The same area: `NS`. m 0.1; u 0.3.
    case area
    case missing
    /// m 0.07; u 0.7.
    case different

    public var decibans: Int {
        switch self {
        case .exact: 22
        case .near: 12
        case .district: 4
        case .area: -4
        case .missing: 0
        case .different: -9
        }
    }
}

/// What a match is worth.
public enum MatchGrade: Int, Sendable, Comparable {
    case none
    /// Worth a person's look; never a link.
    case possible
    /// By a number only: one of the names is another's, and nothing says that it is somebody else.
    case probable
    /// By a number only: all of it is the same person's.
    case certain

    public static func < (left: MatchGrade, right: MatchGrade) -> Bool { left.rawValue < right.rawValue }
}

enum MatchThreshold {
    /// Demographics alone, from here on *possible*: whoever it is would be looked for by hand. Decibans.
    static let possible = 25
    /// What a number adds that leads to the person: mistaken in 1 of 500 records, but then a relative's as often as
    /// anybody's. Decibans.
    static let number = 60
    /// With a number: birth date and one of the names agree, and the other may be another. Decibans.
    static let probable = 96
    /// With a number: birth date and both names agree. Decibans.
    static let certain = 130
}
