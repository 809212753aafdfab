// Names in one spelling: upper case, without accents, punctuation, titles and what stands for an unknown name. Bytes, and
// no locale: a name is compared the same on every machine.

/// One word of a name.
struct NamePart: Sendable, Hashable {
    let bytes: [UInt8]
    /// FNV-1a of the bytes.
    let hash: UInt64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        hash = fnv1a(bytes)
    }

    static func == (left: NamePart, right: NamePart) -> Bool { left.hash == right.hash && left.bytes == right.bytes }
    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    var isInitial: Bool { bytes.count == 1 }

    /// What two words of one name written together are.
    static func + (left: NamePart, right: NamePart) -> NamePart { NamePart(left.bytes + right.bytes) }
}

/// A family name: `O'Neill`, `O NEILL` and `oneill` are one; `Smith-Jones` has two parts.
struct FamilyName: Sendable {
    /// All of it without spaces; `nil` when there is none.
    let whole: NamePart?
    /// What stands between hyphens or spaces, each with the particles before it (`DE SOUZA` is one part); empty when it
    /// is but one.
    let parts: [NamePart]
    /// A name of one part without its particles (`SOUZA` of `de Souza`).
    let bare: NamePart?

    init(_ text: String) {
        var words = nameWords(text)
        guard words.count > 1 else {
            (whole, parts, bare) = (words.first.flatMap { NameWords.placeholders.contains($0) ? nil : $0 }, [], nil)
            return
        }
        if let last = words.last, NameWords.suffixes.contains(last) { words.removeLast() }
        var parts: [NamePart] = []
        var particles: NamePart?
        for word in words {
            let part = particles.map { $0 + word } ?? word
            particles = NameWords.particles.contains(word) ? part : nil
            if particles == nil { parts.append(part) }
        }
        if let particles { parts.append(particles) }
        guard let first = parts.first, !NameWords.placeholders.contains(first) else {
            (whole, self.parts, bare) = (nil, [], nil)
            return
        }
        whole = parts.dropFirst().reduce(first, +)
        self.parts = parts.count > 1 ? parts : []
        let last = words.count > 1 && parts.count == 1 ? words.last : nil
        bare = last.flatMap { NameWords.particles.contains($0) ? nil : $0 }
    }
}

/// Given names in their order.
struct GivenNames: Sendable {
    /// The first is by which a person is usually known; empty when none is known.
    let names: [NamePart]
    /// The formal names of which the first may be a form: `ROBERT` of `BOB`. Places in `NameForms`.
    let forms: [UInt16]

    init(_ text: String) {
        var words = nameWords(text)
        if let first = words.first, words.count > 1, NameWords.titles.contains(first) { words.removeFirst() }
        if let first = words.first, NameWords.placeholders.contains(first) { words = [] }
        names = words
        forms = words.first.map { NameForms.of($0) } ?? []
    }

    var first: NamePart? { names.first }
}

/// Words that are no name, or no name by themselves.
enum NameWords {
    /// Words of one name that are looked at.
    static let limit = 8
    /// Bytes after which a word ends, whatever follows.
    static let lengthLimit = 40

    struct List: Sendable {
        private let hashes: Set<UInt64>
        init(_ text: StaticString) {
            hashes = Set(
                "\(text)".utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { fnv1a($0) })
        }
        func contains(_ word: NamePart) -> Bool { hashes.contains(word.hash) }
    }

    /// Belong to the word after them.
    static let particles = List(
        "O MC MAC DE DI DA DO DU DOS DAS DEL DELLA LA LE LO VAN VON DER DEN TER EL AL ABU BIN BEN IBN ST FITZ AP AB")
    /// Before a given name.
    static let titles = List("MR MRS MS MISS MX MASTER DR SIR DAME LADY LORD REV FR SR PROF")
    /// After a family name.
    static let suffixes = List("JR JNR JUNIOR SR SNR SENIOR II III IV")
    /// What a department writes before a name is known, and of a child before it has one.
    static let placeholders = List(
        "UNKNOWN UNK UNKNOW NK NOTKNOWN NOT NONE NA UNNAMED ANON BABY INFANT TWIN MALE FEMALE X XX")
}

/// The first words of a name, upper case. Apostrophes and accents go; hyphens, full stops and spaces part words; letters of
/// other scripts stay as they are.
func nameWords(_ text: String) -> [NamePart] {
    var words: [NamePart] = []
    var word: [UInt8] = []
    func end() {
        if !word.isEmpty { words.append(NamePart(word)) }
        word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars where words.count < NameWords.limit {
        if word.count > NameWords.lengthLimit { end() }
        switch scalar.value {
        case 0x41...0x5A: word.append(UInt8(truncatingIfNeeded: scalar.value))
        case 0x61...0x7A: word.append(UInt8(truncatingIfNeeded: scalar.value) - 32)
        // Apostrophes of all kinds, and accents that follow their letter.
        case 0x27, 0x60, 0xB4, 0x2B9...0x2BF, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07, 0x300...0x36F: continue
        case 0...0xBF, 0x2000...0x206F: end()
        default: word += LatinLetters.plain(scalar) ?? Array(String(scalar).utf8)
        }
    }
    end()
    return words
}

/// Letters of Latin with accents, as they are written without.
enum LatinLetters {
    /// U+00C0 to U+017F in order; the signs of multiplication and division among them as X.
    private static let upToExtendedA: [[UInt8]] = """
        A A A A A A AE C E E E E I I I I D N O O O O O X O U U U U Y TH SS
        A A A A A A AE C E E E E I I I I D N O O O O O X O U U U U Y TH Y
        A A A A A A C C C C C C C C D D D D E E E E E E E E E E G G G G G G G G H H H H
        I I I I I I I I I I IJ IJ J J K K K L L L L L L L L L L N N N N N N N N N O O O O O O OE OE
        R R R R R R S S S S S S S S T T T T T T U U U U U U U U U U U U W W Y Y Y Z Z Z Z Z Z S
        """.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { Array($0) }

    /// U+1E00 to U+1EFF: the letter, and how many in a row have it.
    private static let extendedAdditional: [UInt8] = {
        let runs = """
            A2 B6 C2 D10 E10 F2 G2 H10 I4 K6 L8 M6 N8 O8 P4 R8 S10 T8 U10 V4 W10 X4 Y2 Z6 H1 T1 W1 Y1 A1 S4 D1 A24 E16 I4
            O24 U14 Y8 L2 V2 Y2
            """
        var letters: [UInt8] = []
        for run in runs.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
            let count = run.dropFirst().reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            letters += Array(repeating: run[run.startIndex], count: count)
        }
        return letters
    }()

    static func plain(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar.value {
        case 0xC0...0x17F: return upToExtendedA[Int(scalar.value) - 0xC0]
        case 0x1E00...0x1EFF: return [extendedAdditional[Int(scalar.value) - 0x1E00]]
        // With comma below (Romanian), which many write as cedilla; and the schwa of Azerbaijani, typed as E.
        case 0x218, 0x219: return [UInt8(ascii: "S")]
        case 0x21A, 0x21B: return [UInt8(ascii: "T")]
        case 0x18F, 0x259: return [UInt8(ascii: "E")]
        default: return nil
        }
    }
}

/// FNV-1a, 64 bit: the same on every machine and in every release, for what is stored.
func fnv1a(_ bytes: some Sequence<UInt8>, from seed: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
}
