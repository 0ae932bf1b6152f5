/// What can be folded away: blocks, text blocks, lists over lines, groups of comments.
internal import OpgaveSyntax

package struct FoldingRange: Equatable, Sendable {
  package enum Kind: String, Sendable { case comment, region }

  package var range: Range<Int>
  package var kind: Kind
  /// What stands there when it is folded.
  package var collapsedText: String
}

package enum Folding {
  package static func ranges(_ snapshot: FileSnapshot) -> [FoldingRange] {
    let tree = snapshot.tree
    var found: [FoldingRange] = []
    var index = 0
    while index < tree.records.count {
      switch tree.kind(index) {
      case .block:
        let block = BlockSyntax(index, in: tree)
        let whole = tree.range(index)
        if block.isClosed { found.append(FoldingRange(range: whole, kind: .region, collapsedText: "{ … }")) }
      case .textBlock:
        found.append(FoldingRange(range: tree.range(index), kind: .region, collapsedText: "\"\"\" … \"\"\""))
      case .field:
        let whole = tree.range(index)
        if FieldSyntax(index, in: tree).values.count > 1 {
          found.append(FoldingRange(range: whole, kind: .region, collapsedText: tree.text(index + 1) + ": …"))
        }
      case .comment:
        let first = index
        while index + 1 < tree.records.count, tree.kind(index + 1) == .comment, isDirectlyBelow(index, tree) {
          index += 1
        }
        let range = tree.range(first).lowerBound..<tree.range(index).upperBound
        found.append(FoldingRange(range: range, kind: .comment, collapsedText: "# …"))
      default: break
      }
      index += 1
    }
    return found
  }

  /// Whether the next record starts on the line below this one, and with nothing before it there.
  private static func isDirectlyBelow(_ index: Int, _ tree: SyntaxTree) -> Bool {
    let gap = tree.bytes[tree.range(index).upperBound..<tree.range(index + 1).lowerBound]
    return gap.reduce(0) { $0 + ($1 == .lineFeed || $1 == .carriageReturn ? 1 : 0) } <= 2
      && !gap.elementsEqual([.lineFeed, .lineFeed])
  }
}
