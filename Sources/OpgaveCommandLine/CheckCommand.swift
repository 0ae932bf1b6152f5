/// `opgave check`: what is wrong in a repository, for people and for CI.
internal import OpgaveFiles
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

enum CheckCommand {
  static let peildatum = Option(
    "--peildatum", .text("DATUM"),
    Text("de dag waarop gecontroleerd wordt, zoals 2026-07-01", "the day that is asked about, such as 2026-07-01"))

  static let options: [Option] =
    Common.options + [
      Option(
        "--format", .one(of: ["text", "short"]),
        Text("vorm van de uitvoer: text of short [text]", "form of the output: text or short [text]")),
      Option(
        "--fail-on", .one(of: ["fout", "waarschuwing", "info", "hint", "nooit"]),
        Text("vanaf welke ernst het een fout is [fout]", "from which severity it fails [fout]")),
      peildatum,
      Option("--settings", .text("BESTAND"), Text("een ander bestand met instellingen", "another settings file")),
      Option("--workers", .text("N"), Text("hoeveel kernen werken [alle]", "how many cores work [all]")),
      Option(
        "--timings", .none,
        Text(
          "zeg na afloop waar de tijd bleef, per stap en regel", "say at the end where the time went, by step and rule")
      ),
      Option(
        "--force-exclude", .none,
        Text("laat genoemde bestanden die uitgesloten zijn ook weg", "leave named files that are excluded out too")),
    ]

  static let help = CommandHelp(
    name: "check", arguments: "[PAD…]",
    summary: Text(
      "Controleert de opgaven in een map. Altijd wordt de hele verzameling gelezen; met paden worden alleen de meldingen daarin getoond.",
      "Checks the opgaven in a folder. The whole repository is always read; with paths only the findings in those are shown."
    ),
    examples: [
      ("opgave check", Text("alles in deze map", "everything in this folder")),
      (
        "opgave check wonen/ --fail-on waarschuwing",
        Text("streng, alleen de map wonen", "strict, only the folder wonen")
      ),
      (
        "opgave check --format short --peildatum 2026-07-01",
        Text("één regel per melding, met een vaste dag", "one line a finding, with a fixed day")
      ),
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    let start = Machine.seconds
    var options = CheckOptions()
    options.peildatum = try peildatum(arguments)
    if let text = arguments.value("--workers") {
      guard let count = Int(text), (1...1024).contains(count) else {
        throw UsageError(Text("‘\(text)’ is geen aantal kernen", "‘\(text)’ is no number of cores"))
      }
      options.workers = count
    }
    options.settingsPath = arguments.value("--settings").map(Disk.absolute)
    options.timesRules = arguments.has("--timings")
    let paths = arguments.paths.isEmpty ? ["."] : arguments.paths
    var problems: [FileError] = []
    var targets: [String] = []
    for path in paths {
      let absolute = Disk.absolute(path)
      switch Disk.kind(absolute) {
      case nil: problems.append(FileError.nothing(at: path))
      case .other?: problems.append(FileError(path, .notAFile))
      case .folder?:
        targets.append(absolute)
        // A folder behind a link or hidden is left out of the walk, and named all the same.
        let root = Discovery.root(of: absolute)
        if absolute != root, !arguments.has("--force-exclude") {
          let below = String(absolute.dropFirst(root == "/" ? 1 : root.count + 1))
          if below.split(separator: "/").contains(where: { $0.hasPrefix(".") })
            || Disk.kind(absolute, followingLinks: false) == .link
          {
            options.named += Discovery.files(root, below: below).paths.map { Disk.joined(root, $0) }
          }
        }
      default:
        targets.append(absolute)
        if !arguments.has("--force-exclude") { options.named.append(absolute) }
      }
    }
    // A repository inside another is checked with it, and not once more by itself.
    var roots: [String] = []
    for target in targets {
      let root = Discovery.root(of: target)
      if !roots.contains(root) { roots.append(root) }
    }
    var seen: Set<String> = []
    let repositories = roots.flatMap { Checking.check($0, options) }.filter { seen.insert($0.root).inserted }
    let language = CheckCommand.language(arguments, repositories.map(\.settings), language)
    var report = CheckReport(arguments, language, base: Disk.currentFolder)
    for repository in repositories { report.add(repository, targets) }
    for problem in problems + repositories.flatMap(\.problems) { report.add(problem) }
    if options.timesRules {
      for repository in repositories { Stream.error.write(TimingReport.text(repository.timings, language)) }
    }
    // The process ends here: the system takes all of it back at once, faster than piece by piece.
    Machine.end(report.finish(seconds: Machine.seconds - start))
  }
}

extension CheckCommand {
  /// The day that arguments name, as number from 1970-01-01.
  static func peildatum(_ arguments: Arguments) throws(UsageError) -> Int32? {
    guard let text = arguments.value("--peildatum") else { return nil }
    guard let date = DateSpan(text: text), date.first == date.last else {
      throw UsageError(Text("‘\(text)’ is geen dag zoals 2026-07-01", "‘\(text)’ is no day such as 2026-07-01"))
    }
    return date.last
  }

