// Two sets of demographics, field by field, and what that is worth.

/// How one person's demographics stand to another's.
public struct Match: Sendable, Hashable {
    public let family: FamilyAgreement
    public let given: GivenAgreement
    public let middle: MiddleAgreement
    public let birthDate: BirthDateAgreement
    public let gender: GenderAgreement
    public let postcode: PostcodeAgreement

    public init(_ left: Demographics, _ right: Demographics) { self.init(MatchForm(left), MatchForm(right)) }

    /// Whether a record, whose number leads to `holder`, may as well be of `other`: born on the same day, of the same family
    /// name, and the record does not say which of the two it is of. Worth asking where `isOpenToOthers`.
    public static func isDouble(_ other: MatchForm, of holder: MatchForm, in record: MatchForm) -> Bool {
        let both = Match(holder, other)
        guard both.birthDate == .exact, both.family != .different, both.family != .missing else { return false }
        let match = Match(record, other)
        return match.given != .different && match.gender != .different
    }

    /// Whether somebody else's record may agree as well. A twin's: there is no given name to compare, its initial alone, a
    /// slip of it, or a second name, which may be the twin's first. A namesake's of the same day: the family name is a common
    /// one, and the address does not say whose it is.
    public var isOpenToOthers: Bool {
        switch given {
        case .missing, .initial, .near, .later: true
        case .exact, .form, .swapped: family == .exactCommon && ![.exact, .near, .district].contains(postcode)
        case .different: false
        }
    }

    public init(_ left: MatchForm, _ right: MatchForm) {
        var family = FamilyAgreement(left.family, right.family)
        var given = GivenAgreement(left.given, right.given)
        if family == .different, given == .different, Self.areSwapped(left, right) {
            (family, given) = (.swapped, .swapped)
        }
        self.family = family
        self.given = given
        middle = MiddleAgreement(left.given, right.given)
        birthDate = BirthDateAgreement(left.birthDate, right.birthDate)
        gender = GenderAgreement(left.gender, right.gender)
        postcode = PostcodeAgreement(left.postcode, right.postcode)
    }

    private static func areSwapped(_ left: MatchForm, _ right: MatchForm) -> Bool {
        left.family.whole == right.given.first && left.given.first == right.family.whole
    }

    /// The sum of the weights, in decibans.
    public var decibans: Int {
        family.decibans + given.decibans + middle.decibans + birthDate.decibans + gender.decibans + postcode.decibans
    }

    /// What it is worth alone: at most *possible* (care-package.md, "Patient match").
    public var grade: MatchGrade { decibans >= MatchThreshold.possible ? .possible : .none }

    /// What it makes of a number that leads from one to the other: from *probable* on it is one person.
    ///
    /// At most *possible*, whatever the sum: a birth date that does not agree, and what twins differ in. Who has
    /// another's number has a relative's as often as anybody's, and of relatives the rest may agree to the letter.
    public var gradeOfNumber: MatchGrade {
        let sum = decibans + MatchThreshold.number
        guard sum >= MatchThreshold.possible + MatchThreshold.number || birthDate == .exact else { return .none }
        guard birthDate == .exact, given != .different, given != .missing || gender != .different,
            sum >= MatchThreshold.probable
        else { return .possible }
        return sum >= MatchThreshold.certain && gender != .different ? .certain : .probable
    }
}

extension FamilyAgreement {
    /// Letters of the shorter name from which one slip is a slip, and from which two are.
    private static let (lengthOfOneSlip, lengthOfTwoSlips) = (4, 8)

    init(_ left: FamilyName, _ right: FamilyName) {
        guard let one = left.whole, let two = right.whole else {
            self = .missing
            return
        }
        if one == two {
            self = commonFamilyNames.contains(one) ? .exactCommon : .exact
        } else if Self.shareAPart(left, right) {
            self = .part
        } else if Self.areNear(one, two) {
            self = .near
        } else {
            let code = NYSIIS.code(one.bytes)
            self = code.count > 1 && code == NYSIIS.code(two.bytes) ? .phonetic : .different
        }
    }

    private static func shareAPart(_ left: FamilyName, _ right: FamilyName) -> Bool {
        func names(_ name: FamilyName) -> [NamePart] {
            // Initials and particles that stand for nothing are no part to be known by.
            (name.parts + [name.whole, name.bare].compactMap { $0 }).filter { $0.bytes.count > 2 }
        }
        guard !left.parts.isEmpty || !right.parts.isEmpty || left.bare != nil || right.bare != nil else { return false }
        let others = names(right)
        return names(left).contains { others.contains($0) }
    }

    private static func areNear(_ one: NamePart, _ two: NamePart) -> Bool {
        let length = min(one.bytes.count, two.bytes.count)
        guard length >= lengthOfOneSlip else { return false }
        return EditDistance.isWithin(length >= lengthOfTwoSlips ? 2 : 1, one.bytes, two.bytes)
    }
}

extension GivenAgreement {
    /// Letters of the shorter name from which one slip is a slip.
    private static let lengthOfASlip = 4

