// swift-tools-version:6.2
// The fuzz targets under libFuzzer, in a package of their own so that nothing of Caregate is ever built with its
// instrumentation. Records, the framing of MLLP and the targets are built from the same sources, through links. Built
// and run by scripts/fuzz, which turns on libFuzzer and the address sanitizer for all of it, libyaml included.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "caregate-fuzz",
    platforms: [.macOS("26.0")],
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(
            name: "Records", dependencies: ["CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(
            name: "Transport", dependencies: ["Records"], sources: ["MLLP/MLLPFraming.swift"], swiftSettings: settings),
        .target(name: "Targets", dependencies: ["Records", "Transport"], swiftSettings: settings),
        // `main` is libFuzzer's.
        .executableTarget(
            name: "Fuzz", dependencies: ["Targets"], swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
    ],
    swiftLanguageModes: [.v6]
)
