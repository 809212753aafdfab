// What a fuzzer found once is tried for ever, by every target; and what inputs are made from holds as well.

import Foundation
import Testing

@Suite struct FuzzCorpusTests {
    private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    /// The former failures of one target, by file name.
    private static func failures(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = corpus.appending(path: target.name)
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
        }
    }

    @Test func everyFolderIsOfATarget() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path).filter {
            !$0.hasPrefix(".")
        }
        #expect(Set(folders).subtracting(FuzzTarget.all.map(\.name) + ["README.md"]).isEmpty)
    }

    @Test(arguments: FuzzTarget.all.map(\.name))
    func whatFailedOnceHolds(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        for (file, bytes) in try Self.failures(of: target) {
            #expect(throws: Never.self, "\(name)/\(file)") { try target.check(bytes) }
        }
    }

    @Test(arguments: FuzzTarget.all.map(\.name))
    func seedsHold(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        #expect(!target.seeds.isEmpty)
        for (number, seed) in target.seeds.enumerated() {
            #expect(throws: Never.self, "\(name), seed \(number)") { try target.check(seed) }
        }
    }

    /// Cut off anywhere, and with any byte changed.
    @Test(arguments: FuzzTarget.all.map(\.name))
    func seedsThatAreDamagedHold(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        var numbers = InputNumbers([UInt8](name))
        for seed in target.seeds.prefix(Self.seedsDamaged) where !seed.isEmpty {
            for _ in 0..<Self.damagesPerSeed {
                var damaged = Array(seed.prefix(numbers.next(upTo: seed.count)))
                damaged[numbers.next(upTo: damaged.count) - 1] = UInt8(numbers.next(upTo: 256) - 1)
                #expect(throws: Never.self, "\(name): \(damaged)") { try target.check(damaged) }
            }
        }
    }

    private static let seedsDamaged = 12
    private static let damagesPerSeed = 20
}
