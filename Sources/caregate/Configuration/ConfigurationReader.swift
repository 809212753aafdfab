// Reads caregate.yaml with what overrides it: flags, then environment, then file, then defaults.

import Gateway
import Logging
import Records
import Transport

/// Where a setting's value was given, for messages.
private struct Given {
    let text: String
    let place: String
}

struct ConfigurationReader {
    private enum Defaults {
        static let drainSeconds = 20
        static let concurrency = 16
    }

    private let file: String
    private let folder: String
    private let overrides: [String: Given]
    private let problems: ProblemList
    private var known: Set<String> = []
    private var places: [String: String] = [:]

    /// - Parameters:
    ///   - text: the contents of the file.
    ///   - environment: all variables; those that begin with `CAREGATE_` and name a setting count.
    ///   - sets: `name=value` of each `--set`.
    static func read(
        file: String, text: String, environment: [String: String], sets: [String]
    ) throws(Problems) -> Configuration {
        let problems = ProblemList()
        var overrides: [String: Given] = [:]
        for set in sets {
            guard let equals = set.firstIndex(of: "=") else {
                problems.add(
                    Problem(
                        .syntax, "\(set) is no NAME=VALUE", at: "--set", remedy: "write --set listen.https=0.0.0.0:8443"
                    ))
                continue
            }
            let name = String(set[..<equals])
            overrides[name] = Given(text: String(set[set.index(after: equals)...]), place: "--set \(name)")
        }
        var reader = ConfigurationReader(file: file, overrides: overrides, problems: problems)
        let configuration = reader.read(text, environment)
        guard problems.all.isEmpty, let configuration else { throw Problems(problems.all) }
        return configuration
    }

    private init(file: String, overrides: [String: Given], problems: ProblemList) {
        self.file = file
        self.overrides = overrides
        self.problems = problems
        folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    }

    private mutating func read(_ text: String, _ environment: [String: String]) -> Configuration? {
        guard let root = YAMLNode.read(text, file: file, problems: problems),
            var fields = YAMLFields(root, "the configuration", file: file, problems: problems)
        else { return nil }
        variables = environment
        let careSystem = string("care_system", &fields)
        let organisation = ods("organisation", &fields)
        let node = string("node", &fields, default: "caregate")
        let store = path("store", &fields)
        let agreements = path("agreements", &fields)
        let mappings = path("mappings", &fields)
        let drain = number("drain_seconds", &fields, default: Defaults.drainSeconds)
        let level = logLevel(&fields)
        var listen = section("listen", &fields)
        let https = address("listen.https", given("listen.https", &listen) ?? Self.fallback("127.0.0.1:8443"))
        let publicURL = origin("listen.public_url", given("listen.public_url", &listen))
        let mllp = address("listen.mllp", given("listen.mllp", &listen) ?? Self.fallback("127.0.0.1:2575"))
        let admin = loopback("listen.admin", given("listen.admin", &listen) ?? Self.fallback("127.0.0.1:9090"))
        refuseConsole(&listen)
        listen?.finish()
        var tls = section("tls", &fields)
        let certificate = path("tls.certificate", &tls)
        let key = path("tls.key", &tls)
        let clientCertificate = path("tls.client_certificate", &tls)
        let clientKey = path("tls.client_key", &tls)
        let bindings = path("tls.bindings", &tls)
        let anchors = paths("tls.anchors", &tls)
        let lists = paths("tls.revocation_lists", &tls)
        if anchors.isEmpty {
            problems.add(
                Problem(
                    .required, "tls.anchors is missing", at: file,
                    remedy: "list the files of the certificate authorities whose certificates are believed"))
        }
        tls?.finish()
        var audit = section("audit", &fields)
        let auditName = string("audit.name", &audit)
        let auditKey = path("audit.key", &audit)
        audit?.finish()
        var policy = section("policy", &fields)
        let siro = flag("policy.require_siro", &policy, default: false)
        let suspends = flag("policy.review_overdue_suspends", &policy, default: false)
        let signatures = flag("policy.require_signatures", &policy, default: false)
        let parties = given("policy.party_certificates", &policy).map { resolve($0.text) }
        if signatures, parties == nil {
            problems.add(
                Problem(
                    .required, "policy.party_certificates is missing", at: places["policy.require_signatures"] ?? file,
                    remedy: "name the folder of the parties' certificates, such as certs/parties"))
        }
        let officer = given("policy.privacy_officer", &policy)
        let pseudonymKey = given("policy.pseudonym_key", &policy).map { resolve($0.text) }
        if let pseudonymKey, let store { keepApart(pseudonymKey, from: store) }
        let restrictedCodes = paths("policy.restricted_codes", &policy)
        let choiceLists = paths("policy.choice_lists", &policy)
        policy?.finish()
        let pickup = pickup(&fields)
        let destinations = destinations(&fields)
        if let officer, !destinations.contains(where: { $0.name == officer.text && $0.kind == .fhirMessage }) {
            problems.add(
                Problem(
                    .required, "policy.privacy_officer names no destination of kind fhir-message", at: officer.place,
                    remedy: "name one of destinations, or leave it out: the review queue is there all the same"))
        }
        let records = list("records", &fields).compactMap { record($0, destinations) }
        fields.finish()
        for name in overrides.keys where !known.contains(name) {
            problems.add(
                Problem(
                    .unknownElement, "there is no such setting", at: "--set \(name)",
                    remedy: "see the README's table of settings"))
        }
        refuseUnknownVariables(environment)
        guard let careSystem, let organisation, let store, let agreements, let mappings, let https, let mllp, let admin,
            let certificate, let key, let clientCertificate, let clientKey, let bindings, let auditName, let auditKey,
            let node, let level, problems.all.isEmpty
        else { return nil }
        return Configuration(
            careSystem: CareSystem(careSystem), organisation: organisation, node: node, https: https,
            statedPublicURL: publicURL, mllp: mllp, admin: admin, certificate: certificate, key: key,
            clientCertificate: clientCertificate,
            clientKey: clientKey, anchors: anchors, revocationLists: lists,
            bindings: bindings, agreements: agreements, mappings: mappings, store: store, auditName: auditName,
            auditKey: auditKey, partyCertificates: parties, pseudonymKey: pseudonymKey,
            restrictedCodes: restrictedCodes, choiceLists: choiceLists, privacyOfficer: officer?.text,
            requiresSIRO: siro,
            requiresSignatures: signatures,
            suspendsWhenReviewOverdue: suspends, drainSeconds: drain,
            logLevel: level, pickup: pickup, records: records, destinations: destinations, places: places)
    }

