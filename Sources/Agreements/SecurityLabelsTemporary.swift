public import Records
public enum SecurityLabels { public static func isRestricted(_ r: Resource) -> Bool { false }; public static func sFlag(of p: Resource) -> Known? { nil } }
extension Decision { public var sentence: String { "" } }
public struct Inspection: Sendable { public var user = "", role = Role.integrationEngineer, reason = ""; public func allows(sender: ODSCode, at: Instant) -> Bool { false } }
extension PolicySet { public func mayPublish(_ p: ODSCode, at: Instant) -> Bool { false } }
