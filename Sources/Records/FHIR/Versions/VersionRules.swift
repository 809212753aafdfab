// Rules of one step between versions of FHIR, as data. One line says what becomes of one element, by the name written in a
// message; whatever no line names keeps its name if the next version has it with a type that its own turns into.
//
//     ReferralRequest => ServiceRequest     a resource of another type
//     Encounter.reason > reasonCode         another name
//     Consent.period > provision.period     a place inside another element; of one that repeats, in its first item
//     X.condition > diagnosis+.condition    … in an item of its own
//     AuditEvent.event <                    its elements belong to the element around it
//     Patient.animal @ URL                  the extension of that URL, defined for it
//     Meta.profile keep                     no home, although the next version has one of this name
//     EpisodeOfCare.careTeam adjusted       left to the step's adjustments, in code
//
// After a place: `old=new` codes (nothing after `=`: no code says this); `system=` of the code system that a bare code gains;
// `only=` the type that a reference must lead to; `of=` the parts that stand for the whole; `rest=` where repetitions go that
// exceed one; `and=keep` the original is kept too, where the code changed; `and=join` repetitions become one text; `and=asIs`
// the value is not brought to the type of this version, because the one after has its own again.

struct VersionRule: Sendable {
    enum Action: Sendable {
        case move(path: [PathStep])
        case inline
        case `extension`(url: String)
        case keep
        case adjusted
    }

    struct PathStep: Sendable {
        let name: String
        /// A new repetition each time.
        let isNew: Bool
    }

    enum Manner: String {
        case keep, join, asIs
    }

    var action: Action
    var codes: [String: String] = [:]
    var system: String?
    var only: String?
    var parts: [String] = []
    var rest: String?
    var manner: Manner?

    init(_ action: Action) { self.action = action }

    init(moveTo name: String) { self.init(.move(path: [PathStep(name: name, isNew: false)])) }
}

struct VersionRules: Sendable {
    /// Old type → new type.
    private(set) var resources: [String: String] = [:]
    /// Structure's path → name as written → rule.
    private(set) var elements: [String: [String: VersionRule]] = [:]

    static let stu3 = VersionRules(stu3Lines)
    static let dstu2 = VersionRules(dstu2Lines)

    init(_ lines: StaticString) {
        let text = lines.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 2 else { continue }
            if words[1] == "=>" {
                resources[words[0]] = words[2]
                continue
            }
            let parts = words[0].split(separator: ".")
            let structure = parts.dropLast().joined(separator: ".")
            elements[structure, default: [:]][String(parts[parts.count - 1])] = Self.rule(words)
        }
    }

    private static func rule(_ words: [String]) -> VersionRule {
        switch words[1] {
        case "<": return VersionRule(.inline)
        case "@": return VersionRule(.extension(url: words[2]))
        case "keep": return VersionRule(.keep)
        case "adjusted": return VersionRule(.adjusted)
        default: break
        }
        precondition(words[1] == ">", "no rule is written \(words[1])")
        let path = words[2].split(separator: ".").map { step in
            VersionRule.PathStep(name: String(step.hasSuffix("+") ? step.dropLast() : step), isNew: step.hasSuffix("+"))
        }
        var rule = VersionRule(.move(path: path))
        for option in words.dropFirst(3) {
            let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            switch parts[0] {
            case "system": rule.system = parts[1]
            case "only": rule.only = parts[1]
            case "of": rule.parts = parts[1].split(separator: ",").map(String.init)
            case "rest": rule.rest = parts[1]
            case "and": rule.manner = VersionRule.Manner(rawValue: parts[1])
            default: rule.codes[parts[0]] = parts[1]
            }
        }
        return rule
    }
}
