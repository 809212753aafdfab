// The daemon as a process of its own, so that its memory is its own and it can be killed.

import Foundation
import Records

final class DaemonProcess {
    private var process: ChildProcess?
    let configurationFile: String
    let mllp: Int
    let https: Int
    let admin: Int

    init(configurationFile: String, https: Int, mllp: Int, admin: Int) {
        self.configurationFile = configurationFile
        self.https = https
        self.mllp = mllp
        self.admin = admin
    }

    var pid: Int32 { process?.processIdentifier ?? 0 }

    /// Starts it and waits until it is ready.
    func start() async throws {
        let log = configurationFile + ".log"
        let process = try ChildProcess(
            URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path,
            ["serve", "--config", configurationFile], output: log, errors: log)
        self.process = process
        for _ in 0..<600 {
            if Probe.isListening(mllp), Probe.isListening(https), Probe.isListening(admin) { return }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Problems([Problem(.unavailable, "the daemon did not start", at: log, remedy: "read its log")])
    }

    /// Drains and stops.
    func stop() {
        process?.terminate()
        process?.waitUntilExit()
    }

    /// As a power cut would.
    func kill() {
        process?.signal(SIGKILL)
        process?.waitUntilExit()
    }

    /// Processor time used so far, in seconds.
    var processorSeconds: Double {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let rest = stat.split(separator: ")").last
        else { return .nan }
        let fields = rest.split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return .nan }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Resident memory, in megabytes.
    var residentMegabytes: Double {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = Double(line.split(separator: " ").dropFirst().first ?? "")
        else { return .nan }
        return kilobytes / 1024
    }
}

enum Probe {
    /// Whether something accepts connections on a loopback port.
    static func isListening(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// A loopback port that was free a moment ago.
    static func freePort() -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, length)
                _ = getsockname(descriptor, $0, &length)
            }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
