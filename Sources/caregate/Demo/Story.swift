// The story: four councils publish, patients arrive at two emergency departments, and this is what a nurse reads.

import AuditLog
import Foundation
import Gateway
import Records
import Storage
import Transport

/// One attendance and what must come of it.
struct Scene: Sendable {
    enum Expected: Sendable {
        case alert
        case noPackageFound
        case notKnown
        case withheld
        case identityNotConfirmed
        case withdrawn
    }

    var title: String
    var arrival: Arrival
    /// HL7 v2 over MLLP to Kingsmead, or FHIR to St Brannoc's in JSON or XML.
    var channel: Channel
    var expected: Expected

    enum Channel: Sendable {
        case mllp
        case json
        case xml
    }
}

struct Story: Sendable {
    private enum Limits {
        /// The longest a nurse waits before the demonstration calls it a failure.
        static let alertMilliseconds = 5_000
    }

    let theatre: Theatre
    let dates: DemoDates
    private let kingsmead: SendingParty
    private let brannoc: SendingParty
    private let clients = Clients()

    struct Clients: Sendable {
        let grace = DemoClient("9990000018", "NS100001", "Mrs", "Grace", "Okafor", "1941-03-04", isFemale: true)
        let harold = DemoClient("9990000026", "EM-20002", "Mr", "Harold", "Pym", "1938-07-19", isFemale: false).with {
            $0.service = "Reablement at home"
            $0.isReablement = true
            $0.isOnHold = true
            $0.visitsPerDay = 2
            $0.carers = 1
            $0.provider = "Northshire Reablement Service"
            $0.providerTelephone = "0115 496 0150"
            $0.keyWorker = "Priya Nair"
            $0.keyWorkerTelephone = "0115 496 0112"
        }
        let maureen = DemoClient("9990000034", "WV-30003", "Ms", "Maureen", "Tate", "1950-11-30", isFemale: true)
        let winston = DemoClient("9990000042", "SM-40004", "Mr", "Winston", "Achebe", "1947-05-21", isFemale: false)
        let aisha = DemoClient("9990000050", "EM-20005", "Ms", "Aisha", "Rahman", "1962-09-08", isFemale: true).with {
            $0.objects = true
        }
        let nobody = DemoClient("9990000069", "-", "Mr", "Thomas", "Byrne", "1979-02-11", isFemale: false)
    }

    init(theatre: Theatre) throws {
        self.theatre = theatre
        dates = DemoDates(now: SystemEnvironment.now())
        kingsmead = try SendingParty(ODSCode("RK5")!, stage: theatre.stage)
        brannoc = try SendingParty(ODSCode("RX8")!, stage: theatre.stage)
    }

    private var https: String { "https://localhost:\(theatre.daemon.ports["https"] ?? 0)" }

