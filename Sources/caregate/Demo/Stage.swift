// A stage for demonstrations and measurements: a folder with certificates, agreements whose dates are about today, mappings,
// and a configuration whose listeners take any free port.

import Agreements
import Foundation
import Gateway
import Records

struct Stage {
    let folder: String
    /// `agreements/`, `mappings/` and the rest of the project, or of /etc/caregate.
    let source: String

    init(folder: String, source: String) {
        self.folder = folder
        self.source = source
    }

    /// Writes everything that is not there yet; certificates are made anew when they are older than a day.
    func prepare() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let certificates = "\(folder)/certs"
        if FileManager.default.fileExists(atPath: certificates) {
            try FileManager.default.removeItem(atPath: certificates)
        }
        try Certs.Init.write(to: certificates, organisations: Synthetic.organisations.compactMap { ODSCode($0) })
        try copyAgreements()
    }

    /// The synthetic agreements are for one year; here they are for the months around today.
    private func copyAgreements() throws {
        let today = UKTime.date(at: SystemEnvironment.now())
        func date(_ days: Int) -> String { CivilDate(daysSince1970: today.daysSince1970 + days).description }
        for file in try Files.yaml(in: "\(source)/agreements") {
            var lines: [Substring] = []
            for line in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("start:") {
                    lines.append("start: \(date(-200))")
                } else if line.hasPrefix("last_day:") {
                    lines.append("last_day: \(date(160))")
                } else if line.hasPrefix("review_by:") {
                    lines.append("review_by: \(date(60))")
                } else {
                    lines.append(line)
                }
            }
            let text = lines.joined(separator: "\n").replacing("joins: 2026-04-01", with: "joins: \(date(-200))")
            let name = file.path.split(separator: "/").last ?? "agreement.yaml"
            try Files.write(text, to: "\(folder)/agreements/\(name)")
        }
    }

    /// A certificate of one organisation.
    func client(_ name: String) -> (certificate: String, key: String) {
        ("\(folder)/certs/clients/\(name).pem", "\(folder)/certs/clients/\(name).key")
    }

    var anchor: String { "\(folder)/certs/root.pem" }

    func configuration(
        https: SocketAddress, mllp: SocketAddress, admin: SocketAddress, console: SocketAddress?,
        records: [GatewayConfiguration.Record], destinations: [DestinationSettings], logLevel: String
    ) -> Configuration {
        Configuration(
            careSystem: CareSystem("northshire"), organisation: ODSCode("QNS")!, node: "caregate-1", https: https,
            mllp: mllp, admin: admin, console: console, certificate: "\(folder)/certs/server.pem",
            key: "\(folder)/certs/server.key", clientCertificate: "\(folder)/certs/gateway.pem",
            clientKey: "\(folder)/certs/gateway.key", anchors: [anchor],
            revocationLists: ["\(folder)/certs/revoked.crl.pem"], bindings: "\(folder)/certs/bindings.yaml",
            agreements: "\(folder)/agreements", mappings: "\(source)/mappings", store: "\(folder)/var/caregate.sqlite",
            auditName: Synthetic.auditName, auditKey: "\(folder)/certs/audit.key", requiresSIRO: false,
            suspendsWhenReviewOverdue: false, drainSeconds: 10, logLevel: logLevel, pickup: nil, records: records,
            destinations: destinations)
    }
}
