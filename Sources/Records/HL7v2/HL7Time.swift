// Times of HL7 v2: written with London's offset, read as London's clock where none is written.

/// Data types DT, DTM and TS.
public enum HL7Time {
    /// `20261122030506+0000`: an instant by the clock in London.
    public static func text(_ instant: Instant) -> String {
        let date = UKTime.date(at: instant)
        let seconds = UKTime.secondsOfDay(at: instant)
        let offset = UKTime.offsetHours(at: instant)
        return String(unsafeUninitializedCapacity: 19) { buffer in
            var text = TextWriter(buffer)
            write(date, to: &text)
            text.append(seconds / 3600, digits: 2)
            text.append(seconds / 60 % 60, digits: 2)
            text.append(seconds % 60, digits: 2)
            text.append(UInt8(ascii: "+"))
            text.append(offset, digits: 2)
            text.append("00")
            return text.count
        }
    }

    /// `20261122`
    public static func text(_ date: CivilDate) -> String {
        String(unsafeUninitializedCapacity: 8) { buffer in
            var text = TextWriter(buffer)
            write(date, to: &text)
            return text.count
        }
    }

    private static func write(_ date: CivilDate, to text: inout TextWriter) {
        text.append(date.year, digits: 4)
        text.append(date.month, digits: 2)
        text.append(date.day, digits: 2)
    }

    /// - Returns: `nil` when the text is no DTM that the calendar has; of a mere date its first instant.
    public static func instant(_ text: String) -> Instant? { DateFormat.hl7.read(text)?.instant(.london) }
}
