/// Takes the findings of a run, leaves out what was not asked for, and hands the rest to each report that was.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// A report and where it goes.
private struct Sink {
  let form: ReportForm
  var report: any Report
  /// `nil` for standard output, where each part goes as it comes.
  let path: String?
  private var kept: [UInt8] = []
  /// The root of the checkout, where paths are to start there and the current folder is another.
  private let checkout: String?

  init(_ form: ReportForm, _ report: any Report, path: String? = nil) {
    (self.form, self.report, self.path) = (form, report, path)
    checkout = form.isForCheckout ? Checkout.root(of: Disk.currentFolder) : nil
    put(self.report.begin())
  }

  private mutating func put(_ text: String) { kept += text.utf8 }

  mutating func add(_ shown: Shown, _ text: FileText) { put(report.add(called(shown), text)) }

  mutating func addAccepted(_ shown: Shown, _ how: Acceptance) { put(report.addAccepted(called(shown), how)) }

  private func called(_ shown: Shown) -> Shown { checkout == nil ? shown : shown.calling(name) }

  mutating func addClean(_ path: String) { put(report.addClean(name(path))) }

  /// How the reader of the report calls a path from the current folder.
  private func name(_ path: String) -> String {
    checkout.map { FilePath.relative(Disk.absolute(path), to: $0) } ?? path
  }

  mutating func flush() {
    guard path == nil, !kept.isEmpty else { return }
    Stream.output.write(kept)
    kept.removeAll(keepingCapacity: true)
  }

  mutating func end(_ summary: Summary) throws(FileError) {
    put(report.end(summary))
    guard let path else { return flush() }
    try Disk.write(kept, to: path)
  }
}

struct CheckReport {
  private let request: CheckRequest
  private let language: Language
  private let base: String
  private var sinks: [Sink]
  private var baseline: Baseline?
  private var newBaseline = Baseline()
  private var occurrences: [BaselineKey: Int] = [:]
  private let needsDetails: Bool
  private let needsScopes: Bool
  private var summary = Summary()
  private var statistics: [UInt16: Int] = [:]
  /// The first finding of the worst severity, of which one can ask more.
  private var example: (severity: Severity, rule: Rule)?
  private var hasFailed = false
  private var couldNot = false
  /// How many findings `--fix` would mend.
  private var mendable = 0
  /// How many more have a proposal.
  private var proposed = 0
  /// How many findings of each severity are still shown, where not all are.
  private var room: [Severity: Int]?
  private var leftOut = 0

  init(_ request: CheckRequest, _ language: Language, base: String) {
    (self.request, self.language, self.base) = (request, language, base)
    baseline = request.baseline
    sinks =
      request.isStatistics || request.newBaseline != nil && request.form == .text
      ? [] : [Sink(request.form, request.form.report(request.style, language, columns: Stream.output.width))]
    for output in request.outputs {
      let plain = Style(hasColor: false)
      sinks.append(Sink(output.form, output.form.report(plain, language), path: output.path))
    }
    needsDetails = sinks.contains { $0.form.needsDetails }
    needsScopes = needsDetails || baseline != nil || request.newBaseline != nil
    summary.failOn = request.failOn
  }

  private var countsMendable: Bool { request.form == .text && !request.isQuiet && !request.isStatistics }

  /// So many findings are shown on a terminal where nobody said how many.
  private static let gravest = 30

  /// Sees to it that a terminal shows the gravest only, in their order.
  mutating func makeRoom(for repositories: [CheckedRepository], _ targets: [String]) {
    guard request.form == .text, request.maximum == nil, request.baseline == nil, Stream.output.isTerminal else {
      return
    }
    var counts: [Severity: Int] = [:]
    for repository in repositories {
      for (number, file) in repository.files.numbered
      where targets.contains(where: { repository.texts.path(number).isIn($0) }) {
        for placed in file.findings where request.selection.contains(placed.finding.rule) {
          counts[placed.finding.severity, default: 0] += 1
        }
      }
    }
    guard counts.values.reduce(0, +) > CheckReport.gravest else { return }
    var left = CheckReport.gravest
    room = [:]
    for severity in Severity.allCases.reversed() {
      room?[severity] = min(left, counts[severity, default: 0])
      left -= min(left, counts[severity, default: 0])
    }
  }

