/// A source that keeps what was said to stand at each path that was asked for: what findings rest on, whatever stands there later.
internal import OpgaveSyntax
internal import Synchronization

package final class NotingSource: FileSource {
  private let below: any FileSource
  private let answers = Mutex([String: Bool]())

  package init(_ below: any FileSource) { self.below = below }

  /// Whether something was said to stand at an absolute path; of two answers the first. `nil` where nobody asked.
  package func wasThere(_ path: String) -> Bool? { answers.withLock { $0[path] } }

  package func list(_ folder: String) throws(Problem) -> [FolderEntry] { try below.list(folder) }

  package func read(_ path: String, into buffer: FileBuffer) throws(Problem) { try below.read(path, into: buffer) }

  package func read(_ path: String) throws(Problem) -> [UInt8] { try below.read(path) }

  package func kind(_ path: String, followingLinks: Bool) -> FileKind? {
    let kind = below.kind(path, followingLinks: followingLinks)
    if followingLinks { answers.withLock { if $0[path] == nil { $0[path] = kind != nil } } }
    return kind
  }

  package func stamp(_ path: String) -> Int? { below.stamp(path) }

  package func real(_ path: String) -> String? { below.real(path) }
}
