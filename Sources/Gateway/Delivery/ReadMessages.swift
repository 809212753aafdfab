// The message that a destination forwards from, read once for all the people in it, and where possible beside the writer:
// a submission is of thousands of people, each of whom is a delivery.

internal import Records
internal import Synchronization

final class ReadMessages: Sendable {
    /// A message as it is read under one set of rules.
    struct Entry: Sendable {
        /// Without its body.
        let message: StoredMessage
        let profile: SenderProfile
        let people: [PersonFacts]
        /// The sender's time, as far as it has come.
        let sentAt: Instant
        fileprivate let reading: Rules.Identity
    }

    /// The one that was used last: the deliveries of a message follow each other.
    private let entry = Mutex<Entry?>(nil)
    /// How often a message was read.
    let count = Mutex(0)

    /// What is held of a message; `nil` when it has to be read, under these rules.
    func held(_ messageID: String, _ rules: Rules) -> Entry? {
        entry.withLock { $0 }.flatMap { $0.message.id == messageID && $0.reading === rules.identity ? $0 : nil }
    }

    /// - Returns: `nil` when it can no longer be read: its sender's mapping is gone, or another.
    @discardableResult
    func read(_ message: StoredMessage, _ rules: Rules) -> Entry? {
        if let held = held(message.id, rules) { return held }
        guard let profile = rules.profiles[message.sender] else { return nil }
        count.withLock { $0 += 1 }
        let reading: Reading
        do {
            reading = try RecordReader.read(
                message.body, format: message.format, profile: profile, receivedAt: message.receivedAt)
        } catch {
            return nil
        }
        var bodiless = message
        bodiless.body = []
        let new = Entry(
            message: bodiless, profile: profile,
            people: Facts(reading, profile: profile, receivedAt: message.receivedAt).people,
            sentAt: Intake.sentAt(reading, receivedAt: message.receivedAt), reading: rules.identity)
        entry.withLock { $0 = new }
        return new
    }
}
