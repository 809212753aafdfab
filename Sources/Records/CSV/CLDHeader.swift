// The first row of a file: which field of Client Level Data each column is.

struct CLDHeader: Sendable {
    struct Column: Sendable {
        /// As release 2 writes it, or as the file does where it is no field of Client Level Data.
        let name: String
        let field: CLDField?
    }

    /// The column that `CSVSplitter` puts first: the line of the file that the row was on.
    static let sourceLine = "caregate:source-line"

    let columns: [Column]
    let personKey: Int
    /// Columns whose value is the same in each row.
    let submission: [Int]
    /// Whether the first column is the line of a longer file.
    let hasSourceLine: Bool
    let warnings: [Problem]

    var names: [String] { columns.map(\.name) }

    /// - Throws: `required` for a mandatory column that is missing, `duplicateKey` for one that is there twice.
    init(_ names: [String], line: Int) throws(Problem) {
        guard names.count > 1 || !names.contains(where: { $0.contains(";") || $0.contains("\t") || $0.contains("|") })
        else {
            throw Problem(
                .syntax, "the columns are not separated by commas", at: "line \(line)", remedy: "save it as CSV (comma)"
            )
        }
        hasSourceLine = names.first == Self.sourceLine
        var columns: [Column] = []
        var places: [String: Int] = [:]
        var warnings: [Problem] = []
        for (index, text) in names.enumerated() {
            let name = text.trimmingBlanks()
            let field = CLDFields.field(named: name).map { CLDFields.all[$0] }
            let column = Column(name: field?.name ?? name, field: field)
            if let earlier = places.updateValue(index, forKey: column.name), !column.name.isEmpty {
                throw Problem(
                    // A name that is none of the standard's may be somebody's, where the header is missing.
                    .duplicateKey,
                    "columns \(earlier + 1) and \(index + 1) are both \(field?.name ?? "of one name")",
                    at: "line \(line)"
                )
            }
            if field == nil, !(index == 0 && hasSourceLine) {
                warnings.append(
                    Problem(
                        .unknownElement, "a column that Client Level Data does not have",
                        at: "line \(line), column \(index + 1)", remedy: "nothing reads it unless the mapping names it")
                )
            }
            columns.append(column)
        }
        let missing = CLDFields.all.filter { $0.isMandatory && places[$0.name] == nil }.map(\.name)
        guard missing.isEmpty, let personKey = places[CLDFields.personKey] else {
            throw Problem(
                .required, "these columns are missing: \(missing.joined(separator: ", "))", at: "line \(line)",
                remedy: "the first row names the columns, as Client Level Data does")
        }
        self.columns = columns
        self.personKey = personKey
        self.warnings = warnings
        submission = columns.indices.filter { columns[$0].field?.level == .submission }
    }

    func place(line: Int, column: Int) -> String { CSVTokenizer.place(line: line, field: column, names) }
}
