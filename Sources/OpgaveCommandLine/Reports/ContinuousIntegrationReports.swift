/// Findings where the users of a CI look: GitHub's annotations, GitLab's code quality, JUnit's test results.
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// Workflow commands, which GitHub Actions shows at their lines
/// (docs.github.com, "Workflow commands for GitHub Actions", setting an error message).
struct GitHubReport: Report {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func add(_ shown: Shown, _ text: FileText) -> String {
    let level =
      switch shown.finding.severity {
      case .fout: "error"
      case .waarschuwing: "warning"
      case .info, .hint: "notice"
      }
    let span = shown.span
    var properties = [
      "file=\(property(shown.path))", "line=\(span.start.line)", "endLine=\(span.end.line)",
      "title=\(property("\(shown.rule.name) \(shown.rule.slug)"))",
    ]
    // Columns count within one line only.
    if span.start.line == span.end.line {
      properties.insert("col=\(span.start.column),endColumn=\(span.end.column)", at: 3)
    }
    let message = shown.rule.message(shown.finding)[language]
    return "::\(level) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  /// What would move a cursor in the log is shown as its code.
  private func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A").visible
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

/// The code quality report that GitLab shows in a merge request (docs.gitlab.com, "Code Quality", report format).
struct GitLabReport: Report {
  private let language: Language
  private var isFirst = true

  init(_ language: Language) { self.language = language }

  func begin() -> String { "[" }

  mutating func add(_ shown: Shown, _ text: FileText) -> String {
    defer { isFirst = false }
    let severity =
      switch shown.finding.severity {
      case .fout: "major"
      case .waarschuwing: "minor"
      case .info, .hint: "info"
      }
    let value = JSON.make([
      "description": .string("\(shown.rule.message(shown.finding)[language]) [\(shown.rule.name)]"),
      "check_name": .string(shown.rule.slug),
      "fingerprint": .string(shown.fingerprint),
      "severity": .string(severity),
      "location": .make([
        "path": .string(shown.path), "lines": .make(["begin": .integer(shown.span.start.line)]),
      ]),
    ])
    return (isFirst ? "\n" : ",\n") + value.text
  }

  func end(_ summary: Summary) -> String { "\n]\n" }
}

/// One test a finding, and one a file without; those at or above `--fail-on` fail. As Ant's JUnit task writes it.
struct JUnitReport: Report {
  private let language: Language
  private struct Case {
    let start: String
    var failure = ""
    var severity: Severity?
  }

  private var cases: [Case] = []

  init(_ language: Language) { self.language = language }

  mutating func add(_ shown: Shown, _ text: FileText) -> String {
    let place = "\(shown.span.start.line):\(shown.span.start.column)"
    let (severity, message) = (shown.finding.severity, shown.rule.message(shown.finding)[language])
    let name = "\(shown.rule.name) \(shown.rule.slug) \(place)"
    let failure =
      "<failure type=\"\(severity.key)\" message=\"\(xml(message))\">\(xml("\(shown.path):\(place)"))</failure>"
    cases.append(Case(start: start(shown.path, name), failure: failure, severity: severity))
    return ""
  }

  mutating func addClean(_ path: String) -> String {
    let name = Text("geen meldingen", "no findings")[language]
    cases.append(Case(start: start(path, name)))
    return ""
  }

  func end(_ summary: Summary) -> String {
    var failures = 0
    var body = ""
    for one in cases {
      // What does not fail is said in the name alone.
      let fails = summary.failOn.flatMap { failOn in one.severity.map { $0 >= failOn } } ?? false
      failures += fails ? 1 : 0
      body += one.start + (fails ? one.failure : "") + "</testcase>\n"
    }
    // The time of a run would make no two reports alike.
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
      <testsuite name="opgave check" package="opgave" id="0" timestamp="1970-01-01T00:00:00" hostname="localhost" \
      tests="\(cases.count)" failures="\(failures)" errors="0" time="0">
      <properties/>
      \(body)<system-out/>
      <system-err/>
      </testsuite>
      </testsuites>

      """
  }

  private func start(_ path: String, _ name: String) -> String {
    "<testcase classname=\"\(xml(path))\" name=\"\(xml(name))\" time=\"0\">"
  }

  /// Signs that XML 1.0 cannot hold are left out.
  private func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t", "\r": result += " "
      default:
        if scalar.value >= 0x7F, String(scalar).visible != String(scalar) {
          result += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
        } else if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
