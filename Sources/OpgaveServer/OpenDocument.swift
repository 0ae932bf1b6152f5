/// A document that a client has open: its text as the client has it, and what was read from it.
package import LanguageServerProtocol
package import OpgaveSyntax
internal import OpgaveWorkspace

package struct OpenDocument: Sendable {
  /// As the client spells it.
  package let uri: String
  /// What it is known by, however it is spelled.
  package var key: String { path ?? uri }
  /// On this disk; `nil` for other schemes.
  package let path: String?
  package private(set) var version: Int?
  /// When it was last written in, counted over all documents: of two names of one file the later counts.
  var turn = 0
  package private(set) var lines: LineTable
  package private(set) var tree: SyntaxTree
  /// The settings beside its file or above, for a document that belongs to no repository.
  var beside = SettingsState()
  /// The tree as it was last taken in.
  private var takenIn: SyntaxTree?
  /// Whether that is the tree as it is now.
  private var isTakenIn = false
  /// How the text differs from that one, where it is no more than typing in a text or comment.
  private var typed: Typing?
  /// What it says by itself, where it belongs to no repository.
  var standalone: StandaloneFile?

  package var bytes: [UInt8] { tree.bytes }

  /// - Parameter path: how its file is known; `nil` where the address is no file's.
  package init(uri: String, path: String?, version: Int?, text: String) {
    (self.uri, self.path, self.version) = (uri, path, version)
    tree = SyntaxTree(parsing: text)
    lines = LineTable(tree.bytes)
  }

  /// The same document of another file.
  func known(by path: String) -> OpenDocument {
    var document = OpenDocument(uri: uri, path: path, version: version, text: String(decoding: bytes, as: UTF8.self))
    document.turn = turn
    return document
  }

  /// One change as the protocol has it: a range and its new text, or the whole text.
  package struct Change: Sendable {
    package var range: LSPRange?
    package var text: String
    package init(_ range: LSPRange?, _ text: String) { (self.range, self.text) = (range, text) }
  }

  /// Applies changes one after the other, each to the text that the one before left.
  package mutating func apply(_ changes: [Change], version: Int?, _ converter: PositionConverter) {
    self.version = version
    let isFirst = isTakenIn
    (isTakenIn, typed, standalone) = (false, nil, nil)
    if changes.count == 1, let range = changes[0].range, let typing = type(range, changes[0].text, converter) {
      typed = isFirst ? typing : nil
      return
    }
    var bytes = tree.bytes
    for change in changes {
      let inserted = Array(change.text.utf8)
      guard let range = change.range else {
        bytes = inserted
        lines = LineTable(bytes)
        continue
      }
      let replaced = converter.offsets(range, bytes, lines)
      bytes.replaceSubrange(replaced, with: inserted)
      lines.replace(replaced, insertedCount: inserted.count, newBytes: bytes)
    }
    tree = SyntaxTree(parsing: bytes)
  }

  /// Applies a change that is no more than typing in a text or comment; `nil` where it may be more.
  private mutating func type(_ range: LSPRange, _ text: String, _ converter: PositionConverter) -> Typing? {
    let replaced = converter.offsets(range, tree.bytes, lines)
    guard let (after, typing) = tree.typing(replaced, Array(text.utf8)) else { return nil }
    tree = after
    lines.replace(replaced, insertedCount: typing.insertedCount, newBytes: tree.bytes)
    return typing
  }

  /// A text with the line ends that an editor keeps in this document: `\r\n` where all of its lines end so.
  ///
  /// - Parameter text: with `\n` at the end of each line.
  func keepingLineEnds(_ text: [UInt8]) -> [UInt8] {
    let feeds = bytes.indices.filter { bytes[$0] == .lineFeed }
    let returns = bytes.count { $0 == .carriageReturn }
    guard !feeds.isEmpty, returns == feeds.count, feeds.allSatisfy({ $0 > 0 && bytes[$0 - 1] == .carriageReturn })
    else {
      return text
    }
    return text.flatMap { $0 == .lineFeed ? [.carriageReturn, .lineFeed] : [$0] }
  }

  /// What is known of its file is another text's by now.
  mutating func forgetTakenIn() { (takenIn, isTakenIn, typed) = (nil, false, nil) }

  /// Gives the tree last taken in, and how the text differs from it where that is known; counts this one as taken in.
  mutating func takeIn() -> (before: SyntaxTree, typing: Typing?)? {
    defer { (takenIn, isTakenIn, typed) = (tree, true, nil) }
    return takenIn.map { ($0, typed) }
  }
}
