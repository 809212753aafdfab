// A directory held by its descriptor: everything in it is named relative to it, and no link is ever followed
// (hostile-inputs.md, "path traversal, links, archives in folder pickup"). Blocking: called off the event loops.

internal import Records

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A call of the operating system that failed.
struct FolderFault: Error, CustomStringConvertible {
    let call: String
    let code: Int32
    var description: String { "\(call) failed: \(String(cString: strerror(code)))" }
}

/// A name within a directory, as the file system has it: bytes without `/` and NUL, which need not be UTF-8.
struct FileName: Sendable, Hashable, Comparable {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }
    init(_ text: String) { bytes = Array(text.utf8) }

    /// For people; what is not UTF-8 is replaced.
    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// In lower case, without the dot; empty when there is none.
    var end: String {
        let name = text
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
    /// Whether its writer has not finished: a hidden name, or one of the ends that mean so.
    var isUnfinished: Bool { bytes.first == UInt8(ascii: ".") || ["part", "tmp", "filepart", "partial"].contains(end) }

    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

/// What the file system says of a name.
struct FileFacts: Sendable, Hashable {
    let isRegular: Bool
    /// Names that the file has; more than one may be somebody else's.
    let links: UInt64
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int64
    let inode: UInt64

    init(_ facts: stat) {
        isRegular = facts.st_mode & S_IFMT == S_IFREG
        links = UInt64(facts.st_nlink)
        size = Int(facts.st_size)
        modified = Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec)
        inode = UInt64(facts.st_ino)
    }
}

final class Folder: Sendable {
    private let descriptor: Int32

    /// Opens the folder that an administrator named; links on the way to it are the administrator's.
    init(path: String) throws(FolderFault) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FolderFault(call: "open", code: errno) }
    }

    /// Opens, or makes, a folder within another; a link in its place is refused.
    init(_ name: String, in parent: Folder) throws(FolderFault) {
        if mkdirat(parent.descriptor, name, 0o750) != 0, errno != EEXIST {
            throw FolderFault(call: "mkdir", code: errno)
        }
        descriptor = openat(parent.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw FolderFault(call: "open", code: errno) }
    }

    deinit { close(descriptor) }

    /// The names in it, up to a bound.
    func names(limit: Int) throws(FolderFault) -> [FileName] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw FolderFault(call: "open", code: errno) }
        guard let stream = fdopendir(copy) else {
            close(copy)
            throw FolderFault(call: "opendir", code: errno)
        }
        defer { closedir(stream) }
        var names: [FileName] = []
        while names.count < limit, let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                FileName(bytes: Array(raw.prefix { $0 != 0 }))
            }
            if name.bytes != [UInt8(ascii: ".")], name.bytes != Array("..".utf8) { names.append(name) }
        }
        return names
    }

    /// - Returns: `nil` when the name is gone. Of a link, facts about the link.
    func facts(_ name: FileName) throws(FolderFault) -> FileFacts? {
        var facts = stat()
        let result = name.withCString { fstatat(descriptor, $0, &facts, AT_SYMLINK_NOFOLLOW) }
        guard result == 0 else {
            if errno == ENOENT { return nil }
            throw FolderFault(call: "stat", code: errno)
        }
        return FileFacts(facts)
    }

    /// Reads a file, if it is still what `facts` says before and after.
    /// - Returns: `nil` when it is not.
    func read(_ name: FileName, expecting facts: FileFacts) throws(FolderFault) -> [UInt8]? {
        var bytes: [UInt8] = []
        let isWhole = try read(name, expecting: facts, chunkBytes: max(1, facts.size)) { chunk throws(FolderFault) in
            bytes = bytes.isEmpty ? chunk : bytes + chunk
        }
        return isWhole ? bytes : nil
    }

    /// Reads a file in chunks, if it is still what `facts` says before and after; what was read of it otherwise is nothing.
    /// - Returns: whether it is.
    func read(
        _ name: FileName, expecting facts: FileFacts, chunkBytes: Int, _ body: ([UInt8]) throws(FolderFault) -> Void
    ) throws(FolderFault) -> Bool {
        // Not blocking: a pipe put in the file's place must not stop us.
        let file = name.withCString { openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        guard file >= 0 else {
            if errno == ENOENT || errno == ELOOP { return false }
            throw FolderFault(call: "open", code: errno)
        }
        defer { close(file) }
        guard try self.facts(of: file) == facts else { return false }
        var left = facts.size
        while left > 0 {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: min(chunkBytes, left)) { buffer, filled in
                count = Self.systemRead(file, buffer.baseAddress!, buffer.count)
                filled = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FolderFault(call: "read", code: errno) }
            guard count > 0 else { return false }
            left -= count
            try body(chunk)
        }
        return try self.facts(of: file) == facts
    }

    /// Adds to a file that is no record: neither synced nor moved into place.
    func append(_ bytes: [UInt8], to name: FileName) throws(FolderFault) {
        let file = name.withCString {
            openat(descriptor, $0, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o640)
        }
        guard file >= 0 else { throw FolderFault(call: "create", code: errno) }
        defer { close(file) }
        try Self.write(bytes, to: file)
    }

    /// Removes the files in it.
    func clear() throws(FolderFault) {
        while true {
            let names = try names(limit: Limits.namesPerScan)
            guard !names.isEmpty else { return }
            for name in names where name.withCString({ unlinkat(descriptor, $0, 0) }) != 0 {
                throw FolderFault(call: "unlink", code: errno)
            }
        }
    }

    /// Writes a file whole: under another name first, synced, then moved into place.
    func write(_ bytes: [UInt8], to name: FileName) throws(FolderFault) {
        let unfinished = FileName(bytes: Array(".".utf8) + name.bytes)
        _ = unfinished.withCString { unlinkat(descriptor, $0, 0) }
        let file = unfinished.withCString {
            openat(descriptor, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640)
        }
        guard file >= 0 else { throw FolderFault(call: "create", code: errno) }
        defer { close(file) }
        try Self.write(bytes, to: file)
        guard fsync(file) == 0 else { throw FolderFault(call: "sync", code: errno) }
        try move(unfinished, to: name, in: self)
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(FolderFault) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { systemWrite(file, $0.baseAddress! + written, bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FolderFault(call: "write", code: errno) }
            written += count
        }
    }

    /// Moves a name, whatever it names: of a link the link. An earlier file of that name is replaced.
    func move(_ name: FileName, to other: FileName, in folder: Folder) throws(FolderFault) {
        let result = name.withCString { from in
            other.withCString { to in renameat(descriptor, from, folder.descriptor, to) }
        }
        guard result == 0 else { throw FolderFault(call: "rename", code: errno) }
        guard fsync(folder.descriptor) == 0 else { throw FolderFault(call: "sync", code: errno) }
    }

    private func facts(of file: Int32) throws(FolderFault) -> FileFacts {
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw FolderFault(call: "stat", code: errno) }
        return FileFacts(facts)
    }

    #if canImport(Glibc)
        private static let systemRead = Glibc.read
        private static let systemWrite = Glibc.write
    #else
        private static let systemRead = Darwin.read
        private static let systemWrite = Darwin.write
    #endif
}
