// One resource of each type that a category releases, with every element filled, made of FHIR's own definitions: each
// text, number and date is unlike all others, so that it can be found again in what leaves.

import Records

@testable import Agreements

/// A value that can be found again, and where it stands.
struct Sentinel {
    /// An element; of an extension its URL, of an identifier its system.
    struct Step: Hashable {
        let name: String
        var pick: String?
    }

    let resource: Int
    let path: [Step]
    /// FHIR types from the element of the resource down to the value.
    let types: [String]

    var isInExtension: Bool { path.contains { $0.name == "extension" } }
}

struct SentinelResources<Generator: RandomNumberGenerator> {
    private let definitions = FHIRDefinitions.r4
    private let category: Agreements.Category
    private let types: [String]
    private var generator: Generator
    private var count = 1_000_000
    private var place = 0
    private(set) var resources: [Resource] = []
    /// By what is written.
    private(set) var sentinels: [String: Sentinel] = [:]

    init(_ category: Agreements.Category, using generator: Generator) {
        self.category = category
        self.generator = generator
        let targets = ItemTable.rows.filter { $0.category == category && !$0.path.isEmpty }
            .flatMap { $0.path.split(separator: ">").map { String($0.split(separator: ".")[0]) } }
        // One of each, and one more of those that others refer to, which may be referred to by none.
        types = Set(targets).sorted() + Set(targets).intersection(["Organization", "Practitioner"]).sorted()
        for (index, type) in types.enumerated() {
            place = index
            var made = JSONObject(distinct: [
                .init("resourceType", .string(type)), .init("id", .string("r\(index)")),
            ])
            if let structure = definitions.structure(type) {
                for member in object(structure, [], [], isRoot: true).members { made[member.name] = member.value }
            }
            if let resource = Resource(made) { resources.append(resource) }
        }
    }

    private mutating func object(
        _ structure: FHIRDefinitions.Structure, _ path: [Sentinel.Step], _ types: [String], isRoot: Bool = false
    ) -> JSONObject {
        var made = JSONObject()
        for element in structure.elements {
            let step = Sentinel.Step(name: element.name)
            switch element.name {
            case "implicitRules", "modifierExtension": continue
            case "language" where isRoot: continue
            case "id":
                if !isRoot { made["id"] = .string(text(path + [step], types + ["string"])) }
            case "extension": made["extension"] = .array(extensions(path, types))
            case "contained":
                made["contained"] = [
                    [
                        "resourceType": "Basic", "id": "inside",
                        "code": ["text": .string(text(path + [step], types + ["Basic"]))],
                    ]
                ]
            case "text" where isRoot:
                let words = text(path + [step], types + ["Narrative"])
                made["text"] = [
                    "status": "generated",
                    "div": .string("<div xmlns=\"http://www.w3.org/1999/xhtml\">\(words)</div>"),
                ]
            default: fill(element, &made, path, types)
            }
        }
        return made
    }

    private mutating func fill(
        _ element: FHIRDefinitions.Element, _ made: inout JSONObject, _ path: [Sentinel.Step], _ types: [String]
    ) {
        // Deep down, what is not required is filled only with what holds nothing but primitives.
        let uses = element.types.filter { path.count < 3 || element.isRequired || isFlat($0.name) }
        guard let use = uses.randomElement(using: &generator) else { return }
        let name =
            element.isChoice
            ? element.name.dropLast(3) + use.name.prefix(1).uppercased() + use.name.dropFirst() : element.name[...]
        let isPatients = path.isEmpty && name == "identifier" && self.types[place] == "Patient"
        let picks: [String?] = isPatients ? [NHSNumber.system, nil] : [nil]
        let values = picks.compactMap { pick -> JSONValue? in
            let step = Sentinel.Step(name: String(name), pick: pick)
            guard var value = value(use, element, path + [step], types + [use.name]) else { return nil }
            if let pick, var identifier = value.object {
                // What it takes the place of is not written.
                sentinels[String((identifier["system"]?.string ?? "").dropFirst("urn:".count))] = nil
                identifier["system"] = .string(pick)
                value = .object(identifier)
            }
            return value
        }
        guard let first = values.first else { return }
        made[String(name)] = element.isRepeating ? .array(values) : first
        // Beside a primitive, what no item names.
        if !element.isRepeating, path.count < 2, first.scalar != nil, Bool.random(using: &generator) {
            made["_\(name)"] = ["extension": [unknown(path + [.init(name: String(name))], types)]]
        }
    }

    private func isFlat(_ type: String) -> Bool {
        guard let structure = definitions.structure(type) else { return false }
        if case .primitive = structure.kind { return true }
        return structure.elements.allSatisfy { element in
            ["extension", "modifierExtension"].contains(element.name)
                || element.types.allSatisfy {
                    if case .primitive? = definitions.structure($0.name)?.kind { true } else { false }
                }
        }
    }