  /// The language of the settings, where the command line names none.
  static func language(
    _ arguments: Arguments, _ settings: [Settings], _ otherwise: Language
  ) -> Language {
    if arguments.value("--lang") != nil { return otherwise }
    return settings.lazy.compactMap(\.language).first.map { $0 == .en ? .en : .nl } ?? otherwise
  }
}

/// Prints findings and counts them.
private struct CheckReport {
  private let isShort: Bool
  private let failOn: Severity?
  private let language: Language
  private let base: String
  private var text: TextReport
  private var short: ShortReport
  private var counts: [Severity: Int] = [:]
  /// The first finding of the worst severity, of which one can ask more.
  private var example: (severity: Severity, rule: UInt16)?
  private var fileCount = 0
  private var hasFailed = false
  private var couldNot = false
  private let style: Style

  init(_ arguments: Arguments, _ language: Language, base: String) {
    isShort = arguments.value("--format") == "short"
    let word = arguments.value("--fail-on") ?? "fout"
    failOn = Severity.allCases.first { $0.text.nl == word }
    (self.language, self.base) = (language, base)
    style = Style(choice: arguments.value("--color"), for: .output)
    text = TextReport(style, language)
    short = ShortReport(language)
  }

  mutating func add(_ problem: FileError) {
    couldNot = true
    Stream.error.write("opgave: \(language == .nl ? problem.nl : problem.en)\n")
  }

  mutating func add(_ repository: CheckedRepository, _ targets: [String]) {
    if repository.hasBrokenSettings { couldNot = true }
    if let (path, read) = repository.brokenSettings {
      fileCount += 1
      for placed in read.broken {
        show(Shown(path: Disk.relative(path, to: base), placed: placed, related: []), read.bytes, read.lines)
      }
      Stream.output.write(isShort ? short.take() : text.take())
    }
    var sources: [Int: (bytes: [UInt8], lines: LineTable)] = [:]
    func source(_ number: Int) -> (bytes: [UInt8], lines: LineTable) {
      if let known = sources[number] { return known }
      // The file may be gone by now; then its findings are shown without excerpt.
      let bytes = (try? Disk.read(repository.root + "/" + repository.files[number].path)) ?? []
      let read = (bytes, LineTable(bytes))
      sources[number] = read
      return read
    }
    for (number, file) in repository.files.enumerated() {
      let absolute = repository.root + "/" + file.path
      guard targets.contains(where: { absolute == $0 || absolute.hasPrefix($0 == "/" ? $0 : $0 + "/") }) else {
        continue
      }
      fileCount += 1
      if file.findings.isEmpty { continue }
      let own = source(number)
      for placed in file.findings {
        let related = placed.finding.related.prefix(isShort ? 0 : 5).map { related in
          let other = related.file ?? number
          let read = source(other)
          let facts = repository.repository.files[other].facts
          let range: Range<Int> =
            switch related.place {
            case .range(let range): range
            case .part(let part): repository.repository.files[other].places.expanded(facts).range(part, facts)
            }
          let place = read.lines.position(of: range.lowerBound, in: read.bytes)
          return (
            path: Disk.relative(repository.root + "/" + repository.files[other].path, to: base), line: place.line,
            column: place.column, note: related.note.text
          )
        }
        show(
          Shown(path: Disk.relative(absolute, to: base), placed: placed, related: related), own.bytes, own.lines)
      }
      Stream.output.write(isShort ? short.take() : text.take())
      if sources.count > 64 { sources.removeAll() }
    }
  }

  private mutating func show(_ shown: Shown, _ bytes: [UInt8], _ lines: LineTable) {
    let severity = shown.placed.finding.severity
    counts[severity, default: 0] += 1
    if example.map({ $0.severity < severity }) ?? true { example = (severity, shown.placed.finding.rule) }
    if let failOn, severity >= failOn { hasFailed = true }
    if isShort { short.add(shown, bytes, lines) } else { text.add(shown, bytes, lines) }
  }

  func finish(seconds: Double) -> Int32 {
    if !isShort { Stream.output.write(summary(seconds) + "\n") }
    return couldNot ? 2 : hasFailed ? 1 : 0
  }

  private func summary(_ seconds: Double) -> String {
    let files = fileCount == 1 ? Text("1 bestand", "1 file") : Text("\(fileCount) bestanden", "\(fileCount) files")
    // Only for who looks on: what is kept is the same in every run.
    let time = Stream.output.isTerminal ? " (\(Self.text(seconds, language)))" : ""
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = counts[severity] else { return nil }
      return style.severity(severity, "\(count) \(plural(severity, count)[language])")
    }
    if parts.isEmpty {
      return Text("Geen meldingen in \(files.nl)\(time).", "No findings in \(files.en)\(time).")[language]
    }
    let list = parts.joined(separator: ", ")
    var text = Text("\(list) in \(files.nl)\(time).", "\(list) in \(files.en)\(time).")[language]
    if let rule = example.flatMap({ AllRules.rule($0.rule) }) {
      let how = Text("Meer over een melding: opgave explain", "More about a finding: opgave explain")[language]
      text += "\n\(how) \(rule.name)"
    }
    return text
  }

  /// `0,42 s`.
  private static func text(_ seconds: Double, _ language: Language) -> String {
    let hundredths = Int((seconds * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return "\(whole)\(language == .nl ? "," : ".")\(rest < 10 ? "0" : "")\(rest) s"
  }

  private func plural(_ severity: Severity, _ count: Int) -> Text {
    if count == 1 { return severity.text }
    return switch severity {
    case .fout: Text("fouten", "errors")
    case .waarschuwing: Text("waarschuwingen", "warnings")
    case .info: Text("ter informatie", "infos")
    case .hint: Text("hints", "hints")
    }
  }
}
