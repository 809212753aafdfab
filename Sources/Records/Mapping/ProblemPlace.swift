// Faults while mapping name two places: the line of the mapping and the place in the record.

extension Problem {
    /// The same problem, at `mappings/503.yaml:41: /Extract/Client[3]/DateOfBirth (line 88)`.
    func inMapping(_ file: String, line: Int, record: String) -> Problem {
        Problem(reason, what, at: record.isEmpty ? "\(file):\(line)" : "\(file):\(line): \(record)", remedy: remedy)
    }
}
