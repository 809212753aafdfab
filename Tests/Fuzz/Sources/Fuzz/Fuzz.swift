// One fuzz target under libFuzzer: `CAREGATE_FUZZ` names it, the arguments are libFuzzer's own. With
// `CAREGATE_FUZZ_PREPARE` it only writes what the target is started with into that folder: `seeds/`, `words.dict` and
// `options`.

import Foundation

@testable import Targets

/// Called by libFuzzer's own `main` before anything else.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> Int32 {
    if let folder = ProcessInfo.processInfo.environment["CAREGATE_FUZZ_PREPARE"] {
        do { try Fuzz.prepare(URL(fileURLWithPath: folder)) } catch { fatalError("\(folder): \(error)") }
        _exit(0)  // without the search for leaks, in what was not run
    }
    // Made before the first input, whose time and memory they would be counted as.
    _ = Fuzz.target.seeds
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do throws(Broken) {
        try Fuzz.target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch { fatalError(error.description) }
    return 0
}

private enum Fuzz {
    static let target: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["CAREGATE_FUZZ"] ?? ""
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
            let names = FuzzTarget.all.map(\.name).joined(separator: ", ")
            FileHandle.standardError.write(Data("fuzz: \"\(name)\" is none of \(names)\n".utf8))
            _exit(64)
        }
        return target
    }()

    static func prepare(_ folder: URL) throws {
        let seeds = folder.appending(path: "seeds")
        try FileManager.default.createDirectory(at: seeds, withIntermediateDirectories: true)
        for (number, seed) in target.seeds.enumerated() {
            try Data(seed).write(to: seeds.appending(path: "seed-\(number)"))
        }
        let words = target.words.map { word in
            "\""
                + word.utf8.map { byte in
                    let hex = String(byte, radix: 16)
                    return "\\x" + String(repeating: "0", count: 2 - hex.count) + hex
                }.joined() + "\"\n"
        }
        try Data(words.joined().utf8).write(to: folder.appending(path: "words.dict"))
        try Data("-max_len=\(target.maximumBytes)\n".utf8).write(to: folder.appending(path: "options"))
    }
}
