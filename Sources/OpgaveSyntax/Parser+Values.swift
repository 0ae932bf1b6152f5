/// Fields and values. A value has no type here: the field that holds it gives it one, in OpgaveModel.

extension Parser {
  // MARK: Fields

  ///
  /// - Returns: whether something that could not be read stands behind it.
  @inline(__always)
  mutating func field(depth: Int, hasColon: Bool) -> Bool {
    let (first, errorCount) = (current, lexer.errors.count)
    let node = open(.field)
    bump()
    if hasColon {
      bump()
    } else {
      lexer.report(.missingColon, lastStart..<lastEnd)
    }
    if current.startsLine, !valueStartsOnNextLine() {
      lexer.report(.missingValue, lexer.statementStart..<lastEnd)
    } else {
      values()
    }
    if current.kind == .openBrace, !current.startsLine, hasColon, isHeader(node) {
      rewind(to: node, first, errorCount: errorCount)
      return declaration(depth: depth)
    }
    close(node, damaged: lexer.hasError)
    return lineEnd(of: node, depth: depth)
  }

  /// Whether what stands before a `{` looks like the header of a block but for its colon: nothing, or a name and a title.
  private func isHeader(_ node: Int) -> Bool {
    count == node + 3
      || lexer.bytes.byte(lastEnd - 1) == .quote && count == node + 7
        && [4, 6].allSatisfy { kind(node + $0).isName || kind(node + $0).isText }
  }

  @inline(__always)
  private mutating func values() {
    var isOnOtherLine = current.startsLine
    while true {
      if !value() {
        if current.kind == .comma {
          // A list that lost one of its values goes on behind the comma.
          lexer.report(.missingValue, current.start..<current.end)
          bump()
          if isOnOtherLine, current.kind == .closeBrace { return }
          if current.startsLine, current.kind == .endOfFile || !continuesList() { return }
          isOnOtherLine = true
          continue
        }
        if current.startsLine || current.kind == .closeBrace {
          lexer.report(.missingValue, lexer.statementStart..<lastEnd)
        }
        return
      }
      if current.kind == .comma, !current.startsLine {
        bump()
        if isOnOtherLine, current.kind == .closeBrace { return }
        if current.startsLine {
          if current.kind == .endOfFile || !continuesList() {
            if !isOnOtherLine { lexer.report(.missingValue, lastStart..<lastEnd) }
            return
          }
          isOnOtherLine = true
        }
      } else if !missesComma(isOnOtherLine) {
        return
      }
    }
  }

  /// Whether the current token can only be a further value, so that a comma is missing before it. On a line of its own it is
  /// that only in a list that stands on several lines; else the line is being typed, and the one above keeps its meaning.
  @inline(__always)
  private mutating func missesComma(_ isOnOtherLine: Bool) -> Bool {
    switch current.kind {
    case .text, .textBlock, .quotedText, .digits, .uncleanDigits, .euro, .comparison:
      if current.startsLine, !isOnOtherLine { return false }
      // Before a `{` it is a header that lost its keyword.
      if current.startsLine, lineOpensBlock || isRecovering && lexer.indentation(at: current.start) == 0 {
        return false
      }
      lexer.report(.missingComma, current.start..<current.end)
      return true
    default: return false
    }
  }

  /// After `name:` at a line's end: whether the next line is its value and no statement of its own.
  private mutating func valueStartsOnNextLine() -> Bool {
    switch current.kind {
    case .text, .textBlock, .quotedText, .digits, .uncleanDigits, .euro, .comparison, .comma: return true
    case .name, .uncleanName:
      let start = checkpoint()
      defer { restore(start) }
      let word = current.start..<current.end
      reference()
      if lexer.bytes.equals(word, "EUR"), current.kind.isDigits { return !current.startsLine }
      if lexer.bytes.equals(word, "onbekend"), current.kind == .name, !current.startsLine { pointInTime() }
      return current.kind == .comma && !current.startsLine
    default: return false
    }
  }

  /// After a comma at a line's end: whether the next line goes on with the list.
  private mutating func continuesList() -> Bool {
    guard current.kind.isName else {
      switch current.kind {
      case .text, .textBlock, .quotedText, .digits, .uncleanDigits, .euro, .comparison, .minus: return true
      default: return false
      }
    }
    let start = checkpoint()
    defer { restore(start) }
    reference()
    if current.startsLine { return true }
    switch current.kind {
    case .colon, .openBrace, .text, .quotedText, .textBlock: return false
    case .name, .uncleanName:
      return lexer.bytes.equals(lastStart..<lastEnd, "onbekend")
        && lexer.bytes.equals(current.start..<current.end, "op")
    case .digits, .uncleanDigits: return lexer.bytes.equals(lastStart..<lastEnd, "EUR")
    default: return true
    }
  }

