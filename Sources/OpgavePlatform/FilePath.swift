/// Paths as text, with `/` between their parts. Knows no disk.

package enum FilePath {
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  package static func joined(_ folder: String, _ name: String) -> String {
    if name.isEmpty { return folder }
    return folder.isEmpty || folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// An absolute path without `.`, `..` and doubled slashes.
  package static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")).lazy.map(Substring.init) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The way from one absolute folder to an absolute path.
  package static func relative(_ path: String, to folder: String) -> String {
    let own = path.split(separator: "/")
    let base = folder.split(separator: "/")
    var shared = 0
    while shared < min(own.count, base.count), own[shared] == base[shared] { shared += 1 }
    let way = Array(repeating: "..", count: base.count - shared) + own[shared...].map(String.init)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }

  /// The way from a folder down to what lies in it, both absolute; `nil` where it lies elsewhere, nothing for the folder itself.
  package static func inside(_ path: String, of folder: String) -> String? {
    if path.utf8.elementsEqual(folder.utf8) { return "" }
    let base = folder == "/" ? folder : folder + "/"
    guard path.utf8.starts(with: base.utf8) else { return nil }
    return String(path.utf8.dropFirst(base.utf8.count))
  }
}

extension String {
  /// Whether an absolute path is another one or lies in it.
  package func isIn(_ folder: String) -> Bool { FilePath.inside(self, of: folder) != nil }
}
