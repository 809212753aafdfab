// How a sender writes dates: the forms of HL7 v2 and of ISO 8601, or a pattern such as `dd/MM/yyyy HH:mm`.

/// One way of writing a date or time.
enum DateFormat: Sendable, Hashable {
    /// `YYYY[MM[DD[HH[MM[SS[.S…]]]]]][±ZZZZ]` (HL7 v2.5 section 2.A.22).
    case hl7
    /// `2026-11-22`, `2026-11-22T03:05[:06[.789]][Z|±hh:mm]`, and the same to the year or month.
    case iso
    case pattern([Token])

    enum Token: Sendable, Hashable {
        case year
        /// Two digits; 00–29 are of 2000, 30–99 of 1900.
        case shortYear
        case month
        /// `Jan` … `Dec`, in any case.
        case monthName
        /// `January` … `December`, in any case.
        case fullMonthName
        case day
        case hour
        /// 1–12, with `half`.
        case halfHour
        /// `AM` or `PM`, in any case.
        case half
        case minute
        case second
        case offset
        case literal(UInt8)
    }

    /// Reads `hl7`, `iso` or a pattern of `yyyy yy MM M MMM MMMM dd d HH H hh h a mm ss XXX` and punctuation; words stand
    /// in quotes.
    init?(_ text: String) {
        switch text {
        case "hl7": self = .hl7
        case "iso": self = .iso
        default:
            guard let tokens = Self.tokens(text), tokens.contains(.year) || tokens.contains(.shortYear),
                tokens.contains(.halfHour) == tokens.contains(.half)
            else { return nil }
            self = .pattern(tokens)
        }
    }

