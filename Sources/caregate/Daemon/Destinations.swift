// From settings to destinations: one line a kind.

import Gateway
import Records
import Transport

enum Destinations {
    static func make(_ configuration: Configuration, loading: Loading) throws(Problems) -> [any Destination] {
        guard !configuration.destinations.isEmpty else { return [] }
        let tls = try loading.client()
        var destinations: [any Destination] = []
        for settings in configuration.destinations {
            switch settings.kind {
            case .fhirMessage:
                destinations.append(
                    FHIRMessageDestination(try fhir(settings, tls), now: { SystemEnvironment.now() }))
            case .fhirTransaction: destinations.append(FHIRTransactionDestination(try fhir(settings, tls)))
            case .mllp:
                guard let address = SocketAddress(settings.address) else { throw bad(settings) }
                let mllp = MLLPDestinationConfiguration(
                    name: settings.name, recipient: settings.organisation, host: address.host, port: address.port,
                    tls: tls,
                    names: .init(
                        sendingApplication: "CAREGATE", sendingFacility: configuration.organisation.text,
                        receivingApplication: "ED", receivingFacility: settings.organisation.text),
                    concurrency: settings.concurrency)
                destinations.append(
                    try loading.trusted { () throws(TrustError) in
                        try MLLPDestination(mllp, now: { SystemEnvironment.now() })
                    })
            }
        }
        return destinations
    }

    private static func fhir(
        _ settings: DestinationSettings, _ tls: ClientTLS
    ) throws(Problems) -> FHIRDestinationConfiguration {
        guard let endpoint = HTTPSEndpoint(settings.address) else { throw bad(settings) }
        return FHIRDestinationConfiguration(
            name: settings.name, recipient: settings.organisation, endpoint: endpoint, tls: tls,
            concurrency: settings.concurrency)
    }

    private static func bad(_ settings: DestinationSettings) -> Problems {
        Problems([
            Problem(.dataType, "the address cannot be used", at: "destination \(settings.name)", remedy: "correct it")
        ])
    }
}
