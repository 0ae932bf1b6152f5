/// What follows from a key: the indentation of a new line or a closing brace, the end of a text block.
package import OpgaveSyntax

package enum TypeFormatting {
  /// - Parameters:
  ///   - typed: the character that was typed just before the offset.
  ///   - indentation: spaces a level.
  package static func edits(_ tree: SyntaxTree, at offset: Int, after typed: String, indentation: Int) -> [TextEdit] {
    switch typed {
    case "\n": newLine(tree, offset, indentation)
    case "}": closingBrace(tree, offset, indentation)
    case "\"": quotes(tree, offset)
    default: []
    }
  }

  /// How many blocks are open before an offset, and whether a text block is.
  private static func depth(_ tree: SyntaxTree, _ offset: Int) -> Int? {
    var depth = 0
    for index in tree.records.indices {
      let kind = tree.kind(index)
      guard !kind.isNode else { continue }
      let range = tree.range(index)
      if range.lowerBound >= offset { break }
      if kind == .openBrace { depth += 1 }
      if kind == .closeBrace { depth = max(0, depth - 1) }
      if kind == .textBlock, range.upperBound > offset { return nil }
    }
    return depth
  }

  private static func indent(_ tree: SyntaxTree, _ start: Int, to level: Int, _ indentation: Int) -> [TextEdit] {
    let end = tree.endOfBlanks(start)
    let wanted = String(repeating: " ", count: max(0, level) * indentation)
    return tree.text(start..<end) == wanted ? [] : [TextEdit(start..<end, wanted)]
  }

  private static func newLine(_ tree: SyntaxTree, _ offset: Int, _ indentation: Int) -> [TextEdit] {
    guard var level = depth(tree, offset) else { return [] }
    let start = tree.lineStart(offset)
    let next = tree.endOfBlanks(start)
    if next < tree.bytes.count, tree.bytes[next] == UInt8(ascii: "}") { level -= 1 }
    // Behind a comma or a colon the value goes on, one level deeper.
    var last = start - 1
    while last > 0, tree.bytes[last] <= .space { last -= 1 }
    if last >= 0, last < tree.bytes.count,
      tree.bytes[last] == UInt8(ascii: ",") || tree.bytes[last] == UInt8(ascii: ":"),
      let token = tree.token(touching: last), tree.kind(token) == .comma || tree.kind(token) == .colon
    {
      level += 1
    }
    return indent(tree, start, to: level, indentation)
  }

  private static func closingBrace(_ tree: SyntaxTree, _ offset: Int, _ indentation: Int) -> [TextEdit] {
    let start = tree.lineStart(offset)
    guard offset > start, tree.bytes[start..<offset - 1].allSatisfy({ $0 == .space || $0 == .tab }),
      let level = depth(tree, offset - 1)
    else { return [] }
    return indent(tree, start, to: level - 1, indentation)
  }

  /// Behind the `"""` that opens a text block: its end on a line below.
  private static func quotes(_ tree: SyntaxTree, _ offset: Int) -> [TextEdit] {
    guard offset >= 3, offset <= tree.bytes.count, tree.bytes[offset - 3..<offset].elementsEqual("\"\"\"".utf8),
      let token = tree.token(touching: offset), tree.kind(token) == .textBlock,
      tree.range(token).lowerBound == offset - 3,
      tree.errors.contains(where: { $0.kind == .unclosedTextBlock && $0.range.lowerBound == offset - 3 })
    else { return [] }
    let start = tree.lineStart(offset)
    var end = start
    while end < tree.bytes.count, tree.bytes[end] == .space { end += 1 }
    let lead = tree.text(start..<end)
    let line = tree.newLine(at: offset) + lead
    return [TextEdit(offset..<offset, "\(line)\(line)\"\"\"")]
  }
}
