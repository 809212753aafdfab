import Gateway
import Records
import Testing

@testable import Storage

@Test(arguments: TestDatabase.allCases)
func anAttendanceIsReadAsItWasWritten(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let inserted = try await store.write { transaction in
            var attendance = attendance(try transaction.newPerson(), visit: "V1")
            attendance.id = try transaction.insert(attendance)
            return attendance
        }
        #expect(try await store.read { try $0.attendance(inserted.id) } == inserted)

        var seen = inserted
        seen.localPersonID = nil
        seen.isIdentityConfirmed = false
        seen.lastEventAt = at(30)
        seen.messageID = "m-2"
        seen.queuedView = [1]
        seen.deliveredView = [2]
        seen.sentFlags = [.init(id: "flag-0", publisher: northshire, recipient: kingsmead)]
        seen.noticed = [.init(council: northshire, delivery: DeliveryID(7), person: seen.person)]
        seen.encounter["status"] = "in-progress"
        seen.patient["gender"] = "female"
        try await store.write { [seen] in try $0.update(seen) }
        #expect(try await store.read { try $0.attendance(inserted.id) } == seen)

        var changed = inserted
        changed.visit = "V2"
        changed.localPersonID = nil
        changed.isIdentityConfirmed = false
        changed.status = .finished
        changed.lastEventAt = at(90)
        changed.queuedView = [1, 2]
        changed.deliveredView = [3]
        changed.sentFlags = [
            .init(id: "flag-1", publisher: northshire, recipient: kingsmead),
            .init(id: "flag-2", publisher: eastmoor, recipient: kingsmead),
        ]
        changed.noticed = [
            .init(
                council: northshire, delivery: DeliveryID(7), person: changed.person, isSent: true,
                withdrawal: DeliveryID(9)),
            .init(council: eastmoor, delivery: DeliveryID(8), person: changed.person),
        ]
        changed.reevaluateAt = at(600)
        changed.encounter["status"] = "finished"
        try await store.write { [changed] in try $0.update(changed) }
        #expect(try await store.read { try $0.attendance(hospital: kingsmead, visit: "V2") } == changed)
        #expect(try await store.read { try $0.attendance(hospital: kingsmead, visit: "V1") } == nil)
        #expect(try await store.read { try $0.attendance(hospital: carerecord, visit: "V2") } == nil)

        await #expect(throws: StorageProblem.notFound("attendance")) {
            try await store.write { [changed] in
                var absent = changed
                absent.id = AttendanceID(99)
                absent.visit = "V3"
                try $0.update(absent)
            }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func anUpdateOfTheAlertSetsNothingElse(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            var kept = attendance(try transaction.newPerson(), visit: "V1")
            kept.id = try transaction.insert(kept)
            var evaluated = kept
            evaluated.encounter["status"] = "finished"
            evaluated.status = .finished
            evaluated.lastEventAt = at(99)
            kept.isIdentityConfirmed = false
            kept.queuedView = [4]
            kept.deliveredView = [5]
            kept.sentFlags = [.init(id: "flag-3", publisher: eastmoor, recipient: kingsmead)]
            kept.noticed = [.init(council: eastmoor, delivery: DeliveryID(8), person: kept.person, isSent: true)]
            kept.reevaluateAt = at(40)
            evaluated.isIdentityConfirmed = kept.isIdentityConfirmed
            (evaluated.queuedView, evaluated.deliveredView) = (kept.queuedView, kept.deliveredView)
            (evaluated.sentFlags, evaluated.noticed) = (kept.sentFlags, kept.noticed)
            evaluated.reevaluateAt = kept.reevaluateAt
            try transaction.updateAlert(evaluated)
            #expect(try transaction.attendance(kept.id) == kept)
            #expect(try transaction.attendancesToReevaluate(at: at(40), limit: 1) == [kept.id])
            evaluated.id = AttendanceID(99)
            #expect(throws: StorageProblem.notFound("attendance")) { try transaction.updateAlert(evaluated) }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func openAttendancesAreThoseOfThePersonThatAreOpen(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let (person, other) = (try transaction.newPerson(), try transaction.newPerson())
            let open = try transaction.insert(attendance(person, visit: "1"))
            _ = try transaction.insert(attendance(person, visit: "2", status: .finished))
            _ = try transaction.insert(attendance(person, visit: "3", status: .cancelled))
            _ = try transaction.insert(attendance(other, visit: "4"))
            #expect(try transaction.openAttendances(person).map(\.id) == [open])
            var finished = try #require(try transaction.attendance(open))
            finished.status = .finished
            try transaction.update(finished)
            #expect(try transaction.openAttendances(person) == [])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func theBoardShowsTheNewestArrivalFirst(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let person = try transaction.newPerson()
            for (visit, seconds, site, status) in [
                ("a", Int64(30), kingsmead, Attendance.Status.open), ("b", 10, kingsmead, .open),
                ("c", 20, code("RX801"), .open), ("d", 40, kingsmead, .finished), ("e", 50, code("RX801"), .cancelled),
            ] {
                _ = try transaction.insert(attendance(person, visit: visit, site: site, at: seconds, status: status))
            }
        }
        try await store.read { reading throws in
            func visits(_ site: ODSCode?, _ limit: Int = 10) throws -> [String] {
                try reading.openAttendances(site: site, limit: limit).map(\.visit)
            }
            #expect(try visits(nil) == ["a", "c", "b"])
            #expect(try visits(nil, 1) == ["a"])
            #expect(try visits(kingsmead) == ["a", "b"])
            #expect(try visits(carerecord) == [])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func openAttendancesAreWalkedInOrderOfPersonAndID(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let (first, second, ids) = try await store.write { transaction in
            let (first, second) = (try transaction.newPerson(), try transaction.newPerson())
            var ids: [AttendanceID] = []
            for number in 0..<6 {
                let status: Attendance.Status = number == 2 ? .finished : .open
                let person = number == 0 ? second : first
                ids.append(
                    try transaction.insert(
                        attendance(person, visit: "\(number)", at: Int64(-number), status: status)))
            }
            return (first, second, ids)
        }
        let ofFirst = [1, 3, 4, 5].map { OpenAttendance(person: first, id: ids[$0]) }
        let order = ofFirst + [OpenAttendance(person: second, id: ids[0])]
        try await store.read { reading throws in
            #expect(try reading.openAttendances(after: nil, limit: 3) == Array(order[..<3]))
            #expect(try reading.openAttendances(after: order[2], limit: 3) == Array(order[3...]))
            #expect(try reading.openAttendances(after: order[4], limit: 3) == [])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func attendancesAreReevaluatedWhenTheirInstantHasCome(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let ids = try await store.write { transaction in
            let person = try transaction.newPerson()
            _ = try transaction.insert(attendance(person, visit: "never"))
            var ids: [String: AttendanceID] = [:]
            for (visit, due, status) in [
                ("late", Int64(30), Attendance.Status.open), ("first", 10, .open), ("exactly", 20, .open),
                ("later", 21, .open), ("over", 5, .finished),
            ] {
                ids[visit] = try transaction.insert(
                    attendance(person, visit: visit, status: status, reevaluateAt: at(due)))
            }
            return ids
        }
        let (first, exactly) = (try #require(ids["first"]), try #require(ids["exactly"]))
        try await store.read { reading throws in
            #expect(try reading.attendancesToReevaluate(at: at(20), limit: 10) == [first, exactly])
            #expect(try reading.attendancesToReevaluate(at: at(20), limit: 1) == [first])
            #expect(try reading.attendancesToReevaluate(at: at(9), limit: 10) == [])
        }
        try await store.write { try $0.forgetToReevaluate(first) }
        #expect(try await store.read { try $0.attendancesToReevaluate(at: at(20), limit: 10) } == [exactly])
    }
}
