// swift-tools-version:6.2
// Benchmarks, in a package of their own so that what they compare with (simdjson, Foundation) is no part of Caregate.
// Records is built from the same sources, through a link. Run by scripts/benchmark-records.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "caregate-benchmarks",
    platforms: [.macOS("26.0")],
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(
            name: "Records", dependencies: ["CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        // Counts what malloc is asked for.
        .target(name: "CAllocations"),
        .target(
            name: "CSimdJSON", cxxSettings: [.unsafeFlags(["-O3"])], linkerSettings: [.linkedLibrary("simdjson")]),
        .executableTarget(
            name: "records-benchmark", dependencies: ["Records", "CLibXML2", "CAllocations", "CSimdJSON"],
            path: "Sources/RecordsBenchmark", swiftSettings: settings),
        .executableTarget(
            name: "mapping-benchmark", dependencies: ["Records"], path: "Sources/MappingSpeed", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
