// A mapping's own examples: a record, and beside it the Bundle that must come of it.

/// One record of `mappings/examples/` with its expected result.
public struct MappingExample: Sendable {
    /// `503.expected.json` beside `503.xml`.
    public static let suffix = ".expected.json"

    /// When a record that does not say when it was made is taken to be of: the same at every check.
    public static let receivedAt = Instant(fhir: "2026-01-01T12:00:00Z")!

    /// The record's file, for messages.
    public let path: String
    public let bytes: [UInt8]
    /// Path and contents of the expected result; `nil` where there is none, so that the record need only be accepted.
    public let expected: (path: String, bytes: [UInt8])?

    public init(path: String, bytes: [UInt8], expected: (path: String, bytes: [UInt8])?) {
        self.path = path
        self.bytes = bytes
        self.expected = expected
    }

    /// The name of what is expected of a record, by the record's name.
    public static func expectedName(of record: String) -> String {
        let stem = record.lastIndex(of: ".").map { record[..<$0] } ?? record[...]
        return stem + suffix
    }

    /// Reads the record and compares.
    /// - Returns: why it is refused, or the first place at which the result is another than expected.
    public func problems(_ profile: SenderProfile, _ format: Format) -> [Problem] {
        let reading: Reading
        do throws(Problem) {
            reading = try RecordReader.read(bytes, format: format, profile: profile, receivedAt: Self.receivedAt)
        } catch {
            return [Problem(error.reason, "\(path): \(error.what)", at: error.place, remedy: error.remedy)]
        }
        guard let expected else { return [] }
        do throws(Problem) {
            let wanted = try JSONReader.read(expected.bytes)
            guard let place = wanted.firstDifference(from: .object(reading.bundle.resource.json)) else { return [] }
            return [
                Problem(
                    .dataType, "\(path) becomes something else than this at Bundle\(place)", at: expected.path,
                    remedy:
                        "mend the mapping, or if it is right, write what `caregate map --example` prints to this file")
            ]
        } catch {
            return [Problem(error.reason, error.what, at: "\(expected.path): \(error.place)", remedy: error.remedy)]
        }
    }
}

extension JSONValue {
    /// Where another value differs first, as `.entry[2].resource.status`; `nil` where it does not. The order of members counts
    /// for nothing, as in JSON; how a number is written counts.
    func firstDifference(from other: JSONValue) -> String? {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            for member in mine.members {
                guard let value = theirs[member.name] else { return ".\(member.name)" }
                if let inner = member.value.firstDifference(from: value) { return ".\(member.name)\(inner)" }
            }
            return theirs.members.first { mine[$0.name] == nil }.map { ".\($0.name)" }
        case (.array(let mine), .array(let theirs)):
            for (index, item) in mine.enumerated() {
                guard index < theirs.count else { return "[\(index)]" }
                if let inner = item.firstDifference(from: theirs[index]) { return "[\(index)]\(inner)" }
            }
            return mine.count < theirs.count ? "[\(mine.count)]" : nil
        default: return self == other ? nil : ""
        }
    }
}