    private var variables: [String: String] = [:]

    // MARK: Lists

    private mutating func pickup(_ fields: inout YAMLFields) -> PickupSettings? {
        guard var section = section("pickup", &fields) else { return nil }
        var optional: YAMLFields? = section
        let root = path("pickup.root", &optional)
        section = optional ?? section
        places["pickup.senders"] = "\(file):\(section.place.line):\(section.place.column)"
        let senders = (section.texts("senders") ?? []).compactMap { text -> ODSCode? in
            let code = ODSCode(text)
            if code == nil { problems.add(.dataType, "pickup.senders: \(text) is no ODS code", file, section.place) }
            return code
        }
        section.finish()
        return root.map { PickupSettings(root: $0, senders: senders) }
    }

    private mutating func destinations(_ fields: inout YAMLFields) -> [DestinationSettings] {
        var all: [DestinationSettings] = []
        for node in list("destinations", &fields) {
            guard let destination = destination(node) else { continue }
            places["destinations.\(destination.name)"] = place(node)
            if all.contains(where: { $0.name == destination.name }) {
                problems.add(
                    .duplicateKey, "two destinations are called \(destination.name)", file, node.place,
                    remedy: "give each a name of its own: deliveries wait under it")
            }
            all.append(destination)
        }
        return all
    }

    private func destination(_ node: YAMLNode) -> DestinationSettings? {
        guard var fields = YAMLFields(node, "a destination", file: file, problems: problems) else { return nil }
        let name = fields.required("name").flatMap { fields.text($0, "name") }
        let code = code(&fields)
        if !fields.contains("kind") {
            let kinds = DestinationSettings.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            problems.add(.required, "kind is missing", file, node.place, remedy: "one of \(kinds)")
        }
        let kind = fields.word("kind", DestinationSettings.Kind.self)
        let address = fields.required("address").flatMap { fields.text($0, "address") }
        let tells = fields.word("tells", DestinationSettings.Tells.self) ?? .alerts
        let concurrency = fields.count("concurrency") ?? Defaults.concurrency
        fields.finish()
        guard let name, let code, let kind, let address else { return nil }
        if kind == .mllp, SocketAddress(address) == nil {
            problems.add(.dataType, "address is not host:port", file, node.place, remedy: "write host.example:2575")
        }
        if kind != .mllp, HTTPSEndpoint(address) == nil {
            problems.add(
                .dataType, "address is no https:// URL", file, node.place,
                remedy: "write https://host.example/fhir/R4/$process-message, without user, query or fragment")
        }
        return DestinationSettings(
            name: name, organisation: code, kind: kind, address: address, tells: tells, concurrency: concurrency)
    }

