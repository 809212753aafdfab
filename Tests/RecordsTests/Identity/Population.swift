// A made-up population of the United Kingdom, the same for the same seed, and records of its people with the errors that
// registers and departments make. For measuring the matcher: it shares no table with it.

import Records

/// SplitMix64: small, and the same everywhere.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    /// Whether one of so many in ten thousand.
    mutating func happens(_ inTenThousand: Int) -> Bool { below(10_000) < inTenThousand }
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// A place in a list whose first are the most frequent: `count` places, of which the r-th has the weight 1 / (r + flat).
    mutating func skewed(_ count: Int, flat: Double) -> Int {
        // The inverse of the integral of the weights.
        let share = Double(next() >> 11) / Double(1 << 53)
        let ratio = Double(count) / flat + 1
        var power = 1.0
        var (base, exponent) = (ratio, share)
        // ratio^share by repeated square roots: no mathematics library is needed.
        while exponent > 1e-9 {
            base = base.squareRoot()
            exponent *= 2
            if exponent >= 1 {
                power *= base
                exponent -= 1
            }
        }
        return min(Int(flat * (power - 1)), count - 1)
    }
}

struct Population {
    struct Someone {
        let number: NHSNumber
        var demographics: Demographics
        let household: Int
        /// Index of the twin, if there is one.
        var twin: Int?
    }

    private(set) var people: [Someone] = []
    private var dice: Dice
    private var nextNumber = 999_000_000

    init(count: Int, seed: UInt64) {
        dice = Dice(seed: seed)
        people.reserveCapacity(count + 8)
        var household = 0
        while people.count < count {
            addHousehold(household)
            household += 1
        }
    }

    // MARK: People

    private mutating func addHousehold(_ household: Int) {
        let postcode = Self.postcode(&dice)
        let family = Self.familyName(&dice)
        let birth = 1925 + dice.below(75)
        let isCouple = dice.happens(5_500)
        let isHusbandFirst = dice.happens(5_000)
        let first = add(family, isMale: isHusbandFirst, year: birth, postcode, household)
        guard isCouple else { return }
        let other = dice.happens(7_500) ? family : Self.familyName(&dice)
        _ = add(other, isMale: !isHusbandFirst, year: birth - 4 + dice.below(9), postcode, household)
        let children = birth < 1940 ? dice.below(2) : dice.below(4)
        var last: Int?
        for _ in 0..<children {
            if let elder = last, people[elder].twin == nil, dice.happens(300) {
                last = addTwin(of: elder)
                continue
            }
            last = add(family, isMale: dice.happens(5_000), year: birth + 20 + dice.below(18), postcode, household)
            // Named after the father or mother.
            if let child = last, people[child].demographics.gender == people[first].demographics.gender,
                dice.happens(800)
            {
                people[child].demographics.given = people[first].demographics.given
            }
        }
    }

    private mutating func addTwin(of elder: Int) -> Int {
        let one = people[elder].demographics
        let isMale = dice.happens(6_500) == (one.gender == "male")
        let twin = add(
            one.family ?? "", isMale: isMale, year: one.birthDate?.year ?? 2000, one.postcode ?? "",
            people[elder].household)
        people[twin].demographics.birthDate = one.birthDate
        // Nobody calls twins Stephen and Steven, or one by the other's second name.
        while Self.haveANameInCommon(one, people[twin].demographics) {
            people[twin].demographics.given = Self.givenName(isMale: isMale, &dice)
        }
        (people[twin].twin, people[elder].twin) = (elder, twin)
        return twin
    }

    private static func haveANameInCommon(_ one: Demographics, _ other: Demographics) -> Bool {
        func names(_ person: Demographics) -> Set<String> {
            let names = (person.given ?? "").split(separator: " ").map(String.init)
            return Set(names + names.flatMap { PopulationNames.usual[$0] ?? [] })
        }
        return !names(one).isDisjoint(with: names(other))
    }

    private mutating func add(
        _ family: String, isMale: Bool, year: Int, _ postcode: String, _ household: Int
    ) -> Int {
        var given = Self.givenName(isMale: isMale, &dice)
        if dice.happens(6_000) { given += " " + Self.givenName(isMale: isMale, &dice) }
        people.append(
            Someone(
                number: issueNumber(),
                demographics: Demographics(
                    family: family, given: given, birthDate: Self.date(in: min(year, 2025), &dice),
                    gender: isMale ? "male" : "female", postcode: postcode), household: household))
        return people.count - 1
    }

