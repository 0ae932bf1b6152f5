/// Files that are texts in memory.
internal import OpgavePlatform

package struct MemorySource: FileSource, Equatable {
  /// By absolute path.
  private var texts: [String: [UInt8]] = [:]
  /// What stands in each folder above a text.
  private var folders: [String: [String: FileKind]] = ["/": [:]]

  package init() {}

  /// - Parameter texts: by absolute path.
  package init(_ texts: [String: [UInt8]]) { for (path, bytes) in texts { self[path] = bytes } }

  package var isEmpty: Bool { texts.isEmpty }
  package var paths: some Collection<String> { texts.keys }

  /// The text at a path; `nil` takes it away.
  package subscript(_ path: String) -> [UInt8]? {
    get { texts[path] }
    set {
      texts[path] = newValue
      if newValue == nil { remove(path) } else { add(path) }
    }
  }

  private mutating func add(_ path: String) {
    var (path, kind) = (path, FileKind.file)
    while path != "/" {
      let (folder, name) = MemorySource.parts(path)
      let isNew = folders[folder] == nil
      folders[folder, default: [:]][name] = kind
      if !isNew { return }
      (path, kind) = (folder, .folder)
    }
  }

  /// Takes away the folders too that hold nothing any more.
  private mutating func remove(_ path: String) {
    var path = path
    while path != "/" {
      let (folder, name) = MemorySource.parts(path)
      folders[folder]?[name] = nil
      guard folder != "/", folders[folder]?.isEmpty ?? false else { return }
      folders[folder] = nil
      path = folder
    }
  }

  private static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("/", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  package func list(_ folder: String) throws(Problem) -> [FolderEntry] {
    guard let entries = folders[folder] else { throw Problem(folder, .notFound) }
    return entries.map { FolderEntry(name: $0.key, kind: $0.value) }
  }

  package func read(_ path: String, into buffer: FileBuffer) throws(Problem) {
    guard let text = texts[path] else { throw Problem(path, folders[path] == nil ? .notFound : .isFolder) }
    buffer.bytes = text
  }

  package func kind(_ path: String, followingLinks: Bool) -> FileKind? {
    texts[path] != nil ? .file : folders[path] != nil ? .folder : nil
  }

  package func stamp(_ path: String) -> Int? { texts[path]?.hashValue }
}
