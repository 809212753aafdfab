// swift-tools-version:6.2
// Measures the splitter of long files of rows: rows a second, and memory against the length of the file. A package of its
// own, so that it is no part of Caregate. swift run -c release rows-benchmark ROWS…
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "caregate-rows-benchmark",
    platforms: [.macOS("26.0")],
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(
            name: "Records", dependencies: ["CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .executableTarget(
            name: "rows-benchmark", dependencies: ["Records"], path: "Sources/RowsBenchmark", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
