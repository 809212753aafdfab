// Items: the smallest things an agreement can name. Only those of the item table exist, so an item is its place in the
// table and a set of items is a few machine words.

/// An item of the table, such as `provider-telephone`. Only those of the table exist.
public struct Item: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Place in `ItemTable.names`.
    let index: UInt8

    /// - Returns: `nil` when the table has no such item.
    public init?(_ name: some StringProtocol) {
        guard let index = ItemTable.indices[String(name)] else { return nil }
        self.index = index
    }

    init(index: UInt8) { self.index = index }

    public var name: String { ItemTable.names[Int(index)] }
    public var description: String { name }
    public static func < (left: Item, right: Item) -> Bool { left.name < right.name }
}

/// A set of items; iterates in the order of the table.
public struct ItemSet: Sendable, Hashable, BitwiseCopyable, Sequence, ExpressibleByArrayLiteral, CustomStringConvertible
{
    var bits: UInt128

    public init() { bits = 0 }
    init(bits: UInt128) { self.bits = bits }
    public init(_ items: some Sequence<Item>) {
        bits = 0
        for item in items { insert(item) }
    }
    public init(arrayLiteral elements: Item...) { self.init(elements) }

    /// The items that `category` has.
    public init(of category: Category) { self = ItemTable.items(of: category) }

    public var isEmpty: Bool { bits == 0 }
    public var count: Int { bits.nonzeroBitCount }
    public func contains(_ item: Item) -> Bool { bits & (1 << UInt128(item.index)) != 0 }
    /// In alphabetical order.
    public var names: [String] { map(\.name).sorted() }
    public var description: String { names.joined(separator: ", ") }

    public mutating func insert(_ item: Item) { bits |= 1 << UInt128(item.index) }
    public mutating func remove(_ item: Item) { bits &= ~(1 << UInt128(item.index)) }
    public func union(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits | other.bits) }
    public func intersection(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits & other.bits) }
    public func subtracting(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits & ~other.bits) }
    public func isSubset(of other: ItemSet) -> Bool { bits & ~other.bits == 0 }
    public func isDisjoint(with other: ItemSet) -> Bool { bits & other.bits == 0 }
    public mutating func formUnion(_ other: ItemSet) { bits |= other.bits }
    public mutating func subtract(_ other: ItemSet) { bits &= ~other.bits }

    public struct Iterator: IteratorProtocol, Sendable {
        var rest: UInt128
        public mutating func next() -> Item? {
            guard rest != 0 else { return nil }
            let index = rest.trailingZeroBitCount
            rest &= rest - 1
            return Item(index: UInt8(truncatingIfNeeded: index))
        }
    }
    public func makeIterator() -> Iterator { Iterator(rest: bits) }
    public var underestimatedCount: Int { count }
}
