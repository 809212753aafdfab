// Logs as JSON lines on standard error: never a name, an NHS number or a body; control characters escaped.

import Foundation
import Logging
import Records

struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let label: String
    private static let own: Set<String> = ["ts", "level", "msg", "event"]

    init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var members: [JSONObject.Member] = [
            .init("ts", .string(SystemEnvironment.now().description)),
            .init("level", .string(event.level.rawValue)),
            .init("msg", .string("\(event.message)")),
            .init("event", .string(label)),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        if let event = all["event"] { members[3] = .init("event", .string("\(event)")) }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) where !Self.own.contains(key) {
            members.append(.init(key, .string("\(value)")))
        }
        var line = JSONValue.object(JSONObject(distinct: members)).write()
        line.append(UInt8(ascii: "\n"))
        FileHandle.standardError.write(Data(line))
    }
}
