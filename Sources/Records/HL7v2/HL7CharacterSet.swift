// How the bytes of a message are text: the character set that MSH-18 declares (HL7 table 0211), both ways.

/// A character set of HL7 table 0211 whose delimiters and letters of ASCII stand where ASCII has them; those of several bytes a
/// character, such as UTF-16, are refused.
public enum HL7CharacterSet: String, Sendable, Hashable, CaseIterable {
    case utf8 = "UNICODE UTF-8"
    case latin1 = "8859/1"
    case part2 = "8859/2"
    case part3 = "8859/3"
    case part4 = "8859/4"
    case part5 = "8859/5"
    case part6 = "8859/6"
    case part7 = "8859/7"
    case part8 = "8859/8"
    case part9 = "8859/9"
    case part10 = "8859/10"
    case part11 = "8859/11"
    case part13 = "8859/13"
    case part14 = "8859/14"
    case part15 = "8859/15"
    case part16 = "8859/16"
    /// In no HL7 table, and sent all the same.
    case windows1252 = "WINDOWS-1252"

    /// As `declared`, of the field as it is written. Its first repetition counts; and its `/` may be escaped, where that is the
    /// escape character. Other escapes are of text, and no part of a name.
    static func declared(inField field: ArraySlice<UInt8>, _ delimiters: HL7Delimiters) -> HL7CharacterSet?? {
        let first = field.prefix { $0 != delimiters.repetition }
        let name = HL7Escapes.pieces(of: first, delimiters).flatMap { piece -> [UInt8] in
            switch piece {
            case .plain(let plain): Array(plain)
            case .sequence(let code):
                HL7Escapes.delimiter(code, delimiters).map { [$0] }
                    ?? Array(first[code.startIndex - 1...code.endIndex])
            }
        }
        return declared(HL7Message.trimmed(String(decoding: name, as: UTF8.self)))
    }

    /// What MSH-18 declares; `.some(nil)` when it declares nothing that settles it (empty, or ASCII); `nil` when it declares
    /// what is not read.
    private static func declared(_ text: String) -> HL7CharacterSet?? {
        let name = text.uppercased()
        switch name {
        case "", "ASCII", "US-ASCII", "ISO IR6", "UNICODE": return .some(nil)
        case "UTF-8", "UTF8": return .some(.utf8)
        case "LATIN1": return .some(.latin1)
        case "WINDOWS 1252", "CP1252", "1252": return .some(.windows1252)
        default: break
        }
        if let set = HL7CharacterSet(rawValue: name) { return .some(set) }
        // The registration numbers of ISO 2375 that table 0211 has beside the parts of ISO 8859.
        if let number = suffix(of: name, after: ["ISO IR", "ISO-IR-"]) {
            return registrations[number].map { .some(.some($0)) } ?? nil
        }
        guard let part = suffix(of: name, after: ["8859/", "8859-", "ISO-8859-", "ISO8859-", "ISO8859/", "ISO 8859-"]),
            let set = HL7CharacterSet(rawValue: "8859/\(part)")
        else { return nil }
        return .some(set)
    }

    private static let registrations: [String: HL7CharacterSet] = [
        "100": .latin1, "101": .part2, "109": .part3, "110": .part4, "144": .part5, "127": .part6, "126": .part7,
        "138": .part8, "148": .part9,
    ]

    private static func suffix(of name: String, after prefixes: [String]) -> String? {
        prefixes.first(where: name.hasPrefix).map { String(name.dropFirst($0.count)) }
    }

