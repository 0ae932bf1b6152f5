/// What is run on inputs that nobody wrote: it may find nothing wrong but what it says itself, and never ends the process.
import LanguageServerProtocol
import OpgaveCommandLine
import OpgaveFormatting
import OpgaveJSON
import OpgaveModel
import OpgaveRules
import OpgaveServer
import OpgaveSyntax
import OpgaveWorkspace

enum FuzzTarget: String, CaseIterable {
  /// A file of opgaven: parsed, formatted, read.
  case text
  /// What a client sends: frames, requests and edits.
  case session
  /// Settings, and their patterns against paths.
  case settings
  /// JSON, and baselines.
  case json

  func run(_ bytes: [UInt8]) {
    switch self {
    case .text: FuzzTarget.text(bytes)
    case .session: FuzzSession.run(bytes)
    case .settings: FuzzTarget.settings(bytes)
    case .json: FuzzTarget.json(bytes)
    }
  }

  private static func text(_ bytes: [UInt8]) {
    let tree = SyntaxTree(parsing: bytes)
    var place = 0
    for index in tree.records.indices {
      precondition(
        tree.records[index].start >= place && tree.range(index).upperBound <= bytes.count, "records in order")
      place = tree.records[index].start
    }
    var reader = FileReader()
    _ = reader.state("a.opgave", tree, Settings())
    guard let formatted = try? Formatter.formatted(tree) else { return }
    let again = try? Formatter.formatted(SyntaxTree(parsing: formatted))
    precondition(again == formatted, "formatting settles")
    // Edits are for editors, which have no bytes that are no text.
    guard String(validating: bytes, as: UTF8.self) != nil else { return }
    precondition(Formatter.edits(tree, to: formatted).applied(to: bytes) == formatted, "edits lead there")
  }

  private static func settings(_ bytes: [UInt8]) {
    let file = SettingsFile(bytes)
    let lines = bytes.split(separator: 0x0A, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
    for pattern in file.settings.excluded + lines.prefix(1) { _ = Glob(pattern).matches(lines.last ?? "") }
  }

  private static func json(_ bytes: [UInt8]) {
    if let json = try? JSON(parsing: bytes) {
      let again = try? JSON(parsing: json.bytes)
      precondition(again == json, "what is written is what is read")
    }
    _ = try? Baseline(parsing: bytes, as: "baseline.json")
  }
}