    private func record(_ node: YAMLNode, _ destinations: [DestinationSettings]) -> GatewayConfiguration.Record? {
        guard var fields = YAMLFields(node, "a record", file: file, problems: problems) else { return nil }
        let code = code(&fields)
        let destination = fields.text("destination")
        let embedded = fields.flag("embedded") ?? false
        fields.finish()
        guard let code else { return nil }
        guard let destination else {
            if !embedded {
                problems.add(
                    .required, "a record is embedded: yes, or names its destination", file, node.place,
                    remedy: "write {ods: QNS, embedded: yes}")
            }
            return embedded ? .embedded(code) : nil
        }
        if !destinations.contains(where: { $0.name == destination && $0.kind == .fhirTransaction }) {
            problems.add(.required, "no fhir-transaction destination is called \(destination)", file, node.place)
        }
        return .outside(code, destination: destination)
    }

    private func code(_ fields: inout YAMLFields) -> ODSCode? {
        guard let node = fields.required("ods"), let text = fields.text(node, "ods") else { return nil }
        if let code = ODSCode(text) { return code }
        problems.add(.dataType, "ods is no ODS code", file, node.place, remedy: "3 to 10 upper-case letters and digits")
        return nil
    }

    private func list(_ name: String, _ fields: inout YAMLFields) -> [YAMLNode] {
        guard let node = fields.take(name) else { return [] }
        guard case .sequence(let items) = node.content else {
            problems.add(.syntax, "\(name) is no list", file, node.place)
            return []
        }
        return items
    }

    // MARK: Single settings

    private mutating func section(_ name: String, _ fields: inout YAMLFields) -> YAMLFields? {
        guard let node = fields.take(name) else { return nil }
        return YAMLFields(node, name, file: file, problems: problems)
    }

    private mutating func given(_ name: String, _ fields: inout YAMLFields) -> Given? {
        var optional: YAMLFields? = fields
        let result = given(name, &optional)
        if let optional { fields = optional }
        return result
    }

    /// The value of a setting, and where it was given.
    private mutating func given(_ name: String, _ fields: inout YAMLFields?) -> Given? {
        let found = lookUp(name, &fields)
        places[name] = found?.place
        return found
    }

    private func place(_ node: YAMLNode) -> String { "\(file):\(node.place.line):\(node.place.column)" }

    private mutating func lookUp(_ name: String, _ fields: inout YAMLFields?) -> Given? {
        known.insert(name)
        let leaf = name.split(separator: ".").last.map(String.init) ?? name
        let node = fields?.take(leaf)
        if let override = overrides[name] { return override }
        let variable = Self.variable(name)
        if let text = variables[variable] { return Given(text: text, place: variable) }
        guard let node, let text = fields?.text(node, name) else { return nil }
        return Given(text: text, place: place(node))
    }

    static func variable(_ name: String) -> String {
        "CAREGATE_" + name.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
    }

    private func refuseUnknownVariables(_ environment: [String: String]) {
        let names = Set(known.map(Self.variable)).union(["CAREGATE_CONFIG", "CAREGATE_SAMPLES", "CAREGATE_STRICT"])
        for name in environment.keys.sorted() where name.hasPrefix("CAREGATE_") && !names.contains(name) {
            problems.add(
                Problem(.unknownElement, "there is no such setting", at: name, remedy: "unset it, or correct its name"))
        }
    }

    private mutating func string(_ name: String, _ fields: inout YAMLFields, default fallback: String? = nil) -> String?
    {
        var optional: YAMLFields? = fields
        defer { if let optional { fields = optional } }
        return string(name, &optional, default: fallback)
    }

    private mutating func string(_ name: String, _ fields: inout YAMLFields?, default fallback: String? = nil)
        -> String?
    {
        if let given = given(name, &fields) {
            if !given.text.isEmpty { return given.text }
            problems.add(Problem(.required, "\(name) is empty", at: given.place, remedy: "give it a value"))
            return nil
        }
        if fallback == nil {
            problems.add(
                Problem(
                    .required, "\(name) is missing", at: file,
                    remedy: "add it to the file, or set \(Self.variable(name))"))
        }
        return fallback
    }

