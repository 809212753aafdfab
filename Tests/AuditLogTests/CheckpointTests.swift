import Testing

@testable import AuditLog

private let key = TestLog.key

private func tree(_ size: Int) -> MerkleTree {
    var tree = MerkleTree()
    for number in 0..<size { tree.append(LogEntry.leafHash([UInt8(number)])) }
    return tree
}

// The example of the signed-note form's first implementation (Go, golang.org/x/mod/sumdb/note).
@Test func keysAndSignaturesAreThoseOfSignedNote() throws {
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    let verifier = try VerifierKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    let secret = try #require(Base64.decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"))
    let signer = try SigningKey(name: "PeterNeumann", seed: Array(secret.dropFirst()))
    #expect(signer.verifier == verifier)
    #expect(verifier.description == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    let line =
        "PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    let note = try SignedNote("\(text)\n\u{2014} \(line)\n")
    #expect(note.text == text)
    #expect(note.signatures.map(\.keyHash) == [verifier.keyHash])
    #expect(verifier.verifies(note.signatures[0].bytes, of: Array(text.utf8)))
    #expect(signer.signature(of: Array(text.utf8)) == note.signatures[0].bytes)
}

@Test func aCheckpointHasThePublicForm() throws {
    let note = Checkpoint.sign(tree(5), with: key)
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(lines[0] == "northshire.example/audit")
    #expect(lines[1] == "5")
    #expect(lines[2] == Substring(Base64.encode(tree(5).root)))
    #expect(lines[3] == "")
    #expect(lines[4].hasPrefix("\u{2014} northshire.example/audit "))
    #expect(lines[5] == "")
    let opened = try Checkpoint.open(note, with: key.verifier)
    #expect(opened == Checkpoint(origin: "northshire.example/audit", size: 5, root: tree(5).root))
}

@Test func everyChangedByteOfACheckpointIsRefused() {
    let note = Array(Checkpoint.sign(tree(12), with: key).utf8)
    for offset in note.indices {
        for change: UInt8 in [0x01, 0x20, 0x80] {
            var changed = note
            changed[offset] ^= change
            #expect(throws: CheckpointProblem.self, "byte \(offset) xor \(change)") {
                try Checkpoint.open(String(decoding: changed, as: UTF8.self), with: key.verifier)
            }
        }
    }
}

@Test func aCheckpointByAnotherKeyIsNotSigned() {
    let other = signingKey("northshire.example/audit", seed: 8)
    #expect(throws: CheckpointProblem.unsigned) {
        try Checkpoint.open(Checkpoint.sign(tree(3), with: other), with: key.verifier)
    }
}

@Test func aSignatureInTheNameOfTheKeyThatIsNotByItIsForged() throws {
    let note = Checkpoint.sign(tree(3), with: key)
    let other = Checkpoint.sign(tree(4), with: key)
    let signature = try #require(other.split(separator: "\n").last)
    let text = note.prefix(while: { $0 != "\u{2014}" })
    #expect(throws: CheckpointProblem.badSignature) {
        try Checkpoint.open("\(text)\(signature)\n", with: key.verifier)
    }
}

@Test func aCheckpointOfAnotherLogIsRefusedThoughItIsSigned() {
    let foreign = Checkpoint(origin: "eastmoor.example/audit", size: 3, root: tree(3).root).signed(with: key)
    #expect(throws: CheckpointProblem.otherLog) { try Checkpoint.open(foreign, with: key.verifier) }
}

@Test func aWitnessMaySignToo() throws {
    let witness = signingKey("witness.example", seed: 9)
    let checkpoint = Checkpoint(origin: key.name, size: 3, root: tree(3).root)
    let cosignature = try #require(checkpoint.signed(with: witness).split(separator: "\n").last)
    let note = checkpoint.signed(with: key) + cosignature + "\n"
    #expect(try Checkpoint.open(note, with: key.verifier) == checkpoint)
}

@Test(arguments: [
    "", "\n", "\n\n", "log\n1\nAAAA\n", "log\n01\n",
    "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n", "log\n1\nx\r\n\n\u{2014} a AAAAAAAA\n",
])
func whatIsNoCheckpointIsMalformed(_ note: String) {
    #expect(throws: CheckpointProblem.malformed) { try Checkpoint.open(note, with: key.verifier) }
}

