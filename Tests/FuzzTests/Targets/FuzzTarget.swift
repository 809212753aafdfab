// What must hold of any bytes that a reader is given, whoever sent them. libFuzzer looks for bytes of which it does not
// hold (Tests/Fuzz, scripts/fuzz); what it found once is kept in Corpus/ and tried whenever the tests run.

import Records

/// A property that does not hold of some bytes.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// One reader and what must hold of it.
struct FuzzTarget: Sendable {
    let name: String
    /// Bytes of the longest input that is tried.
    let maximumBytes: Int
    /// What inputs are made from: invented, small, and between them of every form that the reader knows.
    let seeds: [[UInt8]]
    /// Words of the format, which no mutation of single bytes would find.
    let words: [String]
    let check: @Sendable ([UInt8]) throws(Broken) -> Void

    static let all: [FuzzTarget] = [
        JSONTarget.target, XMLTarget.target, HL7Target.target, CSVTarget.target, CDATarget.target, MappingTarget.target,
        MLLPTarget.target,
    ]
}

/// - Throws: `Broken` unless the condition is met.
func hold(_ condition: Bool, _ what: @autoclosure () -> String) throws(Broken) {
    if !condition { throw Broken(what()) }
}

/// What a step yields that nothing may refuse.
func accepted<Value>(_ what: String, _ step: () throws(Problem) -> Value) throws(Broken) -> Value {
    do throws(Problem) { return try step() } catch { throw Broken("\(what) is refused: \(error.reason), \(error)") }
}

/// What a reader yields, or `nil` where it refuses; a refusal must be one that can be shown and logged.
func outcome<Value>(_ step: () throws(Problem) -> Value) throws(Broken) -> Value? {
    do throws(Problem) { return try step() } catch {
        try Refusals.check(error)
        return nil
    }
}

enum Refusals {
    /// Bytes of what a refusal says, place and remedy included.
    private static let greatestBytes = 8192

    /// It says what is wrong, in one line of a bounded length.
    static func check(_ problem: Problem) throws(Broken) {
        let text = problem.description
        try hold(!problem.what.isEmpty, "a refusal (\(problem.reason)) says nothing")
        try hold(text.utf8.count <= greatestBytes, "a refusal of \(text.utf8.count) bytes: \(text.prefix(80))")
        try hold(problem.reason != .fault, "a fault of ours: \(text)")
        try hold(
            !text.unicodeScalars.contains { $0.properties.generalCategory == .control },
            "a refusal with a control character: \(text.debugDescription)")
    }
}

/// Numbers that depend on the input only, so that what fails once fails always.
struct InputNumbers {
    private var state: UInt64

    init(_ bytes: [UInt8]) {
        // FNV-1a.
        state = bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    /// A number from 1 to `greatest` (SplitMix64).
    mutating func next(upTo greatest: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(greatest)) + 1
    }

    /// The input in pieces of one to `greatest` bytes, as a network might bring it.
    mutating func pieces(_ bytes: [UInt8], upTo greatest: Int) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + next(upTo: greatest))
            pieces.append(Array(bytes[start..<end]))
            start = end
        }
        return pieces
    }
}

extension [UInt8] {
    init(_ text: String) { self = Array(text.utf8) }
}
