// UK dates as milliseconds, by counting days one year and one month at a time: shares nothing with UKTime but the rule.

import Records

enum PlainCalendar {
    /// The first millisecond of a date in London, since 1970-01-01T00:00:00Z.
    static func begins(_ date: CivilDate) -> Int64 {
        let midnight = Int64(days(date.year, date.month, date.day)) * 86_400_000
        return isSummer(date) ? midnight - 3_600_000 : midnight
    }

    /// The first millisecond after a date: days are inclusive.
    static func ends(_ date: CivilDate) -> Int64 { begins(dayAfter(date)) }

    private static func dayAfter(_ date: CivilDate) -> CivilDate {
        CivilDate(year: date.year, month: date.month, day: date.day + 1)
            ?? CivilDate(year: date.year, month: date.month + 1, day: 1)
            ?? CivilDate(year: date.year + 1, month: 1, day: 1)!
    }

    /// Whether midnight is in summer time. The clocks change at 01:00 UTC on the last Sundays of March and October, so
    /// that March's Sunday begins in winter time and October's in summer time.
    private static func isSummer(_ date: CivilDate) -> Bool {
        switch date.month {
        case 4...9: true
        case 3: date.day > lastSunday(date.year, 3)
        case 10: date.day <= lastSunday(date.year, 10)
        default: false
        }
    }

    private static func lastSunday(_ year: Int, _ month: Int) -> Int {
        var day = 31
        while (days(year, month, day) + 4) % 7 != 0 { day -= 1 }  // 1970-01-01 was a Thursday: 4
        return day
    }

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var count = day - 1
        for earlier in 1970..<year { count += isLeap(earlier) ? 366 : 365 }
        for earlier in 1..<month {
            count += [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][earlier - 1]
        }
        return count
    }

    private static func isLeap(_ year: Int) -> Bool { year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) }
}
