/// Texts and text blocks: where they end, and where one that is not closed must be taken to end.

extension Lexer {
  /// Adds an error, unless the statement has one already; what comes after the first is likely its consequence.
  mutating func report(_ kind: SyntaxError.Kind, _ range: Range<Int>, related: Range<Int>? = nil) {
    if !kind.isHarmless {
      guard !hasError else { return }
      hasError = true
      // Bytes that are not UTF-8 were told at their place, and what an error covers needs no telling apart.
      if kind == .unexpectedToken, bytes.byte(range.lowerBound) >= 0x80, bytes.scalar(range.lowerBound) == nil {
        return
      }
      while let last = errors.last, last.kind.isHarmless, last.range.lowerBound >= range.lowerBound,
        last.range.upperBound <= range.upperBound
      { errors.removeLast() }
    }
    errors.append(SyntaxError(kind, range, related: related))
  }

  /// Whether an error lies in a token that was read ahead.
  func isReported(_ token: Token) -> Bool {
    guard let last = errors.last, !last.kind.isHarmless, token.kind != .endOfFile else { return false }
    return last.range.lowerBound >= token.start && last.range.lowerBound < token.end
  }

  /// The offset of the first quote, backslash or line end at or behind `offset`.
  @inline(__always)
  private func endOfPlainText(_ offset: Int) -> Int {
    var index = offset
    let count = bytes.count
    guard let base = bytes.baseAddress else { return count }
    let quote = SIMD16<UInt8>(repeating: .quote)
    let backslash = SIMD16<UInt8>(repeating: .backslash)
    let feed = SIMD16<UInt8>(repeating: .lineFeed)
    let carriage = SIMD16<UInt8>(repeating: .carriageReturn)
    while index + 16 <= count {
      let chunk = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt8>.self)
      let hit = ((chunk .== quote) .| (chunk .== backslash)) .| ((chunk .== feed) .| (chunk .== carriage))
      let mask = unsafeBitCast(hit, to: SIMD2<UInt64>.self)
      if mask[0] != 0 { return index + mask[0].trailingZeroBitCount / 8 }
      if mask[1] != 0 { return index + 8 + mask[1].trailingZeroBitCount / 8 }
      index += 16
    }
    while index < count {
      let byte = bytes[index]
      if byte == .quote || byte == .backslash || byte == .lineFeed || byte == .carriageReturn { return index }
      index += 1
    }
    return count
  }

  mutating func textToken(_ startsLine: Bool) -> Token {
    let start = position
    if bytes.byte(start + 1) == .quote, bytes.byte(start + 2) == .quote { return textBlock(startsLine) }
    var index = start + 1
    while true {
      index = endOfPlainText(index)
      switch bytes.byte(index) {
      case .quote where index < bytes.count:
        position = index + 1
        return Token(kind: .text, start: start, end: position, startsLine: startsLine)
      case .backslash where index < bytes.count:
        index = escape(index)
      default:
        position = endOfUnclosed(start, index)
        report(.unclosedText, start..<position)
        return Token(kind: .text, start: start, end: position, startsLine: startsLine)
      }
    }
  }

  /// The end of the escape that starts at `start`; one that is not known is reported.
  private mutating func escape(_ start: Int) -> Int {
    switch bytes.byte(start + 1) {
    case .quote, .backslash, UInt8(ascii: "n"), UInt8(ascii: "t"): return start + 2
    case .lineFeed, .carriageReturn:
      report(.invalidEscape, start..<start + 1)
      return start + 1
    case UInt8(ascii: "u"):
      if let end = TextEscape.endOfScalar(bytes, start) { return end }
    default: break
    }
    guard start + 1 < bytes.count else { return bytes.count }
    let length = bytes.scalar(start + 1)?.length ?? 1
    report(.invalidEscape, start..<start + 1 + length)
    return start + 1 + length
  }

  /// The end of a text without closing quote: its line's end, but before a brace there that surely was meant as one, with a comment
  /// behind it too.
  private func endOfUnclosed(_ start: Int, _ lineEnd: Int) -> Int {
    var end = withoutBlanks(start, lineEnd)
    if isHeader {
      if end - 1 > start, bytes[end - 1] == UInt8(ascii: "{") { return withoutBlanks(start, end - 1) }
      for index in start..<end where bytes[index] == UInt8(ascii: "#") {
        let brace = withoutBlanks(start, index) - 1
        if brace > start, bytes[brace] == UInt8(ascii: "{") { return withoutBlanks(start, brace) }
      }
    }
    var braces = openOnLine
    while braces > 0, end - 1 > start, bytes[end - 1] == UInt8(ascii: "}") {
      end = withoutBlanks(start, end - 1)
      braces -= 1
    }
    return end
  }

  private func withoutBlanks(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1, byteClass(bytes[end - 1]) & ByteClass.blank != 0 { end -= 1 }
    return end
  }

  mutating func quotedText(_ startsLine: Bool) -> Token {
    let start = position
    let opening = bytes.scalar(start)
    let isDouble = opening.map { ScalarClass.isDoubleQuote($0.scalar) } ?? false
    var index = start + (opening?.length ?? 1)
    var isClosed = false
    while index < bytes.count, bytes[index] != .lineFeed, bytes[index] != .carriageReturn {
      guard let (scalar, length) = bytes.scalar(index) else {
        index += 1
        continue
      }
      index += length
      // ‘foto’s’: an apostrophe between letters closes nothing, and double quotes are closed by double ones only.
      let isApostrophe = !ScalarClass.isDoubleQuote(scalar) && (isDouble || isLetter(index))
      if ScalarClass.isQuote(scalar), !isApostrophe {
        isClosed = true
        break
      }
    }
    position = isClosed ? index : endOfUnclosed(start, index)
    report(.typographicQuotes, start..<position)
    return Token(kind: .quotedText, start: start, end: position, startsLine: startsLine)
  }

  private func isLetter(_ offset: Int) -> Bool {
    if bytes.byte(offset) < 0x80 { return byteClass(bytes.byte(offset)) & ByteClass.nameStart != 0 }
    return bytes.scalar(offset).map { ScalarClass($0.scalar) == .letter } ?? false
  }

  // MARK: Text blocks

  private mutating func textBlock(_ startsLine: Bool) -> Token {
    let start = position
    func token() -> Token { Token(kind: .textBlock, start: start, end: position, startsLine: startsLine) }
    let afterQuotes = endOfBlanks(start + 3)
    if let end = closingQuotes(from: start + 3) {
      report(.textBehindOpeningQuotes, start + 3..<max(start + 3, end))
      position = end
      return token()
    }
    let firstLineEnd = endOfLine(from: afterQuotes)
    if afterQuotes < firstLineEnd { report(.textBehindOpeningQuotes, afterQuotes..<firstLineEnd) }

    let limit = statementIndentation()
    var line = nextLine(firstLineEnd)
    var lastTextEnd = firstLineEnd
    /// Where the block is taken to end if it turns out not to be closed: before the first lone brace left of its field.
    var braceLineTextEnd: Int?
    var holdsConflict = false
    while line < bytes.count {
      if let end = conflictEnd(line) {
        errors.append(SyntaxError(.conflictMarker, line..<endOfLine(from: line)))
        holdsConflict = true
        lastTextEnd = end
        line = nextLine(end)
        continue
      }
      let text = endOfBlanks(line)
      let lineEnd = endOfLine(from: text)
      if text - line <= limit {
        if isStatement(text, lineEnd) {
          position = braceLineTextEnd ?? lastTextEnd
          if !holdsConflict { report(.unclosedTextBlock, start..<start + 3) }
          return token()
        }
        if braceLineTextEnd == nil, bytes.byte(text) == UInt8(ascii: "}"), text - line < limit,
          endOfBlanks(text + 1) == lineEnd
        {
          braceLineTextEnd = lastTextEnd
        }
      }
      if let end = closingQuotes(from: text) {
        position = end
        return token()
      }
      if text < lineEnd { lastTextEnd = lineEnd }
      line = nextLine(lineEnd)
    }
    // Of a block that a line like a statement ended, these quotes are the end that was meant.
    if startsLine, afterQuotes >= firstLineEnd, errors.contains(where: { $0.kind == .unclosedTextBlock }) {
      hasError = true
      position = start + 3
      return token()
    }
    position = braceLineTextEnd ?? (lastTextEnd > firstLineEnd ? lastTextEnd : start + 3)
    if !holdsConflict { report(.unclosedTextBlock, start..<start + 3) }
    return token()
  }

  /// The end of the first `"""` before the line's end, escapes passed over.
  private mutating func closingQuotes(from start: Int) -> Int? {
    var index = start
    while true {
      index = endOfPlainText(index)
      guard index < bytes.count else { return nil }
      switch bytes[index] {
      case .backslash:
        let isTriple = (1...3).allSatisfy { bytes.byte(index + $0) == .quote }
        index = isTriple ? index + 4 : escape(index)
      case .quote where bytes.byte(index + 1) == .quote && bytes.byte(index + 2) == .quote: return index + 3
      case .quote: index += 1
      default: return nil
      }
    }
  }

  /// Whether a line has the form `name: …` or `keyword … {`: then the text block above it was not closed.
  private func isStatement(_ start: Int, _ end: Int) -> Bool {
    guard isLetter(start) else { return false }
    var index = start + 1
    while index < end, byteClass(bytes[index]) & ByteClass.namePart != 0 || bytes[index] >= 0x80 { index += 1 }
    // What follows a colon directly in prose is a space too, but an address goes on with a slash.
    if bytes.byte(index) == UInt8(ascii: ":"), index < end { return bytes.byte(index + 1) != UInt8(ascii: "/") }
    guard let brace = bytes[index..<end].lastIndex(of: UInt8(ascii: "{")) else { return false }
    let rest = endOfBlanks(brace + 1)
    return rest >= end || bytes[rest] == UInt8(ascii: "#") || bytes[rest] == UInt8(ascii: "}")
  }
}
