import Agreements
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Records
import Testing

@testable import Console

struct ConsolePageTests {
    static let now = Instant(fhir: "2026-11-22T14:05:00Z")!
    static let site = ODSCode("RK501")!

    private static func view(
        visit: String = "V1", confirmed: Bool = true, _ statements: [(String, EDView.Statement)] = []
    ) -> EDView {
        EDView(
            attendance: AttendanceID(1), site: site, visit: visit, localPersonID: nil, arrivedAt: now,
            isIdentityConfirmed: confirmed,
            sources: statements.map {
                EDView.Source(publisher: ODSCode("503")!, name: $0.0, statement: $0.1, updatedAt: now)
            })
    }

    private static func model(
        _ views: [EDView] = [], messages: [ConsoleModel.Message] = [], feeds: [ConsoleModel.Feed] = [],
        queues: [ConsoleModel.Queue] = [], audit: ConsoleModel.Audit.Verification = .notYet
    ) -> ConsoleModel {
        ConsoleModel(
            now: now.display,
            departments: [
                .init(site: "RK501", name: "Kingsmead Hospitals", cards: views.map { BoardCard($0, at: now) })
            ],
            messages: messages, feeds: feeds, queues: queues, audit: .init(entries: 12, verification: audit))
    }

    @Test func everyStatementIsSaidInWords() {
        let withdrawal = Disclosure.withdrawal(
            ofFlag: "f1", decisionID: "d", publisher: ODSCode("503")!, recipient: Self.site)
        let html = ConsolePage(
            model: Self.model([
                Self.view([
                    ("Northshire Council", .notKnown), ("Eastmoor Council", .withheld),
                    ("Westvale Council", .withdrawn([withdrawal])),
                ]), Self.view(visit: "V2", confirmed: false),
            ])
        ).html()
        for words in [
            "Not known: Northshire Council", "Withheld at the person&#39;s request: Eastmoor Council",
            "Withdrawn: what Westvale Council said before no longer holds", "Not known: identity not confirmed",
            "2 open attendances, 0 with an alert.", "Visit V1", "Arrived 22-Nov-2026 14:05, visit V2",
        ] {
            #expect(html.contains(words), "\(words)")
        }
        #expect(!html.contains("class=\"card raised\""))
    }

    @Test func nothingThatWasSentIsMarkup() {
        let hostile = "<script>alert('x')</script>\"&{{summary}}"
        let html = ConsolePage(
            model: ConsoleModel(
                now: hostile,
                departments: [
                    .init(site: hostile, name: hostile, cards: [BoardCard(Self.view(visit: hostile), at: Self.now)])
                ],
                messages: [
                    .init(
                        id: hostile, sender: hostile, event: hostile, status: .quarantined, receivedAt: hostile,
                        sentences: [hostile])
                ], feeds: [.init(publisher: hostile, state: .late, receivedAt: hostile, submittedAt: hostile)],
                queues: [.init(destination: hostile, counts: [:], oldestPendingSeconds: nil)],
                audit: .init(entries: 1, verification: .broken(hostile, at: hostile)))
        ).html()
        #expect(html.components(separatedBy: "<script").count == 2, "only the page's own script")
        #expect(!html.contains("alert('x')"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test(arguments: [
        (StoredMessage.Status.accepted, "Accepted"), (.quarantined, "Quarantined"), (.unsupported, "Not processed"),
        (.conflict, "Conflict"),
    ])
    func aMessageIsShownWithWhatBecameOfIt(status: StoredMessage.Status, word: String) {
        let message = ConsoleModel.Message(
            id: "m", sender: "Northshire Council", event: "publication", status: status, receivedAt: "14:05",
            sentences: ["Forwarded to QNS under NS-SCR-001."])
        let html = ConsolePage(model: Self.model(messages: [message])).html()
        #expect(html.contains("<span class=\"word\">\(word)</span> publication from Northshire Council"))
        #expect(html.contains("Forwarded to QNS under NS-SCR-001."))
    }

    @Test func theStateOfFeedsDeliveriesAndAuditIsSaidInWords() {
        let html = ConsolePage(
            model: Self.model(
                feeds: [
                    .init(publisher: "A", state: .onTime, receivedAt: "t1", submittedAt: "t0"),
                    .init(publisher: "B", state: .late, receivedAt: "t2", submittedAt: nil),
                    .init(publisher: "C", state: .neverHeard, receivedAt: nil, submittedAt: nil),
                ],
                queues: [
                    .init(destination: "ed", counts: [.pending: 2, .delivered: 5], oldestPendingSeconds: 7),
                    .init(destination: "qns", counts: [.dead: 1], oldestPendingSeconds: nil),
                ], audit: .broken("entry 7: stored hash does not match", at: "14:00"))
        ).html()
        for words in [
            "On time</span> A", "Late</span> B", "Not heard yet</span> C", "Last heard t1. Its records are of t0.",
            "Sending</span> ed", "5 delivered, 2 waiting, the oldest for 7 s", "Needs a person</span> qns",
            "Broken</span> Access log", "Verified 14:00: entry 7: stored hash does not match.",
        ] {
            #expect(html.contains(words), "\(words)")
        }
    }

    @Test func thePageAllowsNothingInlineAndCarriesItsPolicy() async throws {
        let router = Router()
        router.addRoutes(Console(model: { Self.model([Self.view()]) }).routes())
        try await Application(router: router).test(.router) { client in
            for (path, status, type) in [
                ("/", 200, "text/html"), ("/console.css", 200, "text/css"), ("/console.js", 200, "text/javascript"),
                ("/favicon.ico", 404, "text/plain"), ("/a/b", 404, "text/plain"),
            ] {
                let response = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
                #expect(response.status.code == status)
                #expect(response.headers[.contentType]?.hasPrefix(type) == true)
                #expect(
                    response.headers[.contentSecurityPolicy]
                        == "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'")
            }
            let page = try await client.executeRequest(uri: "/", method: .get, headers: [:], body: nil)
            let html = String(buffer: page.body)
            #expect(!html.contains("style=") && !html.contains("<style") && !html.contains(" onclick"))
            #expect(html.contains("<html lang=\"en-GB\">"))
            #expect(html.contains("role=\"status\" aria-live=\"polite\""))
        }
    }

    @Test func aBoardThatCannotBeReadAndRecordedIsNotShown() async throws {
        struct Unavailable: Error {}
        let router = Router()
        router.addRoutes(Console(model: { throw Unavailable() }).routes())
        try await Application(router: router).test(.router) { client in
            let response = try await client.executeRequest(uri: "/", method: .get, headers: [:], body: nil)
            #expect(response.status == .serviceUnavailable)
            #expect(String(buffer: response.body).contains("It says nothing about patients."))
        }
    }
}
