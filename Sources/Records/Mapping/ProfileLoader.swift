// Files of mappings/ → the profiles of the senders. Pure: the caller reads the files.

/// Everything that is wrong with a set of files; each names its file, line and column.
public struct Problems: Error, Sendable {
    public let all: [Problem]

    public init(_ all: [Problem]) { self.all = all }
}

extension SenderProfile {
    /// Reads and compiles every sender's settings and mapping. A file without `sender` is a base, which others name in
    /// `extends` by its name without folder and ending, or without a `source` either, tables that others name in
    /// `codes_from`; it yields no profile of its own.
    /// - Parameter files: path, as it is to be shown in messages, and contents.
    /// - Throws: all problems of all files, never only the first.
    public static func load(_ files: [(path: String, text: String)]) throws(Problems) -> [SenderProfile] {
        var loader = ProfileLoader()
        let profiles = loader.load(files)
        guard loader.problems.all.isEmpty else { throw Problems(loader.problems.all) }
        return profiles
    }
}

/// Loads one set of files.
struct ProfileLoader {
    let problems = ProblemList()
    /// What files of tables only hold, by name.
    private var shared: [String: SharedTables] = [:]

    private struct File {
        let path: String
        let root: YAMLNode
        /// `hl7v2-adt` of `mappings/hl7v2-adt.yaml`.
        var stem: String {
            let name = path.split(separator: "/").last ?? ""
            return String(name.split(separator: ".").first ?? "")
        }
    }

    mutating func load(_ files: [(path: String, text: String)]) -> [SenderProfile] {
        var bases: [String: File] = [:]
        var senders: [File] = []
        for (path, text) in files {
            guard let root = YAMLNode.read(text, file: path, problems: problems) else { continue }
            let file = File(path: path, root: root)
            guard case .mapping(let members) = root.content else {
                problems.add(.syntax, "the file is not a mapping of keys to values", path, root.place)
                continue
            }
            if members.contains(where: { $0.name == "sender" }) {
                senders.append(file)
            } else if bases.updateValue(file, forKey: file.stem) != nil {
                problems.add(.duplicateKey, "another file of this name is a base already", path, root.place)
            }
        }
        for (stem, file) in bases.sorted(by: { $0.key < $1.key }) {
            guard case .mapping(let members) = file.root.content, !members.contains(where: { $0.name == "source" })
            else { continue }
            bases[stem] = nil
            shared[stem] = SharedTables(file.root, file: file.path, problems: problems)
        }
        var profiles: [SenderProfile] = []
        for file in senders {
            guard let profile = profile(file, bases) else { continue }
            if let other = profiles.first(where: { $0.sender == profile.sender }) {
                problems.add(.duplicateKey, "\(other.file) is of the same sender", file.path, file.root.place)
            }
            profiles.append(profile)
        }
        checkUnextended(bases, senders)
        let all = Set(profiles.map(\.sender))
        return profiles.map { $0.knowing(otherSenders: all.subtracting([$0.sender]).subtracting($0.organisations)) }
    }

    /// A base that no sender extends is compiled all the same, so that its mistakes show.
    private func checkUnextended(_ bases: [String: File], _ senders: [File]) {
        let extended = Set(
            senders.compactMap { file -> String? in
                guard case .mapping(let members) = file.root.content,
                    case .scalar(let name)? = members.first(where: { $0.name == "extends" })?.value.content
                else { return nil }
                return name
            })
        for (stem, file) in bases.sorted(by: { $0.key < $1.key }) where !extended.contains(stem) {
            _ = mapping(of: file, extending: nil, formats: Set(Format.allCases))
        }
    }

