import AuditLog
import Testing

/// Inputs and roots of the reference implementation of Certificate Transparency, for sizes 1 to 8.
private let vectors: [(leaf: String, root: String)] = [
    ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
]

/// RFC 6962, 2.1, word for word.
private func reference(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    switch leaves.count {
    case 0: return SHA256.digest([])
    case 1: return SHA256.digest([0] + leaves.first!)
    default:
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return SHA256.digest([1] + reference(leaves[..<middle]) + reference(leaves[middle...]))
    }
}

@Test func digestsAreThoseOfFIPS180() {
    #expect(SHA256.digest([]) == bytes("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
    #expect(
        SHA256.digest(Array("abc".utf8)) == bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    #expect(
        SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
            == bytes("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"))
}

@Test func entriesAndLeavesAreDigestsOfTheirParts() {
    let salt = [UInt8](repeating: 5, count: 32)
    let record = Array("{}".utf8)
    let entry = LogEntry.entry(salt: salt, record: record)
    #expect(entry == SHA256.digest(salt + record))
    #expect(LogEntry.leafHash(entry) == SHA256.digest([0] + entry))
    #expect(LogEntry.nodeHash(salt, entry) == SHA256.digest([1] + salt + entry))
}

@Test func rootsAreThoseOfCertificateTransparency() {
    var tree = MerkleTree()
    #expect(tree.root == bytes("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
    for (size, vector) in vectors.enumerated() {
        tree.append(LogEntry.leafHash(bytes(vector.leaf)))
        #expect(tree.size == Int64(size + 1))
        #expect(tree.root == bytes(vector.root))
    }
}

@Test func rootsAreThoseOfTheDefinitionForAllSizesTo300() {
    var tree = MerkleTree()
    var leaves: [[UInt8]] = []
    for number in 0..<300 {
        let leaf = SHA256.digest([UInt8(truncatingIfNeeded: number), UInt8(number >> 8)])
        leaves.append(leaf)
        tree.append(LogEntry.leafHash(leaf))
        #expect(tree.root == reference(leaves[...]))
        #expect(tree.frontier.count == leaves.count.nonzeroBitCount)
    }
}

@Test func aTreeGoesOnFromItsFrontier() throws {
    var whole = MerkleTree()
    for number in 0..<130 {
        var resumed = try #require(MerkleTree(size: whole.size, frontier: whole.frontier))
        let leaf = LogEntry.leafHash([UInt8(number)])
        whole.append(leaf)
        resumed.append(leaf)
        #expect(resumed == whole)
    }
}

@Test func aFrontierThatCannotBeIsRefused() {
    let node = [UInt8](repeating: 1, count: 32)
    #expect(MerkleTree(size: 3, frontier: [node]) == nil)
    #expect(MerkleTree(size: 0, frontier: [node]) == nil)
    #expect(MerkleTree(size: -1, frontier: []) == nil)
    #expect(MerkleTree(size: 1, frontier: [Array(node.dropLast())]) == nil)
    #expect(MerkleTree(size: 3, frontier: [node, node]) != nil)
}
