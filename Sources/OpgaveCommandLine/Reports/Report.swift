/// What every form of output is given: findings with their places in lines, in their order. Knows no form in particular.
internal import OpgavePlatform
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

/// A place for people: both numbers from 1, the column in Unicode scalars.
struct TextPosition: Sendable, Equatable {
  let line: Int
  let column: Int
}

struct TextSpan: Sendable, Equatable {
  let start: TextPosition
  let end: TextPosition
}

/// One finding with the text that it is about.
struct Shown {
  /// As the user would name it.
  let path: String
  let finding: Finding
  let rule: Rule
  /// UTF-8 offsets.
  let range: Range<Int>
  let span: TextSpan
  let related: [(path: String, span: TextSpan, note: Text)]
  /// Where it stands, by names: `opgave wonen > sturen`. Stays the same when lines move.
  let scope: String
  /// The same with rule and path as one number; of several alike each has its own.
  let fingerprint: String
  let fixes: [ShownFix]
}

/// A fix with the edits by file, in the order of their places.
struct ShownFix {
  let title: Text
  let isCertain: Bool
  let edits: [(path: String, edits: [(span: TextSpan, replacement: String)])]
}

/// What a run as a whole came to.
struct Summary {
  var fileCount = 0
  var counts: [Severity: Int] = [:]
  /// Findings that were accepted before.
  var known = 0
  /// The severity from which it fails; `nil` for never.
  var failOn: Severity?

  var total: Int { counts.values.reduce(0, +) }
}

/// Where it says that a finding is accepted.
enum Acceptance {
  /// By a `negeer` in the file, with the reason that it gives.
  case inFile(reason: String)
  case inBaseline
}

protocol Report {
  /// The text before the first finding.
  mutating func begin() -> String
  mutating func add(_ shown: Shown, _ text: FileText) -> String
  /// A finding that somebody accepted.
  mutating func addAccepted(_ shown: Shown, _ how: Acceptance) -> String
  /// A file of which nothing is shown.
  mutating func addClean(_ path: String) -> String
  mutating func end(_ summary: Summary) -> String
}

extension Report {
  mutating func begin() -> String { "" }
  mutating func addAccepted(_ shown: Shown, _ how: Acceptance) -> String { "" }
  mutating func addClean(_ path: String) -> String { "" }
  mutating func end(_ summary: Summary) -> String { "" }
}

/// The form of a report.
enum ReportForm: String, CaseIterable {
  case text, short, json, sarif, github, gitlab, junit

  /// Whether it shows where a finding stands by names, and how it is mended: what costs a look at the tree.
  var needsDetails: Bool { self == .json || self == .sarif || self == .gitlab }

  /// How many related places it shows of a finding.
  var relatedLimit: Int { self == .text ? 5 : needsDetails ? .max : 0 }

  /// - Parameter columns: of the terminal that shows it.
  func report(_ style: Style, _ language: Language, columns: Int? = nil) -> any Report {
    switch self {
    case .text: TextReport(style, language, columns: columns)
    case .short: ShortReport(language)
    case .json: JSONReport(language)
    case .sarif: SARIFReport(language)
    case .github: GitHubReport(language)
    case .gitlab: GitLabReport(language)
    case .junit: JUnitReport(language)
    }
  }
}

/// The text of a file that has findings.
final class FileText {
  let bytes: [UInt8]
  let lines: LineTable
  lazy var tree = SyntaxTree(parsing: bytes)
  private var cursor = LineTable.Cursor()

  init(_ bytes: [UInt8]) { (self.bytes, lines) = (bytes, LineTable(bytes)) }

  /// Asked for in their order, places cost what lies between them.
  func span(_ range: Range<Int>) -> TextSpan {
    let start = cursor.position(of: range.lowerBound, in: bytes, lines)
    var ahead = cursor
    let end = ahead.position(of: range.upperBound, in: bytes, lines)
    return TextSpan(
      start: TextPosition(line: start.line, column: start.column), end: TextPosition(line: end.line, column: end.column)
    )
  }

