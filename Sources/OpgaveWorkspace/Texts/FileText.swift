/// The text of a file where something is shown of it: lines, tree, the declarations around a place, what a text means.
internal import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package final class FileText {
  package let bytes: [UInt8]
  package let lines: LineTable
  package private(set) lazy var tree = SyntaxTree(parsing: bytes)
  private var cursor = LineTable.Cursor()
  private lazy var paths = DeclarationPaths(tree)
  private lazy var directives = HidingDirectives(tree)

  /// A text as a file holds it.
  package init(_ bytes: [UInt8]) { (self.bytes, lines) = (bytes, LineTable(ofFile: bytes)) }

  /// A text that was parsed already.
  package init(_ tree: SyntaxTree, _ lines: LineTable) {
    (bytes, self.lines) = (tree.bytes, lines)
    self.tree = tree
  }

  package func span(_ range: Range<Int>) -> TextSpan {
    let start = cursor.position(of: range.lowerBound, in: bytes, lines)
    let end = cursor.position(of: range.upperBound, in: bytes, lines)
    return TextSpan(
      start: TextPosition(line: start.line, column: start.column), end: TextPosition(line: end.line, column: end.column)
    )
  }

  /// The declarations around a place by keyword and name: `opgave wonen > presteren > doel groei`.
  package func path(at offset: Int) -> String { paths.path(at: offset) }

  /// What stands at a place: what a text means, anything else as it is written.
  package func meaning(_ range: Range<Int>) -> String { FileText.meaning(range, in: bytes) }

  package static func meaning(_ range: Range<Int>, in bytes: [UInt8]) -> String {
    let own = Array(bytes[range.clamped(to: 0..<bytes.count)])
    guard own.first == UInt8(ascii: "\"") || own.first ?? 0 >= 0x80 else { return String(decoding: own, as: UTF8.self) }
    let tree = SyntaxTree(parsing: own)
    guard let token = tree.token(touching: 0), tree.kind(token).isText else {
      return String(decoding: own, as: UTF8.self)
    }
    return tree.textValue(token)
  }

  /// The reason of the `negeer` that hides a finding; empty without.
  package func reason(hiding rule: Rule, at offset: Int) -> String {
    guard let directive = directives.hiding(rule, at: offset) else { return "" }
    let parts = tree.text(directive.range).split(separator: ":", maxSplits: 1)
    return parts.count > 1 ? String(parts[1]).trimmed : ""
  }
}
