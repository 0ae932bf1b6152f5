/// From a tree to canonical text. Knows the grammar and no keyword; moves nothing.
package import OpgaveSyntax

package struct FormatOptions: Equatable, Sendable {
  /// How long a line with a list may be, in characters as a person counts them.
  package var lineLength: Int
  /// Spaces a level.
  package var indentation: Int

  package init(lineLength: Int = 100, indentation: Int = 2) {
    (self.lineLength, self.indentation) = (lineLength, indentation)
  }

  /// One level of indentation.
  package var step: String { String(repeating: " ", count: indentation) }
}

package enum Formatter {
  /// The canonical text of a tree.
  ///
  /// Declarations of the top level that hold a syntax error stay as they are; a caller that wants none of that asks
  /// `isFormattable` first.
  package static func format(_ tree: SyntaxTree, _ options: FormatOptions = FormatOptions()) -> [UInt8] {
    guard !tree.records.isEmpty, tree.kind(0) == .file else { return tree.bytes }
    if tree.errors.contains(where: { $0.kind == .otherEncoding || $0.kind == .tooLarge }) { return tree.bytes }
    var writer = Writer(tree, options)
    writer.out.reserveCapacity(tree.bytes.count + tree.bytes.count / 16)
    writer.items(of: 0, level: 0)
    writer.finish()
    return writer.out
  }

  /// The canonical text of a tree without errors; of one with errors its own.
  package static func canonical(_ tree: SyntaxTree, _ options: FormatOptions) -> [UInt8] {
    isFormattable(tree) ? format(tree, options) : tree.bytes
  }

  /// Whether nothing but what the formatter itself mends is wrong with the writing.
  package static func isFormattable(_ tree: SyntaxTree) -> Bool { tree.errors.allSatisfy { $0.kind.isHarmless } }
}