    private static func tokens(_ text: String) -> [Token]? {
        var tokens: [Token] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") {
                guard let close = bytes[(index + 1)...].firstIndex(of: byte) else { return nil }
                tokens += bytes[index + 1..<close].map(Token.literal)
                index = close + 1
                continue
            }
            var end = index
            while end < bytes.count, bytes[end] == byte { end += 1 }
            switch (byte, end - index) {
            case (UInt8(ascii: "y"), 4): tokens.append(.year)
            case (UInt8(ascii: "y"), 2): tokens.append(.shortYear)
            case (UInt8(ascii: "M"), 1), (UInt8(ascii: "M"), 2): tokens.append(.month)
            case (UInt8(ascii: "M"), 3): tokens.append(.monthName)
            case (UInt8(ascii: "M"), 4): tokens.append(.fullMonthName)
            case (UInt8(ascii: "d"), 1), (UInt8(ascii: "d"), 2): tokens.append(.day)
            case (UInt8(ascii: "H"), 1), (UInt8(ascii: "H"), 2): tokens.append(.hour)
            case (UInt8(ascii: "h"), 1), (UInt8(ascii: "h"), 2): tokens.append(.halfHour)
            case (UInt8(ascii: "a"), 1): tokens.append(.half)
            case (UInt8(ascii: "m"), 2): tokens.append(.minute)
            case (UInt8(ascii: "s"), 2): tokens.append(.second)
            case (UInt8(ascii: "X"), 3): tokens.append(.offset)
            case (UInt8(ascii: "a")...UInt8(ascii: "z"), _), (UInt8(ascii: "A")...UInt8(ascii: "Z"), _): return nil
            default: tokens += repeatElement(.literal(byte), count: end - index)
            }
            index = end
        }
        return tokens
    }

    func read(_ text: String) -> CalendarTime? {
        var text = text
        return text.withUTF8 { bytes in
            switch self {
            case .hl7: Self.readHL7(DigitReader(bytes))
            case .iso: Self.readISO(DigitReader(bytes))
            case .pattern(let tokens): Self.read(DigitReader(bytes), tokens)
            }
        }
    }

    private static func readHL7(_ start: DigitReader) -> CalendarTime? {
        var reader = start
        guard let year = reader.digits(4...4) else { return nil }
        var parts = InlineArray<5, Int>(repeating: 0)
        var count = 0
        while count < 5, reader.digitsAhead > 0 {
            guard let part = reader.digits(2...2) else { return nil }
            parts[count] = part
            count += 1
        }
        func part(_ index: Int) -> Int? { index < count ? parts[index] : nil }
        var milliseconds: Int?
        if reader.take(UInt8(ascii: ".")) {
            guard count == 5, let value = reader.fraction() else { return nil }
            milliseconds = value
        }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        return CalendarTime(
            year: year, month: part(0), day: part(1), hour: part(2), minute: part(3), second: part(4),
            milliseconds: milliseconds, offsetMinutes: offset)
    }

    private static func readISO(_ start: DigitReader) -> CalendarTime? {
        var reader = start
        guard let year = reader.digits(4...4) else { return nil }
        if reader.isAtEnd { return CalendarTime(year: year) }
        guard reader.take(UInt8(ascii: "-")), let month = reader.digits(2...2) else { return nil }
        if reader.isAtEnd { return CalendarTime(year: year, month: month) }
        guard reader.take(UInt8(ascii: "-")), let day = reader.digits(2...2) else { return nil }
        if reader.isAtEnd { return CalendarTime(year: year, month: month, day: day) }
        guard reader.take(UInt8(ascii: "T")) || reader.take(0x20), let hour = reader.digits(2...2),
            reader.take(UInt8(ascii: ":")), let minute = reader.digits(2...2)
        else { return nil }
        var second: Int?
        var milliseconds: Int?
        if reader.take(UInt8(ascii: ":")) {
            guard let value = reader.digits(2...2) else { return nil }
            second = value
            if reader.take(UInt8(ascii: ".")) {
                guard let value = reader.fraction() else { return nil }
                milliseconds = value
            }
        }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        return CalendarTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, milliseconds: milliseconds,
            offsetMinutes: offset)
    }

    private static let months = [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
        "DECEMBER",
    ]

    private static func read(_ start: DigitReader, _ tokens: [Token]) -> CalendarTime? {
        var reader = start
        var year: Int?
        var (month, day, hour, minute, second): (Int?, Int?, Int?, Int?, Int?)
        var offset: Int?
        var isAfternoon: Bool?
        for token in tokens {
            switch token {
            case .year: year = reader.digits(4...4)
            case .shortYear: year = reader.digits(2...2).map { $0 < 30 ? 2000 + $0 : 1900 + $0 }
            case .month:
                month = reader.digits(1...2)
                if month == nil { return nil }
            case .monthName:
                let name = reader.letters()
                guard name.utf8.count == 3, let index = months.firstIndex(where: { $0.hasPrefix(name) }) else {
                    return nil
                }
                month = index + 1
            case .fullMonthName:
                guard let index = months.firstIndex(of: reader.letters()) else { return nil }
                month = index + 1
            case .day:
                day = reader.digits(1...2)
                if day == nil { return nil }
            case .hour:
                hour = reader.digits(1...2)
                if hour == nil { return nil }
            case .halfHour:
                guard let value = reader.digits(1...2), (1...12).contains(value) else { return nil }
                hour = value % 12
            case .half:
                switch reader.letters() {
                case "AM": isAfternoon = false
                case "PM": isAfternoon = true
                default: return nil
                }
            case .minute:
                minute = reader.digits(2...2)
                if minute == nil { return nil }
            case .second:
                second = reader.digits(2...2)
                if second == nil { return nil }
            case .offset:
                guard !reader.isAtEnd, let value = reader.offset() else { return nil }
                offset = value
            case .literal(let byte): guard reader.take(byte) else { return nil }
            }
        }
        guard reader.isAtEnd, let year else { return nil }
        if isAfternoon == true { hour = hour.map { $0 + 12 } }
        return CalendarTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, offsetMinutes: offset)
    }
}
