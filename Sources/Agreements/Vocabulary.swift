// The closed lists of which agreements and requests are made. What is not listed here is refused.

/// Why data is used: HL7 v3 ActReason (http://terminology.hl7.org/CodeSystem/v3-ActReason), and three local ones.
public enum Purpose: String, Sendable, Hashable, CaseIterable {
    case treatment = "TREAT"
    case emergencyTreatment = "ETREAT"
    case breakTheGlass = "BTG"
    case careManagement = "CAREMGT"
    case coordinationOfCare = "COC"
    case operations = "HOPERAT"
    /// Local: safeguarding.
    case safeguarding = "SAFEG"
    /// Local: planning and population health.
    case planning = "PLAN"
    /// Local: a subject access request.
    case subjectAccess = "SAR"

    /// Whether flows for it stop at the person's death; confidentiality does not.
    var isLive: Bool {
        switch self {
        case .treatment, .emergencyTreatment, .breakTheGlass, .careManagement, .coordinationOfCare: true
        case .operations, .safeguarding, .planning, .subjectAccess: false
        }
    }

    /// Whether Type 1 objections and the National Data Opt-Out apply: every purpose beyond direct care.
    public var isBeyondDirectCare: Bool {
        switch self {
        case .treatment, .emergencyTreatment, .breakTheGlass, .careManagement, .coordinationOfCare, .safeguarding: false
        case .operations, .planning, .subjectAccess: true
        }
    }
}

/// Who, at the recipient, uses data.
public enum Role: String, Sendable, Hashable, CaseIterable {
    case edClinician = "ed-clinician"
    case edConsultant = "ed-consultant"
    case edSystem = "ed-system"
    case dutyTeam = "duty-team"
    case socialWorker = "social-worker"
    case generalPractitioner = "general-practitioner"
    case sharedRecord = "shared-record"
    case informationGovernance = "information-governance"
    case integrationEngineer = "integration-engineer"
    case analyst
}

/// A kind of record.
public enum Category: String, Sendable, Hashable, CaseIterable {
    case socialCarePackage = "social-care-package"
    case edAttendance = "ed-attendance"
    case encounter
    case conditions
    case documents
    case referral
    case cost
}

/// What is known of a fact about a person that a decision depends on.
public enum Known: Sendable, Hashable {
    case yes
    case no
    case unknown
}

/// The person's choices and flags, as the publisher's record and the person's own say.
public struct PersonStatus: Sendable, Hashable {
    /// The person objects to this publisher's sharing.
    public var objection: Bool
    /// Type 1 objection, held by general practice.
    public var type1: Bool
    /// National Data Opt-Out.
    public var nationalDataOptOut: Bool
    /// Spine's sensitive flag: the person's whereabouts are protected.
    public var sFlag: Known
    public var deceased: Bool
    /// The whole record is legally restricted, or sealed.
    public var restricted: Bool
    /// Under 18 at the instant of the decision; `nil` when the birth date is not known.
    public var isChild: Bool?
    /// Number and demographics disagree, or a superseded number was not resolved: nothing is shared, a person looks at it.
    public var identityUncertain: Bool

    public init(
        objection: Bool = false, type1: Bool = false, nationalDataOptOut: Bool = false, sFlag: Known = .unknown,
        deceased: Bool = false,
        restricted: Bool = false, isChild: Bool? = nil, identityUncertain: Bool = false
    ) {
        self.objection = objection
        self.type1 = type1
        self.nationalDataOptOut = nationalDataOptOut
        self.sFlag = sFlag
        self.deceased = deceased
        self.restricted = restricted
        self.isChild = isChild
        self.identityUncertain = identityUncertain
    }
}
