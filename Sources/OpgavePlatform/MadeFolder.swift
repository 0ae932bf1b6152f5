/// A folder in which a tool makes all there is, and makes it again later. A file in it lists what was made; of that, what is not made
/// again goes, and nothing else is ever touched. One run at a time; of one that is broken off the next knows what it made. Knows nothing of
/// what is made.
internal import Synchronization

package final class MadeFolder: Sendable {
  /// Without links.
  private let path: String
  private let shown: String
  private let marker: String
  /// What was made before.
  private let old: Set<String>
  /// Held until this is done with.
  private let lock: FolderLock
  private let state = Mutex(State())

  private struct State {
    /// What is there of this run, or was there and is still wanted.
    var kept: Set<String> = []
    var folders: Set<String> = []
  }

  private static let heading =
    "# Gemaakt door opgave; wat hieronder staat, wordt de volgende keer opnieuw gemaakt of weggehaald.\n"

  /// - Parameters:
  ///   - path: made where it is not there, with what it stands in.
  ///   - marker: the name of the file that lists what was made.
  ///   - ending: of all that is made; whatever the list says, nothing else is taken away.
  /// - Throws: `holdsOthers` where something else stands there already, `isLink` where the path is a link.
  package init(_ path: String, marker: String, ending: String) throws(FileError) {
    (shown, self.marker) = (path, marker)
    let absolute = Disk.absolute(path)
    if Disk.kind(absolute, followingLinks: false) == .link { throw FileError(path, .isLink) }
    switch Disk.kind(absolute) {
    case nil: try MadeFolder.makeWithParents(absolute)
    case .folder: break
    default: throw FileError(path, .holdsOthers)
    }
    self.path = Disk.real(absolute) ?? absolute
    lock = FolderLock(self.path)
    do throws(FileError) {
      old = try MadeFolder.known(self.path, shown, marker).filter { $0.hasSuffix(ending) }
    } catch {
      // Of what was never whole nothing is taken down by itself.
      lock.release()
      throw error
    }
  }

  /// What the list in a folder says was made; it is begun where there is none.
  private static func known(_ folder: String, _ shown: String, _ marker: String) throws(FileError) -> Set<String> {
    let list = "\(folder)/\(marker)"
    switch Disk.kind(list, followingLinks: false) {
    case .file:
      let text = String(decoding: try Disk.read(list), as: UTF8.self)
      // As git may have written it, too.
      return Set(text.split(whereSeparator: \.isNewline).map(String.init).filter(isInside))
    case nil:
      guard try Disk.list(folder).isEmpty else { throw FileError(shown, .holdsOthers) }
      try Disk.write(Array(heading.utf8), to: list)
      return []
    default: throw FileError(shown, .holdsOthers)
    }
  }

  deinit { lock.release() }

  private static func makeWithParents(_ path: String) throws(FileError) {
    var missing = [path]
    while let first = missing.last, Disk.kind(FilePath.folder(of: first)) == nil, first != FilePath.folder(of: first) {
      missing.append(FilePath.folder(of: first))
    }
    for folder in missing.reversed() where Disk.kind(folder) == nil { try Disk.makeFolder(folder) }
  }

  /// Whether a path of the list is one that may have been made: it leads nowhere else.
  private static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("#") && !path.hasPrefix("/")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }

  /// Puts a file in the place of an earlier one, in one step. From any thread.
  ///
  /// - Parameter name: from the folder, with `/`.
  /// - Throws: `holdsOthers` where somebody else's file stands there, `isLink` where the way leads by a link.
  package func put(_ bytes: [UInt8], at name: String) throws(FileError) {
    let target = "\(path)/\(name)"
    let isOld = old.contains(name)
    // What cannot be written now is not what nobody wants.
    if isOld { state.withLock { _ = $0.kept.insert(name) } }
    try makeFolders(above: name)
    switch Disk.kind(target, followingLinks: false) {
    case nil: break
    case .file where isOld: break
    default: throw FileError("\(shown)/\(name)", .holdsOthers)
    }
    // What a run that is broken off has made is known to the next; a name of which nothing came does no harm.
    if !isOld { try Disk.append(Array("\(name)\n".utf8), to: "\(path)/\(marker)") }
    try Disk.writeUnsynchronised(bytes, to: target, within: path)
    if !isOld { state.withLock { _ = $0.kept.insert(name) } }
  }

  private func makeFolders(above name: String) throws(FileError) {
    let parts = name.split(separator: "/").dropLast()
    var folder = path
    for part in parts {
      folder += "/\(part)"
      if state.withLock({ $0.folders.contains(folder) }) { continue }
      switch Disk.kind(folder, followingLinks: false) {
      case nil: try Disk.makeFolder(folder)
      case .folder: break
      case .link: throw FileError(folder, .isLink)
      default: throw FileError(folder, .holdsOthers)
      }
      let known = folder
      state.withLock { _ = $0.folders.insert(known) }
    }
  }

  /// Takes away what was made before and not now, and writes down what there is.
  package func finish() throws(FileError) {
    let kept = state.withLock { $0.kept }
    for name in old.subtracting(kept).sorted(by: >) {
      let target = "\(path)/\(name)"
      // By way of a link it would be somebody else's.
      guard Disk.kind(target, followingLinks: false) == .file, Disk.real(target) == target else { continue }
      try Disk.remove(target)
      var folder = FilePath.folder(of: target)
      while folder.count > path.count {
        Disk.removeEmptyFolder(folder)
        folder = FilePath.folder(of: folder)
      }
    }
    let list = MadeFolder.heading + kept.sorted().map { $0 + "\n" }.joined()
    try Disk.writeUnsynchronised(Array(list.utf8), to: "\(path)/\(marker)", within: path)
  }
}
