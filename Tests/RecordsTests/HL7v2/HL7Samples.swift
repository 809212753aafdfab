// Public sample messages that stand beside the repository (`../shared/samples`, or CAREGATE_SAMPLES) and are no part of it.

import Foundation
import Records

enum HL7Samples {
    static let folder = URL(
        fileURLWithPath: ProcessInfo.processInfo.environment["CAREGATE_SAMPLES"]
            ?? Fixtures.root.appending(path: "../shared/samples").path)

    static func areAbsent(for name: String) -> Bool {
        if FileManager.default.fileExists(atPath: folder.path) { return false }
        print("\(name): no samples at \(folder.path); set CAREGATE_SAMPLES")
        return true
    }

    /// Every file of HL7 v2 in ER7: one message, several, or batches.
    static func files() throws -> [(name: String, bytes: [UInt8])] {
        var files: [(String, [UInt8])] = []
        for corpus in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where corpus.hasPrefix("hl7v2-") {
            let walker = FileManager.default.enumerator(
                at: folder.appending(path: corpus), includingPropertiesForKeys: nil)
            for file in (walker?.compactMap { $0 as? URL } ?? []).sorted(by: { $0.path < $1.path })
            where ["hl7", "txt", "out"].contains(file.pathExtension) {
                files.append(("\(corpus)/\(file.lastPathComponent)", Array(try Data(contentsOf: file))))
            }
        }
        return files
    }

    /// Every message in them that is well-formed.
    static func messages() throws -> [(name: String, message: HL7Message)] {
        var messages: [(String, HL7Message)] = []
        for (name, bytes) in try files() {
            let parts: [[UInt8]]
            do { parts = try HL7Batch(bytes).messages.map(\.bytes) } catch { continue }
            for (index, part) in parts.enumerated() {
                do { messages.append(("\(name) \(index + 1)", try HL7Message(part))) } catch { continue }
            }
        }
        return messages
    }
}
