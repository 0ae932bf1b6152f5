/// Two moments of the repositories below a folder, read so that what is the same at both is read once.
package import OpgaveModel
internal import OpgavePlatform
internal import OpgaveRules
internal import OpgaveSyntax

/// Where the files of a moment come from.
package struct MomentPlace: Sendable {
  fileprivate let source: any FileSource
  /// Absolute.
  package let root: String
  fileprivate let git: GitSource?

  /// The files of a folder, as they are.
  package init(_ source: any FileSource, root: String) { (self.source, self.root, git) = (source, root, nil) }

  package init(_ source: GitSource, root: String) { (self.source, self.root, git) = (source, root, source) }
}

/// One repository at two moments.
package struct ComparedRepository: Sendable {
  package let old: ReadRepository
  package let new: ReadRepository
  package let change: RepositoryChange
  /// What is not certain, as a file was not written well at the earlier moment, and at the later one.
  package let oldReservations: [Text]
  package let newReservations: [Text]
  /// What is to be known beside what changed.
  package let notes: [Text]

  package var reservations: [Text] { oldReservations + newReservations }

  /// What could not be read of either.
  package var problems: [Problem] { old.problems + new.problems }
}

package struct MomentReader: Sendable {
  private let reader: RepositoryReader
  private let old: MomentPlace
  private let new: MomentPlace
  private let format: ObjectFormat

  /// - Parameters:
  ///   - resources: of these the files are those of the moments.
  ///   - format: by which what is the same is known.
  package init(
    _ resources: Resources, _ options: ReadOptions = ReadOptions(), from old: MomentPlace, to new: MomentPlace,
    _ format: ObjectFormat = .sha1
  ) {
    var resources = resources
    resources.source = new.source
    reader = RepositoryReader(resources, options)
    (self.old, self.new, self.format) = (old, new, format)
  }

  private var workers: Int { reader.resources.workers }

  private var earlier: Resources {
    var resources = reader.resources
    resources.source = old.source
    return resources
  }

  /// Each repository of the later moment beside what was in its folder at the earlier one.
  package func compare() throws(GitFailure) -> [ComparedRepository] {
    let discovery = Discovery(reader.resources)
    let folders = discovery.folders([new.root]).sorted { $0.root.precedesInBytes($1.root) }.filter { folder in
      // One that is all of another checkout has a history of its own.
      folder.root == new.root || old.git == nil || new.git != nil
        || discovery.checkout(of: folder.root) == discovery.checkout(of: new.root)
    }
    var compared: [ComparedRepository] = []
    for folder in folders { compared.append(try compare(folder)) }
    return compared
  }

  private func compare(_ folder: RepositoryFolder) throws(GitFailure) -> ComparedRepository {
    var later = folder
    let settings = reader.settings(
      at: reader.options.settingsPath ?? folder.settingsPath.map { FilePath.joined(folder.root, $0) })
    later.exclude(settings.settings.excluded)
    leaveOutOtherCheckouts(&later)
    var before = earlierFolder(of: folder)
    var notes = newlyExcluded(before, settings.settings.excluded)
    notes += takeOutOtherRepositories(&before, &later, settings.settings.excluded)
    before.exclude(settings.settings.excluded)

    var known = KnownObjects()
    try known.read(before, old, format, workers)
    if let git = new.git { try git.fetch(later.paths.map { FilePath.joined(later.root, $0) }) }
    let isNow = read(later, new, settings.settings, known)
    let byObject = Dictionary(
      isNow.compactMap { file in (try? file.get()).flatMap { read in read.object.map { ($0, read) } } }
    ) { first, _ in first }
    let others = before.paths.filter { path in known.objects[path].map { byObject[$0] == nil } ?? true }
    if let git = old.git { try git.fetch(others.map { FilePath.joined(before.root, $0) }) }
    let was = readEarlier(before, settings.settings, known, byObject)

    let (oldSide, newSide) = (
      Side(before, was, settings, RepositoryReader(earlier, reader.options)), Side(later, isNow, settings, reader)
    )
    let change = RepositoryChange(from: oldSide.moment, to: newSide.moment)
    let reservations = reservations(oldSide, newSide)
    return ComparedRepository(
      old: oldSide.repository, new: newSide.repository, change: change, oldReservations: reservations.old,
      newReservations: reservations.new, notes: notes)
  }

  /// What git keeps as another repository is named and read at neither moment, so that nothing is wrong with what is told.
  private func takeOutOtherRepositories(
    _ before: inout RepositoryFolder, _ later: inout RepositoryFolder, _ patterns: [String]
  ) -> [Text] {
    let problems = (before.problems + later.problems).filter(\.isOfAnotherRepository)
    before.problems.removeAll(where: \.isOfAnotherRepository)
    later.problems.removeAll(where: \.isOfAnotherRepository)
    var notes: [Text] = []
    for problem in problems {
      // As git spells it, a commit stands before it.
      let path = problem.path.hasPrefix("/") ? problem.path : String(problem.path.split(separator: ":").last ?? "")
      var inside = RepositoryFolder(root: later.root)
      inside.paths = [FilePath.joined(FilePath.inside(path, of: later.root) ?? path, "a" + Discovery.ending)]
      inside.exclude(patterns)
      if !inside.paths.isEmpty, !notes.contains(problem.text) { notes.append(problem.text) }
    }
    return notes
  }

  /// The files that were read then, and that the settings of now leave out.
  private func newlyExcluded(_ before: RepositoryFolder, _ patterns: [String]) -> [Text] {
    guard !patterns.isEmpty, before.settingsPath != nil else { return [] }
    let reader = RepositoryReader(earlier, reader.options)
    let was = reader.settings(at: before.settingsPath.map { FilePath.joined(before.root, $0) }).settings.excluded
    if was == patterns { return [] }
    var (then, now) = (before, before)
    then.exclude(was)
    now.exclude(patterns)
    let kept = Set(now.paths)
    return then.paths.filter { !kept.contains($0) }.map { path in
      Text(
        "‘\(path)’ wordt niet meer gelezen: de instellingen sluiten het uit",
        "‘\(path)’ is not read any more: the settings exclude it")
    }
  }

  /// What stood where a repository is now, whatever repositories were in it.
  private func earlierFolder(of folder: RepositoryFolder) -> RepositoryFolder {
    let discovery = Discovery(earlier)
    func place(_ path: String) -> String {
      FilePath.joined(old.root, FilePath.inside(path, of: new.root) ?? "")
    }
    let root = place(folder.root)
    var found = RepositoryFolder(root: root)
    guard old.source.kind(root) == .folder else { return found }
    let apart = folder.inner.map(place)
    func isApart(_ path: String) -> Bool { apart.contains { path.isIn($0) } }
    for part in discovery.folders([root]) where !isApart(part.root) {
      if part.root == root { found.settingsPath = part.settingsPath }
      let inside = FilePath.inside(part.root, of: root) ?? ""
      found.paths += part.paths.map { FilePath.joined(inside, $0) }.filter { !isApart(FilePath.joined(root, $0)) }
      found.problems += part.allProblems
    }
    found.paths.sort { $0.precedesInBytes($1) }
    return found
  }

  /// What git has checked out of another repository is no part of a commit of this one.
  private func leaveOutOtherCheckouts(_ folder: inout RepositoryFolder) {
    guard old.git != nil, new.git == nil else { return }
    let discovery = Discovery(reader.resources)
    let own = discovery.checkout(of: new.root)
    var tops: [String: String?] = [:]
    var others: Set<String> = []
    let root = folder.root
    folder.paths.removeAll { path in
      let place = FilePath.folder(of: FilePath.joined(root, path))
      let top = tops[place] ?? discovery.checkout(of: place)
      tops[place] = .some(top)
      if let top, top != own { others.insert(top) }
      return top != own
    }
    folder.problems += others.sorted().map { Problem($0, .submodule) }
  }

  // MARK: Reading

  private typealias Read = Result<MomentFile, Problem>

  private func read(
    _ folder: RepositoryFolder, _ place: MomentPlace, _ settings: Settings, _ known: KnownObjects
  ) -> [Read] {
    let (root, format) = (folder.root, format)
    return each(folder) { (reader, path) throws(Problem) in
      let whole = FilePath.joined(root, path)
      let object = place.git?.object(whole)
      return try MomentFile(&reader, whole, path, place.source, settings, object, format) { known.objects[path] == $0 }
    }
  }

  private func readEarlier(
    _ folder: RepositoryFolder, _ settings: Settings, _ known: KnownObjects, _ later: [ObjectID: MomentFile]
  ) -> [Read] {
    let (root, format, source) = (folder.root, format, old.source)
    return each(folder) { (reader, path) throws(Problem) in
      let object = known.objects[path]
      if let object, let same = later[object] { return same.at(path) }
      return try MomentFile(&reader, FilePath.joined(root, path), path, source, settings, object, format) { _ in false }
    }
  }

  private func each(
    _ folder: RepositoryFolder, _ body: @escaping @Sendable (inout FileReader, String) throws(Problem) -> MomentFile
  ) -> [Read] {
    let paths = folder.paths
    return Workers.map(paths.count, workers: workers, state: { FileReader() }) { reader, number -> Read in
      do throws(Problem) { return .success(try body(&reader, paths[number])) } catch { return .failure(error) }
    }
  }

  /// The files of which a difference tells something while they are not written well.
  private func reservations(_ old: Side, _ new: Side) -> (old: [Text], new: [Text]) {
    func told(_ side: Side, _ other: Side, _ moment: Text) -> [Text] {
      side.broken.filter { path in side.objects[path] != other.objects[path] || side.objects[path] == nil }.map {
        path in
        Text(
          "in ‘\(path)’ staat \(moment.nl) een schrijffout: wat daar veranderde, is niet zeker",
          "‘\(path)’ holds a syntax error \(moment.en): what changed there is not certain")
      }
    }
    return (told(old, new, Text("toen", "then")), told(new, old, Text("nu", "now")))
  }
}

