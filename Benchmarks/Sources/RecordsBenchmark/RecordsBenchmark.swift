// Speed of the readers and writers of Records beside what one would otherwise use, ratios in one run. To add a case, add a
// Comparison to the list of its format, or a list to `all`.

import Foundation

@main
struct RecordsBenchmark {
    /// Arguments name the comparisons to run, by a part of their title; none runs all. Exit code 1: a requirement is not met.
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        let all = try FHIRComparisons.make()
        let chosen = all.filter { comparison in words.isEmpty || words.contains { comparison.title.contains($0) } }
        var isMet = true
        for comparison in chosen where try !comparison.measure() { isMet = false }
        if !isMet { exit(EXIT_FAILURE) }
    }
}
