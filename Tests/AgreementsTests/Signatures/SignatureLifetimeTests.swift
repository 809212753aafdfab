// Certificates that run out or are revoked: suspended from that instant, and told ahead of it.

import COpenSSL
import Records
import Testing

@testable import Agreements

struct SignatureLifetimeTests {
    private let hospital = TestSigner("Kingsmead")

    /// Kingsmead signed for two years; Northshire with this certificate.
    private func set(_ signer: TestSigner) throws -> SignedSet {
        var set = SignedSet()
        try set.sign("RK5", hospital)
        try set.sign("503", signer)
        return set
    }

    @Test func anExpiredSignerSuspendsFromThatInstant() throws {
        let set = try set(TestSigner("Northshire", until: "2026-09-01T11:59:59Z"))
        let before = try set.decide(at: "2026-09-01T11:59:59.999Z")
        #expect(before.outcome == .permit)
        #expect(before.validUntil == Fixture.at("2026-09-01T12:00:00Z"))
        let after = try set.decide(at: "2026-09-01T12:00:00Z")
        #expect(after.reason == .suspended)
        #expect(after.detail.contains("certificate of 503's signature expires"))
    }

    @Test func aSignatureMadeOutsideTheValidityIsRefused() throws {
        let signer = TestSigner("Northshire", from: "2020-01-01", until: "2021-01-01")
        var set = SignedSet()
        set.pin(signer.certificatePEM, as: "503")
        // OpenSSL signs the time of the machine, which is long past that.
        set.add(signer.message(set.text), of: "503")
        #expect(refusal(try set.result()) == .outsideValidity)
        #expect(throws: Problem.self) { try signer.sign(set.text) }
    }

    @Test(arguments: [
        ("2026-06-02T12:00:00Z", nil), ("2026-06-03T12:00:00Z", "within 90 days"),
        ("2026-08-01T12:00:00Z", "within 90 days"), ("2026-08-02T12:00:00Z", "within 30 days"),
        ("2026-08-24T12:00:00Z", "within 30 days"), ("2026-08-25T12:00:00Z", "within 7 days"),
        ("2026-09-01T11:00:00Z", "within 7 days"), ("2026-09-01T12:00:00Z", "is suspended since"),
    ])
    func theEndIsToldAhead(_ instant: String, _ words: String?) throws {
        let set = try set(TestSigner("Northshire", until: "2026-09-01T11:59:59Z"))
        let warnings = try set.policy().warnings(at: Fixture.at(instant))
            .filter { [.signatureEndsSoon, .signatureMissing].contains($0.kind) }
        #expect(warnings.count == (words == nil ? 0 : 1))
        if let words { #expect(warnings.first?.what.contains(words) == true, "\(warnings)") }
    }

    @Test func aSuccessorTakesOverWithoutAGap() throws {
        var set = try set(TestSigner("Northshire", until: "2026-09-01T11:59:59Z"))
        let next = TestSigner("Northshire", from: "2026-07-01", until: "2028-07-01", serial: 2)
        set.pin(next.certificatePEM, as: "503-2028")
        set.add(try next.sign(set.text, at: "2026-08-01T09:00:00Z"), of: "503-2028")
        for instant in ["2026-06-15", "2026-08-15", "2026-09-01T12:00:00Z", "2026-12-31T12:00:00Z"] {
            #expect(try set.decide(at: instant).outcome == .permit)
        }
        let warnings = try set.policy().warnings(at: Fixture.at("2026-08-30"))
        #expect(!warnings.contains { $0.kind == .signatureEndsSoon })
    }

    @Test func aPartyThatHasLeftNeedNotHoldACertificate() throws {
        var set = SignedSet()
        set.text = Fixture.edited([("    joins: 2026-01-01\n", "    joins: 2026-01-01\n    leaves: 2026-05-31\n")])
        try set.sign("503", TestSigner("Northshire", until: "2026-06-10"))
        try set.sign("RK5", hospital)
        let policy = try set.policy()
        let windows = policy.signatures.windows(of: policy.agreements[0], policy.settings)
        #expect(Window.contains(windows, Fixture.at("2026-06-20").milliseconds))
        #expect(!policy.warnings(at: Fixture.at("2026-06-20")).contains { $0.kind == .signatureMissing })
    }

    // MARK: Revocation

    private func listed(_ list: (TestSigner, TestSigner) -> [UInt8]?) throws -> SignedSet {
        let authority = TestSigner("Authority", isAuthority: true)
        let signer = TestSigner("Northshire", issuer: authority, serial: 5)
        var set = try set(signer)
        set.pin(authority.certificatePEM, as: "issuers")
        if let list = list(authority, signer) { set.pin(list, as: "authority.crl") }
        return set
    }

    @Test func aRevokedSignerSuspendsFromThatInstant() throws {
        let set = try listed { $0.list(revoking: [$1], on: "2026-06-20T09:00:00Z") }
        #expect(try set.decide(at: "2026-06-20T08:59:59Z").outcome == .permit)
        let after = try set.decide(at: "2026-06-20T09:00:00Z")
        #expect(after.reason == .suspended)
        #expect(after.detail.contains("revoked"))
    }

    @Test func aListThatNamesOthersRevokesNobody() throws {
        let set = try listed { authority, _ in authority.list(revoking: [TestSigner("other", serial: 6)]) }
        #expect(try set.decide(at: "2026-12-01").outcome == .permit)
    }

    @Test func aSignatureMadeAfterTheRevocationIsRefused() throws {
        let set = try listed { $0.list(revoking: [$1], on: "2025-12-05T09:00:00Z") }
        #expect(refusal(try set.result()) == .afterRevocation)
    }

    @Test func aListedIssuerNeedsACurrentList() throws {
        #expect(refusal(try listed { _, _ in nil }.result()) == .noRevocationList)
        let stale = try listed { authority, _ in authority.list(next: "2026-07-01T00:00:00Z") }
        #expect(try stale.decide(at: "2026-06-30T23:59:59Z").outcome == .permit)
        #expect(try stale.decide(at: "2026-07-01T00:00:00Z").reason == .suspended)
        let soon = try stale.policy().warnings(at: Fixture.at("2026-06-29T12:00:00Z"))
        #expect(soon.contains { $0.kind == .signatureEndsSoon && $0.what.contains("next update") })
        #expect(!(try stale.policy().warnings(at: Fixture.at("2026-06-20"))).contains { $0.kind == .signatureEndsSoon })
    }

    @Test func aListOfAnotherHandRefusesTheSet() throws {
        let forged = try listed { _, _ in TestSigner("Authority", isAuthority: true).list() }
        #expect(throws: PolicyErrors.self) { try forged.policy() }
        let partitioned = try listed { authority, _ in authority.list(critical: NID_issuing_distribution_point) }
        #expect(throws: PolicyErrors.self) { try partitioned.policy() }
    }
}
