// Which agreements cover a request in organisations, direction, purpose, role, category and time.

import Records

extension CompiledPolicy {
    /// The parties that an organisation's code may stand for: itself, and trusts whose site it could be, nearest first.
    struct Candidates: BitwiseCopyable {
        private var ids: InlineArray<8, UInt32> = InlineArray(repeating: 0)
        private(set) var count = 0
        /// Whether the first is the organisation itself.
        private(set) var startsWithItself = false

        subscript(index: Int) -> UInt32 { ids[index] }
        func isSite(_ index: Int) -> Bool { index > 0 || !startsWithItself }

        mutating func append(_ id: UInt32, isItself: Bool) {
            ids[count] = id
            count += 1
            if isItself { startsWithItself = true }
        }
    }

    /// A code has 3 to 10 characters, so there are at most eight.
    func candidates(_ code: ODSCode) -> Candidates {
        var result = Candidates()
        let length = code.text.utf8.count
        var key = PolicyIndex.key(code.text)
        for length in stride(from: length, through: 3, by: -1) {
            if index.hasCodes(of: length), let id = index.organisations[key] {
                result.append(id, isItself: length == code.text.utf8.count)
            }
            key >>= 6
        }
        return result
    }

    /// Calls `body` with each agreement that covers a request in every dimension but its items. In each agreement a code
    /// stands for the party of that code or, where there is none, for the party whose code it extends furthest; a party
    /// covers a site only with `include_sites`.
    ///
    /// Break-glass is covered by the emergency clause and its roles, whatever purposes and roles the agreement has.
    /// - Returns: the next instant at which another agreement could cover it, or one of these no longer; `Int64.max` when
    ///   there is none.
    @inline(__always)
    func forEachCovering(
        _ request: borrowing Request, _ publishers: Candidates, _ recipients: Candidates,
        _ body: (Int32, PolicyIndex.Terms) -> Void
    ) -> Int64 {
        var next = Int64.max
        let instant = request.instant.milliseconds
        let isEmergency = request.purpose == .breakTheGlass
        let (purpose, role) = (UInt16(request.purpose.bit), UInt16(request.role.bit))
        let category: UInt32 = 1 << request.category.number
        for from in 0..<publishers.count {
            for to in 0..<recipients.count {
                guard let number = index.pairNumbers[Self.key(publishers[from], recipients[to])] else { continue }
                let pair = index.pairs[Int(number)]
                next = min(next, index.breakpoint(of: pair, after: instant))
                let (fromIsSite, toIsSite) = (publishers.isSite(from), recipients.isSite(to))
                for place in pair.rows.from..<pair.rows.until {
                    let row = index.rows[Int(place)]
                    let isCovered =
                        isEmergency
                        ? row.emergencyRoles & role != 0 : row.purposes & purpose != 0 && row.roles & role != 0
                    guard isCovered, row.categories & category != 0, index.isLive(row, at: instant),
                        !fromIsSite || row.publisherIncludesSites, !toIsSite || row.recipientIncludesSites,
                        !row.hasNestedParties || isNearest(row, publishers, from) && isNearest(row, recipients, to)
                    else { continue }
                    body(row.agreement, index.terms[Int(row.agreement)])
                }
            }
        }
        if isEmergency, let access = request.emergencyAccess { next = min(next, access.until.milliseconds) }
        return next
    }

    /// Whether no nearer candidate is a party of the row's agreement.
    private func isNearest(_ row: PolicyIndex.Row, _ candidates: Candidates, _ place: Int) -> Bool {
        guard let parties = index.nestedParties[row.agreement] else { return true }
        for nearer in 0..<place where parties.contains(candidates[nearer]) { return false }
        return true
    }
}