  // MARK: Values

  /// - Returns: whether a value stands here.
  @inline(__always)
  private mutating func value() -> Bool {
    switch current.kind {
    case .text, .textBlock, .quotedText:
      let node = open(.value)
      bump()
      close(node, damaged: lexer.hasError)
    case .name, .uncleanName:
      let node = open(.value)
      referenceOrAmount()
      close(node, damaged: lexer.hasError)
    case .digits, .uncleanDigits, .minus, .euro, .comparison:
      let node = open(.value)
      measurement()
      close(node, damaged: lexer.hasError)
    case .dotDot, .dash:
      guard !current.startsLine else { return false }
      let node = open(.value)
      lexer.report(.missingValue, current.start..<current.end)
      bump()
      if current.kind.isDigits || current.kind == .euro, !current.startsLine { quantity() }
      close(node, damaged: true)
    default: return false
    }
    return true
  }

  @inline(__always)
  private mutating func referenceOrAmount() {
    let start = current
    reference()
    guard current.kind.isDigits || current.kind.isName, !current.startsLine else { return }
    if current.kind.isDigits, lexer.bytes.equals(start.start..<start.end, "EUR") {
      amountAfterSign(start.start)
      rangeAndDate(start.start, isDate: false)
    } else if lexer.bytes.equals(start.start..<start.end, "onbekend") {
      pointInTime()
    }
  }

  @inline(__always)
  private mutating func reference() {
    bump()
    while current.kind == .dot, !current.startsLine {
      let dot = current
      let isDirect = dot.start == lastEnd
      bump()
      guard isDirect, current.kind.isName, current.start == dot.end else {
        lexer.report(.unexpectedToken, dot.start..<dot.end)
        if current.kind.isName, !current.startsLine { bump() }
        return
      }
      bump()
    }
  }

  private mutating func measurement() {
    let start = current.start
    if current.kind == .comparison {
      bump()
      if current.kind.isName, !current.startsLine, lexer.bytes.equals(current.start..<current.end, "EUR") {
        bump()
        amountAfterSign(lastStart)
      } else if current.kind.isDigits || current.kind == .euro || current.kind == .minus, !current.startsLine {
        quantity()
      } else {
        lexer.report(.missingValue, lastStart..<lastEnd)
        return
      }
      pointInTime()
      return
    }
    let first = current
    quantity()
    let isDate = first.kind.isDigits && DateSpan.isDate(lexer.bytes, first.start..<first.end)
    rangeAndDate(start, isDate: isDate)
  }

  /// `.. B` and `op DATE` behind a quantity.
  private mutating func rangeAndDate(_ start: Int, isDate: Bool) {
    if current.kind == .dotDot || current.kind == .dash, !current.startsLine {
      bump()
      if !current.startsLine, current.kind.isDigits || current.kind == .euro || current.kind == .minus {
        quantity()
      } else if !current.startsLine, current.kind.isName, lexer.bytes.equals(current.start..<current.end, "EUR") {
        referenceOrAmount()
      } else if !isDate {
        lexer.report(.missingValue, lastStart..<lastEnd)
      }
    } else if current.kind == .minus, !current.startsLine, isFollowedByDigits() {
      // `2026 - 2030`
      bump()
      quantity()
      lexer.report(isDate ? .invalidDate : .invalidNumber, start..<lastEnd)
    }
    pointInTime()
  }

  /// `op DATE`, if it stands here.
  private mutating func pointInTime() {
    guard current.kind == .name, !current.startsLine, lexer.bytes.equals(current.start..<current.end, "op") else {
      return
    }
    bump()
    guard current.kind.isDigits, !current.startsLine else {
      lexer.report(.missingValue, lastStart..<lastEnd)
      return
    }
    let date = current
    let isDate = date.kind != .digits || DateSpan.isDate(lexer.bytes, date.start..<date.end)
    bump()
    wordyDate(date)
    if !isDate { lexer.report(.invalidDate, date.start..<date.end) }
  }

  /// Whether a number follows the current sign on its line.
  private func isFollowedByDigits() -> Bool {
    lexer.byteClass(lexer.bytes.byte(lexer.endOfBlanks(current.end))) & ByteClass.digit != 0
  }

