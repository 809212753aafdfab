// Health, readiness and metrics, on a loopback port of their own and without identifiable data.
// Live means that the process answers; ready means that a message sent now would be stored and answered.

import HTTPTypes
import Hummingbird
import Records

/// What one check found.
struct HealthFinding: Sendable, Hashable {
    enum Status: String, Sendable, Hashable, Comparable {
        case pass
        case warn
        case fail

        private var severity: Int {
            switch self {
            case .pass: 0
            case .warn: 1
            case .fail: 2
            }
        }
        static func < (left: Status, right: Status) -> Bool { left.severity < right.severity }
    }

    let status: Status
    /// In a sentence, without identifiable data; `nil` when there is nothing to say.
    let output: String?

    init(_ status: Status, _ output: String? = nil) {
        self.status = status
        self.output = output
    }
}

struct HealthCheck: Sendable {
    /// `store`, `audit`, `agreements`, `feeds` …
    let name: String
    let run: @Sendable () async -> HealthFinding

    init(_ name: String, _ run: @escaping @Sendable () async -> HealthFinding) {
        self.name = name
        self.run = run
    }
}

struct AdminRoutes: Sendable {
    let version: String
    let checks: [HealthCheck]
    let metrics: PrometheusMetrics
    /// Sets the gauges that are read rather than counted, before each scrape.
    let refresh: @Sendable () async -> Void

    /// - Parameter checks: of readiness; the worst of them is the gateway's. `fail` answers 503, `warn` 200.
    init(
        version: String, checks: [HealthCheck], metrics: PrometheusMetrics,
        refresh: @escaping @Sendable () async -> Void = {}
    ) {
        self.version = version
        self.checks = checks
        self.metrics = metrics
        self.refresh = refresh
    }

    func routes<Context: RequestContext>(context: Context.Type = Context.self) -> RouteCollection<Context> {
        let routes = RouteCollection(context: Context.self)
        for path in ["health", "_ping"] as [RouterPath] {
            routes.get(path) { request, _ in echo(request, live()) }
        }
        for path in ["ready", "_status"] as [RouterPath] {
            routes.get(path) { request, _ in echo(request, await ready()) }
        }
        routes.get("metrics") { request, _ in
            await refresh()
            let body = ResponseBody(byteBuffer: ByteBuffer(string: metrics.exposition()))
            let type = "text/plain; version=0.0.4; charset=utf-8"
            return echo(request, Response(status: .ok, headers: [.contentType: type], body: body))
        }
        return routes
    }

    private func live() -> Response {
        json(.ok, ["status": "pass", "service": "caregate", "version": .string(version)])
    }

    private func ready() async -> Response {
        let findings = await withTaskGroup(of: (Int, HealthFinding).self) { group in
            for (index, check) in checks.enumerated() { group.addTask { (index, await check.run()) } }
            return await group.reduce(into: [Int: HealthFinding]()) { $0[$1.0] = $1.1 }
        }
        var members: [JSONObject.Member] = []
        for (index, check) in checks.enumerated() {
            guard let finding = findings[index] else { continue }
            var entry: JSONObject = ["status": .string(finding.status.rawValue)]
            entry["output"] = finding.output.map(JSONValue.string)
            members.append(.init(check.name, .array([.object(entry)])))
        }
        let worst = findings.values.map(\.status).max() ?? .pass
        return json(
            worst == .fail ? .serviceUnavailable : .ok,
            [
                "status": .string(worst.rawValue), "service": "caregate", "version": .string(version),
                "checks": .object(JSONObject(distinct: members)),
            ])
    }

    private func json(_ status: HTTPResponse.Status, _ value: JSONValue) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.write())))
    }

    /// Sends back what ties an answer to its request.
    private func echo(_ request: Request, _ response: Response) -> Response {
        var response = response
        for name in Self.echoed { response.headers[name] = request.headers[name] }
        return response
    }

    private static let echoed = ["X-Request-ID", "X-Correlation-ID", "traceparent"].compactMap { HTTPField.Name($0) }
}
