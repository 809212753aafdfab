// Metrics of the pipeline (interfaces.md): never a patient, never a user as a label.

internal import Agreements
internal import Metrics
internal import Records
internal import Synchronization

/// What a transaction brings about, counted once it is durable.
enum Measurement: Sendable {
    case decision(Decision)
    case alert(site: ODSCode, outcome: String)
    /// From the arrival of the message to the endpoint's acknowledgement of the alert.
    case alertDelivered(site: ODSCode, milliseconds: Int64)
}

enum Measurements {
    /// - Parameter kept: elements of an earlier FHIR without a home in R4.
    static func received(_ submission: Submission, _ answer: Answer, kept: Int) {
        let (source, format) = (submission.sender.organisation.text, submission.format.rawValue)
        count(.received, [source, format, answer.outcome.word])
        if kept > 0, case .accepted = answer.outcome, !answer.isRepeat { count(.kept, [source, format], by: kept) }
        if let problem = answer.outcome.problem { count(.parseError, [source, format, problem.reason.rawValue]) }
    }

    static func count(_ measurement: Measurement) {
        switch measurement {
        case .decision(let decision):
            count(
                .decision,
                [
                    decision.request.publisher.text, decision.request.recipient.text,
                    decision.request.category.rawValue, decision.outcome.rawValue, decision.reason.rawValue,
                ])
        case .alert(let site, let outcome): count(.alert, [site.text, outcome])
        case .alertDelivered(let site, let milliseconds):
            let timer = handles.withLock { handles -> Timer in
                if let timer = handles.latency[site] { return timer }
                let timer = Timer(label: "caregate_ed_alert_latency_seconds", dimensions: [("site", site.text)])
                handles.latency[site] = timer
                return timer
            }
            timer.recordMilliseconds(milliseconds)
        }
    }

    private static let decisionTimer = Timer(label: "caregate_decision_duration_seconds")

    static func decided(in duration: Duration) {
        decisionTimer.recordNanoseconds(
            duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000)
    }

    static func audited(_ entries: Int) { count(.audit, [], by: entries) }

    // MARK: Handles

    private enum Family: Hashable {
        case received
        case parseError
        case kept
        case decision
        case alert
        case audit

        var label: String {
            switch self {
            case .received: "caregate_messages_received_total"
            case .parseError: "caregate_parse_errors_total"
            case .kept: "caregate_elements_kept_as_extensions_total"
            case .decision: "caregate_decisions_total"
            case .alert: "caregate_ed_alerts_total"
            case .audit: "caregate_audit_entries_total"
            }
        }

        var dimensions: [String] {
            switch self {
            case .received: ["source", "format", "ack"]
            case .parseError: ["source", "format", "reason"]
            case .kept: ["source", "format"]
            case .decision: ["publisher", "receiver", "data_class", "outcome", "reason"]
            case .alert: ["site", "outcome"]
            case .audit: []
            }
        }
    }

    private struct Key: Hashable {
        let family: Family
        let values: [String]
    }

    private struct Handles {
        var counters: [Key: Counter] = [:]
        var latency: [ODSCode: Timer] = [:]
    }

    /// Finding a handle in the backend costs more than counting: each is found once. All labels are of closed lists or of
    /// organisations in the rules, so there are not many.
    private static let handles = Mutex(Handles())

    private static func count(_ family: Family, _ values: [String], by amount: Int = 1) {
        let key = Key(family: family, values: values)
        let counter = handles.withLock { handles -> Counter in
            if let counter = handles.counters[key] { return counter }
            let counter = Counter(label: family.label, dimensions: Array(zip(family.dimensions, values)))
            handles.counters[key] = counter
            return counter
        }
        counter.increment(by: amount)
    }
}

extension PolicySet {
    /// Decides, and keeps how long that took.
    func measured(_ request: Request, id: String) -> Decision {
        let begin = ContinuousClock.now
        let decision = decide(request, id: id)
        Measurements.decided(in: ContinuousClock.now - begin)
        return decision
    }
}
