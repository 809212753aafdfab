// A long file of rows as a command reads it: to its end first, in passing, and divided as folder pickup divides it, so that
// what is held in memory does not grow with the file and nothing is made of a file with a fault in its last row.

import Foundation
import Records

struct LongRows {
    enum Limits {
        /// Bytes of a file that is read in one piece; a longer one is divided.
        static let wholeBytes = 1 << 20
        /// Bytes that are read at once.
        static let chunkBytes = 1 << 20
        /// Bytes of parts that are held before they are written.
        static let heldBytes = 8 << 20
    }

    /// What is kept of a file, to be written when it was read to its end without a fault.
    enum Kept {
        case nothing
        /// The bytes that there were.
        case bytes
        /// The parts into which it is divided.
        case parts
    }

    private let spill: SpillFile
    private var places: [Int: [Range<Int>]] = [:]
    private(set) var warnings: [Problem] = []
    private(set) var rows = 0
    private(set) var faultyRows = 0

    /// Reads an input to its end.
    /// - Parameter beginning: what was read of it before.
    /// - Throws: a fault of the file as a whole, with line and column.
    init(
        _ descriptor: Int32, beginning: [UInt8], _ characterSet: CSVCharacterSet?, keeping kept: Kept,
        _ progress: RowsProgress
    ) throws(Problem) {
        spill = try SpillFile()
        // Into how many parts is chosen by the length, so that what comes by a pipe is first taken to its end.
        guard let total = Streams.size(of: descriptor) else {
            let all = try SpillFile()
            var chunk = beginning
            while !chunk.isEmpty {
                _ = try all.append(chunk)
                progress.show("taking", done: all.count, of: nil, rows: 0)
                chunk = try Streams.chunk(of: descriptor)
            }
            var position = 0
            try take(characterSet, kept, total: all.count, progress) { () throws(Problem) in
                let range = position..<min(position + Limits.chunkBytes, all.count)
                position = range.upperBound
                return try all.read(range)
            }
            return
        }
        var isFirst = true
        try take(characterSet, kept, total: total, progress) { () throws(Problem) in
            defer { isFirst = false }
            return isFirst ? beginning : try Streams.chunk(of: descriptor)
        }
    }

    private mutating func take(
        _ characterSet: CSVCharacterSet?, _ kept: Kept, total: Int, _ progress: RowsProgress,
        _ next: () throws(Problem) -> [UInt8]
    ) throws(Problem) {
        var splitter = CSVSplitter(bytes: total, characterSet: characterSet)
        var done = 0
        while true {
            let chunk = try next()
            guard !chunk.isEmpty else { break }
            try splitter.push(chunk)
            if kept == .bytes { _ = try spill.append(chunk) }
            done += chunk.count
            if splitter.pendingBytes >= Limits.heldBytes { try keep(&splitter, kept) }
            progress.show("reading", done: done, of: total, rows: splitter.rowCount)
        }
        try splitter.finish()
        try keep(&splitter, kept)
        (warnings, rows, faultyRows) = (splitter.warnings, splitter.rowCount, splitter.faultyRows)
    }

    private mutating func keep(_ splitter: inout CSVSplitter, _ kept: Kept) throws(Problem) {
        for (part, bytes) in splitter.drain() where kept == .parts {
            places[part, default: []].append(try spill.append(bytes))
        }
    }

    /// Hands on the bytes that there were, piece after piece.
    func forEachPiece(_ body: ([UInt8]) throws(Problem) -> Void) throws(Problem) {
        for start in stride(from: 0, to: spill.count, by: Limits.chunkBytes) {
            try body(try spill.read(start..<min(start + Limits.chunkBytes, spill.count)))
        }
    }

    /// Hands on one part after another, each a file of its own with all rows of its people.
    func forEachPart(
        _ progress: RowsProgress, _ body: ([UInt8]) throws(Problem) -> Void
    ) throws(Problem) {
        var done = 0
        for part in places.keys.sorted() {
            var bytes: [UInt8] = []
            for place in places[part] ?? [] { bytes += try spill.read(place) }
            try body(bytes)
            done += bytes.count
            progress.show("converting", done: done, of: spill.count, rows: rows * done / max(1, spill.count))
        }
    }
}
