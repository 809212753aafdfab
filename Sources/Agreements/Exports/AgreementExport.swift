// One agreement in the forms that others ask for. The agreement's file stays the authority: these say what it says.

public import Records

/// The forms in which an agreement can be given away.
public enum AgreementExport: String, Sendable, Hashable, CaseIterable {
    /// FHIR R4 `Consent` (http://hl7.org/fhir/R4/consent.html).
    case consent = "fhir-consent"
    /// The JSON of a FHIR R5 `Permission` (http://hl7.org/fhir/R5/permission.html), which R4 does not have.
    case permission = "fhir-permission"
    /// ODRL 2.2 `Agreement` in JSON-LD (https://www.w3.org/TR/odrl-model/).
    case odrl
    /// The record of processing activities of UK GDPR, article 30, of every party.
    case article30JSON = "article-30-json"
    case article30CSV = "article-30-csv"
    case article30HTML = "article-30-html"
    /// A page to print and sign.
    case html

    /// - Parameters:
    ///   - policy: the set that the agreement is of, by which it is in force or not.
    ///   - instant: at which the agreement is proposed, in force or over.
    public func write(_ agreement: Agreement, of policy: PolicySet, at instant: Instant) -> [UInt8] {
        switch self {
        case .consent: agreement.consent(policy.standing(of: agreement, at: instant)).writePretty()
        case .permission: agreement.permission(policy.standing(of: agreement, at: instant)).writePretty()
        case .odrl: agreement.odrl.writePretty()
        case .article30JSON: Article30Record.json(agreement).writePretty()
        case .article30CSV: Array(Article30Record.csv(agreement).utf8)
        case .article30HTML: Array(Article30Record.html(agreement).utf8)
        case .html: Array(agreement.page(policy.standing(of: agreement, at: instant)).utf8)
        }
    }
}

/// The names under which exports refer to what is ours.
enum ExportNames {
    private static let base = "https://caregate.example"
    static let agreements = "\(base)/fhir/Id/agreement"
    static let items = "\(base)/fhir/CodeSystem/item"
    static let categories = "\(base)/fhir/CodeSystem/category"
    static let roles = "\(base)/fhir/CodeSystem/role"
    static let purposes = "\(base)/fhir/CodeSystem/purpose"
    static let obligations = "\(base)/fhir/CodeSystem/obligation"
    static let odrl = "\(base)/odrl/"
}

extension Agreement {
    /// In which capacities a party has still to sign; a processor in none.
    /// - Parameter requiresSIRO: by the settings, whatever the agreement says.
    func missingSignatures(of party: Party, requiresSIRO: Bool) -> [Signature.Capacity] {
        if party.role == .processor { return [] }
        let needed: [Signature.Capacity] = requireSIRO || requiresSIRO ? [.caldicott, .siro] : [.caldicott]
        return needed.filter { capacity in !party.signed.contains { $0.capacity == capacity } }
    }

    var lastSigned: CivilDate? { parties.flatMap(\.signed).map(\.date).max() }

    /// What one data clause grants whoever the person is: its items without those that are excluded.
    func grantedItems(_ clause: DataClause) -> ItemSet {
        exclude.reduce(clause.items) { $0.subtracting($1.items) }
    }

    /// Items of a clause's category that exclusions take off: of everybody, and then of those only whose S-flag is set or
    /// not known.
    func exclusions(_ clause: DataClause) -> [(items: ItemSet, isIfSFlag: Bool)] {
        let all = ItemSet(of: clause.category)
        let always = exclude.reduce(into: ItemSet()) { $0.formUnion($1.items) }.intersection(all)
        let ifSFlag = exclude.reduce(into: ItemSet()) { $0.formUnion($1.itemsIfSFlag) }.intersection(all)
        return [(always, false), (ifSFlag.subtracting(always), true)].filter { !$0.0.isEmpty }
    }

    static let sFlagCondition = "unless the person is known to have no S-flag"

    /// Whom to ask; `nil` when nobody is named.
    var contactWords: String? {
        let contacts = evidence.contacts.map { contact in
            [contact.role, contact.name, contact.email, contact.telephone].compactMap { $0 }.joined(separator: ", ")
        }
        return contacts.isEmpty ? nil : contacts.joined(separator: "; ")
    }

    func name(of code: ODSCode) -> String { party(code)?.name ?? code.text }
}

extension Purpose {
    /// HL7 v3 ActReason, or of our own.
    var system: String {
        switch self {
        case .treatment, .emergencyTreatment, .breakTheGlass, .careManagement, .coordinationOfCare, .operations:
            "http://terminology.hl7.org/CodeSystem/v3-ActReason"
        case .safeguarding, .planning, .subjectAccess: ExportNames.purposes
        }
    }
}

extension Obligation {
    /// HL7 v3 ActCode (obligation and refrain policies) where it has one.
    var code: (system: String, code: String) {
        let act = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
        return switch self {
        case .redact: (act, "REDACT")
        case .pseudonymise: (act, "PSEUD")
        case .mask: (act, "MASK")
        case .noOnwardShare: (act, "NORDSCLCD")
        case .notify, .showWithheldMarker: (ExportNames.obligations, text)
        }
    }
}

/// FHIR data types, as JSON.
enum FHIRValue {
    static func coding(_ system: String, _ code: String, _ display: String? = nil) -> JSONValue {
        var object: JSONObject = ["system": .string(system), "code": .string(code)]
        object["display"] = display.map(JSONValue.string)
        return .object(object)
    }

    static func concept(_ coding: JSONValue, text: String? = nil) -> JSONValue {
        var object: JSONObject = ["coding": [coding]]
        object["text"] = text.map(JSONValue.string)
        return .object(object)
    }

    /// An organisation by its ODS code, which needs no resource.
    static func organisation(_ code: ODSCode, _ name: String) -> JSONValue {
        [
            "type": "Organization", "identifier": ["system": .string(ODSCode.system), "value": .string(code.text)],
            "display": .string(name),
        ]
    }

    static func period(_ start: CivilDate, _ lastDay: CivilDate) -> JSONValue {
        ["start": .string(start.description), "end": .string(lastDay.description)]
    }

    /// What an exclusion hangs on. A reader that passes it over denies more, never less.
    static func condition(_ text: String) -> JSONValue {
        [["url": .string(ItemTableText.extensions + "condition"), "valueString": .string(text)]]
    }

    static func purpose(_ purpose: Purpose) -> JSONValue { coding(purpose.system, purpose.rawValue, purpose.words) }
}
