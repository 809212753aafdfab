// Reads the columns of a row from left to right, in the order of the statement's column list.

internal import Gateway
internal import Records

struct Cursor<Row: SQLRow> {
    private let row: Row
    private var column = 0

    init(_ row: Row) { self.row = row }

    private mutating func next() -> Int {
        defer { column += 1 }
        return column
    }

    private mutating func orNull<Value>(_ read: (Row, Int) -> Value) -> Value? {
        let column = next()
        return row.isNull(column) ? nil : read(row, column)
    }

    mutating func integer() -> Int64 { row.integer(next()) }
    mutating func optionalInteger() -> Int64? { orNull { $0.integer($1) } }
    mutating func text() -> String { row.text(next()) }
    mutating func optionalText() -> String? { orNull { $0.text($1) } }
    mutating func bytes() -> [UInt8] { row.bytes(next()) }
    mutating func optionalBytes() -> [UInt8]? { orNull { $0.bytes($1) } }
    mutating func flag() -> Bool { integer() != 0 }
    mutating func instant() -> Instant { Instant(milliseconds: integer()) }
    mutating func optionalInstant() -> Instant? { optionalInteger().map { Instant(milliseconds: $0) } }
    mutating func person() -> PersonID { PersonID(integer()) }
    mutating func optionalPerson() -> PersonID? { optionalInteger().map { PersonID($0) } }

    mutating func code(_ table: String) throws(StorageProblem) -> ODSCode {
        guard let code = ODSCode(text()) else { throw .corrupt(table: table, column: column - 1) }
        return code
    }

    mutating func word<Word: RawRepresentable<String>>(_ table: String) throws(StorageProblem) -> Word {
        guard let word = Word(rawValue: text()) else { throw .corrupt(table: table, column: column - 1) }
        return word
    }

    mutating func json(_ table: String) throws(StorageProblem) -> JSONValue {
        do throws(Problem) {
            return try JSONReader.read(bytes())
        } catch {
            throw .corrupt(table: table, column: column - 1)
        }
    }

    mutating func optionalJSON(_ table: String) throws(StorageProblem) -> JSONValue? {
        if row.isNull(column) {
            column += 1
            return nil
        }
        return try json(table)
    }

    mutating func resource(_ table: String) throws(StorageProblem) -> Resource {
        guard let object = try json(table).object, let resource = Resource(object) else {
            throw .corrupt(table: table, column: column - 1)
        }
        return resource
    }

    mutating func resources(_ table: String) throws(StorageProblem) -> [Resource] {
        guard let items = try json(table).array else { throw .corrupt(table: table, column: column - 1) }
        var resources: [Resource] = []
        resources.reserveCapacity(items.count)
        for item in items {
            guard let object = item.object, let resource = Resource(object) else {
                throw .corrupt(table: table, column: column - 1)
            }
            resources.append(resource)
        }
        return resources
    }
}
