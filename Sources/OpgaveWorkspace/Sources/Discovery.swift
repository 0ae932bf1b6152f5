/// Which files belong to which repository of opgaven. All executables find them here.
internal import OpgaveModel
internal import OpgavePlatform

/// A repository where files come from: its root, and the files in it by path from the root, in order.
package struct RepositoryFolder: Sendable {
  /// Absolute.
  package var root: String
  package var paths: [String] = []
  package var settingsPath: String?
  package var problems: [Problem] = []
  /// Roots of repositories below this one.
  package var inner: [String] = []
  /// Links from the root that lead out of it: no part of it, unless they are named.
  package var outside: [String] = []
  /// What writers left beside files that they were writing, absolute.
  package var partial: [String] = []
  /// Those of the paths that are links.
  fileprivate var links: [String] = []

  package init(root: String) { self.root = root }

  /// What could not be read, and what is said of links that lead outside.
  package var allProblems: [Problem] {
    problems + outside.map { Problem(FilePath.joined(root, $0), .outside) }
  }
}

package struct Discovery: Sendable {
  package static let ending = ".opgave"
  package static let settingsName = "instellingen.opgave"

  private let source: any FileSource
  private let workers: Int

  package init(_ resources: Resources) { (source, workers) = (resources.source, resources.workers) }

  /// Whether something stands at an absolute path.
  package func has(_ path: String) -> Bool { source.kind(path) != nil }

  /// The root for a file or folder: the nearest folder upwards with settings, else with `.git`, else the folder itself.
  ///
  /// - Parameter path: absolute.
  package func root(of path: String) -> String {
    let start = source.kind(path) == .folder ? path : FilePath.folder(of: path)
    return upwards(start) { source.kind($0 + "/" + Discovery.settingsName) == .file }
      ?? checkout(of: start) ?? start
  }

  /// The nearest folder upwards that git has checked out.
  package func checkout(of folder: String) -> String? { upwards(folder) { source.kind($0 + "/.git") != nil } }

  /// The same for what an editor has open as a folder; one that is gone is searched for nowhere else.
  package func root(ofFolder path: String) -> String { source.kind(path) == .folder ? root(of: path) : path }

  /// Whether a path from a root is one that is read: a file of opgaven, in no hidden folder.
  package static func isMember(_ path: String) -> Bool {
    path.hasSuffix(ending) && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  private func upwards(_ start: String, _ fits: (String) -> Bool) -> String? {
    var folder = start
    while true {
      if fits(folder) { return folder }
      if folder == "/" || folder == "." || folder.isEmpty { return nil }
      let above = FilePath.folder(of: folder)
      if above == folder { return nil }
      folder = above
    }
  }

  /// How a repository calls a file by whatever name it is reached, from its root: one that it reads has its own name, of others
  /// what is given counts. `nil` where the way leads out of the repository.
  ///
  /// - Parameter path: from the root.
  package func ownPath(_ path: String, of root: String) -> String? {
    let place = FilePath.joined(root, path)
    guard let real = source.real(place) else { return path }
    guard let inside = FilePath.inside(real, of: source.real(root) ?? root) else { return nil }
    return Discovery.isMember(inside) || source.kind(place) == .folder ? inside : path
  }

  /// The same for an absolute path, of which what leads out of its repository stays as it is.
  package func ownPath(_ path: String) -> String {
    let root = root(of: path)
    guard let inside = FilePath.inside(path, of: root), let own = ownPath(inside, of: root) else { return path }
    return FilePath.joined(root, own)
  }

  /// All files of a repository, hidden folders and repositories of their own left out; in the order of paths.
  ///
  /// - Parameter folder: where to start, from the root; hidden or behind a link or not.
  package func files(_ root: String, below folder: String = "") -> RepositoryFolder {
    var found = RepositoryFolder(root: root)
    let top = parts(of: folder.isEmpty ? "" : folder + "/", &found, isStart: true)
    let below = Workers.map(top.count, workers: workers, state: { () }) { _, number in
      var inner = RepositoryFolder(root: root)
      add(top[number], &inner)
      return inner
    }
    for inner in below {
      found.paths += inner.paths
      found.problems += inner.problems
      found.inner += inner.inner
      found.outside += inner.outside
      found.partial += inner.partial
      found.links += inner.links
    }
    leaveOutDoubles(&found)
    return found
  }

  /// Two links to one file that is not read under its own name are one file.
  private func leaveOutDoubles(_ found: inout RepositoryFolder) {
    guard found.links.count > 1 else { return }
    let root = found.root
    var seen: Set<String> = []
    let doubles = Set(found.links.filter { !seen.insert(source.real(FilePath.joined(root, $0)) ?? $0).inserted })
    found.paths.removeAll(where: doubles.contains)
  }

  /// When each file of a repository and of those below it was last written, by absolute path; 0 for one that leads nowhere.
  package func stamps(_ roots: [String]) -> [String: Int] { stamps(folders(roots)) }

  private func stamps(_ folders: [RepositoryFolder]) -> [String: Int] {
    var stamps: [String: Int] = [:]
    for folder in folders {
      for path in folder.paths {
        let whole = FilePath.joined(folder.root, path)
        stamps[whole] = source.stamp(whole) ?? 0
      }
    }
    return stamps
  }

  /// The same, with what can be told of these repositories without reading a file.
  package func standing(_ roots: [String]) -> (stamps: [String: Int], problems: [Problem]) {
    let folders = folders(roots)
    return (stamps(folders), folders.flatMap(\.allProblems))
  }

  /// What each repository holds, and those below it.
  package func folders(_ roots: [String]) -> [RepositoryFolder] {
    var found: [RepositoryFolder] = []
    var roots = roots
    var seen: Set<String> = []
    while let root = roots.popLast() {
      guard seen.insert(root).inserted else { continue }
      found.append(files(root))
      roots += found[found.count - 1].inner
    }
    return found
  }

  /// What stands in a folder and may matter. With the slash behind a folder, the order within each folder makes that of whole
  /// paths.
  private struct Part: Sendable {
    let path: String
    let isFolder: Bool
  }

  private func add(_ part: Part, _ found: inout RepositoryFolder) {
    if part.isFolder {
      for inner in parts(of: part.path, &found) { add(inner, &found) }
    } else {
      found.paths.append(part.path)
    }
  }

  /// - Parameter prefix: the path of the folder from the root, with a slash behind it; nothing for the root itself.
  private func parts(of prefix: String, _ found: inout RepositoryFolder, isStart: Bool = false) -> [Part] {
    let place = prefix.isEmpty ? found.root : FilePath.joined(found.root, String(prefix.dropLast()))
    let entries: [FolderEntry]
    do { entries = try source.list(place) } catch {
      found.problems.append(error)
      return []
    }
    if entries.contains(where: { $0.name == Discovery.settingsName && $0.kind != .folder }) {
      guard isStart else {
        found.inner.append(place)
        return []
      }
      if prefix.isEmpty { found.settingsPath = Discovery.settingsName }
    }
    var parts: [Part] = []
    for entry in entries {
      if entry.name.hasPrefix(".") {
        if PartialName.matches(entry.name) { found.partial.append(FilePath.joined(place, entry.name)) }
        continue
      }
      let isOpgave = entry.name.hasSuffix(Discovery.ending)
      switch entry.kind {
      case .file where isOpgave && !entry.isText:
        found.problems.append(Problem(place + "/" + entry.name, .nameIsNoText))
      case .folder: parts.append(Part(path: prefix + entry.name + "/", isFolder: true))
      case .file where isOpgave: parts.append(Part(path: prefix + entry.name, isFolder: false))
      case .link where isOpgave: follow(prefix + entry.name, &found, &parts)
      case .other where isOpgave: found.problems.append(Problem(place + "/" + entry.name, .notAFile))
      case .file, .link, .other: break
      }
    }
    return parts.sorted { $0.path.precedesInBytes($1.path) }
  }

  /// A link to a file counts where that has no other name that is read; one to a folder is not followed, so that no circle is walked.
  private func follow(_ path: String, _ found: inout RepositoryFolder, _ parts: inout [Part]) {
    let place = FilePath.joined(found.root, path)
    let kind = source.kind(place)
    if kind == .folder { return }
    guard let own = ownPath(path, of: found.root) else { return found.outside.append(path) }
    if own != path { return }
    if kind == .other { return found.problems.append(Problem(place, .notAFile)) }
    found.links.append(path)
    parts.append(Part(path: path, isFolder: false))
  }
}

extension RepositoryFolder {
  /// Leaves out what the settings exclude.
  package mutating func exclude(_ patterns: [String]) {
    guard !patterns.isEmpty else { return }
    let globs = patterns.map(Glob.init)
    func isExcluded(_ path: String) -> Bool { globs.contains { $0.matches(path) } }
    paths.removeAll { $0 != settingsPath && isExcluded($0) }
    outside.removeAll(where: isExcluded)
  }

  /// Adds files that are named, wherever they stand: excluded, hidden, or behind a link to a folder.
  ///
  /// - Parameter named: absolute paths; those outside the root are passed over.
  package mutating func add(named: [String]) {
    let own = named.compactMap { FilePath.inside($0, of: root) }
    guard !own.isEmpty else { return }
    outside.removeAll(where: own.contains)
    var known = Set(paths.map { Array($0.utf8) })
    paths += own.filter { known.insert(Array($0.utf8)).inserted }
    paths.sort { $0.precedesInBytes($1) }
  }
}
