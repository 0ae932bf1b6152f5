/// From paths to findings: the repository read on all cores, its rules run, everything in its order. Prints nothing.
internal import OpgavePlatform
internal import OpgaveFormatting
package import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

/// The findings of one file.
package struct CheckedFile: Sendable {
  /// From the root of its repository.
  package let path: String
  package let findings: [PlacedFinding]
  /// Those that a `negeer` in the file hides, where they are asked for.
  package var ignored: [PlacedFinding] = []
}

package struct CheckedRepository: Sendable {
  /// Absolute.
  package let root: String
  package let settings: Settings
  package let repository: Repository
  package let surroundings: Surroundings
  /// By the number of the file.
  package let files: [CheckedFile]
  package let timings: Timings
  package let problems: [Problem]
  /// Whether the settings cannot be read as they are meant.
  package let hasBrokenSettings: Bool
  /// The path of such settings, and what was read of them.
  package let brokenSettings: (path: String, read: SettingsFile)?
}

/// A repository as it was read, before any rule over names.
package struct ReadRepository: Sendable {
  /// Absolute.
  package let root: String
  package let settings: Settings
  package let whole: RepositoryContext
  let files: [ReadFile]
  fileprivate let timings: Timings
  package let problems: [Problem]
  /// Whether the settings cannot be read as they are meant.
  package let hasBrokenSettings: Bool
  let brokenSettings: (path: String, read: SettingsFile)?
}

package struct CheckOptions: Sendable {
  package var peildatum: Int32?
  package var settingsPath: String?
  package var workers: Int
  /// Whether each rule is timed, which takes time itself.
  package var timesRules = false
  /// Absolute paths of files named on the command line, which are read even if they are excluded.
  package var named: [String] = []
  /// Texts that stand in for those on disk, by absolute path.
  package var overlay: [String: [UInt8]] = [:]
  /// Whether findings that the files themselves hide are kept too.
  package var keepsIgnored = false
  /// What is counted while it is read.
  package var progressLabel = "bestanden"

  package init(workers: Int = Machine.cores) { self.workers = workers }
}

/// Where the time went, in seconds.
package struct Timings: Sendable {
  package private(set) var phases: [(name: Text, seconds: Double)] = []
  /// Summed over all cores.
  package fileprivate(set) var rules: [UInt16: Double] = [:]
  private var last = SystemClock.seconds

  mutating func end(_ name: Text) {
    let now = SystemClock.seconds
    phases.append((name, now - last))
    last = now
  }
}

