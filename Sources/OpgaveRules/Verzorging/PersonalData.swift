/// Finds what may identify a person in texts and comments. Knows forms and check digits, no names.
internal import OpgaveSyntax

package enum PersonalData {
  package enum Kind: UInt8, Sendable {
    case email, phone, bsn, iban
  }

  struct Match: Sendable {
    let kind: Kind
    let range: Range<Int>
  }

  static func matches(_ tree: SyntaxTree, in prose: [SyntaxTree.Index]) -> [Match] {
    var found: [Match] = []
    tree.bytes.withUnsafeBufferPointer { bytes in
      for index in prose { scan(bytes, tree.range(index), &found) }
    }
    return found
  }

  /// Whether one text or comment holds any.
  static func isIn(_ token: Int, _ tree: SyntaxTree) -> Bool {
    var found: [Match] = []
    tree.bytes.withUnsafeBufferPointer { scan($0, tree.range(token), &found) }
    return !found.isEmpty
  }

  /// Looks at each `@` and each first digit of a run; all else is passed over 16 bytes at a time.
  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ found: inout [Match]) {
    guard let base = bytes.baseAddress else { return }
    var index = range.lowerBound
    let at = SIMD16<UInt8>(repeating: UInt8(ascii: "@"))
    let zero = SIMD16<UInt8>(repeating: UInt8(ascii: "0"))
    let ten = SIMD16<UInt8>(repeating: 10)
    while index < range.upperBound {
      // Past the end of a short text the file goes on: what is found there does not count.
      while index < range.upperBound, index + 16 <= bytes.count {
        let chunk = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt8>.self)
        let hit = (chunk .== at) .| ((chunk &- zero) .< ten)
        let mask = unsafeBitCast(hit, to: SIMD2<UInt64>.self)
        if mask[0] | mask[1] != 0 {
          index += mask[0] != 0 ? mask[0].trailingZeroBitCount / 8 : 8 + mask[1].trailingZeroBitCount / 8
          break
        }
        index += 16
      }
      guard index < range.upperBound else { return }
      let byte = bytes[index]
      if byte == UInt8(ascii: "@"), let match = email(bytes, range, index) {
        add(match, &found)
        index = match.range.upperBound
      } else if isDigit(byte) {
        index = number(bytes, range, index, &found)
      } else {
        index += 1
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// Whether the character at an offset is that of an escape such as `\n`.
  private static func isEscaped(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ offset: Int) -> Bool {
    guard offset > range.lowerBound, bytes[offset - 1] == .backslash else { return false }
    return bytes[offset] == UInt8(ascii: "n") || bytes[offset] == UInt8(ascii: "t")
  }

  private static func isNoBreakSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ offset: Int) -> Bool {
    offset >= range.lowerBound && offset + 1 < range.upperBound && bytes[offset] == 0xC2 && bytes[offset + 1] == 0xA0
  }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  private static func add(_ match: Match, _ found: inout [Match]) {
    if let last = found.last, last.range.overlaps(match.range) {
      // The longest match alone counts.
      if match.range.count > last.range.count { found[found.count - 1] = match }
      return
    }
    found.append(match)
  }

  /// Whether an offset stands in a web address.
  private static func isInAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ offset: Int) -> Bool {
    var start = offset
    // No address is longer.
    let first = max(range.lowerBound, offset - 2048)
    while start > first, bytes[start - 1] > .space, bytes[start - 1] != .quote,
      bytes[start - 1] != UInt8(ascii: ")")
    { start -= 1 }
    let word = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    return word.contains("://") || word.contains("www.")
  }

  private static let mailboxes: Set<String> = [
    "info", "gemeente", "post", "contact", "postbus", "provincie", "waterschap", "griffie", "pers", "communicatie",
    "klantcontact", "klantenservice", "secretariaat", "bestuurssecretariaat", "omgevingswet", "woo", "privacy", "fg",
  ]

  private static func email(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ at: Int) -> Match? {
    func isLocal(_ byte: UInt8) -> Bool {
      isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
    }
    var start = at
    while start > range.lowerBound, isLocal(bytes[start - 1]) { start -= 1 }
    if start < at, isEscaped(bytes, range, start) { start += 1 }
    while start < at, bytes[start] == UInt8(ascii: ".") { start += 1 }
    var end = at + 1
    var lastDot = at
    while end < range.upperBound,
      isLetter(bytes[end]) || isDigit(bytes[end]) || bytes[end] >= 0x80 || bytes[end] == UInt8(ascii: ".")
        || bytes[end] == UInt8(ascii: "-")
    {
      if bytes[end] == UInt8(ascii: ".") { lastDot = end }
      end += 1
    }
    if lastDot == end - 1 {
      end = lastDot
      lastDot = at
      for index in at + 1..<max(end, at + 1) where bytes[index] == UInt8(ascii: ".") { lastDot = index }
    }
    guard start < at, lastDot > at + 1, end - lastDot >= 3, !isInAddress(bytes, range, start) else { return nil }
    let local = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    return mailboxes.contains(local) ? nil : Match(kind: .email, range: start..<end)
  }

  /// Looks at the number that starts at a digit; gives the offset to go on from.
  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ first: Int, _ found: inout [Match]
  ) -> Int {
    var end = first
    while end < range.upperBound, isDigit(bytes[end]) { end += 1 }
    if first >= range.lowerBound + 2, isLetter(bytes[first - 1]), isLetter(bytes[first - 2]),
      let match = iban(bytes, range, first - 2)
    {
      add(match, &found)
      return match.range.upperBound
    }
    // Digits stand free of letters and digits; the letter of an escape is none, and a no-break space separates.
    if first > range.lowerBound,
      isLetter(bytes[first - 1]) && !isEscaped(bytes, range, first - 1)
        || bytes[first - 1] >= 0x80 && !isNoBreakSpace(bytes, range, first - 2)
    {
      return end
    }
    if let match = phone(bytes, range, first) {
      add(match, &found)
      return match.range.upperBound
    }
    let isFree =
      end == range.upperBound || !isLetter(bytes[end]) && (bytes[end] < 0x80 || isNoBreakSpace(bytes, range, end))
    if end - first == 9, isFree,
      passesElevenTest(bytes, first), !isInAddress(bytes, range, first)
    {
      let previous = first > range.lowerBound ? bytes[first - 1] : .space
      let next = end < range.upperBound ? bytes[end] : .space
      let isPartOfNumber =
        (previous == UInt8(ascii: ".") || previous == UInt8(ascii: ",")) && first >= range.lowerBound + 2
        && isDigit(bytes[first - 2])
        || (next == UInt8(ascii: ".") || next == UInt8(ascii: ",")) && end + 1 < range.upperBound
          && isDigit(bytes[end + 1])
      if !isPartOfNumber { add(Match(kind: .bsn, range: first..<end), &found) }
    }
    return end
  }

  /// The test of the citizen service number: the sum of its digits times 9, 8, … 2, -1 is a multiple of eleven.
  private static func passesElevenTest(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var sum = 0
    var isZero = true
    for place in 0..<9 {
      let digit = Int(bytes[start + place] - 48)
      if digit != 0 { isZero = false }
      sum += digit * (place == 8 ? -1 : 9 - place)
    }
    return !isZero && sum % 11 == 0
  }

  /// A Dutch number of ten digits, or one behind +31 or 0031.
  private static func phone(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ first: Int) -> Match? {
    var start = first
    if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "+") { start -= 1 }
    // A year or an amount starts otherwise.
    guard start < first || bytes[first] == UInt8(ascii: "0") else { return nil }
    if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "(") { start -= 1 }
    let isInternational = start < first && bytes[start] == UInt8(ascii: "+") || start + 1 < first
    if isDate(bytes, range, first) { return nil }
    var digits: [UInt8] = []
    var index = first
    var end = first
    var separators = 0
    /// How many digits make it whole; known once the first ones are.
    var wanted = 15
    while index < range.upperBound, digits.count < wanted {
      let byte = bytes[index]
      if isDigit(byte) {
        digits.append(byte)
        end = index + 1
        separators = 0
        if digits.count == 5 { wanted = length(digits, isInternational) }
      } else if isNoBreakSpace(bytes, range, index) {
        separators += 1
        index += 1
      } else if byte == .space || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
        separators += 1
      } else {
        break
      }
      if separators > 2 { break }
      index += 1
    }
    guard digits.count == wanted, end >= range.upperBound || !isDigit(bytes[end]) else { return nil }
    let national = digits.suffix(9)
    guard let lead = national.first, lead != 48 else { return nil }
    // 0800 and 0900 are services.
    if national.starts(with: [56, 48, 48]) || national.starts(with: [57, 48]) { return nil }
    if end < range.upperBound, isLetter(bytes[end]) { return nil }
    return isInAddress(bytes, range, start) ? nil : Match(kind: .phone, range: start..<end)
  }

  /// How many digits a number has that starts so: a Dutch one ten, one behind a country code nine and the code, with a zero
  /// that some write between the two.
  private static func length(_ digits: [UInt8], _ isInternational: Bool) -> Int {
    if isInternational, digits.starts(with: [51, 49]) { return digits[2] == 48 ? 12 : 11 }
    if digits.starts(with: [48, 48, 51, 49]) { return digits[4] == 48 ? 14 : 13 }
    return digits[0] == 48 && digits[1] != 48 ? 10 : 0
  }

  /// `01-01-2026`
  private static func isDate(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ first: Int) -> Bool {
    guard first + 10 <= range.upperBound else { return false }
    return [2, 5].allSatisfy { bytes[first + $0] == UInt8(ascii: "-") }
      && [0, 1, 3, 4, 6, 7, 8, 9].allSatisfy { isDigit(bytes[first + $0]) }
  }

  /// An account number: two letters, two digits, up to thirty more, in groups or not; the rest of 97 is one.
  private static func iban(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ start: Int) -> Match? {
    if start > range.lowerBound, isLetter(bytes[start - 1]) || isDigit(bytes[start - 1]) { return nil }
    var symbols: [UInt8] = []
    var ends: [Int] = []
    var index = start
    while index < range.upperBound, symbols.count < 34 {
      let byte = bytes[index]
      if isDigit(byte) || isLetter(byte) {
        symbols.append(isLetter(byte) ? byte & 0xDF : byte)
        ends.append(index + 1)
      } else if byte != .space || index + 1 >= range.upperBound || bytes[index + 1] == .space {
        break
      }
      index += 1
    }
    var count = symbols.count
    while count >= 15 {
      let end = ends[count - 1]
      let isFree = end >= range.upperBound || !isLetter(bytes[end]) && !isDigit(bytes[end])
      if isFree, isValid(symbols[..<count]), !isInAddress(bytes, range, start) {
        return Match(kind: .iban, range: start..<end)
      }
      count -= 1
    }
    return nil
  }

  /// - Parameter symbols: fifteen at least.
  private static func isValid(_ symbols: ArraySlice<UInt8>) -> Bool {
    guard isDigit(symbols[2]), isDigit(symbols[3]) else { return false }
    var rest = 0
    for symbol in symbols.dropFirst(4) + symbols.prefix(4) {
      rest = isDigit(symbol) ? (rest * 10 + Int(symbol - 48)) % 97 : (rest * 100 + Int(symbol - 55)) % 97
    }
    return rest == 1
  }
}
