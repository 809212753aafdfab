// An answer as HL7 v2 says it (messages.md, "Answers"): AA, AE, AR, and CA, CE, CR where MSH-15 or MSH-16 ask for the
// enhanced mode. Over MLLP every message is answered, also those whose MSH-15 says never: the connection waits for it.

internal import Gateway
internal import NIOCore
internal import Records

struct MLLPAcknowledging: Sendable {
    let now: @Sendable () -> Instant

    func frame(_ answer: Answer, to header: HL7Header?) -> ByteBuffer {
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
        return framed(
            HL7Acknowledgement.make(
                for: header, code: code, problems: problems, dateTime: now(), newControlID: controlID()))
    }

    /// The answer to bytes that are no frame.
    func frame(violation problem: Problem) -> ByteBuffer {
        framed(
            HL7Acknowledgement.make(
                for: nil, code: .applicationReject, problems: [(problem, .error)], dateTime: now(),
                newControlID: controlID()))
    }

    private func framed(_ message: [UInt8]) -> ByteBuffer { ByteBuffer(bytes: MLLPFraming.frame(message)) }

    /// MSH-10 holds 20 characters in HL7 v2.3 to 2.5.
    private func controlID() -> String { String(randomID().prefix(20)) }
}
