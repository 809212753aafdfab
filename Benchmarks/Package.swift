// swift-tools-version:6.2
// Benchmarks, in a package of their own so that what they compare with (simdjson, Foundation) is no part of Caregate.
// Records, Agreements, and the made-up population of the matcher's tests, are built from the same sources, through links.
//
//     scripts/benchmark-records     records-benchmark: the readers and writers beside simdjson, libxml2 and Foundation
//                                   mapping-benchmark: small messages through their mappings, with their allocations
//     scripts/benchmark-identity    identity-benchmark: the matcher on a population
//     swift run --package-path Benchmarks -c release rows-benchmark [ROWS…]
//                                   the splitter of long files of rows: rows a second, and memory against their length
//     scripts/benchmark-agreements  agreements-benchmark: decisions, their allocations, and the compiling of a set
//     scripts/benchmark-analysis    analysis-benchmark: the analysis and comparison of a set, and replays
//     scripts/compare-cedar         cedar-workload: the same agreements and requests for Cedar, which Cedar/decide.py asks
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func benchmark(_ name: String, _ folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: name, dependencies: ["Records"] + dependencies, path: "Sources/\(folder)", swiftSettings: settings)
}

let package = Package(
    name: "caregate-benchmarks",
    platforms: [.macOS("26.0")],
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "Records", dependencies: ["CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(name: "Agreements", dependencies: ["Records", "COpenSSL"], swiftSettings: settings),
        .target(name: "ProcessorTime", swiftSettings: settings),
        // Counts what malloc is asked for.
        .target(name: "CAllocations"),
        .target(
            name: "CSimdJSON", cxxSettings: [.unsafeFlags(["-O3"])], linkerSettings: [.linkedLibrary("simdjson")]),
        benchmark("records-benchmark", "RecordsBenchmark", ["CLibXML2", "CAllocations", "CSimdJSON", "ProcessorTime"]),
        benchmark("mapping-benchmark", "MappingBenchmark", ["CAllocations", "ProcessorTime"]),
        benchmark("identity-benchmark", "IdentityBenchmark"),
        benchmark("rows-benchmark", "RowsBenchmark"),
        benchmark("agreements-benchmark", "AgreementsBenchmark", ["Agreements", "CAllocations", "ProcessorTime"]),
        benchmark("analysis-benchmark", "AnalysisBenchmark", ["Agreements", "ProcessorTime"]),
        benchmark("cedar-workload", "CedarWorkload", ["Agreements", "ProcessorTime"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
