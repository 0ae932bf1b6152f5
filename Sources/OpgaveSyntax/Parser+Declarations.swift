/// Headers and what follows them: a block, a block that lost its brace, or a field that lost its colon.

extension Parser {
  mutating func declaration(depth: Int) -> Bool {
    let start = checkpoint()
    let header = current.start
    let node = open(.declaration)
    lexer.isHeader = true
    bump()
    var isWhole = true
    if !current.startsLine {
      if current.kind.isName {
        bump()
      } else if current.kind.isDigits {
        checkDigits()
        bump()
      }
      if !current.startsLine, current.kind.isText {
        if current.kind == .textBlock {
          lexer.report(.unexpectedToken, current.start..<min(current.end, current.start + 3))
        }
        bump()
      }
      isWhole = current.startsLine || current.kind == .openBrace || current.kind == .closeBrace
    }
    lexer.isHeader = false
    if !isWhole {
      if isFieldWithoutColon(header) {
        restore(start)
        field(hasColon: false)
        return lineEnd()
      }
      if startsStatement() {
        lexer.hasError = false
        lexer.report(.missingLineEnd, current.start..<current.end)
        close(node)
        return false
      }
      lexer.report(.unexpectedToken, current.start..<current.end)
      let skipped = open(.skipped)
      lexer.isHeader = true
      bump()
      skipTokens()
      lexer.isHeader = false
      close(skipped, damaged: true)
    }
    var isDamaged = lexer.hasError
    let isOnNextLine = current.startsLine && current.kind == .openBrace && opensBlockOf(header)
    if isOnNextLine { lexer.report(.braceOnNextLine, current.start..<current.end) }
    if current.kind == .openBrace, isOnNextLine || !current.startsLine {
      if block(depth: depth + 1, header: header) { isDamaged = true }
      if !current.startsLine, current.kind != .closeBrace {
        startStatement()
        close(node, damaged: isDamaged)
        return lineEnd()
      }
    } else if isRecovering, current.startsLine, isBlockWithoutBrace(header) {
      bracesMatch = false
      _ = block(depth: depth + 1, header: header, isVirtual: true)
      isDamaged = true
    }
    close(node, damaged: isDamaged)
    return false
  }

  /// While recovering, a brace left of the header is no block of its.
  private func opensBlockOf(_ header: Int) -> Bool {
    !isRecovering || lexer.indentation(at: current.start) >= lexer.indentation(at: header)
  }

  /// Whether the header that was being read is a field that lost its colon: its words fit no declaration and no block opens.
  private func isFieldWithoutColon(_ header: Int) -> Bool {
    switch current.kind {
    case .comma, .dot, .dotDot, .dash, .percent, .digits, .uncleanDigits, .euro, .comparison, .minus: break
    case .name where lexer.bytes.equals(current.start..<current.end, "op"): break
    default: return false
    }
    var end = lexer.endOfLine(from: current.start)
    while end > current.start, lexer.byteClass(lexer.bytes[end - 1]) & ByteClass.blank != 0 { end -= 1 }
    return lexer.bytes.byte(end - 1) != UInt8(ascii: "{")
  }
}
