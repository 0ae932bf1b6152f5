/// What is selected step by step around a place: word, value, list, field, content of a block, declaration, file.
internal import OpgaveSyntax

package enum SelectionRanges {
  /// From the innermost to the whole file; each holds the one before and is larger.
  package static func around(_ offset: Int, _ snapshot: FileSnapshot) -> [Range<Int>] {
    let tree = snapshot.tree
    var ranges: [Range<Int>] = []
    func add(_ range: Range<Int>) {
      guard range.lowerBound <= offset, offset <= range.upperBound, !range.isEmpty else { return }
      if let last = ranges.last {
        guard range != last, range.lowerBound <= last.lowerBound, last.upperBound <= range.upperBound else { return }
      }
      ranges.append(range)
    }
    if let token = tree.token(touching: offset) {
      if tree.kind(token).isText {
        addWord(around: offset, in: tree.range(token), tree, add)
        let whole = tree.range(token)
        let quotes = tree.kind(token) == .textBlock ? 3 : 1
        if tree.isClosedText(token), whole.count > 2 * quotes {
          add(whole.lowerBound + quotes..<whole.upperBound - quotes)
        }
      }
      add(tree.range(token))
      for node in tree.ancestors(of: token) {
        switch tree.kind(node) {
        case .field:
          let values = FieldSyntax(node, in: tree).values.map { tree.range($0.index) }
          if let first = values.first, let last = values.last { add(first.lowerBound..<last.upperBound) }
        case .block:
          let whole = tree.range(node)
          if BlockSyntax(node, in: tree).isClosed, whole.count > 2 {
            var (start, end) = (whole.lowerBound + 1, whole.upperBound - 1)
            while start < end, tree.bytes[start] <= .space { start += 1 }
            while end > start, tree.bytes[end - 1] <= .space { end -= 1 }
            add(start..<end)
          }
        default: break
        }
        add(tree.range(node))
      }
    }
    add(0..<tree.bytes.count)
    return ranges.isEmpty ? [offset..<offset] : ranges
  }

  /// The word of prose in which an offset stands.
  private static func addWord(around offset: Int, in text: Range<Int>, _ tree: SyntaxTree, _ add: (Range<Int>) -> Void)
  {
    func isPart(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "-") || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
    }
    var (start, end) = (offset, offset)
    while start > text.lowerBound, isPart(tree.bytes[start - 1]) { start -= 1 }
    while end < text.upperBound, end < tree.bytes.count, isPart(tree.bytes[end]) { end += 1 }
    add(start..<end)
  }
}
