// Walks a resource along the tree of its category and keeps what released items name.

import Records

struct ElementFilter {
    let permit: Permit
    private let types = ElementTypes.released

    /// What a resource comes to.
    struct Filtered {
        let resource: Resource
        /// Whether there is anything but structure in it.
        let hasContent: Bool
        /// The places that its references lead to.
        let referred: [Int]
    }

    /// - Parameter targets: places that references may lead to.
    func filtered(
        _ resource: Resource, _ node: ElementNode, _ items: ItemSet, _ references: References, to targets: [Bool]
    ) -> Filtered {
        var walk = Walk(permit: permit, types: types, items: items, references: references, targets: targets)
        let kept = walk.elements(
            of: resource.json, node, .nothing, type: types.root(resource.type), depth: 0, isRoot: true)
        var members: [JSONObject.Member] = []
        members.reserveCapacity(kept.count + 3)
        members.append(.init("resourceType", .string(resource.type)))
        if let id = resource.id { members.append(.init("id", .string(id))) }
        members += kept
        var filtered = Resource(type: resource.type)
        filtered.json = JSONObject(distinct: members)
        return Filtered(resource: filtered, hasContent: walk.hasContent, referred: walk.referred)
    }

    /// Why an element is being kept whole.
    private enum Whole {
        case nothing
        case structure
        case item
    }

    private struct Walk {
        let permit: Permit
        let types: ElementTypes
        let items: ItemSet
        let references: References
        let targets: [Bool]
        var hasContent = false
        var referred: [Int] = []

        func isGranted(_ node: ElementNode) -> Bool {
            !node.free.isDisjoint(with: items)
                || (!permit.withholdsPersonLocation && !node.person.isDisjoint(with: items))
                || (!permit.withholdsCareLocation && !node.care.isDisjoint(with: items))
        }

        /// What is kept of an object's members. Where anything is, what must be there and is not is said to be masked.
        /// - Parameter type: of the object, in `types`; `nil` where FHIR has no such element.
        mutating func elements(
            of object: JSONObject, _ node: ElementNode?, _ whole: Whole, type: Int?, depth: Int, isRoot: Bool = false
        ) -> [JSONObject.Member] {
            var kept: [JSONObject.Member] = []
            for member in object.members {
                let name = member.name
                switch name {
                case "extension":
                    let type = types.type(of: name, in: type)
                    let extensions = JSONValue.items(member.value).compactMap {
                        self.extension($0, node, type: type, depth: depth)
                    }
                    if !extensions.isEmpty { kept.append(.init(name, .array(extensions))) }
                    continue
                case "id", "modifierExtension", "contained", "fhir_comments": continue
                case "resourceType", "text", "implicitRules", "language":
                    if isRoot { continue }
                case "assigner":
                    // Who gave a person the number that stands for them tells where they are known.
                    if whole == .structure { continue }
                case "reference":
                    if whole != .nothing || node?.isReference == true, let target = member.value.string {
                        if let place = references.place(of: target, among: targets) {
                            referred.append(place)
                            kept.append(member)
                        }
                        continue
                    }
                default:
                    // `_birthDate` and the like hold extensions of a primitive, which no path names.
                    if name.utf8.first == UInt8(ascii: "_") { continue }
                }
                let own = types.type(of: name, in: type)
                // What FHIR does not have is named by no item, inside an element that one names too.
                if type != nil, own == nil { continue }
                if let value = element(name, member.value, node, whole, type: own, depth: depth) {
                    kept.append(.init(name, value))
                }
            }
            if isRoot || !kept.isEmpty { types.fill(&kept, of: object, type: type) }
            return kept
        }

        private mutating func element(
            _ name: String, _ value: JSONValue, _ node: ElementNode?, _ whole: Whole, type: Int?, depth: Int
        ) -> JSONValue? {
            var named = false
            for child in node?.children ?? [] where child.name == name {
                named = true
                guard let pick = child.pick else {
                    return self.value(value, child.node, whole, type: type, depth: depth + 1)
                }
                let picked = JSONValue.items(value).filter { $0["system"]?.string == pick }
                guard whole == .nothing else { continue }
                return picked.isEmpty
                    ? nil : self.value(.array(picked), child.node, whole, type: type, depth: depth + 1)
            }
            if whole == .nothing
                || named && node?.children.contains(where: { $0.name == name && $0.node.isLocated }) == true
            {
                return nil
            }
            return self.value(value, nil, whole, type: type, depth: depth + 1)
        }

        /// What is kept of a value at a node; `nil` when nothing is.
        private mutating func value(
            _ value: JSONValue, _ node: ElementNode?, _ outer: Whole, type: Int?, depth: Int
        ) -> JSONValue? {
            guard depth <= Limits.elementDepth else { return nil }
            var whole = outer
            if let node {
                if isGranted(node) {
                    whole = .item
                } else if node.isLocated {
                    whole = .nothing
                } else if node.isStructure, whole == .nothing {
                    whole = .structure
                }
            }
            switch value {
            case .array(let values):
                let kept = values.compactMap { self.value($0, node, outer, type: type, depth: depth + 1) }
                return kept.isEmpty ? nil : .array(kept)
            case .object(let object):
                guard object["modifierExtension"] == nil else { return nil }
                // Words in the place of a code are words: no code list can see what they say.
                if let type, types.types[type].name == "Coding", object["code"]?.string ?? "" == "" { return nil }
                if whole == .structure, object["system"]?.string == NHSNumber.system, !items.contains(ItemTable.banner)
                {
                    return nil
                }
                let kept = elements(of: object, node, whole, type: type, depth: depth)
                return kept.isEmpty ? nil : .object(JSONObject(distinct: kept))
            case .null:
                return nil
            case .string, .number, .bool:
                guard whole != .nothing else { return nil }
                if whole == .item { hasContent = true }
                return value
            }
        }

        /// An extension that a path names by its URL, with its value.
        private mutating func `extension`(
            _ value: JSONValue, _ node: ElementNode?, type: Int?, depth: Int
        ) -> JSONValue? {
            guard let object = value.object, object["modifierExtension"] == nil, let url = object["url"]?.string,
                let child = node?.children.first(where: { $0.name == "extension" && $0.pick == url })
            else { return nil }
            let whole: Whole = isGranted(child.node) ? .item : .nothing
            var kept: [JSONObject.Member] = [.init("url", .string(url))]
            let rest = JSONObject(distinct: object.members.filter { $0.name != "url" })
            kept += elements(of: rest, child.node, whole, type: type, depth: depth + 1)
            return kept.count > 1 ? .object(JSONObject(distinct: kept)) : nil
        }
    }
}
