// `codes:` and `lists:` of a mapping file.

/// A file of tables that several senders use.
struct SharedTables {
    let codes: [String: CodeTable]
    let lists: [String: [String]]

    init?(_ root: YAMLNode, file: String, problems: ProblemList) {
        guard var fields = YAMLFields(root, "the file", file: file, problems: problems) else { return nil }
        defer { fields.finish() }
        let compiler = MappingCompiler(file: file, problems: problems, source: .json)
        codes = fields.take("codes").map { compiler.codeTables($0, file: file) } ?? [:]
        lists = fields.take("lists").map { compiler.valueLists($0, file: file) } ?? [:]
    }
}

extension MappingCompiler {
    /// `codes: {gender: {unmapped: reject, map: {…}}}`
    func codeTables(_ node: YAMLNode, file: String) -> [String: CodeTable] {
        guard var fields = YAMLFields(node, "codes", file: file, problems: problems) else { return [:] }
        var tables: [String: CodeTable] = [:]
        for member in fields.takeAll() { tables[member.name] = codeTable(member, file: file) }
        return tables
    }

    private func codeTable(_ member: YAMLNode.Member, file: String) -> CodeTable? {
        guard var fields = YAMLFields(member.value, "the code table", file: file, problems: problems) else {
            return nil
        }
        defer { fields.finish() }
        let system = fields.text("system")
        let ignoresCase = fields.flag("ignore_case") ?? false
        var entries: [String: CodeTable.Entry] = [:]
        if let map = fields.take("map"), var members = YAMLFields(map, "map", file: file, problems: problems) {
            for entry in members.takeAll() {
                let key = ignoresCase ? CodeTable.folded(entry.name) : entry.name
                if entries[key] != nil {
                    problems.add(.duplicateKey, "\(entry.name) stands twice in the table", file, entry.place)
                }
                entries[key] = self.entry(entry.value, file: file)
            }
        }
        // Values that stand for themselves, which is most of a published list.
        for text in fields.texts("same") ?? [] {
            let key = ignoresCase ? CodeTable.folded(text) : text
            if entries[key] != nil {
                problems.add(.duplicateKey, "\(text) stands twice in the table", file, member.place)
            }
            entries[key] = CodeTable.Entry(code: text, display: system == nil ? nil : text)
        }
        guard let node = fields.required("unmapped") else { return nil }
        let unmapped: CodeTable.Unmapped
        switch node.content {
        case .scalar("keep"): unmapped = .keep
        case .scalar("keep-text"): unmapped = .keepText
        case .scalar("put-aside"): unmapped = .putAside
        case .scalar("drop"): unmapped = .drop
        case .scalar("reject"): unmapped = .reject
        case .scalar("omit"): unmapped = .omit
        case .scalar("urn"): unmapped = .urn
        case .scalar(let text) where text.hasPrefix("="):
            unmapped = .code(CodeTable.Entry(code: String(text.dropFirst())))
        case .mapping: unmapped = entry(node, file: file).map(CodeTable.Unmapped.code) ?? .reject
        default:
            problems.add(
                .dataType, "unmapped is none of reject, put-aside, keep-text, keep, drop, omit, urn, =code", file,
                node.place)
            unmapped = .reject
        }
        return CodeTable(
            name: member.name, ignoresCase: ignoresCase, entries: entries, unmapped: unmapped, system: system)
    }

    private func entry(_ node: YAMLNode, file: String) -> CodeTable.Entry? {
        if case .scalar(let code) = node.content { return CodeTable.Entry(code: code) }
        guard var fields = YAMLFields(node, "the code", file: file, problems: problems) else { return nil }
        defer { fields.finish() }
        guard let code = fields.required("code").flatMap({ fields.text($0, "code") }) else { return nil }
        return CodeTable.Entry(code: code, display: fields.text("display"), system: fields.text("system"))
    }

    /// `lists: {nhs_number_authorities: [NHS, NHSNBR]}`
    func valueLists(_ node: YAMLNode, file: String) -> [String: [String]] {
        guard var fields = YAMLFields(node, "lists", file: file, problems: problems) else { return [:] }
        var lists: [String: [String]] = [:]
        for member in fields.takeAll() { lists[member.name] = fields.texts(member.value, member.name) }
        return lists
    }
}