    /// - Throws: the first thing that did not come out as it must.
    func tell() async throws {
        let outcome: Result<Void, any Error>
        do {
            try await act()
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await kingsmead.shutdown()
        try await brannoc.shutdown()
        try outcome.get()
    }

    private func act() async throws {
        let begin = Ticks.now()
        try await publish()
        var first: Double?
        for (number, scene) in scenes.enumerated() {
            let milliseconds = try await play(scene, number: number + 1)
            if first == nil, milliseconds != nil { first = Ticks.milliseconds(from: begin, to: Ticks.now()) }
        }
        try await tellCouncils()
        try await readRecord()
        let verdict = try await theatre.daemon.store.verifyAuditLog(
            key: try Loading(configuration: theatre.daemon.configuration).auditKey().verifier)
        Output.line("\nAccess log: \(verdict)")
        guard verdict.isIntact else { throw failure("the access log is not intact") }
        if let first { Output.line("First alert \(Int(first)) ms after the first council began to publish.") }
    }

    // MARK: Publishing

    private func publish() async throws {
        Output.line("Four councils publish their care packages:")
        let westvale = try CouncilForm.fhir([clients.maureen], council: "505", dates)
        let southmere = try CouncilForm.fhir([clients.winston], council: "506", dates)
        let extracts: [(String, String, [UInt8], String)] = [
            ("503", "XML, Client Level Data terms", CouncilForm.xmlExtract([clients.grace], dates), "application/xml"),
            (
                "504", "JSON of a case-management system",
                CouncilForm.casebook([clients.harold, clients.aisha], dates),
                "application/json"
            ),
            ("505", "FHIR R4 Bundle in XML", try FHIRXML.write(westvale), "application/fhir+xml"),
            ("506", "FHIR R4 Bundle in JSON", JSONValue.object(southmere.json).write(), "application/fhir+json"),
        ]
        for (code, form, body, type) in extracts {
            let council = try SendingParty(ODSCode(code)!, stage: theatre.stage)
            let reply = try await council.post(
                body, to: "\(https)/messages", type: type, key: "demo-\(dates.now.milliseconds)")
            try await council.shutdown()
            guard (200..<300).contains(reply.status) else {
                throw failure("\(code) was answered \(reply.status): \(String(decoding: reply.body, as: UTF8.self))")
            }
            let name = theatre.daemon.gateway.rules.current.name(of: ODSCode(code)!)
            Output.line("  \(name) (\(code)): \(form) → \(reply.status)")
        }
    }

    // MARK: Attendances

    private var scenes: [Scene] {
        let now = SystemEnvironment.now()
        func arrival(_ visit: String, _ client: DemoClient, event: String = "A01", hasNumber: Bool = true) -> Arrival {
            Arrival(
                event: event, visit: "\(visit)-\(dates.now.milliseconds % 1_000_000)",
                local: "L\(client.number.suffix(5))",
                client: client, hasNHSNumber: hasNumber, at: now)
        }
        var grace = Scene(
            title: "Grace Okafor arrives at Kingsmead (HL7 v2 over MLLP)", arrival: arrival("K1", clients.grace),
            channel: .mllp, expected: .alert)
        var list = [grace]
        list.append(
            Scene(
                title: "Harold Pym arrives at St Brannoc's (FHIR message in JSON)",
                arrival: arrival("B1", clients.harold),
                channel: .json, expected: .alert))
        list.append(
            Scene(
                title: "Maureen Tate arrives at St Brannoc's (FHIR message in XML)",
                arrival: arrival("B2", clients.maureen),
                channel: .xml, expected: .alert))
        list.append(
            Scene(
                title: "Winston Achebe arrives at Kingsmead, which has no agreement with his council",
                arrival: arrival("K2", clients.winston), channel: .mllp, expected: .notKnown))
        list.append(
            Scene(
                title: "Thomas Byrne, whom no council knows, arrives at St Brannoc's",
                arrival: arrival("B3", clients.nobody), channel: .json, expected: .noPackageFound))
        list.append(
            Scene(
                title: "Aisha Rahman, who objects to sharing, arrives at Kingsmead",
                arrival: arrival("K3", clients.aisha), channel: .mllp, expected: .withheld))
        var unknown = Scene(
            title: "Maureen Tate arrives at Kingsmead and cannot say who she is",
            arrival: arrival("K4", clients.maureen, event: "A04", hasNumber: false),
            channel: .mllp, expected: .identityNotConfirmed)
        list.append(unknown)
        unknown.title = "Kingsmead finds Maureen Tate's NHS number (A08): the alert comes now"
        unknown.arrival.event = "A08"
        unknown.arrival.hasNHSNumber = true
        unknown.expected = .alert
        list.append(unknown)
        grace.title = "Grace Okafor's arrival is cancelled (A11): the alert is withdrawn"
        grace.arrival.event = "A11"
        grace.expected = .withdrawn
        list.append(grace)
        return list
    }

    /// - Returns: milliseconds from arrival to the alert at the ED's own endpoint.
    private func play(_ scene: Scene, number: Int) async throws -> Double? {
        Output.line("\n\(number). \(scene.title)")
        let inbox = scene.channel == .mllp ? theatre.kingsmead : theatre.brannoc
        let from = inbox.count
        let start = Ticks.now()
        var arrival = scene.arrival
        arrival.at = SystemEnvironment.now()
        try await send(arrival, scene.channel, number: number)
        guard let received = try await inbox.next(scene.arrival.visit, from: from, within: Limits.alertMilliseconds)
        else {
            throw failure("nothing reached the emergency department")
        }
        let milliseconds = Ticks.milliseconds(from: start, to: received.tick)
        let text = String(decoding: received.bytes, as: UTF8.self)
        for line in Self.nurseReads(received) { Output.line("   │ \(line)") }
        guard Self.matches(scene.expected, received) else {
            throw failure("scene \(number) is not what was expected; the ED received: \(text)")
        }
        for sentence in try await sentences(scene, number: number) { Output.line("   decided: \(sentence)") }
        Output.line("   at the ED's endpoint \((milliseconds * 10).rounded() / 10) ms after it was sent")
        return scene.expected == .alert ? milliseconds : nil
    }

    private func send(_ arrival: Arrival, _ channel: Scene.Channel, number: Int) async throws {
        let id = controlID(number)
        switch channel {
        case .mllp:
            let client = try kingsmead.mllp(port: theatre.daemon.ports["mllp"] ?? 0)
            let reply = String(decoding: try await client.exchange(arrival.hl7(controlID: id)), as: UTF8.self)
            await client.shutdown()
            guard reply.contains("MSA|AA|\(id)") else { throw failure("the acknowledgement was: \(reply)") }
        case .json, .xml:
            guard let bundle = arrival.fhir(id: id) else { throw failure("no Bundle") }
            let body = channel == .json ? JSONValue.object(bundle.json).write() : try FHIRXML.write(bundle)
            let reply = try await brannoc.post(
                body, to: "\(https)/fhir/R4/$process-message",
                type: channel == .json ? "application/fhir+json" : "application/fhir+xml")
            guard reply.status == 200 else {
                throw failure("the answer was \(reply.status): \(String(decoding: reply.body, as: UTF8.self))")
            }
        }
    }

    /// Lines that an ED's system shows with their titles.
    private static let labelled: [Statements.Line.Kind] = [
        .provider, .restart, .nextVisit, .keyWorker, .safeguarding, .gettingIn, .withheldItem,
    ]

    /// What the ED's own system shows of what it received: the OBX lines of HL7 v2, or the text of a FHIR message.
    private static func nurseReads(_ received: Received) -> [String] {
        do {
            if received.format == .hl7v2 {
                let message = try HL7Message(received.bytes)
                var lines: [String] = []
                while let text = message.text("OBX(\(lines.count + 1))-5") {
                    let place = "OBX(\(lines.count + 1))-3"
                    let isLabelled = labelled.contains { $0.rawValue == message.text("\(place).1") }
                    lines.append((isLabelled ? message.text("\(place).2").map { "\($0): " } ?? "" : "") + text)
                }
                return lines
            }
            let resource =
                received.format == .fhirXML ? try FHIRXML.read(received.bytes) : try FHIRJSON.read(received.bytes)
            let bundle = Bundle(resource)
            return (bundle?.resources("Communication") ?? []).flatMap { communication in
                JSONValue.items(communication["payload"]).compactMap { $0["contentString"]?.string }
            }
        } catch {
            return ["(unreadable)"]
        }
    }

    private func controlID(_ number: Int) -> String { "demo-\(number)-\(dates.now.milliseconds)" }

    private static func matches(_ expected: Scene.Expected, _ received: Received) -> Bool {
        let text = String(decoding: received.bytes, as: UTF8.self)
        return switch expected {
        case .alert: text.contains("Has a care package at home")
        case .noPackageFound: text.contains("No package found in") && !text.contains("Has a care package")
        case .notKnown: text.contains("Not known: Southmere Council") && !text.contains("Has a care package")
        case .withheld: text.contains("ithheld at the person") && !text.contains("Has a care package")
        case .identityNotConfirmed: text.contains("identity not confirmed") && !text.contains("Has a care package")
        case .withdrawn:
            received.format == .hl7v2 ? isWithdrawn(received.bytes) : text.lowercased().contains("withdrawn")
        }
    }

    /// HL7 v2 withdraws an observation with OBX-11 `W`, and says so of each.
    static func isWithdrawn(_ bytes: [UInt8]) -> Bool {
        do throws(Problem) {
            let message = try HL7Message(bytes)
            var count = 0
            while message.text("OBX(\(count + 1))-3") != nil {
                count += 1
                guard message.text("OBX(\(count))-11") == "W" else { return false }
            }
            return count > 0
        } catch {
            return false
        }
    }

    /// What was decided of the scene's own message: by its control id, or the newest of its sender over HTTPS.
    private func sentences(_ scene: Scene, number: Int) async throws -> [String] {
        let id = controlID(number)
        let (sender, isHL7) = (ODSCode(scene.channel == .mllp ? "RK5" : "RX8")!, scene.channel == .mllp)
        let message = try await theatre.daemon.store.read { reading in
            isHL7
                ? try reading.acceptedMessage(sender: sender, controlID: id)
                : try reading.messages(status: .accepted, sender: sender, limit: 1).first
        }
        guard let message else { throw failure("the message of scene \(number) is not in the store") }
        return message.decisions
    }

    // MARK: The others

    private func tellCouncils() async throws {
        guard try await theatre.councils.next("MessageHeader", from: 0, within: Limits.alertMilliseconds) != nil else {
            throw failure("no council was told of its client")
        }
        Output.line("\nCouncils told that their client is in an emergency department: \(theatre.councils.count)")
    }

    /// St Brannoc's reads the shared care record.
    private func readRecord() async throws {
        let url = "\(https)/fhir/R4/EpisodeOfCare?patient.identifier=\(NHSNumber.system)%7C\(clients.harold.number)"
        let reply = try await brannoc.get(
            url,
            headers: [
                ("Accept", "application/fhir+json"), ("X-Purpose-Of-Use", "TREAT"), ("X-User-Role", "ed-clinician"),
            ])
        guard reply.status == 200 else {
            throw failure(
                "the shared care record answered \(reply.status): \(String(decoding: reply.body, as: UTF8.self))")
        }
        let found = Bundle(try FHIRJSON.read(reply.body))?.resources("EpisodeOfCare").count ?? 0
        Output.line("St Brannoc's asks the shared care record for Harold Pym's episodes of care: \(found) found")
    }

    private func failure(_ what: String) -> Problems { Problems([Problem(.fault, what)]) }
}
