// The elements of one version of FHIR for readers of whole records: found by the bytes of their names, without a string or
// a dictionary between. Made once from the structures, and as large as they are many: some 13,000 elements.

/// Elements by structure and name. Structures have the numbers that they have in `FHIRDefinitions.structures`.
struct ElementIndex: Sendable {
    /// An element with its type chosen.
    struct Slot: Sendable {
        fileprivate let key: NameKey
        fileprivate let nameStart: Int32
        /// Its place among the structure's elements; the types of one choice share it.
        let order: Int16
        let isRepeating: Bool
        let isAttribute: Bool
        let isChoice: Bool
        /// Of its type.
        let structure: Int32

        /// The order of writing: attributes first. Among the elements of datatypes they are first anyhow, but
        /// `Extension.url` follows its extensions.
        var rank: Int16 { isAttribute ? order - Int16.max : order }
    }

    /// The buckets of one structure: a power of two of them, from `first` on.
    private struct Table: Sendable {
        let first: Int32
        let mask: Int32
    }

    /// By structure, and last those whose names are the types of resources.
    private var tables: [Table] = []
    /// Slots by the hashes of their names, -1 where there is none; the next bucket is tried where another has taken the place.
    private var buckets: [Int32] = []
    private(set) var slots: [Slot] = []
    /// Every slot's name, followed by `":` so that a member of JSON is begun with one copy.
    private(set) var names: [UInt8] = []
    let kinds: [FHIRDefinitions.Kind]
    /// The structure that stands for any resource.
    private let anyResource: Int

    init(_ structures: [FHIRDefinitions.Structure]) {
        kinds = structures.map(\.kind)
        anyResource = structures.firstIndex { $0.holdsAnyResource } ?? -1
        for structure in structures {
            add(structure.slots.sorted { $0.value.order < $1.value.order }.map { ($0.key, $0.value) })
        }
        add(
            structures.indices.filter { kinds[$0] == .resource }.map { index in
                let slot = FHIRDefinitions.Slot(
                    order: 0, structure: Int32(index), isRepeating: false, isAttribute: false, isChoice: false)
                return (structures[index].path, slot)
            })
    }

    private mutating func add(_ elements: [(name: String, slot: FHIRDefinitions.Slot)]) {
        var capacity = 4
        while capacity < elements.count * 2 { capacity *= 2 }
        let table = Table(first: Int32(buckets.count), mask: Int32(capacity - 1))
        tables.append(table)
        buckets.append(contentsOf: repeatElement(-1, count: capacity))
        for (name, slot) in elements {
            let bytes = Array(name.utf8)
            let key = NameKey(bytes.span, 0..<bytes.count)
            var bucket = Int(truncatingIfNeeded: key.hash) & Int(table.mask)
            while buckets[Int(table.first) + bucket] >= 0 { bucket = (bucket + 1) & Int(table.mask) }
            buckets[Int(table.first) + bucket] = Int32(slots.count)
            slots.append(
                Slot(
                    key: key, nameStart: Int32(names.count), order: Int16(slot.order), isRepeating: slot.isRepeating,
                    isAttribute: slot.isAttribute, isChoice: slot.isChoice, structure: slot.structure))
            names += bytes + Array("\":".utf8)
        }
    }

    /// The slot of an element by its name as written in a message; `nil` when the structure has none of this name.
    @inline(__always)
    func slot(_ structure: Int, _ bytes: Span<UInt8>, _ range: Range<Int>, _ key: NameKey) -> Int? {
        let table = tables[structure]
        var bucket = Int(truncatingIfNeeded: key.hash) & Int(table.mask)
        while true {
            let found = Int(buckets[Int(table.first) + bucket])
            guard found >= 0 else { return nil }
            if slots[found].key == key, key.count <= NameKey.wholeLength || isName(found, bytes, range) { return found }
            bucket = (bucket + 1) & Int(table.mask)
        }
    }

    /// The structure of a type of resource by its name.
    func resource(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        slot(tables.count - 1, bytes, range, NameKey(bytes, range)).map { Int(slots[$0].structure) }
    }

    func isAnyResource(_ structure: Int) -> Bool { structure == anyResource }

    /// Keys do not tell every two long names apart.
    private func isName(_ slot: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = Int(slots[slot].nameStart)
        for offset in 0..<range.count where names[start + offset] != bytes[range.lowerBound + offset] { return false }
        return true
    }

    /// Where in `names` the name of a slot stands; `":` follows it.
    @inline(__always)
    func range(of slot: Int) -> Range<Int> {
        let start = Int(slots[slot].nameStart)
        return start..<start + slots[slot].key.count
    }

    func name(_ slot: Int) -> String { String(decoding: names[range(of: slot)], as: UTF8.self) }

    /// Appends `name":`.
    @inline(__always)
    func appendMember(_ slot: Int, to buffer: inout [UInt8]) {
        let range = range(of: slot)
        buffer.append(names.span.extracting(range.lowerBound..<range.upperBound + 2))
    }
}
