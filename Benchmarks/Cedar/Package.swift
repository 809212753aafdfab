// swift-tools-version:6.2
// The same agreements and requests for Cedar and for Agreements: answers, and decisions a second of ours. A package of
// its own, so that it is no part of Caregate. Run by scripts/compare-cedar, which puts the workload to Cedar.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "caregate-cedar-comparison",
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
            name: "cedar-workload", dependencies: ["Agreements", "Records"], path: "Sources/CedarWorkload",
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
