// Settings of a sender (interfaces.md): what opens its file in mappings/.

/// Reads the settings of one file.
struct SettingsReader {
    let file: String
    let problems: ProblemList

    func formats(_ fields: inout YAMLFields) -> Set<Format> {
        guard let node = fields.required("formats") else { return [] }
        return Set(
            fields.texts(node, "formats").compactMap { text in
                if let format = Format(rawValue: text) { return format }
                let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
                problems.add(.dataType, "\(text) is none of \(known)", file, node.place)
                return nil
            })
    }

    /// `fhir_version: STU3`: what a document is read as when neither it nor how it was sent says.
    /// - Returns: where the file does not say, the one version of which there are formats.
    func fhirVersion(_ fields: inout YAMLFields, _ formats: Set<Format>) -> FHIRVersion? {
        let listed = Set(formats.compactMap(\.fhirVersion))
        guard let node = fields.take("fhir_version"), let text = fields.text(node, "fhir_version") else {
            return listed.count == 1 ? listed.first : nil
        }
        guard let version = FHIRVersion.allCases.first(where: { $0.name == text }) ?? FHIRVersion(parameter: text)
        else {
            let names = FHIRVersion.allCases.map(\.name).joined(separator: ", ")
            problems.add(.dataType, "fhir_version is none of \(names)", file, node.place)
            return nil
        }
        if !listed.contains(version) {
            problems.add(
                .unsupportedVersion, "fhir_version is \(version.name), and no format of it is listed", file, node.place,
                remedy: "list \(Format.fhir(version, isXML: false).rawValue) or its XML under formats")
        }
        return version
    }

    /// - Returns: the organisations, and the line that names them.
    func organisations(_ fields: inout YAMLFields) -> (codes: Set<ODSCode>, line: Int?) {
        guard let node = fields.take("organisations") else { return ([], nil) }
        let codes = fields.texts(node, "organisations").compactMap { text -> ODSCode? in
            if let code = ODSCode(text) { return code }
            problems.add(.dataType, "\(text) is no ODS code", file, node.place)
            return nil
        }
        return (Set(codes), node.place.line)
    }

    private enum AbsentFlag: String, CaseIterable {
        case notStated = "not-stated"
        case notFlagged = "not-flagged"
    }

    func feed(_ fields: inout YAMLFields) -> Feed {
        var feed = Feed()
        guard let node = fields.take("feed"),
            var inner = YAMLFields(node, "feed", file: file, problems: problems)
        else { return feed }
        defer { inner.finish() }
        if let node = inner.take("interval"), let text = inner.text(node, "interval") {
            feed.intervalSeconds = Self.seconds(text)
            if feed.intervalSeconds == nil {
                problems.add(.dataType, "\(text) is no length of time, such as 24 hours", file, node.place)
            }
        }
        feed.completeness = completeness(&inner) ?? .changes
        feed.tracedNHSNumbers = inner.flag("traced_nhs_numbers") ?? false
        feed.sFlagAbsentMeansNotFlagged = inner.word("s_flag_absent_means", AbsentFlag.self) == .notFlagged
        feed.graceDays = inner.count("grace_days") ?? 0
        feed.holdDays = inner.count("hold_days")
        feed.restartNotice = inner.text("restart_notice")
        feed.dutyTeam = inner.text("duty_team")
        feed.outOfHours = inner.text("out_of_hours")
        return feed
    }

    private func completeness(_ fields: inout YAMLFields) -> Feed.Completeness? {
        guard let node = fields.take("completeness"), let text = fields.text(node, "completeness") else { return nil }
        if let value = Feed.Completeness(rawValue: text) { return value }
        problems.add(.dataType, "completeness is neither full nor changes", file, node.place)
        return nil
    }

    /// `15 minutes`, `24 hours`, `7 days`
    static func seconds(_ text: String) -> Int64? {
        let words = text.split(separator: " ")
        guard words.count == 2, let count = Int64(words[0]), (1...100_000).contains(count) else { return nil }
        switch words[1] {
        case "minute", "minutes": return count * 60
        case "hour", "hours": return count * 3600
        case "day", "days": return count * 86_400
        default: return nil
        }
    }

    /// One rule or a list of alternatives.
    func ed(_ fields: inout YAMLFields) -> EDRule? {
        guard let node = fields.take("ed") else { return nil }
        let nodes = if case .sequence(let items) = node.content { items } else { [node] }
        let alternatives = nodes.compactMap { node -> EDRule.Alternative? in
            guard var inner = YAMLFields(node, "ed", file: file, problems: problems) else { return nil }
            defer { inner.finish() }
            let classes = inner.texts("classes") ?? []
            let locations = inner.texts("locations") ?? []
            // A rule without any condition would make every visit one to the emergency department.
            if classes.isEmpty, locations.isEmpty {
                problems.add(.required, "neither classes nor locations are given", file, node.place)
                return nil
            }
            return EDRule.Alternative(classes: Set(classes), locations: Set(locations))
        }
        return EDRule(alternatives: alternatives)
    }
}
