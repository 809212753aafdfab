public import Records
public enum SecurityLabels { public static func isRestricted(_ r: Resource) -> Bool { false }; public static func sFlag(of p: Resource) -> Known? { nil } }