    private mutating func path(_ name: String, _ fields: inout YAMLFields) -> String? {
        string(name, &fields).map(resolve)
    }

    private mutating func path(_ name: String, _ fields: inout YAMLFields?) -> String? {
        string(name, &fields).map(resolve)
    }

    private mutating func paths(_ name: String, _ fields: inout YAMLFields?) -> [String] {
        let leaf = name.split(separator: ".").last.map(String.init) ?? name
        guard let node = fields?.take(leaf) else { return [] }
        places[name] = place(node)
        return (fields?.texts(node, name) ?? []).map(resolve)
    }

    /// Who gets the store, or a copy of it, must not get the key to its pseudonyms with it.
    private func keepApart(_ key: String, from store: String) {
        guard let end = store.lastIndex(of: "/"), key.hasPrefix(store[...end]) else { return }
        problems.add(
            Problem(
                .dataType, "policy.pseudonym_key lies in the store's folder",
                at: places["policy.pseudonym_key"] ?? file,
                remedy: "keep it elsewhere, such as beside audit.key, and out of the store's backups"))
    }

    /// Relative paths are relative to the file's folder.
    private func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }

    private mutating func ods(_ name: String, _ fields: inout YAMLFields) -> ODSCode? {
        guard let given = given(name, &fields) else {
            problems.add(
                Problem(.required, "\(name) is missing", at: file, remedy: "the ODS code whose gateway this is"))
            return nil
        }
        if let code = ODSCode(given.text) { return code }
        problems.add(
            Problem(
                .dataType, "\(name) is no ODS code", at: given.place, remedy: "3 to 10 upper-case letters and digits"))
        return nil
    }

    private static func fallback(_ text: String) -> Given { Given(text: text, place: "default") }

    private func address(_ name: String, _ given: Given) -> SocketAddress? {
        if let address = SocketAddress(given.text) { return address }
        problems.add(Problem(.dataType, "\(name) is not host:port", at: given.place, remedy: "write 127.0.0.1:8443"))
        return nil
    }

    /// What links begin with: scheme, host and perhaps port.
    private func origin(_ name: String, _ given: Given?) -> String? {
        guard let given else { return nil }
        let text = given.text.hasSuffix("/") ? String(given.text.dropLast()) : given.text
        if HTTPSEndpoint(text) != nil, text.split(separator: "/").count == 2 { return text }
        problems.add(
            Problem(
                .dataType, "\(name) is not https://host or https://host:port", at: given.place,
                remedy: "write https://record.example.nhs.uk, without a path: /fhir/R4 is added"))
        return nil
    }

    /// The console page has no sign-in: `demo` builds its configuration in code, and nothing else may serve it.
    private mutating func refuseConsole(_ listen: inout YAMLFields?) {
        guard let given = given("listen.console", &listen) else { return }
        problems.add(
            Problem(
                .unknownElement, "listen.console: the console page has no sign-in and is served by demo alone",
                at: given.place, remedy: "remove the setting; `caregate demo --console` shows the page"))
    }

    /// Plain HTTP never leaves the machine.
    private func loopback(_ name: String, _ given: Given) -> SocketAddress? {
        guard let address = address(name, given) else { return nil }
        if address.isLoopback { return address }
        problems.add(
            Problem(
                .dataType, "\(name) is not on the loopback interface", at: given.place,
                remedy: "it is plain HTTP: use 127.0.0.1"))
        return nil
    }

    private mutating func logLevel(_ fields: inout YAMLFields) -> String? {
        guard let level = string("log_level", &fields, default: "info") else { return nil }
        if Logger.Level(rawValue: level) == nil {
            let words = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            problems.add(
                Problem(
                    .dataType, "log_level is no such level", at: places["log_level"] ?? file, remedy: "use \(words)"))
        }
        return level
    }

    private mutating func number(_ name: String, _ fields: inout YAMLFields, default fallback: Int) -> Int {
        guard let given = given(name, &fields) else { return fallback }
        if let number = Int(given.text), number >= 0 { return number }
        problems.add(Problem(.dataType, "\(name) is no whole number", at: given.place, remedy: "write 20"))
        return fallback
    }

    private mutating func flag(_ name: String, _ fields: inout YAMLFields?, default fallback: Bool) -> Bool {
        guard let given = given(name, &fields) else { return fallback }
        switch given.text {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            problems.add(
                Problem(.dataType, "\(name) is neither yes nor no", at: given.place, remedy: "write yes or no"))
            return fallback
        }
    }
}
