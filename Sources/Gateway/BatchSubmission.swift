// A file of HL7 v2 batches (FHS, BHS): every message in it is a submission of its own, in their order, with its own audit
// entries and its own answer. What is wrong with the file itself (a count that is not what is there, a trailer that is
// missing, no message at all) is put aside like a message, with the whole file, for a person to look at; the messages that are there are applied.
//
// Stopped in between, the file is sent again: what was accepted of it before is a repeat.

public import Records
internal import ServiceLifecycle

/// What became of a file of batches.
public struct BatchOutcome: Sendable {
    /// `nil` when it could not be taken apart: then `own` says why.
    public let batch: HL7Batch?
    /// For each message of the batch, in its order.
    public let answers: [Answer]
    /// What became of the file itself, when something is wrong with it.
    public let own: Answer?

    /// Every answer there is.
    public var all: [Answer] { answers + (own.map { [$0] } ?? []) }
    /// The answer that decides what becomes of the file: the first that asks to resend, or else that was not accepted; `nil`
    /// when all was.
    public var decisive: Answer? {
        all.first { if case .busy = $0.outcome { true } else { false } }
            ?? all.first { if case .accepted = $0.outcome { false } else { true } }
    }
}

extension Submission {
    /// Whether it holds several messages under one header, which are to be submitted one by one.
    public var isBatch: Bool { format == .hl7v2 && refusal == nil && HL7Batch.isBatch(bytes) }

    /// Takes a file of batches apart and submits what is in it, until the gateway can take no more.
    /// - Parameter submit: takes one submission to `Gateway`.
    public func submitEach(_ submit: (Submission) async -> Answer) async -> BatchOutcome {
        let batch: HL7Batch
        do throws(Problem) { batch = try HL7Batch(bytes) } catch {
            return BatchOutcome(batch: nil, answers: [], own: await submit(refused(for: error)))
        }
        var answers: [Answer] = []
        var busy: Answer?
        for part in batch.messages {
            if busy == nil, Task.isCancelled || Task.isShuttingDownGracefully { busy = Self.stopping }
            let answer = if let busy { busy } else { await submit(single(part)) }
            answers.append(answer)
            // Those after it are not taken before it: messages of one person may depend on each other.
            if case .busy(let problem) = answer.outcome, busy == nil {
                busy = Answer(outcome: .busy(problem), messageID: "", controlID: nil)
            }
        }
        guard busy == nil, let problem = Self.problem(of: batch) else {
            return BatchOutcome(batch: batch, answers: answers, own: nil)
        }
        return BatchOutcome(batch: batch, answers: answers, own: await submit(refused(for: problem)))
    }

    private static let stopping = Answer(
        outcome: .busy(Problem(.unavailable, "the gateway is stopping", remedy: "resend the file unchanged")),
        messageID: "", controlID: nil)

    /// The first thing that is wrong with a batch, and how much more there is.
    private static func problem(of batch: HL7Batch) -> Problem? {
        guard let first = batch.problems.first else {
            // Its sender is told under which message of ours it can ask about it, as of any other file.
            guard batch.messages.isEmpty else { return nil }
            return Problem(
                .required, "the file is about nobody: it has no message", remedy: "send the messages with their headers"
            )
        }
        guard batch.problemCount > 1 else { return first }
        return Problem(
            first.reason, "\(first.what) (and \(batch.problemCount - 1) more such faults)", at: first.place,
            remedy: first.remedy)
    }

    private func single(_ part: HL7Batch.Part) -> Submission {
        Submission(
            sender: sender, channel: channel, format: format, bytes: part.bytes, receivedAt: receivedAt,
            requestID: requestID, correlationID: correlationID,
            idempotencyKey: idempotencyKey.map { "\($0)-\(part.number)" },
            warnings: part.number == 1 ? warnings : [], isOfBatch: true)
    }

    /// The whole of it, to be put aside with the reason.
    private func refused(for problem: Problem) -> Submission {
        Submission(
            sender: sender, channel: channel, format: format, bytes: bytes, receivedAt: receivedAt,
            requestID: requestID, correlationID: correlationID, idempotencyKey: idempotencyKey, warnings: warnings,
            isOfBatch: true, refusal: problem)
    }
}