  mutating func add(_ problem: Problem) { couldNot(problem.text) }

  /// Says why not all could be looked at.
  mutating func couldNot(_ text: Text) {
    couldNot = true
    Common.say(text, language)
  }

  /// - Parameters:
  ///   - outer: the root that was asked for, in which this repository may lie.
  ///   - targets: absolute paths; only what is in one of them is shown.
  ///   - earlier: what was there at an earlier moment, where findings point there.
  mutating func add(
    _ repository: CheckedRepository, in outer: String, _ targets: [String], earlier: RepositoryTexts? = nil
  ) {
    if repository.settings.areBroken { couldNot = true }
    // What is wrong with settings is told whatever was asked, and no directive takes it away.
    var settingsPath: String?
    if let (path, file) = repository.settings.broken {
      settingsPath = path
      summary.fileCount += 1
      let text = FileText(file.bytes)
      for placed in repository.findings(ofBroken: file, at: path) {
        guard let rule = AllRules.rule(placed.finding.rule) else { continue }
        show(placed, rule, FilePath.relative(path, to: base), text, [], in: outer, { [] }) { _ in [] }
      }
      flush()
    }
    let texts = repository.texts
    let relatedLimit = sinks.map(\.form.relatedLimit).max() ?? 0
    let (base, namesClean) = (base, sinks.contains { $0.form == .junit })
    for (number, file) in repository.files.numbered {
      let absolute = texts.path(number)
      let isMeant = targets.contains { absolute.isIn($0) }
      guard absolute != settingsPath, isMeant || earlier != nil else { continue }
      if isMeant { summary.fileCount += 1 }
      /// What went from a file that is meant is told wherever it is found.
      func isMeantThen(_ finding: Finding) -> Bool {
        guard let earlier else { return false }
        return finding.related.contains { related in
          guard related.isEarlier, let file = related.file else { return false }
          return targets.contains { earlier.path(file).isIn($0) }
        }
      }
      guard isMeant || file.findings.contains(where: { isMeantThen($0.finding) }) else { continue }
      if file.findings.isEmpty, file.ignored.isEmpty, !namesClean { continue }
      // What was found in one text says nothing about another; where nothing was, none is read.
      if !file.findings.isEmpty || !file.ignored.isEmpty, !texts.isCurrent(number) {
        add(Problem(absolute, .changedMeanwhile))
        continue
      }
      let path = FilePath.relative(absolute, to: base)
      let before = summary.total
      for placed in file.findings
      where request.selection.contains(placed.finding.rule) && (isMeant || isMeantThen(placed.finding)) {
        guard let rule = AllRules.rule(placed.finding.rule) else { continue }
        let related = placed.finding.related.prefix(relatedLimit).map { related in
          let other = related.file ?? number
          let texts = related.isEarlier ? earlier ?? texts : texts
          let span = texts[other].span(texts.range(related.place, in: other))
          return (path: FilePath.relative(texts.path(other), to: base), span: span, note: related.note.text)
        }
        let fixes = { texts.fixes(placed.finding, in: number) }
        show(placed, rule, path, texts[number], related, in: outer, fixes) { fixes in
          fixes.map { fix in
            let edits = fix.edits.sorted { $0.key < $1.key }.map { file, edits in
              let ordered = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
              return (
                path: FilePath.relative(texts.path(file), to: base),
                edits: ordered.map { (span: texts[file].span($0.range), replacement: $0.replacement) }
              )
            }
            return ShownFix(title: fix.title, isCertain: fix.isCertain, edits: edits)
          }
        }
      }
      for placed in file.ignored where request.selection.contains(placed.finding.rule) {
        guard let rule = AllRules.rule(placed.finding.rule) else { continue }
        let text = texts[number]
        let reason = text.reason(hiding: rule, at: placed.range.lowerBound)
        accept(placed, rule, path, text, in: outer, .inFile(reason: reason))
      }
      if summary.total == before {
        for index in sinks.indices { sinks[index].addClean(path) }
      }
      flush()
    }
  }

  private mutating func flush() { for index in sinks.indices { sinks[index].flush() } }

