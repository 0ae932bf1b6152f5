/// Statements that become comments, where only a person knows what they were to say.
internal import OpgaveModel
internal import OpgaveSyntax

extension FixContext {
  /// A line that is no statement of the language as a comment; `nil` where it holds a block or shares its line.
  func asComment(at offset: Int) -> Fix? {
    guard let token = tree.token(touching: offset),
      let node = tree.ancestors(of: token).first(where: { tree.kind($0) == .field || tree.kind($0) == .declaration })
    else { return nil }
    let range = tree.range(node)
    guard !(node..<tree.after(node)).contains(where: { tree.kind($0) == .block }), !tree.hasLineEnd(in: range),
      tree.isLineStart(tree.startOfBlanks(range.lowerBound)), case .nothing = tree.rest(of: range.upperBound)
    else { return nil }
    return asComment(range)
  }

  /// A statement of one line as a comment, which is not one of the block below it.
  func asComment(_ statement: Range<Int>) -> Fix {
    var edits = [TextEdit(statement.lowerBound..<statement.lowerBound, "# ")]
    let end = tree.lineEnd(statement.upperBound)
    let next = tree.nextLine(end)
    let start = tree.endOfBlanks(next)
    if let token = tree.token(touching: start), tree.range(token).lowerBound == start,
      let below = node(.declaration, at: start),
      tree.range(below).lowerBound == start, tree.declaration(below).block.map({ tree.extent($0.index) > 2 }) == true
    {
      edits.append(TextEdit(end..<end, tree.newLine(at: end)))
    }
    return Fix(Text("Maak er een opmerking van", "Make it a comment"), .personal, [file: edits])
  }
}
