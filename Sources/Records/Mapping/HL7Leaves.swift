// All values of a message with their places, to find those that a mapping did not use.

extension HL7Message {
    struct Leaf {
        let path: HL7Path
        let key: String
        let text: String
    }

    /// Fields of MSH that the gateway itself reads, whatever the mapping says: delimiters, who, what, id, processing, version,
    /// character set.
    private static let ownHeaderFields: Set<Int> = [1, 2, 3, 4, 9, 10, 11, 12, 18]

    static func leafKey(_ segment: Int, _ field: Int, _ repetition: Int, _ component: Int, _ subcomponent: Int)
        -> String
    {
        "\(segment)-\(field)(\(repetition)).\(component).\(subcomponent)"
    }

    /// Every value of the message.
    func leaves() -> [Leaf] {
        var leaves: [Leaf] = []
        for segment in segments.indices {
            let isHeader = segments[segment].name == .msh
            var number = isHeader ? 2 : 1
            while let field = field(number, of: segment) {
                if !isHeader || !Self.ownHeaderFields.contains(number) { gather(field, number, segment, &leaves) }
                number += 1
            }
        }
        return leaves
    }

    private func gather(_ field: Span, _ number: Int, _ segment: Int, _ leaves: inout [Leaf]) {
        let repetitions = partCount(of: field, by: delimiters.repetition)
        for r in 1...repetitions {
            guard let repetition = part(r, of: field, by: delimiters.repetition) else { continue }
            let components = partCount(of: repetition, by: delimiters.component)
            for c in 1...components {
                guard let component = part(c, of: repetition, by: delimiters.component) else { continue }
                let subcomponents = partCount(of: component, by: delimiters.subcomponent)
                for s in 1...subcomponents {
                    guard case .text(let text) = value(repetition, component: c, subcomponent: s) else { continue }
                    let path = HL7Path(
                        segments[segment].name, occurrence: occurrence(segment), field: number,
                        repetition: repetitions > 1 ? r : nil, component: components > 1 || subcomponents > 1 ? c : nil,
                        subcomponent: subcomponents > 1 ? s : nil)
                    leaves.append(Leaf(path: path, key: Self.leafKey(segment, number, r, c, s), text: text))
                }
            }
        }
    }
}
