// The `openssl cms` command verifies what we sign, and we verify what it signs. Runs where the command is; says so when not.

import Foundation
import Records
import Testing

@testable import Agreements

struct OpenSSLCommandTests {
    private static let command = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    private struct Folder: ~Copyable {
        let url: URL

        init() throws {
            url = FileManager.default.temporaryDirectory.appending(path: "caregate-cms-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit {
            do { try FileManager.default.removeItem(at: url) } catch { Issue.record("\(error)") }
        }

        func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: url.appending(path: name)) }

        func openssl(_ command: String, _ arguments: String...) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: command)
            process.arguments = arguments
            process.currentDirectoryURL = url
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    @Test(arguments: [TestKey.p256, .rsa2048]) func eachReadsTheOthersSignatures(_ key: TestKey) throws {
        guard let command = Self.command else {
            print("not run: there is no openssl command")
            return
        }
        let folder = try Folder()
        // The command signs by the clock of the machine. It is given the certificate, and not to judge it, as we do.
        let signer = TestSigner("Northshire", key: key, from: "2020-01-01", until: "2049-01-01")
        let text = Fixture.agreement
        try folder.write(Array(text.utf8), "agreement.yaml")
        try folder.write(Array((text + " ").utf8), "edited.yaml")
        try folder.write(try signer.sign(text), "ours.p7s")
        try folder.write(signer.certificatePEM, "cert.pem")
        try folder.write(signer.keyPEM, "key.pem")
        for (file, isGood) in [("agreement.yaml", true), ("edited.yaml", false)] {
            let status = try folder.openssl(
                command, "cms", "-verify", "-binary", "-inform", "PEM", "-in", "ours.p7s", "-content", file,
                "-certfile", "cert.pem", "-nointern", "-noverify", "-out", "/dev/null")
            #expect((status == 0) == isGood)
        }
        for form in ["DER", "PEM"] {
            let status = try folder.openssl(
                command, "cms", "-sign", "-binary", "-md", "sha256", "-signer", "cert.pem", "-inkey", "key.pem", "-in",
                "agreement.yaml", "-outform", form, "-out", "theirs.p7s")
            #expect(status == 0)
            var set = SignedSet()
            set.pin(signer.certificatePEM, as: "503")
            set.add(Array(try Data(contentsOf: folder.url.appending(path: "theirs.p7s"))), of: "503")
            #expect(refusal(try set.result()) == nil)
        }
    }
}
