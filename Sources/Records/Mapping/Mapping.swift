/// A compiled mapping; see the mapping language in the documentation.
public struct Mapping: Sendable {
}
