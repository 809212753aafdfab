// Every limit of this module, with its unit.

import Records

enum Limits {
    /// One agreement file, in bytes of UTF-8.
    static let agreementBytes = 262_144
    /// Nodes of one YAML file.
    static let yamlNodes = 20_000
    /// Agreement files in one set.
    static let agreements = 20_000
    /// Characters of one text in an agreement.
    static let textCharacters = 2_000
    /// Longest inspection of raw messages, in seconds.
    static let inspectionSeconds: Int64 = 8 * 3600
    /// Longest break-glass access, in seconds.
    static let emergencyAccessSeconds: Int64 = 8 * 3600
    /// `check` warns of what ends within these many days, in ascending order.
    static let expiryWarningDays = [7, 30, 90]
    /// One line of a batch of requests, in bytes.
    static let batchLineBytes = 65_536
    /// Arrays and objects inside each other in such a line.
    static let batchDepth = 8
    /// Most days, months or years of a lookback.
    static let lookbackCount = 1_000
    /// What `current` reaches: how long ago something may have ended and still be told of, in days. Of a month, so that the
    /// ending itself arrives, from a monthly extract too, and what was shown as running is shown as ended.
    static let currentGraceDays = 31
    /// What a user is given who breaks the glass: a stay in the department (the four-hour standard), in seconds.
    static let emergencyGrantSeconds: Int64 = 4 * 3600
    /// Of a reason for breaking the glass, in characters: enough to say something, and no record.
    static let emergencyReasonCharacters = 10...500
    /// Greatest number of days or hours in `review_within`.
    static let reviewPeriod = 1_000
    /// One signature, in bytes.
    static let signatureBytes = 65_536
    /// One file of certificates or of a revocation list, in bytes.
    static let certificateFileBytes = 4_194_304
    /// Signature files of one set.
    static let signatures = 100_000
    /// Strength of a signer's key, in bits of security: RSA 2048 has 112.
    static let signatureSecurityBits: Int32 = 112
    /// Revocation lists are renewed every few days or weeks: warned of in the last days only.
    static let revocationListWarningDays = 2
    /// Days for which a list of choices may be said to be complete.
    static let choiceListDays = 1...366
    /// Problems of one list of choices that are told at once.
    static let choiceListProblems = 20
    /// Depth of elements in a resource that is released; deeper ones are removed.
    static let elementDepth = 64

    /// The smallest of `expiryWarningDays` within which the day after `lastDay` lies, by the calendar of the UK; `nil` when it
    /// is further off.
    static func daysAhead(of lastDay: CivilDate, at instant: Instant) -> Int? {
        let days = lastDay.daysSince1970 + 1 - UKTime.date(at: instant).daysSince1970
        return expiryWarningDays.first { days <= $0 }
    }
}
