// What a request carries through its routes. The sender and the request ids are task-locals of Gateway, so that routes of
// other modules need nothing of this one.

public import Hummingbird

public struct GatewayRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage

    public init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }

    public var maxUploadSize: Int { Limits.bodyBytes }
}
