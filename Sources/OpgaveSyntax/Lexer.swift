/// From bytes to tokens, one at a time. Knows where a token ends and nothing of what may follow it.
///
/// `mutating` means that the lexer moves. The hot ways (names, digits, texts and blanks of ASCII) stand in front;
/// whatever is rarer is a function of its own.

struct Token {
  var kind: SyntaxKind
  var start: Int
  var end: Int
  /// Whether a line ends between the token before and this one.
  var startsLine: Bool
}

struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let classes: UnsafePointer<UInt8>
  var position = 0
  /// Comments and conflicts between the token before and the current one.
  var trivia: [SyntaxRecord] = []
  var errors: [SyntaxError] = []
  /// Whether the statement being read has an error that is not harmless.
  var hasError = false
  /// In the header of a declaration an unclosed text ends before the `{` that ends its line.
  var isHeader = false
  /// How many blocks were opened on this line and are open still: an unclosed text ends before as many `}` at its end.
  var openOnLine = 0
  /// Where the statement being read starts.
  var statementStart = 0
  /// The indentation of the line on which it starts, as last asked, so that a very long line is measured once.
  private var knownIndentation: (start: Int, value: Int) = (-1, 0)
  /// Lengths of tokens that do not fit in a record, by offset.
  var largeTokens: [Int: Int] = [:]

  init(bytes: UnsafeBufferPointer<UInt8>, classes: UnsafePointer<UInt8>) {
    self.bytes = bytes
    self.classes = classes
    if bytes.byte(0) == 0xEF, bytes.byte(1) == 0xBB, bytes.byte(2) == 0xBF { position = 3 }
  }

  @inline(__always)
  func byteClass(_ byte: UInt8) -> UInt8 { classes[Int(byte)] }

  /// The next token. Comments before it go to `trivia`.
  @inline(__always)
  mutating func next() -> Token {
    var startsLine = position == 0
    let count = bytes.count
    while position < count {
      let byte = bytes[position]
      if byte == .space {
        position += 1
      } else if byte == .lineFeed {
        startsLine = true
        position += 1
      } else {
        let kind = byteClass(byte)
        if kind & ByteClass.nameStart != 0 { return name(startsLine) }
        if kind & ByteClass.digit != 0 { return digits(startsLine) }
        if let token = sign(byte, &startsLine) { return token }
      }
    }
    return Token(kind: .endOfFile, start: count, end: count, startsLine: true)
  }

  @inline(__always)
  private mutating func name(_ startsLine: Bool) -> Token {
    let start = position
    var end = position + 1
    while end < bytes.count, byteClass(bytes[end]) & ByteClass.namePart != 0 { end += 1 }
    position = end
    if bytes.byte(end) >= 0x80 { return wordTail(.name, start, startsLine) }
    return Token(kind: .name, start: start, end: end, startsLine: startsLine)
  }

  @inline(__always)
  private mutating func digits(_ startsLine: Bool) -> Token {
    let start = position
    var end = position + 1
    while end < bytes.count, byteClass(bytes[end]) & ByteClass.digitsPart != 0 {
      let byte = bytes[end]
      if byte == UInt8(ascii: "."), bytes.byte(end + 1) == UInt8(ascii: ".") { break }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "/"), byteClass(bytes.byte(end + 1)) & ByteClass.digit == 0 {
        break
      }
      end += 1
    }
    position = end
    if bytes.byte(end) >= 0x80 { return wordTail(.digits, start, startsLine) }
    if byteClass(bytes[end - 1]) & ByteClass.digit == 0 { position = withoutUnit(start, end) }
    return Token(kind: .digits, start: start, end: position, startsLine: startsLine)
  }

  /// The end of the number in a run that a unit or `op` directly follows, such as `5mln`; else the run's own end.
  private func withoutUnit(_ start: Int, _ end: Int) -> Int {
    var letters = end
    while letters > start, byteClass(bytes[letters - 1]) & ByteClass.nameStart != 0 { letters -= 1 }
    guard letters > start, letters < end, Unit(bytes, letters..<end) != nil || bytes.equals(letters..<end, "op") else {
      return end
    }
    return letters
  }

  // MARK: Signs and trivia

  /// The token that starts with a byte that is no ASCII letter or digit; `nil` where it was trivia.
  @inline(never)
  private mutating func sign(_ byte: UInt8, _ startsLine: inout Bool) -> Token? {
    let start = position
    func token(_ kind: SyntaxKind, _ length: Int, _ startsLine: Bool) -> Token {
      Token(kind: kind, start: start, end: start + length, startsLine: startsLine)
    }
    func single(_ kind: SyntaxKind, _ length: Int = 1) -> Token { token(kind, length, startsLine) }
    var found: Token
    switch byte {
    case .carriageReturn:
      startsLine = true
      position += 1
      return nil
    case .tab:
      position += 1
      return nil
    case UInt8(ascii: "#"):
      position = endOfLine(from: start)
      addTrivia(.comment, start)
      return nil
    case .quote: return textToken(startsLine)
    case UInt8(ascii: ":"): found = single(.colon)
    case UInt8(ascii: ","): found = single(.comma)
    case UInt8(ascii: "{"): found = single(.openBrace)
    case UInt8(ascii: "}"): found = single(.closeBrace)
    case UInt8(ascii: "%"): found = single(.percent)
    case UInt8(ascii: "."): found = bytes.byte(start + 1) == UInt8(ascii: ".") ? single(.dotDot, 2) : single(.dot)
    case UInt8(ascii: "-"):
      if byteClass(bytes.byte(start + 1)) & ByteClass.digit != 0 { return digits(startsLine) }
      found = single(.minus)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      if isLineStart(start), let end = conflictEnd(start) {
        errors.append(SyntaxError(.conflictMarker, start..<endOfLine(from: start)))
        position = end
        addTrivia(.conflict, start)
        startsLine = true
        return nil
      }
      found = single(.comparison, bytes.byte(start + 1) == UInt8(ascii: "=") ? 2 : 1)
    case UInt8(ascii: "'"): return quotedText(startsLine)
    case 0x0B, 0x0C:
      oddSeparators()
      return nil
    case 0x80...: return unusual(&startsLine)
    default: found = single(.unexpected)
    }
    position = found.end
    return found
  }

  private mutating func addTrivia(_ kind: SyntaxKind, _ start: Int) {
    if position - start >= SyntaxRecord.extentLimit { largeTokens[start] = position - start }
    trivia.append(SyntaxRecord(kind, start: start, extent: position - start))
  }

  /// A token or trivia that starts with a character outside ASCII.
  private mutating func unusual(_ startsLine: inout Bool) -> Token? {
    let start = position
    guard let (scalar, length) = bytes.scalar(start) else {
      while position < bytes.count, bytes[position] >= 0x80, bytes.scalar(position) == nil { position += 1 }
      return Token(kind: .unexpected, start: start, end: position, startsLine: startsLine)
    }
    switch ScalarClass(scalar) {
    case .letter: return wordTail(.name, start, startsLine)
    case .oddSpace:
      oddSeparators()
      return nil
    case .zeroWidth:
      // In front of a word it is a part of the word, so that it goes with one fix; alone it separates.
      var next = start
      while let (scalar, length) = bytes.scalar(next), ScalarClass(scalar) == .zeroWidth { next += length }
      if byteClass(bytes.byte(next)) & ByteClass.nameStart != 0 { return wordTail(.name, start, startsLine) }
      if byteClass(bytes.byte(next)) & ByteClass.digit != 0 { return wordTail(.digits, start, startsLine) }
      if let (scalar, _) = bytes.scalar(next), ScalarClass(scalar) == .letter {
        return wordTail(.name, start, startsLine)
      }
      errors.append(SyntaxError(.zeroWidth, start..<next))
      position = next
      return nil
    case .dash:
      errors.append(SyntaxError(.typographicDash, start..<start + length))
      if byteClass(bytes.byte(start + length)) & ByteClass.digit != 0, !isAfterDigits(start) {
        errors.removeLast()
        return wordTail(.digits, start, startsLine)
      }
      position = start + length
      return Token(kind: .dash, start: start, end: position, startsLine: startsLine)
    case .openingQuote: return quotedText(startsLine)
    case .euro:
      position = start + length
      return Token(kind: .euro, start: start, end: position, startsLine: startsLine)
    case .comparison:
      position = start + length
      return Token(kind: .comparison, start: start, end: position, startsLine: startsLine)
    case .mark, .digit, .other:
      position = start + length
      return Token(kind: .unexpected, start: start, end: position, startsLine: startsLine)
    }
  }

  /// Whether a digit stands before an offset, blanks aside: there a dash means `..`, elsewhere a minus.
  private func isAfterDigits(_ offset: Int) -> Bool {
    var index = offset - 1
    while byteClass(bytes.byte(index)) & ByteClass.blank != 0 { index -= 1 }
    return byteClass(bytes.byte(index)) & ByteClass.digit != 0 || bytes.byte(index) == UInt8(ascii: "%")
  }

  private mutating func oddSeparators() {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0B || byte == 0x0C {
        position += 1
      } else if byte >= 0x80, let (scalar, length) = bytes.scalar(position), ScalarClass(scalar) == .oddSpace {
        position += length
      } else {
        break
      }
    }
    errors.append(SyntaxError(.oddSeparator, start..<position))
  }

  /// The rest of a word in which a character outside ASCII was met.
  private mutating func wordTail(_ kind: SyntaxKind, _ start: Int, _ startsLine: Bool) -> Token {
    var end = max(position, start)
    var odd: (zeroWidth: Bool, dash: Bool) = (false, false)
    scan: while end < bytes.count {
      let byte = bytes[end]
      if byte < 0x80 {
        let wanted = kind == .name ? ByteClass.namePart : ByteClass.digitsPart
        guard byteClass(byte) & wanted != 0 else { break }
        if kind == .digits {
          if byte == UInt8(ascii: "."), bytes.byte(end + 1) == UInt8(ascii: ".") { break }
          if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "/"),
            byteClass(bytes.byte(end + 1)) & ByteClass.digit == 0
          {
            break
          }
        }
        end += 1
        continue
      }
      guard let (scalar, length) = bytes.scalar(end) else { break }
      switch ScalarClass(scalar) {
      case .letter, .mark, .digit: end += length
      case .zeroWidth:
        odd.zeroWidth = true
        end += length
      case .dash:
        // Inside a word or a date it stands for `-`; between two numbers or dates it stands for `..` and is a token of its own.
        guard byteClass(bytes.byte(end + length)) & ByteClass.namePart != 0 || end == start,
          !(kind == .digits && standsBetweenValues(start, end, end + length))
        else { break scan }
        odd.dash = true
        end += length
      default: break scan
      }
    }
    position = end
    if odd.zeroWidth { errors.append(SyntaxError(.zeroWidth, start..<end)) }
    if odd.dash { errors.append(SyntaxError(.typographicDash, start..<end)) }
    let isOdd = odd.zeroWidth || odd.dash
    if kind == .digits {
      if !isOdd { position = withoutUnit(start, end) }
      return Token(kind: isOdd ? .uncleanDigits : .digits, start: start, end: position, startsLine: startsLine)
    }
    return Token(kind: isOdd ? .uncleanName : .name, start: start, end: end, startsLine: startsLine)
  }

  /// Whether a dash between two runs of digits parts two values: `23–25`, `2026–2030`, `2026-Q1–2026-Q3`; in `2026–03` and
  /// `01–03–2026` it is a part of one date.
  private func standsBetweenValues(_ start: Int, _ end: Int, _ after: Int) -> Bool {
    func isDigit(_ index: Int) -> Bool { byteClass(bytes.byte(index)) & ByteClass.digit != 0 }
    guard end > start, isDigit(after) else { return false }
    let isYear = end - start == 4 && (start..<end).allSatisfy(isDigit)
    var digits = after
    while isDigit(digits) { digits += 1 }
    let goesOn = bytes.byte(digits) >= 0x80 || bytes.byte(digits) == UInt8(ascii: "-")
    if isYear || bytes[start + 1..<end].contains(UInt8(ascii: "-")) { return digits - after == 4 }
    return !goesOn
  }

  // MARK: Lines

  func endOfLine(from offset: Int) -> Int {
    var index = offset
    let count = bytes.count
    guard let base = bytes.baseAddress else { return count }
    let feed = SIMD16<UInt8>(repeating: .lineFeed)
    let carriage = SIMD16<UInt8>(repeating: .carriageReturn)
    while index + 16 <= count {
      let chunk = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt8>.self)
      if any((chunk .== feed) .| (chunk .== carriage)) { break }
      index += 16
    }
    while index < count, bytes[index] != .lineFeed, bytes[index] != .carriageReturn { index += 1 }
    return index
  }

  /// The start of the line after the one that ends at `end`.
  func nextLine(_ end: Int) -> Int {
    guard end < bytes.count else { return bytes.count }
    return bytes[end] == .carriageReturn && bytes.byte(end + 1) == .lineFeed ? end + 2 : end + 1
  }

  func isLineStart(_ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let before = bytes.byte(offset - 1)
    if before == .lineFeed || before == .carriageReturn { return true }
    return offset == 3 && bytes.byte(0) == 0xEF && bytes.byte(1) == 0xBB && bytes.byte(2) == 0xBF
  }

  /// Where the white space at the start of a line ends.
  func endOfBlanks(_ offset: Int) -> Int {
    var index = offset
    while byteClass(bytes.byte(index)) & ByteClass.blank != 0 { index += 1 }
    return index
  }

  /// The number of bytes of white space before the first other byte of the line in which `offset` stands.
  func indentation(at offset: Int) -> Int {
    var start = offset
    while start > 0, !isLineStart(start) { start -= 1 }
    return endOfBlanks(start) - start
  }

  mutating func statementIndentation() -> Int {
    if knownIndentation.start != statementStart {
      knownIndentation = (statementStart, indentation(at: statementStart))
    }
    return knownIndentation.value
  }

  // MARK: Merge conflicts

  func isMarker(_ offset: Int, _ byte: UInt8) -> Bool {
    for step in 0..<7 where bytes.byte(offset + step) != byte { return false }
    let next = bytes.byte(offset + 7)
    return offset + 7 >= bytes.count || next == .space || next == .lineFeed || next == .carriageReturn
  }

  /// The end of the conflict whose marker stands at the line start `start`; `nil` where there is no marker.
  func conflictEnd(_ start: Int) -> Int? {
    let ends = UInt8(ascii: ">")
    if isMarker(start, ends) { return endOfLine(from: start) }
    guard isMarker(start, UInt8(ascii: "<")) else { return nil }
    var line = nextLine(endOfLine(from: start))
    while line < bytes.count {
      if isMarker(line, ends) { return endOfLine(from: line) }
      // A second opening marker shows that the first one is alone.
      if isMarker(line, UInt8(ascii: "<")) { break }
      line = nextLine(endOfLine(from: line))
    }
    return endOfLine(from: start)
  }
}

