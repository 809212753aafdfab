// An agreement that must be signed is in force only while every party's signature counts.

import COpenSSL
import Records
import Testing

@testable import Agreements

struct SignatureTests {
    /// Both parties signed: Northshire with P-256, Kingsmead with RSA.
    private func signed() throws -> SignedSet {
        var set = SignedSet()
        try set.sign("503", TestSigner("Northshire"))
        try set.sign("RK5", TestSigner("Kingsmead", key: .rsa2048))
        return set
    }

    @Test func inForceWhenEveryPartySigned() throws {
        let set = try signed()
        #expect(try set.decide().outcome == .permit)
        #expect(try set.policy().signatures.findings.count == 2)
        #expect(try set.policy().warnings(at: Fixture.at("2026-06-15")).isEmpty)
    }

    @Test(arguments: ["503", "RK5"]) func notInForceWhenOneDidNot(_ party: String) throws {
        var set = try signed()
        set.evidence.signatures.removeAll { $0.path.contains("/\(party).p7s") }
        let decision = try set.decide()
        #expect(decision.outcome == .deny)
        #expect(decision.reason == .unsigned)
        #expect(decision.detail.contains("no signature of \(party)"))
        let warnings = try set.policy().warnings(at: Fixture.at("2026-06-15"))
        // An agreement that is never in force has a clause that never grants.
        #expect(warnings.map(\.kind) == [.neverGrants, .signatureMissing])
        #expect(warnings.last?.isError == true)
    }

    @Test func noneIsNeededUnlessRequired() throws {
        var set = SignedSet()
        #expect(try set.decide().reason == .unsigned)
        set.settings.requiresSignatures = false
        #expect(try set.decide().outcome == .permit)
        // One that is there and does not count is told all the same.
        set.add([1, 2, 3], of: "503")
        #expect(try set.decide().outcome == .permit)
        #expect(try set.policy().warnings(at: Fixture.at("2026-06-15")).map(\.kind) == [.signatureRefused])
    }

    @Test func aSignatureCountsFromTheTimeItWasMade() throws {
        var set = SignedSet()
        try set.sign("503", TestSigner("Northshire"))
        try set.sign("RK5", TestSigner("Kingsmead"), at: "2026-03-02T09:30:00Z")
        #expect(try set.decide(at: "2026-03-02T09:29:59Z").reason == .unsigned)
        #expect(try set.decide(at: "2026-03-02T09:30:00Z").outcome == .permit)
    }