  /// A number, a percentage, an amount or a date.
  private mutating func quantity() {
    let start = current.start
    if current.kind == .minus {
      bump()
      let isEUR = current.kind.isName && lexer.bytes.equals(current.start..<current.end, "EUR")
      guard current.kind.isDigits || current.kind == .euro || isEUR, !current.startsLine else {
        lexer.report(.unexpectedToken, lastStart..<lastEnd)
        return
      }
      let isAmount = current.kind == .euro || isEUR
      let hadError = lexer.hasError
      lexer.hasError = true
      quantity()
      lexer.hasError = hadError
      lexer.report(isAmount ? .invalidAmount : .invalidNumber, start..<lastEnd)
      return
    }
    if current.kind == .euro || current.kind.isName {
      bump()
      amountAfterSign(start)
      return
    }
    let digits = current
    checkDigits()
    bump()
    if current.kind == .percent, !current.startsLine {
      bump()
      return
    }
    guard !current.startsLine else { return }
    if groupedWithSpaces(start) { return }
    if current.kind == .name, Unit(lexer.bytes, current.start..<current.end) != nil {
      lexer.report(.invalidAmount, start..<current.end)
      bump()
      return
    }
    wordyDate(digits)
  }

  /// The number and the unit behind `€`.
  private mutating func amountAfterSign(_ start: Int) {
    guard current.kind.isDigits, !current.startsLine else {
      lexer.report(.missingValue, lastStart..<lastEnd)
      return
    }
    let digits = current
    checkDigits()
    bump()
    if groupedWithSpaces(start) { return }
    if current.kind == .comma, current.start == lastEnd, isDash(current.end) {
      // `€ 5,-`
      bump()
      bump()
      lexer.report(.invalidAmount, start..<lastEnd)
      return
    }
    var unit: Unit?
    if current.kind == .name, !current.startsLine, let known = Unit(lexer.bytes, current.start..<current.end) {
      let isAbbreviated = Unit.isAbbreviated(lexer.bytes, current.start..<current.end)
      unit = known
      bump()
      if !isAbbreviated { lexer.report(.invalidAmount, start..<lastEnd) }
    }
    if !lexer.hasError, digits.kind == .digits,
      case .success(let number) = Decimal.read(lexer.bytes, digits.start..<digits.end), number.cents(unit) == nil
    {
      lexer.report(.invalidAmount, start..<lastEnd)
    }
  }

  /// Whether a dash of any kind starts at an offset.
  private func isDash(_ offset: Int) -> Bool {
    if lexer.bytes.byte(offset) == UInt8(ascii: "-") { return true }
    guard lexer.bytes.byte(offset) >= 0x80, let (scalar, _) = lexer.bytes.scalar(offset) else { return false }
    return ScalarClass(scalar) == .dash
  }

  /// `12 500`: the first group was read, and groups of three digits follow after single blanks.
  private mutating func groupedWithSpaces(_ start: Int) -> Bool {
    var isGrouped = false
    while current.kind == .digits, !current.startsLine, isGroup(current),
      lexer.bytes.byte(lastEnd - 1) != UInt8(ascii: ","),
      isGrouped || lastEnd - lastStart <= 4
    {
      isGrouped = true
      bump()
    }
    if isGrouped {
      if current.kind == .percent, !current.startsLine { bump() }
      lexer.report(.invalidNumber, start..<lastEnd)
    }
    return isGrouped
  }

  private func isGroup(_ token: Token) -> Bool {
    guard token.end - token.start >= 3 else { return false }
    for index in token.start..<token.start + 3
    where lexer.byteClass(lexer.bytes.byte(index)) & ByteClass.digit == 0 { return false }
    return token.end - token.start == 3 || lexer.bytes.byte(token.start + 3) == UInt8(ascii: ",")
  }

  /// `1 maart 2026`: the day was read.
  private mutating func wordyDate(_ day: Token) {
    guard current.kind == .name, !current.startsLine,
      MonthName.number(lexer.bytes, current.start..<current.end) != nil
    else { return }
    bump()
    // `1 mrt. 2026`
    if current.kind == .dot, current.start == lastEnd { bump() }
    if current.kind.isDigits, !current.startsLine { bump() }
    lexer.report(.invalidDate, day.start..<lastEnd)
  }

  // MARK: Digits

