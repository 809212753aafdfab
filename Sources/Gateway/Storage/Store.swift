// What the pipeline needs of a store. Storage implements it once, in SQL that both drivers speak.

public import Records

/// A store of one care system's records.
///
/// `write` runs its body in one transaction and returns only when that transaction is durable (on disk, synced); when the
/// body throws, nothing of it remains. Writes run one at a time; reads see the last durable state and may run beside them.
public protocol Store: Sendable {
    func write<Result: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> Result) async throws
        -> Result
    func read<Result: Sendable>(_ body: @escaping @Sendable (any StoreReading) throws -> Result) async throws -> Result
}

/// The store undid the whole transaction by itself (a full disk, a failed write, no memory): what came before in it is gone
/// too, and nothing further may be written in it. Whoever gets this lets it through, so that the write fails as a whole.
public struct StoreTransactionLost: Error, CustomStringConvertible {
    /// What the store said, without values of rows.
    public let cause: String

    public init(cause: String) { self.cause = cause }

    public var description: String { "the store undid the whole transaction: \(cause)" }
}

/// Questions. All are answered within the care system of the store; every person given is any id of the person, and rows
/// found are those of the person and of all merged into it.
public protocol StoreReading {
    // Messages
    func message(_ id: String) throws -> StoredMessage?
    /// The newest accepted message of this sender with this control id, without its body.
    func acceptedMessage(sender: ODSCode, controlID: String) throws -> StoredMessage?
    /// Newest first, without bodies.
    func messages(status: StoredMessage.Status?, sender: ODSCode?, limit: Int) throws -> [StoredMessage]
    func messageCounts() throws -> [StoredMessage.Status: Int64]

    // People
    func person(_ id: PersonID) throws -> Person?
    func person(identifiedBy identifier: PersonIdentifier) throws -> Person?
    /// Those who are held, unconfirmed, under an NHS number.
    func claimants(of number: NHSNumber) throws -> [Person]
    /// Those who are kept under any of these keys (`PersonKeys`), each once, the merged as well; of one key at most `limit`.
    func people(underKeys keys: [Int64], limit: Int) throws -> [Person]
    /// By what an identifier was replaced last; `nil` when it was not.
    func supersession(of identifier: PersonIdentifier) throws -> Supersession?
    func publishedPeople(_ person: PersonID) throws -> [PublishedPerson]
    func publishedPerson(publisher: ODSCode, localID: String) throws -> PublishedPerson?
    /// Those whom the publisher last listed before `instant`, in order of local id, after `localID`.
    func publishedPeople(publisher: ODSCode, before instant: Instant, after localID: String, limit: Int) throws
        -> [PublishedPerson]

    // Packages and feeds
    func packages(_ person: PersonID) throws -> [StoredPackage]
    func packages(publisher: ODSCode, localPersonID: String) throws -> [StoredPackage]
    func feeds() throws -> [FeedState]

    // Attendances
    func attendance(_ id: AttendanceID) throws -> Attendance?
    func attendance(hospital: ODSCode, visit: String) throws -> Attendance?
    func openAttendances(_ person: PersonID) throws -> [Attendance]
    func openAttendanceIDs(_ person: PersonID) throws -> [AttendanceID]
    /// Newest arrival first; every site when `nil`.
    func openAttendances(site: ODSCode?, limit: Int) throws -> [Attendance]
    /// In order of person and id, those after `last`.
    func openAttendances(after last: OpenAttendance?, limit: Int) throws -> [OpenAttendance]
    /// Open attendances whose `reevaluateAt` is not after `instant`, oldest first.
    func attendancesToReevaluate(at instant: Instant, limit: Int) throws -> [AttendanceID]

    // Deliveries
    func delivery(_ id: DeliveryID) throws -> Delivery?
    /// Pending and due at `instant`, oldest first, at most one a person, none of a person that has an older pending one to
    /// the same destination, and none of the people `excluding` (whose parcels are under way).
    func dueDeliveries(destination: String, at instant: Instant, excluding: Set<PersonID>, limit: Int) throws
        -> [Delivery]
    /// The instant at which the next pending delivery of a destination falls due.
    func nextDue(destination: String) throws -> Instant?
    /// Those that can be read.
    func deliveries(messageID: String) throws -> [Delivery]
    /// Those that cannot: they were given up, or will be when they are due.
    func unreadableDeliveries(messageID: String) throws -> [DeliveryID]
    func deliveryCounts() throws -> [String: [Delivery.State: Int64]]
    /// Creation of the oldest pending delivery, by destination.
    func oldestPending() throws -> [String: Instant]
    /// Newest first; without those that were resolved, where `isOpen`.
    func reviewTasks(isOpen: Bool, limit: Int) throws -> [ReviewTask]
    func reviewTask(_ id: Int64) throws -> ReviewTask?