/// A file at one moment.
private struct MomentFile: Sendable {
  var state: FileState
  /// Where it is another one at the other moment.
  let texts: TextDigests?
  let object: ObjectID?
  /// Whether a syntax error or a conflict stands in it.
  let isBroken: Bool

  /// - Parameter isSame: whether the other moment has it at the same path.
  init(
    _ reader: inout FileReader, _ place: String, _ path: String, _ source: any FileSource, _ settings: Settings,
    _ object: ObjectID?, _ format: ObjectFormat, isSame: (ObjectID) -> Bool
  ) throws(Problem) {
    var (texts, found, isPointer): (TextDigests?, ObjectID?, Bool) = (nil, object, false)
    state = try reader.read(place, as: path, from: source, settings) { tree, state in
      isPointer = LargeFileStore.isPointer(tree.bytes)
      let object = object ?? ObjectID(ofFile: tree.bytes, format)
      found = object
      if !isSame(object) { texts = TextDigests(tree, state.file.facts, state.file.places) }
    }
    if isPointer { throw Problem(place, .keptElsewhere) }
    (self.texts, self.object) = (texts, found)
    isBroken = state.findings.contains { $0.severity == .fout && RuleGroup(code: $0.rule) == .schrift }
  }

  /// The same bytes at another path.
  func at(_ path: String) -> MomentFile {
    var file = self
    file.state.file.path = path
    return file
  }
}

