// What a sender's codes mean, and what becomes of those that nobody agreed on.

/// A list of codes: theirs → ours.
final class CodeTable: Sendable {
    final class Entry: Sendable {
        let code: String
        let display: String?
        let system: String?

        init(code: String, display: String? = nil, system: String? = nil) {
            self.code = code
            self.display = display
            self.system = system
        }
    }

    enum Unmapped: Sendable {
        /// As a code of ours.
        case keep
        /// As text without a code, with a warning.
        case keepText
        case drop
        case reject
        /// Left out, as what the sender uses for itself; no warning.
        case omit
        /// A name that is no URI becomes one.
        case urn
        case putAside
        case code(Entry)
    }

    let name: String
    let ignoresCase: Bool
    let entries: [String: Entry]
    let unmapped: Unmapped
    let system: String?

    init(name: String, ignoresCase: Bool, entries: [String: Entry], unmapped: Unmapped, system: String?) {
        self.name = name
        self.ignoresCase = ignoresCase
        self.entries = entries
        self.unmapped = unmapped
        self.system = system
    }

    func key(_ text: String) -> String { ignoresCase ? Self.folded(text) : text }

    /// Case, and runs of blanks, do not matter.
    static func folded(_ text: String) -> String {
        // ASCII, which most codes are.
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
                var folded = TextWriter(buffer)
                var isAfterBlank = false
                for byte in text.utf8 {
                    guard byte != 0x20, byte != 0x09 else {
                        isAfterBlank = true
                        continue
                    }
                    if isAfterBlank, folded.count > 0 { folded.append(0x20) }
                    isAfterBlank = false
                    folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
                }
                return folded.count
            }
        }
        return text.lowercased().split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }).joined(
            separator: " ")
    }
}

extension CodeTable {
    /// `urn:id:` and the name, as HL7's tables make a URI of a namespace that has none of its own.
    static func urn(_ name: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text = Array("urn:id:".utf8)
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                text.append(byte)
            default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
