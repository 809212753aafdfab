// Many requests, one a line of JSON, and a line of JSON for each answer: the form of `caregate explain --batch`. What a
// line says is read as strictly as an agreement: unknown members are refused, and so is a line without what every request
// has. Of the person alone, what is not stated is as in `PersonStatus()`: no objection, death, restriction or seal is
// recorded, and S-flag, age, Type 1 objection and National Data Opt-Out are unknown, which withholds.

public import Records

/// Answers requests of NDJSON.
public struct DecisionBatch: Sendable {
    /// A line of the answer, without its line feed.
    public struct Answer: Sendable, Hashable {
        public let bytes: [UInt8]
        /// The line was no request: the answer says what is wrong with it.
        public let isError: Bool
        /// Of a request for several categories, whether every one is permitted.
        public let isPermit: Bool
    }

    let policy: PolicySet

    public init(_ policy: PolicySet) { self.policy = policy }

    /// Answers one line. A bad one gets an answer too: `{"line": 3, "outcome": "deny", "error": {"reason", "what", "place",
    /// "remedy"}}`.
    /// - Parameters:
    ///   - number: the line's, from 1; in the answer.
    ///   - identifier: makes each decision's id, unique.
    public func answer(_ line: [UInt8], number: Int, identifier: (Instant) -> String) -> Answer {
        var result: JSONObject = ["line": .number(String(number))]
        do throws(Problem) {
            let fields = try BatchRequest.fields(line)
            result["id"] = try fields.reference("id").map(JSONValue.string)
            let batch = try BatchRequest(fields)
            let decisions = batch.requests.map { policy.decide($0, id: identifier($0.instant)) }
            if batch.isList {
                result["decisions"] = .array(
                    decisions.map { .object(JSONObject(distinct: Self.members($0))) })
            } else if let decision = decisions.first {
                result = JSONObject(distinct: result.members + Self.members(decision))
            }
            return Answer(
                bytes: result.write(), isError: false, isPermit: decisions.allSatisfy { $0.outcome == .permit })
        } catch {
            // Doubt in parsing denies (agreements.md, "How a decision is made", 1).
            result["outcome"] = .string(Decision.Outcome.deny.rawValue)
            result["error"] = [
                "reason": .string(error.reason.rawValue), "what": .string(error.what), "place": .string(error.place),
                "remedy": .string(error.remedy),
            ]
            return Answer(bytes: result.write(), isError: true, isPermit: false)
        }
    }

    private static func members(_ decision: Decision) -> [JSONObject.Member] {
        [JSONObject.Member("category", .string(decision.request.category.rawValue))] + decision.json.members
    }
}

/// One line's requests.
private struct BatchRequest {
    let requests: [Request]
    /// Asked with `categories`, and so answered with `decisions`.
    let isList: Bool

    static func fields(_ line: [UInt8]) throws(Problem) -> JSONFields {
        var limits = JSONLimits()
        limits.documentBytes = Limits.batchLineBytes
        limits.depth = Limits.batchDepth
        return try JSONFields(
            try JSONReader.read(line, limits: limits), "a request", at: "",
            known: [
                "id", "publisher", "recipient", "purpose", "role", "category", "categories", "items", "person", "at",
                "break_glass",
            ])
    }

    init(_ fields: JSONFields) throws(Problem) {
        let request = Request(
            publisher: try fields.code("publisher"), recipient: try fields.code("recipient"),
            purpose: try fields.word("purpose"), role: try fields.word("role"), category: .socialCarePackage,
            person: try fields.optional("person").map(Self.person) ?? PersonStatus(), instant: try fields.instant("at"))
        let asked = try Self.asked(fields)
        let access = try Self.emergencyAccess(fields, request)
        isList = fields.optional("categories") != nil
        requests = asked.map { category, items in
            var one = request
            one.category = category
            one.items = items
            one.emergencyAccess = access
            return one
        }
    }

