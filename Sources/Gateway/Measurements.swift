// Metrics of the pipeline (interfaces.md): never a patient, never a user as a label.

internal import Agreements
internal import Metrics
internal import Records

enum Measurements {
    static func received(_ submission: Submission, _ answer: Answer) {
        Counter(
            label: "caregate_messages_received_total",
            dimensions: [
                ("source", submission.sender.organisation.text), ("format", submission.format.rawValue),
                ("ack", answer.outcome.word),
            ]
        ).increment()
        if let problem = answer.outcome.problem {
            Counter(
                label: "caregate_parse_errors_total",
                dimensions: [
                    ("source", submission.sender.organisation.text), ("format", submission.format.rawValue),
                    ("reason", problem.reason.rawValue),
                ]
            ).increment()
        }
    }

    static func decided(_ decision: Decision) {
        Counter(
            label: "caregate_decisions_total",
            dimensions: [
                ("publisher", decision.request.publisher.text), ("receiver", decision.request.recipient.text),
                ("data_class", decision.request.category.rawValue), ("outcome", decision.outcome.rawValue),
                ("reason", decision.reason.rawValue),
            ]
        ).increment()
    }

    /// - Parameter milliseconds: from the arrival of the message to the endpoint's acknowledgement of the alert.
    static func alertDelivered(site: ODSCode, milliseconds: Int64) {
        Timer(label: "caregate_ed_alert_latency_seconds", dimensions: [("site", site.text)])
            .recordMilliseconds(milliseconds)
    }

    static func alert(site: ODSCode, outcome: String) {
        Counter(label: "caregate_ed_alerts_total", dimensions: [("site", site.text), ("outcome", outcome)]).increment()
    }

    static func audited(_ count: Int) {
        Counter(label: "caregate_audit_entries_total").increment(by: count)
    }
}
