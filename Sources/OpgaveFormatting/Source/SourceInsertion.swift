/// Where source is put into a text that is there: in its block, whatever the layout of that, and with its line ends.
package import OpgaveSyntax

extension SyntaxTree {
  /// The edits that put items into the block of a declaration.
  ///
  /// - Parameters:
  ///   - last: the statement after which they belong; `nil` puts them first in the block.
  ///   - isApart: whether a blank line goes before them.
  package func inserting(
    _ items: [SourceItem], in declaration: DeclarationSyntax<SyntaxTree>, after last: Index? = nil,
    isApart: Bool = false, _ options: FormatOptions
  ) -> [TextEdit] {
    let header = range(declaration.index)
    let newLine = newLine(at: header.lowerBound)
    let own = indentation(header.lowerBound)
    let inner = declaration.block.flatMap(innerIndentation) ?? own + String(repeating: " ", count: options.indentation)
    let lines = SourceWriter.lines(items, options, margin: inner.count).map { $0.isEmpty ? "" : inner + $0 }
    let text = ((isApart ? [""] : []) + lines).map { newLine + $0 }.joined()
    guard let block = declaration.block else {
      let end = header.upperBound
      switch rest(of: end) {
      case .nothing: return [TextEdit(end..<end, " {\(text)\(newLine)\(own)}")]
      case .comment(let comment):
        return [
          TextEdit(end..<end, " {"),
          TextEdit(comment.upperBound..<comment.upperBound, "\(text)\(newLine)\(own)}"),
        ]
      case .more(let next): return [TextEdit(end..<next, " {\(text)\(newLine)\(own)}\(newLine)\(own)")]
      }
    }
    let place = last.map { range($0).upperBound } ?? block.start
    switch rest(of: place) {
    case .nothing:
      let end = lineEnd(place)
      return [TextEdit(end..<end, text)]
    case .comment(let comment): return [TextEdit(comment.upperBound..<comment.upperBound, text)]
    case .more(let next):
      let isEnd = block.isClosed && range(after(block.index) - 1).lowerBound == next
      return [TextEdit(place..<next, text + newLine + (isEnd ? own : inner))]
    }
  }

  /// How far the first statement of a block that starts a line stands from the margin.
  private func innerIndentation(_ block: BlockSyntax<SyntaxTree>) -> String? {
    children(block.index).lazy.filter { self.kind($0).isNode }.map { self.range($0).lowerBound }
      .first { self.isLineStart(self.startOfBlanks($0)) }.map(indentation)
  }
}
