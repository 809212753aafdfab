// Under which a store finds who may be somebody without comparing everybody: two records of one person share a key
// though names, date or address be wrong in one of them, or in two.

/// Keys of one person. They are stored, so what makes a key never changes without a migration that makes all anew.
public enum PersonKeys {
    /// Formal names of which one given name may be a form, at most, that make keys.
    private static let limitOfForms = 4
    /// Parts of one family name, the whole among them, that make keys at most.
    private static let limitOfParts = 4

    /// Under which somebody is kept: at most seventeen, usually five.
    public static func stored(_ demographics: Demographics) -> [Int64] {
        keys(MatchForm(demographics), isSought: false)
    }

    /// Under which somebody is sought: those of `stored`, and of a birth date whose day and month are the wrong way round.
    public static func sought(_ demographics: Demographics) -> [Int64] { keys(MatchForm(demographics), isSought: true) }

    private static func keys(_ form: MatchForm, isSought: Bool) -> [Int64] {
        var keys: [Int64] = []
        func add(_ kind: Kind, _ values: [UInt8]...) {
            var hash = fnv1a([kind.rawValue])
            // A byte that is in no value parts them.
            for value in values { hash = fnv1a([0], from: fnv1a(value, from: hash)) }
            let key = Int64(bitPattern: hash)
            if !keys.contains(key) { keys.append(key) }
        }
        let families = ([form.family.whole, form.family.bare].compactMap { $0 } + form.family.parts)
            .prefix(limitOfParts).map { NYSIIS.code($0.bytes) }
        let givens = codes(form.given)
        if let birth = form.birthDate {
            let (year, day) = (digits(birth.year), digits(birth.day) + digits(birth.month))
            add(.birthDate, year, day)
            if isSought, birth.day <= 12 { add(.birthDate, year, digits(birth.month) + digits(birth.day)) }
            for family in families { add(.familyAndYear, family, year) }
            // In either order, so that day and month may be the wrong way round.
            let days = digits(min(birth.day, birth.month)) + digits(max(birth.day, birth.month))
            for given in givens { add(.givenAndDay, given, days) }
        }
        if let postcode = form.postcode, postcode.isWhole {
            for given in givens { add(.postcodeAndInitial, postcode.bytes, [given[0]]) }
        }
        if let family = families.first {
            // In either order, so that the names may be in each other's place.
            for given in givens {
                let isFirst = family.lexicographicallyPrecedes(given)
                add(.names, isFirst ? family : given, isFirst ? given : family)
            }
        }
        return keys
    }

    private enum Kind: UInt8 {
        case birthDate = 1
        case familyAndYear
        case givenAndDay
        case postcodeAndInitial
        case names
    }

    /// Of the formal names that a given name may be a form of, else of itself.
    private static func codes(_ given: GivenNames) -> [[UInt8]] {
        guard let first = given.first else { return [] }
        if given.forms.isEmpty { return [NYSIIS.code(first.bytes)] }
        return given.forms.prefix(limitOfForms).map { NameForms.code($0) }
    }

    private static func digits(_ value: Int) -> [UInt8] { Array(String(value).utf8) + [UInt8(ascii: "-")] }
}