    private func profile(_ file: File, _ bases: [String: File]) -> SenderProfile? {
        guard var fields = YAMLFields(file.root, "the file", file: file.path, problems: problems) else { return nil }
        let settings = SettingsReader(file: file.path, problems: problems)
        var sender: ODSCode?
        if let node = fields.required("sender"), let text = fields.text(node, "sender") {
            sender = ODSCode(text)
            if sender == nil { problems.add(.dataType, "\(text) is no ODS code", file.path, node.place) }
        }
        let name = fields.required("name").flatMap { fields.text($0, "name") }
        let formats = settings.formats(&fields)
        let publishes = fields.required("publishes").map { Set(fields.texts($0, "publishes")) } ?? []
        let (organisations, line) = settings.organisations(&fields)
        let feed = settings.feed(&fields)
        let ed = settings.ed(&fields)
        let validation = fields.word("validation", ValidationLevel.self)
        let version = settings.fhirVersion(&fields, formats)
        var base: File?
        if let node = fields.take("extends"), let stem = fields.text(node, "extends") {
            base = bases[stem]
            if base == nil {
                problems.add(
                    .required, "there is no base \(stem)", file.path, node.place,
                    remedy: "put \(stem).yaml, without a sender, in the same folder")
            }
        }
        let rest = YAMLNode(content: .mapping(fields.takeAll()), place: file.root.place)
        let mapping = mapping(of: File(path: file.path, root: rest), extending: base, formats: formats)
        let needed = Set(formats.filter(\.needsMapping).map(\.source))
        for format in needed where mapping?.source != format {
            problems.add(
                .required, "\(format.rawValue) is listed, and there is no mapping for it", file.path, file.root.place)
        }
        guard let sender, let name else { return nil }
        var profile = SenderProfile(
            file: file.path, sender: sender, name: name, formats: formats, publishes: publishes, feed: feed, ed: ed,
            organisations: organisations, organisationsPlace: line.map { "\(file.path):\($0)" }, mapping: mapping)
        profile.validation = validation
        profile.fhirVersion = version
        return profile
    }

    /// Compiles a mapping; where it extends a base, the base has the resources, and the file may replace its tables, lists,
    /// dates and what is accepted.
    private func mapping(of file: File, extending base: File?, formats: Set<Format>) -> Mapping? {
        guard var own = YAMLFields(file.root, "the file", file: file.path, problems: problems) else { return nil }
        defer { own.finish() }
        var baseFields = base.flatMap { YAMLFields($0.root, "the file", file: $0.path, problems: problems) }
        defer { baseFields?.finish() }
        let mainFile = base?.path ?? file.path
        // Without base, the file itself is the main one.
        func main(_ name: String) -> YAMLNode? {
            if base != nil {
                if let node = own.take(name) {
                    problems.add(.unknownElement, "\(name) is the base's to say", file.path, node.place)
                }
                return baseFields?.take(name)
            }
            return own.take(name)
        }
        guard let sourceNode = main("source") else {
            if !own.isEmpty || base != nil {
                problems.add(.required, "source is missing", mainFile, (base ?? file).root.place)
            }
            _ = own.takeAll()
            return nil
        }
        guard case .scalar(let sourceText) = sourceNode.content, let source = Format(rawValue: sourceText),
            formats.contains(where: { $0.source == source }), source.needsMapping
        else {
            problems.add(
                .dataType, "source is none of hl7v2, json, xml, csv, or not among the formats", mainFile,
                sourceNode.place)
            return nil
        }
        var compiler = MappingCompiler(file: mainFile, problems: problems, source: source)
        if let node = main("namespaces") { compiler.namespaces = namespaces(node, mainFile) }
        // What the file itself says replaces what the base says under the same name.
        var tables: [String: CodeTable] = [:]
        if baseFields != nil { self.tables(&baseFields!, mainFile, &tables, &compiler) }
        self.tables(&own, file.path, &tables, &compiler)
        compiler.setTables(tables)
        if let node = main("shapes") { compiler.setShapes(node) }
        if let node = baseFields?.take("dates") { dates(node, mainFile, &compiler) }
        if let node = own.take("dates") { dates(node, file.path, &compiler) }
        var accepts = HL7Acceptance()
        if let node = baseFields?.take("accepts") { accept(node, mainFile, source, &accepts) }
        if let node = own.take("accepts") { accept(node, file.path, source, &accepts) }
        if let node = own.take("expects") { expect(node, file.path, source, &accepts) }
        let characterSet = own.word("character_set", CSVCharacterSet.self)
        if characterSet != nil, source != .csv {
            problems.add(.unknownElement, "character_set is for CSV", file.path, file.root.place)
        }
        let bundle = main("bundle").map { compiler.bundle($0) } ?? BundlePlan()
        let organisations = main("names_organisations").map { compiler.expressionList($0) } ?? []
        let body = main("resources").map { compiler.steps($0) } ?? []
        if body.isEmpty { problems.add(.required, "there are no resources", mainFile, sourceNode.place) }
        return Mapping(
            file: mainFile, source: source, accepts: accepts, tables: compiler.tables, bundleType: bundle.type,
            program: MappingProgram(bundle: bundle, organisations: organisations, body: body),
            slotCount: compiler.slotCount, variableCount: compiler.variableCount, characterSet: characterSet)
    }

