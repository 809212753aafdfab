import Gateway
import Records
import Testing

@testable import caregate

struct ReadinessTests {
    private static let now = Instant(milliseconds: 1_780_000_000_000)

    @Test(arguments: [
        ([String: [Delivery.State: Int64]](), [String: Int64](), HealthFinding(.pass)),
        (["ed": [.pending: 3]], ["ed": 60_000], HealthFinding(.pass)),
        (["ed": [.pending: 3]], ["ed": 60_001], HealthFinding(.warn, "pending for more than 60 s: ed")),
        (["ed": [.dead: 1, .pending: 0]], [:], HealthFinding(.warn, "dead letters: ed")),
        (["gone": [.delivered: 9]], [:], HealthFinding(.pass)),
        (
            ["gone": [.pending: 1]], ["gone": 1],
            HealthFinding(.warn, "pending for destinations that are not configured: gone")
        ),
        (
            ["ed": [.dead: 1], "gone": [.pending: 1]], ["gone": 61_000],
            HealthFinding(
                .warn,
                "dead letters: ed; pending for more than 60 s: gone; pending for destinations that are not configured: gone"
            )
        ),
    ])
    func deliveriesThatDoNotMoveAreSaid(
        _ counts: [String: [Delivery.State: Int64]], _ ages: [String: Int64], _ expected: HealthFinding
    ) {
        let oldest = ages.mapValues { Instant(milliseconds: Self.now.milliseconds - $0) }
        #expect(
            AdminService.deliveries(counts, oldestPending: oldest, configured: ["ed"], at: Self.now) == expected)
    }
}