    private mutating func value(
        _ use: FHIRDefinitions.TypeUse, _ element: FHIRDefinitions.Element, _ path: [Sentinel.Step], _ types: [String]
    ) -> JSONValue? {
        guard let structure = definitions.structure(use.name) else { return nil }
        guard case .primitive(let primitive) = structure.kind else {
            if let codes = element.requiredValueSet.flatMap({ definitions.codes(of: $0) }),
                use.name == "CodeableConcept"
            {
                return [
                    "coding": [["code": .string(codes.sorted().randomElement(using: &generator) ?? "")]],
                    "text": .string(text(path + [.init(name: "text")], types + ["string"])),
                ]
            }
            var made = object(structure, path, types)
            if use.name == "Reference" { made["reference"] = .string(reference(use.targets, path, types)) }
            return made.isEmpty ? nil : .object(made)
        }
        switch primitive {
        case .boolean: return true
        case .decimal, .integer: return .number(mark("\(count + 1)", path, types))
        case .date: return .string(date(path, types))
        case .dateTime, .instant: return .string(date(path, types) + "T00:00:00Z")
        case .time: return "10:00:00"
        case .xhtml: return nil
        case .text: break
        }
        switch use.name {
        case "code":
            if let set = element.requiredValueSet, let codes = definitions.codes(of: set) {
                // What is planned is withheld whole.
                let usable = codes.subtracting(["planned", "waitlist", "draft"]).sorted()
                return usable.randomElement(using: &generator).map(JSONValue.string)
            }
            return .string(text(path, types))
        case "uri", "url", "canonical": return .string("urn:" + text(path, types))
        case "oid": return .string("urn:oid:1.2." + mark("\(count + 1)", path, types))
        case "uuid": return "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002"
        case "base64Binary": return .string(text(path, types) + "AAA")
        default: return .string(text(path, types))
        }
    }

    /// To a resource of the set that may stand here, or to one that is not there.
    private mutating func reference(_ targets: [String], _ path: [Sentinel.Step], _ types: [String]) -> String {
        let fitting = self.types.indices.filter { targets.isEmpty || targets.contains(self.types[$0]) }
        if Int.random(in: 0..<4, using: &generator) > 0, let target = fitting.randomElement(using: &generator) {
            return Bool.random(using: &generator) ? "\(self.types[target])/r\(target)" : "urn:uuid:r\(target)"
        }
        let type = targets.first.flatMap { $0 == "Resource" ? nil : $0 } ?? "Condition"
        return "\(type)/" + text(path + [.init(name: "reference")], types + ["string"])
    }

    /// Those that the table names here, and one that it does not.
    private mutating func extensions(_ path: [Sentinel.Step], _ types: [String]) -> [JSONValue] {
        let here = ([self.types[place]] + path.map(\.name)).joined(separator: ".")
        let names = Set(
            ItemTable.rows.filter { $0.category == category }.compactMap { row -> String? in
                let parts = String(row.path.split(separator: ">").last ?? "").split(separator: "[")
                guard let last = parts.last, parts.count > 1 else { return nil }
                let before = row.path.split(separator: ">").last!.dropLast(last.count + 1)
                let plain = before.replacing("[nhs-number]", with: "")
                return plain == here + ".extension" ? String(last.prefix { $0 != "]" }) : nil
            }
        ).sorted()
        return names.map { name in
            let url = ItemTableText.urls[name] ?? ItemTableText.extensions + name
            let step = Sentinel.Step(name: "extension", pick: url)
            if name == "flag-detail" {
                return [
                    "url": .string(url),
                    "valueReference": [
                        "reference": .string(reference(["CarePlan", "EpisodeOfCare"], path + [step], types))
                    ],
                ]
            }
            return [
                "url": .string(url),
                "valueString": .string(
                    text(path + [step, .init(name: "valueString")], types + ["Extension", "string"])),
            ]
        } + [unknown(path, types)]
    }

    private mutating func unknown(_ path: [Sentinel.Step], _ types: [String]) -> JSONValue {
        let words = text(path + [.init(name: "extension", pick: "urn:unknown")], types + ["Extension"])
        return ["url": .string("urn:" + words), "valueString": .string(words)]
    }

    private mutating func text(_ path: [Sentinel.Step], _ types: [String]) -> String {
        mark("s\(count + 1)z", path, types)
    }

