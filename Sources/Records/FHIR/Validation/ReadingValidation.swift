// Validation as part of reading: what a sender's file says is done about a record that is not valid.

extension Reading {
    /// Adds the issues of a record to the warnings, or refuses the record.
    /// - Parameter resource: the record as its sender knows it, so that expressions lead to its elements.
    /// - Throws: the first error, and how many there are, where the level is `refuse`.
    mutating func validate(
        _ resource: Resource, _ level: ValidationLevel, _ profile: SenderProfile
    ) throws(Problem) {
        guard level != .off else { return }
        var options = ValidationOptions.standard
        // Whose numbers are all traced need not say so of each.
        options.verificationStatus = !profile.feed.tracedNHSNumbers
        let report = FHIRValidation.validate(resource, options: options)
        if level == .refuse, let first = report.issues.first(where: { $0.severity == .error }) {
            let others = report.errorCount - 1
            throw Problem(
                first.problem.reason,
                first.diagnostics + (others == 0 ? "" : ", and \(others) more error\(others == 1 ? "" : "s")"),
                at: first.expression, remedy: "correct it: records of this sender must be valid FHIR R4")
        }
        warnings += report.listed.map(\.problem)
    }
}