    @Test func anEditedFileIsNoLongerSigned() throws {
        let signed = try signed()
        let bytes = Array(signed.text.utf8)
        for index in [0, bytes.count / 2, bytes.count - 1] {
            var edited = bytes
            // A digit or letter for another, in values that the loader does not judge.
            edited[index] = edited[index] ^ 0x01
            let certificates = try PartyCertificates(signed.evidence.parties)
            let refusal = #expect(throws: SignatureRefusal.self) {
                try certificates.verify(signed.evidence.signatures[0].bytes, over: edited, by: Fixture.code("503"))
            }
            #expect(refusal == .otherBytes)
        }
        var set = signed
        set.text = set.text.replacing("title: Tell the", with: "title: Tell  the")
        #expect(refusal(try set.result("503")) == .otherBytes)
        #expect(refusal(try set.result("RK5")) == .otherBytes)
        #expect(try set.decide().reason == .unsigned)
        // A line's end is a byte like any other.
        set.text = signed.text + "\n"
        #expect(refusal(try set.result()) == .otherBytes)
    }

    @Test func whoDidNotSignIsTold() throws {
        let (council, hospital) = (TestSigner("Northshire"), TestSigner("Kingsmead"))
        var set = SignedSet()
        set.add(try council.sign(set.text), of: "503")
        #expect(refusal(try set.result()) == .noCertificate)
        set.pin(hospital.certificatePEM, as: "RK5")
        #expect(refusal(try set.result()) == .noCertificate)
        set.pin(TestSigner("Northshire's other").certificatePEM, as: "503")
        #expect(refusal(try set.result()) == .notPinned)
        set.pin(council.certificatePEM, as: "503-2027")
        #expect(refusal(try set.result()) == nil)
        set.evidence.signatures = []
        set.add(try hospital.sign(set.text), of: "503")
        #expect(refusal(try set.result()) == .wrongParty)
    }

    /// The same names and serial number, another key.
    @Test func anImpostorsSignatureDoesNotVerify() throws {
        var set = SignedSet()
        set.pin(TestSigner("Northshire", serial: 7).certificatePEM, as: "503")
        set.add(try TestSigner("Northshire", serial: 7).sign(set.text), of: "503")
        #expect(refusal(try set.result()) == .doesNotVerify)
    }

    @Test(arguments: [
        (TestKey.rsa1024, "digitalSignature", false, SignatureRefusal.weakKey),
        (.p256, "keyEncipherment", false, .notForSigning), (.p256, "", true, .notForSigning),
    ])
    func aCertificateMustBeForSigning(
        _ key: TestKey, _ usage: String, _ isAuthority: Bool, _ expected: SignatureRefusal
    ) throws {
        let signer = TestSigner("Northshire", key: key, usage: usage, isAuthority: isAuthority)
        var set = SignedSet()
        set.pin(signer.certificatePEM, as: "503")
        set.add(signer.message(set.text), of: "503")
        #expect(refusal(try set.result()) == expected)
        #expect(throws: Problem.self) { try signer.sign(set.text) }
    }

    @Test func whatIsNoSuchSignatureIsRefused() throws {
        let (signer, other) = (TestSigner("Northshire"), TestSigner("Kingsmead", serial: 2))
        let text = Fixture.agreement
        let good = TestSigner.der(try signer.sign(text))
        let cases: [([UInt8], SignatureRefusal)] = [
            ([], .notCMS), (Array("-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n".utf8), .notCMS),
            (Array(good.dropLast()), .notCMS), (good + [0], .notCMS),
            ([UInt8](repeating: 0x30, count: Limits.signatureBytes + 1), .tooLarge),
            (signer.message(text, flags: CMS_BINARY), .notDetached),
            (signer.message(text, with: [other]), .notOneSigner),
            (signer.message(text, digest: EVP_sha1()), .weakDigest),
            (signer.message(text, flags: CMS_BINARY | CMS_DETACHED | CMS_NOATTR), .noSigningTime),
            // Without CMS_BINARY the ends of lines are changed before they are signed.
            (signer.message(text, flags: CMS_DETACHED), .otherBytes),
        ]
        for (bytes, expected) in cases {
            var set = SignedSet()
            set.pin(signer.certificatePEM, as: "503")
            set.add(bytes, of: "503")
            #expect(refusal(try set.result()) == expected)
        }
        for digest in [EVP_sha384(), EVP_sha512()] {
            var set = SignedSet()
            // OpenSSL signs the time of the machine: the certificate must be valid whenever the test runs.
            let lasting = TestSigner("Northshire", from: "2020-01-01", until: "2049-01-01")
            set.pin(lasting.certificatePEM, as: "503")
            set.add(lasting.message(text, digest: digest), of: "503")
            #expect(refusal(try set.result()) == nil)
        }
    }

    @Test func derAndPEMAreRead() throws {
        var set = try signed()
        let pem = set.evidence.signatures[0].bytes
        for bytes in [TestSigner.der(pem), pem + Array("\r\n\n".utf8)] {
            set.evidence.signatures[0] = EvidenceFile(path: set.evidence.signatures[0].path, bytes: bytes)
            #expect(refusal(try set.result()) == nil)
        }
    }

    /// No change of a byte makes a signature count that says something else, and none ends the process.
    @Test func aChangedSignatureNeverSaysSomethingElse() throws {
        let set = try signed()
        let certificates = try PartyCertificates(set.evidence.parties)
        for (place, party) in [(0, "503"), (1, "RK5")] {
            let good = TestSigner.der(set.evidence.signatures[place].bytes)
            let content = Array(set.text.utf8)
            let original = try certificates.verify(good, over: content, by: Fixture.code(party))
            for index in good.indices {
                for mask in [UInt8(0x01), 0x80, 0xFF] {
                    var changed = good
                    changed[index] ^= mask
                    do throws(SignatureRefusal) {
                        let verified = try certificates.verify(changed, over: content, by: Fixture.code(party))
                        // What is not signed, such as the certificate that came with it, says nothing.
                        #expect(verified == original, "byte \(index) ^ \(mask)")
                    } catch {
                        #expect(!error.sentence.isEmpty)
                    }
                }
            }
        }
    }

    @Test func filesThatSayNothingAreRefused() throws {
        var set = try signed()
        set.evidence.signatures.append(EvidenceFile(path: "agreements/signatures/503.txt", bytes: []))
        #expect(throws: PolicyErrors.self) { try set.policy() }
        set = try signed()
        for name in ["northshire", "503.key", "50"] {
            var other = set
            other.evidence.parties.append(EvidenceFile(path: "certs/parties/\(name).pem", bytes: [0]))
            #expect(throws: PolicyErrors.self) { try other.policy() }
        }
        // One key that speaks for two parties.
        set.pin(TestSigner("both").certificatePEM, as: "504")
        set.pin(set.evidence.parties.last!.bytes, as: "505")
        #expect(throws: PolicyErrors.self) { try set.policy() }
    }

    @Test func aSignatureOfNoPartyOrForNoAgreementIsTold() throws {
        var set = try signed()
        let signer = TestSigner("Eastmoor")
        set.pin(signer.certificatePEM, as: "504")
        set.add(try signer.sign(set.text), of: "504")
        #expect(refusal(try set.result("504")) == .notAParty)
        set.evidence.signatures.append(
            EvidenceFile(path: "agreements/signatures/NS-T-1@2/505.p7s", bytes: try signer.sign(set.text)))
        #expect(refusal(try set.result("505")) == .noSuchAgreement)
        #expect(try set.decide().outcome == .permit)
    }

    @Test func theRevisionCoversSignaturesAndCertificates() throws {
        let set = try signed()
        let revision = try set.policy().revision
        var reordered = set
        reordered.evidence.signatures.reverse()
        reordered.evidence.parties.reverse()
        #expect(try reordered.policy().revision == revision)
        var changed = set
        changed.evidence.signatures.removeLast()
        #expect(try changed.policy().revision != revision)
        changed = set
        changed.pin(TestSigner("Northshire's next").certificatePEM, as: "503-2027")
        #expect(try changed.policy().revision != revision)
        changed = set
        changed.settings.requiresSignatures = false
        #expect(try changed.policy().revision != revision)
    }
}
