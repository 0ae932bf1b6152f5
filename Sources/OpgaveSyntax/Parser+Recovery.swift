/// Where the braces do not match, the indentation tells which one is missing or too many. Asked for nothing else.

extension Parser {
  enum Witness {
    case none
    /// The line belongs to a block further out: this one lacks its `}`.
    case blockIsOver
    case braceIsStray
  }

  /// What the first token of a line says of the innermost block, whose header stands at `indentation`.
  mutating func witness(_ indentation: Int, isVirtual: Bool) -> Witness {
    let own = lexer.indentation(at: current.start)
    if current.kind == .closeBrace {
      // A brace right of its header: one that is just badly placed closes the block all the same.
      if own > indentation { return nextBraceCloses(indentation) ? .braceIsStray : .none }
      if isStray(indentation) { return .braceIsStray }
      if own == indentation { return .none }
      return openIndentations.dropLast().contains(own) ? .blockIsOver : .none
    }
    guard own <= indentation else { return .none }
    if isVirtual { return .blockIsOver }
    return usesIndentation ? .blockIsOver : .none
  }

  /// Whether the file indents at all; in one that stands flush left the indentation says nothing.
  private var usesIndentation: Bool {
    if openIndentations.contains(where: { $0 > 0 }) { return true }
    return firstIndentedLine
  }

  private var firstIndentedLine: Bool {
    var line = 0
    var seen = 0
    while line < lexer.bytes.count, seen < 64 {
      let text = lexer.endOfBlanks(line)
      let end = lexer.endOfLine(from: text)
      if text > line, text < end, lexer.bytes[text] != UInt8(ascii: "#") { return true }
      if text < end { seen += 1 }
      line = lexer.nextLine(end)
    }
    return false
  }

  /// Whether the block goes on below a `}`: the next line still stands right of its header and a later `}` closes it, or is
  /// that `}` itself where the one before stands left of it.
  mutating func isStray(_ indentation: Int) -> Bool {
    var line = lexer.nextLine(lexer.endOfLine(from: current.start))
    while line < lexer.bytes.count, lookaheadBudget > 0 {
      let text = lexer.endOfBlanks(line)
      let end = lexer.endOfLine(from: text)
      lookaheadBudget -= end - line + 1
      if text < end, lexer.bytes[text] != UInt8(ascii: "#") {
        if text - line == indentation, lexer.bytes[text] == UInt8(ascii: "}") {
          return current.startsLine && lexer.indentation(at: current.start) < indentation
        }
        return text - line > indentation && nextBraceCloses(indentation)
      }
      line = lexer.nextLine(end)
    }
    return false
  }

  /// Whether a later `}` stands exactly below the header, before any other line that far left.
  private mutating func nextBraceCloses(_ indentation: Int) -> Bool {
    braceEndsLines(from: lexer.nextLine(lexer.endOfLine(from: current.start)), deeperThan: indentation)
  }

  /// Whether the lines below a header without `{` are its block all the same: they stand deeper, and a `}` ends them.
  mutating func isBlockWithoutBrace(_ header: Int) -> Bool {
    guard current.kind != .endOfFile else { return false }
    let indentation = lexer.indentation(at: header)
    guard lexer.isLineStart(header - indentation), lexer.indentation(at: current.start) > indentation else {
      return false
    }
    return braceEndsLines(from: lexer.nextLine(lexer.endOfLine(from: current.start)), deeperThan: indentation)
  }

  /// Whether the first line that stands no deeper than `indentation` does so exactly and starts with `}`.
  private mutating func braceEndsLines(from start: Int, deeperThan indentation: Int) -> Bool {
    var line = start
    while line < lexer.bytes.count, lookaheadBudget > 0 {
      let text = lexer.endOfBlanks(line)
      let end = lexer.endOfLine(from: text)
      lookaheadBudget -= end - line + 1
      if text < end, text - line <= indentation {
        return text - line == indentation && lexer.bytes.byte(text) == UInt8(ascii: "}")
      }
      line = lexer.nextLine(end)
    }
    return false
  }
}
