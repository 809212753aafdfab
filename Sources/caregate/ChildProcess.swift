// A program run beside this one. Foundation's `Process` reads past a directory entry while it looks for open descriptors, and
// now and then crashes with it (swift-corelibs-foundation, pull request 5472); `posix_spawn` by itself does not.

import Foundation
import Records
import Synchronization

final class ChildProcess: Sendable {
    let processIdentifier: Int32
    private let status = Mutex<Int32?>(nil)

    /// - Parameters:
    ///   - environment: that of this process, without.
    ///   - folder: where it starts; where this process is, without.
    ///   - output: files that are written from where they end; standard input is empty.
    init(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil, folder: String? = nil,
        output: String, errors: String
    ) throws(Problems) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, path) in [(Int32(1), output), (2, errors)] {
            posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        // The signals that this process ignores or blocks are not its.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let variables = environment ?? ProcessInfo.processInfo.environment
        // The function that would set the folder is not in Swift's view of the C library.
        let command = folder.map { ["/usr/bin/env", "-C", $0, program] + arguments } ?? [program] + arguments
        let argv = command.map { strdup($0) } + [nil]
        let envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], &actions, &attributes, argv, envp)
        guard code == 0 else {
            throw Problems([
                Problem(
                    .unavailable, "the program could not be started: \(String(cString: strerror(code)))", at: program)
            ])
        }
        processIdentifier = pid
    }

    /// Asks it to end.
    func terminate() { signal(SIGTERM) }

    /// Sends a signal to it, if it is still there.
    func signal(_ number: Int32) {
        status.withLock { status in
            if status == nil { _ = kill(processIdentifier, number) }
        }
    }

    var isRunning: Bool { reaped(WNOHANG) == nil }

    /// Waits for its end; its exit status, or the number of the signal that ended it.
    @discardableResult
    func wait() async -> Int32 {
        while true {
            if let status = reaped(WNOHANG) { return status }
            // A cancelled wait is a shorter one.
            do { try await Task.sleep(for: .milliseconds(5)) } catch {}
        }
    }

    /// Waits for its end without letting go of the thread.
    func waitUntilExit() {
        while reaped(WNOHANG) == nil { usleep(2_000) }
    }

    private func reaped(_ options: Int32) -> Int32? {
        status.withLock { status in
            if let status { return status }
            var word: Int32 = 0
            guard waitpid(processIdentifier, &word, options) == processIdentifier else { return nil }
            let signal = word & 0x7F
            status = signal == 0 ? (word >> 8) & 0xFF : signal
            return status
        }
    }
}
