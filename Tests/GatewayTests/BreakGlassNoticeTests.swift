// The privacy officer is told of broken glass: a reference, and by when to review; never who or whose.

import AuditLog
import Foundation
import Records
import Testing

@testable import Agreements
@testable import Gateway

@Suite struct BreakGlassNoticeTests {
    private static func request(_ house: House, reason: String = "Brought in alone, unconscious") -> BreakGlassRequest {
        BreakGlassRequest(
            sender: Sender(organisation: code("RK5"), fingerprint: "fingerprint"), user: "c.osei", role: .edConsultant,
            subject: .local(code("503"), "NS100001"), reason: reason, requestID: "request")
    }

    private static func granted(_ result: Result<BreakGlassGrant, EmergencyRefusal>) throws -> BreakGlassGrant {
        try result.get()
    }

    @Test func theOfficerIsToldOfAReferenceAndNoIdentity() async throws {
        var setup = Setup()
        setup.privacyOfficer = "outside-record"
        try await withHouse(setup) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            let desk = BreakGlassDesk(gateway: house.gateway)
            let grant = try Self.granted(try await desk.request(Self.request(house)))
            try await house.settle()
            let notices = house.record.parcels.compactMap { parcel -> BreakGlassNotice? in
                if case .breakGlass(let notice) = parcel.content { notice } else { nil }
            }
            #expect(notices.map(\.id) == [grant.id])
            let message = FHIRMessage.breakGlass(
                try #require(notices.first), id: "1", recipient: code("QNS"), at: house.clock.now)
            let text = message.entries.map { String(decoding: $0.resource.json.write(), as: UTF8.self) }.joined()
            #expect(text.contains(grant.id) && text.contains("RK5"))
            for word in ["osei", "NS100001", "unconscious", "Okafor", "person-"] { #expect(!text.contains(word)) }
            let held = try #require(try await house.store.read { try $0.breakGlass(grant.id) })
            #expect(held.isAttending && held.person != nil)
            // What the user gave as a reason may be clinical: the log holds its digest.
            let entry = try #require(try await house.audit().last { $0["action"] == "break-glass" })
            #expect(entry["outcome"] == "granted" && entry["messageID"] == grant.id)
            #expect(entry["reason"]?.hasPrefix("sha256 ") == true)
        }
    }

    @Test func whatHasBeenReviewedIsNotTold() async throws {
        var setup = Setup()
        setup.privacyOfficer = "outside-record"
        setup.runsServices = false
        try await withHouse(setup) { (house: House) async throws in
            let desk = BreakGlassDesk(gateway: house.gateway)
            let grant = try Self.granted(try await desk.request(Self.request(house)))
            let right = try Inspection.issue(
                user: "i.governance", role: .informationGovernance, organisation: code("QNS"), reason: "review",
                from: house.clock.now, until: house.clock.now.adding(seconds: 900))
            _ = try await desk.review(grant.id, as: .breach, note: "no attendance", by: right)
            house.start()
            try await house.settle()
            #expect(house.record.parcels.isEmpty)
        }
    }

    /// The right, its record and the notice are one transaction: without it there is none of them.
    @Test func aStoreThatFailsGivesNoRight() async throws {
        var setup = Setup()
        setup.privacyOfficer = "outside-record"
        try await withHouse(setup) { (house: House) async throws in
            let desk = BreakGlassDesk(gateway: house.gateway)
            house.store.fail(.atCommit)
            await #expect(throws: FaultyStore.Broken.self) { _ = try await desk.request(Self.request(house)) }
            house.store.fail(nil)
            #expect(try await house.store.read { try $0.breakGlassQueue(limit: 10) }.isEmpty)
            try await house.settle()
            #expect(house.record.parcels.isEmpty)
        }
    }

    /// Withdrawn between the right and its use, the agreement opens nothing.
    @Test func anOrganisationThatMayNotActInTheRoleIsRefused() async throws {
        try await withHouse { (house: House) async throws in
            let desk = BreakGlassDesk(gateway: house.gateway)
            for sender in ["503", "QNS"] {
                let request = BreakGlassRequest(
                    sender: Sender(organisation: code(sender), fingerprint: "fingerprint"), user: "c.osei",
                    role: .edConsultant, subject: .local(code("503"), "NS100001"), reason: "Brought in alone",
                    requestID: "request")
                guard case .failure(.notAllowed) = try await desk.request(request) else {
                    Issue.record("\(sender) broke the glass")
                    continue
                }
            }
        }
    }
}
