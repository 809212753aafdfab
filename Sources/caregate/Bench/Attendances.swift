// Synthetic people and messages by number: the same number is always the same person.

import Records

enum BenchPeople {
    /// Of every so many people one has a package.
    static let packageEvery = 5

    /// The NHS number of the n-th person of the test range 999 000 0000 – 999 999 9999 whose check digit exists.
    static func nhsNumbers(_ count: Int) -> [String] {
        var numbers: [String] = []
        numbers.reserveCapacity(count)
        var stem = 999_000_000
        while numbers.count < count, stem <= 999_999_999 {
            for check in 0...9 {
                if let number = NHSNumber("\(stem)\(check)") {
                    numbers.append(number.digits)
                    break
                }
            }
            stem += 1
        }
        return numbers
    }

    static func birthDate(_ person: Int) -> CivilDate {
        CivilDate(daysSince1970: -15_000 + (person * 37) % 12_000)
    }

    static func family(_ person: Int) -> String { "BENCH\(person % 977)" }
    static func given(_ person: Int) -> String { "Person\(person % 331)" }
    static func hasPackage(_ person: Int) -> Bool { person % packageEvery == 0 }

    /// A FHIR R4 Bundle, in XML, of people, one council's extract; those who have a package with it.
    static func extract(_ people: Range<Int>, _ numbers: [String], at instant: Instant) throws -> [UInt8] {
        var entries: [JSONValue] = []
        func add(_ url: String, _ resource: JSONValue) {
            entries.append(["fullUrl": .string(url), "resource": resource])
        }
        for person in people {
            let patient = "urn:bench:patient:\(person)"
            add(
                patient,
                [
                    "resourceType": "Patient",
                    "identifier": [
                        ["system": .string(NHSNumber.system), "value": .string(numbers[person])],
                        ["system": "urn:bench:local", "value": .string("C\(person)")],
                    ],
                    "name": [["family": .string(family(person)), "given": [.string(given(person))]]],
                    "gender": .string(person % 2 == 0 ? "female" : "male"),
                    "birthDate": .string(birthDate(person).description),
                ])
            guard hasPackage(person) else { continue }
            let (episode, plan, team) = (
                "urn:bench:episode:\(person)", "urn:bench:plan:\(person)", "urn:bench:team:\(person)"
            )
            let provider = "urn:bench:provider:\(person % 20)"
            let period: JSONValue = ["start": "2026-02-03"]
            if !entries.contains(where: { $0["fullUrl"]?.string == provider }) {
                add(
                    provider,
                    [
                        "resourceType": "Organization",
                        "identifier": [["system": "urn:bench:provider", "value": .string("\(person % 20)")]],
                        "name": .string("Provider \(person % 20) Homecare"),
                        "telecom": [["system": "phone", "value": "0115 496 0142"]],
                    ])
            }
            add(
                episode,
                [
                    "resourceType": "EpisodeOfCare", "status": "active",
                    "type": [["coding": [["code": "home-support"]], "text": "Home care"]],
                    "patient": ["reference": .string(patient)],
                    "managingOrganization": ["reference": .string(provider)], "period": period,
                    "team": [["reference": .string(team)]],
                ])
            add(
                plan,
                [
                    "resourceType": "CarePlan", "status": "active", "intent": "plan", "title": "Home care",
                    "subject": ["reference": .string(patient)], "period": period,
                    "careTeam": [["reference": .string(team)]], "supportingInfo": [["reference": .string(episode)]],
                    "activity": [["detail": ["status": "in-progress", "description": "4 visits a day, 2 carers"]]],
                ])
            add(
                team,
                [
                    "resourceType": "CareTeam", "status": "active", "name": "Southmere duty team",
                    "subject": ["reference": .string(patient)],
                    "telecom": [["system": "phone", "value": "0115 496 0100", "use": "work"]],
                ])
        }
        let bundle: JSONObject = [
            "resourceType": "Bundle", "id": .string("bench-\(people.lowerBound)"), "type": "collection",
            "timestamp": .string(instant.description), "entry": .array(entries),
        ]
        guard let resource = Resource(bundle) else { return [] }
        return try FHIRXML.write(resource)
    }

    /// An ADT A01 into the emergency department.
    static func arrival(_ person: Int, visit: String, _ numbers: [String], at instant: Instant) -> [UInt8] {
        let time = hl7Time(instant)
        let born = birthDate(person).description.filter { $0 != "-" }
        let text =
            "MSH|^~\\&|PAS|RK5|CAREGATE|QNS|\(time)||ADT^A01^ADT_A01|\(visit)|P|2.4\r"
            + "EVN|A01|\(time)\r"
            + "PID|1||\(numbers[person])^^^NHS^NH~M\(person)^^^RK5^MR||\(family(person))^\(given(person))||\(born)|"
            + "\(person % 2 == 0 ? "F" : "M")|||1 Bench Street^^Northshire^^NS1 1AA|||||||||||||||||||||01\r"
            + "PV1|1|E|ED^^^RK5||||||||||||||||\(visit)|||||||||||||||||||||||||\(time)\r"
        return Array(text.utf8)
    }

    /// `20261122030500` by the clock in London.
    static func hl7Time(_ instant: Instant) -> String {
        let seconds = UKTime.secondsOfDay(at: instant)
        let date = UKTime.date(at: instant).description.filter { $0 != "-" }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return date + two(seconds / 3600) + two(seconds / 60 % 60) + two(seconds % 60)
    }
}