/// What multiplies an amount.
package enum Unit: Sendable {
  case duizend
  case miljoen
  case miljard

  package init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if bytes.equals(range, "mln") {
      self = .miljoen
    } else if bytes.equals(range, "mld") {
      self = .miljard
    } else if bytes.equals(range, "duizend") {
      self = .duizend
    } else if range.count < 3 || range.count > 8 {
      return nil
    } else if bytes.isSpelled(range, "mln") || bytes.isSpelled(range, "miljoen") {
      self = .miljoen
    } else if bytes.isSpelled(range, "mld") || bytes.isSpelled(range, "miljard") || bytes.isSpelled(range, "mrd") {
      self = .miljard
    } else if bytes.isSpelled(range, "duizend") {
      self = .duizend
    } else {
      return nil
    }
  }

  /// Whether the unit is spelled as the language has it.
  static func isAbbreviated(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.equals(range, "mln") || bytes.equals(range, "mld") || bytes.equals(range, "duizend")
  }

  package var zeros: Int {
    switch self {
    case .duizend: 3
    case .miljoen: 6
    case .miljard: 9
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount, range.lowerBound >= 0, range.upperBound <= count else { return false }
    for step in 0..<range.count where self[range.lowerBound + step] != text.utf8Start[step] { return false }
    return true
  }

  /// The same in capitals or small letters.
  func isSpelled(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount, range.lowerBound >= 0, range.upperBound <= count else { return false }
    for step in 0..<range.count where self[range.lowerBound + step] | 0x20 != text.utf8Start[step] { return false }
    return true
  }
}
