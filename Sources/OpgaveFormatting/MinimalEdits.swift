/// The least edits that lead from a text to its canonical form, so that cursors and marks stay where they are.
package import OpgaveSyntax

extension Formatter {
  /// The edits from a tree's text to `formatted`: one for each token and each gap between tokens that differs.
  package static func edits(_ tree: SyntaxTree, to formatted: [UInt8]) -> [TextEdit] {
    if tree.bytes == formatted { return [] }
    let after = SyntaxTree(parsing: formatted)
    let (before, parts) = (Meaning.parts(tree), Meaning.parts(after))
    var edits: [TextEdit] = []
    var (left, right) = (0, 0)
    for (one, other) in zip(before, parts) {
      if let edit = trimmed(left..<one.range.lowerBound, right..<other.range.lowerBound, tree.bytes, formatted) {
        edits.append(edit)
      }
      if let edit = trimmed(one.range, other.range, tree.bytes, formatted) { edits.append(edit) }
      (left, right) = (one.range.upperBound, other.range.upperBound)
    }
    if let edit = trimmed(left..<tree.bytes.count, right..<formatted.count, tree.bytes, formatted) {
      edits.append(edit)
    }
    return edits
  }

  /// The edit from one range to another without what both start or end with; `nil` where they are equal.
  private static func trimmed(_ left: Range<Int>, _ right: Range<Int>, _ old: [UInt8], _ new: [UInt8]) -> TextEdit? {
    var (start, newStart) = (left.lowerBound, right.lowerBound)
    var (end, newEnd) = (left.upperBound, right.upperBound)
    guard start <= end, newStart <= newEnd else { return nil }
    while start < end, newStart < newEnd, old[start] == new[newStart] { (start, newStart) = (start + 1, newStart + 1) }
    while end > start, newEnd > newStart, old[end - 1] == new[newEnd - 1] { (end, newEnd) = (end - 1, newEnd - 1) }
    if start == end, newStart == newEnd { return nil }
    // An edit starts and ends between characters.
    while start > left.lowerBound, start < old.count, old[start] & 0xC0 == 0x80 {
      (start, newStart) = (start - 1, newStart - 1)
    }
    while end < left.upperBound, old[end] & 0xC0 == 0x80 { (end, newEnd) = (end + 1, newEnd + 1) }
    // Clients know no place between the two characters of a line end; what is written has line ends of one.
    if end < left.upperBound, end > 0, old[end - 1] == .carriageReturn, old[end] == .lineFeed {
      (end, newEnd) = (end + 1, newEnd + 1)
    }
    return TextEdit(start..<end, String(decoding: new[newStart..<newEnd], as: UTF8.self))
  }
}
