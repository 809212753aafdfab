// MSH alone, read quickly: what a listener needs to choose its acknowledgement, and what an acknowledgement repeats. It is
// read even of messages whose rest cannot be.

/// The header of a message (HL7 v2.5 section 2.15.9).
public struct HL7Header: Sendable, Hashable {
    /// When an acknowledgement is wanted (MSH-15, MSH-16; HL7 table 0155).
    public enum Condition: String, Sendable, Hashable {
        case always = "AL"
        case never = "NE"
        case errorsOnly = "ER"
        case successOnly = "SU"
    }

    public let delimiters: HL7Delimiters
    /// MSH-10.
    public let controlID: String
    /// MSH-9.1, such as `ADT`.
    public let messageType: String
    /// MSH-9.2, such as `A01`.
    public let trigger: String
    /// MSH-11.1: `P`, `T` or `D`.
    public let processingID: String
    /// MSH-12.1, such as `2.4`.
    public let version: String
    /// MSH-15 and MSH-16; both `nil` asks for the original mode.
    public let acceptAcknowledgement: Condition?
    public let applicationAcknowledgement: Condition?
    /// MSH-3 … MSH-6, MSH-10, MSH-11, MSH-12 and MSH-18 as written, to be repeated under the same delimiters.
    let written: [Int: [UInt8]]

    /// Whether MSH-15 or MSH-16 asks for the enhanced mode (HL7 v2.5 section 2.9.3).
    public var isEnhancedMode: Bool { acceptAcknowledgement != nil || applicationAcknowledgement != nil }

    /// - Returns: `nil` when the bytes do not begin with an MSH whose delimiters can be used.
    public init?(_ bytes: [UInt8]) {
        let start = HL7Message.start(of: bytes)
        guard HL7Message.isMSH(bytes, at: start) else { return nil }
        let delimiters: HL7Delimiters
        do throws(Problem) { delimiters = try HL7Delimiters(mshAt: start, in: bytes) } catch { return nil }
        self.delimiters = delimiters
        let limit = min(bytes.count, start + 4096)
        var end = start
        while end < limit, bytes[end] != 0x0D, bytes[end] != 0x0A { end += 1 }
        let fields = bytes[start..<end].split(separator: delimiters.field, omittingEmptySubsequences: false)
        // MSH-1 is the separator, so that fields[1] is MSH-2.
        func first(_ number: Int, component: Int = 1) -> String {
            guard number - 1 < fields.count,
                let repetition = fields[number - 1].split(
                    separator: delimiters.repetition, omittingEmptySubsequences: false
                ).first
            else { return "" }
            let components = repetition.split(separator: delimiters.component, omittingEmptySubsequences: false)
            guard component <= components.count else { return "" }
            let leaf = components[component - 1]
            let set: HL7CharacterSet = String(validating: leaf, as: UTF8.self) == nil ? .latin1 : .utf8
            return HL7Message.trimmed(HL7Escapes.resolve(leaf, delimiters: delimiters, characterSet: set))
        }
        messageType = first(9)
        trigger = first(9, component: 2)
        controlID = first(10)
        processingID = first(11)
        version = first(12)
        acceptAcknowledgement = Condition(rawValue: first(15))
        applicationAcknowledgement = Condition(rawValue: first(16))
        let declared = HL7CharacterSet.declared(inField: fields.count > 17 ? fields[17] : [], delimiters)
        var written: [Int: [UInt8]] = [:]
        for number in [3, 4, 5, 6, 10, 11, 12, 18] where number - 1 < fields.count {
            // A set that is not read is not declared again.
            if number == 18, declared == nil { continue }
            let field = fields[number - 1].prefix(HL7Limits.echoedBytes).filter { $0 >= 0x20 && $0 != 0x7F }
            written[number] = Self.readable(field, declared)
        }
        self.written = written
    }

    /// Bytes that can be read in the declared set: what cannot, because it is wrong or was cut, is not repeated.
    private static func readable(_ field: [UInt8], _ declared: HL7CharacterSet??) -> [UInt8] {
        guard !field.allSatisfy({ $0 < 0x80 }) else { return field }
        if case .some(let set) = declared, set.map({ $0.text(field[...]) != nil }) ?? true { return field }
        return field.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
    }
}
