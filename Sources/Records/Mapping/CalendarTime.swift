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
        String(unsafeUninitializedCapacity: Self.textBytes) { buffer in
            var text = TextWriter(buffer)
            writeDate(to: &text)
            return text.count
        }
    }

    /// A FHIR `dateTime`, as precise as it was written; a time gets the offset that its zone had then.
    func fhirDateTime(_ zone: TimeZoneRule) -> String {
        guard let secondsOfDay else { return fhirDate }
        let offset =
            offsetMinutes ?? (zone == .london ? UKTime.offsetHours(at: instant(.london)) * 60 : 0)
        return String(unsafeUninitializedCapacity: Self.textBytes) { buffer in
            var text = TextWriter(buffer)
            writeDate(to: &text)
            text.append(UInt8(ascii: "T"))
            text.append(secondsOfDay / 3600, digits: 2)
            text.append(UInt8(ascii: ":"))
            text.append(secondsOfDay / 60 % 60, digits: 2)
            text.append(UInt8(ascii: ":"))
            text.append(secondsOfDay % 60, digits: 2)
            if let milliseconds {
                text.append(UInt8(ascii: "."))
                text.append(milliseconds, digits: 3)
            }
            if offset == 0 {
                text.append(UInt8(ascii: "Z"))
            } else {
                text.append(UInt8(ascii: offset < 0 ? "-" : "+"))
                text.append(abs(offset) / 60, digits: 2)
                text.append(UInt8(ascii: ":"))
                text.append(abs(offset) % 60, digits: 2)
            }
            return text.count
        }
    }

    /// `2026-11-22T03:05:06.789+01:00`
    private static let textBytes = 29

    private func writeDate(to text: inout TextWriter) {
        text.append(year, digits: 4)
        guard let month else { return }
        text.append(UInt8(ascii: "-"))
        text.append(month, digits: 2)
        guard let day else { return }
        text.append(UInt8(ascii: "-"))
        text.append(day, digits: 2)
    }
}

/// Reads digits off the front of bytes, which outlive it.
struct DigitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

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
        for place in index..<index + count { value = value * 10 + Int(bytes[place] - UInt8(ascii: "0")) }
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