    private mutating func issueNumber() -> NHSNumber {
        while true {
            let body = nextNumber
            nextNumber += 1
            for digit in 0...9 { if let number = NHSNumber("\(body)\(digit)") { return number } }
        }
    }

    private static func date(in year: Int, _ dice: inout Dice) -> CivilDate {
        while true {
            if let date = CivilDate(year: year, month: 1 + dice.below(12), day: 1 + dice.below(31)) { return date }
        }
    }

    private static func postcode(_ dice: inout Dice) -> String {
        let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
        let area = dice.happens(9_000) ? "NS" : dice.pick(["EM", "WV", "SM", "KM"])
        return "\(area)\(1 + dice.below(30)) \(dice.below(10))\(dice.pick(letters))\(dice.pick(letters))"
    }

    private static func familyName(_ dice: inout Dice) -> String {
        if dice.happens(150) { return plainFamilyName(&dice) + "-" + plainFamilyName(&dice) }
        return plainFamilyName(&dice)
    }

    private static func plainFamilyName(_ dice: inout Dice) -> String {
        // About two in five bear one of the frequent names.
        if dice.happens(4_000) {
            return PopulationNames.families[dice.skewed(PopulationNames.families.count, flat: 12)]
        }
        let (heads, tails) = (PopulationNames.familyHeads, PopulationNames.familyTails)
        let rank = dice.skewed(heads.count * tails.count, flat: 400)
        return heads[rank % heads.count] + tails[rank / heads.count]
    }

    private static func givenName(isMale: Bool, _ dice: inout Dice) -> String {
        let names = isMale ? PopulationNames.men : PopulationNames.women
        return names[dice.skewed(names.count, flat: 20)]
    }
}

// MARK: - Records with errors

extension Population {
    /// What a department writes down of somebody.
    mutating func record(of index: Int) -> Demographics {
        let person = people[index].demographics
        var record = person
        record.given = recordedGiven(person)
        record.family = recordedFamily(person)
        if dice.happens(60) { (record.family, record.given) = (record.given, record.family) }
        record.birthDate = person.birthDate.flatMap { recorded($0) }
        record.gender = dice.happens(60) ? "unknown" : dice.happens(50) ? "other" : person.gender
        if dice.happens(50) { record.gender = person.gender == "male" ? "female" : "male" }
        record.postcode = recordedPostcode(person)
        return record
    }

    /// Somebody whose number is taken for that of `index` by mistake: of the same household, the twin first; of the same
    /// name; or by a slip that makes another valid number.
    mutating func holderOfAWrongNumber(for index: Int, sameName: [String: [Int]]) -> Int? {
        switch dice.below(3) {
        case 0:
            if let twin = people[index].twin { return twin }
            let household = people[index].household
            let others = (max(0, index - 6)..<min(people.count, index + 7)).filter {
                $0 != index && people[$0].household == household
            }
            return others.isEmpty ? nil : dice.pick(others)
        case 1:
            let others = (sameName[Self.name(people[index].demographics)] ?? []).filter { $0 != index }
            return others.isEmpty ? nil : dice.pick(others)
        default:
            let other = dice.below(people.count)
            return other == index ? nil : other
        }
    }

    static func name(_ person: Demographics) -> String {
        "\(person.family ?? "") \(person.given?.split(separator: " ").first ?? "")"
    }

    private mutating func recordedGiven(_ person: Demographics) -> String? {
        let names = (person.given ?? "").split(separator: " ").map(String.init)
        guard var first = names.first, !dice.happens(50) else { return nil }
        var middle = names.dropFirst().first
        switch dice.below(1_000) {
        case 0..<60: first = PopulationNames.usual[first].map { dice.pick($0) } ?? first
        case 60..<80:
            // Known by the second name.
            if let second = middle { (first, middle) = (second, nil) }
        case 80..<105: first = slip(first)
        case 105..<115: first = String(first.prefix(1))
        case 115..<123: first = Self.givenName(isMale: person.gender == "male", &dice)
        default: break
        }
        if dice.happens(4_500) { middle = nil }
        if dice.happens(2_000) { middle = middle.map { String($0.prefix(1)) } }
        return written([first, middle].compactMap { $0 }.joined(separator: " "))
    }

