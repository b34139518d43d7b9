// swift-tools-version: 6.1
import PackageDescription

let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target with the project's settings.
///
/// Which target may stand on which is written down in `.ci/arrows.txt` and
/// checked there.
func library(_ name: String, on dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

/// The tests of the target `name`, which may use anything.
func tests(
  of name: String, with dependencies: [Target.Dependency] = [], excluding files: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: files,
    swiftSettings: swift)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "calepin",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "calepin", targets: ["calepin"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .executableTarget(
      name: "calepin", dependencies: ["CalepinCommands"], swiftSettings: swift),
    library(
      "CalepinCommands",
      on: [
        "CalepinCore", "CalepinText", "CalepinFormats", "CalepinMemory", "CalepinAlignment",
        "CalepinTerminology", "CalepinChecks", "CModelData", "CKernels", algorithms,
        argumentParser, tomlKit,
      ]),
    library(
      "CalepinChecks",
      on: ["CalepinCore", "CalepinText", "CalepinAlignment", "CalepinTerminology", algorithms]),
    library(
      "CalepinTerminology",
      on: ["CalepinCore", "CalepinText", "CalepinAlignment", "CModelData", "CKernels", algorithms]),
    library("CalepinAlignment", on: ["CalepinCore", "CalepinText", "CModelData", algorithms]),
    library(
      "CalepinMemory", on: ["CalepinCore", "CalepinText", "CKernels", algorithms, grdb, sqlite]),
    library("CalepinFormats", on: ["CalepinCore", "MarkupStream"]),
    library("CalepinText", on: ["CalepinCore", "CModelData", "CKernels"]),
    library("MarkupStream", on: ["CalepinCore", "CLibXML2", "CArchive"]),
    library("CalepinCore", on: []),
    .target(name: "CModelData", exclude: ["data"]),
    .target(name: "CKernels"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swift),
    tests(of: "CalepinCore"),
    tests(of: "MarkupStream", with: ["CalepinCore"]),
    tests(of: "CalepinText", with: ["CModelData", "CalepinCore"]),
    tests(of: "CalepinFormats", with: ["CalepinCore", "MarkupStream"], excluding: ["Fixtures"]),
    tests(of: "CalepinAlignment", with: ["CModelData", "CalepinCore", "CalepinText"]),
    tests(of: "CalepinMemory", with: ["CalepinCore", "CalepinText", "CKernels"]),
    tests(of: "CalepinChecks", with: ["CalepinCore", "CalepinText", "CalepinTerminology"]),
    tests(of: "CalepinTerminology", with: ["CalepinCore", "CalepinText"]),
    tests(
      of: "CalepinCommands",
      with: [
        "calepin", "CModelData", "CalepinCore", "CalepinFormats", "CalepinTerminology",
        "CalepinText",
      ],
      excluding: ["Snapshots"]),
  ]
)
