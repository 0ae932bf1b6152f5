/// The values of a field with the comments that belong to each.
internal import OpgaveSyntax

struct FieldList {
  struct Element {
    /// Above the value, or before it on its line.
    var comments: [SyntaxTree.Index] = []
    var value: SyntaxTree.Index
    var comma: SyntaxTree.Index?
    /// Behind the value and its comma, on their line.
    var trailing: SyntaxTree.Index?
  }

  /// Behind the colon, on its line.
  private(set) var behindColon: SyntaxTree.Index?
  private(set) var elements: [Element] = []

  var hasComments: Bool { behindColon != nil || elements.contains { !$0.comments.isEmpty || $0.trailing != nil } }

  init(_ field: SyntaxTree.Index, _ tree: SyntaxTree) { self.init(field, tree, from: field + 1, count: .max) }

  /// No more of the list than a value, the two before it and the one behind it; with what stands behind the colon only where that
  /// is in between.
  init(_ field: SyntaxTree.Index, _ tree: SyntaxTree, around value: SyntaxTree.Index) {
    var (start, left) = (value, 2)
    while left > 0, start > field + 1 {
      start -= 1
      if tree.kind(start) == .value { left -= 1 }
    }
    self.init(field, tree, from: start, count: 4 - left)
  }

  /// - Parameter count: after so many values no more is looked at than what belongs to the last.
  private init(_ field: SyntaxTree.Index, _ tree: SyntaxTree, from start: SyntaxTree.Index, count: Int) {
    var pending: [SyntaxTree.Index] = []
    var lastEnd = 0
    var next = start
    let end = tree.after(field)
    while next < end, elements.count <= count {
      let child = next
      next = tree.after(child)
      let range = tree.range(child)
      switch tree.kind(child) {
      case .value:
        elements.append(Element(comments: pending, value: child))
        pending = []
      case .comma where !elements.isEmpty: elements[elements.count - 1].comma = child
      case .comment:
        let isOnNewLine = tree.hasLineEnd(in: lastEnd..<range.lowerBound)
        if !isOnNewLine, elements.isEmpty, behindColon == nil, pending.isEmpty {
          behindColon = child
        } else if !isOnNewLine, !elements.isEmpty, pending.isEmpty, elements[elements.count - 1].trailing == nil {
          elements[elements.count - 1].trailing = child
        } else {
          pending.append(child)
        }
      default: break
      }
      lastEnd = range.upperBound
    }
  }
}