    /// A day of the years from 1001 on.
    private mutating func date(_ path: [Sentinel.Step], _ types: [String]) -> String {
        let day = count + 1 - 1_000_000
        let (month, rest) = ((day / 28) % 12 + 1, day % 28 + 1)
        return mark("\(1001 + day / 336)-\(month < 10 ? "0" : "")\(month)-\(rest < 10 ? "0" : "")\(rest)", path, types)
    }

    private mutating func mark(_ written: String, _ path: [Sentinel.Step], _ types: [String]) -> String {
        count += 1
        sentinels[written] = Sentinel(resource: place, path: path, types: types)
        return written
    }

    /// What in bytes could be a sentinel: `s`, seven digits and `z`; seven digits; a day.
    static func candidates(_ bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index]) }
        var index = 0
        while index < bytes.count {
            guard isDigit(index) else {
                index += 1
                continue
            }
            var end = index
            while isDigit(end) { end += 1 }
            if end - index == 7 {
                let isText =
                    index > 0 && bytes[index - 1] == UInt8(ascii: "s") && end < bytes.count
                    && bytes[end] == UInt8(ascii: "z")
                let range = isText ? index - 1..<end + 1 : index..<end
                found.insert(String(decoding: bytes[range], as: UTF8.self))
            } else if end - index == 4, end + 6 <= bytes.count, bytes[end] == UInt8(ascii: "-"), isDigit(end + 5) {
                found.insert(String(decoding: bytes[index..<end + 6], as: UTF8.self))
            }
            index = end
        }
        return found
    }
}

/// The item table read plainly: what a decision lets out of resources, written from what `ItemTable` says of its paths
/// and not from the trees that a release walks.
struct ReleaseOracle {
    private struct Row {
        let type: String
        let steps: [Sentinel.Step]
        let item: Item?
        let location: ItemTable.Location?
        /// Places of resources that it holds of, each with the place of what refers to it; `nil`: of all of the type.
        let links: [(source: Int, target: Int)]?
    }

    private let rows: [Row]
    private let resources: [Resource]

    init(_ category: Agreements.Category, _ resources: [Resource]) {
        self.resources = resources
        rows = ItemTable.rows.filter { $0.category == category && !$0.path.isEmpty && !$0.path.hasSuffix("&") }.map {
            row in
            let hops = row.path.split(separator: ">").map(String.init)
            let words = Self.words(hops[hops.count - 1])
            let links = hops.count == 1 ? nil : Self.links(Self.words(hops[0]), in: resources)
            return Row(
                type: words[0], steps: words.dropFirst().map(Self.step), item: row.item, location: row.location,
                links: links)
        }
    }

    /// Whether a value may leave, and whether it must: some released item names it.
    /// - Parameter released: places of what is released: who is referred to goes along with that.
    func verdict(
        _ sentinel: Sentinel, items: ItemSet, sFlag: Known, released: Set<Int>
    ) -> (may: Bool, must: Bool) {
        var verdict = (may: false, must: false)
        for row in rows where row.type == resources[sentinel.resource].type {
            let isLed =
                row.links?.contains { $0.target == sentinel.resource && released.contains($0.source) } ?? true
            guard isLed, sentinel.path.starts(with: row.steps) else { continue }
            if row.location == .person, sFlag != .no { continue }
            if row.location == .care, sFlag == .yes { continue }
            let rest = sentinel.path.dropFirst(row.steps.count)
            // Extensions leave only where a row names them; ids of elements and references to nothing never do.
            if rest.contains(where: { $0.name == "extension" || $0.name == "id" || $0.name == "reference" }) {
                continue
            }
            guard let item = row.item else {
                verdict.may = true
                continue
            }
            if items.contains(item) { verdict = (true, true) }
        }
        return verdict
    }

    private static func words(_ path: String) -> [String] { path.split(separator: ".").map(String.init) }

    private static func step(_ word: String) -> Sentinel.Step {
        let parts = word.split(separator: "[")
        let pick = parts.count > 1 ? String(parts[1].dropLast()) : nil
        return Sentinel.Step(
            name: String(parts[0]), pick: pick.map { ItemTableText.urls[$0] ?? ItemTableText.extensions + $0 })
    }

    /// What resources of a type refer to at a path, by places.
    private static func links(_ words: [String], in resources: [Resource]) -> [(source: Int, target: Int)] {
        resources.indices.filter { resources[$0].type == words[0] }.flatMap { source in
            var values = [JSONValue.object(resources[source].json)]
            for word in words.dropFirst() { values = values.flatMap { JSONValue.items($0[word]) } }
            let names = Set(values.compactMap { $0["reference"]?.string })
            return resources.indices.filter {
                names.contains(resources[$0].reference ?? "") || names.contains("urn:uuid:\(resources[$0].id ?? "")")
            }.map { (source, $0) }
        }
    }
}
