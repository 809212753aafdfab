// The characters that a message declares in MSH-1 and MSH-2.

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

    /// Reads MSH-1 and MSH-2 of a segment that begins at `start` with `MSH`, or the same of a batch's header.
    /// - Throws: `.syntax` at `MSH-1` or `MSH-2` when they are not five or six distinct punctuation marks.
    init(mshAt start: Int, in bytes: [UInt8], header: HL7SegmentName = .msh) throws(Problem) {
        guard start + 3 < bytes.count, Self.isPunctuation(bytes[start + 3]) else {
            throw Problem(.syntax, "no field separator that is a punctuation mark follows \(header)", at: "\(header)-1")
        }
        let separator = bytes[start + 3]
        var end = start + 4
        while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0D, bytes[end] != 0x0A { end += 1 }
        let encoding = bytes[start + 4..<end]
        guard encoding.count == 4 || encoding.count == 5, encoding.allSatisfy(Self.isPunctuation),
            Set(encoding).count == encoding.count
        else {
            throw Problem(
                .syntax, "the encoding characters are not four or five distinct punctuation marks", at: "\(header)-2",
                remedy: "declare component, repetition, escape and subcomponent, such as ^~\\&")
        }
        let first = encoding.startIndex
        self.init(
            field: separator, component: encoding[first], repetition: encoding[first + 1], escape: encoding[first + 2],
            subcomponent: encoding[first + 3], truncation: encoding.count == 5 ? encoding[first + 4] : nil)
    }

    /// MSH-2.
    var encodingCharacters: [UInt8] { [component, repetition, escape, subcomponent] + (truncation.map { [$0] } ?? []) }

    /// Whether a byte separates or escapes.
    func has(_ byte: UInt8) -> Bool { byte == field || encodingCharacters.prefix(4).contains(byte) }

    /// Anything that could not be part of a word: a letter, digit, blank or quote as delimiter would make values ambiguous.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""): false
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