package enum Checking {
  /// Checks a repository and those below it, each before the next is read.
  package static func check(_ root: String, _ options: CheckOptions) -> [CheckedRepository] {
    each(root, options) { check($0, options) }
  }

  /// Reads a repository and those below it.
  package static func read(_ root: String, _ options: CheckOptions) -> [ReadRepository] { each(root, options) { $0 } }

  private static func each<Result>(
    _ root: String, _ options: CheckOptions, _ body: (ReadRepository) -> Result
  ) -> [Result] {
    var timings = Timings()
    let folder = Discovery.files(root, workers: options.workers)
    timings.end(Text("mappen doorlopen", "walking folders"))
    return [body(read(folder, options, timings))] + folder.inner.flatMap { each($0, options, body) }
  }

  private static func read(
    _ folder: RepositoryFolder, _ options: CheckOptions, _ timings: Timings
  ) -> ReadRepository {
    var (folder, timings) = (folder, timings)
    var settings = Settings()
    var hasBrokenSettings = false
    var brokenSettings: (path: String, read: SettingsFile)?
    let settingsPath = options.settingsPath ?? folder.settingsPath.map { folder.root + "/" + $0 }
    if let settingsPath {
      do throws(FileError) {
        let read = SettingsFile(try text(settingsPath, options))
        settings = read.settings
        hasBrokenSettings = !read.broken.isEmpty
        if hasBrokenSettings { brokenSettings = (settingsPath, read) }
      } catch {
        hasBrokenSettings = true
        folder.problems.append(Problem(error))
      }
    }
    folder.exclude(settings.excluded)
    // What is named is read wherever it stands: excluded, hidden, or behind a link to a folder.
    let prefix = folder.root == "/" ? "/" : folder.root + "/"
    let named = options.named.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    if !named.isEmpty {
      var known = Set(folder.paths.map { Array($0.utf8) })
      folder.paths += named.filter { known.insert(Array($0.utf8)).inserted }
      folder.paths.sort { $0.precedesInBytes($1) }
    }
    // By settings that cannot be relied on nothing is judged but themselves.
    if hasBrokenSettings { folder.paths = [] }

    var problems = folder.problems
    var read: [ReadFile] = []
    let form = FormatOptions(settings)
    let canonical: CanonicalForm? =
      settings.turnsOn(AllRules.formattingSlug) ? { @Sendable tree in Formatter.canonical(tree, form) } : nil
    let (results, declared) = readAll(folder, options, canonical)
    timings.end(Text("lezen en ontleden", "reading and parsing"))
    read.reserveCapacity(results.count)
    for (path, result) in zip(folder.paths, results) {
      switch result {
      case .success(let file): read.append(file)
      case .failure(let problem):
        problems.append(problem)
        read.append(ReadFile(path: path))
      }
    }
    let root = folder.root
    let surroundings = Surroundings(
      peildatum: options.peildatum ?? settings.peildatum ?? Today.day, settings: settings,
      isMissing: { Disk.kind(root + "/" + $0) == nil })
    let whole = RepositoryContext(Repository(read.map(\.file), declared), surroundings)
    timings.end(Text("namen ordenen", "indexing names"))
    return ReadRepository(
      root: root, settings: settings, whole: whole, files: read, timings: timings, problems: problems,
      hasBrokenSettings: hasBrokenSettings, brokenSettings: brokenSettings)
  }

  private static func text(_ path: String, _ options: CheckOptions) throws(FileError) -> [UInt8] {
    if let text = options.overlay[path] { return text }
    return try Disk.read(path)
  }

  private static func check(_ read: ReadRepository, _ options: CheckOptions) -> CheckedRepository {
    let (all, whole, settings) = (read.files, read.whole, read.settings)
    var timings = read.timings
    @Sendable func settle(_ number: Int, _ findings: [Finding]) -> CheckedFile {
      let one = all[number]
      func settled(_ directives: [Directive]) -> [PlacedFinding] {
        Checker.settle(one.findings + findings, one.file.facts, one.file.places, directives, settings)
      }
      var file = CheckedFile(path: one.file.path, findings: settled(one.directives))
      if options.keepsIgnored, !one.directives.isEmpty {
        let shown = Set(file.findings)
        file.ignored = settled([]).filter { !shown.contains($0) }
      }
      return file
    }
    let progress = Progress(all.count, options.progressLabel)
    let (asked, clocks) = Workers.gather(
      all.count, workers: options.workers,
      state: { (clock: RuleClock(now: { SystemClock.seconds }), names: KnownNames()) }, rest: { $0.clock }
    ) { state, number in
      progress.advance()
      let answer =
        options.timesRules
        ? Checker.timedFacts(whole, number, &state.names, &state.clock) : Checker.facts(whole, number, &state.names)
      return (file: settle(number, answer.findings), outline: answer.outline)
    }
    progress.end()
    var files = asked.map(\.file)
    timings.end(Text("regels per bestand", "rules by file"))
    // Few files show something of the whole; these are asked once more, so that none has to keep what it found.
    let overview = Overview(whole, asked.map(\.outline))
    var clock = RuleClock(now: { SystemClock.seconds })
    let wide = options.timesRules ? Checker.timedRepository(overview, &clock) : Checker.repository(overview)
    var names = KnownNames()
    for (number, findings) in wide {
      files[number] = settle(number, Checker.facts(whole, number, &names).findings + findings)
    }
    timings.end(Text("regels over het geheel", "rules over the whole"))
    for other in clocks { clock.add(other) }
    timings.rules = clock.seconds
    return CheckedRepository(
      root: read.root, settings: settings, repository: whole.repository, surroundings: whole.surroundings,
      files: files, timings: timings, problems: read.problems, hasBrokenSettings: read.hasBrokenSettings,
      brokenSettings: read.brokenSettings)
  }

  private static func readAll(
    _ folder: RepositoryFolder, _ options: CheckOptions, _ canonical: CanonicalForm?
  ) -> (results: [Result<ReadFile, Problem>], declared: [Declared]) {
    let (root, paths, settingsPath) = (folder.root, folder.paths, folder.settingsPath)
    let overlay = options.overlay
    let progress = Progress(paths.count, options.progressLabel)
    defer { progress.end() }
    let (results, declared) = Workers.gather(
      paths.count, workers: options.workers, state: { FileReader() }, rest: { $0.declared }
    ) { reader, number -> Result<ReadFile, Problem> in
      let path = paths[number]
      progress.advance()
      do throws(FileError) {
        let place = root + "/" + path
        let file = try reader.read(place, overlay.isEmpty ? nil : overlay[place]) { tree, lowering in
          ReadFile(path: path, tree, isSettings: path == settingsPath, &lowering, canonical: canonical)
        }
        reader.declared.add(file.file.facts, file: number)
        return .success(file)
      } catch { return .failure(Problem(error)) }
    }
    return (results, declared)
  }
}
