// swift-tools-version:6.2
// Measures the matcher on a made-up population. A package of its own, so that it is no part of Caregate; Records and the
// population are built from the same sources as the tests use, through links. Run by scripts/benchmark-identity.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "caregate-identity-benchmark",
    platforms: [.macOS("26.0")],
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(
            name: "Records", dependencies: ["CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .executableTarget(
            name: "identity-benchmark", dependencies: ["Records"],
            path: "Sources/IdentityBenchmark", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
