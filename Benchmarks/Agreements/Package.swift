// swift-tools-version:6.2
// Measures decisions: how many a second on one core, what memory they ask for, whether the number of agreements matters, and
// how long a set takes to compile. A package of its own, so that it is no part of Caregate. Run by
// scripts/benchmark-agreements.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "caregate-agreements-benchmark",
    platforms: [.macOS("26.0")],
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "Records", dependencies: ["CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(name: "Agreements", dependencies: ["Records", "COpenSSL"], swiftSettings: settings),
        // Counts what malloc is asked for.
        .target(name: "CAllocations"),
        .executableTarget(
            name: "agreements-benchmark", dependencies: ["Agreements", "Records", "CAllocations"],
            path: "Sources/AgreementsBenchmark", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
