// The only place where the program's own files are read.

import Agreements
import Foundation
import Records
import Transport

enum Files {
    /// The bytes of a file.
    /// - Throws: `Problems`, naming the file and what to do.
    static func bytes(_ path: String) throws(Problems) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problems([
                Problem(.required, "the file cannot be read", at: path, remedy: "check that it is there and readable")
            ])
        }
        return Array(data)
    }

    static func text(_ path: String) throws(Problems) -> String {
        let bytes = try bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problems([Problem(.encoding, "the file is not UTF-8", at: path, remedy: "save it as UTF-8")])
        }
        return text
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    static func named(_ path: String) throws(Problems) -> NamedText {
        NamedText(file: path, bytes: try bytes(path))
    }

    /// The YAML files of a folder, by name; those of folders inside it are not read.
    static func yaml(in folder: String) throws(Problems) -> [(path: String, text: String)] {
        var files: [(path: String, text: String)] = []
        for name in try entries(of: folder) where name.hasSuffix(".yaml") {
            files.append((path: "\(folder)/\(name)", text: try text("\(folder)/\(name)")))
        }
        return files
    }

    /// The files of a folder, by name; none when there is no such folder. Hidden ones are not read.
    static func evidence(in folder: String) throws(Problems) -> [EvidenceFile] {
        guard isFolder(folder) else { return [] }
        var files: [EvidenceFile] = []
        for name in try entries(of: folder) where !isFolder("\(folder)/\(name)") {
            files.append(EvidenceFile(path: "\(folder)/\(name)", bytes: try bytes("\(folder)/\(name)")))
        }
        return files
    }

    /// The names in a folder, in order, without the hidden ones.
    static func entries(of folder: String) throws(Problems) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw Problems([
                Problem(
                    .required, "the folder cannot be read", at: folder, remedy: "check that it is there and readable")
            ])
        }
    }

    /// Writes a file that only its owner may read.
    static func writePrivate(_ text: String, to path: String) throws {
        try write(text, to: path, permissions: 0o600)
    }

    static func write(_ text: String, to path: String, permissions: Int = 0o644) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: permissions])
        else {
            throw Problems([
                Problem(.unavailable, "the file cannot be written", at: path, remedy: "check the permissions")
            ])
        }
    }
}
