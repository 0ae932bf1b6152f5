/// Where the text of a document points, and how it is written from another file.

/// What a document's text points at.
package enum DocumentPath: Equatable, Sendable {
  case address
  /// A path from the root of the repository.
  case inside(String)
  case outside

  /// - Parameter file: the path of the file in which the text stands, from the root.
  package init(_ text: String, from file: String) {
    let lower = text.prefix(8).lowercased()
    if lower.hasPrefix("https://") || lower.hasPrefix("http://") {
      self = .address
      return
    }
    let path = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? text
    let second = path.dropFirst().first
    let hasDrive = second == ":" && path.first?.isLetter == true
    guard !path.hasPrefix("/"), !path.hasPrefix("~"), !path.contains("\\"), !hasDrive, !lower.hasPrefix("file:") else {
      self = .outside
      return
    }
    var folders = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard folders.popLast() != nil else {
          self = .outside
          return
        }
      } else {
        folders.append(String(part))
      }
    }
    self = .inside(folders.joined(separator: "/"))
  }
  /// A path from the root, as a file names it: from its own folder.
  ///
  /// - Parameter file: the path of the file that is to name it, from the root.
  package static func text(_ path: String, from file: String) -> String {
    let parts = path.split(separator: "/")
    let folders = file.split(separator: "/").dropLast()
    let shared = zip(parts.dropLast(), folders).prefix { $0 == $1 }.count
    let steps = folders.dropFirst(shared).map { _ in ".." } + parts.dropFirst(shared).map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}
