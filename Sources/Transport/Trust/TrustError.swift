// What is wrong with certificates, revocation lists or bindings as they were loaded: what, where, what to do.

internal import Records

/// A file of the trust configuration that cannot be used.
public struct TrustError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file as it was named by whoever read it.
    public let file: String
    /// From 1; `nil` when no line is to blame.
    public let line: Int?
    public let what: String

    public init(file: String, line: Int? = nil, _ what: String) {
        self.file = file
        self.line = line
        self.what = what
    }

    /// What a reader of ours found wrong with a file.
    init(_ problem: Problem) {
        self.init(file: problem.place, problem.what + (problem.remedy.isEmpty ? "" : "; \(problem.remedy)"))
    }

    /// `certs/bindings.yaml:17: …`
    public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(what)" }
}

/// A file that was read, with the name to report it by.
public struct NamedText: Sendable, Hashable {
    public let file: String
    public let bytes: [UInt8]

    public init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    public init(file: String, text: String) { self.init(file: file, bytes: Array(text.utf8)) }
}
