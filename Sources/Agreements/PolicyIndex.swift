// What `evaluate` reads: the compiled agreements as flat tables of plain numbers, so that a decision follows no pointer
// into an object, counts no reference and takes no memory, and its time does not depend on how many agreements there are.

import Records

struct PolicyIndex: Sendable {
    /// One agreement's flow from one party to another.
    struct Row: Sendable, BitwiseCopyable {
        let agreement: Int32
        /// Bits of the categories of the agreement's data clauses.
        let categories: UInt32
        let publisherIncludesSites: Bool
        let recipientIncludesSites: Bool
        /// Whether some parties' codes extend others', so that a site may have a party nearer than its trust.
        let hasNestedParties: Bool
        let purposes: UInt16
        let roles: UInt16
        let emergencyRoles: UInt16
        /// When it is live; most rows have one window, and the others are in `windows`.
        let live: Window
        let moreWindows: Span
    }

    /// One data clause.
    struct Clause: Sendable, BitwiseCopyable {
        let agreement: Int32
        /// Its place in `data[]`.
        let place: Int32
        let category: UInt8
        let granted: ItemSet
        let named: ItemSet
        /// Of `granted`, what is excluded unless the person is known not to be S-flagged.
        let excludedIfSFlag: ItemSet
        /// Of `granted`, what is excluded unless the person is known to be an adult.
        let excludedIfChild: ItemSet

        /// What its agreement excludes of the items it names.
        func excluded(_ person: PersonStatus) -> ItemSet {
            let always = named.subtracting(granted)
            return person.sFlag == .no ? always : always.union(excludedIfSFlag)
        }

        /// What it grants of this person's record: its own exclusions taken off, and what it must name for a child.
        func grants(_ person: PersonStatus) -> ItemSet {
            let items = named.subtracting(excluded(person))
            return person.isChild == false ? items : items.subtracting(excludedIfChild)
        }
    }

    /// What of an agreement holds for all its clauses.
    struct Terms: Sendable, BitwiseCopyable {
        let clauses: Span
        let parties: Span
        /// In `directions`.
        let directions: Span
        /// Bits of the categories of its data clauses.
        let categories: UInt32
        let purposes: UInt16
        let roles: UInt16
        let emergencyRoles: UInt16
        /// From its start through its last day.
        let term: Window
        let heedsObjection: Bool
        let emergencyOverridesObjection: Bool
        let heedsType1: Bool
        let heedsNDOO: Bool
        let isDischargeable: Bool
    }

    /// One party of one agreement.
    struct Party: Sendable, BitwiseCopyable {
        let includesSites: Bool
        let isProcessor: Bool
    }

    /// That an organisation is a party of an agreement.
    struct Seat: Sendable, BitwiseCopyable {
        let agreement: Int32
        /// Its place in `parties[]`.
        let place: Int32
    }

    struct Pair: Sendable, BitwiseCopyable {
        let rows: Span
        /// Every instant at which a row begins or ceases to be live, ascending.
        let breakpoints: Span
    }

    /// Places from `from` up to, not including, `until`.
    struct Span: Sendable, BitwiseCopyable {
        let from: Int32
        let until: Int32
        var count: Int32 { until - from }
        var range: Range<Int32> { from..<until }
    }

    private(set) var organisations: IntegerMap
    private(set) var pairNumbers: IntegerMap
    private(set) var pairs: [Pair] = []
    private(set) var rows: [Row] = []
    private(set) var windows: [Window] = []
    private(set) var breakpoints: [Int64] = []
    private(set) var terms: [Terms] = []
    private(set) var clauses: [Clause] = []
    private(set) var parties: [Party] = []
    /// Of each agreement, the flows between its parties by their places, ascending.
    private(set) var directions: [UInt64] = []
    /// Of each organisation, the agreements it is a party of, ascending.
    private(set) var seats: [Seat] = []
    private var seatsOf: [Span] = []
    let nestedParties: [Int32: Set<UInt32>]
    /// Bit n: some party's code has n characters.
    private var codeLengths: UInt16 = 0

