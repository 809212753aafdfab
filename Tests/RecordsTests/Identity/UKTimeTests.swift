// London's clock and calendar: the case table of agreements.md, both changes of the clock, and FHIR's text forms.

import Testing

@testable import Records

@Suite struct UKTimeTests {
    /// agreements.md: the last day of an agreement is inclusive, Europe/London.
    @Test(arguments: [
        ("2026-03-29", "2026-03-29T23:00:00.000Z"), ("2026-06-30", "2026-06-30T23:00:00.000Z"),
        ("2026-10-25", "2026-10-26T00:00:00.000Z"), ("2026-12-31", "2027-01-01T00:00:00.000Z"),
        ("2026-03-28", "2026-03-29T00:00:00.000Z"), ("2026-10-24", "2026-10-24T23:00:00.000Z"),
        ("2028-02-29", "2028-03-01T00:00:00.000Z"),
    ])
    func theLastDayIsInclusive(lastDay: String, firstInstantAfter: String) throws {
        #expect(UKTime.endOfDay(try #require(CivilDate(lastDay))).description == firstInstantAfter)
    }

    @Test(arguments: [
        // Spring: 01:00 UTC on the last Sunday of March.
        ("2026-03-29T00:59:59.999Z", 0), ("2026-03-29T01:00:00Z", 1),
        // Autumn: 01:00 UTC on the last Sunday of October.
        ("2026-10-25T00:59:59.999Z", 1), ("2026-10-25T01:00:00Z", 0),
        // A month whose 31st is a Sunday, and one whose last Sunday is the 25th.
        ("2024-03-31T00:59:59Z", 0), ("2024-03-31T01:00:00Z", 1), ("2020-10-25T00:59:59Z", 1),
        ("2020-10-25T01:00:00Z", 0),
        ("2026-01-15T12:00:00Z", 0), ("2026-07-15T12:00:00Z", 1), ("2026-12-31T23:59:59Z", 0),
    ])
    func theClockChanges(instant: String, offset: Int) throws {
        #expect(UKTime.offsetHours(at: try #require(Instant(fhir: instant))) == offset)
    }

    @Test(arguments: [
        ("2026-11-22T03:05:00", "2026-11-22T03:05:00.000Z"), ("2026-07-01T00:30", "2026-06-30T23:30:00.000Z"),
        // 01:30 happens twice in October: the first is meant. It does not happen in March: the same reading in GMT.
        ("2026-10-25T01:30:00", "2026-10-25T00:30:00.000Z"), ("2026-10-25T02:00:00", "2026-10-25T02:00:00.000Z"),
        ("2026-03-29T01:30:00", "2026-03-29T01:30:00.000Z"), ("2026-03-29T00:59:59", "2026-03-29T00:59:59.000Z"),
        ("2026-03-29T02:00:00", "2026-03-29T01:00:00.000Z"),
        // A date is its first instant in London.
        ("2026-07-01", "2026-06-30T23:00:00.000Z"), ("2026-01-01", "2026-01-01T00:00:00.000Z"),
        // What says its offset is taken at its word.
        ("2026-07-01T00:30:00+01:00", "2026-06-30T23:30:00.000Z"),
        ("2026-07-01T00:30:00.5-05:30", "2026-07-01T06:00:00.500Z"),
        ("2026-07-01T00:30:00.123456Z", "2026-07-01T00:30:00.123Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ("1900-03-01T00:00:00Z", "1900-03-01T00:00:00.000Z"),
    ])
    func readsFHIRTimes(text: String, expected: String) {
        #expect(Instant(fhir: text)?.description == expected)
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "2026-02-30", "2026-11-22T", "2026-11-22T24:00:00Z", "2026-11-22T12:60:00Z",
        "2026-11-22T12:00:61Z",
        "2026-11-22T12:00:00.Z", "2026-11-22T12:00:00z", "2026-11-22T12:00:00+25:00", "2026-11-22T12:00:00+0100",
        "2026-11-22 12:00:00",
        "2026-11-22T12:00:00Zx", "2026-11-22T1:00:00Z", "x026-11-22",
    ])
    func refusesWhatIsNoTime(text: String) {
        #expect(Instant(fhir: text) == nil, "\(text)")
    }

    @Test(arguments: [
        ("2026-06-30T23:30:00Z", "2026-07-01", 1800, "01-Jul-2026 00:30"),
        ("2026-11-22T03:05:59Z", "2026-11-22", 11159, "22-Nov-2026 03:05"),
        ("2026-10-25T00:30:00Z", "2026-10-25", 5400, "25-Oct-2026 01:30"),
        ("1950-01-02T00:00:00Z", "1950-01-02", 0, "02-Jan-1950 00:00"),
    ])
    func showsLondonsClock(text: String, date: String, seconds: Int, display: String) throws {
        let instant = try #require(Instant(fhir: text))
        #expect(UKTime.date(at: instant).description == date)
        #expect(UKTime.secondsOfDay(at: instant) == seconds)
        #expect(instant.display == display)
    }
}

@Suite struct CivilDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2000, 3, 1, 11017), (2026, 11, 22, 20779),
        (1600, 1, 1, -135140),
    ])
    func countsDays(year: Int, month: Int, day: Int, days: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSince1970 == days)
        #expect(CivilDate(daysSince1970: days) == date)
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        var last = CivilDate(daysSince1970: -60_001)
        for days in -60_000...90_000 {
            let date = CivilDate(daysSince1970: days)
            #expect(date.daysSince1970 == days && last < date && CivilDate(date.description) == date)
            last = date
        }
    }

    @Test(arguments: [
        (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (0, 1, 1),
        (10000, 1, 1),
    ])
    func refusesDaysThatAreNot(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func readsAndShows() {
        #expect(CivilDate("2026-11-22")?.display == "22-Nov-2026")
        #expect(CivilDate("2026-11-22T23:59:00Z")?.description == "2026-11-22")
        for text in ["2026-11", "22-11-2026", "2026/11/22", "2026-11-22x", "2026-1-22", "２０２６-11-22"] {
            #expect(CivilDate(text) == nil)
        }
    }
}
