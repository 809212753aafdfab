// Many records on one stream: a line of JSON for each, `{"id", "body"}`, answered by a line of JSON, `{"id", "ok", "body"}`
// or `{"id", "ok", "error", "reason"}`. A line that is wrong is answered as an error and nothing ends.

/// Limits of a batch.
public enum ConversionBatchLimits {
    /// Bytes of one line: a document of the greatest size whose every byte is escaped in six, and the rest of the line.
    public static let lineBytes = 6 * JSONLimits.standard.documentBytes + 65_536
    /// Bytes of one body, unescaped or in base64: the document's own limit is the reader's to apply.
    static let bodyBytes = JSONLimits.standard.documentBytes / 3 * 4 + 65_536

    static var reading: JSONLimits {
        var limits = JSONLimits.standard
        limits.documentBytes = lineBytes
        limits.stringBytes = bodyBytes
        return limits
    }
}

extension Conversion {
    /// Answers one line, without its line feed. A document in UTF-8 is the text of `body`; any bytes may be given in base64
    /// (RFC 4648, padded) as `body_base64`, and what is not UTF-8 is answered so.
    public func answer(line: [UInt8], receivedAt: Instant) -> [UInt8] {
        var id: JSONValue?
        do throws(Problem) {
            let request = try JSONReader.read(line, limits: ConversionBatchLimits.reading)
            id = request["id"]
            let output = try self(Self.body(of: request), receivedAt: receivedAt)
            var answer: JSONObject = ["id": id ?? .null, "ok": true]
            if to != nil {
                if let text = String(validating: output.bytes, as: UTF8.self) {
                    answer["body"] = .string(text)
                } else {
                    answer["body_base64"] = .string(Base64.encode(output.bytes))
                }
            }
            if !output.warnings.isEmpty {
                answer["warnings"] = .array(output.warnings.map { .string($0.description) })
            }
            return answer.write()
        } catch {
            return Self.refusal(id ?? Self.identifier(in: line) ?? .null, error)
        }
    }

    /// The id of a line that cannot be read as JSON, so that its refusal finds its way: inside a text every quotation mark is
    /// escaped, so one that is not, before `id`, begins a name.
    private static func identifier(in line: [UInt8]) -> JSONValue? {
        let name = Array("\"id\"".utf8)
        var start = 0
        while start + name.count < line.count {
            defer { start += 1 }
            guard line[start] == name[0], start == 0 || line[start - 1] != UInt8(ascii: "\\"),
                line[start..<start + name.count].elementsEqual(name)
            else { continue }
            var rest = line[(start + name.count)...].drop { $0 == 0x20 }
            guard rest.popFirst() == UInt8(ascii: ":") else { continue }
            rest = rest.drop { $0 == 0x20 }
            let isText = rest.first == UInt8(ascii: "\"")
            let end = rest.dropFirst(isText ? 1 : 0).firstIndex {
                isText ? $0 == UInt8(ascii: "\"") : $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}")
            }
            guard let end else { return nil }
            do throws(Problem) {
                return try JSONReader.read(Array(rest[..<(isText ? end + 1 : end)]))
            } catch {
                return nil
            }
        }
        return nil
    }

    /// Answers a line of more than `ConversionBatchLimits.lineBytes`, of which nothing was kept.
    public static func answerToLongLine() -> [UInt8] {
        refusal(
            .null,
            Problem(
                .limit, "a line of more than \(ConversionBatchLimits.lineBytes) bytes", remedy: "send smaller records"))
    }

    private static func refusal(_ id: JSONValue, _ problem: Problem) -> [UInt8] {
        let answer: JSONObject = [
            "id": id, "ok": false, "error": .string(problem.description), "reason": .string(problem.reason.rawValue),
        ]
        return answer.write()
    }

    private static func body(of request: JSONValue) throws(Problem) -> [UInt8] {
        switch (request["body"], request["body_base64"]) {
        case (.string(let text), nil): return Array(text.utf8)
        case (nil, .string(let text)):
            guard let bytes = Base64.decode(text) else {
                throw Problem(
                    .dataType, "this is not base64", at: "body_base64", remedy: "write it as RFC 4648 has it, padded")
            }
            return bytes
        case (nil, nil):
            throw Problem(
                .required, "a line has a body", at: "body", remedy: "write it as {\"id\": …, \"body\": \"…\"}")
        default:
            throw Problem(
                .dataType, "a line has one body, and it is a text", at: "body",
                remedy: "give the document as a JSON string, in body or in body_base64")
        }
    }
}
