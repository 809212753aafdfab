// The exit codes of interfaces.md, and how a command ends with one.

import ArgumentParser
import Records

enum ExitStatus: Int32, Sendable {
    case ok = 0
    /// A check or verification failed.
    case failed = 1
    case denied = 2
    case usage = 64
    case badInput = 65
    case noInput = 66
    case unavailable = 69
    case internalError = 70
    case notPermitted = 77
    case badConfiguration = 78

    var exit: ExitCode { ExitCode(rawValue) }
}
