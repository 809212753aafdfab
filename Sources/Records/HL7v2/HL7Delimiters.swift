// The characters that a message declares in MSH-1 and MSH-2, and the character set that it declares in MSH-18.

/// Delimiters of one message (HL7 v2.5 section 2.5.4). They are what MSH says, never assumed.
public struct HL7Delimiters: Sendable, Hashable {
    public let field: UInt8
    public let component: UInt8
    public let repetition: UInt8
    public let escape: UInt8
    public let subcomponent: UInt8
    /// The fifth character of MSH-2, since v2.7.
    public let truncation: UInt8?

    /// `|^~\&`
    public static let standard = HL7Delimiters(
        field: UInt8(ascii: "|"), component: UInt8(ascii: "^"), repetition: UInt8(ascii: "~"),
        escape: UInt8(ascii: "\\"), subcomponent: UInt8(ascii: "&"), truncation: nil)

    private init(
        field: UInt8, component: UInt8, repetition: UInt8, escape: UInt8, subcomponent: UInt8, truncation: UInt8?
    ) {
        self.field = field
        self.component = component
        self.repetition = repetition
        self.escape = escape
        self.subcomponent = subcomponent
        self.truncation = truncation
    }

    /// Reads MSH-1 and MSH-2 of a segment that begins at `start` with `MSH`.
    /// - Throws: `.syntax` at `MSH-1` or `MSH-2` when they are not five or six distinct punctuation marks.
    init(mshAt start: Int, in bytes: [UInt8]) throws(Problem) {
        guard start + 3 < bytes.count, Self.isPunctuation(bytes[start + 3]) else {
            throw Problem(.syntax, "no field separator that is a punctuation mark follows MSH", at: "MSH-1")
        }
        let separator = bytes[start + 3]
        var end = start + 4
        while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0D, bytes[end] != 0x0A { end += 1 }
        let encoding = bytes[start + 4..<end]
        guard encoding.count == 4 || encoding.count == 5, encoding.allSatisfy(Self.isPunctuation),
            Set(encoding).count == encoding.count
        else {
            throw Problem(
                .syntax, "the encoding characters are not four or five distinct punctuation marks", at: "MSH-2",
                remedy: "declare component, repetition, escape and subcomponent, such as ^~\\&")
        }
        let first = encoding.startIndex
        self.init(
            field: separator, component: encoding[first], repetition: encoding[first + 1], escape: encoding[first + 2],
            subcomponent: encoding[first + 3], truncation: encoding.count == 5 ? encoding[first + 4] : nil)
    }

    /// Anything that could not be part of a word: a letter, digit, blank or quote as delimiter would make values ambiguous.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""): false
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}

/// How the bytes of a message are text (HL7 table 0211).
public enum HL7CharacterSet: String, Sendable, Hashable {
    case utf8 = "UNICODE UTF-8"
    case latin1 = "8859/1"
    case windows1252 = "WINDOWS-1252"

    /// What MSH-18 declares; `.some(nil)` when it declares nothing that settles it (empty, or ASCII).
    static func declared(_ text: String) -> HL7CharacterSet?? {
        switch text.uppercased() {
        case "", "ASCII", "US-ASCII", "ISO IR6", "UNICODE": .some(nil)
        case "UNICODE UTF-8", "UTF-8", "UTF8": .some(.utf8)
        case "8859/1", "8859-1", "ISO-8859-1", "ISO8859-1", "ISO8859/1", "ISO IR100", "LATIN1": .some(.latin1)
        case "WINDOWS-1252", "WINDOWS 1252", "CP1252", "1252": .some(.windows1252)
        default: nil
        }
    }

    /// Text of bytes; `nil` only of UTF-8 that is none.
    func text(_ bytes: ArraySlice<UInt8>) -> String? {
        switch self {
        case .utf8: return String(validating: bytes, as: UTF8.self)
        case .latin1, .windows1252:
            var scalars = String.UnicodeScalarView()
            for byte in bytes { scalars.append(scalar(byte)) }
            return String(scalars)
        }
    }

    /// Bytes 80–9F differ: C1 controls in ISO 8859-1, punctuation and letters in Windows-1252 (five are undefined there).
    private func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard self == .windows1252, (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(Self.windows1252High[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    private static let windows1252High: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
