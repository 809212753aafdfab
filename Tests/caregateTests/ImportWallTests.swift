// The walls between the rooms. The package manager lets an undeclared import build once its module has been built, so
// the imports themselves are read.

import Foundation
import Testing

struct ImportWallTests {
    static let rooms: Set<String> = [
        "Records", "Agreements", "AuditLog", "Gateway", "CareRecord", "Storage", "Transport", "Console", "caregate",
    ]

    /// Who may import whom of ours.
    static let arrows: [String: Set<String>] = [
        "Records": [],
        "AuditLog": [],
        "Agreements": ["Records"],
        "Gateway": ["Records", "Agreements", "AuditLog"],
        "CareRecord": ["Gateway", "Agreements", "Records"],
        "Storage": ["Gateway", "Agreements", "Records", "AuditLog"],
        "Transport": ["Gateway", "Agreements", "Records"],
        "Console": ["Gateway", "CareRecord", "Agreements", "AuditLog"],
        "caregate": rooms.subtracting(["caregate"]),
    ]

    /// Rooms of values only: no files, no clock, and nothing that brings them in.
    static let pure: Set<String> = ["Records", "Agreements"]
    static let impureModules: Set<String> = ["Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc"]

    static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    @Test(arguments: ImportWallTests.arrows.keys.sorted())
    func aRoomImportsOnlyWhatItsArrowsAllow(room: String) throws {
        let files = try Self.files(of: room)
        #expect(!files.isEmpty, "Sources/\(room) holds no Swift file: has the room moved?")
        let allowed = try #require(Self.arrows[room])
        for file in files {
            for module in Self.imports(try String(contentsOf: file, encoding: .utf8)) {
                #expect(
                    !Self.rooms.contains(module) || allowed.contains(module),
                    "\(file.lastPathComponent) of \(room) imports \(module)")
                #expect(
                    !Self.pure.contains(room) || !Self.impureModules.contains(module),
                    "\(file.lastPathComponent) of \(room) imports \(module); this room is pure")
            }
        }
    }

    @Test func everyFolderOfSourcesIsARoomOrASystemModule() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        let unknown = folders.filter {
            !Self.rooms.contains($0) && !["CLibXML2", "COpenSSL", "CPostgreSQL"].contains($0)
        }
        #expect(unknown == [], "a new room needs its arrows in ImportWallTests")
    }

    @Test(arguments: [
        ("import Records", ["Records"]),
        ("public import Records // why", ["Records"]),
        ("  @testable import Gateway", ["Gateway"]),
        ("@_exported public import struct Records.Bundle", ["Records"]),
        ("internal import Records; import Gateway", ["Records", "Gateway"]),
        ("@preconcurrency import Foundation", ["Foundation"]),
        ("// import Records", []),
        ("let important = 1", []),
        ("import\tRecords", ["Records"]),
    ])
    func importsAreReadAsTheyMayBeWritten(line: String, modules: [String]) {
        #expect(Self.imports(line) == modules)
    }

    private static func files(of room: String) throws -> [URL] {
        let folder = sources.appending(path: room)
        let found = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil), "\(folder.path) is missing")
        return found.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    /// The modules that a file imports.
    private static func imports(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
            return code.split(separator: ";").compactMap(module)
        }
    }

    private static func module(_ statement: Substring) -> String? {
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]
        let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
        var words = statement.split(whereSeparator: \.isWhitespace)[...]
        while let word = words.first, word.hasPrefix("@") || access.contains(word) { words.removeFirst() }
        guard words.popFirst() == "import" else { return nil }
        if let word = words.first, kinds.contains(word) { words.removeFirst() }
        return words.first.map { String($0.prefix { $0 != "." }) }
    }
}
