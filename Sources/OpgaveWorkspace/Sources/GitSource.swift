/// The files of a commit, as if they lay where they are checked out. What is in it is read when it is asked for, and kept.
internal import OpgavePlatform
internal import OpgaveSyntax
internal import Synchronization

package final class GitSource: FileSource {
  /// Larger files are no opgaven.
  package static let limit = 256 << 20

  private let repository: GitRepository
  private let limit: Int
  /// How people name the commit.
  private let name: String
  /// The top of the repository, as the paths that are asked for have it.
  private let top: String
  /// By absolute path.
  private let files: [String: ObjectID]
  private let links: [String: ObjectID]
  private let submodules: Set<String>
  private let folders: [String: [FolderEntry]]
  /// What was read.
  private let contents = Mutex<[ObjectID: Blob]>([:])

  /// - Parameters:
  ///   - root: an absolute path in which alone files are sought.
  ///   - inside: the same folder from the top of the repository.
  package init(
    _ repository: GitRepository, _ commit: Commit, root: String, inside: String, limit: Int = GitSource.limit
  ) throws(GitFailure) {
    (self.repository, name, self.limit) = (repository, commit.asked, limit)
    top = inside.isEmpty ? root : String(root.dropLast(inside.utf8.count + 1))
    var (files, links): ([String: ObjectID], [String: ObjectID]) = ([:], [:])
    var submodules: Set<String> = []
    var tree = FolderTree(root)
    for entry in try repository.entries(of: commit, below: inside) {
      // What is no text is told of as it lies on a disk: nothing is found under the name as it is given.
      let (text, isText) = (
        String(decoding: entry.path, as: UTF8.self), String(validating: entry.path, as: UTF8.self) != nil
      )
      let path = FilePath.joined(root, text)
      switch entry.kind {
      case .file: files[path] = entry.id
      case .link: links[path] = entry.id
      case .submodule: submodules.insert(path)
      }
      tree.add(path, entry.kind == .file ? .file : entry.kind == .link ? .link : .folder, isText: isText)
    }
    (self.files, self.links, self.submodules, folders) = (files, links, submodules, tree.folders)
  }

  /// The name of what stands in a file, by an absolute path; `nil` where none does.
  func object(_ path: String) -> ObjectID? { files[path] }

  /// Reads some files at once, which is far quicker than one by one.
  func fetch(_ paths: [String]) throws(GitFailure) {
    let known = contents.withLock { Set($0.keys) }
    var seen: Set<ObjectID> = []
    let missing = paths.compactMap { files[$0] ?? links[$0] }.filter { !known.contains($0) && seen.insert($0).inserted }
    try repository.read(missing, limit: limit) { id, blob in contents.withLock { $0[id] = blob } }
  }

  /// What git has under a name, asked for where it was not yet.
  private func blob(_ id: ObjectID, at path: String) -> Blob {
    if let blob = contents.withLock({ $0[id] }) { return blob }
    try? fetch([path])
    return contents.withLock { $0[id] } ?? .absent
  }

  /// As git spells it: `HEAD~3:opgaven/wonen.opgave`.
  private func spelling(_ path: String) -> String { "\(name):\(FilePath.inside(path, of: top) ?? path)" }

  package func list(_ folder: String) throws(Problem) -> [FolderEntry] {
    if submodules.contains(folder) { throw Problem(spelling(folder), .submodule) }
    guard let entries = folders[folder] else { throw Problem(spelling(folder), .notFound) }
    return entries
  }

  package func read(_ path: String, into buffer: FileBuffer) throws(Problem) { buffer.bytes = try bytes(path) }

  private func bytes(_ path: String) throws(Problem) -> [UInt8] {
    let place = links[path] == nil ? path : real(path) ?? path
    guard let id = files[place] else {
      throw Problem(spelling(path), folders[path] != nil ? .isFolder : links[path] != nil ? .danglingLink : .notFound)
    }
    let bytes: [UInt8]
    switch blob(id, at: place) {
    case .bytes(let content): bytes = content
    case .tooLarge: throw Problem(spelling(path), .overLimit)
    case .absent: throw Problem(spelling(path), .notKept)
    }
    if LargeFileStore.isPointer(bytes) { throw Problem(spelling(path), .keptElsewhere) }
    return bytes
  }

  package func kind(_ path: String, followingLinks: Bool) -> FileKind? {
    if files[path] != nil { return .file }
    if folders[path] != nil || submodules.contains(path) { return .folder }
    guard links[path] != nil else { return nil }
    return followingLinks ? real(path).flatMap { kind($0, followingLinks: false) } : .link
  }

  package func stamp(_ path: String) -> Int? { files[path]?.hashValue }

  package func real(_ path: String) -> String? {
    var place = path
    // Nobody links further with a meaning, and a circle has no end.
    for _ in 0..<40 {
      guard let id = links[place] else { return kind(place, followingLinks: false) == nil ? nil : place }
      guard case .bytes(let bytes) = blob(id, at: place), let target = String(validating: bytes, as: UTF8.self) else {
        return nil
      }
      place = FilePath.normalized(target.hasPrefix("/") ? target : FilePath.joined(FilePath.folder(of: place), target))
    }
    return nil
  }
}

/// What stands in which folder, gathered from the paths of files.
private struct FolderTree {
  private(set) var folders: [String: [FolderEntry]]

  init(_ root: String) { folders = [root: []] }

  mutating func add(_ path: String, _ kind: FileKind, isText: Bool) {
    var (path, entry) = (path, kind)
    while true {
      let folder = FilePath.folder(of: path)
      let isKnown = folders[folder] != nil
      let isName = isText || entry == .folder
      folders[folder, default: []].append(FolderEntry(name: FilePath.name(of: path), kind: entry, isText: isName))
      if isKnown || folder == "/" || folder == "." { return }
      (path, entry) = (folder, .folder)
    }
  }
}

/// Files that git keeps elsewhere, of which it has only where.
enum LargeFileStore {
  static func isPointer(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }
}
