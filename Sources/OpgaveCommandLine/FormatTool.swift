/// `opgave-format`: the canonical form, for CI, commit hooks and editors.
internal import OpgavePlatform
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

package enum FormatTool {
  static let options: [Option] =
    [
      Option(
        "--check", .none,
        Text("schrijf niets; noem wat zou veranderen, exitcode 1", "write nothing; list what would change, exit code 1")
      ),
      Option(
        "--diff", .none,
        Text("schrijf niets; toon het verschil, exitcode 1", "write nothing; show the difference, exit code 1")),
      Option(
        "--lines", .text("A:B"),
        Text("alleen wat deze regels raakt, van A tot en met B", "only what touches these lines, A to B")),
      Option(
        "--stdin-filename", .text("NAAM"),
        Text(
          "de naam waarmee instellingen worden gezocht voor standaardinvoer",
          "the name by which settings are found for standard input")),
      Common.forceExclude,
    ] + Common.options

  static let help = CommandHelp(
    name: "", arguments: "[PAD…]",
    summary: Text(
      "Zet bestanden met opgaven in hun vaste vorm. Zonder pad, of met -, van standaardinvoer naar standaarduitvoer. Een bestand met schrijffouten blijft zoals het is.",
      "Puts files of opgaven in their canonical form. Without a path, or with -, from standard input to standard output. A file with syntax errors stays as it is."
    ),
    examples: [
      ("opgave-format .", Text("alle bestanden in deze map", "all files in this folder")),
      (
        "opgave-format --check .",
        Text("voor CI: exitcode 1 als er iets anders moet", "for CI: exit code 1 if something must change")
      ),
      ("opgave-format --diff wonen.opgave", Text("laat zien wat er zou veranderen", "shows what would change")),
      ("opgave-format < wonen.opgave", Text("voor editors", "for editors")),
    ],
    exits: [
      ("0", Text("alles staat in de vaste vorm", "everything is in the canonical form")),
      ("1", Text("met --check of --diff: er zou iets veranderen", "with --check or --diff: something would change")),
      (
        "2",
        Text(
          "het werk kon niet worden gedaan, of een bestand heeft schrijffouten",
          "the work could not be done, or a file has syntax errors")
      ),
      Common.interrupted,
    ])

  package static func run(_ arguments: [String]) -> Int32 {
    Machine.endWhenInterrupted()
    let language = Common.language(arguments)
    do throws(UsageError) {
      let arguments = try Arguments(arguments, options)
      if Common.answers(arguments, "opgave-format", help, options, language) { return 0 }
      return try FormatRun(arguments, language).run()
    } catch {
      return Common.fail("opgave-format", error, language)
    }
  }
}

private struct FormatRun {
  private enum Mode: Sendable { case write, check, diff }

  /// What came of one file.
  private enum Outcome: Sendable {
    case unchanged
    case changed([UInt8], old: [UInt8])
    case broken(Text)
    case problem(Problem)
  }

  private let arguments: Arguments
  private let language: Language
  private let mode: Mode
  private let lines: ClosedRange<Int>?
  private let resources = Resources.machine()
  private let settings: FormatSettings

  init(_ arguments: Arguments, _ language: Language) throws(UsageError) {
    (self.arguments, self.language) = (arguments, language)
    settings = FormatSettings(resources)
    mode = arguments.has("--diff") ? .diff : arguments.has("--check") ? .check : .write
    guard let text = arguments.value("--lines") else {
      lines = nil
      return
    }
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first >= 1, last >= first else {
      throw UsageError(
        Text("‘\(text)’ is geen bereik van regels zoals 10:20", "‘\(text)’ is no range of lines such as 10:20"))
    }
    lines = first...last
  }

  private struct Job: Sendable {
    let path: String
    let shown: String
    /// The root of its repository, by which those that write wait for each other.
    let repository: String
    /// The folder that was named, without links, outside of which nothing is written; `nil` where the file itself was named.
    let root: String?
    let options: FormatOptions
  }

