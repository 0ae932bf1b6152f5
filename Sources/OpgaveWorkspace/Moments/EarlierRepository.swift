/// A repository as it was at a commit, beside which one is held that somebody is writing in. Read once; asked often.
package import OpgaveModel
internal import OpgavePlatform
internal import OpgaveRules
package import OpgaveSyntax
internal import Synchronization

package final class EarlierRepository: Sendable {
  /// As it was asked for.
  package let asked: String
  package let commit: Commit
  /// What it was; its files come from git.
  package let old: ReadRepository
  private let digests = Mutex<[FileIndex: TextDigests]>([:])
  private let current = Mutex<[String: (checksum: UInt64, digests: TextDigests)]>([:])
  /// What files were in the commits since, by path from the root: the oldest first.
  private let versions = Mutex<[String: [Version]]>([:])
  private let git: GitRepository
  private let inside: String

  /// A file at one of the commits since.
  private struct Version: Sendable {
    let day: Int32
    let moment: Moment
  }

  /// - Parameters:
  ///   - root: absolute; as it lies on the disk.
  ///   - environment: where it is not that of the process.
  ///   - watching: is told, before git is asked what there is, where it notes that its head moves, or what is asked for:
  ///     absolute paths of files, to be looked at now and then.
  package init(
    _ root: String, at text: String, _ resources: Resources, excluding patterns: [String],
    environment: [String: String]? = nil, watching: (_ headFiles: [String]) -> Void = { _ in }
  ) throws(GitFailure) {
    let git = try GitRepository(around: root, environment: environment)
    self.git = git
    // A branch, a tag or what is at another place, such as `origin/main`.
    let references = ["refs/heads/", "refs/tags/", "refs/remotes/", ""].map { git.commonFolder + "/" + $0 + text }
    watching([git.folder + "/HEAD", git.folder + "/logs/HEAD", git.commonFolder + "/packed-refs"] + references)
    switch MomentChoice(text, from: root) {
    case .revision(let name): commit = try git.commit(name)
    case .day(let day, let asked, _): commit = try git.commit(on: day, asked: asked)
    case .folder:
      throw GitFailure(
        Text("‘\(text)’ is geen vastlegging, tag of dag", "‘\(text)’ is no commit, tag or day"))
    }
    asked = text
    guard let inside = FilePath.inside(resources.source.real(root) ?? root, of: git.root) else {
      throw GitFailure(Text("‘\(root)’ ligt niet in ‘\(git.root)’", "‘\(root)’ does not lie in ‘\(git.root)’"))
    }
    self.inside = inside
    let source = try GitSource(git, commit, root: root, inside: inside)
    var earlier = resources
    earlier.source = source
    var options = ReadOptions()
    options.whenSettingsAreBroken = .goOn(with: Settings())
    var folder = Discovery(earlier).files(root)
    folder.exclude(patterns)
    try source.fetch(folder.paths.map { FilePath.joined(root, $0) })
    old = RepositoryReader(earlier, options).read(folder)
  }

  /// What is other of a declaration of the top level; `nil` where it was not there, or is the same.
  ///
  /// - Parameter new: with the digests of its file.
  package func change(of root: Address, in new: Moment) -> RepositoryChange? {
    guard let was = old.whole.repository.find(root, of: new.repository) else { return nil }
    let moment = Moment(old.whole.repository, [was.file: texts(of: was.file)])
    return RepositoryChange(from: moment, to: new, only: was, root)
  }

  /// What the words of a file of the later moment come to: reckoned once for each text.
  package func texts(of file: RepositoryFile, _ tree: SyntaxTree) -> TextDigests {
    let checksum = Checksum.of(tree.bytes)
    if let known = current.withLock({ $0[file.path] }), known.checksum == checksum { return known.digests }
    let made = TextDigests(tree, file.facts, file.places)
    current.withLock { $0[file.path] = (checksum, made) }
    return made
  }

  private func texts(of file: FileIndex) -> TextDigests {
    if let known = digests.withLock({ $0[file] }) { return known }
    let state = old.files[file].file
    let bytes = (try? old.resources.source.read(FilePath.joined(old.root, state.path))) ?? []
    let made = TextDigests(SyntaxTree(parsing: bytes), state.facts, state.places)
    digests.withLock { $0[file] = made }
    return made
  }

  // MARK: Since when

  /// So many commits are looked at to tell since when something is as it is.
  private static let manyVersions = 60

  /// Whether what a file was since is known.
  package func knowsVersions(of path: String) -> Bool { versions.withLock { $0[path] != nil } }

  /// Asks git what a file was in the commits since; takes a while.
  ///
  /// - Parameter path: from the root.
  package func readVersions(of path: String) {
    var reader = FileReader()
    let found =
      (try? git.versions(of: FilePath.joined(inside, path), since: commit, atMost: EarlierRepository.manyVersions))
      ?? []
    let read = found.map { day, bytes -> Version in
      let tree = SyntaxTree(parsing: bytes)
      let file = reader.state(path, tree, Settings()).file
      return Version(
        day: day, moment: Moment(Repository([file]), [FileIndex(0): TextDigests(tree, file.facts, file.places)]))
    }
    versions.withLock { $0[path] = read }
  }

  /// The day of the commit since which something is as it is now.
  ///
  /// - Parameter isOther: whether it is another in what changed since a version of the file.
  /// - Returns: `nil` where it is in no commit yet; the outer `nil` where that is not known.
  package func day(
    of root: Address, in new: Moment, isOther: (RepositoryChange) -> Bool
  ) -> Int32?? {
    let path = new.repository.files[root.file].path
    guard let all = versions.withLock({ $0[path] }), !all.isEmpty else { return nil }
    var since: Int32?
    for version in all.reversed() {
      guard let was = version.moment.repository.find(root, of: new.repository) else { break }
      if isOther(RepositoryChange(from: version.moment, to: new, only: was, root)) { break }
      since = version.day
    }
    return .some(since)
  }
}

extension Repository {
  /// The declaration that a declaration of the top level of another moment is called after.
  fileprivate func find(_ root: Address, of other: Repository) -> Address? {
    let facts = other.facts(root)
    let declaration = facts.declaration(root.ordinal)
    guard declaration.name >= 0 else { return nil }
    let organisation = declaration.kind.scope == .repository ? 0 : facts.organisation(of: root.ordinal)
    return find(declaration.kind, organisation: organisation, declaration.name, in: facts.names)
  }
}
