import Gateway
import Records
import Testing

@testable import Storage

@Test(arguments: TestDatabase.allCases)
func aMessageIsReadAsItWasWritten(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        var full = message("01A", controlID: "C1", body: (0...255).map { UInt8($0) })
        full.correlationID = "correlation"
        full.problem = Problem(.dataType, "not a “date”", at: "PID-7", remedy: "send YYYYMMDD")
        full.warnings = [Problem(.unmappedCode, "unknown code", at: "PV1-2"), Problem(.limit, "too long")]
        full.decisions = ["released by NS-ED-004@3 data[0]", "withheld: cost"]
        let empty = message("01B", body: [])
        let (written, person) = try await store.write { [full] transaction in
            let person = try transaction.newPerson()
            var full = full
            full.person = person
            try transaction.insert(full)
            try transaction.insert(empty)
            return (full, person)
        }
        #expect(written.person == person)
        let (first, second, none) = try await store.read {
            (try $0.message("01A"), try $0.message("01B"), try $0.message("01C"))
        }
        #expect(first == written)
        #expect(second == empty)
        #expect(none == nil)
    }
}

@Test(arguments: TestDatabase.allCases)
func theNewestAcceptedMessageOfASenderIsFoundByItsControlID(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            try transaction.insert(message("01A", controlID: "C1", at: 1))
            try transaction.insert(message("01B", controlID: "C1", at: 3))
            try transaction.insert(message("01C", controlID: "C1", at: 5, status: .quarantined))
            try transaction.insert(message("01D", sender: northshire, controlID: "C1", at: 7))
            try transaction.insert(message("01E", controlID: nil, at: 9))
        }
        try await store.read { reading throws in
            let found = try reading.acceptedMessage(sender: kingsmead, controlID: "C1")
            #expect(found?.id == "01B")
            #expect(found?.body == [])
            #expect(try reading.acceptedMessage(sender: northshire, controlID: "C1")?.id == "01D")
            #expect(try reading.acceptedMessage(sender: northshire, controlID: "C2") == nil)
            #expect(try reading.acceptedMessage(sender: eastmoor, controlID: "C1") == nil)
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func messagesAreListedNewestFirstByStatusAndSender(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            for (number, status) in StoredMessage.Status.allCases.enumerated() {
                for (offset, sender) in [kingsmead, northshire].enumerated() {
                    let seconds = Int64(number * 2 + offset)
                    try transaction.insert(message("0\(seconds)", sender: sender, at: seconds, status: status))
                }
            }
        }
        try await store.read { reading throws in
            let all = try reading.messages(status: nil, sender: nil, limit: 100)
            #expect(all.map(\.id) == ["07", "06", "05", "04", "03", "02", "01", "00"])
            #expect(all.allSatisfy { $0.body.isEmpty })
            #expect(try reading.messages(status: nil, sender: nil, limit: 3).map(\.id) == ["07", "06", "05"])
            #expect(try reading.messages(status: nil, sender: kingsmead, limit: 3).map(\.id) == ["06", "04", "02"])
            for (number, status) in StoredMessage.Status.allCases.enumerated() {
                let both = try reading.messages(status: status, sender: nil, limit: 100)
                #expect(both.map(\.id) == ["0\(number * 2 + 1)", "0\(number * 2)"])
                #expect(both.allSatisfy { $0.status == status })
                let one = try reading.messages(status: status, sender: northshire, limit: 100)
                #expect(one.map(\.id) == ["0\(number * 2 + 1)"])
            }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func messagesAreCountedByStatusWithinAndAfterTheTransaction(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        #expect(try await store.read { try $0.messageCounts() } == [:])
        try await store.write { transaction in
            try transaction.insert(message("01A"))
            try transaction.insert(message("01B", status: .quarantined))
            #expect(try transaction.messageCounts() == [.accepted: 1, .quarantined: 1])
            try transaction.insert(message("01C"))
            #expect(throws: Undone.self) {
                try transaction.savepoint {
                    try transaction.insert(message("01D"))
                    throw Undone()
                }
            }
        }
        #expect(try await store.read { try $0.messageCounts() } == [.accepted: 2, .quarantined: 1])
    }
}

@Test(arguments: TestDatabase.allCases)
func theSameMessageIDTwiceIsRefusedWithoutItsValues(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { try $0.insert(message("SECRET-1")) }
        let error = await #expect(throws: StorageProblem.self) {
            try await store.write { try $0.insert(message("SECRET-1")) }
        }
        #expect(error?.description.contains("SECRET") == false)
        #expect(try await store.read { try $0.messageCounts() } == [.accepted: 1])
    }
}