  func run() -> Int32 {
    if arguments.paths.isEmpty || arguments.paths == ["-"] { return standardInput() }
    var jobs: [Job] = []
    var partial: [String] = []
    var namedIn: Set<String> = []
    var couldNot = false
    if arguments.paths.contains("-") {
      let text = Text("‘-’ (standaardinvoer) gaat niet samen met paden", "‘-’ (standard input) does not go with paths")
      return Common.fail("opgave-format", UsageError(text), language)
    }
    for path in arguments.paths {
      switch Disk.kind(path) {
      case .folder?:
        let found = files(below: path, settings)
        for problem in found.problems { fail(problem, &couldNot) }
        jobs += found.jobs
        partial += found.partial
      case nil: fail(Problem(.nothing(at: path)), &couldNot)
      case .other?: fail(Problem(path, .notAFile), &couldNot)
      default:
        if isLeftOut(path) { continue }
        namedIn.insert(FilePath.folder(of: path))
        let repository = Discovery(resources).root(of: Disk.absolute(path))
        jobs.append(
          Job(
            path: path, shown: path, repository: repository, root: nil,
            options: FormatOptions(settings.settings(repository))))
      }
    }
    if tellBrokenSettings() { return 2 }
    // Named twice, or by a link and by its own name: done once.
    var seen: Set<String> = []
    jobs = jobs.filter { seen.insert(Disk.real($0.path) ?? $0.path).inserted }
    let (work, lines, isWriting) = (jobs, lines, mode == .write)
    if isWriting {
      for folder in namedIn {
        partial += ((try? Disk.list(folder)) ?? []).map(\.name).filter(PartialName.matches)
          .map { FilePath.joined(folder, $0) }
      }
      for path in PartialFiles.removeAbandoned(partial) { fail(Problem(path, .savedMeanwhile), &couldNot) }
    }
    // One after the other with what mends, or each takes what the other wrote for somebody's newer text.
    let roots = isWriting ? Set(work.map(\.repository)) : []
    let locks = roots.sorted().map(FolderLock.init)
    defer { for lock in locks { lock.release() } }
    let outcomes = Workers.map(jobs.count, workers: Machine.cores, state: { () }) { _, number in
      FormatRun.format(work[number], lines, isWriting: isWriting)
    }
    var hasChanges = false
    for (job, outcome) in zip(jobs, outcomes) {
      switch outcome {
      case .unchanged: break
      case .changed(let new, let old):
        hasChanges = true
        if mode == .diff {
          Stream.output.write(Difference.unified(old, new, path: Difference.path(job.path)))
        } else {
          Stream.output.write(job.shown.visiblePath + "\n")
        }
      case .broken(let text):
        Stream.error.write("\(job.shown.visiblePath):\(text[language])\n")
        couldNot = true
      case .problem(let problem): fail(problem, &couldNot)
      }
    }
    return couldNot ? 2 : hasChanges && mode != .write ? 1 : 0
  }

  /// Whether a file that was named stays as it is, since its repository does not read it and that was asked to count.
  private func isLeftOut(_ path: String) -> Bool {
    arguments.has("--force-exclude") && !settings.reads(Disk.absolute(path))
  }

  /// Says what is wrong with settings; whether something is, so that nothing may be formatted by them.
  private func tellBrokenSettings() -> Bool {
    for text in settings.problems { Stream.error.write(text[language].visible + "\n") }
    return !settings.problems.isEmpty
  }

  private func fail(_ problem: Problem, _ couldNot: inout Bool) {
    couldNot = true
    Common.say(problem.text, language, by: "opgave-format")
  }

  /// The files below a folder, each with the settings of its repository.
  private func files(
    below path: String, _ settings: FormatSettings
  ) -> (jobs: [Job], problems: [Problem], partial: [String]) {
    let absolute = Disk.absolute(path)
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    var jobs: [Job] = []
    var problems: [Problem] = []
    var partial: [String] = []
    // A folder behind a link that was named is meant with what is in it; one in whose place a link comes later is not.
    let real = Disk.real(absolute) ?? absolute
    func add(_ start: String) {
      let discovery = Discovery(resources)
      let root = discovery.root(of: start)
      var folder = discovery.files(root, below: FilePath.inside(start, of: root) ?? "")
      let own = settings.settings(root)
      folder.exclude(own.excluded)
      problems += folder.allProblems
      partial += folder.partial
      let options = FormatOptions(own)
      for file in folder.paths {
        let full = FilePath.joined(root, file)
        jobs.append(
          Job(
            path: full, shown: FilePath.joined(base, FilePath.inside(full, of: absolute) ?? full),
            repository: root, root: real, options: options))
      }
      for inner in folder.inner { add(inner) }
    }
    add(absolute)
    return (jobs, problems, partial)
  }

