/// Where source is put into a text that is there: in its block, whatever the layout of that, and with its line ends.
package import OpgaveSyntax

extension SyntaxTree {
  /// The edits that put items into the block of a declaration; none where it is not clear what belongs to that.
  ///
  /// - Parameters:
  ///   - last: the statement after which they belong; `nil` puts them first in the block.
  ///   - isApart: whether a blank line goes before them.
  package func inserting(
    _ items: [SourceItem], in declaration: DeclarationSyntax<SyntaxTree>, after last: Index? = nil,
    isApart: Bool = false, _ options: FormatOptions
  ) -> [TextEdit] {
    if isTorn { return [] }
    let header = range(declaration.index)
    let newLine = newLine(at: header.lowerBound)
    let own = indentation(header.lowerBound)
    let inner = declaration.block.flatMap(innerIndentation) ?? own + String(repeating: " ", count: options.indentation)
    let lines = SourceWriter.lines(items, options, margin: inner.count).map { $0.isEmpty ? "" : inner + $0 }
    let text = ((isApart ? [""] : []) + lines).map { newLine + $0 }.joined()
    guard let block = declaration.block else {
      if hasError(startingIn: header.lowerBound..<lineEnd(header.upperBound)) { return [] }
      // What stands behind it on its line belongs to the whole of it.
      let end = header.upperBound
      guard case .more(let next) = rest(of: end) else { return [TextEdit(end..<end, " {\(text)\(newLine)\(own)}")] }
      return [TextEdit(end..<next, " {\(text)\(newLine)\(own)}\(newLine)\(own)")]
    }
    let place = last.map { range($0).upperBound } ?? block.start
    // What does not fit behind a statement stays behind it.
    if let last, hasError(startingIn: range(last).lowerBound..<lineEnd(place)) { return [] }
    switch rest(of: place) {
    case .nothing:
      let end = lineEnd(place)
      return [TextEdit(end..<(last == nil ? endOfBlankLines(end) : end), text)]
    case .comment(let comment): return [TextEdit(comment.upperBound..<comment.upperBound, text)]
    case .more(let next):
      // On a line with an error, or of what nothing ends, nobody knows what belongs to what.
      guard block.isClosed, !hasError(startingIn: next..<lineEnd(next)) else { return [] }
      let isEnd = range(after(block.index) - 1).lowerBound == next
      return [TextEdit(place..<next, text + newLine + (isEnd ? own : inner))]
    }
  }

  /// The edit that puts lines at the end of the file, apart from what stands there.
  package func appending(_ lines: [String]) -> TextEdit {
    let newLine = newLine(at: 0)
    let gap = isLineStart(bytes.count) ? newLine : newLine + newLine
    return TextEdit(bytes.count..<bytes.count, gap + lines.joined(separator: newLine) + newLine)
  }

  /// The end of the last of the blank lines that follow an end of a line; itself where none does.
  private func endOfBlankLines(_ end: Int) -> Int {
    var end = end
    while case let next = nextLine(end), lineEnd(next) < bytes.count, endOfBlanks(next) == lineEnd(next) {
      end = lineEnd(next)
    }
    return end
  }

  /// How far the first statement of a block that starts a line stands from the margin.
  private func innerIndentation(_ block: BlockSyntax<SyntaxTree>) -> String? {
    children(block.index).lazy.filter { self.kind($0).isNode }.map { self.range($0).lowerBound }
      .first { self.isLineStart(self.startOfBlanks($0)) }.map(indentation)
  }
}