    /// - Parameters:
    ///   - directions: of each agreement, its flows by places in its parties.
    ///   - members: of each agreement, the numbers of its parties.
    ///   - nestedParties: of each agreement some of whose parties' codes extend others', the parties' numbers.
    init(
        organisations numbers: [String: UInt32], agreements: [Agreement], entries: [CompiledPolicy.Entry],
        directions: [[(from: Int, to: Int)]], pairs compiled: [UInt64: CompiledPolicy.Pair], members: [[UInt32]],
        nestedParties: [Int32: Set<UInt32>]
    ) {
        organisations = IntegerMap(capacity: numbers.count)
        pairNumbers = IntegerMap(capacity: compiled.count)
        self.nestedParties = nestedParties
        for (text, number) in numbers {
            organisations.insert(number, at: Self.key(text))
            codeLengths |= 1 << UInt16(text.utf8.count)
        }
        for number in entries.indices {
            append(entries[number], agreements[number], directions[number], Int32(number))
        }
        seat(members, organisations: numbers.count)
        for (key, pair) in compiled {
            pairNumbers.insert(UInt32(pairs.count), at: key)
            append(pair, entries)
        }
    }

    private mutating func append(
        _ entry: CompiledPolicy.Entry, _ agreement: Agreement, _ directed: [(from: Int, to: Int)], _ number: Int32
    ) {
        let start = Int32(clauses.count)
        for (place, clause) in entry.terms.enumerated() {
            let granted = clause.items.subtracting(clause.excluded)
            clauses.append(
                Clause(
                    agreement: number, place: Int32(place), category: clause.category.number, granted: granted,
                    named: clause.items, excludedIfSFlag: granted.intersection(clause.excludedIfSFlag),
                    excludedIfChild: clause.namesChildProtection ? [] : granted.intersection(ItemTable.childItems)))
        }
        let (firstParty, firstDirection) = (Int32(parties.count), Int32(directions.count))
        parties += agreement.parties.map { Party(includesSites: $0.includeSites, isProcessor: $0.role == .processor) }
        directions += directed.map { Self.direction(Int32($0.from), Int32($0.to)) }.sorted()
        terms.append(
            Terms(
                clauses: Span(from: start, until: Int32(clauses.count)),
                parties: Span(from: firstParty, until: Int32(parties.count)),
                directions: Span(from: firstDirection, until: Int32(directions.count)),
                categories: entry.categories, purposes: UInt16(entry.purposes), roles: UInt16(entry.roles),
                emergencyRoles: UInt16(entry.emergencyRoles), term: Window(agreement.start, through: agreement.lastDay),
                heedsObjection: entry.objectionApplies,
                emergencyOverridesObjection: entry.emergencyOverridesObjection, heedsType1: entry.type1Applies,
                heedsNDOO: entry.ndooApplies, isDischargeable: entry.undischargeable == nil))
    }

    private mutating func append(_ pair: CompiledPolicy.Pair, _ entries: [CompiledPolicy.Entry]) {
        let firstRow = Int32(rows.count)
        for link in pair.links {
            let entry = entries[Int(link.agreement)]
            guard let live = link.live.first else { continue }
            let firstWindow = Int32(windows.count)
            windows += link.live.dropFirst()
            rows.append(
                Row(
                    agreement: link.agreement,
                    categories: entry.categories,
                    publisherIncludesSites: link.publisherIncludesSites,
                    recipientIncludesSites: link.recipientIncludesSites,
                    hasNestedParties: nestedParties[link.agreement] != nil,
                    purposes: UInt16(entry.purposes), roles: UInt16(entry.roles),
                    emergencyRoles: UInt16(entry.emergencyRoles), live: live,
                    moreWindows: Span(from: firstWindow, until: Int32(windows.count))))
        }
        let firstBreakpoint = Int32(breakpoints.count)
        breakpoints += pair.breakpoints
        pairs.append(
            Pair(
                rows: Span(from: firstRow, until: Int32(rows.count)),
                breakpoints: Span(from: firstBreakpoint, until: Int32(breakpoints.count))))
    }

