// What is known of a person besides numbers. It grades a number's match and ranks candidates for review; alone it never
// links anybody (care-package.md, "Patient match").

/// Demographics as a sender gave them.
public struct Demographics: Sendable, Hashable {
    public var family: String?
    /// All given names, in their order, with a space between them.
    public var given: String?
    public var birthDate: CivilDate?
    /// FHIR administrative gender.
    public var gender: String?
    public var postcode: String?

    public init(
        family: String? = nil, given: String? = nil, birthDate: CivilDate? = nil, gender: String? = nil,
        postcode: String? = nil
    ) {
        self.family = family
        self.given = given
        self.birthDate = birthDate
        self.gender = gender
        self.postcode = postcode
    }
}

/// Demographics as they are compared: written in one way, so that equal bytes mean the same. Made once of a record that is
/// compared with many.
public struct MatchForm: Sendable {
    let family: FamilyName
    let given: GivenNames
    let birthDate: CivilDate?
    let gender: Gender?
    let postcode: Postcode?

    /// What tells two people apart; `other` and `unknown` tell nothing.
    enum Gender: Sendable { case female, male }

    public init(_ demographics: Demographics) {
        family = FamilyName(demographics.family ?? "")
        given = GivenNames(demographics.given ?? "")
        birthDate = demographics.birthDate
        gender =
            switch demographics.gender {
            case "female": .female
            case "male": .male
            default: nil
            }
        postcode = demographics.postcode.flatMap { Postcode($0) }
    }
}

/// A postcode, upper case and without spaces; at least its outward part.
struct Postcode: Sendable, Hashable {
    let bytes: [UInt8]
    /// Letters at the start: `NS` of `NS1 4QT`.
    let areaLength: Int
    /// `NS1` of `NS1 4QT`.
    let districtLength: Int

    /// Whether the inward part is there.
    var isWhole: Bool { districtLength < bytes.count }

    /// - Returns: `nil` of what is no postcode, and of the pseudo postcodes of people without one (`ZZ99`).
    init?(_ text: String) {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte - 32)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "-"): continue
            default: return nil
            }
        }
        let area = bytes.prefix { $0 >= UInt8(ascii: "A") }.count
        guard (2...7).contains(bytes.count), (1...2).contains(area), area < bytes.count,
            !bytes.starts(with: "ZZ99".utf8)
        else { return nil }
        let isWhole =
            bytes.count >= 5 && bytes[bytes.count - 3] <= UInt8(ascii: "9")
            && bytes[(bytes.count - 2)...].allSatisfy { $0 >= UInt8(ascii: "A") }
        guard isWhole || bytes.count <= 4 else { return nil }
        self.bytes = bytes
        areaLength = area
        districtLength = isWhole ? bytes.count - 3 : bytes.count
    }
}
