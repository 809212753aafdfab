// swift-tools-version:6.2
// Measures the analysis of agreements. A package of its own, so that it is no part of Caregate; what it measures is built
// from the same sources, through links. Run by scripts/benchmark-analysis.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "caregate-analysis-benchmark",
    platforms: [.macOS("26.0")],
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "Records", dependencies: ["CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(name: "Agreements", dependencies: ["Records", "COpenSSL"], swiftSettings: settings),
        .executableTarget(
            name: "analysis-benchmark", dependencies: ["Agreements", "Records"],
            path: "Sources/AnalysisBenchmark", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
