// Bytes that are kept beside memory while a command runs. The file has no name from the moment it is made: when the command
// ends, however it ends, nothing of it is left on the disk.

import Foundation
import Records

final class SpillFile {
    private let descriptor: Int32
    private(set) var count = 0

    init() throws(Problem) {
        let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(folder)/caregate-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Self.problem("made") }
        unlink(template)
    }

    deinit { close(descriptor) }

    /// - Returns: where the bytes stand.
    func append(_ bytes: [UInt8]) throws(Problem) -> Range<Int> {
        let start = count
        while count - start < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                pwrite(descriptor, buffer.baseAddress! + (count - start), buffer.count - (count - start), off_t(count))
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.problem("written") }
            count += written
        }
        return start..<count
    }

    func read(_ range: Range<Int>) throws(Problem) -> [UInt8] {
        var filled = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialised in
            while filled < range.count {
                let got = pread(
                    descriptor, buffer.baseAddress! + filled, range.count - filled, off_t(range.lowerBound + filled))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { break }
                filled += got
            }
            initialised = filled
        }
        guard filled == range.count else { throw Self.problem("read") }
        return bytes
    }

    private static func problem(_ what: String) -> Problem {
        Problem(
            .unavailable, "a temporary file cannot be \(what): \(String(cString: strerror(errno)))",
            remedy: "name a folder that has room with TMPDIR")
    }
}
