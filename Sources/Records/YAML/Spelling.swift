// Which of the known words was probably meant: whoever writes our files by hand misspells.

enum Spelling {
    /// Letters that may be wrong, missing, too many or exchanged for each four written.
    private static let lettersPerMistake = 4
    /// Bytes of a word that are looked at.
    private static let greatestLength = 64

    /// The known word that is nearest, if any is near.
    static func nearest(_ word: String, among known: some Sequence<String>) -> String? {
        guard word.utf8.count <= greatestLength else { return nil }
        let written = Array(word.lowercased().utf8)
        let allowed = max(1, written.count / lettersPerMistake)
        var best: (word: String, distance: Int)?
        for candidate in known where candidate.utf8.count <= greatestLength && candidate != word {
            let distance = distance(written, Array(candidate.lowercased().utf8))
            guard distance <= allowed, distance < best?.distance ?? .max else { continue }
            best = (candidate, distance)
        }
        return best?.word
    }

    /// `did you mean family?`; empty when nothing is near.
    static func remedy(_ word: String, among known: some Sequence<String>) -> String {
        nearest(word, among: known).map { "did you mean \($0)?" } ?? ""
    }

    /// Damerau's distance, of adjacent letters exchanged only.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before = [Int]()
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var least = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
