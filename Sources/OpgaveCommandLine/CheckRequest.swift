/// What `opgave check` was asked to show, and for whom.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveWorkspace

/// What `opgave check` was asked to show, apart from what it looks at.
struct CheckRequest {
  let form: ReportForm
  let outputs: [(form: ReportForm, path: String)]
  let failOn: Severity?
  let selection: Selection
  let maximum: Int?
  let isStatistics: Bool
  let baseline: Baseline?
  let newBaseline: String?
  /// Whether only what failed is said.
  let isQuiet: Bool
  let style: Style

  /// Whether a report names findings that are accepted.
  var namesAccepted: Bool { form == .sarif || outputs.contains { $0.form == .sarif } }

  /// - Parameter failOn: from which severity it fails where nobody says.
  init(_ arguments: Arguments, failOn otherwise: Severity = .fout) throws(UsageError) {
    form = arguments.value("--format").flatMap(ReportForm.init) ?? .text
    var outputs: [(form: ReportForm, path: String)] = []
    for text in arguments.all("--output") {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let form = ReportForm(rawValue: parts[0]) else {
        let forms = ReportForm.allCases.map(\.rawValue).joined(separator: ", ")
        if ReportForm(rawValue: text) != nil {
          throw UsageError(
            Text(
              "achter ‘\(text)’ hoort een bestand, zoals \(text):uit; op het scherm komt het met --format \(text)",
              "after ‘\(text)’ comes a file, such as \(text):out; on the screen it comes with --format \(text)"))
        }
        throw UsageError(
          Text(
            "‘\(text)’ is geen VORM:BESTAND, zoals sarif:uit.sarif; vormen zijn \(forms)",
            "‘\(text)’ is no FORM:FILE, such as sarif:out.sarif; forms are \(forms)"))
      }
      outputs.append((form, parts[1]))
    }
    self.outputs = outputs
    failOn = arguments.value("--fail-on").map { Severity(key: $0) } ?? otherwise
    selection = try Selection(arguments)
    maximum = try arguments.number("--max", in: 0...1_000_000_000)
    isStatistics = arguments.has("--statistics")
    isQuiet = arguments.has("-q")
    var baseline: Baseline?
    if let path = arguments.value("--baseline") { baseline = try Baseline(reading: path) }
    self.baseline = baseline
    newBaseline = arguments.value("--write-baseline")
    try OutputFile.check(all: outputs.map(\.path) + (newBaseline.map { [$0] } ?? []))
    style = Style(choice: arguments.value("--color"), for: .output)
  }
}

/// What a service works on that checks a repository out.
enum Checkout {
  /// The root of the checkout in which a folder lies, as the service names it, else as git knows it; `nil` where it is the folder
  /// itself, or there is none.
  static func root(of folder: String) -> String? {
    let named = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].compactMap(Machine.environment).map { Disk.real($0) ?? $0 }
    if let root = named.first(where: { !$0.isEmpty && folder.isIn($0) }) { return root == folder ? nil : root }
    let above = Discovery(.machine()).checkout(of: folder)
    return above == folder ? nil : above
  }
}