    /// Text of bytes; `nil` of bytes that the set does not have.
    func text(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let high = HighHalf.of(self) else { return String(validating: bytes, as: UTF8.self) }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            guard byte >= 0x80 else {
                scalars.append(Unicode.Scalar(byte))
                continue
            }
            guard let scalar = high.scalars[Int(byte) - 0x80] else { return nil }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// The first place of a byte that the set does not have.
    func firstUndefined(_ bytes: [UInt8]) -> Int? {
        guard let high = HighHalf.of(self) else { return nil }
        return bytes.firstIndex { $0 >= 0x80 && high.scalars[Int($0) - 0x80] == nil }
    }

    /// Bytes of text; `nil` when the set does not have all of it.
    func bytes(_ text: String) -> [UInt8]? {
        guard let high = HighHalf.of(self) else { return Array(text.utf8) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let byte = scalar.isASCII ? UInt8(scalar.value) : high.bytes[scalar] else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}

/// Bytes 80 to FF of a set of one byte a character.
private struct HighHalf: Sendable {
    /// `nil` where the set has nothing.
    let scalars: [Unicode.Scalar?]
    let bytes: [Unicode.Scalar: UInt8]

    /// - Returns: `nil` of UTF-8.
    static func of(_ set: HL7CharacterSet) -> HighHalf? { sets[set] }

    /// Where a set is not ISO 8859-1, whose bytes are their own code points: a byte or a stretch of bytes, and the code point of
    /// the first; without one the set has nothing there. From the tables of the Unicode consortium.
    private static let differences = """
        8859/1
        8859/2 A1=104 A2=2D8 A3=141 A5=13D A6=15A A9=160 AA=15E AB=164 AC=179 AE=17D AF=17B B1=105 B2=2DB B3=142 B5=13E
          B6=15B B7=2C7 B9=161 BA=15F BB=165 BC=17A BD=2DD BE=17E BF=17C C0=154 C3=102 C5=139 C6=106 C8=10C CA=118
          CC=11A CF=10E D0=110 D1=143 D2=147 D5=150 D8=158 D9=16E DB=170 DE=162 E0=155 E3=103 E5=13A E6=107 E8=10D
          EA=119 EC=11B EF=10F F0=111 F1=144 F2=148 F5=151 F8=159 F9=16F FB=171 FE=163 FF=2D9
        8859/3 A1=126 A2=2D8 A5 A6=124 A9=130 AA=15E AB=11E AC=134 AE AF=17B B1=127 B6=125 B9=131 BA=15F BB=11F BC=135
          BE BF=17C C3 C5=10A C6=108 D0 D5=120 D8=11C DD=16C DE=15C E3 E5=10B E6=109 F0 F5=121 F8=11D FD=16D FE=15D
          FF=2D9
        8859/4 A1=104 A2=138 A3=156 A5=128 A6=13B A9=160 AA=112 AB=122 AC=166 AE=17D B1=105 B2=2DB B3=157 B5=129 B6=13C
          B7=2C7 B9=161 BA=113 BB=123 BC=167 BD=14A BE=17E BF=14B C0=100 C7=12E C8=10C CA=118 CC=116 CF=12A D0=110
          D1=145 D2=14C D3=136 D9=172 DD=168 DE=16A E0=101 E7=12F E8=10D EA=119 EC=117 EF=12B F0=111 F1=146 F2=14D
          F3=137 F9=173 FD=169 FE=16B FF=2D9
        8859/5 A1-AC=401 AE-EF=40E F0=2116 F1-FC=451 FD=A7 FE-FF=45E
        8859/6 A1-A3 A5-AB AC=60C AE-BA BB=61B BC-BE BF=61F C0 C1-DA=621 DB-DF E0-F2=640 F3-FF
        8859/7 A1-A2=2018 A4=20AC A5=20AF AA=37A AE AF=2015 B4-B6=384 B8-BA=388 BC=38C BE-D1=38E D2 D3-FE=3A3 FF
        8859/8 A1 AA=D7 BA=F7 BF-DE DF=2017 E0-FA=5D0 FB-FC FD-FE=200E FF
        8859/9 D0=11E DD=130 DE=15E F0=11F FD=131 FE=15F
        8859/10 A1=104 A2=112 A3=122 A4=12A A5=128 A6=136 A8=13B A9=110 AA=160 AB=166 AC=17D AE=16A AF=14A B1=105 B2=113
          B3=123 B4=12B B5=129 B6=137 B8=13C B9=111 BA=161 BB=167 BC=17E BD=2015 BE=16B BF=14B C0=100 C7=12E C8=10C
          CA=118 CC=116 D1=145 D2=14C D7=168 D9=172 E0=101 E7=12F E8=10D EA=119 EC=117 F1=146 F2=14D F7=169 F9=173
          FF=138
        8859/11 A1-DA=E01 DB-DE DF-FB=E3F FC-FF
        8859/13 A1=201D A5=201E A8=D8 AA=156 AF=C6 B4=201C B8=F8 BA=157 BF=E6 C0=104 C1=12E C2=100 C3=106 C6=118 C7=112
          C8=10C CA=179 CB=116 CC=122 CD=136 CE=12A CF=13B D0=160 D1=143 D2=145 D4=14C D8=172 D9=141 DA=15A DB=16A
          DD=17B DE=17D E0=105 E1=12F E2=101 E3=107 E6=119 E7=113 E8=10D EA=17A EB=117 EC=123 ED=137 EE=12B EF=13C
          F0=161 F1=144 F2=146 F4=14D F8=173 F9=142 FA=15B FB=16B FD=17C FE=17E FF=2019
        8859/14 A1-A2=1E02 A4-A5=10A A6=1E0A A8=1E80 AA=1E82 AB=1E0B AC=1EF2 AF=178 B0-B1=1E1E B2-B3=120 B4-B5=1E40
          B7=1E56 B8=1E81 B9=1E57 BA=1E83 BB=1E60 BC=1EF3 BD-BE=1E84 BF=1E61 D0=174 D7=1E6A DE=176 F0=175 F7=1E6B
          FE=177
        8859/15 A4=20AC A6=160 A8=161 B4=17D B8=17E BC-BD=152 BE=178
        8859/16 A1-A2=104 A3=141 A4=20AC A5=201E A6=160 A8=161 AA=218 AC=179 AE-AF=17A B2=10C B3=142 B4=17D B5=201D
          B8=17E B9=10D BA=219 BC-BD=152 BE=178 BF=17C C3=102 C5=106 D0=110 D1=143 D5=150 D7=15A D8=170 DD=118
          DE=21A E3=103 E5=107 F0=111 F1=144 F5=151 F7=15B F8=171 FD=119 FE=21B
        WINDOWS-1252 80=20AC 81 82=201A 83=192 84=201E 85=2026 86=2020 87=2021 88=2C6 89=2030 8A=160 8B=2039 8C=152 8D 8E=17D
          8F 90 91=2018 92=2019 93=201C 94=201D 95=2022 96=2013 97=2014 98=2DC 99=2122 9A=161 9B=203A 9C=153 9D
          9E=17E 9F=178
        """

    private static let sets: [HL7CharacterSet: HighHalf] = {
        var sets: [HL7CharacterSet: HighHalf] = [:]
        var current: (set: HL7CharacterSet, scalars: [Unicode.Scalar?])?
        func finish() {
            guard let (set, scalars) = current else { return }
            let pairs = scalars.enumerated().compactMap { index, scalar in scalar.map { ($0, UInt8(index + 0x80)) } }
            sets[set] = HighHalf(scalars: scalars, bytes: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }
        for word in differences.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init) {
            if let set = HL7CharacterSet(rawValue: word) {
                finish()
                current = (set, (0x80...0xFF).map { Unicode.Scalar(UInt8($0)) })
                continue
            }
            let sides = word.split(separator: "=")
            let ends = sides[0].split(separator: "-").compactMap { Int($0, radix: 16) }
            let start = sides.count == 2 ? UInt32(sides[1], radix: 16) : nil
            for byte in ends[0]...ends[ends.count - 1] {
                current?.scalars[byte - 0x80] = start.flatMap { Unicode.Scalar($0 + UInt32(byte - ends[0])) }
            }
        }
        finish()
        return sets
    }()
}
