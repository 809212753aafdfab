// Where something is in an HL7 v2 message: written `PID-3(2).1.1`, compiled once.

/// The three characters of a segment's name in one word, so that finding a segment compares integers.
public struct HL7SegmentName: Sendable, Hashable, CustomStringConvertible {
    let packed: UInt32

    /// - Returns: `nil` unless the bytes are an upper-case letter and two upper-case letters or digits.
    init?(_ a: UInt8, _ b: UInt8, _ c: UInt8) {
        func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard isUpper(a), isUpper(b) || isDigit(b), isUpper(c) || isDigit(c) else { return nil }
        packed = UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
    }

    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 3 else { return nil }
        self.init(bytes[0], bytes[1], bytes[2])
    }

    var bytes: [UInt8] { [UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF)] }

    public var description: String { String(decoding: bytes, as: UTF8.self) }

    static let msh = HL7SegmentName("MSH")!
}

/// A place in a message: segment (and which of several), field, repetition, component, subcomponent, each counted from 1.
public struct HL7Path: Sendable, Hashable, CustomStringConvertible {
    public var segment: HL7SegmentName
    private var storedOccurrence: Number
    private var storedField: Number
    private var storedRepetition: Number
    private var storedComponent: Number
    private var storedSubcomponent: Number

    /// A number that may be absent, in four bytes: a mapping goes through thousands of paths for each message.
    private struct Number: Sendable, Hashable {
        private let word: Int32

        init(_ value: Int?) { word = value.map { Int32(clamping: max(0, $0)) } ?? -1 }

        var value: Int? { word < 0 ? nil : Int(word) }
    }

    /// Which of several segments of that name; `nil` when the path does not say: the first.
    public var occurrence: Int? {
        get { storedOccurrence.value }
        set { storedOccurrence = Number(newValue) }
    }

    /// `nil`: the segment itself.
    public var field: Int? {
        get { storedField.value }
        set { storedField = Number(newValue) }
    }

    /// `nil` when the path does not say: the first.
    public var repetition: Int? {
        get { storedRepetition.value }
        set { storedRepetition = Number(newValue) }
    }

    public var component: Int? {
        get { storedComponent.value }
        set { storedComponent = Number(newValue) }
    }

    public var subcomponent: Int? {
        get { storedSubcomponent.value }
        set { storedSubcomponent = Number(newValue) }
    }

    public init(
        _ segment: HL7SegmentName, occurrence: Int? = nil, field: Int? = nil, repetition: Int? = nil,
        component: Int? = nil, subcomponent: Int? = nil
    ) {
        self.segment = segment
        storedOccurrence = Number(occurrence)
        storedField = Number(field)
        storedRepetition = Number(repetition)
        storedComponent = Number(component)
        storedSubcomponent = Number(subcomponent)
    }

    /// Reads `PID`, `PID(2)`, `PID-3`, `PID-3(2)`, `PID-3.1`, `PID(2)-3(2).1.1`.
    /// - Returns: `nil` when it is none of these.
    public init?(_ text: some StringProtocol) {
        var scanner = Scanner(Array(text.utf8))
        guard let a = scanner.next(), let b = scanner.next(), let c = scanner.next(), let name = HL7SegmentName(a, b, c)
        else { return nil }
        self.init(name)
        guard scanner.parenthesised(&occurrence) else { return nil }
        if scanner.isAtEnd { return }
        guard scanner.take(UInt8(ascii: "-")), let number = scanner.number(), number > 0 else { return nil }
        field = number
        guard scanner.parenthesised(&repetition), scanner.dotted(&component),
            component == nil || scanner.dotted(&subcomponent), scanner.isAtEnd
        else { return nil }
    }

    public var description: String {
        var text = segment.description
        if let occurrence { text += "(\(occurrence))" }
        if let field { text += "-\(field)" }
        if let repetition { text += "(\(repetition))" }
        if let component { text += ".\(component)" }
        if let subcomponent { text += ".\(subcomponent)" }
        return text
    }

    /// What follows a repetition: `.1` or `.4.2`.
    static func relative(_ text: some StringProtocol) -> (component: Int, subcomponent: Int?)? {
        var scanner = Scanner(Array(text.utf8))
        var component: Int?
        var subcomponent: Int?
        guard scanner.dotted(&component), let component, scanner.dotted(&subcomponent), scanner.isAtEnd else {
            return nil
        }
        return (component, subcomponent)
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { index == bytes.count }

        mutating func next() -> UInt8? {
            guard index < bytes.count else { return nil }
            index += 1
            return bytes[index - 1]
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
            return true
        }

        mutating func number() -> Int? {
            let start = index
            var value = 0
            while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]), index - start < 6
            {
                value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
                index += 1
            }
            return index > start ? value : nil
        }

        /// `(2)` or nothing; false when it is neither.
        mutating func parenthesised(_ value: inout Int?) -> Bool {
            guard take(UInt8(ascii: "(")) else { return true }
            value = number()
            return (value ?? 0) > 0 && take(UInt8(ascii: ")"))
        }

        /// `.2` or nothing; false when it is neither.
        mutating func dotted(_ value: inout Int?) -> Bool {
            guard take(UInt8(ascii: ".")) else { return true }
            value = number()
            return (value ?? 0) > 0
        }
    }
}
