// Standard input and output, and files, as bytes: as much as is wanted and never more than a reader would take.

import Foundation
import Records

enum Streams {
    /// Bytes read at once.
    private static let chunkBytes = 65_536
    /// Bytes of a whole input: one more than any reader takes of a document, whose own refusal is the better one.
    static let inputBytes = JSONLimits.standard.documentBytes + 1

    /// All that an input holds, at least as far as its reader needs to refuse it.
    /// - Parameter limit: bytes after which no more is read.
    static func all(of descriptor: Int32, limit: Int = inputBytes) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let chunk = try read(descriptor, atMost: min(chunkBytes, limit - bytes.count))
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }

    /// What comes next of an input; empty at its end.
    static func chunk(of descriptor: Int32) throws(Problem) -> [UInt8] { try read(descriptor, atMost: chunkBytes) }

    /// - Returns: `nil` of what is no file, such as a pipe.
    static func size(of descriptor: Int32) -> Int? {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(facts.st_size)
    }

    private static func read(_ descriptor: Int32, atMost count: Int) throws(Problem) -> [UInt8] {
        var failure: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var got = Foundation.read(descriptor, buffer.baseAddress, count)
            while got < 0, errno == EINTR { got = Foundation.read(descriptor, buffer.baseAddress, count) }
            if got < 0 { failure = errno }
            filled = max(0, got)
        }
        guard failure == 0 else { throw Problem(.required, "it cannot be read: \(words(failure))") }
        return chunk
    }

    /// Writes to standard output.
    static func write(_ bytes: [UInt8]) throws(Problem) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(STDOUT_FILENO, buffer.baseAddress! + written, buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Problem(.unavailable, "standard output takes no more: \(words(errno))")
            }
            written += count
        }
    }

    private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

    /// The lines of an input, one at a time, in constant memory whatever it holds.
    struct Lines {
        enum Line {
            /// Without its line feed.
            case whole([UInt8])
            /// It was passed over.
            case tooLong
        }

        private let descriptor: Int32
        private let limit: Int
        private var buffer: [UInt8] = []
        private var position = 0
        private var isAtEnd = false

        init(_ descriptor: Int32, limit: Int) {
            self.descriptor = descriptor
            self.limit = limit
        }

        /// - Returns: `nil` after the last. Empty lines are passed over.
        mutating func next() throws(Problem) -> Line? {
            var line: [UInt8] = []
            var isTooLong = false
            while true {
                if position == buffer.count {
                    buffer = isAtEnd ? [] : try Streams.read(descriptor, atMost: Streams.chunkBytes)
                    position = 0
                    if buffer.isEmpty {
                        isAtEnd = true
                        if isTooLong { return .tooLong }
                        return line.isEmpty ? nil : .whole(line)
                    }
                }
                let rest = buffer[position...]
                let end = rest.firstIndex(of: 0x0A)
                if !isTooLong, line.count + (end ?? buffer.count) - position > limit {
                    isTooLong = true
                    line = []
                }
                if !isTooLong { line += rest[..<(end ?? buffer.count)] }
                position = (end ?? buffer.count - 1) + 1
                guard end != nil else { continue }
                if isTooLong { return .tooLong }
                if line.last == 0x0D { line.removeLast() }
                if !line.isEmpty { return .whole(line) }
            }
        }
    }
}
