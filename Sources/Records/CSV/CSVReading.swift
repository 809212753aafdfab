// Rows in Client Level Data terms → a document for the mapping language: the submission, its people, and the rows of each.
//
//     {"submission": {"LA Code": "507", …},
//      "people": [{"LA Person Unique Identifier": "…", "Last Name": "…", …,
//                  "rows": [{"Event Type": "Service", "Event Start Date": "03/02/2026", …}, …]}, …]}
//
// Columns are named as release 2 names them, however the file does; blank fields are absent.

enum CSVReading {
    static func read(_ bytes: [UInt8], profile: SenderProfile, receivedAt: Instant, trace: MappingTrace? = nil)
        throws(Problem) -> Reading
    {
        guard let mapping = profile.mapping, mapping.source == .csv else { throw RecordReader.noMapping(profile) }
        let people = try CSVPeople.read(bytes, mapping.characterSet)
        var reading: Reading
        do throws(Problem) {
            reading = try RecordReader.mapped(JSONTape(made: people.document), profile, receivedAt, trace)
        } catch {
            throw people.placed(error)
        }
        reading.warnings = people.warnings + reading.warnings.map(people.placed)
        reading.putAside += people.putAside
        reading.completeness = people.completeness
        return reading
    }
}
