// Why a signature does not count. Stable words for machines, and a sentence for whoever must see to it.

/// Every reason for which a signature file is refused.
public enum SignatureRefusal: String, Error, Sendable, Hashable, CaseIterable {
    case tooLarge = "too-large"
    case notCMS = "not-cms"
    case notDetached = "not-detached"
    case notOneSigner = "not-one-signer"
    case weakDigest = "weak-digest"
    case noSigningTime = "no-signing-time"
    case noCertificate = "no-certificate"
    case wrongParty = "wrong-party"
    case notPinned = "not-the-pinned-certificate"
    case notForSigning = "not-a-signing-certificate"
    case weakKey = "weak-key"
    case otherBytes = "other-bytes"
    case doesNotVerify = "does-not-verify"
    case outsideValidity = "signed-outside-validity"
    case afterRevocation = "signed-after-revocation"
    case noRevocationList = "no-revocation-list"
    case notAParty = "not-a-party"
    case noSuchAgreement = "no-such-agreement"

    public var sentence: String {
        switch self {
        case .tooLarge: "it is larger than \(Limits.signatureBytes) bytes"
        case .notCMS: "it is not one CMS SignedData, in DER or PEM"
        case .notDetached: "it carries content of its own; sign the file detached"
        case .notOneSigner: "it has not exactly one signer; give each party a file of its own"
        case .weakDigest: "its digest is weaker than SHA-256"
        case .noSigningTime: "it does not say, signed, when it was made"
        case .noCertificate: "the party has no certificate in certs/parties"
        case .wrongParty: "another party's certificate made it"
        case .notPinned: "the certificate that made it is not the party's in certs/parties"
        case .notForSigning: "its certificate is not for signing: an authority's, or of another key usage"
        case .weakKey: "its key is weaker than RSA 2048 or P-256, or of another kind"
        case .otherBytes: "it is over other bytes than the agreement's file has now"
        case .doesNotVerify: "it does not verify with the party's certificate"
        case .outsideValidity: "it was made outside the validity of its certificate"
        case .afterRevocation: "it was made after its certificate was revoked"
        case .noRevocationList: "its certificate's issuer is listed, and has no revocation list that was current then"
        case .notAParty: "it is of an organisation that is no party of the agreement"
        case .noSuchAgreement: "no agreement of that id and version is loaded"
        }
    }
}
