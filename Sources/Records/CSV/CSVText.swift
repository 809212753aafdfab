// The character set of a file of rows: UTF-8, which is checked, or Windows-1252, which spreadsheets in the United Kingdom
// still write. It is declared in the mapping, shown by a byte order mark, or found at the first field that is not ASCII.

/// Character sets of files of rows, as `character_set` of a mapping names them.
public enum CSVCharacterSet: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
}

/// Decodes fields, and decides once what the file is in.
struct CSVText {
    private(set) var characterSet: CSVCharacterSet?
    /// Where it was found to be Windows-1252 without having been declared.
    private(set) var guessedAt: String?

    init(_ declared: CSVCharacterSet?) { characterSet = declared }

    /// A byte order mark outweighs what was declared.
    mutating func foundMark() { characterSet = .utf8 }

    /// - Parameter place: made only where something is wrong.
    mutating func decode(_ bytes: ArraySlice<UInt8>, at place: () -> String) throws(Problem) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        switch characterSet {
        case .utf8:
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Problem(
                    .encoding, "bytes that are not UTF-8, which the rest of the file is in", at: place(),
                    remedy: "save the whole file in one character set")
            }
            return text
        case .windows1252: return try Self.windows1252(bytes, at: place)
        case nil:
            if let text = String(validating: bytes, as: UTF8.self) {
                characterSet = .utf8
                return text
            }
            characterSet = .windows1252
            guessedAt = place()
            return try Self.windows1252(bytes, at: place)
        }
    }

    /// What Windows-1252 has at 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt); 0 where nothing.
    private static let high: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    private static func windows1252(_ bytes: ArraySlice<UInt8>, at place: () -> String) throws(Problem) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count)
        for byte in bytes {
            let unit = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt16(byte)
            guard unit != 0 || byte == 0 else {
                throw Problem(
                    .encoding, "a byte that Windows-1252 does not have, in a file that is not UTF-8", at: place(),
                    remedy: "save the whole file in UTF-8")
            }
            units.append(unit)
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The warning about a character set that was not declared.
    var warning: Problem? {
        guessedAt.map {
            Problem(
                .encoding, "the file is not UTF-8, and was read as Windows-1252", at: $0,
                remedy: "save it in UTF-8, or declare character_set: windows-1252 in the mapping")
        }
    }
}
