// Who reads, and why. The organisation is the certificate's; purpose and role are two headers without a default: a
// service that assumes treatment when nobody says so discloses by omission.

internal import Agreements
internal import Gateway
internal import HTTPTypes

extension CareRecord {
    /// The reader of a call.
    /// - Throws: 401 without a certificate's identity; 400 without a known purpose and role, which is recorded.
    func reader(of call: Call, _ action: AuditEntry.Action) async throws -> RecordReaderIdentity {
        guard let sender = SenderIdentity.current else {
            throw Refusal(
                status: .unauthorized, code: "login", diagnostics: "A client certificate that is bound is required.")
        }
        guard let purpose = call.headers[.purposeOfUse].flatMap({ Purpose(rawValue: $0) }) else {
            return try await refuse(
                call, sender, action, reason: "purpose-not-stated",
                "Say the purpose of use in X-Purpose-Of-Use: one of "
                    + Purpose.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        guard let role = call.headers[.userRole].flatMap({ Role(rawValue: $0) }) else {
            return try await refuse(
                call, sender, action, reason: "role-not-stated",
                "Say the role in X-User-Role: one of " + Role.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        let user = call.headers[.userID]
        guard user == nil || user.flatMap(Self.logged) != nil else {
            return try await refuse(
                call, sender, action, reason: "user-malformed",
                "X-User-ID is not 1 to \(Limits.headerCharacters) visible ASCII characters.")
        }
        return RecordReaderIdentity(
            sender: sender, purpose: purpose, role: role, user: user, requestID: call.requestID,
            correlationID: call.correlationID)
    }

    private func refuse(
        _ call: Call, _ sender: Sender, _ action: AuditEntry.Action, reason: String, _ diagnostics: String
    ) async throws -> RecordReaderIdentity {
        try await access.recordRefusal(
            action, to: sender, reason: reason, correlationID: call.correlationID ?? call.requestID)
        throw Refusal(status: .badRequest, code: "required", diagnostics: diagnostics)
    }
}
