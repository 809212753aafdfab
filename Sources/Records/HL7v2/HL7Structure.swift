// What HL7 v2.xml needs to know that ER7 does not say: the data type of each field, by which its components are named, and the
// groups into which the segments of an event belong. Written as v2.5 has them (chapters 2, 3, 4, 6 and 7).

enum HL7Structure {
    // MARK: - Data types

    /// Types of fields, by their numbers from 1; `*` where OBX-2 says it.
    private static let fieldTypes = """
        MSH ST ST HD HD HD HD TS ST MSG ST PT VID NM ST ID ID ID ID CE ID EI XON XON HD HD CWE CWE ST
        SFT XON ST ST ST TX TS
        EVN ID TS TS IS XCN TS HD
        PID SI CX CX CX XPN XPN TS IS XPN CE XAD IS XTN XTN CE CE CE CX ST DLN CX CE ST ID NM CE CE CE TS ID ID IS TS HD CE CE ST CE CWE XTN
        PD1 IS IS XON XCN IS IS IS IS ID CX CE ID DT XON CE IS DT DT IS IS IS
        NK1 SI XPN CE XAD XTN XTN CE DT DT ST JCC CX XON CE IS TS IS IS CE CE IS CE ID IS CE XPN CE CE CE XPN XTN XAD CX IS CE IS ST ST IS XTN XTN
        PV1 SI IS PL IS CX PL XCN XCN XCN IS PL IS IS IS IS IS XCN IS CX FC IS IS IS IS DT NM NM IS IS DT IS NM NM IS DT IS DLD CE IS IS IS PL PL TS TS NM NM NM NM CX IS XCN ST CX
        PV2 PL CE CE CE ST ST IS TS TS NM NM ST XCN DT ID IS DT IS ID NM IS ID XON IS IS DT IS DT DT IS IS ID TS ID ID ID ID CE CE CE CE CE IS IS CE DT TS TS IS
        MRG CX CX CX CX CX CX XPN
        AL1 SI CE CE CE ST DT
        DG1 SI ID CE ST TS IS CE CE ID IS CE NM CP ST ID XCN IS ID TS EI ID
        OBX SI ID CE ST * CE ST IS NM ID ID TS ST TS CE XCN CE EI TS
        PR1 SI IS CE ST TS IS NM XCN IS NM XCN XCN CE ID CE CE IS CE EI ID
        IN1 SI CE CX XON XAD XPN XTN ST XON CX XON DT DT AUI IS XPN CE TS XAD IS IS ST ID DT ID DT IS ST TS XCN IS IS NM NM IS ST CP CP NM CP CP CE IS XAD ST IS IS IS CX IS DT ST IS
        ROL EI ID CE XCN TS TS CE CE CE CE XAD XTN
        DB1 SI IS CX ID DT DT
        ACC TS CE ST CE ID ID XCN ST ST ID XAD
        NTE SI ID FT CE
        MSA ID ST ST NM ID CE
        ERR ELD ERL CWE ID CWE ST TX TX IS CWE XTN
        """

    /// Types of the components of composite types, from 1.
    private static let componentTypes = """
        AUI ST DT ST
        CE ST ST ID ST ST ID
        CP MO ID NM NM CE ID
        CWE ST ST ID ST ST ID ST ST ST
        CX ST ST ID HD ID HD DT DT CWE CWE
        DLD IS TS
        DLN ST IS DT
        DR TS TS
        EI ST IS ST ID
        ELD ST NM NM CE
        ERL ST NM NM NM NM NM
        FC IS TS
        FN ST ST ST ST ST
        HD IS ST ID
        JCC IS IS ST
        MO NM ID
        MSG ID ID ID
        PL IS IS IS HD IS IS IS IS ST EI HD
        PT ID ID
        SAD ST ST ST
        SN ST NM ST NM
        TS DTM ID
        VID ID CE CE
        XAD SAD ST ST ST ID ID ST IS IS ID DR TS TS
        XCN ST FN ST ST ST ST IS IS HD ID ST ID ID HD ID CE DR ID TS TS ST CWE CWE
        XON ST IS NM NM ID HD ID HD ID ST
        XPN FN ST ST ST ST IS ID ID CE DR ID TS TS ST
        XTN ST ID ID ST NM NM NM NM ST ST ST ST
        """