@Test(arguments: ["01", "+1", "-1", " 1", "1 ", "", "9223372036854775808", "0x1"])
func aSizeHasOneSpellingOnly(_ size: String) {
    let text = "\(key.name)\n\(size)\n\(Base64.encode(tree(1).root))\n"
    #expect(throws: CheckpointProblem.malformed) { try Checkpoint(text: text) }
}

@Test func extensionLinesAreCoveredByTheSignature() throws {
    let text = "\(key.name)\n1\n\(Base64.encode(tree(1).root))\nextension 1\n"
    let signature = Base64.encode(key.verifier.keyHash + key.signature(of: Array(text.utf8)))
    let note = "\(text)\n\u{2014} \(key.name) \(signature)\n"
    #expect(try Checkpoint.open(note, with: key.verifier).size == 1)
    #expect(throws: CheckpointProblem.badSignature) {
        try Checkpoint.open(note.replacing("extension 1", with: "extension 2"), with: key.verifier)
    }
}

@Test func aKeyIsTheSameAfterBeingWrittenAndRead() throws {
    let read = try SigningKey(name: key.name, pem: key.pem)
    #expect(key.pem.contains("BEGIN PRIVATE KEY"))
    #expect(read.verifier == key.verifier)
    #expect(try VerifierKey(key.verifier.description) == key.verifier)
    #expect(read.signature(of: [1, 2, 3]) == key.signature(of: [1, 2, 3]))
}

private func pem(_ label: String, _ base64: String) -> String {
    "-----BEGIN \(label)-----\n\(base64)\n-----END \(label)-----\n"
}

@Test func whatIsNoKeyIsRefused() {
    // An X25519 key: the same form with another algorithm (RFC 8410, 1.3.101.110).
    let other = bytes("302e020100300506032b656e04220420") + [UInt8](repeating: 3, count: 32)
    // PKCS#8, encrypted under a passphrase.
    let encrypted = """
        MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAj2pz/R0idwFQICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEExpL7c0KM+8QOrhDAoEbnMEQN71
        8+iJpTgheJCYrctAvUsdfWvrcHRH1p/lF0i5STiuRJS9iSZEJzJi/4aF7PIVjc8D
        KhpaNJ3/Sb0YM6xUOEI=
        """
    #expect(throws: KeyProblem.notEd25519) { try SigningKey(name: "a", pem: pem("PRIVATE KEY", Base64.encode(other))) }
    // Encrypted: refused at once, without asking a terminal for the passphrase.
    #expect(throws: KeyProblem.pem) { try SigningKey(name: "a", pem: pem("ENCRYPTED PRIVATE KEY", encrypted)) }
    #expect(throws: KeyProblem.pem) { try SigningKey(name: "a", pem: "") }
    #expect(throws: KeyProblem.pem) { try SigningKey(name: "a", pem: "not a key") }
    #expect(throws: KeyProblem.seed) { try SigningKey(name: "a", seed: [1, 2]) }
    for name in ["", "a b", "a+b", "a\nb", "a\u{7F}"] {
        #expect(throws: KeyProblem.name, "\(name)") { try SigningKey(name: name, pem: key.pem) }
    }
    let text = key.verifier.description
    for wrong in ["", "a", "a+b", text + "=", "x" + text, text.replacing("+", with: "-")] {
        #expect(throws: KeyProblem.verifierKey, "\(wrong)") { try VerifierKey(wrong) }
    }
}

@Test func base64HasOneSpellingOnly() {
    let vectors = [
        "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy",
    ]
    for (plain, coded) in vectors {
        #expect(Base64.encode(Array(plain.utf8)) == coded)
        #expect(Base64.decode(coded) == Array(plain.utf8))
    }
    let all = (0...255).map { UInt8($0) }
    #expect(Base64.decode(Base64.encode(all)) == all)
    for wrong in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "====", "Z===", "Zg==Zg==", "Zm9v\n", "Zm_v", "=Zm9"] {
        #expect(Base64.decode(wrong) == nil, "\(wrong)")
    }
}
