// A long file of rows, handed on part after part, each a message of its own, and what becomes of all of them. Stopped in
// between, it is sent (or taken from its folder) again, and what was accepted before is a repeat.

internal import Gateway
internal import Records
internal import ServiceLifecycle

struct RowsAnswers {
    private enum Bounds {
        /// Bytes of a file that are divided at once.
        static let chunkBytes = 1 << 20
    }

    /// What is said of the file, and of its parts as far as there is room.
    private(set) var warnings: [Problem]
    /// Of each part that was stored.
    private(set) var messageIDs: [String] = []
    private(set) var isBusy = false
    private var refused: Answer?
    private var last: Answer?
    private var left: Int

    /// - Parameter count: how many parts there are.
    init(warnings: [Problem], count: Int) {
        self.warnings = warnings
        left = count
    }

    /// Submits the next part. After one that could not be stored none is to be submitted.
    /// - Parameters:
    ///   - whole: the file as it came.
    ///   - key: by which a repeat of the part is known.
    mutating func submit(
        _ bytes: [UInt8], of whole: Submission, key: String, _ submit: (Submission) async -> Answer
    ) async {
        left -= 1
        let answer = await submit(
            Submission(
                sender: whole.sender, channel: whole.channel, format: .csv, bytes: bytes,
                receivedAt: whole.receivedAt, requestID: whole.requestID, correlationID: whole.correlationID,
                idempotencyKey: key, extent: left == 0 && refused == nil ? .lastPart : .part))
        switch answer.outcome {
        case .busy:
            isBusy = true
            last = answer
            return
        case .accepted: last = answer
        case .quarantined, .unsupported, .conflict: refused = refused ?? answer
        }
        if !answer.messageID.isEmpty { messageIDs.append(answer.messageID) }
        warnings += answer.warnings.prefix(Limits.resultWarnings - min(warnings.count, Limits.resultWarnings))
    }

    /// Whether the reason for which a part was refused is none of its own: every other would be refused for it as well.
    var isRefusedWhole: Bool {
        guard let reason = refused?.outcome.problem?.reason else { return false }
        return reason == .notAgreed || reason == .unsupportedFormat
    }

    /// Of the first part that was not accepted; else of the last. `nil` before all were submitted that are to be.
    var answer: Answer? {
        guard let answer = isBusy ? last : refused ?? last, isBusy || isRefusedWhole || left == 0 else { return nil }
        return Answer(
            outcome: answer.outcome, messageID: answer.messageID, controlID: answer.controlID, warnings: warnings,
            isRepeat: answer.isRepeat)
    }

    /// Divides a file that is held whole, and submits its parts; of one with a fault anywhere in its form nothing is applied,
    /// and it is put aside as it is.
    static func submit(
        _ whole: Submission, _ characterSet: CSVCharacterSet?, _ submit: (Submission) async -> Answer
    ) async -> RowsAnswers {
        let (parts, warnings): ([(part: Int, bytes: [UInt8])], [Problem])
        do throws(Problem) { (parts, warnings) = try divided(whole.bytes, characterSet) } catch {
            var answers = RowsAnswers(warnings: whole.warnings, count: 0)
            answers.refused = await submit(
                Submission(
                    sender: whole.sender, channel: whole.channel, format: .csv, bytes: whole.bytes,
                    receivedAt: whole.receivedAt, requestID: whole.requestID, correlationID: whole.correlationID,
                    idempotencyKey: whole.idempotencyKey, extent: .part, refusal: error))
            return answers
        }
        let key = whole.idempotencyKey ?? hexadecimal(sha256(whole.bytes))
        var answers = RowsAnswers(warnings: whole.warnings + warnings, count: parts.count)
        for (part, bytes) in parts {
            guard !Task.isCancelled, !Task.isShuttingDownGracefully, !answers.isBusy, !answers.isRefusedWhole
            else { break }
            await answers.submit(bytes, of: whole, key: "\(key)-\(part)", submit)
        }
        return answers
    }

    private static func divided(
        _ bytes: [UInt8], _ characterSet: CSVCharacterSet?
    ) throws(Problem) -> (parts: [(part: Int, bytes: [UInt8])], warnings: [Problem]) {
        var splitter = CSVSplitter(bytes: bytes.count, characterSet: characterSet)
        for start in stride(from: 0, to: bytes.count, by: Bounds.chunkBytes) {
            try splitter.push(Array(bytes[start..<min(start + Bounds.chunkBytes, bytes.count)]))
        }
        try splitter.finish()
        return (splitter.drain(), splitter.warnings)
    }
}
