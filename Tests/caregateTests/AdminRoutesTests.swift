import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Metrics
import Records
import Testing

@testable import caregate

struct AdminRoutesTests {
    private func application(_ checks: [HealthCheck] = [], metrics: PrometheusMetrics = .init())
        -> some ApplicationProtocol
    {
        let router = Router()
        let routes = AdminRoutes(
            version: "1.2.3", checks: checks, metrics: metrics,
            refresh: { metrics.makeMeter(label: "caregate_forward_queue_depth", dimensions: []).set(7.0) })
        router.addRoutes(routes.routes())
        return Application(router: router)
    }

    @Test(arguments: ["/health", "/_ping"])
    func liveAnswersWhateverTheChecksSay(path: String) async throws {
        try await application([HealthCheck("store") { HealthFinding(.fail, "gone") }]).test(.router) { client in
            let response = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
            #expect(response.status == .ok)
            let body = try JSONReader.read(Array(response.body.readableBytesView))
            #expect(body["status"]?.string == "pass")
            #expect(body["version"]?.string == "1.2.3")
        }
    }

    @Test(arguments: [
        ([HealthFinding.Status.pass, .pass], "pass", 200), ([.pass, .warn], "warn", 200),
        ([.warn, .fail, .pass], "fail", 503), ([], "pass", 200),
    ])
    func readinessIsTheWorstOfItsChecks(
        found: [HealthFinding.Status], status: String, code: Int
    ) async throws {
        let checks = found.enumerated().map { index, status in
            HealthCheck("check\(index)") { HealthFinding(status, "what \"it\" found") }
        }
        try await application(checks).test(.router) { client in
            for path in ["/ready", "/_status"] {
                let response = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
                #expect(response.status.code == code)
                let body = try JSONReader.read(Array(response.body.readableBytesView))
                #expect(body["status"]?.string == status)
                for (index, status) in found.enumerated() {
                    let check = body["checks"]?["check\(index)"]?.array?.first
                    #expect(check?["status"]?.string == status.rawValue)
                    #expect(check?["output"]?.string == "what \"it\" found")
                }
            }
        }
    }

    @Test func metricsAreRefreshedBeforeTheyAreShown() async throws {
        try await application().test(.router) { client in
            let response = try await client.executeRequest(
                uri: "/metrics", method: .get, headers: [HTTPField.Name("X-Request-ID")!: "r-1"], body: nil)
            #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(response.headers[HTTPField.Name("X-Request-ID")!] == "r-1")
            #expect(String(buffer: response.body).contains("\ncaregate_forward_queue_depth 7\n"))
        }
    }
}
