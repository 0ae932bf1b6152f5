/// Where files come from: the disk, a text in memory, one laid over another. Knows nothing of what stands in them.
internal import OpgavePlatform
package import OpgaveSyntax

package enum FileKind: Sendable { case file, folder, link, other }

/// What stands in a folder.
package struct FolderEntry: Equatable, Sendable {
  package let name: String
  package let kind: FileKind
  /// Whether its name is UTF-8; else nothing is found under the name as it is given.
  package let isText: Bool

  package init(name: String, kind: FileKind, isText: Bool = true) {
    (self.name, self.kind, self.isText) = (name, kind, isText)
  }
}

/// Files by their absolute paths.
package protocol FileSource: Sendable {
  /// What stands in a folder, in no order.
  func list(_ folder: String) throws(Problem) -> [FolderEntry]

  /// Puts the bytes of a file in a buffer.
  func read(_ path: String, into buffer: FileBuffer) throws(Problem)

  /// The bytes of a file in an array of their own.
  func read(_ path: String) throws(Problem) -> [UInt8]

  /// What stands at a path; `nil` where nothing does.
  func kind(_ path: String, followingLinks: Bool) -> FileKind?

  /// A number that changes when a file does; `nil` where there is none.
  func stamp(_ path: String) -> Int?

  /// The absolute path without links; `nil` where it leads nowhere.
  func real(_ path: String) -> String?
}

extension FileSource {
  package func kind(_ path: String) -> FileKind? { kind(path, followingLinks: true) }

  /// Of a source that has no links.
  package func real(_ path: String) -> String? { kind(path) == nil ? nil : path }

  package func read(_ path: String) throws(Problem) -> [UInt8] {
    let buffer = FileBuffer()
    try read(path, into: buffer)
    return buffer.bytes
  }
}

/// Memory for reading and parsing files one after the other, kept between them.
package final class FileBuffer {
  package let parsing = ParsingBuffers()
  /// By way of which the disk is read; made when it first is.
  lazy var way = ReadBuffer()

  package init() {}

  package var bytes: [UInt8] {
    get { parsing.bytes }
    set { parsing.bytes = newValue }
  }
}
