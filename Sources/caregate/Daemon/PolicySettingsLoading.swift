// What the operator decides about all agreements, from the configuration and the files that it names.

import Agreements
import Records

struct PolicySettingsLoading {
    let configuration: Configuration

    /// - Parameter agreements: the folder of the agreements, beside which the successions lie.
    /// - Throws: every problem of every file.
    func settings(beside agreements: String) throws(Problems) -> PolicySettings {
        var problems: [Problem] = []
        func attempt<Value>(_ fallback: Value, _ body: () throws(Problems) -> Value) -> Value {
            do throws(Problems) {
                return try body()
            } catch {
                problems += error.all
                return fallback
            }
        }
        let key = attempt(nil) { () throws(Problems) in try pseudonymKey() }
        let successions = attempt([]) { () throws(Problems) in try self.successions(beside: agreements) }
        let codes = attempt(.standard) { () throws(Problems) in try restrictedCodes() }
        let lists = attempt([]) { () throws(Problems) in try choiceLists() }
        guard problems.isEmpty else { throw Problems(problems) }
        return PolicySettings(
            // A notice can be queued only to a team whose organisation has a destination for messages.
            obligations: ObligationSupport(
                pseudonymKey: key,
                notifyTargets: Set(
                    configuration.destinations.filter { $0.kind != .fhirTransaction }.map {
                        "\($0.organisation)-duty-team"
                    }
                        // The review queue is always there.
                        + [PolicySettings.privacyOfficer])),
            suspendsWhenReviewOverdue: configuration.suspendsWhenReviewOverdue,
            requiresSIRO: configuration.requiresSIRO, requiresSignatures: configuration.requiresSignatures,
            successions: successions, restrictedCodes: codes, choiceLists: lists)
    }

    private func pseudonymKey() throws(Problems) -> PseudonymKey? {
        guard let path = configuration.pseudonymKey else { return nil }
        let bytes = try configuration.named("policy.pseudonym_key") { () throws(Problems) in try Files.bytes(path) }
        if let key = PseudonymKey(bytes) { return key }
        throw Problems([
            Problem(
                .dataType, "the key of pseudonyms has fewer than \(PseudonymKey.leastBytes) bytes, or all are equal",
                at: path, remedy: "openssl rand -out \(path) \(PseudonymKey.leastBytes) makes one")
        ])
    }

    /// `successions/*.yaml`; an organisation becomes one other, whichever file says so.
    private func successions(beside agreements: String) throws(Problems) -> [Succession] {
        let folder = "\(agreements)/successions"
        guard Files.isFolder(folder) else { return [] }
        var all: [Succession] = []
        var files: [ODSCode: String] = [:]
        var problems: [Problem] = []
        for file in try Files.yaml(in: folder) {
            do throws(PolicyErrors) {
                for succession in try Succession.load(file) {
                    if let other = files.updateValue(file.path, forKey: succession.former) {
                        problems.append(
                            Problem(
                                .duplicateKey, "\(succession.former) has a successor in \(other) too", at: file.path,
                                remedy: "keep one of them"))
                    }
                    all.append(succession)
                }
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return all
    }

    private func restrictedCodes() throws(Problems) -> RestrictedCodes {
        var codes = RestrictedCodes.standard
        var problems: [Problem] = []
        for path in configuration.restrictedCodes {
            do throws(Problems) {
                let text = try text(path, of: "policy.restricted_codes")
                do throws(Problem) { codes = try codes.adding(text, file: path) } catch { throw Problems([error]) }
            } catch {
                problems += error.all
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return codes
    }

    /// Lists are read by name, so that two of one name would be taken for one.
    private func choiceLists() throws(Problems) -> [ChoiceList] {
        var lists: [ChoiceList] = []
        var problems: [Problem] = []
        for path in configuration.choiceLists {
            do throws(Problems) {
                let list = try choiceList(path, try text(path, of: "policy.choice_lists"))
                if lists.contains(where: { $0.name == list.name }) {
                    problems.append(
                        Problem(
                            .duplicateKey, "another list is called \(list.name)", at: path,
                            remedy: "give each a name of its own"))
                }
                lists.append(list)
            } catch {
                problems += error.all
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return lists
    }

    private func choiceList(_ path: String, _ text: String) throws(Problems) -> ChoiceList {
        do throws(PolicyErrors) { return try ChoiceList.load((path, text)) } catch { throw Problems(error.problems) }
    }

    private func text(_ path: String, of setting: String) throws(Problems) -> String {
        try configuration.named(setting) { () throws(Problems) in try Files.text(path) }
    }
}

extension Configuration {
    /// What a setting names must be there: else the problem says where the setting was given.
    func named<Value>(_ setting: String, _ body: () throws(Problems) -> Value) throws(Problems) -> Value {
        do throws(Problems) {
            return try body()
        } catch {
            guard let place = places[setting] else { throw error }
            throw Problems(
                error.all.map { problem in
                    Problem(
                        problem.reason, "\(setting) names \(problem.place): \(problem.what)", at: place,
                        remedy: problem.remedy)
                })
        }
    }
}