  private func standardInput() -> Int32 {
    let bytes: [UInt8]
    do { bytes = try Stream.input.readAll() } catch {
      var ignored = false
      fail(Problem(error), &ignored)
      return 2
    }
    let name = arguments.value("--stdin-filename")
    let options = name.map { settings.options(for: Disk.absolute($0)) } ?? FormatOptions()
    if tellBrokenSettings() {
      if mode == .write { Stream.output.write(bytes) }
      return 2
    }
    if let name, isLeftOut(name) {
      if mode == .write { Stream.output.write(bytes) }
      return 0
    }
    switch FormatRun.format(bytes, options, lines) {
    case .unchanged:
      if mode == .write { Stream.output.write(bytes) }
      return 0
    case .changed(let new, _):
      switch mode {
      case .write: Stream.output.write(new)
      case .check: Stream.output.write((name?.visible ?? "-") + "\n")
      case .diff: Stream.output.write(Difference.unified(bytes, new, path: name.map(Difference.path) ?? "stdin"))
      }
      return mode == .write ? 0 : 1
    case .broken(let text):
      if mode == .write { Stream.output.write(bytes) }
      Stream.error.write("\(name?.visible ?? "-"):\(text[language])\n")
      return 2
    case .problem(let problem):
      var ignored = false
      fail(problem, &ignored)
      return 2
    }
  }

  private static func format(_ job: Job, _ lines: ClosedRange<Int>?, isWriting: Bool) -> Outcome {
    do {
      let outcome = format(try Disk.read(job.path), job.options, lines)
      if case .changed(let new, let old) = outcome, isWriting {
        try Disk.replace(old, with: new, at: job.path, within: job.root)
      }
      return outcome
    } catch {
      return .problem(Problem(error))
    }
  }

  private static func format(_ bytes: [UInt8], _ options: FormatOptions, _ lines: ClosedRange<Int>?) -> Outcome {
    let tree = SyntaxTree(parsing: bytes)
    if let error = tree.errors.first(where: { !$0.kind.isHarmless }) {
      let place = LineTable(ofFile: bytes).position(of: error.range.lowerBound, in: bytes)
      let finding = Checker.text(tree, []).first { $0.place == .range(error.range) }
      let message =
        finding.flatMap { found in AllRules.rule(found.rule)?.message(found) } ?? Text("schrijffout", "syntax error")
      return .broken(
        Text(
          "\(place.line):\(place.column): blijft zoals het is: \(message.nl)",
          "\(place.line):\(place.column): stays as it is: \(message.en)"))
    }
    do throws(BrokenPromise) {
      let formatted =
        if let lines {
          try Formatter.formatted(tree, options, lines: lines.lowerBound - 1...lines.upperBound - 1)
        } else {
          try Formatter.formatted(tree, options)
        }
      return formatted == bytes ? .unchanged : .changed(formatted, old: bytes)
    } catch {
      assertionFailure("the formatter broke a promise: \(error)")
      return .broken(
        Text(
          "1:1: blijft zoals het is: een fout in de formatter (\(error))",
          "1:1: stays as it is: a fault of the formatter (\(error))"))
    }
  }
}

/// The settings that hold for files, each repository's read once.
private final class FormatSettings {
  private let resources: Resources
  private var known: [String: Settings] = [:]
  /// What is wrong with settings, so that nothing may be formatted by them.
  private(set) var problems: [Text] = []

  init(_ resources: Resources) { self.resources = resources }

  func settings(_ root: String) -> Settings {
    if let known = known[root] { return known }
    let state = RepositoryReader(resources).settings(of: root)
    if let problem = state.problem {
      problems.append(Text("opgave-format: \(problem[.nl])", "opgave-format: \(problem[.en])"))
    }
    if let (path, file) = state.broken {
      let shown = FilePath.relative(path, to: Disk.currentFolder)
      for placed in file.broken {
        let place = file.lines.position(of: placed.range.lowerBound, in: file.bytes)
        let message = AllRules.rule(placed.finding.rule)?.message(placed.finding) ?? Text("", "")
        problems.append(
          Text(
            "\(shown):\(place.line):\(place.column): \(message.nl)",
            "\(shown):\(place.line):\(place.column): \(message.en)"))
      }
    }
    known[root] = state.settings
    return state.settings
  }

  /// Whether the repository of a file reads it.
  ///
  /// - Parameter path: absolute.
  func reads(_ path: String) -> Bool {
    let root = Discovery(resources).root(of: path)
    guard let inside = FilePath.inside(path, of: root) else { return true }
    return Discovery.isMember(inside) && !settings(root).excluded.contains { Glob($0).matches(inside) }
  }

  /// - Parameter path: absolute.
  func options(for path: String) -> FormatOptions {
    FormatOptions(settings(Discovery(resources).root(of: path)))
  }
}
