// What the console page shows, as values. Whatever is about a patient comes from an `EDView`: disclosures and statements,
// made anew for the page as for any other recipient. Times are text, by the clock in London.

public import Gateway

public struct ConsoleModel: Sendable {
    /// One emergency department and the attendances open in it.
    public struct Department: Sendable {
        /// ODS code.
        public let site: String
        public let name: String
        /// Newest arrival first.
        public let cards: [BoardCard]

        public init(site: String, name: String, cards: [BoardCard]) {
            self.site = site
            self.name = name
            self.cards = cards
        }
    }

    public struct Message: Sendable {
        public let id: String
        public let sender: String
        /// `A01`, `publication` …
        public let event: String
        public let status: StoredMessage.Status
        public let receivedAt: String
        /// What was decided, a sentence each; or why it was not accepted.
        public let sentences: [String]

        public init(
            id: String, sender: String, event: String, status: StoredMessage.Status, receivedAt: String,
            sentences: [String]
        ) {
            self.id = id
            self.sender = sender
            self.event = event
            self.status = status
            self.receivedAt = receivedAt
            self.sentences = sentences
        }
    }

    public struct Feed: Sendable {
        public enum State: Sendable, Hashable {
            case onTime
            case late
            case neverHeard
        }

        public let publisher: String
        public let state: State
        /// When the gateway last heard of it, and the publisher's own time of what it then said.
        public let receivedAt: String?
        public let submittedAt: String?

        public init(publisher: String, state: State, receivedAt: String?, submittedAt: String?) {
            self.publisher = publisher
            self.state = state
            self.receivedAt = receivedAt
            self.submittedAt = submittedAt
        }
    }

    public struct Queue: Sendable {
        public let destination: String
        public let counts: [Delivery.State: Int64]
        /// Age of the oldest that waits.
        public let oldestPendingSeconds: Int64?

        public init(destination: String, counts: [Delivery.State: Int64], oldestPendingSeconds: Int64?) {
            self.destination = destination
            self.counts = counts
            self.oldestPendingSeconds = oldestPendingSeconds
        }
    }

    public struct Audit: Sendable {
        public enum Verification: Sendable, Hashable {
            case intact(at: String)
            /// What is wrong: `entry 31,077: stored hash does not match`.
            case broken(String, at: String)
            case notYet
        }

        public let entries: Int64
        public let verification: Verification

        public init(entries: Int64, verification: Verification) {
            self.entries = entries
            self.verification = verification
        }
    }

    /// As of when.
    public let now: String
    public let departments: [Department]
    /// Newest first.
    public let messages: [Message]
    public let feeds: [Feed]
    public let queues: [Queue]
    public let audit: Audit

    public init(
        now: String, departments: [Department], messages: [Message], feeds: [Feed], queues: [Queue], audit: Audit
    ) {
        self.now = now
        self.departments = departments
        self.messages = messages
        self.feeds = feeds
        self.queues = queues
        self.audit = audit
    }
}
