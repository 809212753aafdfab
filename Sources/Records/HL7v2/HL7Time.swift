// Times of HL7 v2: written with London's offset, read as London's clock where none is written.

/// Data types DT, DTM and TS.
public enum HL7Time {
    /// `20261122030506+0000`: an instant by the clock in London.
    public static func text(_ instant: Instant) -> String {
        let date = UKTime.date(at: instant)
        let seconds = UKTime.secondsOfDay(at: instant)
        var text: [UInt8] = []
        appendDigits(date.year, 4, to: &text)
        appendDigits(date.month, 2, to: &text)
        appendDigits(date.day, 2, to: &text)
        appendDigits(seconds / 3600, 2, to: &text)
        appendDigits(seconds / 60 % 60, 2, to: &text)
        appendDigits(seconds % 60, 2, to: &text)
        text.append(UInt8(ascii: "+"))
        appendDigits(UKTime.offsetHours(at: instant), 2, to: &text)
        appendDigits(0, 2, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// `20261122`
    public static func text(_ date: CivilDate) -> String {
        var text: [UInt8] = []
        appendDigits(date.year, 4, to: &text)
        appendDigits(date.month, 2, to: &text)
        appendDigits(date.day, 2, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// - Returns: `nil` when the text is no DTM that the calendar has; of a mere date its first instant.
    public static func instant(_ text: String) -> Instant? { DateFormat.hl7.read(text)?.instant(.london) }
}
