/// One run of `opgave check` from its arguments to its exit code, and the same again at each change.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveWorkspace

struct CheckRun {
  private let arguments: Arguments
  private let language: Language
  private let request: CheckRequest
  private let peildatum: Int32?
  private let workers: Int?
  /// What was read from standard input, and the absolute path that it stands for.
  private let input: (path: String, bytes: [UInt8])?
  private let isFixing: Bool

  init(_ arguments: Arguments, _ language: Language) throws(UsageError) {
    (self.arguments, self.language) = (arguments, language)
    request = try CheckRequest(arguments)
    peildatum = try CheckCommand.peildatum(arguments)
    workers = try arguments.number("--workers", in: 1...1024)
    isFixing = ["--fix", "--unsafe-fixes", "--diff"].contains(where: arguments.has)
    guard let name = arguments.value("--stdin-filename") else {
      if arguments.paths.contains("-") {
        throw UsageError(
          Text("geef met ‘--stdin-filename’ een naam aan ‘-’", "give ‘-’ a name with ‘--stdin-filename’"))
      }
      input = nil
      return
    }
    if isFixing || arguments.has("--watch") || !arguments.paths.allSatisfy({ $0 == "-" }) {
      throw UsageError(
        Text(
          "‘--stdin-filename’ gaat niet samen met paden, ‘--fix’, ‘--diff’ of ‘--watch’",
          "‘--stdin-filename’ does not go with paths, ‘--fix’, ‘--diff’ or ‘--watch’"))
    }
    do { input = (Disk.absolute(name), try Stream.input.readAll()) } catch {
      throw UsageError(Problem(error))
    }
  }

  /// What is looked at, as it is on disk now.
  private struct Aim {
    var resources: Resources
    var reading = ReadOptions()
    var checking = CheckOptions()
    var targets: [String] = []
    var roots: [String] = []
    var problems: [Problem] = []
  }

  private func aim(_ source: any FileSource) -> Aim {
    var aim = Aim(resources: .machine(workers: workers ?? Machine.cores))
    aim.resources.source = source
    aim.reading.peildatum = peildatum
    aim.reading.settingsPath = arguments.value("--settings").map(Disk.absolute)
    aim.checking.keepsIgnored = request.namesAccepted
    let label = Text("bestanden", "files")[language]
    aim.reading.progress = { Progress($0, label) }
    aim.checking.progress = aim.reading.progress
    aim.checking.timesRules = arguments.has("--timings")
    if let input {
      aim.targets = [input.path]
      if !arguments.has("--force-exclude") { aim.reading.named = [input.path] }
      aim.resources = aim.resources.overlaid(by: MemorySource([input.path: input.bytes]))
    } else {
      for path in arguments.paths.isEmpty ? ["."] : arguments.paths { add(path, to: &aim) }
    }
    // A repository inside another is checked with it, and not once more by itself.
    for target in aim.targets {
      let root = Discovery(aim.resources).root(of: target)
      if !aim.roots.contains(root) { aim.roots.append(root) }
    }
    return aim
  }

  private func add(_ path: String, to aim: inout Aim) {
    let discovery = Discovery(aim.resources)
    // By whatever name it is reached, a file of a repository is the one that it reads.
    let absolute = discovery.ownPath(Disk.absolute(path))
    switch Disk.kind(absolute) {
    case nil: aim.problems.append(Problem(.nothing(at: path)))
    case .other?: aim.problems.append(Problem(path, .notAFile))
    case .folder?:
      aim.targets.append(absolute)
      // A folder behind a link or hidden is left out of the walk, and named all the same.
      let root = discovery.root(of: absolute)
      if let below = FilePath.inside(absolute, of: root), !below.isEmpty, !arguments.has("--force-exclude") {
        if below.split(separator: "/").contains(where: { $0.hasPrefix(".") })
          || Disk.kind(absolute, followingLinks: false) == .link
        {
          aim.reading.named += discovery.files(root, below: below).paths.map { FilePath.joined(root, $0) }
        }
      }
    default:
      aim.targets.append(absolute)
      if !arguments.has("--force-exclude") { aim.reading.named.append(absolute) }
    }
  }

  /// Checks once, mending first where that was asked, and gives the exit code.
  ///
  /// - Parameter endsProcess: whether nothing follows; the system takes all memory back at once, faster than piece by piece.
  func once(endsProcess: Bool) -> Int32 { run(DiskSource(), endsProcess: endsProcess) { _ in } }

