// Writes the workload for Cedar, decides it, and measures: cedar-workload FOLDER [REQUESTS [SEED]]. The time is of the
// processor, on one thread, so that other work of the machine does not count.

import Agreements
import Foundation
import ProcessorTime
import Records

@main
struct CedarWorkload {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2 else {
            print("usage: cedar-workload FOLDER [REQUESTS [SEED]]")
            exit(2)
        }
        let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
        let count = arguments.count > 2 ? Int(arguments[2]) ?? 0 : 20_000
        var workload = Workload(seed: arguments.count > 3 ? UInt64(arguments[3]) ?? 0 : 2026)
        let policy = try PolicySet.load(workload.files())
        let requests = (0..<count).map { _ in workload.request(near: policy.agreements) }
        let permits = requests.map { policy.decide($0, id: "d").outcome == .permit }
        try write(policy, requests, permits, to: folder)
        let whole = requests.map { request in
            var request = request
            request.items = nil
            return request
        }
        let figures: [String: Any] = [
            "agreements": policy.agreements.count, "organisations": Workload.organisations.count,
            "kinds": Agreements.Category.allCases.reduce(0) { $0 + ItemSet(of: $1).count }, "requests": count,
            "permits": permits.filter { $0 }.count, "one item": rate(policy, requests),
            "every item": rate(policy, whole), "in words": rate(policy, requests) { $0.sentence.utf8.count },
        ]
        try JSONSerialization.data(withJSONObject: figures, options: .sortedKeys)
            .write(to: folder.appending(path: "ours.json"))
    }

    /// Decisions a second, the median of five rounds; each whole `Decision` is made and looked at.
    static func rate(
        _ policy: PolicySet, _ requests: [Request],
        _ look: (Decision) -> Int = { $0.released.count + $0.grants.count + $0.denies.count }
    ) -> Double {
        var rates: [Double] = []
        for _ in 0..<5 {
            let start = processorSeconds()
            var made = 0
            var seen = 0
            while processorSeconds() - start < 0.5 {
                for request in requests {
                    seen += look(policy.decide(request, id: "d"))
                }
                made += requests.count
            }
            precondition(seen > 0, "no decision says anything")
            rates.append(Double(made) / (processorSeconds() - start))
        }
        return rates.sorted()[rates.count / 2]
    }

    private static func processorSeconds() -> Double { processorTime() / .seconds(1) }

    static func write(_ policy: PolicySet, _ requests: [Request], _ permits: [Bool], to folder: URL) throws {
        let cedar = CedarPolicies(agreements: policy.agreements, settings: policy.settings)
        let pairs = cedar.byPair()
        let everywhere = CedarPolicies.everywhere
        let sites = Set(requests.flatMap { [$0.publisher.text, $0.recipient.text] }).filter { $0.count > 3 }
        let whole = everywhere + pairs.sorted { $0.key < $1.key }.flatMap(\.value)
        let policies: [String: Any] = [
            "whole": whole.joined(separator: "\n"),
            "pairs": pairs.mapValues { (everywhere + $0).joined(separator: "\n") },
            "none": everywhere.joined(separator: "\n"),
            "entities": cedar.entities(sites: sites).map { entity in
                ["uid": name(entity.uid), "attrs": [String: String](), "parents": entity.parents.map(name)]
            },
        ]
        try JSONSerialization.data(withJSONObject: policies).write(to: folder.appending(path: "policies.json"))
        let lines = try zip(requests, permits).map { request, isPermitted in
            try JSONSerialization.data(withJSONObject: line(request, isPermitted), options: .sortedKeys)
        }
        try Data(lines.joined(separator: [UInt8(ascii: "\n")])).write(to: folder.appending(path: "requests.ndjson"))
    }

    private static func name(_ uid: (type: String, id: String)) -> [String: String] {
        ["type": uid.type, "id": uid.id]
    }

    private static func line(_ request: Request, _ isPermitted: Bool) -> [String: Any] {
        let person = request.person
        let context: [String: Any] = [
            "publisher": ["__entity": name(("Organisation", request.publisher.text))], "role": request.role.rawValue,
            "now": request.instant.milliseconds, "objection": person.objection == .yes, "type1": person.type1 == .yes,
            "ndoo": person.nationalDataOptOut == .yes, "deceased": person.deceased == .yes,
            "restricted": person.restricted == .yes, "isAdult": person.isChild == false,
            "sFlag": person.sFlag == .no ? "no" : person.sFlag == .yes ? "yes" : "unknown",
        ]
        let item = request.items?.names.first ?? ""
        return [
            "pair": "\(request.publisher.text.prefix(3))>\(request.recipient.text.prefix(3))", "permit": isPermitted,
            "request": [
                "principal": name(("Organisation", request.recipient.text)),
                "action": name(("Action", request.purpose.rawValue)),
                "resource": name(CedarPolicies.kind(request.category, item)), "context": context,
            ],
        ]
    }
}
