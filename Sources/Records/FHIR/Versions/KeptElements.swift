// What has no home in the next version, as an extension whose URL names the element's version and path
// (http://hl7.org/fhir/R4/versions.html#extensions); a part with elements of its own nests theirs.

extension VersionConversion {
    /// Keeps one repetition of an element on the object that would have held it, and counts it.
    mutating func keep(
        _ item: ElementItem, _ name: String, _ slot: FHIRDefinitions.Slot, _ s: Structure, on made: inout JSONObject,
        _ t: Structure
    ) {
        let element = s.elements[Int(slot.order)]
        let path = "\(s.path).\(Self.plain(element))"
        kept[path, default: 0] += 1
        keep(
            item, source.structures[Int(slot.structure)],
            url: "http://hl7.org/fhir/\(source.version.rawValue)/StructureDefinition/extension-\(path)",
            isModifier: element.isModifier, on: &made, t)
    }

    /// - Parameter isModifier: whoever does not understand the element must not use the object without it, so neither may
    ///   whoever does not know the extension.
    mutating func keep(
        _ item: ElementItem, _ type: Structure, url: String, isModifier: Bool, on made: inout JSONObject, _ t: Structure
    ) {
        guard let content = content(item, type) else { return }
        let place = isModifier && t.slots["modifierExtension"] != nil ? "modifierExtension" : "extension"
        let value = JSONObject(distinct: [JSONObject.Member("url", .string(url))] + content.members)
        let kept = ElementItem(value: .object(value), sibling: nil)
        // What is a Resource and no DomainResource, such as Bundle, has no extensions; its Meta has.
        guard t.slots["extension"] == nil else {
            _ = made.add(kept, as: place, isRepeating: true)
            return
        }
        var meta = made["meta"]?.object ?? JSONObject()
        _ = meta.add(kept, as: "extension", isRepeating: true)
        made["meta"] = .object(meta)
    }

    /// `value[x]`, or nested extensions; `nil` of what holds nothing.
    private mutating func content(_ item: ElementItem, _ type: Structure) -> JSONObject? {
        guard let holder = target.structure("Extension") else { return nil }
        let name = "value\(DefinitionTable.capitalised(type.path))"
        if case .primitive = type.kind {
            guard let element = target.structure(type.path) else { return nil }
            let known = holder.slots[name] == nil ? "valueString" : name
            var content = JSONObject()
            content[known] = item.value
            content["_\(known)"] = item.sibling.map { .object(object($0, type, element)) }
            return content.isEmpty ? nil : content
        }
        guard let object = item.value?.object else { return nil }
        if holder.slots[name] != nil, let same = target.structure(type.path) {
            return [name: .object(self.object(object, type, same))]
        }
        return nested(object, type)
    }

    /// An extension for each element, its URL the element's name.
    private mutating func nested(_ object: JSONObject, _ type: Structure) -> JSONObject? {
        var content = JSONObject()
        content["id"] = object["id"]
        guard let holder = target.structure("Extension"), let own = source.structure("Extension") else { return nil }
        for member in object.members {
            let isSibling = member.name.utf8.first == UInt8(ascii: "_")
            let name = isSibling ? String(member.name.dropFirst()) : member.name
            guard name != "id", !(isSibling && object[name] != nil), let slot = type.slots[name] else { continue }
            for item in object.repetitions(of: name) {
                if name == "extension" || name == "modifierExtension" {
                    guard let inner = item.value?.object else { continue }
                    let converted = ElementItem(value: .object(self.object(inner, own, holder)), sibling: nil)
                    _ = content.add(converted, as: "extension", isRepeating: true)
                } else {
                    keep(
                        item, source.structures[Int(slot.structure)], url: Self.plain(type.elements[Int(slot.order)]),
                        isModifier: false, on: &content, holder)
                }
            }
        }
        return content["extension"] == nil ? nil : content
    }

    /// `value` of `value[x]`
    private static func plain(_ element: FHIRDefinitions.Element) -> String {
        element.isChoice ? String(element.name.dropLast(3)) : element.name
    }
}