    /// `codes_from: [cld-tables]`, then `codes` and `lists` of the file's own.
    private func tables(
        _ fields: inout YAMLFields, _ file: String, _ tables: inout [String: CodeTable],
        _ compiler: inout MappingCompiler
    ) {
        if let node = fields.take("codes_from") {
            for name in fields.texts(node, "codes_from") {
                guard let found = shared[name] else {
                    let nearest = Spelling.remedy(name, among: shared.keys.sorted())
                    problems.add(
                        .required, "there are no tables \(name)", file, node.place,
                        remedy: nearest.isEmpty ? "put \(name).yaml, with codes alone, in the same folder" : nearest)
                    continue
                }
                tables.merge(found.codes) { $1 }
                compiler.lists.merge(found.lists) { $1 }
            }
        }
        if let node = fields.take("codes") { tables.merge(compiler.codeTables(node, file: file)) { $1 } }
        if let node = fields.take("lists") { compiler.lists.merge(compiler.valueLists(node, file: file)) { $1 } }
    }

    private func namespaces(_ node: YAMLNode, _ file: String) -> [String: String] {
        guard var fields = YAMLFields(node, "namespaces", file: file, problems: problems) else { return [:] }
        var namespaces: [String: String] = [:]
        for member in fields.takeAll() { namespaces[member.name] = fields.text(member.value, member.name) }
        return namespaces
    }

    private func dates(_ node: YAMLNode, _ file: String, _ compiler: inout MappingCompiler) {
        guard var fields = YAMLFields(node, "dates", file: file, problems: problems) else { return }
        defer { fields.finish() }
        if let node = fields.take("formats") {
            compiler.formats = compiler.dateFormats(fields.texts(node, "formats"), node.place)
        }
        if let zone = fields.word("zone", TimeZoneRule.self) { compiler.zone = zone }
    }

    private func accept(_ node: YAMLNode, _ file: String, _ source: Format, _ accepts: inout HL7Acceptance) {
        guard var fields = YAMLFields(node, "accepts", file: file, problems: problems) else { return }
        defer { fields.finish() }
        if source != .hl7v2 { problems.add(.unknownElement, "accepts is for HL7 v2", file, node.place) }
        if let texts = fields.texts("message_types") { accepts.messageTypes = Set(texts) }
        if let texts = fields.texts("events") { accepts.events = Set(texts) }
        if let texts = fields.texts("processing_ids") { accepts.processingIDs = Set(texts) }
        if let texts = fields.texts("versions") { accepts.versions = Set(texts) }
    }

    /// `expects: {MSH-3: [KINGSMEAD-PAS]}`
    private func expect(_ node: YAMLNode, _ file: String, _ source: Format, _ accepts: inout HL7Acceptance) {
        guard var fields = YAMLFields(node, "expects", file: file, problems: problems) else { return }
        if source != .hl7v2 { problems.add(.unknownElement, "expects is for HL7 v2", file, node.place) }
        for member in fields.takeAll() {
            guard let path = HL7Path(member.name), path.field != nil else {
                problems.add(.syntax, "\(member.name) is no HL7 path", file, member.place)
                continue
            }
            accepts.expectations.append(.init(path: path, values: Set(fields.texts(member.value, member.name))))
        }
    }
}

extension MappingCompiler {
    mutating func bundle(_ node: YAMLNode) -> BundlePlan {
        var plan = BundlePlan()
        guard var fields = fields(node, "bundle") else { return plan }
        defer { fields.finish() }
        if let node = fields.take("type"), let type = fields.text(node, "type") {
            plan.type = type
            if definitions.codes(of: "http://hl7.org/fhir/ValueSet/bundle-type")?.contains(type) == false {
                add(.unmappedCode, "\(type) is no type of Bundle", node.place)
            }
        }
        if let node = fields.take("timestamp"), let structure = definitions.structure("instant") {
            plan.timestamp = expression(node, target: Target(type: structure, valueSet: nil))
        }
        if let node = fields.take("identifier") { plan.identifier = expression(node) }
        return plan
    }

    mutating func expressionList(_ node: YAMLNode) -> [Expression] {
        let nodes = if case .sequence(let items) = node.content { items } else { [node] }
        return nodes.compactMap { expression($0) }
    }
}
