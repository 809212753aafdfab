// Clinical documents: what is accepted is kept whole, reads the same when it is taken out again, and becomes FHIR that
// reads back in both forms.

@testable import Records

enum CDATarget {
    static let target = FuzzTarget(
        name: "cda", maximumBytes: 16_384, seeds: CDASeeds.all, words: CDASeeds.words, check: check)

    private static let profile = SenderProfile(
        file: "mappings/XCDA.yaml", sender: ODSCode("XCDA")!, name: "Test", formats: [.cda], publishes: ["encounter"],
        feed: Feed(), ed: nil, organisations: [], mapping: nil, otherSenders: [ODSCode("RK5")!])

    private static func check(_ bytes: [UInt8]) throws(Broken) {
        guard let reading = try outcome({ () throws(Problem) in try read(bytes) }) else { return }
        for warning in reading.warnings { try Refusals.check(warning) }
        try ReadingProperties.check(reading)
        let kept = try document(in: reading)
        let root = try accepted("what was accepted") { () throws(Problem) in try XMLReader.read(bytes) }.root
        if root.isNamed("ClinicalDocument") { try hold(kept == bytes, "the document is kept as other bytes") }
        let again = try accepted("the document that is kept") { () throws(Problem) in try read(kept) }
        try hold(again.bundle.entries == reading.bundle.entries, "the document that is kept says something else")
    }

    private static func read(_ bytes: [UInt8]) throws(Problem) -> Reading {
        try RecordReader.read(bytes, format: .cda, profile: profile, receivedAt: Instant(milliseconds: 0))
    }

    /// The bytes of the first attachment: the document whole.
    private static func document(in reading: Reading) throws(Broken) -> [UInt8] {
        let reference = reading.bundle.resources("DocumentReference").first
        guard let data = JSONValue.items(reference?["content"]).first?["attachment"]?["data"]?.string,
            let bytes = Base64.decode(data)
        else { throw Broken("the document is not kept") }
        return bytes
    }
}

/// What holds of the FHIR that any reader makes.
enum ReadingProperties {
    static func check(_ reading: Reading) throws(Broken) {
        let resource = reading.bundle.resource
        let written = FHIRJSON.write(resource)
        let again = try accepted("the FHIR that was made") { () throws(Problem) in try FHIRJSON.read(written) }
        try hold(again == resource, "the FHIR that was made reads back as something else")
        // JSON has characters that XML has not (U+FFFE): then there is no XML to compare.
        guard let xml = try outcome({ () throws(Problem) in try FHIRXML.write(resource) }) else { return }
        let other = try accepted("the FHIR that was made, as XML,") { () throws(Problem) in try FHIRXML.read(xml) }
        try FHIRRoundTrip.same(resource.json, other.json)
    }
}