  /// The reason of the `negeer` that hides a finding; empty without.
  func reason(hiding rule: Rule, at offset: Int) -> String {
    for directive in Ignoring.directives(tree)
    where directive.scope.contains(offset)
      && directive.rules.contains(where: { AllRules.rule(named: $0.name)?.code == rule.code })
    {
      let parts = tree.text(directive.range).split(separator: ":", maxSplits: 1)
      return parts.count > 1 ? String(parts[1]).trimmed : ""
    }
    return ""
  }

  private struct Home {
    let range: Range<Int>
    let parent: Int?
    let label: String
  }

  /// The declarations in the order of their starts.
  private lazy var homes: [Home] = {
    var homes: [Home] = []
    var open: [Int] = []
    for node in tree.records.indices where tree.kind(node) == .declaration {
      let range = tree.range(node)
      while let last = open.last, homes[last].range.upperBound <= range.lowerBound { open.removeLast() }
      let declaration = tree.declaration(node)
      let names = [declaration.keyword, declaration.name].compactMap { $0.map(tree.cleanText) }
      homes.append(Home(range: range, parent: open.last, label: names.joined(separator: " ")))
      open.append(homes.count - 1)
    }
    return homes
  }()

  /// The declarations around a place by keyword and name: `opgave wonen > presteren > doel groei`.
  func scope(_ offset: Int) -> String {
    var (low, high) = (0, homes.count)
    while low < high {
      let middle = (low + high) / 2
      if homes[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var parts: [String] = []
    var next: Int? = low > 0 ? low - 1 : nil
    while let home = next.map({ homes[$0] }) {
      if offset <= home.range.upperBound, !home.label.isEmpty { parts.append(home.label) }
      next = home.parent
    }
    return parts.reversed().joined(separator: " > ")
  }
}

/// The texts of a repository that was checked, read again where something is shown of them.
final class RepositoryTexts {
  private let repository: CheckedRepository
  private let overlay: [String: [UInt8]]
  private var known: [Int: FileText] = [:]
  private var places: [Int: Places.Expanded] = [:]

  init(_ repository: CheckedRepository, _ overlay: [String: [UInt8]]) {
    (self.repository, self.overlay) = (repository, overlay)
  }

  func path(_ number: Int) -> String { Disk.joined(repository.root, repository.files[number].path) }

  private func places(of number: Int) -> Places.Expanded {
    if let places = places[number] { return places }
    if places.count > 64 { places.removeAll() }
    let file = repository.repository.files[number]
    let expanded = file.places.expanded(file.facts)
    places[number] = expanded
    return expanded
  }

  /// A file may be gone by now; then it is empty.
  subscript(_ number: Int) -> FileText {
    if let text = known[number] { return text }
    if known.count > 64 { known.removeAll() }
    let text = FileText(Self.read(path(number), overlay))
    known[number] = text
    return text
  }

  private static func read(_ path: String, _ overlay: [String: [UInt8]]) -> [UInt8] {
    overlay[path] ?? (try? Disk.read(path)) ?? []
  }

  func range(_ place: Place, in number: Int) -> Range<Int> {
    switch place {
    case .range(let range): return range
    case .part(let part):
      return places(of: number).range(part, repository.repository.files[number].facts)
    }
  }

  /// How a finding can be mended.
  func fixes(_ finding: Finding, in number: Int) -> [Fix] {
    guard let rule = AllRules.rule(finding.rule), let fixes = rule.fixes else { return [] }
    let file = repository.repository.files[number]
    let form = FormatOptions(repository.settings)
    let (root, files, overlay) = (repository.root, repository.files, overlay)
    return fixes(
      finding,
      FixContext(
        file: number, tree: self[number].tree, facts: file.facts, places: places(of: number),
        surroundings: repository.surroundings, repository: repository.repository,
        treeOf: { other in
          guard files.indices.contains(other) else { return nil }
          return SyntaxTree(parsing: Self.read(Disk.joined(root, files[other].path), overlay))
        },
        formatting: { Formatter.edits($0, to: Formatter.canonical($0, form)) }))
  }
}

/// FNV-1a with 64 bits: small, the same everywhere and for ever.
enum Fingerprint {
  static func text(_ parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
