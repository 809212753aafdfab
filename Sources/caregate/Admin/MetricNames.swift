// The metrics of this gateway: base units, and never a label that names a patient or a user.

enum MetricNames {
    static let help: [String: String] = [
        "caregate_build_info": "Always 1; the labels say which build runs.",
        "caregate_messages_received_total": "Messages received, by sender, format and acknowledgement.",
        "caregate_parse_errors_total": "Messages that could not be read, by sender, format and reason.",
        "caregate_elements_kept_as_extensions_total":
            "Elements of FHIR STU3 and DSTU2 without a home in R4, kept as extensions, by sender and format.",
        "caregate_decisions_total": "Decisions under the data sharing agreements, by outcome and reason.",
        "caregate_decision_duration_seconds": "Time that one decision takes.",
        "caregate_ed_alert_latency_seconds": "Time from the receipt of an attendance to the delivery of its alert.",
        "caregate_ed_alerts_total": "Views sent to emergency departments, by site and outcome.",
        "caregate_forward_queue_depth": "Deliveries that wait, by destination.",
        "caregate_forward_oldest_age_seconds": "Age of the oldest delivery that waits, by destination.",
        "caregate_feed_last_received_timestamp_seconds": "When a publisher was last heard.",
        "caregate_agreement_expiry_timestamp_seconds": "When an agreement ends.",
        "caregate_certificate_expiry_timestamp_seconds": "When an endpoint's certificate ends.",
        "caregate_break_glass_open": "Break-glass accesses that are to be reviewed.",
        "caregate_break_glass_overdue": "Break-glass accesses whose review is overdue.",
        "caregate_audit_entries_total": "Entries of the access log.",
        "caregate_audit_last_verified_timestamp_seconds": "When the access log was last verified.",
        "caregate_audit_verify_ok": "1 when the last verification of the access log succeeded, else 0.",
    ]
}