  private mutating func show(
    _ placed: PlacedFinding, _ rule: Rule, _ path: String, _ text: FileText,
    _ related: [(path: String, span: TextSpan, note: Text)], in outer: String, _ fixes: () -> [Fix],
    _ showing: ([Fix]) -> [ShownFix]
  ) {
    let severity = placed.finding.severity
    var key = BaselineKey(path: "", scope: "", rule: rule.name)
    if needsScopes {
      // What is kept must not depend on the folder that it was asked from.
      let anchored = FilePath.relative(Disk.absolute(path), to: outer)
      key = BaselineKey(path: anchored, scope: text.path(at: placed.range.lowerBound), rule: rule.name)
      newBaseline.add(key)
      if baseline?.take(key) ?? false {
        summary.known += 1
        accept(placed, rule, path, text, in: outer, .inBaseline)
        return
      }
    }
    summary.counts[severity, default: 0] += 1
    statistics[rule.code, default: 0] += 1
    if example.map({ $0.severity < severity }) ?? true { example = (severity, rule) }
    let isFailure = request.failOn.map { severity >= $0 } ?? false
    if isFailure { hasFailed = true }
    let counted = countsMendable && rule.mayBeCertain ? fixes() : nil
    if counted?.contains(where: \.isCertain) ?? false {
      mendable += 1
    } else if counted?.contains(where: { $0.trust == .likely }) ?? false {
      proposed += 1
    }
    if request.isQuiet, !isFailure { return }
    if let maximum = request.maximum, maximum > 0, summary.total > maximum { return }
    if let left = room?[severity] {
      room?[severity] = max(0, left - 1)
      if left == 0 {
        leftOut += 1
        return
      }
    }
    let fingerprint = needsDetails ? fingerprint(key) : ""
    let shown = Shown(
      path: path, finding: placed.finding, rule: rule, range: placed.range, span: text.span(placed.range),
      related: related, scope: key.scope, fingerprint: fingerprint,
      fixes: needsDetails ? showing(counted ?? fixes()) : [])
    for index in sinks.indices { sinks[index].add(shown, text) }
  }

  /// What is accepted counts for nothing; a report may name it.
  private mutating func accept(
    _ placed: PlacedFinding, _ rule: Rule, _ path: String, _ text: FileText, in outer: String, _ how: Acceptance
  ) {
    guard request.namesAccepted else { return }
    let key = BaselineKey(
      path: FilePath.relative(Disk.absolute(path), to: outer), scope: text.path(at: placed.range.lowerBound),
      rule: rule.name)
    let shown = Shown(
      path: path, finding: placed.finding, rule: rule, range: placed.range, span: text.span(placed.range), related: [],
      scope: key.scope, fingerprint: fingerprint(key), fixes: [])
    for index in sinks.indices { sinks[index].addAccepted(shown, how) }
  }

  private mutating func fingerprint(_ key: BaselineKey) -> String {
    let number = occurrences[key, default: 0]
    occurrences[key] = number + 1
    return Fingerprint.text([key.rule, key.path, key.scope, String(number)])
  }

  /// Writes what is to be written, says what it came to, and gives the exit code.
  ///
  /// - Parameters:
  ///   - fixed: how many findings were mended before.
  ///   - isWhole: whether everything was looked at, so that what the baseline has more is gone.
  mutating func finish(seconds: Double, fixed: Int, isWhole: Bool) -> Int32 {
    for index in sinks.indices {
      do { try sinks[index].end(summary) } catch {
        add(Problem(error))
      }
    }
    if let path = request.newBaseline {
      do { try Disk.write(Array(newBaseline.text.utf8), to: path) } catch {
        add(Problem(error))
      }
    }
    if request.isStatistics { Stream.output.write(table) }
    if let path = request.newBaseline, !couldNot, request.form == .text {
      let count = summary.total
      Stream.output.write(
        Text(
          "Vastgelegd in ‘\(path)’: \(count) \(count == 1 ? "melding" : "meldingen"). Voortaan toont --baseline \(path) alleen wat erbij komt.",
          "Recorded in ‘\(path)’: \(count) \(count == 1 ? "finding" : "findings"). From now on --baseline \(path) shows only what is new."
        )[language] + "\n")
      return 0
    }
    if request.form == .text, !request.isQuiet { Stream.output.write(sentence(seconds, fixed) + "\n") }
    if let left = baseline?.left, left > 0, isWhole, request.selection.isAll {
      Stream.error.write(
        Text(
          "\(left) \(left == 1 ? "melding" : "meldingen") uit de baseline \(left == 1 ? "is" : "zijn") opgelost: leg de nieuwe stand vast met --write-baseline",
          "\(left) \(left == 1 ? "finding" : "findings") of the baseline \(left == 1 ? "is" : "are") solved: record how it stands now with --write-baseline"
        )[language] + "\n")
    }
    return couldNot ? 2 : hasFailed ? 1 : 0
  }

