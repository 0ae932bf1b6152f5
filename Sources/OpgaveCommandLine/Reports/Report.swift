/// What every form of output is given: findings with their places in lines, in their order. Knows no form in particular.
internal import OpgavePlatform
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

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

extension Shown {
  /// The same with its paths called otherwise.
  func calling(_ name: (String) -> String) -> Shown {
    Shown(
      path: name(path), finding: finding, rule: rule, range: range, span: span,
      related: related.map { (name($0.path), $0.span, $0.note) }, scope: scope, fingerprint: fingerprint,
      fixes: fixes.map { fix in
        ShownFix(title: fix.title, isCertain: fix.isCertain, edits: fix.edits.map { (name($0.path), $0.edits) })
      })
  }
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

  /// How many there are of each severity, the worst first; empty where there are none.
  func list(_ style: Style, _ language: Language) -> String {
    Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = counts[severity] else { return nil }
      return style.severity(severity, "\(count) \(Summary.plural(severity, count)[language])")
    }.joined(separator: ", ")
  }

  private static func plural(_ severity: Severity, _ count: Int) -> Text {
    if count == 1 { return severity.text }
    return switch severity {
    case .fout: Text("fouten", "errors")
    case .waarschuwing: Text("waarschuwingen", "warnings")
    case .info: Text("ter informatie", "infos")
    case .hint: Text("hints", "hints")
    }
  }
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

  /// Whether a service reads it that knows files by their paths in the checkout, wherever it was run.
  var isForCheckout: Bool { self == .github || self == .gitlab || self == .sarif }

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
