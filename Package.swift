// swift-tools-version: 6.2
// From the bottom of the architecture to its top; `RepositoryTests` holds what each target may import.
import PackageDescription

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["OPGAVE_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

func library(_ name: String, _ dependencies: [String] = [], settings: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict + settings)
}

func executable(_ name: String, _ dependencies: [String]) -> Target {
  .executableTarget(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [String]) -> Target {
  .testTarget(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict)
}

let package = Package(
  name: "opgave-tools",
  platforms: [.macOS(.v15)],
  traits: [
    .trait(name: "FoundationFiles", description: "Reach the disk by way of Foundation, as on Windows.")
  ],
  targets: [
    library("OpgaveSyntax"),
    library("OpgaveFormatting", ["OpgaveSyntax"]),
    library("OpgaveModel", ["OpgaveSyntax"]),
    library("OpgaveRules", ["OpgaveFormatting", "OpgaveModel", "OpgaveSyntax"]),
    library("OpgavePlatform", settings: [.define("FOUNDATION_FILES", .when(traits: ["FoundationFiles"]))]),
    library(
      "OpgaveWorkspace", ["OpgavePlatform", "OpgaveRules", "OpgaveFormatting", "OpgaveModel", "OpgaveSyntax"]),
    library("OpgaveJSON"),
    library("OpgaveSheets"),
    library(
      "OpgavePages",
      [
        "OpgaveSheets", "OpgaveWorkspace", "OpgaveJSON", "OpgaveRules", "OpgaveFormatting", "OpgaveModel",
        "OpgaveSyntax",
      ]),
    library(
      "OpgaveFeatures",
      ["OpgavePages", "OpgaveWorkspace", "OpgaveRules", "OpgaveFormatting", "OpgaveModel", "OpgaveSyntax"]),
    library("LanguageServerProtocol", ["OpgaveJSON"]),
    library(
      "OpgaveServer",
      [
        "LanguageServerProtocol", "OpgaveJSON", "OpgaveFeatures", "OpgavePages", "OpgaveSheets", "OpgaveWorkspace",
        "OpgavePlatform", "OpgaveRules",
        "OpgaveFormatting",
        "OpgaveModel", "OpgaveSyntax",
      ]),
    library(
      "OpgaveCommandLine",
      [
        "OpgavePages", "OpgaveSheets", "OpgaveWorkspace", "OpgavePlatform", "OpgaveJSON", "OpgaveRules",
        "OpgaveFormatting", "OpgaveModel", "OpgaveSyntax",
      ]),
    executable("opgave", ["OpgaveCommandLine"]),
    executable("opgave-format", ["OpgaveCommandLine"]),
    executable("opgave-lsp", ["OpgaveServer", "OpgaveCommandLine"]),

    // What is timed, and against what; no product.
    .executableTarget(
      name: "opgave-bench",
      dependencies: [
        "LanguageServerProtocol", "OpgaveCommandLine", "OpgavePlatform", "OpgaveFormatting", "OpgaveJSON",
        "OpgaveModel",
        "OpgaveRules", "OpgaveServer", "OpgaveSyntax", "OpgaveWorkspace",
      ], path: "Tests/Benchmarks", swiftSettings: strict),

    // Inputs that nobody wrote; no product.
    .executableTarget(
      name: "opgave-fuzz",
      dependencies: [
        "LanguageServerProtocol", "OpgaveCommandLine", "OpgavePlatform", "OpgaveFormatting", "OpgaveJSON",
        "OpgaveModel", "OpgaveRules", "OpgaveServer", "OpgaveSyntax", "OpgaveWorkspace",
      ], path: "Tests/Fuzz", exclude: ["Corpus"], swiftSettings: strict),

    tests("OpgaveTestSupport", ["OpgaveWorkspace", "OpgaveRules", "OpgaveModel", "OpgaveSyntax"]),
    tests("OpgaveSyntaxTests", ["OpgaveRules", "OpgaveModel", "OpgaveSyntax", "OpgaveTestSupport"]),
    .testTarget(
      name: "ConformanceTests", dependencies: ["OpgaveTestSupport"],
      exclude: ["integrations.py", "markdown.py", "reports.py", "session.py"],
      swiftSettings: strict),
    tests(
      "OpgavePagesTests",
      [
        "OpgavePages", "OpgaveSheets", "OpgaveWorkspace", "OpgaveJSON", "OpgaveRules", "OpgaveModel", "OpgaveSyntax",
        "OpgaveTestSupport",
      ]),
    tests(
      "RepositoryTests",
      [
        "OpgaveCommandLine", "OpgavePages", "OpgaveFormatting", "OpgaveWorkspace", "OpgaveRules", "OpgaveModel",
        "OpgaveJSON", "OpgaveSyntax", "OpgaveTestSupport",
      ]),
    tests("OpgaveModelTests", ["OpgaveRules", "OpgaveModel", "OpgaveSyntax", "OpgaveTestSupport"]),
    tests("OpgaveFormattingTests", ["OpgaveFormatting", "OpgaveSyntax", "OpgaveTestSupport"]),
    tests("OpgavePlatformTests", ["OpgavePlatform"]),
    tests(
      "OpgaveWorkspaceTests",
      [
        "OpgaveWorkspace", "OpgavePlatform", "OpgaveRules", "OpgaveFormatting", "OpgaveModel", "OpgaveSyntax",
        "OpgaveTestSupport",
      ]),
    tests("OpgaveSheetsTests", ["OpgaveSheets", "OpgaveTestSupport"]),
    tests("OpgaveJSONTests", ["OpgaveJSON", "OpgaveModel", "OpgaveTestSupport"]),
    tests(
      "OpgaveServerTests",
      [
        "OpgaveServer", "LanguageServerProtocol", "OpgaveJSON", "OpgaveFeatures", "OpgaveWorkspace", "OpgavePlatform",
        "OpgaveRules", "OpgaveFormatting", "OpgaveModel", "OpgaveSyntax",
        "OpgaveTestSupport",
      ]),
    tests("OpgaveRulesTests", ["OpgaveRules", "OpgaveModel", "OpgaveSyntax", "OpgaveTestSupport"]),
  ]
)
