// The web console: one page for the demonstration, rendered here and served on loopback. It shows what was disclosed
// and what was decided, never a raw message.

internal import HTTPTypes
public import Hummingbird
internal import Logging

public struct Console: Sendable {
    private let model: @Sendable () async throws -> ConsoleModel

    /// - Parameter model: what the page is to show, made for each view; it records the view in the access log, durably,
    ///   before it returns.
    public init(model: @escaping @Sendable () async throws -> ConsoleModel) {
        self.model = model
    }

    public func routes<Context: RequestContext>(context: Context.Type = Context.self) -> RouteCollection<Context> {
        let routes = RouteCollection(context: Context.self)
        routes.get("") { _, context in await page(context) }
        routes.get("console.css") { _, _ in Self.response(.ok, "text/css; charset=utf-8", Assets.stylesheet) }
        routes.get("console.js") { _, _ in Self.response(.ok, "text/javascript; charset=utf-8", Assets.script) }
        routes.get("**") { _, _ in Self.response(.notFound, "text/plain; charset=utf-8", "There is no such page.") }
        return routes
    }

    private func page(_ context: some RequestContext) async -> Response {
        do {
            return Self.response(.ok, "text/html; charset=utf-8", ConsolePage(model: try await model()).html())
        } catch {
            context.logger.error("the console page could not be made", error: error)
            return Self.response(
                .serviceUnavailable, "text/plain; charset=utf-8",
                "The board cannot be shown: what it shows could not be read and recorded. It says nothing about patients."
            )
        }
    }

    /// No inline style or script, nothing from elsewhere, in no frame (interfaces.md, "HTTP").
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'"

    private static func response(_ status: HTTPResponse.Status, _ type: String, _ text: String) -> Response {
        var response = Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        response.headers[.contentSecurityPolicy] = contentSecurityPolicy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[referrerPolicy] = "no-referrer"
        return response
    }

    private static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}
