// UK civil time (Europe/London) by rule: GMT, and BST from 01:00 UTC on the last Sunday of March until 01:00 UTC on the
// last Sunday of October (the rule since 1996). No time zone database, no Foundation. And the text forms of FHIR.

public enum UKTime {
    /// Hours that London is ahead of UTC at an instant: 0 or 1.
    public static func offsetHours(at instant: Instant) -> Int {
        let date = CivilDate(daysSince1970: Int(floorDivide(instant.milliseconds, 86_400_000)))
        let start = lastSunday(of: 3, in: date.year)
        let end = lastSunday(of: 10, in: date.year)
        return instant >= start && instant < end ? 1 : 0
    }

    /// The instant at which a UK date begins.
    public static func startOfDay(_ date: CivilDate) -> Instant { instant(date, secondsOfDay: 0) }

    /// The first instant after a UK date: the last day of an agreement is inclusive.
    public static func endOfDay(_ date: CivilDate) -> Instant {
        startOfDay(CivilDate(daysSince1970: date.daysSince1970 + 1))
    }

    /// The instant of a wall-clock time in London. In the hour that October repeats, the first; in the hour that March
    /// skips, the same clock reading in GMT.
    public static func instant(_ date: CivilDate, secondsOfDay: Int, milliseconds: Int = 0) -> Instant {
        let utc = Instant(
            milliseconds: (Int64(date.daysSince1970) * 86_400 + Int64(secondsOfDay)) * 1000 + Int64(milliseconds))
        let summer = utc.adding(seconds: -3600)
        return offsetHours(at: summer) == 1 ? summer : utc
    }

    /// The UK date at an instant.
    public static func date(at instant: Instant) -> CivilDate {
        let local = instant.adding(seconds: Int64(offsetHours(at: instant)) * 3600)
        return CivilDate(daysSince1970: Int(floorDivide(local.milliseconds, 86_400_000)))
    }

    /// Seconds since London's midnight at an instant.
    public static func secondsOfDay(at instant: Instant) -> Int {
        let local = instant.adding(seconds: Int64(offsetHours(at: instant)) * 3600)
        return Int(local.milliseconds - floorDivide(local.milliseconds, 86_400_000) * 86_400_000) / 1000
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func lastSunday(of month: Int, in year: Int) -> Instant {
        let last = CivilDate(year: year, month: month, day: 31)!.daysSince1970
        let weekday = ((last + 4) % 7 + 7) % 7  // 1970-01-01 was a Thursday (4)
        return Instant(milliseconds: (Int64(last - weekday) * 24 + 1) * 3_600_000)
    }

    static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}

extension CivilDate: CustomStringConvertible {
    /// `2026-11-22`
    public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// `22-Nov-2026`, as shown on screen.
    public var display: String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(padded(day, 2))-\(months[month - 1])-\(padded(year, 4))"
    }

    /// Reads `2026-11-22`, or the date part of a longer FHIR `dateTime`.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes.count == 10 || bytes[10] == UInt8(ascii: "T"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Instant: CustomStringConvertible {
    /// `2026-11-22T03:05:00.123Z`, a FHIR `instant`.
    public var description: String {
        let days = UKTime.floorDivide(milliseconds, 86_400_000)
        let rest = Int(milliseconds - days * 86_400_000)
        let (hours, minutes, seconds, millis) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000)
        let date = CivilDate(daysSince1970: Int(days))
        guard (0...9999).contains(date.year) else {
            return "\(date)T\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds, 2)).\(padded(millis, 3))Z"
        }
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var text = TextWriter(buffer)
            text.append(date.year, digits: 4)
            text.append(UInt8(ascii: "-"))
            text.append(date.month, digits: 2)
            text.append(UInt8(ascii: "-"))
            text.append(date.day, digits: 2)
            text.append(UInt8(ascii: "T"))
            text.append(hours, digits: 2)
            text.append(UInt8(ascii: ":"))
            text.append(minutes, digits: 2)
            text.append(UInt8(ascii: ":"))
            text.append(seconds, digits: 2)
            text.append(UInt8(ascii: "."))
            text.append(millis, digits: 3)
            text.append(UInt8(ascii: "Z"))
            return text.count
        }
    }

    /// `22-Nov-2026 03:05` by the clock in London, as shown on screen.
    public var display: String {
        let seconds = UKTime.secondsOfDay(at: self)
        return "\(UKTime.date(at: self).display) \(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    }

    /// Reads a FHIR `instant` or `dateTime`: with an offset as it says, without one by the clock in London, a bare date as
    /// its first instant in London.
    public init?(fhir text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let date = CivilDate(text) else { return nil }
        guard bytes.count > 10 else {
            self = UKTime.startOfDay(date)
            return
        }
        guard bytes.count >= 16, bytes[13] == UInt8(ascii: ":"), let hours = number(bytes[11..<13]),
            let minutes = number(bytes[14..<16]),
            hours < 24, minutes < 60
        else { return nil }
        var index = 16
        var seconds = 0
        var millis = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            guard bytes.count >= 19, let value = number(bytes[17..<19]), value <= 60 else { return nil }
            seconds = value
            index = 19
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                let start = index + 1
                index = start
                while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
                guard index > start else { return nil }
                var scale = 100
                for byte in bytes[start..<index] {
                    millis += Int(byte - UInt8(ascii: "0")) * scale
                    scale /= 10
                }
            }
        }
        let secondsOfDay = hours * 3600 + minutes * 60 + seconds
        if index == bytes.count {
            self = UKTime.instant(date, secondsOfDay: secondsOfDay, milliseconds: millis)
            return
        }
        let utc = (Int64(date.daysSince1970) * 86_400 + Int64(secondsOfDay)) * 1000 + Int64(millis)
        if bytes[index] == UInt8(ascii: "Z"), index + 1 == bytes.count {
            self.init(milliseconds: utc)
            return
        }
        guard bytes.count == index + 6, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"),
            bytes[index + 3] == UInt8(ascii: ":"), let offsetHours = number(bytes[index + 1..<index + 3]),
            let offsetMinutes = number(bytes[index + 4..<index + 6]), offsetHours <= 14, offsetMinutes < 60
        else { return nil }
        let offset = Int64(offsetHours * 60 + offsetMinutes) * 60_000
        self.init(milliseconds: bytes[index] == UInt8(ascii: "+") ? utc - offset : utc + offset)
    }
}

private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}

private func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}
