/// A repository as it was read: the state of each file and the index of their names, before any rule over names.
package import OpgaveModel
internal import OpgavePlatform
package import OpgaveRules

package struct ReadRepository: Sendable {
  /// Absolute.
  package let root: String
  package let settings: SettingsState
  package let whole: RepositoryContext
  /// By the number of the file.
  package let files: ByFile<FileState>
  package let problems: [Problem]
  /// Where its files come from.
  package let resources: Resources
  package internal(set) var timings: Timings
}

/// The settings in force, and what is wrong with those that were to be.
package struct SettingsState: Sendable {
  package var settings = Settings()
  /// Settings with errors, and where they stand.
  package var broken: (path: String, file: SettingsFile)?
  /// Why they cannot be read at all.
  package var problem: Problem?

  package init() {}

  package var areBroken: Bool { broken != nil || problem != nil }

  /// What is told of a file: by settings that cannot be relied on no more is judged than how a text is written, and they themselves.
  ///
  /// - Parameter path: from the root.
  static func told(_ findings: [PlacedFinding], of path: String, whenBroken areBroken: Bool) -> [PlacedFinding] {
    guard areBroken, path != Discovery.settingsName else { return findings }
    return findings.filter { AllRules.rule($0.finding.rule)?.group == .schrift }
  }
}

/// Reads repositories with what it is given.
package struct RepositoryReader: Sendable {
  package let resources: Resources
  package let options: ReadOptions

  package init(_ resources: Resources, _ options: ReadOptions = ReadOptions()) {
    (self.resources, self.options) = (resources, options)
  }

  /// Reads a repository and those below it, in their order.
  ///
  /// - Parameter root: absolute.
  package func read(_ root: String) -> [ReadRepository] { each(root) { $0 } }

  /// Reads a repository and those below it, each given to `body` before the next is read.
  package func each<Result>(_ root: String, _ body: (ReadRepository) -> Result) -> [Result] {
    var timings = Timings(resources.seconds)
    let folder = Discovery(resources).files(root)
    timings.end(Text("mappen doorlopen", "walking folders"))
    return [body(read(folder, timings))] + folder.inner.flatMap { each($0, body) }
  }

  /// The settings that hold in a repository.
  ///
  /// - Parameter path: absolute; `nil` where there are none.
  package func settings(at path: String?) -> SettingsState {
    var state = SettingsState()
    guard let path else { return state }
    do throws(Problem) {
      let isOwn = path != options.settingsPath
      if isOwn, Discovery(resources).ownPath(FilePath.name(of: path), of: FilePath.folder(of: path)) == nil {
        throw Problem(path, .outside)
      }
      let file = SettingsFile(try resources.source.read(path))
      state.settings = file.settings
      if !file.broken.isEmpty { state.broken = (path, file) }
    } catch { state.problem = error }
    if state.areBroken, case .goOn(let settings?) = options.whenSettingsAreBroken { state.settings = settings }
    return state
  }

  /// The settings of a repository of which nothing else is read.
  package func settings(of root: String) -> SettingsState {
    let path = FilePath.joined(root, Discovery.settingsName)
    return settings(at: resources.source.kind(path, followingLinks: false) != nil ? path : nil)
  }

  package func read(_ folder: RepositoryFolder) -> ReadRepository { read(folder, Timings(resources.seconds)) }

  private func read(_ folder: RepositoryFolder, _ timings: Timings) -> ReadRepository {
    var (folder, timings) = (folder, timings)
    let settings = settings(at: options.settingsPath ?? folder.settingsPath.map { FilePath.joined(folder.root, $0) })
    folder.exclude(settings.settings.excluded)
    folder.add(named: options.named)
    if settings.areBroken, case .readNothing = options.whenSettingsAreBroken { folder.paths = [] }
    let (results, declared) = readAll(folder, settings.settings)
    timings.end(Text("lezen en ontleden", "reading and parsing"))
    var files: [FileState] = []
    files.reserveCapacity(results.count)
    var problems = folder.allProblems + (settings.problem.map { [$0] } ?? [])
    for (path, result) in zip(folder.paths, results) {
      switch result {
      case .success(let file): files.append(file)
      case .failure(let problem):
        problems.append(problem)
        files.append(FileState(path: path))
      }
    }
    let whole = RepositoryContext(
      Repository(files.map(\.file), declared), surroundings(folder.root, settings.settings))
    timings.end(Text("namen ordenen", "indexing names"))
    return ReadRepository(
      root: folder.root, settings: settings, whole: whole, files: ByFile(files), problems: problems,
      resources: resources,
      timings: timings)
  }

  /// What findings depend on beside the files; the one place where the peildatum is settled.
  func surroundings(_ root: String, _ settings: Settings) -> Surroundings {
    let source = resources.source
    return Surroundings(
      peildatum: options.peildatum ?? settings.peildatum ?? resources.today(), settings: settings,
      isMissing: { source.kind(FilePath.joined(root, $0)) == nil })
  }

  /// What a document that belongs to no repository is looked at with.
  package var surroundingsOfNone: Surroundings {
    Surroundings(peildatum: options.peildatum ?? resources.today(), settings: Settings())
  }

  private func readAll(
    _ folder: RepositoryFolder, _ settings: Settings
  ) -> (results: [Result<FileState, Problem>], declared: [Declared]) {
    let (root, paths, source, isStopped) = (folder.root, folder.paths, resources.source, options.isStopped)
    let progress = options.progress?(paths.count)
    defer { progress?.end() }
    let (results, declared) = Workers.gather(
      paths.count, workers: resources.workers,
      state: { (reader: FileReader(), declared: Declared()) },
      rest: { $0.declared }
    ) { state, number -> Result<FileState, Problem> in
      let path = paths[number]
      progress?.advance()
      if isStopped() { return .success(FileState(path: path)) }
      do throws(Problem) {
        let file = try state.reader.read(FilePath.joined(root, path), as: path, from: source, settings)
        state.declared.add(file.file.facts, file: FileIndex(number))
        return .success(file)
      } catch { return .failure(error) }
    }
    return (results, declared)
  }
}

/// Where the time went, in seconds.
package struct Timings: Sendable {
  package private(set) var phases: [(name: Text, seconds: Double)] = []
  /// Summed over all cores.
  package internal(set) var rules: [UInt16: Double] = [:]
  private let now: @Sendable () -> Double
  private var last: Double

  init(_ now: @escaping @Sendable () -> Double) { (self.now, last) = (now, now()) }

  mutating func end(_ name: Text) {
    let time = now()
    phases.append((name, time - last))
    last = time
  }
}
