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
