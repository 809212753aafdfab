// The regular expressions of FHIR's primitive types (http://hl7.org/fhir/R4/datatypes.html#primitive), as the loops that they
// are: each takes one pass over the bytes. They are stricter than what is read: a record without seconds or offset in a time
// is read, with London's clock meant, and this says that it is not FHIR.

enum PrimitiveFormat {
    /// Bytes of one string (datatypes.html#string).
    private static let stringBytes = 1 << 20
    /// Characters of an id.
    private static let idBytes = 64

    /// What a value of this type must look like; `nil` when the text is one.
    static func fault(in text: String, of type: String, _ primitive: FHIRDefinitions.Primitive) -> String? {
        switch type {
        case "string", "markdown":
            text.utf8.count > stringBytes ? "a text has at most 1048576 bytes" : textFault(text)
        case "code": isCode(text.utf8) ? nil : "a code has no leading, trailing or double spaces"
        case "id": isID(text.utf8) ? nil : "an id is 1 to 64 of A-Z, a-z, 0-9, - and ."
        case "uri", "url", "canonical":
            text.utf8.allSatisfy { $0 > 0x20 } && !text.isEmpty ? nil : "a URI has no spaces"
        case "oid": isOID(text) ? nil : "an OID reads urn:oid:1.2.3"
        case "uuid": isUUID(text.utf8) ? nil : "a UUID reads urn:uuid: and 32 digits in five groups"
        case "base64Binary": isBase64(text.utf8) ? nil : "base64 is groups of four of its 64 characters"
        case "dateTime":
            text.utf8.count <= 10 ? primitive.fault(in: text) : timeFault(text, what: "a dateTime", primitive)
        case "instant": timeFault(text, what: "an instant", primitive)
        case "time": isTime(text.utf8) ? nil : "a time reads hh:mm:ss"
        default: primitive.fault(in: text)
        }
    }

    /// `[ \r\n\t\S]+`
    private static func textFault(_ text: String) -> String? {
        let hasBlackness = text.utf8.contains { $0 > 0x20 }
        let hasControl = text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return hasBlackness && !hasControl ? nil : "a text holds more than spaces, and no control characters"
    }

    /// `[^\s]+(\s[^\s]+)*`
    private static func isCode(_ bytes: String.UTF8View) -> Bool {
        var wasSpace = true
        for byte in bytes {
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            if isSpace, wasSpace { return false }
            wasSpace = isSpace
        }
        return !wasSpace
    }

    static func isID(_ bytes: String.UTF8View) -> Bool {
        (1...idBytes).contains(bytes.count)
            && bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    /// `urn:oid:[0-2](\.(0|[1-9][0-9]*))+`
    private static func isOID(_ text: String) -> Bool {
        guard text.hasPrefix("urn:oid:") else { return false }
        let arcs = text.utf8.dropFirst(8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard arcs.count > 1, arcs[0].count == 1, (0x30...0x32).contains(arcs[0].first ?? 0) else { return false }
        return arcs.allSatisfy { arc in
            arc.allSatisfy { (0x30...0x39).contains($0) } && (arc.count == 1 || arc.count > 1 && arc.first != 0x30)
        }
    }

    private static func isUUID(_ bytes: String.UTF8View) -> Bool {
        guard bytes.starts(with: "urn:uuid:".utf8) else { return false }
        let groups = bytes.dropFirst(9).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) } }
    }

    /// Spaces may stand between the groups.
    private static func isBase64(_ bytes: String.UTF8View) -> Bool {
        var count = 0
        var padding = 0
        for byte in bytes {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "="): padding += 1
            case UInt8(ascii: "+"), UInt8(ascii: "/"): if padding > 0 { return false }
            default: if padding > 0 || !isAlphanumeric(byte) { return false }
            }
            count += 1
        }
        return count > 0 && count % 4 == 0 && padding <= 2
    }

    /// With a time there are seconds and an offset.
    private static func timeFault(_ text: String, what: String, _ primitive: FHIRDefinitions.Primitive) -> String? {
        let fault = "\(what) with a time reads YYYY-MM-DDThh:mm:ss+zz:zz, seconds and offset included"
        guard primitive.fault(in: text) == nil, let start = text.utf8.firstIndex(of: UInt8(ascii: "T")) else {
            return fault
        }
        let clock = text.utf8[text.utf8.index(after: start)...]
        guard let end = clock.firstIndex(where: { [0x5A, 0x2B, 0x2D].contains($0) }) else { return fault }
        return isTime(clock[..<end]) ? nil : fault
    }

    /// `([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?`
    private static func isTime(_ bytes: some Collection<UInt8>) -> Bool {
        let text = Array(bytes)
        guard text.count >= 8, text[2] == UInt8(ascii: ":"), text[5] == UInt8(ascii: ":") else { return false }
        func number(_ place: Int) -> Int? {
            guard (0x30...0x39).contains(text[place]), (0x30...0x39).contains(text[place + 1]) else { return nil }
            return Int(text[place] - 0x30) * 10 + Int(text[place + 1] - 0x30)
        }
        guard let hours = number(0), let minutes = number(3), let seconds = number(6), hours < 24, minutes < 60,
            seconds <= 60
        else { return false }
        if text.count == 8 { return true }
        return text[8] == UInt8(ascii: ".") && text.count > 9 && text[9...].allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
