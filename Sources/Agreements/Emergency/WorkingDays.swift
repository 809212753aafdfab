// Working days of England and Wales: Monday to Friday without bank holidays, by UK dates.

public import Records

public enum WorkingDays {
    /// https://www.gov.uk/bank-holidays, England and Wales, with the substitute days of the Banking and Financial Dealings
    /// Act 1971. Beyond the last year here a bank holiday counts as a working day: what is due falls due earlier, not later.
    static let bankHolidays: [Int: [(month: Int, day: Int)]] = [
        2025: [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)],
        2026: [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)],
        2027: [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
        2028: [(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)],
        2029: [(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)],
        2030: [(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)],
    ]

    public static func contains(_ date: CivilDate) -> Bool {
        let weekday = ((date.daysSince1970 + 3) % 7 + 7) % 7  // Monday is 0; 1970-01-01 was a Thursday
        guard weekday < 5 else { return false }
        return bankHolidays[date.year]?.contains { $0 == (date.month, date.day) } != true
    }

    /// The working day that is `count` after a date, which is itself not counted.
    public static func date(_ count: Int, after start: CivilDate) -> CivilDate {
        var (date, left) = (start, count)
        while left > 0 {
            date = CivilDate(daysSince1970: date.daysSince1970 + 1)
            if contains(date) { left -= 1 }
        }
        return date
    }
}
