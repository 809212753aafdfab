// A date, or a date and time, as senders write them: as precise as it was written, with an offset or without. It becomes
// the texts of FHIR, or an instant.

/// The zone of times that are written without an offset.
enum TimeZoneRule: String, Sendable, Hashable, CaseIterable {
    case london = "Europe/London"
    case utc = "UTC"
}

/// A calendar reading that keeps its precision; only values that the calendar and the clock have.
struct CalendarTime: Sendable, Hashable {
    var year: Int
    var month: Int?
    var day: Int?
    /// Seconds since midnight; `nil` of a date.
    var secondsOfDay: Int?
    /// Milliseconds; digits beyond are dropped.
    var milliseconds: Int?
    var offsetMinutes: Int?

    /// Checks that the calendar has it.
    init?(
        year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil, second: Int? = nil,
        milliseconds: Int? = nil, offsetMinutes: Int? = nil
    ) {
        guard CivilDate(year: year, month: month ?? 1, day: day ?? 1) != nil, day == nil || month != nil,
            hour == nil || day != nil, hour ?? 0 < 24, minute ?? 0 < 60, second ?? 0 < 60,
            abs(offsetMinutes ?? 0) <= 14 * 60
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        secondsOfDay = hour.map { $0 * 3600 + (minute ?? 0) * 60 + (second ?? 0) }
        self.milliseconds = milliseconds
        self.offsetMinutes = offsetMinutes
    }

    /// The first day that it may mean.
    var firstDate: CivilDate { CivilDate(year: year, month: month ?? 1, day: day ?? 1)! }

    func instant(_ zone: TimeZoneRule) -> Instant {
        let seconds = secondsOfDay ?? 0
        if offsetMinutes == nil, zone == .london {
            return UKTime.instant(firstDate, secondsOfDay: seconds, milliseconds: milliseconds ?? 0)
        }
        let utc = Int64(firstDate.daysSince1970) * 86_400 + Int64(seconds - (offsetMinutes ?? 0) * 60)
        return Instant(milliseconds: utc * 1000 + Int64(milliseconds ?? 0))
    }

    /// A FHIR `date`: the time of day, where there is one, is dropped.
    var fhirDate: String {
        var text: [UInt8] = []
        text.reserveCapacity(10)
        appendDate(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// A FHIR `dateTime`, as precise as it was written; a time gets the offset that its zone had then.
    func fhirDateTime(_ zone: TimeZoneRule) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(29)
        appendDate(to: &text)
        guard let secondsOfDay else { return String(decoding: text, as: UTF8.self) }
        text.append(UInt8(ascii: "T"))
        appendDigits(secondsOfDay / 3600, 2, to: &text)
        text.append(UInt8(ascii: ":"))
        appendDigits(secondsOfDay / 60 % 60, 2, to: &text)
        text.append(UInt8(ascii: ":"))
        appendDigits(secondsOfDay % 60, 2, to: &text)
        if let milliseconds {
            text.append(UInt8(ascii: "."))
            appendDigits(milliseconds, 3, to: &text)
        }
        let offset =
            offsetMinutes ?? (zone == .london ? UKTime.offsetHours(at: instant(.london)) * 60 : 0)
        if offset == 0 {
            text.append(UInt8(ascii: "Z"))
        } else {
            text.append(UInt8(ascii: offset < 0 ? "-" : "+"))
            appendDigits(abs(offset) / 60, 2, to: &text)
            text.append(UInt8(ascii: ":"))
            appendDigits(abs(offset) % 60, 2, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func appendDate(to text: inout [UInt8]) {
        appendDigits(year, 4, to: &text)
        guard let month else { return }
        text.append(UInt8(ascii: "-"))
        appendDigits(month, 2, to: &text)
        guard let day else { return }
        text.append(UInt8(ascii: "-"))
        appendDigits(day, 2, to: &text)
    }
}

/// Appends a number with leading zeros.
func appendDigits(_ value: Int, _ width: Int, to text: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
        text.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
        divisor /= 10
    }
}

/// Reads digits off the front of bytes.
struct DigitReader {
    let bytes: [UInt8]
    var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index == bytes.count }

    var digitsAhead: Int {
        var end = index
        while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
        return end - index
    }

    mutating func digits(_ range: ClosedRange<Int>) -> Int? {
        let count = min(digitsAhead, range.upperBound)
        guard count >= range.lowerBound else { return nil }
        var value = 0
        for byte in bytes[index..<index + count] { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
        index += count
        return value
    }

    /// The ASCII letters ahead, in capitals.
    mutating func letters() -> String {
        let start = index
        while index < bytes.count, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index] & 0xDF) { index += 1 }
        return String(decoding: bytes[start..<index].map { $0 & 0xDF }, as: UTF8.self)
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// Digits of a fraction of a second as milliseconds.
    mutating func fraction() -> Int? {
        let count = digitsAhead
        guard count > 0 else { return nil }
        var value = 0
        for place in 0..<3 {
            value = value * 10 + (place < count ? Int(bytes[index + place] - UInt8(ascii: "0")) : 0)
        }
        index += count
        return value
    }

    /// `Z`, `+0100`, `+01:00`, or nothing; outer `nil` when it is none of these.
    mutating func offset() -> Int?? {
        if isAtEnd { return .some(nil) }
        if take(UInt8(ascii: "Z")) { return .some(0) }
        let sign = bytes[index]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        index += 1
        guard let hours = digits(2...2) else { return nil }
        _ = take(UInt8(ascii: ":"))
        guard let minutes = digits(2...2), minutes < 60 else { return nil }
        let offset = hours * 60 + minutes
        return .some(sign == UInt8(ascii: "-") ? -offset : offset)
    }
}