  /// How often each rule reports, the most frequent first.
  private var table: String {
    let rows = statistics.compactMap { code, count in AllRules.rule(code).map { (rule: $0, count: count) } }
      .sorted { ($1.count, $0.rule.code) < ($0.count, $1.rule.code) }
    let width = rows.map { String($0.count).count }.max() ?? 0
    let slug = rows.map(\.rule.slug.count).max() ?? 0
    return rows.map { row in
      let count = String(row.count)
      let mended = row.rule.fixes == nil ? " " : "✎"
      return
        "\(String(repeating: " ", count: width - count.count))\(count)  \(row.rule.name)  \(mended) \(row.rule.slug.padded(slug))  \(row.rule.summary[language])\n"
    }.joined() + (rows.isEmpty ? "" : "\n")
  }

  private func sentence(_ seconds: Double, _ fixed: Int) -> String {
    let count = summary.fileCount
    let files = count == 1 ? Text("1 bestand", "1 file") : Text("\(count) bestanden", "\(count) files")
    // Only for who looks on: what is kept is the same in every run.
    let time = Stream.output.isTerminal ? " (\(Self.text(seconds, language)))" : ""
    var more = ""
    if fixed > 0 {
      more += Text(", \(fixed) gerepareerd", ", \(fixed) fixed")[language]
    }
    if summary.known > 0 {
      more += Text(", \(summary.known) al bekend", ", \(summary.known) known before")[language]
    }
    let list = summary.list(request.style, language)
    if list.isEmpty, count == 0, !couldNot {
      return Text(
        "Hier zijn geen opgaven. Begin met: opgave init", "There are no opgaven here. Begin with: opgave init")[
          language]
    }
    if list.isEmpty, couldNot {
      return Text(
        "Geen meldingen in wat te lezen was, \(files.nl)\(more)\(time).",
        "No findings in what could be read, \(files.en)\(more)\(time).")[language]
    }
    if list.isEmpty {
      return Text("Geen meldingen in \(files.nl)\(more)\(time).", "No findings in \(files.en)\(more)\(time).")[language]
    }
    var text = ""
    if leftOut > 0 {
      text +=
        Text(
          "… en \(leftOut) meer, minder ernstig. Alles: opgave check --max 0\n",
          "… and \(leftOut) more, less grave. All of them: opgave check --max 0\n")[language]
    }
    if let maximum = request.maximum, maximum > 0, summary.total > maximum, !request.isStatistics {
      let rest = summary.total - maximum
      text +=
        Text("… en \(rest) meer, die ‘--max’ weglaat.\n", "… and \(rest) more, which ‘--max’ leaves out.\n")[language]
    }
    text += Text("\(list) in \(files.nl)\(more)\(time).", "\(list) in \(files.en)\(more)\(time).")[language]
    if mendable > 0 {
      text +=
        Text(
          "\n\(mendable) daarvan repareert ‘opgave check --fix’.",
          "\n\(mendable) of these \(mendable == 1 ? "is" : "are") fixed by ‘opgave check --fix’.")[language]
    }
    if proposed > 0 {
      text +=
        Text(
          "\nVoor \(proposed) is er een voorstel: kijk met ‘opgave check --unsafe-fixes --diff’, of achter het lampje van uw editor.",
          "\nFor \(proposed) there is a proposal: see ‘opgave check --unsafe-fixes --diff’, or the light bulb of your editor."
        )[
          language]
    }

    if let example {
      let how = Text("Meer over een melding: opgave explain", "More about a finding: opgave explain")[language]
      text += "\n\(how) \(example.rule.name)"
    }
    return text
  }

  /// `0,42 s`.
  private static func text(_ seconds: Double, _ language: Language) -> String {
    let hundredths = Int((seconds * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return "\(whole)\(language == .nl ? "," : ".")\(rest < 10 ? "0" : "")\(rest) s"
  }
}