  /// Reports a run of digits that is neither a number nor a date.
  @inline(__always)
  mutating func checkDigits() {
    let range = current.start..<current.end
    if range.count <= 4 {
      var isPlain = true
      for index in range where lexer.byteClass(lexer.bytes[index]) & ByteClass.digit == 0 { isPlain = false }
      if isPlain { return }
    }
    checkUnusualDigits(range)
  }

  private mutating func checkUnusualDigits(_ range: Range<Int>) {
    guard current.kind == .digits else {
      let clean = Cleaning.clean(lexer.bytes, range)
      clean.withUnsafeBufferPointer { buffer in
        if let kind = DateSpan.problem(buffer, 0..<buffer.count) { lexer.report(kind, range) }
      }
      return
    }
    if let kind = DateSpan.problem(lexer.bytes, range) { lexer.report(kind, range) }
  }
}

extension DateSpan {
  static func isDate(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    if case .success = read(bytes, range) { return true }
    return false
  }

  /// What is wrong with a run of digits; `nil` for a number or a date.
  static func problem(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> SyntaxError.Kind? {
    switch read(bytes, range) {
    case .success: return nil
    case .failure(.noSuchDate): return .invalidDate
    case .failure(.notation): break
    }
    switch Decimal.read(bytes, range) {
    case .success: return nil
    case .failure(.tooManyDigits): return .tooManyDigits
    case .failure(.notation): break
    }
    return looksLikeDate(bytes, range) ? .invalidDate : .invalidNumber
  }

  /// Whether digits with dashes, slashes or dots were meant as a date: three parts, or with dashes a part of four digits.
  private static func looksLikeDate(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var parts: [Int] = [0]
    var hasDots = false
    for index in range {
      switch bytes.byte(index) {
      case UInt8(ascii: "-"), UInt8(ascii: "/"): parts.append(0)
      case UInt8(ascii: "."):
        hasDots = true
        parts.append(0)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "Q"), UInt8(ascii: "q"): parts[parts.count - 1] += 1
      default: return false
      }
    }
    if hasDots { return parts.count == 3 && parts[2] == 4 && parts[0] <= 2 }
    return parts.count >= 3 || parts.count == 2 && parts.contains(4)
  }
}

/// The Dutch names of the months, also as they are abbreviated.
enum MonthName {
  private static let names = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]

  static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count >= 3, range.count <= 9 else { return nil }
    let word = String(decoding: bytes[range], as: UTF8.self).lowercased()
    if let index = names.firstIndex(of: word) { return index + 1 }
    if word == "mrt" { return 3 }
    guard range.count <= 4, let index = names.firstIndex(where: { $0.hasPrefix(word) }) else { return nil }
    return index + 1
  }
}

/// Words and digits without the characters that do not belong in them.
package enum Cleaning {
  /// Drops zero-width characters and writes typographic dashes as `-`; U+212A, the Kelvin sign, is the letter K.
  static func clean(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes.byte(index)
      guard byte >= 0x80, let (scalar, length) = bytes.scalar(index) else {
        result.append(byte)
        index += 1
        continue
      }
      switch ScalarClass(scalar) {
      case .zeroWidth: break
      case .dash: result.append(UInt8(ascii: "-"))
      default: result.append(contentsOf: bytes[index..<index + length])
      }
      index += length
    }
    return result
  }
}

extension SyntaxTree {
  public func cleanText(_ index: Index) -> String { reading { $0.cleanText(index) } }
}

extension TreeReader {
  /// The bytes of a word or of digits as they are meant.
  package func cleanBytes(_ index: Int) -> [UInt8] {
    isUnclean(index) ? Cleaning.clean(bytes, range(index)) : Array(bytes[range(index)])
  }

  public func cleanText(_ index: Int) -> String { String(decoding: cleanBytes(index), as: UTF8.self) }

  private func isUnclean(_ index: Int) -> Bool { kind(index) == .uncleanName || kind(index) == .uncleanDigits }

  /// The number that digits stand for.
  package func number(_ index: Int) -> Decimal? {
    if isUnclean(index) { return Decimal(cleanBytes(index)) }
    return try? Decimal.read(bytes, range(index)).get()
  }

  /// The date that digits stand for.
  package func date(_ index: Int) -> DateSpan? {
    if isUnclean(index) { return DateSpan(cleanBytes(index)) }
    let range = range(index)
    // Most digits are no date: their number tells.
    guard range.count == 4 || range.count == 7 || range.count == 10 else { return nil }
    return try? DateSpan.read(bytes, range).get()
  }
}