  /// - Parameter checked: called between checking and telling.
  private func run(_ source: any FileSource, endsProcess: Bool, _ checked: ([CheckedRepository]) -> Void) -> Int32 {
    let start = SystemClock.seconds
    var aim = aim(source)
    var fixed = 0
    if isFixing {
      // One after the other where two do it at once, so that neither works on what the other is changing.
      let locks = aim.roots.sorted().map(FolderLock.init)
      defer { for lock in locks { lock.release() } }
      let fixing = mend(aim)
      for text in fixing.undone { Common.say(text, language) }
      if arguments.has("--diff") {
        let difference = fixing.difference
        for problem in aim.problems { tell(problem) }
        Stream.output.write(difference)
        return aim.problems.isEmpty ? (difference.isEmpty ? 0 : 1) : 2
      }
      let left = Discovery(aim.resources).folders(aim.roots).flatMap(\.partial)
      aim.problems += PartialFiles.removeAbandoned(left).map { Problem($0, .savedMeanwhile) }
      let written = fixing.write()
      fixed = written.count
      aim.problems += written.problems
    }
    var seen: Set<String> = []
    aim.reading.whenSettingsAreBroken = .goOn(with: nil)
    let reader = RepositoryReader(aim.resources, aim.reading)
    let found = aim.roots.flatMap { outer in reader.check(outer, aim.checking).map { (outer: outer, found: $0) } }
      .filter { seen.insert($0.found.root).inserted }
    let repositories = found.map(\.found)
    checked(repositories)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    var report = CheckReport(request, language, base: Disk.currentFolder)
    report.makeRoom(for: repositories, aim.targets)
    for one in found { report.add(one.found, in: one.outer, aim.targets) }
    for problem in aim.problems + repositories.flatMap(\.problems) { report.add(problem) }
    if aim.checking.timesRules {
      for repository in repositories { Stream.error.write(TimingReport.text(repository.timings, language)) }
    }
    let isWhole = aim.problems.isEmpty && aim.targets.allSatisfy(aim.roots.contains)
    let code = report.finish(seconds: SystemClock.seconds - start, fixed: fixed, isWhole: isWhole)
    if endsProcess { Ending.end(code) }
    return code
  }

  private func mend(_ aim: Aim) -> Fixing {
    let (targets, selection) = (aim.targets, request.selection)
    var mending = Mending(
      Mending.Choice(
        isUnsafe: arguments.has("--unsafe-fixes"), isMeant: { path in targets.contains { path.isIn($0) } },
        isSelected: selection.contains))
    let roots = Dictionary(uniqueKeysWithValues: aim.roots.map { ($0, Disk.real($0) ?? $0) })
    for root in aim.roots { mending.run(root, RepositoryReader(aim.resources, aim.reading)) }
    return Fixing(mending, roots: roots, named: aim.reading.named)
  }

  private func tell(_ problem: Problem) {
    Common.say(problem.text, language)
  }

  /// Checks at each change, until interrupted.
  func watch() -> Never {
    var documents: Set<String> = []
    while true {
      // As it is before it is read, so that no change in between is missed.
      var before = standing(documents)
      if Stream.output.isTerminal { Stream.output.write("\u{1B}[2J\u{1B}[H") }
      let noted = NotingSource(DiskSource())
      _ = run(noted, endsProcess: false) { repositories in
        documents = repositories.reduce(into: []) { $0.formUnion($1.namedDocuments) }
        // Of one that is named only now counts what its finding rests on.
        before.documents = Standing.documents(documents) { path in
          before.documents[path] ?? noted.wasThere(path) ?? (Disk.kind(path) != nil)
        }
      }
      Waiting.untilChanged(language) { standing(documents) != before }
    }
  }

  /// All on the disk that a run says something of.
  private struct Standing: Equatable {
    /// When each file was last written, by its path.
    var files: [String: Int]
    var problems: [Problem]
    /// Which of the documents that are named are there.
    var documents: [String: Bool]

    static func documents(_ paths: Set<String>, _ isThere: (String) -> Bool) -> [String: Bool] {
      Dictionary(uniqueKeysWithValues: paths.map { ($0, isThere($0)) })
    }
  }

  private func standing(_ documents: Set<String>) -> Standing {
    let aim = aim(DiskSource())
    let found = Discovery(aim.resources).standing(aim.roots)
    var files = found.stamps
    if let settings = arguments.value("--settings") { files[settings] = Disk.stamp(settings) }
    return Standing(
      files: files, problems: found.problems + aim.problems,
      documents: Standing.documents(documents) { Disk.kind($0) != nil })
  }
}
