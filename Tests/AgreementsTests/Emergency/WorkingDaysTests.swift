import Records
import Testing

@testable import Agreements

struct WorkingDaysTests {
    private func date(_ text: String) -> CivilDate { CivilDate(text)! }

    /// The table against the rules: the anonymous Gregorian computus, Mondays, and substitute days.
    @Test func theTableIsWhatTheRulesGive() {
        for (year, days) in WorkingDays.bankHolidays {
            func day(_ month: Int, _ day: Int) -> Int { CivilDate(year: year, month: month, day: day)!.daysSince1970 }
            func weekday(_ days: Int) -> Int { (days + 3) % 7 }  // Monday is 0
            func firstMonday(_ start: Int) -> Int { start + (7 - weekday(start)) % 7 }
            let (a, b, c) = (year % 19, year / 100, year % 100)
            let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
            let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
            let m = (a + 11 * h + 22 * l) / 451
            let easter = day((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1)
            func substitute(_ day: Int) -> Int { weekday(day) < 5 ? day : firstMonday(day) }
            let christmas = substitute(day(12, 25))
            var boxing = substitute(day(12, 26))
            if boxing == christmas { boxing += 1 }
            let expected = [
                substitute(day(1, 1)), easter - 2, easter + 1, firstMonday(day(5, 1)), firstMonday(day(5, 25)),
                firstMonday(day(8, 25)), christmas, boxing,
            ]
            #expect(
                Set(days.map { day($0.month, $0.day) }) == Set(expected.map { $0 }), "bank holidays of \(year)")
        }
    }

    @Test(arguments: [
        // A Sunday; the days of an ordinary week; the access's own day does not count.
        ("2026-11-22T14:05:00Z", "3 working days", "2026-11-26T00:00:00Z"),
        ("2026-11-23T09:00:00Z", "3 working days", "2026-11-27T00:00:00Z"),
        // Over Christmas: 25 December, a weekend, and 28 December for Boxing Day.
        ("2026-12-24T10:00:00Z", "1 working day", "2026-12-30T00:00:00Z"),
        // Over Easter, and into British Summer Time.
        ("2026-04-02T10:00:00Z", "1 working day", "2026-04-07T23:00:00Z"),
        // Late in the evening it is the next day in London.
        ("2026-06-15T23:30:00Z", "1 working day", "2026-06-17T23:00:00Z"),
        // The Saturday before the clocks go back.
        ("2026-10-24T10:00:00Z", "1 day", "2026-10-26T00:00:00Z"),
        ("2026-11-22T14:05:00Z", "24 hours", "2026-11-23T14:05:00Z"),
    ])
    func aReviewIsDueAtTheEndOfAUKDay(_ access: String, _ period: String, _ due: String) throws {
        #expect(try #require(ReviewPeriod(period)).due(after: Fixture.at(access)) == Fixture.at(due))
    }

    @Test(arguments: ["3", "3 days or so", "0 days", "-1 days", "soon", "3 weeks", "1001 days", "working days"])
    func whatIsNoPeriodIsRefused(_ text: String) {
        #expect(ReviewPeriod(text) == nil)
        #expect(throws: PolicyErrors.self) { try Fixture.policy(("3 working days", text)) }
    }
}
