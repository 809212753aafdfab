// The Merkle tree of RFC 6962, 2.1, as its right edge only: enough to append and to give the root, in 32 bytes per level.
// The nodes of the edge are the ones that tiles and proofs are made of.

/// An append-only Merkle tree. A value: a copy that is appended to leaves the original as it was.
public struct MerkleTree: Sendable, Hashable {
    /// Leaves.
    public private(set) var size: Int64
    /// The roots of the perfect subtrees that make up the tree, widest first: one for each bit set in `size`.
    public private(set) var frontier: [[UInt8]]

    /// The empty tree.
    public init() {
        size = 0
        frontier = []
    }

    /// The tree whose right edge was kept.
    /// - Returns: `nil` when `frontier` cannot be that of a tree of `size` leaves.
    public init?(size: Int64, frontier: [[UInt8]]) {
        guard size >= 0, frontier.count == size.nonzeroBitCount, frontier.allSatisfy({ $0.count == SHA256.length })
        else { return nil }
        self.size = size
        self.frontier = frontier
    }

    /// Adds a leaf on the right.
    /// - Parameter leafHash: `LogEntry.leafHash` of the entry.
    public mutating func append(_ leafHash: [UInt8]) {
        var node = leafHash
        // Each trailing one bit of the size is a perfect subtree that this leaf completes to one twice as wide.
        for _ in 0..<(~size).trailingZeroBitCount { node = LogEntry.nodeHash(frontier.removeLast(), node) }
        frontier.append(node)
        size += 1
    }

    /// The Merkle tree hash: 32 bytes; of the empty tree, SHA-256 of nothing.
    public var root: [UInt8] {
        guard var node = frontier.last else { return SHA256.digest([]) }
        for left in frontier.dropLast().reversed() { node = LogEntry.nodeHash(left, node) }
        return node
    }
}
