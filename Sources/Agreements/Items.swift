// The table of categories and items as data: each item and the FHIR R4 elements it names. What no item names is never
// released.

/// An item of the table, such as `provider-telephone`. Only those of the table exist.
public struct Item: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let name: String

    /// - Returns: `nil` when the table has no such item.
    public init?(_ name: some StringProtocol) {
        guard ItemTable.names.contains(String(name)) else { return nil }
        self.name = String(name)
    }

    init(known name: String) { self.name = name }

    public var description: String { name }
    public static func < (left: Item, right: Item) -> Bool { left.name < right.name }
}

enum ItemTable {
    static let names: Set<String> = []
}
