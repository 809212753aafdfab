// The page: a model in, HTML out. Every value passes through the template's escaping; nothing is put into it raw.

internal import Gateway
internal import Mustache

/// Reads top-down as the page does.
struct ConsolePage: Sendable {
    let model: ConsoleModel

    func html() -> String { Self.template.render(Content(model)) }

    /// A mistake in it stops every test and the first start, not a page in use.
    private static let template: MustacheTemplate = {
        do { return try MustacheTemplate(string: PageTemplate.text) } catch {
            preconditionFailure("the console's template: \(error)")
        }
    }()
}

// What the template names. All text, made here, so that the template decides nothing.

private struct Content {
    let summary: String
    let updated: String
    let departments: [Department]
    let messages: [Message]
    let feeds: [Fact]
    let queues: [Fact]
    let audit: Fact
    let hasMessages: Bool
    let hasQueues: Bool

    init(_ model: ConsoleModel) {
        let cards = model.departments.flatMap(\.cards)
        let alerts = cards.count { $0.hasAlert }
        summary =
            "\(cards.count) open \(cards.count == 1 ? "attendance" : "attendances"), \(alerts) with an alert."
        updated = model.now
        departments = model.departments.map(Department.init)
        messages = model.messages.map(Message.init)
        feeds = model.feeds.map(Fact.init)
        queues = model.queues.map(Fact.init)
        audit = Fact(model.audit)
        hasMessages = !messages.isEmpty
        hasQueues = !queues.isEmpty
    }
}

private struct Department {
    let name: String
    let site: String
    let cards: [Card]
    let isEmpty: Bool

    init(_ department: ConsoleModel.Department) {
        name = department.name
        site = department.site
        cards = department.cards.map(Card.init)
        isEmpty = cards.isEmpty
    }
}

private struct Card {
    let cardStyle: String
    let title: String
    let hasBanner: Bool
    let banner: [String]
    let arrived: String
    let visit: String
    let statements: [Statement]

    init(_ card: BoardCard) {
        cardStyle = card.hasAlert ? "card raised" : "card"
        title = card.banner.first ?? (card.visit.isEmpty ? "Visit without a number" : "Visit \(card.visit)")
        banner = Array(card.banner.dropFirst())
        hasBanner = !banner.isEmpty
        arrived = card.arrivedAt
        visit = card.visit
        statements = card.statements.map(Statement.init)
    }
}

private struct Statement {
    /// A class of the stylesheet, never the only sign: the words say the same.
    let statementStyle: String
    let isAlert: Bool
    let headline: String
    let hasDetails: Bool
    let details: [String]

    init(_ statement: BoardCard.Statement) {
        switch statement.kind {
        case .alert: statementStyle = "statement alert"
        case .notKnown, .withheld: statementStyle = "statement unknown"
        case .note, .noPackageFound, .withdrawn: statementStyle = "statement"
        }
        isAlert = statement.kind == .alert
        headline = statement.headline
        hasDetails = !statement.details.isEmpty
        details = statement.details
    }
}

private struct Message {
    let style: String
    let word: String
    let title: String
    let received: String
    let sentences: [String]

    init(_ message: ConsoleModel.Message) {
        switch message.status {
        case .accepted: (style, word) = ("good", "Accepted")
        case .quarantined: (style, word) = ("bad", "Quarantined")
        case .unsupported: (style, word) = ("warn", "Not processed")
        case .conflict: (style, word) = ("bad", "Conflict")
        }
        title = "\(message.event.isEmpty ? "Message" : message.event) from \(message.sender)"
        received = message.receivedAt
        sentences = message.sentences
    }
}

/// One line of the state of things.
private struct Fact {
    let style: String
    let word: String
    let title: String
    let text: String

    init(_ feed: ConsoleModel.Feed) {
        switch feed.state {
        case .onTime: (style, word) = ("good", "On time")
        case .late: (style, word) = ("bad", "Late")
        case .neverHeard: (style, word) = ("warn", "Not heard yet")
        }
        title = feed.publisher
        let heard = feed.receivedAt.map { "Last heard \($0)." }
        let said = feed.submittedAt.map { "Its records are of \($0)." }
        text = [heard, said].compactMap { $0 }.joined(separator: " ")
    }

    init(_ queue: ConsoleModel.Queue) {
        let dead = queue.counts[.dead] ?? 0
        let pending = queue.counts[.pending] ?? 0
        (style, word) = dead > 0 ? ("bad", "Needs a person") : pending > 0 ? ("plain", "Sending") : ("good", "Clear")
        title = queue.destination
        let oldest = queue.oldestPendingSeconds.map { ", the oldest for \($0) s" } ?? ""
        text =
            "\(queue.counts[.delivered] ?? 0) delivered, \(pending) waiting\(oldest), \(dead) given up, "
            + "\(queue.counts[.denied] ?? 0) refused at the send, \(queue.counts[.superseded] ?? 0) overtaken."
    }

    init(_ audit: ConsoleModel.Audit) {
        title = "Access log"
        switch audit.verification {
        case .intact(let instant):
            (style, word) = ("good", "Intact")
            text = "\(audit.entries) entries, verified \(instant)."
        case .broken(let what, let instant):
            (style, word) = ("bad", "Broken")
            text = "\(audit.entries) entries. Verified \(instant): \(what)."
        case .notYet:
            (style, word) = ("warn", "Not verified yet")
            text = "\(audit.entries) entries."
        }
    }
}
