// Files of mappings/ → the profiles of the senders. Pure: the caller reads the files.

/// Everything that is wrong with a set of files; each names its file, line and column.
public struct Problems: Error, Sendable {
    public let all: [Problem]

    public init(_ all: [Problem]) { self.all = all }
}

extension SenderProfile {
    /// Reads and compiles every sender's settings and mapping. A file without `sender` is a base, which others name in
    /// `extends`; it yields no profile of its own.
    /// - Parameter files: path, as it is to be shown in messages, and contents.
    /// - Throws: all problems of all files, never only the first.
    public static func load(_ files: [(path: String, text: String)]) throws(Problems) -> [SenderProfile] {
        throw Problems([Problem(.fault, "no loader")])
    }
}
