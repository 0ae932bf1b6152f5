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

  init(_ field: SyntaxTree.Index, _ tree: SyntaxTree) {
    var pending: [SyntaxTree.Index] = []
    var lastEnd = 0
    for child in tree.children(field) {
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