    init(_ left: GivenNames, _ right: GivenNames) {
        guard let one = left.first, let two = right.first else {
            self = .missing
            return
        }
        if one == two || Self.areOneWord(left, right) {
            self = .exact
        } else if left.forms.contains(where: { right.forms.contains($0) }) {
            self = .form
        } else if one.isInitial || two.isInitial {
            self = Self.fit(one, left.forms, two, right.forms) ? .initial : .different
        } else if left.forms.isEmpty || right.forms.isEmpty, Self.areNear(one, two) {
            self = .near
        } else {
            let isLater = right.names.dropFirst().contains(one) || left.names.dropFirst().contains(two)
            self = isLater ? .later : .different
        }
    }

    /// `Mary Ann` and `Maryann`.
    private static func areOneWord(_ left: GivenNames, _ right: GivenNames) -> Bool {
        func isJoined(_ one: GivenNames, _ two: GivenNames) -> Bool {
            one.names.count > 1 && one.names[0] + one.names[1] == two.names[0]
        }
        return isJoined(left, right) || isJoined(right, left)
    }

    /// An initial of the other name, or of the name that it is a form of: `R` of `Bob`.
    private static func fit(_ one: NamePart, _ forms: [UInt16], _ two: NamePart, _ others: [UInt16]) -> Bool {
        one.bytes.first == two.bytes.first
            || (one.isInitial
                ? others.contains { NameForms.code($0).first == one.bytes.first }
                : forms.contains { NameForms.code($0).first == two.bytes.first })
    }

    private static func areNear(_ one: NamePart, _ two: NamePart) -> Bool {
        guard min(one.bytes.count, two.bytes.count) >= lengthOfASlip else { return false }
        return EditDistance.isWithin(1, one.bytes, two.bytes) || NYSIIS.code(one.bytes) == NYSIIS.code(two.bytes)
    }
}

extension MiddleAgreement {
    init(_ left: GivenNames, _ right: GivenNames) {
        guard left.names.count > 1, right.names.count > 1 else {
            self = .missing
            return
        }
        let (one, two) = (left.names[1], right.names[1])
        let fits = one == two || (one.isInitial || two.isInitial) && one.bytes.first == two.bytes.first
        self = fits ? .agreeing : .different
    }
}

extension BirthDateAgreement {
    init(_ left: CivilDate?, _ right: CivilDate?) {
        guard let left, let right else {
            self = .missing
            return
        }
        if left == right {
            self = .exact
        } else if left.year == right.year, left.day == right.month, left.month == right.day {
            self = .transposed
        } else if Self.isOneSlip(left, right) {
            self = .near
        } else if left.year == right.year, left.isFirstOfYear || right.isFirstOfYear {
            self = .year
        } else {
            self = .different
        }
    }
}

extension BirthDateAgreement {
    /// Whether `YYYYMMDD` of the two differs in one digit, or in two neighbours that stand the wrong way round.
    private static func isOneSlip(_ left: CivilDate, _ right: CivilDate) -> Bool {
        var (one, two) = (left.digits, right.digits)
        while one % 10 == two % 10 { (one, two) = (one / 10, two / 10) }
        if one / 10 == two / 10 { return true }
        return one / 100 == two / 100 && one % 10 == two / 10 % 10 && two % 10 == one / 10 % 10
    }
}

extension CivilDate {
    /// `YYYYMMDD`
    fileprivate var digits: Int { (year * 100 + month) * 100 + day }
    fileprivate var isFirstOfYear: Bool { month == 1 && day == 1 }
}

extension GenderAgreement {
    init(_ left: MatchForm.Gender?, _ right: MatchForm.Gender?) {
        guard let left, let right else {
            self = .missing
            return
        }
        self = left == right ? .agreeing : .different
    }
}

extension PostcodeAgreement {
    init(_ left: Postcode?, _ right: Postcode?) {
        guard let left, let right else {
            self = .missing
            return
        }
        if left.isWhole, right.isWhole {
            if left == right {
                self = .exact
                return
            }
            if EditDistance.isWithin(1, left.bytes, right.bytes) {
                self = .near
                return
            }
        }
        if left.bytes.prefix(left.districtLength) == right.bytes.prefix(right.districtLength) {
            self = .district
        } else {
            self =
                left.bytes.prefix(left.areaLength) == right.bytes.prefix(right.areaLength) ? .area : .different
        }
    }
}

/// Family names of which each is borne by about one in 500 or more (Office for National Statistics, births and deaths of
/// England and Wales; the General Register Offices of Scotland and Northern Ireland).
private let commonFamilyNames = NameWords.List(
    """
    SMITH JONES WILLIAMS TAYLOR DAVIES BROWN WILSON EVANS THOMAS JOHNSON ROBERTS WALKER WRIGHT ROBINSON THOMPSON WHITE
    HUGHES EDWARDS GREEN LEWIS WOOD HARRIS MARTIN JACKSON CLARKE CLARK TURNER HILL SCOTT COOPER MORRIS WARD MOORE KING
    WATSON BAKER HARRISON MORGAN PATEL YOUNG ALLEN MITCHELL JAMES ANDERSON PHILLIPS LEE BELL PARKER DAVIS KHAN SINGH
    HUSSAIN AHMED ALI KAUR BEGUM CAMPBELL STEWART MURPHY KELLY
    """)