    private static let fields = read(fieldTypes)
    private static let components = read(componentTypes)

    private static func read(_ table: String) -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            rows[words[0]] = Array(words.dropFirst())
        }
        return rows
    }

    /// The type of a field; `nil` when it is not known, or OBX-2 says it.
    static func type(of segment: String, field: Int, version: String) -> String? {
        guard let types = fields[segment], field <= types.count, types[field - 1] != "*" else { return nil }
        return renamed(types[field - 1], version)
    }

    /// The type of a component; `nil` when the type has none such.
    static func type(of type: String, component: Int, version: String) -> String? {
        guard let types = components[type], component <= types.count else { return nil }
        return renamed(types[component - 1], version)
    }

    /// Whether a type has components.
    static func isComposite(_ type: String) -> Bool { components[type] != nil }

    /// v2.6 made TS the primitive DTM and CE CWE; v2.7 most of what was IS a CWE.
    private static func renamed(_ type: String, _ version: String) -> String {
        switch type {
        case "TS" where version >= "2.6": "DTM"
        case "CE" where version >= "2.6": "CWE"
        case "IS" where version >= "2.7": "CWE"
        default: type
        }
    }

    // MARK: - Groups

    /// Message structures (MSH-9.3) of the events of ADT (HL7 v2.5 table 0354).
    private static let structures: [String: String] = {
        var structures: [String: String] = [:]
        for line in """
        ADT_A01 A01 A04 A08 A13
        ADT_A02 A02
        ADT_A03 A03
        ADT_A05 A05 A14 A28 A31
        ADT_A06 A06 A07
        ADT_A09 A09 A10 A11
        ADT_A12 A12
        ADT_A15 A15
        ADT_A16 A16
        ADT_A17 A17
        ADT_A18 A18
        ADT_A20 A20
        ADT_A21 A21 A22 A23 A25 A26 A27 A29 A32 A33
        ADT_A24 A24
        ADT_A30 A30 A34 A35 A36 A46 A47 A48 A49
        ADT_A37 A37
        ADT_A38 A38
        ADT_A39 A39 A40 A41 A42
        ADT_A43 A43 A44
        ADT_A45 A45
        ADT_A50 A50 A51
        ADT_A54 A54 A55
        ADT_A60 A60
        ADT_A61 A61 A62
        """.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            for event in words.dropFirst() { structures["ADT_\(event)"] = words[0] }
        }
        return structures
    }()

    /// Groups of a structure: its name, the segment that begins it, and those that may follow in it.
    struct Group {
        let name: String
        let members: [String]
    }

    private static let groups: [String: [Group]] = {
        var groups: [String: [Group]] = [:]
        for line in """
        ADT_A01 PROCEDURE PR1 ROL
        ADT_A01 INSURANCE IN1 IN2 IN3 ROL
        ADT_A03 PROCEDURE PR1 ROL
        ADT_A03 INSURANCE IN1 IN2 IN3 ROL
        ADT_A05 PROCEDURE PR1 ROL
        ADT_A05 INSURANCE IN1 IN2 IN3 ROL
        ADT_A06 PROCEDURE PR1 ROL
        ADT_A06 INSURANCE IN1 IN2 IN3 ROL
        ADT_A16 PROCEDURE PR1 ROL
        ADT_A16 INSURANCE IN1 IN2 IN3 ROL
        ADT_A39 PATIENT PID PD1 MRG PV1
        ADT_A43 PATIENT PID PD1 MRG
        ADT_A45 MERGE_INFO MRG PV1
        """.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            groups[words[0], default: []].append(Group(name: words[1], members: Array(words[2...])))
        }
        return groups
    }()

    /// The structure of an event of ADT, such as `ADT_A01` of `A04`; `nil` of one that is not known.
    static func structure(type: String, event: String) -> String? { structures["\(type)_\(event)"] }

    /// The group that a segment begins.
    static func group(of structure: String, begunBy segment: String) -> Group? {
        groups[structure]?.first { $0.members[0] == segment }
    }
}
