// What became of an organisation in the Organisation Data Service. An agreement binds who signed it: when an organisation is
// merged into another, nothing is inherited, and its flows stop until the successor signs a version of its own.

public import Records

/// An organisation whose place another took: a merger, or a change of code.
public struct Succession: Sendable, Hashable {
    /// The code that was closed.
    public let former: ODSCode
    public let successor: ODSCode
    /// First day of the successor; the former's flows end with the day before.
    public let from: CivilDate

    public init(former: ODSCode, successor: ODSCode, from: CivilDate) {
        self.former = former
        self.successor = successor
        self.from = from
    }

    /// Reads a file of successions; see agreements/README.md for the form.
    /// - Throws: every problem of the file, with its place and remedy.
    public static func load(_ file: (path: String, text: String)) throws(PolicyErrors) -> [Succession] {
        let tree = try AgreementReader.tree(file.text, path: file.path)
        var reader = AgreementReader(path: file.path)
        let successions = reader.successions(tree)
        guard reader.problems.isEmpty else { throw PolicyErrors(reader.problems) }
        return successions
    }

    /// `RQ9 became RK5 on 01-Oct-2026`
    var words: String { "\(former) became \(successor) on \(from.display)" }

    func holds(at instant: Instant) -> Bool { instant >= UKTime.startOfDay(from) }
}

extension AgreementReader {
    fileprivate mutating func successions(_ tree: YAMLNode) -> [Succession] {
        guard let fields = fields(tree, "a file of successions", known: ["successions"], required: ["successions"])
        else { return [] }
        var seen: Set<ODSCode> = []
        return list(fields["successions"], mayBeEmpty: true).compactMap { node in
            let names = ["former", "successor", "from"]
            guard let fields = self.fields(node, "a succession", known: names, required: names),
                let former = code(fields["former"]), let successor = code(fields["successor"]),
                let from = date(fields["from"])
            else { return nil }
            if former == successor {
                report(.dataType, "\(former) succeeds itself", fields["successor"], "name the organisation it became")
            }
            if !seen.insert(former).inserted {
                report(.duplicateKey, "\(former) has two successors", fields["former"], "keep one of them")
            }
            return Succession(former: former, successor: successor, from: from)
        }
    }
}

extension PolicySet {
    /// The agreements in force, or still to start, that name an organisation which has become another: the successor has
    /// the flows only of versions that it signs itself.
    public func toBeSignedAnew(at instant: Instant) -> [(agreement: Agreement, succession: Succession)] {
        let successions = settings.successions.filter { $0.holds(at: instant) }
        guard !successions.isEmpty else { return [] }
        return agreements.flatMap { agreement in
            let isOver = instant >= UKTime.endOfDay(agreement.lastDay) || successor(of: agreement, at: instant) != nil
            return successions.filter { !isOver && agreement.party($0.former) != nil }.map { (agreement, $0) }
        }
    }

    /// The version that has taken an agreement's place.
    func successor(of agreement: Agreement, at instant: Instant) -> Agreement? {
        compiled.successors[agreement.reference]?.lazy.map { agreements[Int($0)] }
            .first { instant >= UKTime.startOfDay($0.start) }
    }
}
