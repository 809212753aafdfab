// That no withheld value survives anywhere in the bytes that leave, in JSON and in XML, whatever was decided: over
// resources in which every element is filled, and random sets of items. CAREGATE_SEED repeats a run.

import Foundation
import Records
import Testing

@testable import Agreements

@Suite struct ReleasePropertyTests {
    private static let seed =
        ProcessInfo.processInfo.environment["CAREGATE_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0 ... .max)
    /// Decisions a category.
    private static let rounds = 24

    private struct Case {
        let category: Agreements.Category
        let seed: UInt64
        let resources: [Resource]
        let sentinels: [String: Sentinel]
        let permit: Permit
        let items: ItemSet
        let sFlag: Known
        let obligations: [String]

        var name: String { "CAREGATE_SEED=\(seed) \(category.rawValue) \(obligations) s-flag \(sFlag): \(items)" }
    }

    /// - Parameter obligations: of which some are taken.
    private static func cases(_ category: Agreements.Category, _ obligations: [String]) throws -> [Case] {
        var generator = SeededGenerator(seed: seed)
        let every = ItemSet(of: category)
        var cases: [Case] = []
        var made = SentinelResources(category, using: generator)
        for round in 0..<rounds {
            if round % 4 == 0 {
                _ = generator.next()
                made = SentinelResources(category, using: generator)
            }
            var items = ItemSet(every.filter { _ in Bool.random(using: &generator) })
            if round == 0 { items = every }
            guard !items.isEmpty else { continue }
            let sFlag: Known = [.no, .unknown, .yes].randomElement(using: &generator) ?? .no
            let wanted = obligations.filter { _ in Bool.random(using: &generator) }
            let duties = wanted.isEmpty ? [obligations[round % obligations.count]] : wanted
            let text = Fixture.edited([
                (
                    "[demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]",
                    "[\(items.names.joined(separator: ", "))]"
                ), ("category: social-care-package", "category: \(category.rawValue)"),
                // Dates are words here like all others.
                ("lookback: current", "lookback: all"),
                ("obligations: [show-withheld-marker]", "obligations: [\(duties.joined(separator: ", "))]"),
            ])
            let policy = try Fixture.policy(
                [text],
                settings: PolicySettings(
                    obligations: ObligationSupport(pseudonymKey: PseudonymKey(Array(0..<32)))))
            var person = Fixture.adult
            person.sFlag = sFlag
            let decision = policy.decide(Fixture.request(category: category, person: person), id: "d")
            guard let permit = decision.permit else { continue }
            cases.append(
                Case(
                    category: category, seed: seed, resources: made.resources, sentinels: made.sentinels,
                    permit: permit, items: decision.released, sFlag: sFlag, obligations: duties))
        }
        return cases
    }

    @Test("the resources of the test are valid R4, every element filled", arguments: Agreements.Category.allCases)
    func fixtures(category: Agreements.Category) throws {
        let made = SentinelResources(category, using: SeededGenerator(seed: Self.seed))
        for resource in made.resources {
            #expect(Self.errors(resource) == [], "\(resource.type), CAREGATE_SEED=\(Self.seed)")
        }
        #expect(made.sentinels.count > 200, "\(category), CAREGATE_SEED=\(Self.seed)")
    }

    @Test("no withheld value survives, every released one does", arguments: Agreements.Category.allCases)
    func released(category: Agreements.Category) throws {
        var mustCount = 0
        for one in try Self.cases(category, ["show-withheld-marker", "no-onward-share"]) {
            let disclosure = one.permit.release(one.resources)
            let oracle = ReleaseOracle(category, one.resources)
            let released = Self.places(one)
            let found = try Self.found(disclosure, one.name)
            for (written, sentinel) in one.sentinels {
                let verdict = oracle.verdict(sentinel, items: one.items, sFlag: one.sFlag, released: released)
                if found.contains(written) {
                    #expect(verdict.may, "\(Self.place(sentinel, one)) leaves, \(one.name)")
                } else if verdict.must {
                    Issue.record("\(Self.place(sentinel, one)) is missing, \(one.name)")
                }
                if verdict.must { mustCount += 1 }
            }
            Self.checkWhole(disclosure, one.name)
        }
        #expect(mustCount > 100, "CAREGATE_SEED=\(Self.seed)")
    }

    @Test(
        "redact, mask and pseudonymise leave nothing of what they are to take", arguments: Agreements.Category.allCases)
    func deidentified(category: Agreements.Category) throws {
        var survived = 0
        for one in try Self.cases(category, ["redact", "mask", "pseudonymise"]) {
            let disclosure = one.permit.release(one.resources)
            let oracle = ReleaseOracle(category, one.resources)
            let released = Self.places(one)
            let found = try Self.found(disclosure, one.name)
            for (written, sentinel) in one.sentinels {
                let isTaken = Self.isTaken(sentinel, one)
                let verdict = oracle.verdict(sentinel, items: one.items, sFlag: one.sFlag, released: released)
                if found.contains(written) {
                    #expect(verdict.may && !isTaken, "\(Self.place(sentinel, one)) leaves, \(one.name)")
                    survived += 1
                } else if verdict.must, Self.isLeft(sentinel, one) {
                    Issue.record("\(Self.place(sentinel, one)) is missing, \(one.name)")
                }
            }
            Self.checkWhole(disclosure, one.name)
            let ids = Set(disclosure.resources.compactMap(\.id))
            if one.obligations.contains("pseudonymise") {
                #expect(ids.isDisjoint(with: one.resources.compactMap(\.id)), "\(one.name)")
            }
        }
        #expect(survived > 10, "CAREGATE_SEED=\(Self.seed)")
    }

    /// Of what is released, before its ids are taken from it.
    private static func places(_ one: Case) -> Set<Int> {
        let names = Set(Release(permit: one.permit).release(one.resources, among: []).compactMap(\.reference))
        return Set(one.resources.indices.filter { names.contains(one.resources[$0].reference ?? "") })
    }

    /// What an obligation takes, whichever item names it.
    private static func isTaken(_ sentinel: Sentinel, _ one: Case) -> Bool {
        let types = Set(sentinel.types)
        let last = sentinel.path.last?.name
        if !types.isDisjoint(with: ["Annotation", "Attachment", "markdown", "Narrative", "base64Binary"]) {
            return true
        }
        if sentinel.types.suffix(2) == ["Extension", "string"]
            || sentinel.types.suffix(2) == ["CodeableConcept", "string"]
        {
            return true
        }
        if sentinel.types.suffix(2) == ["Reference", "string"], last == "display" { return true }
        let ofPerson =
            one.resources[sentinel.resource].type == "Patient"
            || sentinel.path.contains { ["subject", "patient"].contains($0.name) }
        let isOfPatient = one.resources[sentinel.resource].type == "Patient"
        if one.obligations.contains("pseudonymise") {
            return !types.isDisjoint(with: ["HumanName", "Address", "ContactPoint", "Identifier"])
                || isOfPatient && sentinel.types.count == 1 && ["date", "dateTime"].contains(sentinel.types[0])
        }
        guard one.obligations.contains("mask"), ofPerson else { return false }
        return !types.isDisjoint(with: ["HumanName", "Address", "ContactPoint"])
            || types.contains("Identifier") && last == "value"
            || isOfPatient && sentinel.types.count == 1 && ["date", "dateTime"].contains(sentinel.types[0])
    }

    /// Codes, numbers and times of what is neither a name nor a number of anybody.
    private static func isLeft(_ sentinel: Sentinel, _ one: Case) -> Bool {
        !sentinel.isInExtension && !isTaken(sentinel, one)
            && Set(sentinel.types).isDisjoint(with: [
                "HumanName", "Address", "ContactPoint", "Identifier", "Reference", "string", "uri",
            ])
            && one.resources[sentinel.resource].type != "Patient"
    }

    // MARK: What holds of every disclosure

    /// Sentinels in the bytes that leave: resource by resource, in JSON and in XML.
    private static func found(_ disclosure: Disclosure, _ name: String) throws -> Set<String> {
        var found: Set<String> = []
        for resource in disclosure.resources {
            for bytes in [FHIRJSON.write(resource), try FHIRXML.write(resource)] {
                found.formUnion(SentinelResources<SeededGenerator>.candidates(bytes))
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains("xhtml") && !text.contains("contained"), "a narrative leaves, \(name)")
            }
        }
        return found
    }

