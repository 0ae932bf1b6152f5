/// A document that a client has open: its text as the client has it, and what was read from it.
package import LanguageServerProtocol
package import OpgaveSyntax

package struct OpenDocument: Sendable {
  /// As the client spells it.
  package let uri: String
  package private(set) var version: Int?
  package private(set) var lines: LineTable
  package private(set) var tree: SyntaxTree

  package var bytes: [UInt8] { tree.bytes }

  package init(uri: String, version: Int?, text: String) {
    (self.uri, self.version) = (uri, version)
    tree = SyntaxTree(parsing: text)
    lines = LineTable(tree.bytes)
  }

  /// One change as the protocol has it: a range and its new text, or the whole text.
  package struct Change: Sendable {
    package var range: LSPRange?
    package var text: String
    package init(_ range: LSPRange?, _ text: String) { (self.range, self.text) = (range, text) }
  }

  /// Applies changes one after the other, each to the text that the one before left.
  package mutating func apply(_ changes: [Change], version: Int?, _ converter: PositionConverter) {
    var bytes = tree.bytes
    for change in changes {
      let inserted = Array(change.text.utf8)
      guard let range = change.range else {
        bytes = inserted
        lines = LineTable(bytes)
        continue
      }
      let start = converter.offset(range.start, bytes, lines)
      let end = max(start, converter.offset(range.end, bytes, lines))
      bytes.replaceSubrange(start..<end, with: inserted)
      lines.replace(start..<end, insertedCount: inserted.count, newBytes: bytes)
    }
    self.version = version
    tree = SyntaxTree(parsing: bytes)
  }
}
