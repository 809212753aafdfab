// How long analysis takes: 1,000 agreements between 50 organisations compiled, analysed, and compared with a set of which
// ten agreements differ. `analysis-benchmark [AGREEMENTS [ORGANISATIONS]]`

import Agreements
import ProcessorTime
import Records

@main
struct AnalysisBenchmark {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let count = numbers.first ?? 1000
        let organisations = numbers.dropFirst().first ?? 50
        let texts = (0..<count).map { agreement($0, organisations) }
        func measured<Value>(_ what: String, _ body: () throws -> Value) rethrows -> Value {
            var result: Value?
            let time = try processorTime { result = try body() }
            print("\(what): \(time)")
            return result!
        }
        func load(_ texts: [String]) throws -> PolicySet {
            try PolicySet.load(texts.enumerated().map { ("agreements/\($0.offset).yaml", $0.element) })
        }
        let old = try measured("read and compile \(count) agreements") { try load(texts) }
        let now = Instant(fhir: "2026-06-15")!
        let warnings = measured("analyse, one-sided flows included") { old.analysis(at: now) }
        print(
            "  "
                + PolicyWarning.Kind.allCases.map { kind in
                    "\(kind.rawValue) \(warnings.count { $0.kind == kind })"
                }.joined(separator: ", "))
        var changed = texts
        for index in stride(from: 0, to: count, by: max(1, count / 10)) {
            changed[index] = agreement(index, organisations, lastDay: "2026-09-30")
        }
        let new = try load(changed)
        let diff = measured("compare with ten that differ") { PolicyDiff(old, new) }
        print("  \(diff.changes.count) changes")
        print("  \(diff.sentences.first ?? "none")")
        let history = (0..<10_000).map { past($0, organisations, old) }
        let replay = measured("replay 10,000 decisions") { Replay(history, old: old, new: new) }
        print("  \(replay.sentences[0])")
        let batch = DecisionBatch(old)
        let lines = (0..<10_000).map { line($0, organisations) }
        let permits = measured("answer 10,000 lines of a batch") {
            lines.enumerated().count { batch.answer($0.element, number: $0.offset + 1) { _ in "01JD" }.isPermit }
        }
        print("  \(permits) permitted")
    }

    private static func code(_ index: Int) -> String { "X\(100 + index)" }

    private static func agreement(_ number: Int, _ organisations: Int, lastDay: String? = nil) -> String {
        let publishers = (0..<4).map { code((number * 7 + $0 * 3) % organisations) }
        let recipients = (0..<3).map { code((number * 11 + $0 * 5 + 1) % organisations) }
        let codes = Set(publishers + recipients).sorted()
        let category = ["social-care-package", "encounter"][number % 2]
        let items = ItemSet(of: Category(rawValue: category)!).names
        let month = 1 + number % 12
        let start = "2026-\(month < 10 ? "0" : "")\(month)-01"
        let parties = codes.map { code in
            """
              - ods: \(code)
                name: Organisation \(code)
                role: controller
                include_sites: \(number % 3 == 0)
                lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied consent}
                signed: [{as: SIRO, name: A, date: 2025-12-01}, {as: Caldicott, name: B, date: 2025-12-02}]

            """
        }.joined()
        return """
            id: NS-B-\(number)
            version: "1"
            title: Agreement \(number)
            parties:
            \(parties)flows: [{from: [\(publishers.joined(separator: ", "))], to: [\(recipients.joined(separator: ", "))]}]
            purposes: [\(["TREAT, ETREAT", "COC", "CAREMGT, TREAT", "PLAN"][number % 4])]
            roles: [\(["ed-clinician, ed-system", "duty-team", "analyst, shared-record"][number % 3])]
            data:
              - category: \(category)
                items: [\(items.enumerated().filter { ($0.offset + number) % 3 != 0 }.map(\.element).joined(separator: ", "))]
            exclude: [legally-restricted, finance]
            obligations: [show-withheld-marker]
            start: \(start)
            last_day: \(lastDay.map { max($0, start) } ?? "2027-\(start.dropFirst(5))")
            """
    }

    private static func past(_ index: Int, _ organisations: Int, _ policy: PolicySet) -> PastDecision {
        var request = Request(
            publisher: ODSCode(code(index * 7 % organisations))!,
            recipient: ODSCode(code((index * 11 + 1) % organisations))!,
            purpose: .treatment, role: .edSystem, category: .socialCarePackage,
            person: PersonStatus(sFlag: index % 5 == 0 ? .unknown : .no, isChild: false),
            instant: Instant(fhir: "2026-09-01")!.adding(seconds: Int64(index) * 600))
        let decision = policy.decide(request, id: "\(index)")
        request.person = PersonStatus()
        return PastDecision(
            id: "\(index)", request: request, outcome: decision.outcome, reason: decision.reason,
            released: decision.released, withheld: ItemSet(decision.withheld.map(\.item)))
    }

    private static func line(_ index: Int, _ organisations: Int) -> [UInt8] {
        let text = """
            {"publisher":"\(code(index * 7 % organisations))","recipient":"\(code((index * 11 + 1) % organisations))",\
            "purpose":"TREAT","role":"ed-system","category":"social-care-package","person":{"s_flag":"no","child":false},\
            "at":"2026-09-01T12:00:00Z"}
            """
        return Array(text.utf8)
    }
}