    private mutating func recordedFamily(_ person: Demographics) -> String? {
        var family = person.family ?? ""
        guard !dice.happens(30) else { return nil }
        let parts = family.split(separator: "-").map(String.init)
        if parts.count == 2 {
            switch dice.below(4) {
            case 0: family = dice.pick(parts)
            case 1: family = parts.joined(separator: " ")
            default: break
            }
        }
        let isGrownWoman = person.gender == "female" && (person.birthDate?.year ?? 2025) < 2005
        switch dice.below(1_000) {
        case 0..<25: family = slip(family)
        case 25..<42: family = misheard(family)
        case 42..<75 where isGrownWoman:
            // The name before or after a marriage, or both.
            let other = Self.familyName(&dice)
            family = dice.happens(2_000) ? "\(family)-\(other)" : other
        default: break
        }
        return written(family)
    }

    private mutating func recorded(_ date: CivilDate) -> CivilDate? {
        switch dice.below(1_000) {
        case 0..<10: return CivilDate(year: date.year, month: date.day, day: date.month) ?? date
        case 10..<24: return digitSlip(date)
        case 24..<27:
            return CivilDate(year: date.year - 1 + 2 * dice.below(2), month: date.month, day: date.day) ?? date
        case 27..<32: return CivilDate(year: date.year, month: 1, day: 1)
        case 32..<36: return Self.date(in: 1925 + dice.below(100), &dice)
        case 36..<46: return nil
        default: return date
        }
    }

    private mutating func digitSlip(_ date: CivilDate) -> CivilDate {
        while true {
            var digits = Array(date.description.utf8)
            let place = dice.pick([2, 3, 5, 6, 8, 9])
            digits[place] = UInt8(ascii: "0") + UInt8(dice.below(10))
            if let other = CivilDate(String(decoding: digits, as: UTF8.self)) { return other }
        }
    }

    private mutating func recordedPostcode(_ person: Demographics) -> String? {
        let postcode = person.postcode ?? ""
        switch dice.below(1_000) {
        case 0..<150:
            // Moved house, half of them nearby.
            let other = Self.postcode(&dice)
            guard dice.happens(5_000) else { return other }
            return "\(postcode.prefix { $0 != " " }) \(other.suffix(3))"
        case 150..<170: return slip(postcode)
        case 170..<210: return nil
        case 210..<220: return String(postcode.prefix { $0 != " " })
        case 220..<225: return "ZZ99 3VZ"
        case 225..<325: return postcode.lowercased().filter { $0 != " " }
        default: return postcode
        }
    }

    private mutating func slip(_ text: String) -> String {
        var letters = Array(text)
        guard letters.count > 2 else { return text }
        let place = dice.below(letters.count - 1)
        switch dice.below(4) {
        case 0: letters.swapAt(place, place + 1)
        case 1: letters.remove(at: place)
        case 2: letters.insert(dice.pick(Array("aeiourstnlm")), at: place + 1)
        default: letters[place] = dice.pick(Array("aeiourstnlm"))
        }
        return String(letters)
    }

    private mutating func misheard(_ family: String) -> String {
        let changes = [
            ("ph", "f"), ("ck", "k"), ("Mac", "Mc"), ("Mc", "Mac"), ("y", "i"), ("ie", "y"), ("ll", "l"), ("l", "ll"),
            ("tt", "t"), ("t", "tt"), ("ea", "ee"), ("ee", "ea"), ("K", "C"), ("C", "K"), ("son", "sen"), ("z", "s"),
            ("mm", "m"), ("Kn", "N"), ("e", "a"), ("n", "nn"),
        ]
        let start = dice.below(changes.count)
        for step in changes.indices {
            let (from, to) = changes[(start + step) % changes.count]
            if let range = family.firstRange(of: from) { return family.replacingCharacters(in: range, with: to) }
        }
        return family
    }

    /// Capitals, an apostrophe of another kind, or as it is.
    private mutating func written(_ name: String) -> String {
        switch dice.below(10) {
        case 0..<4: name.uppercased()
        case 4: name.replacing("'", with: "’")
        case 5: name.replacing("'", with: " ")
        default: name
        }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
