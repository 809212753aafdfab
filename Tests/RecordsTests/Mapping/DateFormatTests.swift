import Testing

@testable import Records

@Suite struct DateFormatTests {
    @Test(arguments: [
        ("dd/MM/yyyy", "04/03/1941", "1941-03-04"), ("d MMM yyyy", "4 Mar 1941", "1941-03-04"),
        ("dd-MM-yy", "04-03-41", "1941-03-04"), ("dd-MM-yy", "04-03-26", "2026-03-04"),
        ("yyyy'W'MM", "2026W03", "2026-03"), ("iso", "2026-03", "2026-03"), ("hl7", "194103041200", "1941-03-04"),
    ])
    func datesAreRead(format: String, text: String, expected: String) {
        #expect(DateFormat(format)?.read(text)?.fhirDate == expected)
    }

    @Test(arguments: [
        ("dd/MM/yyyy HH:mm", "04/07/2026 09:05", "2026-07-04T09:05:00+01:00"),
        ("dd/MM/yyyy HH:mm", "04/01/2026 09:05", "2026-01-04T09:05:00Z"),
        ("iso", "2026-07-04T09:05:06.7Z", "2026-07-04T09:05:06.700Z"),
        ("iso", "2026-07-04T09:05-03:30", "2026-07-04T09:05:00-03:30"), ("hl7", "20260704", "2026-07-04"),
        ("hl7", "20260704090506+0100", "2026-07-04T09:05:06+01:00"),
    ])
    func timesGetTheOffsetThatLondonHadThen(format: String, text: String, expected: String) {
        #expect(DateFormat(format)?.read(text)?.fhirDateTime(.london) == expected)
    }

    @Test(arguments: [
        ("dd/MM/yyyy", "31/02/2026"), ("dd/MM/yyyy", "04/03/1941 x"), ("dd/MM/yyyy", "1941-03-04"),
        ("iso", "04/03/1941"), ("iso", "2026-07-04T24:00:00Z"), ("HH:mm dd/MM/yyyy", "9:5 04/03/2026"),
    ])
    func otherTextIsNone(format: String, text: String) { #expect(DateFormat(format)?.read(text) == nil) }

    @Test(arguments: ["", "dd/MM", "yyyyy", "DD/MM/YYYY", "yyyy 'open"])
    func whatIsNoFormatIsRefused(text: String) { #expect(DateFormat(text) == nil) }
}
