/// Which moments somebody means, and the repositories of opgaven at both.
internal import OpgaveModel
internal import OpgavePlatform
internal import OpgaveSyntax

/// How somebody names a moment.
package enum MomentChoice: Equatable, Sendable {
  /// A commit, a branch, a tag.
  case revision(String)
  /// The last commit of a day, or of the days before it.
  ///
  /// - Parameter isCertain: whether it cannot be the name of something else.
  case day(Int32, asked: String, isCertain: Bool)
  /// As its files are. By the absolute path.
  case folder(String)

  /// What a text stands for: what starts with `/` or `.` or ends in `/` is a folder, what is written as a day is one, all else a
  /// revision. `day:` before a day tells it from a branch of that name.
  ///
  /// - Parameter folder: the absolute one from which relative ones count.
  package init(_ text: String, from folder: String) {
    let named = text.hasPrefix("day:") ? String(text.dropFirst(4)) : text
    if text.hasPrefix("/") || text.hasPrefix(".") || text.hasSuffix("/") {
      self = .folder(FilePath.normalized(text.hasPrefix("/") ? text : FilePath.joined(folder, text)))
    } else if let day = DateSpan(text: named), day.first == day.last, named.utf8.count == 10 {
      self = .day(day.last, asked: named, isCertain: named != text)
    } else {
      self = .revision(text)
    }
  }
}

/// What is to be compared.
package struct MomentPair: Sendable {
  package let old: MomentChoice
  /// `nil` for the files as they are.
  package let new: MomentChoice?
  /// The absolute path around which the repository is sought.
  package let place: String

  package init(_ old: MomentChoice, _ new: MomentChoice?, around place: String) {
    (self.old, self.new, self.place) = (old, new, place)
  }
}

/// Two moments that are there.
package struct FoundMoments: Sendable {
  package let old: MomentPlace
  package let new: MomentPlace
  /// Where they come from git.
  package let oldCommit: Commit?
  package let newCommit: Commit?
  private let format: ObjectFormat

  /// - Parameters:
  ///   - resources: of these the files are those of the disk.
  ///   - environment: where it is not that of the process.
  package init(
    _ pair: MomentPair, _ resources: Resources, environment: [String: String]? = nil
  ) throws(GitFailure) {
    let source = resources.source
    let discovery = Discovery(resources)
    // What is named as a folder is one by itself; else it is all that belongs together.
    var root = discovery.root(of: pair.place)
    if case .folder(let path)? = pair.new { root = path }
    var git: GitRepository?
    func repository() throws(GitFailure) -> GitRepository {
      if let git { return git }
      let found = try GitRepository(around: root, environment: environment)
      git = found
      return found
    }
    func folder(_ path: String) throws(GitFailure) -> MomentPlace {
      guard source.kind(path) == .folder else {
        throw GitFailure(Text("‘\(path)’ is geen map", "‘\(path)’ is no folder"))
      }
      return MomentPlace(source, root: path)
    }
    // A part of what is compared is no moment of it.
    if case .folder(let path) = pair.old, pair.new == nil, path != root, source.kind(path) == .folder,
      discovery.root(of: path) == root
    {
      let named = FilePath.inside(path, of: pair.place) ?? path
      throw GitFailure(
        Text(
          "‘\(named)’ is een deel van deze verzameling en geen moment: bedoelt u ‘opgave diff -- \(named)’?",
          "‘\(named)’ is a part of this repository and no moment: do you mean ‘opgave diff -- \(named)’?"))
    }
    func find(_ choice: MomentChoice) throws(GitFailure) -> (MomentPlace, Commit?) {
      let commit: Commit
      switch choice {
      case .folder(let path): return (try folder(path), nil)
      case .revision(let text):
        let isFolder = source.kind(FilePath.joined(pair.place, text)) == .folder
        commit = try FoundMoments.commit(text, isFolder: isFolder, in: repository())
      case .day(let day, let asked, let isCertain):
        guard day <= resources.today() else {
          throw GitFailure(Text("‘\(asked)’ is nog niet geweest", "‘\(asked)’ is still to come"))
        }
        if !isCertain, try repository().isRevision(asked) { throw FoundMoments.isBoth(asked) }
        commit = try repository().commit(on: day, asked: asked)
      }
      let top = try repository().root
      guard let inside = FilePath.inside(source.real(root) ?? root, of: top) else {
        throw GitFailure(Text("‘\(root)’ ligt niet in ‘\(top)’", "‘\(root)’ does not lie in ‘\(top)’"))
      }
      return (MomentPlace(try GitSource(repository(), commit, root: root, inside: inside), root: root), commit)
    }
    (new, newCommit) = try find(pair.new ?? .folder(root))
    (old, oldCommit) = try find(pair.old)
    format = git?.format ?? .sha1
  }

  private static func commit(
    _ text: String, isFolder: Bool, in repository: GitRepository
  ) throws(GitFailure) -> Commit {
    if text.isEmpty { throw GitFailure(Text("noem een moment", "name a moment")) }
    // What is written as a day and is none.
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.first?.count == 4, (2...3).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }), try !repository.isRevision(text)
    {
      throw GitFailure(
        parts.count == 2
          ? Text(
            "‘\(text)’ is een maand: noem ook de dag, zoals ‘\(text)-01’",
            "‘\(text)’ is a month: name the day too, such as ‘\(text)-01’")
          : Text("‘\(text)’ is geen dag op de kalender", "‘\(text)’ is no day of the calendar"))
    }
    guard isFolder else { return try repository.commit(text) }
    throw GitFailure(
      try repository.isRevision(text)
        ? Text(
          "‘\(text)’ is een vastlegging én een map: schrijf ‘\(text)/’ voor de map, of de vastlegging voluit, zoals refs/heads/\(text)",
          "‘\(text)’ is a commit and a folder: write ‘\(text)/’ for the folder, or the commit in full, such as refs/heads/\(text)"
        )
        : Text(
          "git kent ‘\(text)’ niet; voor de map schrijft u ‘\(text)/’",
          "git does not know ‘\(text)’; for the folder you write ‘\(text)/’"))
  }

  private static func isBoth(_ asked: String) -> GitFailure {
    GitFailure(
      Text(
        "‘\(asked)’ is een dag én een tak of tag: schrijf ‘day:\(asked)’ voor de dag, of de naam voluit, zoals refs/tags/\(asked)",
        "‘\(asked)’ is a day and a branch or tag: write ‘day:\(asked)’ for the day, or the name in full, such as refs/tags/\(asked)"
      ))
  }

  /// Each repository of the later moment beside what it was.
  package func compare(_ resources: Resources, _ options: ReadOptions = ReadOptions()) throws(GitFailure)
    -> [ComparedRepository]
  {
    try MomentReader(resources, options, from: old, to: new, format).compare()
  }
}
