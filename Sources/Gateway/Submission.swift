// What a transport hands in, and what it gets back to answer its sender with.

public import Records

/// An organisation as its verified client certificate makes it known.
public struct Sender: Sendable, Hashable {
    public let organisation: ODSCode
    /// Organisations it may also send for (a processor's controllers).
    public let onBehalfOf: Set<ODSCode>
    /// SHA-256 of the certificate, hexadecimal.
    public let fingerprint: String
    /// As the certificate's binding says; `nil` when it names none: then the gateway's own.
    public let careSystem: CareSystem?

    public init(
        organisation: ODSCode, onBehalfOf: Set<ODSCode> = [], fingerprint: String, careSystem: CareSystem? = nil
    ) {
        self.organisation = organisation
        self.onBehalfOf = onBehalfOf
        self.fingerprint = fingerprint
        self.careSystem = careSystem
    }
}

public enum Channel: String, Sendable, Hashable {
    case mllp
    case https
    case folder
    /// Put through again by hand; nobody waits for the answer.
    case replay
}

/// One message as it arrived.
public struct Submission: Sendable {
    /// How much of what its sender submitted a message is.
    public enum Extent: Sendable, Hashable {
        case whole
        /// One of several messages that a long file became, not the last.
        case part
        /// The last, all before it having been accepted.
        case lastPart
    }

    public let sender: Sender
    public let channel: Channel
    public private(set) var format: Format
    /// Whether the version of FHIR that `format` names was stated: by the address, the media type or the sender's settings.
    public let isVersionStated: Bool
    public let bytes: [UInt8]
    public let receivedAt: Instant
    /// `X-Request-ID`, or made by the transport.
    public private(set) var requestID: String
    /// `X-Correlation-ID`, when the sender gave one.
    public private(set) var correlationID: String?
    /// `Idempotency-Key` (or `X-Request-ID`) of a record that carries no id of its own.
    public let idempotencyKey: String?
    /// What the transport had to put aside, to be said in the answer.
    public private(set) var warnings: [Problem]
    public let extent: Extent
    /// Whether its answer is one of several in an answer to all of them, which has no room for an alert.
    public let isOfBatch: Bool
    /// Why it is put aside, where that was found out before anything of it was read; `bytes` may then only tell of it.
    public private(set) var refusal: Problem?

    public init(
        sender: Sender, channel: Channel, format: Format, bytes: [UInt8], receivedAt: Instant, requestID: String,
        correlationID: String? = nil, idempotencyKey: String? = nil, warnings: [Problem] = [],
        extent: Extent = .whole, isOfBatch: Bool = false, refusal: Problem? = nil, isVersionStated: Bool = true
    ) {
        self.sender = sender
        self.channel = channel
        self.format = format
        self.bytes = bytes
        self.receivedAt = receivedAt
        self.requestID = requestID
        self.correlationID = correlationID
        self.idempotencyKey = idempotencyKey
        self.warnings = warnings
        self.extent = extent
        self.isOfBatch = isOfBatch
        self.refusal = refusal
        self.isVersionStated = isVersionStated
    }

    /// With ids that may be logged, whatever the transport let through.
    func traced(_ identifier: () -> String) -> Submission {
        var traced = self
        if !TraceID.isAcceptable(requestID) {
            traced.requestID = identifier()
            traced.warnings.append(TraceID.notTaken("the request id"))
        }
        if let correlationID, !TraceID.isAcceptable(correlationID) {
            traced.correlationID = identifier()
            traced.warnings.append(TraceID.notTaken("the correlation id"))
        }
        return traced
    }

    /// With the version of FHIR that it is of, where that was not stated: the one of the profiles which the document claims,
    /// or else the one of its sender's settings.
    func versioned(by profile: SenderProfile?) -> Submission {
        guard !isVersionStated, refusal == nil, format.fhirVersion != nil else { return self }
        var versioned = self
        do throws(Problem) {
            let isXML = format.isXML
            let version = try ProfiledVersion.of(bytes, isXML: isXML) ?? profile?.fhirVersion(isXML: isXML)
            if let version { versioned.format = .fhir(version, isXML: format.isXML) }
        } catch {
            versioned.refusal = error
        }
        return versioned
    }

    /// Whether the answer itself shows what the emergency department is told.
    var isAnsweredWithAlert: Bool { channel == .https && !isOfBatch }
}

/// What became of a submission. Everything but `busy` is durable before it is said.
public struct Answer: Sendable {
    public enum Outcome: Sendable {
        /// Stored and applied: AA, 200 or 202.
        case accepted
        /// Stored, not applied; the sender must correct it: AE, 422 (400 of syntax).
        case quarantined(Problem)
        /// An event or version that is not processed, recorded: AR, 415 or 422.
        case unsupported(Problem)
        /// The same control id with another body after acceptance: AE, 409.
        case conflict(Problem)
        /// Not stored; resend unchanged: AR, 429 or 503 with `Retry-After`.
        case busy(Problem)
    }

    public let outcome: Outcome
    /// Under which the sender can ask about it later; empty when it was not stored.
    public let messageID: String
    public let controlID: String?
    public let warnings: [Problem]
    /// A repeat of an accepted message: nothing was done a second time.
    public let isRepeat: Bool
    /// What the emergency department is told, when the message is of an attendance in one.
    public let view: EDView?

    public init(
        outcome: Outcome, messageID: String, controlID: String?, warnings: [Problem] = [], isRepeat: Bool = false,
        view: EDView? = nil
    ) {
        self.outcome = outcome
        self.messageID = messageID
        self.controlID = controlID
        self.warnings = warnings
        self.isRepeat = isRepeat
        self.view = view
    }

    /// The same, with more to be said.
    func adding(_ more: [Problem]) -> Answer {
        Answer(
            outcome: outcome, messageID: messageID, controlID: controlID, warnings: warnings + more, isRepeat: isRepeat,
            view: view)
    }
}
