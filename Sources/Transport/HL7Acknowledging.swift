// An answer as HL7 v2 says it (messages.md, "Answers"): AA, AE, AR, and CA, CE, CR where MSH-15 or MSH-16 ask for the
// enhanced mode. Over MLLP every message is answered, also those whose MSH-15 says never: the connection waits for it.

internal import Gateway
internal import Records

struct HL7Acknowledging: Sendable {
    let now: @Sendable () -> Instant

    /// The acknowledgement of one message.
    /// - Parameters:
    ///   - header: of the message that is answered; `nil` when it has none.
    ///   - controlID: what is answered, where `header` does not say.
    ///   - note: words for MSA-3.
    func message(
        _ answer: Answer, to header: HL7Header?, controlID answered: String? = nil, note: String? = nil
    ) -> [UInt8] {
        let code: HL7Acknowledgement.Code
        var problems: [(problem: Problem, severity: HL7Acknowledgement.Severity)] = []
        // MSH-15 asks for the accept acknowledgement; MSH-16 alone for the application's, which has the original codes.
        let isEnhanced = header?.acceptAcknowledgement.map { $0 != .never } ?? false
        switch answer.outcome {
        case .accepted:
            code = isEnhanced ? .commitAccept : .applicationAccept
        case .quarantined(let problem), .conflict(let problem):
            code = isEnhanced ? .commitError : .applicationError
            problems.append((problem, .error))
        case .unsupported(let problem), .busy(let problem):
            code = isEnhanced ? .commitReject : .applicationReject
            problems.append((problem, .error))
        }
        problems += answer.warnings.map { ($0, .warning) }
        return HL7Acknowledgement.make(
            for: header, code: code, controlID: answered, note: note, problems: problems, dateTime: now(),
            newControlID: controlID())
    }

    /// The answer to a file of batches: a batch as well, or one acknowledgement of a file that could not be taken apart.
    /// Each names our message, by which its sender can ask about it.
    func batch(_ outcome: BatchOutcome) -> [UInt8] {
        guard let batch = outcome.batch else { return outcome.own.map { message($0, to: nil, note: note($0)) } ?? [] }
        let header = batch.headers.last ?? batch.fileHeader
        return HL7BatchAnswer.make(
            for: batch,
            acknowledgements: zip(batch.messages, outcome.answers).map { part, answer in
                message(answer, to: HL7Header(part.bytes), note: note(answer))
            },
            about: outcome.own.map { [message($0, to: nil, controlID: header?.controlID, note: note($0))] } ?? [],
            dateTime: now(), newControlID: controlID)
    }

    private func note(_ answer: Answer) -> String? {
        answer.messageID.isEmpty ? nil : "message \(answer.messageID)"
    }

    /// The answer to bytes that are no frame.
    func violation(_ problem: Problem) -> [UInt8] {
        HL7Acknowledgement.make(
            for: nil, code: .applicationReject, problems: [(problem, .error)], dateTime: now(),
            newControlID: controlID())
    }

    /// MSH-10 holds 20 characters in HL7 v2.3 to 2.5.
    private func controlID() -> String { String(randomID().prefix(20)) }
}
