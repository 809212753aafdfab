// Certificate → organisation. Exact SAN URI or SHA-256 fingerprint, never a pattern and never a part of a name
// (hostile-inputs.md, "certificate confusion"). Read strictly: every scalar is the text that was written.

public import Gateway
public import Records

/// The table of `certs/bindings.yaml`.
public struct Bindings: Sendable, Hashable {
    /// One row: a certificate and the organisation that it speaks for.
    public struct Binding: Sendable, Hashable {
        public enum Key: Sendable, Hashable {
            /// A URI in the certificate's subject alternative names, compared byte by byte.
            case sanURI(String)
            /// SHA-256 of the certificate, 64 lower-case hexadecimal digits.
            case fingerprint(String)
        }

        public let key: Key
        public let organisation: ODSCode
        public let onBehalfOf: Set<ODSCode>
        public let careSystem: CareSystem?
        /// Where the row stands in its file; `nil` when it was made otherwise.
        public let line: Int?

        public init(
            key: Key, organisation: ODSCode, onBehalfOf: Set<ODSCode> = [], careSystem: CareSystem? = nil,
            line: Int? = nil
        ) {
            self.key = key
            self.organisation = organisation
            self.onBehalfOf = onBehalfOf
            self.careSystem = careSystem
            self.line = line
        }
    }

    private let rows: [Binding.Key: Binding]

    public var count: Int { rows.count }
    public var organisations: Set<ODSCode> { Set(rows.values.map(\.organisation)) }
    /// Rows that name a care system, in their order; most name none, and are of the gateway's own.
    public var ofCareSystems: [(system: CareSystem, line: Int?)] {
        rows.values.compactMap { row in row.careSystem.map { (system: $0, line: row.line) } }
            .sorted { ($0.line ?? 0, $0.system.name) < ($1.line ?? 0, $1.system.name) }
    }

    /// Organisations that the certificates of `sender` may also send for.
    public func onBehalfOf(of sender: ODSCode) -> Set<ODSCode> {
        rows.values.filter { $0.organisation == sender }.reduce(into: []) { $0.formUnion($1.onBehalfOf) }
    }

    /// - Returns: `nil` when two rows have the same key.
    public init?(_ bindings: [Binding]) {
        guard
            let rows = try? Dictionary(
                bindings.map { ($0.key, $0) }, uniquingKeysWith: { _, _ in throw Refusal.ambiguous })
        else { return nil }
        self.rows = rows
    }

    /// The one binding of a certificate.
    func binding(sanURIs: [String], fingerprint: String) throws(Refusal) -> Binding {
        var found = sanURIs.compactMap { rows[.sanURI($0)] }
        if let row = rows[.fingerprint(fingerprint)] { found.append(row) }
        guard let first = found.first else { throw .unbound }
        let agree = found.allSatisfy {
            $0.organisation == first.organisation && $0.onBehalfOf == first.onBehalfOf
                && $0.careSystem == first.careSystem
        }
        guard agree else { throw .ambiguous }
        return first
    }
}

extension Bindings {
    /// Reads a bindings file: a list of `{ods, san_uri | fingerprint, on_behalf_of, care_system}`.
    public init(yaml source: NamedText) throws(TrustError) {
        guard source.bytes.count <= Limits.bindingsBytes else {
            throw TrustError(file: source.file, "is larger than \(Limits.bindingsBytes) bytes")
        }
        guard let text = String(validating: source.bytes, as: UTF8.self) else {
            throw TrustError(file: source.file, "is not UTF-8")
        }
        let problems = ProblemList()
        let root = YAMLNode.read(text, file: source.file, problems: problems)
        if let problem = problems.all.first { throw TrustError(problem) }
        guard let root, case .sequence(let items) = root.content else {
            throw TrustError(
                file: source.file, line: root?.place.line, "must be a list of bindings: - {ods: …, san_uri: …}")
        }
        var rows: [Binding.Key: Binding] = [:]
        for item in items {
            let binding = try BindingReader(file: source.file).read(item)
            guard rows.updateValue(binding, forKey: binding.key) == nil else {
                throw TrustError(
                    file: source.file, line: item.place.line, "binds a certificate that an earlier row binds; keep one")
            }
        }
        self.rows = rows
    }
}

private struct BindingReader {
    let file: String

    func read(_ node: YAMLNode) throws(TrustError) -> Bindings.Binding {
        guard case .mapping(let members) = node.content else {
            throw fault(node.place, "a binding must be a mapping with ods and san_uri or fingerprint")
        }
        var organisation: ODSCode?
        var key: Bindings.Binding.Key?
        var onBehalfOf: Set<ODSCode> = []
        var careSystem: CareSystem?
        for member in members {
            let value = member.value
            switch member.name {
            case "ods": organisation = try odsCode(value)
            case "san_uri":
                guard key == nil else { throw fault(member.place, "give either san_uri or fingerprint, not both") }
                key = .sanURI(try sanURI(value))
            case "fingerprint":
                guard key == nil else { throw fault(member.place, "give either san_uri or fingerprint, not both") }
                key = .fingerprint(try fingerprint(value))
            case "on_behalf_of":
                guard case .sequence(let codes) = value.content else {
                    throw fault(value.place, "on_behalf_of must be a list of ODS codes")
                }
                for code in codes { onBehalfOf.insert(try odsCode(code)) }
            case "care_system":
                let text = try scalar(value)
                guard !text.isEmpty else { throw fault(value.place, "care_system must not be empty") }
                careSystem = CareSystem(text)
            case let other:
                throw fault(
                    member.place,
                    "unknown field \(other); known: ods, san_uri, fingerprint, on_behalf_of, care_system"
                )
            }
        }
        guard let organisation else { throw fault(node.place, "a binding needs ods") }
        guard let key else { throw fault(node.place, "a binding needs san_uri or fingerprint") }
        return .init(
            key: key, organisation: organisation, onBehalfOf: onBehalfOf, careSystem: careSystem, line: node.place.line)
    }

    private func scalar(_ node: YAMLNode) throws(TrustError) -> String {
        guard let text = node.text else { throw fault(node.place, "must be a single value") }
        return text
    }

    private func odsCode(_ node: YAMLNode) throws(TrustError) -> ODSCode {
        guard let code = ODSCode(try scalar(node)) else {
            throw fault(node.place, "an ODS code is 3 to 10 upper-case letters and digits")
        }
        return code
    }

    private func sanURI(_ node: YAMLNode) throws(TrustError) -> String {
        let text = try scalar(node)
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), text.contains(":"), !text.hasPrefix(":") else {
            throw fault(node.place, "san_uri must be a URI such as urn:nhs-uk:ods:RK5")
        }
        guard !text.contains("*") else {
            throw fault(node.place, "san_uri is compared exactly; a wildcard is not possible")
        }
        return text
    }

    private func fingerprint(_ node: YAMLNode) throws(TrustError) -> String {
        let digits = try scalar(node).lowercased().filter { $0 != ":" }
        guard digits.utf8.count == 64, digits.allSatisfy(\.isHexDigit) else {
            throw fault(node.place, "fingerprint must be the 64 hexadecimal digits of the certificate's SHA-256")
        }
        return digits
    }

    private func fault(_ place: YAMLPlace, _ what: String) -> TrustError {
        TrustError(file: file, line: place.line, what)
    }
}