/// What the files of a moment are called by git, by path from the root.
private struct KnownObjects: Sendable {
  private(set) var objects: [String: ObjectID] = [:]

  mutating func read(
    _ folder: RepositoryFolder, _ place: MomentPlace, _ format: ObjectFormat, _ workers: Int
  ) throws(GitFailure) {
    let (root, paths, source) = (folder.root, folder.paths, place.source)
    if let git = place.git {
      for path in paths { objects[path] = git.object(FilePath.joined(root, path)) }
      return
    }
    let found = Workers.map(paths.count, workers: workers, state: { FileBuffer() }) { buffer, number -> ObjectID? in
      do throws(Problem) { try source.read(FilePath.joined(root, paths[number]), into: buffer) } catch { return nil }
      return ObjectID(ofFile: buffer.bytes, format)
    }
    for (path, object) in zip(paths, found) { objects[path] = object }
  }
}

/// A repository at one moment as it was read.
private struct Side {
  let repository: ReadRepository
  let moment: Moment
  let broken: [String]
  let objects: [String: ObjectID]

  init(
    _ folder: RepositoryFolder, _ results: [Result<MomentFile, Problem>], _ settings: SettingsState,
    _ reader: RepositoryReader
  ) {
    var (files, texts, problems): ([FileState], [FileIndex: TextDigests], [Problem]) = ([], [:], folder.allProblems)
    var (broken, missing): ([String], Set<String>) = ([], [])
    var objects: [String: ObjectID] = [:]
    for (path, result) in zip(folder.paths, results) {
      switch result {
      case .success(let file):
        if let digests = file.texts { texts[FileIndex(files.count)] = digests }
        if file.isBroken { broken.append(path) }
        objects[path] = file.object
        files.append(file.state)
      case .failure(let problem):
        problems.append(problem)
        missing.insert(path)
        files.append(FileState(path: path))
      }
    }
    let whole = RepositoryContext(
      Repository(files.map(\.file)),
      reader.surroundings(folder.root, settings.settings))
    repository = ReadRepository(
      root: folder.root, settings: settings, whole: whole, files: ByFile(files), problems: problems,
      resources: reader.resources, timings: Timings(reader.resources.seconds))
    moment = Moment(whole.repository, texts, unread: missing)
    (self.broken, self.objects) = (broken, objects)
  }
}
