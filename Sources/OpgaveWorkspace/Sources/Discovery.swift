/// Which files belong to which repository of opgaven. All executables find them here.
internal import OpgaveModel
internal import OpgavePlatform

/// A repository on disk: its root, and the files in it by path from the root, in order.
package struct RepositoryFolder: Sendable {
  /// Absolute.
  package var root: String
  package var paths: [String] = []
  package var settingsPath: String?
  package var problems: [Problem] = []
  /// Roots of repositories below this one.
  package var inner: [String] = []
}

package enum Discovery {
  package static let ending = ".opgave"
  package static let settingsName = "instellingen.opgave"

  /// The root for a file or folder: the nearest folder upwards with settings, else with `.git`, else the folder itself.
  package static func root(of path: String) -> String {
    let absolute = Disk.absolute(path)
    let start = Disk.kind(absolute) == .folder ? absolute : Disk.folder(of: absolute)
    return upwards(start) { Disk.kind($0 + "/" + settingsName) == .file }
      ?? upwards(start) { Disk.kind($0 + "/.git") != nil } ?? start
  }

  /// The same for what an editor has open as a folder; one that is gone is searched for nowhere else.
  package static func root(ofFolder path: String) -> String {
    Disk.kind(path) == .folder ? root(of: path) : Disk.absolute(path)
  }

  /// Whether a path from a root is one that is read: a file of opgaven, in no hidden folder.
  package static func isMember(_ path: String) -> Bool {
    path.hasSuffix(ending) && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  private static func upwards(_ start: String, _ fits: (String) -> Bool) -> String? {
    var folder = start
    while true {
      if fits(folder) { return folder }
      if folder == "/" || folder == "." || folder.isEmpty { return nil }
      let above = Disk.folder(of: folder)
      if above == folder { return nil }
      folder = above
    }
  }

  /// All files of a repository, hidden folders and repositories of their own left out; on all cores, in the order of paths.
  ///
  /// - Parameter folder: where to start, from the root; hidden or behind a link or not.
  package static func files(_ root: String, below folder: String = "", workers: Int = Machine.cores) -> RepositoryFolder
  {
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
    }
    return found
  }

  /// What stands in a folder and may matter. With the slash behind a folder, the order within each folder makes that of whole
  /// paths.
  private struct Part: Sendable {
    let path: String
    let isFolder: Bool
  }

  private static func add(_ part: Part, _ found: inout RepositoryFolder) {
    if part.isFolder {
      for inner in parts(of: part.path, &found) { add(inner, &found) }
    } else {
      found.paths.append(part.path)
    }
  }

  /// - Parameter prefix: the path of the folder from the root, with a slash behind it; nothing for the root itself.
  private static func parts(of prefix: String, _ found: inout RepositoryFolder, isStart: Bool = false) -> [Part] {
    let place = prefix.isEmpty ? found.root : found.root + "/" + prefix.dropLast()
    let entries: [Entry]
    do { entries = try Disk.list(place) } catch {
      found.problems.append(Problem(error))
      return []
    }
    if entries.contains(where: { $0.name == settingsName && $0.kind != .folder }) {
      guard isStart else {
        found.inner.append(place)
        return []
      }
      if prefix.isEmpty { found.settingsPath = settingsName }
    }
    var parts: [Part] = []
    for entry in entries where !entry.name.hasPrefix(".") {
      switch entry.kind {
      case .file where entry.name.hasSuffix(ending) && !entry.isText:
        found.problems.append(Problem(place + "/" + entry.name, .nameIsNoText))
      case .folder: parts.append(Part(path: prefix + entry.name + "/", isFolder: true))
      case .file where entry.name.hasSuffix(ending): parts.append(Part(path: prefix + entry.name, isFolder: false))
      // A link to a file counts; one to a folder is not followed, so that no circle is walked.
      case .link where entry.name.hasSuffix(ending) && Disk.kind(found.root + "/" + prefix + entry.name) != .folder:
        parts.append(Part(path: prefix + entry.name, isFolder: false))
      case .other where entry.name.hasSuffix(ending):
        found.problems.append(Problem(place + "/" + entry.name, .notAFile))
      default: break
      }
    }
    return parts.sorted { $0.path.precedesInBytes($1.path) }
  }
}

extension RepositoryFolder {
  /// Leaves out what the settings exclude.
  package mutating func exclude(_ patterns: [String]) {
    guard !patterns.isEmpty else { return }
    let globs = patterns.map(Glob.init)
    paths.removeAll { path in path != settingsPath && globs.contains { $0.matches(path) } }
  }
}

/// A pattern over paths: `*` within a name, `**` over folders, `?` one character; a folder stands for all in it.
package struct Glob: Sendable {
  private let parts: [[Character]]
  private let isAnchored: Bool

  package init(_ pattern: String) {
    let trimmed = pattern.hasPrefix("./") ? String(pattern.dropFirst(2)) : pattern
    isAnchored = trimmed.dropLast().contains("/")
    parts = trimmed.split(separator: "/").map(Array.init)
  }

  package func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map(Array.init)
    guard !parts.isEmpty else { return false }
    if isAnchored { return matches(parts[...], names[...]) }
    return names.indices.contains { matches(parts[...], names[$0...]) }
  }

  private func matches(_ pattern: ArraySlice<[Character]>, _ names: ArraySlice<[Character]>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == ["*", "*"] {
      if pattern.count == 1 { return true }
      return names.indices.contains { matches(pattern.dropFirst(), names[$0...]) }
    }
    guard let name = names.first, Glob.matches(first[...], name[...]) else { return false }
    return matches(pattern.dropFirst(), names.dropFirst())
  }

  /// Goes back to the last star only, so that no pattern takes more than the product of both lengths.
  private static func matches(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    var (p, n) = (pattern.startIndex, name.startIndex)
    var star: (pattern: Int, name: Int)?
    while n < name.endIndex {
      if p < pattern.endIndex, pattern[p] == "*" {
        star = (p, n)
        p += 1
      } else if p < pattern.endIndex, pattern[p] == "?" || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = star {
        p = last.pattern + 1
        n = last.name + 1
        star = (last.pattern, n)
      } else {
        return false
      }
    }
    while p < pattern.endIndex, pattern[p] == "*" { p += 1 }
    return p == pattern.endIndex
  }
}

extension String {
  /// Whether an absolute path is another one or lies in it.
  package func isIn(_ folder: String) -> Bool { self == folder || hasPrefix(folder == "/" ? folder : folder + "/") }
}
