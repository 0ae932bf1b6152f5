/// Headers and what follows them: a block, a block that lost its brace, or a field that lost its colon.

extension Parser {
  mutating func declaration(depth: Int) -> Bool {
    let start = checkpoint()
    let header = current.start
    let node = open(.declaration)
    lexer.isHeader = true
    bump()
    if current.kind == .colon, !current.startsLine { headerColon() }
    var isWhole = true
    if !current.startsLine {
      if current.kind.isName {
        bump()
      } else if current.kind.isDigits {
        checkNameDigits()
        bump()
      }
      if !current.startsLine, current.kind.isText {
        if current.kind == .textBlock {
          guard lineOpensBlock else {
            restore(start)
            return field(depth: depth, hasColon: false)
          }
          titleInLines()
        }
        bump()
      }
      isWhole = current.startsLine || current.kind == .openBrace || current.kind == .closeBrace
    }
    lexer.isHeader = false
    if !isWhole {
      if isFieldWithoutColon() {
        restore(start)
        return field(depth: depth, hasColon: false)
      }
      if current.kind.isName, isFollowedByColon() {
        lexer.hasError = false
        lexer.report(.missingLineEnd, current.start..<current.end)
        close(node)
        return false
      }
      let isWord = current.kind.isName || current.kind.isText
      lexer.report(isWord && lineOpensBlock ? .extraWord : .unexpectedToken, current.start..<current.end)
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
        // What stands there is no part of the block.
        if current.kind == .openBrace { return unreadable(depth: depth) }
        return lineEnd(of: node, depth: depth)
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

  /// A colon behind the keyword of a header: the error of who knows JSON or YAML.
  private mutating func headerColon() {
    lexer.report(.colonInHeader, current.start..<current.end)
    let colon = open(.skipped)
    bump()
    close(colon, damaged: true)
  }

  /// A title as a text block, whose remedy mends what else its quotes are blamed for.
  private mutating func titleInLines() {
    let quotes = current.start..<current.start + 3
    while let last = lexer.errors.last, last.range.lowerBound >= quotes.lowerBound {
      if last.kind == .unclosedTextBlock { return }
      guard last.kind == .textBehindOpeningQuotes else { break }
      lexer.errors.removeLast()
      lexer.hasError = false
    }
    lexer.report(.titleInLines, quotes)
  }

  /// Digits where a name or a date belongs.
  private mutating func checkNameDigits() {
    let digits = current.start..<current.end
    let isWord = lexer.bytes[digits].contains {
      lexer.byteClass($0) & ByteClass.nameStart != 0 && $0 != UInt8(ascii: "Q")
    }
    if isWord { lexer.report(.nameWithDigit, digits) } else { checkDigits() }
  }

  /// Whether the header that was being read is a field that lost its colon: its words fit no declaration and no block opens.
  private func isFieldWithoutColon() -> Bool {
    switch current.kind {
    case .comma, .dot, .dotDot, .dash, .percent, .digits, .uncleanDigits, .euro, .comparison, .minus: break
    case .name:
      let word = current.start..<current.end
      let isBehindDigits = lexer.byteClass(lexer.bytes.byte(lastStart)) & ByteClass.digit != 0
      guard
        lexer.bytes.equals(word, "op")
          || isBehindDigits && (Unit(lexer.bytes, word) != nil || MonthName.number(lexer.bytes, word) != nil)
      else { return false }
    default: return false
    }
    return !lineOpensBlock
  }

  /// Whether the line on which the current token ends does so in `{` behind it, or in one before a comment: then that token belongs to a
  /// header.
  var lineOpensBlock: Bool {
    let (start, end) = (current.end, lexer.endOfLine(from: current.end))
    var (last, isInText, index) = (UInt8(0), false, start)
    while index < end {
      let byte = lexer.bytes[index]
      if byte == UInt8(ascii: "#"), !isInText { break }
      if byte == .backslash, isInText { index += 1 }
      if byte == .quote { isInText.toggle() }
      if lexer.byteClass(byte) & ByteClass.blank == 0 { last = byte }
      index += 1
    }
    return last == UInt8(ascii: "{")
  }
}
