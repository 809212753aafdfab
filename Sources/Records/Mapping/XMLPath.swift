struct XMLPath: Sendable {
    init(_ text: String, namespaces: [String: String]) throws(Problem) {}
}