    /// `category` with `items`, or `categories`: each a name, or an object with both.
    private static func asked(_ fields: JSONFields) throws(Problem) -> [(Category, ItemSet?)] {
        switch (fields.optional("category"), fields.optional("categories")) {
        case (_?, nil):
            let category: Category = try fields.word("category")
            return [(category, try items(fields, of: category))]
        case (nil, let list?):
            guard case .array(let entries) = list, !entries.isEmpty else {
                throw fields.problem(.dataType, "categories", "is no list", "write [\"encounter\"], say")
            }
            if fields.optional("items") != nil {
                throw fields.problem(
                    .unknownElement, "items", "belongs to one category", "write it beside each category")
            }
            var result: [(Category, ItemSet?)] = []
            for (index, entry) in entries.enumerated() {
                let place = "categories[\(index)]"
                let object: JSONValue = entry.string == nil ? entry : ["category": entry]
                let one = try JSONFields(object, "a category", at: place, known: ["category", "items"])
                let category: Category = try one.word("category")
                if result.contains(where: { $0.0 == category }) {
                    throw one.problem(.duplicateKey, "category", "stands twice", "ask for each once")
                }
                result.append((category, try items(one, of: category)))
            }
            return result
        case (nil, nil): throw fields.problem(.required, "category", "is missing", "add category or categories")
        case (_?, _?):
            throw fields.problem(.unknownElement, "categories", "stands beside category", "use one of them")
        }
    }

    /// `nil` where nothing is said of items: everything that the agreements allow is asked for.
    private static func items(_ fields: JSONFields, of category: Category) throws(Problem) -> ItemSet? {
        guard let value = fields.optional("items") else { return nil }
        guard case .array(let names) = value else {
            throw fields.problem(.dataType, "items", "is no list", "write [\"service\"], say, or leave it out")
        }
        var items = ItemSet()
        for name in names {
            guard let item = name.string.flatMap({ Item($0) }), ItemSet(of: category).contains(item) else {
                throw fields.problem(
                    .unmappedCode, "items", "names what is no item of \(category.rawValue)",
                    "use some of: \(ItemSet(of: category))")
            }
            items.insert(item)
        }
        return items
    }

    private static func person(_ value: JSONValue) throws(Problem) -> PersonStatus {
        let facts = PersonStatus.facts
        let fields = try JSONFields(
            value, "a person", at: "person",
            known: facts.map(\.name) + [
                "child", "identity_uncertain", "objects_to_agreements", "objects_to_categories",
            ])
        var status = PersonStatus()
        for fact in facts { if let known = try fields.known(fact.name) { status[keyPath: fact.path] = known } }
        if let isChild = try fields.known("child") { status.isChild = isChild == .unknown ? nil : isChild == .yes }
        if let doubt = try fields.known("identity_uncertain") { status.identityUncertain = doubt != .no }
        if let names = try fields.texts("objects_to_agreements") { status.objectedAgreements = Set(names) }
        for name in try fields.texts("objects_to_categories") ?? [] {
            guard let category = Category(rawValue: name) else {
                throw fields.problem(
                    .unmappedCode, "objects_to_categories", "names no category",
                    "use some of: \(Category.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            status.objectedCategories.insert(category)
        }
        return status
    }

    private static func emergencyAccess(_ fields: JSONFields, _ request: Request) throws(Problem) -> EmergencyAccess? {
        guard let value = fields.optional("break_glass") else { return nil }
        guard request.purpose == .breakTheGlass else {
            throw fields.problem(.unknownElement, "break_glass", "is for the purpose BTG only", "leave it out")
        }
        let own = try JSONFields(
            value, "break_glass", at: "break_glass", known: ["user", "reason", "from", "until"])
        let access = EmergencyAccess(
            user: try own.text("user"), role: request.role, organisation: request.recipient,
            reason: try own.text("reason"), from: try own.instant("from"), until: try own.instant("until"))
        guard let access else {
            throw fields.problem(
                .dataType, "break_glass", "has no user or reason, or a time that is not ahead or too long",
                "name a user and a reason; until is at most 8 hours after from")
        }
        return access
    }
}

extension PersonStatus {
    /// Each fact that is known or not, under the name that examples and batches give it.
    static var facts: [(name: String, path: WritableKeyPath<PersonStatus, Known>)] {
        [
            ("objection", \.objection), ("type1", \.type1), ("ndoo", \.nationalDataOptOut), ("s_flag", \.sFlag),
            ("deceased", \.deceased), ("restricted", \.restricted), ("sealed", \.sealed),
        ]
    }
}