    /// No reference to what stays, nobody whom nothing refers to, and nothing that is not R4.
    private static func checkWhole(_ disclosure: Disclosure, _ name: String) {
        let names = Set(
            disclosure.resources.flatMap { [$0.reference ?? "", "urn:uuid:\($0.id ?? "")"] })
        let referred = Set(disclosure.resources.flatMap { ReleaseTests.references(.object($0.json)) })
        for resource in disclosure.resources {
            if ["Organization", "Practitioner", "PractitionerRole", "CareTeam"].contains(resource.type) {
                let isReferredTo =
                    referred.contains(resource.reference ?? "") || referred.contains("urn:uuid:\(resource.id ?? "")")
                #expect(isReferredTo, "\(resource.type) is referred to by nothing that leaves, \(name)")
            }
            for reference in ReleaseTests.references(.object(resource.json)) {
                #expect(names.contains(reference), "\(resource.type) refers to what stays, \(name)")
            }
            #expect(errors(resource) == [], "\(resource.type), \(name)")
        }
    }

    private static func errors(_ resource: Resource) -> [ValidationIssue] {
        var options = ValidationOptions()
        options.ukCore = false
        return FHIRValidation.validate(resource, options: options).issues.filter { $0.severity == .error }
    }

    private static func place(_ sentinel: Sentinel, _ one: Case) -> String {
        ([one.resources[sentinel.resource].type] + sentinel.path.map(\.name)).joined(separator: ".")
    }
}
