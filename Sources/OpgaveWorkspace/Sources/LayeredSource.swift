/// Texts laid over other files, as an editor has what is not saved yet: where both have a path, the text counts.

package struct LayeredSource: FileSource {
  private let texts: MemorySource
  private let below: any FileSource

  package init(_ texts: MemorySource, over below: any FileSource) { (self.texts, self.below) = (texts, below) }

  package func list(_ folder: String) throws(Problem) -> [FolderEntry] {
    guard texts.kind(folder) == .folder else { return try below.list(folder) }
    let own = try texts.list(folder)
    let names = Set(own.map(\.name))
    // A folder that only a text stands in is none below.
    if below.kind(folder) != .folder { return own }
    // What is a link below stays one, so that a folder behind it is not walked.
    let others = try below.list(folder)
    let links = Set(others.lazy.filter { $0.kind == .link }.map(\.name))
    return others.filter { !names.contains($0.name) || links.contains($0.name) }
      + own.filter { !links.contains($0.name) }
  }

  package func read(_ path: String, into buffer: FileBuffer) throws(Problem) {
    if let text = texts[path] { buffer.bytes = text } else { try below.read(path, into: buffer) }
  }

  package func read(_ path: String) throws(Problem) -> [UInt8] {
    if let text = texts[path] { return text }
    return try below.read(path)
  }

  package func kind(_ path: String, followingLinks: Bool) -> FileKind? {
    if let kind = below.kind(path, followingLinks: followingLinks) { return kind }
    return texts.kind(path, followingLinks: followingLinks)
  }

  package func stamp(_ path: String) -> Int? { texts.stamp(path) ?? below.stamp(path) }

  package func real(_ path: String) -> String? { below.real(path) ?? texts.real(path) }
}
