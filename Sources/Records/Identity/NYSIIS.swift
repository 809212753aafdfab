// The phonetic code of a name: NYSIIS (R. L. Taft, "Name Search Techniques", New York State Identification and
// Intelligence System, Special Report 1, 1970), whole and not cut at six letters.
//
// Chosen over Soundex because it hears the confusions of British and Irish names at their beginning, which Soundex keeps
// apart (Mac/Mc, Kn/N, Ph/F, K/C), and keeps more of the rest apart: fewer people share a code. One thing is added: a Y
// inside a name is read as I first (Smyth, Pym, Bryan).

enum NYSIIS {
    private typealias Change = (from: [UInt8], to: [UInt8])

    private static let beginnings: [Change] = changes("MAC>MCC KN>NN K>C PH>FF PF>FF SCH>SSS")
    private static let endings: [Change] = changes("EE>Y IE>Y DT>D RT>D RD>D NT>D ND>D")

    private static func changes(_ text: String) -> [Change] {
        text.utf8.split(separator: UInt8(ascii: " ")).map { change in
            let sides = change.split(separator: UInt8(ascii: ">"))
            return (Array(sides[0]), Array(sides[1]))
        }
    }

    /// The code of an upper-case name, empty of an empty one. Letters of other scripts stand for themselves.
    static func code(_ name: [UInt8]) -> [UInt8] {
        let letters = spelt(name)
        guard let first = letters.first else { return [] }
        var code = [first]
        code.reserveCapacity(letters.count)
        var index = 1
        while index < letters.count {
            let (sound, length) = sound(at: index, of: letters)
            if code.last != sound { code.append(sound) }
            // EV is heard as AF.
            if letters[index] == UInt8(ascii: "E"), length == 2 { code.append(UInt8(ascii: "F")) }
            index += length
        }
        return shortened(code)
    }

    /// Steps 1 and 2: what a name begins and ends with.
    private static func spelt(_ name: [UInt8]) -> [UInt8] {
        var letters = name
        for index in letters.indices.dropFirst().dropLast() where letters[index] == UInt8(ascii: "Y") {
            letters[index] = UInt8(ascii: "I")
        }
        if let change = beginnings.first(where: { letters.starts(with: $0.from) }) {
            letters.replaceSubrange(..<change.from.count, with: change.to)
        }
        if let change = endings.first(where: { letters.suffix(2).elementsEqual($0.from) }) {
            letters.replaceSubrange((letters.count - 2)..., with: change.to)
        }
        return letters
    }

    /// Step 4: what the letter at `index`, after the first, sounds like, and how many letters that takes.
    private static func sound(at index: Int, of letters: [UInt8]) -> (sound: UInt8, length: Int) {
        let letter = letters[index]
        let previous = letters[index - 1]
        let next = index + 1 < letters.count ? letters[index + 1] : 0
        switch letter {
        case UInt8(ascii: "E") where next == UInt8(ascii: "V"): return (UInt8(ascii: "A"), 2)
        case _ where isVowel(letter): return (UInt8(ascii: "A"), 1)
        case UInt8(ascii: "Q"): return (UInt8(ascii: "G"), 1)
        case UInt8(ascii: "Z"): return (UInt8(ascii: "S"), 1)
        case UInt8(ascii: "M"): return (UInt8(ascii: "N"), 1)
        case UInt8(ascii: "K"): return (next == UInt8(ascii: "N") ? next : UInt8(ascii: "C"), 1)
        case UInt8(ascii: "S") where letters[(index + 1)...].starts(with: "CH".utf8): return (letter, 3)
        case UInt8(ascii: "P") where next == UInt8(ascii: "H"): return (UInt8(ascii: "F"), 2)
        case UInt8(ascii: "H") where !isVowel(previous) || !isVowel(next):
            return (isVowel(previous) ? UInt8(ascii: "A") : previous, 1)
        case UInt8(ascii: "W") where isVowel(previous): return (UInt8(ascii: "A"), 1)
        default: return (letter, 1)
        }
    }

    /// Steps 5 to 7: S goes from the end, AY becomes Y, A goes; a code keeps its first letter.
    private static func shortened(_ code: [UInt8]) -> [UInt8] {
        var code = code
        if code.count > 1, code.last == UInt8(ascii: "S") { code.removeLast() }
        if code.count > 2, code.suffix(2).elementsEqual("AY".utf8) { code.remove(at: code.count - 2) }
        if code.count > 1, code.last == UInt8(ascii: "A") { code.removeLast() }
        return code
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "A"), UInt8(ascii: "E"), UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "U"): true
        default: false
        }
    }
}
