import Gateway
import Records
import Testing

@testable import Transport

@Suite struct TrustStoreTests {
    let pki: PKI

    init() throws { pki = try PKI() }

    private func verify(
        _ issued: DevelopmentAuthority.Issued, _ material: TrustMaterial, after seconds: Int64 = 0
    ) throws -> Result<VerifiedPeer, Refusal> {
        let store = try TrustStore(material)
        return store.verify(chain: [try X509Certificate.of(issued)], at: pki.start.adding(seconds: seconds))
    }

    @Test func aBoundCertificateSpeaksForItsOrganisation() throws {
        let client = try pki.client()
        let peer = try verify(client, try pki.material()).get()
        #expect(peer.sender.organisation == PKI.rk5)
        #expect(peer.sender.careSystem == CareSystem("northshire"))
        #expect(peer.sender.fingerprint == client.fingerprint)
    }

    @Test func noCertificateIsRefused() throws {
        let store = try TrustStore(try pki.material())
        #expect(store.verify(chain: [], at: pki.start).failure == .noCertificate)
    }

    @Test func bytesThatAreNoCertificateAreRefused() throws {
        let store = try TrustStore(try pki.material())
        let leaf = try X509Certificate.of(try pki.client())
        #expect(store.verify(chain: [[1, 2, 3]], at: pki.start).failure == .malformed)
        #expect(store.verify(chain: [leaf + [0]], at: pki.start).failure == .malformed)
        #expect(
            store.verify(chain: Array(repeating: leaf, count: Limits.chainCertificates + 1), at: pki.start).failure
                == .malformed)
    }

    @Test func refusalsSayWhy() throws {
        let client = try pki.client()
        let other = try PKI()
        #expect(try verify(client, try pki.material(revoking: [client])).failure == .revoked)
        #expect(try verify(try pki.client(until: -60), try pki.material()).failure == .expired)
        #expect(try verify(try pki.client(from: 60), try pki.material()).failure == .notYetValid)
        #expect(try verify(try other.client(), try pki.material()).failure == .untrusted)
        #expect(try verify(try pki.client("urn:nhs-uk:ods:ZZZ99"), try pki.material()).failure == .unbound)
        #expect(try verify(pki.server, try pki.material()).failure == .wrongPurpose)
    }

    /// Exact, never a part: hostile-inputs.md, "certificate confusion".
    @Test(arguments: [
        "urn:nhs-uk:ods:RK50", "urn:nhs-uk:ods:RK", "urn:nhs-uk:ods:rk5", "xurn:nhs-uk:ods:RK5", "urn:nhs-uk:ods:RK5/x",
    ])
    func aNearlyEqualNameIsUnbound(_ uri: String) throws {
        #expect(try verify(try pki.client(uri), try pki.material()).failure == .unbound)
    }

    @Test func aFingerprintBindsOneCertificate() throws {
        let bound = try pki.client("urn:x:1")
        let other = try pki.client("urn:x:1")
        let bindings = try #require(Bindings([.init(key: .fingerprint(bound.fingerprint), organisation: PKI.rk5)]))
        let material = try pki.material(bindings: bindings)
        #expect(try verify(bound, material).get().sender.organisation == PKI.rk5)
        #expect(try verify(other, material).failure == .unbound)
    }

    @Test func bindingsThatContradictEachOtherAreRefused() throws {
        let client = try pki.client()
        let bindings = try #require(
            Bindings([
                .init(key: .sanURI(DevelopmentAuthority.uri(of: PKI.rk5)), organisation: PKI.rk5),
                .init(key: .fingerprint(client.fingerprint), organisation: PKI.council),
            ]))
        #expect(try verify(client, try pki.material(bindings: bindings)).failure == .ambiguous)
    }

    @Test func aMissingListIsThePolicysToJudge() throws {
        let client = try pki.client()
        #expect(try verify(client, try pki.material(withList: false)).failure == .revocationUnknown)
        let lenient = RevocationPolicy(onMissing: .accept, onStale: .refuse)
        #expect(try verify(client, try pki.material(policy: lenient, withList: false)).failure == nil)
    }

    @Test func aStaleListIsThePolicysToJudgeButItsRevocationsHold() throws {
        let client = try pki.client()
        let lenient = RevocationPolicy(onMissing: .refuse, onStale: .accept)
        #expect(try verify(client, try pki.material(listUntil: -60)).failure == .revocationStale)
        #expect(try verify(client, try pki.material(policy: lenient, listUntil: -60)).failure == nil)
        #expect(
            try verify(client, try pki.material(revoking: [client], policy: lenient, listUntil: -60)).failure
                == .revoked)
    }

    @Test func whatWasVerifiedIsJudgedAgainWhenItExpires() throws {
        let client = try pki.client(until: 100)
        let store = try TrustStore(try pki.material())
        let chain = [try X509Certificate.of(client)]
        let peer = try store.verify(chain: chain, at: pki.start).get()
        #expect(store.verify(chain: chain, at: pki.start.adding(seconds: 101)).failure == .expired)
        #expect(store.verifyAgain(peer, at: pki.start.adding(seconds: 99)).failure == nil)
        #expect(store.verifyAgain(peer, at: pki.start.adding(seconds: 101)).failure == .expired)
    }

    @Test func whatWasVerifiedIsJudgedAgainWhenTheListGoesStale() throws {
        let store = try TrustStore(try pki.material(listUntil: 100))
        let peer = try store.verify(chain: [try X509Certificate.of(try pki.client())], at: pki.start).get()
        #expect(peer.validUntil <= pki.start.adding(seconds: 100))
        #expect(store.verifyAgain(peer, at: pki.start.adding(seconds: 101)).failure == .revocationStale)
    }

    @Test func aReloadForgetsWhatWasVerified() throws {
        let client = try pki.client()
        let store = try TrustStore(try pki.material())
        let peer = try store.verify(chain: [try X509Certificate.of(client)], at: pki.start).get()
        try store.reload(try pki.material(revoking: [client]))
        #expect(store.generation == 2)
        #expect(store.verifyAgain(peer, at: pki.start).failure == .revoked)
    }

    @Test func aCertificateThatSpeaksForAnotherAfterAReloadIsCutOff() throws {
        let store = try TrustStore(try pki.material())
        let peer = try store.verify(chain: [try X509Certificate.of(try pki.client())], at: pki.start).get()
        let moved = try #require(
            Bindings([.init(key: .sanURI(DevelopmentAuthority.uri(of: PKI.rk5)), organisation: PKI.council)]))
        try store.reload(try pki.material(bindings: moved))
        #expect(store.verifyAgain(peer, at: pki.start).failure == .rebound)
    }

    @Test func whatIsPreparedIsInForceOnlyOncePut() throws {
        let client = try pki.client()
        let store = try TrustStore(try pki.material())
        let replace = try store.prepare(try pki.material(revoking: [client]))
        #expect(store.generation == 1)
        #expect(store.verify(chain: [try X509Certificate.of(client)], at: pki.start).failure == nil)
        replace()
        #expect(store.generation == 2)
        #expect(store.verify(chain: [try X509Certificate.of(client)], at: pki.start).failure == .revoked)
    }

    @Test func aReloadThatCannotBeUsedChangesNothing() throws {
        let client = try pki.client()
        let store = try TrustStore(try pki.material())
        var material = try pki.material(revoking: [client])
        material.anchors = [
            NamedText(file: "broken.pem", text: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        ]
        #expect(throws: TrustError.self) { try store.reload(material) }
        #expect(store.generation == 1)
        #expect(store.verify(chain: [try X509Certificate.of(client)], at: pki.start).failure == nil)
    }

    @Test func anchorsMustBeAuthoritiesAndListsMustBeLists() throws {
        var material = try pki.material()
        material.anchors = [NamedText(file: "leaf.pem", text: try pki.client().certificatePEM)]
        #expect { try TrustStore(material) } throws: {
            "\($0)".hasPrefix("leaf.pem: client is not a certificate authority")
        }
        material = try pki.material()
        material.anchors = [NamedText(file: "empty.pem", text: "nothing here\n")]
        #expect { try TrustStore(material) } throws: { "\($0)" == "empty.pem: holds no certificate; expected PEM" }
        material = try pki.material()
        material.revocationLists = [NamedText(file: "no.crl.pem", text: pki.authority.root.certificatePEM)]
        #expect { try TrustStore(material) } throws: { "\($0)".hasPrefix("no.crl.pem: holds no revocation list") }
    }

    @Test func expiriesNameWhatRunsOut() throws {
        let store = try TrustStore(try pki.material())
        _ = store.verify(chain: [try X509Certificate.of(try pki.client(until: 5000))], at: pki.start)
        let expiries = Dictionary(uniqueKeysWithValues: store.expiries.map { ($0.endpoint, $0.notAfter) })
        #expect(Set(expiries.keys) == ["trust:Test root", "crl:root.crl.pem", "client:RK5"])
        let end = try #require(expiries["client:RK5"])
        #expect(abs(end.milliseconds(since: pki.start.adding(seconds: 5000))) < 1000)
    }

    @Test func credentialsMustBelongTogether() throws {
        let one = try pki.client()
        let other = try pki.client()
        #expect {
            try TLSCredentials(
                certificateChain: NamedText(file: "a.pem", text: one.certificatePEM),
                privateKey: NamedText(file: "b.key", text: other.privateKeyPEM))
        } throws: {
            "\($0)" == "b.key: is not the key of the first certificate in a.pem"
        }
        #expect {
            try TLSCredentials(
                certificateChain: NamedText(file: "a.pem", text: one.certificatePEM),
                privateKey: NamedText(file: "b.key", text: "no key"))
        } throws: {
            "\($0)".hasPrefix("b.key: holds no private key")
        }
    }

    @Test func developmentCertificatesAreAsTheirNamesSay() throws {
        let files = try DevelopmentCertificates.make(organisations: [PKI.rk5, PKI.council], at: pki.start)
        let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
        #expect(files.filter(\.isSecret).allSatisfy { $0.path.hasSuffix(".key") })
        #expect(
            files.filter { $0.path.hasSuffix(".key") }.allSatisfy { $0.isSecret && $0.text.contains("PRIVATE KEY") })
        let store = try TrustStore(
            TrustMaterial(
                anchors: [NamedText(file: "root.pem", text: try #require(texts["root.pem"]))],
                revocationLists: [NamedText(file: "crl", text: try #require(texts["revoked.crl.pem"]))],
                bindings: try Bindings(
                    yaml: NamedText(file: "bindings.yaml", text: try #require(texts["bindings.yaml"])))))
        let expected: [(String, Refusal?)] = [
            ("RK5", nil), ("503", nil), ("revoked", .revoked), ("expired", .expired), ("unbound", .unbound),
        ]
        for (name, refusal) in expected {
            let chain = [try X509Certificate.bytes(pem: try #require(texts["clients/\(name).pem"]))]
            #expect(store.verify(chain: chain, at: pki.start).failure == refusal, "\(name)")
        }
    }
}

extension Result {
    /// The error of a failure.
    var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