    // Break-glass
    func breakGlass(_ id: String) throws -> BreakGlass?
    /// Of one person by users of an organisation, those whose time has not run out at `instant`.
    func breakGlass(person: PersonID, organisation: ODSCode, at instant: Instant) throws -> [BreakGlass]
    /// Those that are to be reviewed, soonest due first.
    func breakGlassQueue(limit: Int) throws -> [BreakGlass]
    /// How many are to be reviewed, and of how many the review is overdue at `instant`.
    func breakGlassCounts(at instant: Instant) throws -> (open: Int64, overdue: Int64)

    // The shared care record
    func recorded(type: String, id: String) throws -> RecordedResource?
    /// Whether what was heard last of a resource is restricted, so that no older version of it is recorded.
    func isWithheld(type: String, id: String) throws -> Bool
    /// Of one person, ordered by type and id.
    func recorded(type: String, person: PersonID) throws -> [RecordedResource]

    // The access log
    func latestCheckpoint() throws -> AuditCheckpoint?
    /// In order of size, those after `size`.
    func checkpoints(after size: Int64, limit: Int) throws -> [AuditCheckpoint]
    /// In order of index, from `index` on; every row that is there, whatever its index says.
    func auditRows(from index: Int64, limit: Int) throws -> [AuditRow]
    /// Entries about a person, newest first.
    func auditRows(person: PersonID, limit: Int) throws -> [AuditRow]
}

/// Questions and changes, within one durable transaction.
public protocol StoreTransaction: StoreReading {
    /// Runs `body` so that, when it throws, its own changes are undone and the transaction goes on without them.
    /// - Throws: what `body` throws, or `StoreTransactionLost` when its changes cannot be undone by themselves.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result

    func insert(_ message: StoredMessage) throws

    func createPerson(nhsNumber: NHSNumber?, demographics: Demographics) throws -> PersonID
    /// Sets what is known of a person.
    func update(_ person: Person) throws
    func link(_ identifier: PersonIdentifier, to person: PersonID) throws
    /// Links `person` (and all merged into it) to `survivor`; nothing is moved.
    func merge(_ person: PersonID, into survivor: PersonID) throws
    /// Notes that an identifier was replaced by another; what was noted of it before is replaced.
    func put(_ supersession: Supersession) throws
    func put(_ person: PublishedPerson) throws

    /// Replaces the packages of one publisher's local person.
    func replacePackages(publisher: ODSCode, localPersonID: String, with packages: [StoredPackage]) throws
    func put(_ package: StoredPackage) throws
    func put(_ feed: FeedState) throws

    /// Inserts; `id` is given by the store.
    func insert(_ attendance: Attendance) throws -> AttendanceID
    func update(_ attendance: Attendance) throws
    /// Sets what was evaluated, queued, delivered and told of an attendance, and nothing else of it.
    func updateAlert(_ attendance: Attendance) throws

    /// Of one that cannot be evaluated: time alone brings it up no more.
    func forgetToReevaluate(_ attendance: AttendanceID) throws
    /// After an alert was delivered: what the ED has read, and the flags that it took back.
    func setDelivered(_ attendance: AttendanceID, view: [UInt8], withdrawn: [Attendance.SentFlag]) throws

    /// Inserts; `id` is given by the store.
    /// - Returns: whether it is the next of its person to its destination: no older one is pending.
    func insert(_ delivery: Delivery) throws -> (id: DeliveryID, isNext: Bool)
    /// - Returns: whether another delivery of the person to the destination may have become the next.
    @discardableResult
    func update(_ delivery: Delivery) throws -> Bool
    /// Gives up what cannot be read of the deliveries that are due to a destination, by their ids alone: one broken row must
    /// not keep the others from being found.
    /// - Returns: of what, and of whom, each was.
    func giveUpUnreadableDeliveries(
        destination: String, at instant: Instant, limit: Int
    ) throws -> [(id: DeliveryID, messageID: String, person: PersonID)]
    /// Inserts; `id` is given by the store.
    func insert(_ task: ReviewTask) throws
    func insert(_ access: BreakGlass) throws
    /// Sets what came of the review, and nothing else of it.
    func updateReview(_ access: BreakGlass) throws
    /// Notes what somebody said of a task that is open.
    func resolve(_ task: Int64, _ resolution: ReviewTask.Resolution) throws

    /// Inserts or replaces by type and id; the version rises by one when the resource differs from what is held.
    /// - Returns: the version now held.
    func put(_ resource: RecordedResource) throws -> Int64
    /// Removes a resource from the shared care record, when it is there: what has become restricted is held no longer.
    /// - Returns: whether it was there.
    func removeRecorded(type: String, id: String) throws -> Bool
    /// Puts down whether what was heard last of a resource is restricted.
    func setWithheld(_ isWithheld: Bool, type: String, id: String) throws

    func append(_ rows: [AuditRow], checkpoint: AuditCheckpoint) throws
}
