// The care system, its shared care record and its access log.

public import Agreements
public import Records

/// A care system: the first key column of every table, and the unit of distribution. Known from the sender's certificate.
public struct CareSystem: Sendable, Hashable, CustomStringConvertible {
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }
}

/// A resource as the shared care record holds it: what was disclosed to it, no more.
public struct RecordedResource: Sendable, Hashable {
    public var type: String
    public var id: String
    public var version: Int64
    public var person: PersonID
    public var publisher: ODSCode
    public var category: Agreements.Category
    public var messageID: String
    public var updatedAt: Instant
    public var resource: Resource

    public init(
        type: String, id: String, version: Int64, person: PersonID, publisher: ODSCode, category: Agreements.Category,
        messageID: String,
        updatedAt: Instant, resource: Resource
    ) {
        self.type = type
        self.id = id
        self.version = version
        self.person = person
        self.publisher = publisher
        self.category = category
        self.messageID = messageID
        self.updatedAt = updatedAt
        self.resource = resource
    }
}

/// One sequenced entry of the log.
public struct AuditRow: Sendable, Hashable {
    public var index: Int64
    /// 32 random bytes, kept with the payload.
    public var salt: [UInt8]
    /// RFC 8785 JSON.
    public var record: [UInt8]
    /// SHA-256(salt ‖ record): the log's entry.
    public var entry: [UInt8]
    public var person: PersonID?
    public var time: Instant

    public init(index: Int64, salt: [UInt8], record: [UInt8], entry: [UInt8], person: PersonID?, time: Instant) {
        self.index = index
        self.salt = salt
        self.record = record
        self.entry = entry
        self.person = person
        self.time = time
    }
}

/// The log after a commit group.
public struct AuditCheckpoint: Sendable, Hashable {
    public var size: Int64
    public var root: [UInt8]
    /// The signed note (C2SP tlog-checkpoint).
    public var note: String
    /// The right edge of the tree, from which the next group goes on.
    public var frontier: [[UInt8]]

    public init(size: Int64, root: [UInt8], note: String, frontier: [[UInt8]]) {
        self.size = size
        self.root = root
        self.note = note
        self.frontier = frontier
    }
}