    private mutating func seat(_ members: [[UInt32]], organisations count: Int) {
        var seatsOf = Array(repeating: [Seat](), count: count)
        for (agreement, parties) in members.enumerated() {
            for (place, organisation) in parties.enumerated() {
                seatsOf[Int(organisation)].append(Seat(agreement: Int32(agreement), place: Int32(place)))
            }
        }
        for own in seatsOf {
            self.seatsOf.append(Span(from: Int32(seats.count), until: Int32(seats.count + own.count)))
            seats += own
        }
    }

    private static func direction(_ from: Int32, _ to: Int32) -> UInt64 { UInt64(from) << 32 | UInt64(to) }

    /// Whether an agreement has a flow from one of its parties to another.
    func isDirected(_ terms: Terms, from: Int32, to: Int32) -> Bool {
        let direction = Self.direction(from, to)
        let place = Self.first(in: terms.directions) { directions[$0] >= direction }
        return place < terms.directions.until && directions[Int(place)] == direction
    }

    /// Where the agreements of an organisation are, in `seats`.
    func seats(of organisation: UInt32) -> Span { seatsOf[Int(organisation)] }

    /// The place of an organisation in an agreement's parties; `nil` when it is none of them.
    func seat(in own: Span, of agreement: Int32) -> Int32? {
        let place = Self.first(in: own) { seats[$0].agreement >= agreement }
        return place < own.until && seats[Int(place)].agreement == agreement ? seats[Int(place)].place : nil
    }

    /// By halves: the first place of a span that holds, where all that follow it do; the span's end when none does.
    @inline(__always)
    private static func first(in span: Span, _ holds: (Int) -> Bool) -> Int32 {
        var (low, high) = (span.from, span.until)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(Int(middle)) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// An ODS code as a number: six bits a character, so that taking off the last character is a shift.
    static func key(_ text: String) -> UInt64 {
        var key: UInt64 = 0
        for byte in text.utf8 {
            let isLetter = byte >= UInt8(ascii: "A")
            key = key << 6 | UInt64(isLetter ? byte - UInt8(ascii: "A") + 11 : byte - UInt8(ascii: "0") + 1)
        }
        return key
    }

    /// Whether any party's code has so many characters.
    func hasCodes(of length: Int) -> Bool { codeLengths & 1 << UInt16(length) != 0 }

    /// Whether a row is live at an instant.
    func isLive(_ row: Row, at instant: Int64) -> Bool {
        if row.live.contains(instant) { return true }
        for place in row.moreWindows.from..<row.moreWindows.until where windows[Int(place)].contains(instant) {
            return true
        }
        return false
    }

    /// The first breakpoint of a pair after an instant; `Int64.max` when there is none.
    func breakpoint(of pair: Pair, after instant: Int64) -> Int64 {
        let place = Self.first(in: pair.breakpoints) { breakpoints[$0] > instant }
        return place < pair.breakpoints.until ? breakpoints[Int(place)] : .max
    }
}

/// Keys to numbers, in one flat table with free places between (open addressing, linear probing). No key that is put
/// in is zero.
struct IntegerMap: Sendable {
    private var slots: [Slot]
    private let mask: Int

    private struct Slot: BitwiseCopyable {
        var key: UInt64 = 0
        var value: UInt32 = 0
    }

    /// - Parameter capacity: how many keys it will hold; half of the places stay free.
    init(capacity: Int) {
        var size = 4
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        mask = size - 1
    }

    subscript(key: UInt64) -> UInt32? {
        var place = start(key)
        while true {
            let slot = slots[place]
            // First: what no flow has may be asked for, the pair of the first organisation with itself, whose key is zero.
            if slot.key == 0 { return nil }
            if slot.key == key { return slot.value }
            place = (place + 1) & mask
        }
    }

    mutating func insert(_ value: UInt32, at key: UInt64) {
        var place = start(key)
        while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
        slots[place] = Slot(key: key, value: value)
    }

    /// Fibonacci hashing: multiplied by 2^64 / φ, the high bits are well mixed.
    private func start(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }
}
