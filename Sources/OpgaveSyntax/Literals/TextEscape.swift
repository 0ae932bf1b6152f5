/// The values of texts and text blocks: escapes, common indentation, line ends.

package enum TextEscape {
  /// The end of the `\u{…}` at `start`; `nil` where it names no scalar.
  static func endOfScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard bytes.byte(start + 2) == UInt8(ascii: "{") else { return nil }
    var index = start + 3
    var value: UInt32 = 0
    while let digit = hexadecimal(bytes.byte(index)), index < start + 9 {
      value = value << 4 | digit
      index += 1
    }
    guard index > start + 3, bytes.byte(index) == UInt8(ascii: "}"), Unicode.Scalar(value) != nil else { return nil }
    return index + 1
  }

  /// A text on one line as the file writes it, with its quotes.
  package static func quoted(_ text: String) -> String {
    "\"" + escaped(onOneLine(text)) + "\""
  }

  /// A text with a space for each run of line ends and each tab.
  package static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\t", with: " ")
  }

  /// What stands between the quotes for a text without line ends and tabs.
  package static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// The bytes that a text without its quotes stands for.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into result: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes.byte(index)
      guard byte == .backslash, index + 1 < range.upperBound else {
        result.append(byte)
        index += 1
        continue
      }
      let scalarEnd = endOfScalar(bytes, index) ?? range.upperBound + 1
      switch bytes.byte(index + 1) {
      case UInt8(ascii: "n"):
        result.append(.lineFeed)
        index += 2
      case UInt8(ascii: "t"):
        result.append(.tab)
        index += 2
      case .quote, .backslash:
        result.append(bytes.byte(index + 1))
        index += 2
      case UInt8(ascii: "u") where scalarEnd <= range.upperBound:
        let digits = String(decoding: bytes[index + 3..<scalarEnd - 1], as: UTF8.self)
        if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) {
          result.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
        index = scalarEnd
      default:
        // An escape that is not known stands for itself.
        result.append(.backslash)
        index += 1
      }
    }
  }
}

extension SyntaxTree {
  /// The value of a text token, whatever its quotes.
  package func textValue(_ index: Index) -> String { reading { $0.textValue(index) } }

  package func textBytes(_ index: Index) -> [UInt8] { reading { $0.textBytes(index) } }

  /// Whether a text ends with its own quote, one that no backslash takes away.
  package func isClosedText(_ index: Index) -> Bool { reading { $0.isClosedText(index) } }

  /// The lines between the quotes, and how many bytes of common white space go from each.
  package func textBlockLines(_ index: Index) -> (lines: [Range<Int>], indentation: Int, closingIsAlone: Bool) {
    reading { $0.textBlockLines(index) }
  }
}

extension TreeReader {
  package func textValue(_ index: Int) -> String { String(decoding: textBytes(index), as: UTF8.self) }

  package func textBytes(_ index: Int) -> [UInt8] {
    let range = range(index)
    var result: [UInt8] = []
    switch kind(index) {
    case .textBlock: appendTextBlock(index, &result)
    case .quotedText:
      let opening = bytes.scalar(range.lowerBound)?.length ?? 1
      var end = range.upperBound
      var last = end - 1
      while last > range.lowerBound, bytes.byte(last) & 0xC0 == 0x80 { last -= 1 }
      if last > range.lowerBound, let (scalar, _) = bytes.scalar(last), ScalarClass.isQuote(scalar) { end = last }
      let start = min(range.lowerBound + opening, end)
      result.append(contentsOf: bytes[start..<end])
    default:
      let end = max(range.lowerBound + 1, range.upperBound - (isClosedText(index) ? 1 : 0))
      TextEscape.unescaped(bytes, range.lowerBound + 1..<end, into: &result)
    }
    return result
  }

  func isClosedText(_ index: Int) -> Bool {
    let range = range(index)
    guard range.count >= 2, bytes[range.upperBound - 1] == .quote else { return false }
    var backslashes = 0
    while bytes[range.upperBound - 2 - backslashes] == .backslash, range.count - 2 - backslashes > 0 {
      backslashes += 1
    }
    return backslashes % 2 == 0
  }

  func textBlockLines(_ index: Int) -> (lines: [Range<Int>], indentation: Int, closingIsAlone: Bool) {
    let range = range(index)
    let isClosed =
      range.count >= 6 && (1...3).allSatisfy { bytes.byte(range.upperBound - $0) == .quote }
    let end = isClosed ? range.upperBound - 3 : range.upperBound
    var lines: [Range<Int>] = []
    var start = min(range.lowerBound + 3, end)
    var index = start
    while index < end {
      let byte = bytes.byte(index)
      if byte == .lineFeed || byte == .carriageReturn {
        lines.append(start..<index)
        if byte == .carriageReturn, index + 1 < end, bytes.byte(index + 1) == .lineFeed { index += 1 }
        start = index + 1
      }
      index += 1
    }
    lines.append(start..<end)
    func isBlank(_ line: Range<Int>) -> Bool {
      line.allSatisfy { bytes.byte($0) == .space || bytes.byte($0) == .tab }
    }
    guard lines.count > 1 else { return (lines, 0, false) }
    lines.removeFirst()
    let closingIsAlone = isClosed && isBlank(lines[lines.count - 1])
    var common: Range<Int>?
    for (number, line) in lines.enumerated() where !isBlank(line) || (number == lines.count - 1 && closingIsAlone) {
      var blanks = line.lowerBound
      while blanks < line.upperBound, bytes.byte(blanks) == .space || bytes.byte(blanks) == .tab { blanks += 1 }
      let own = line.lowerBound..<blanks
      guard let known = common else {
        common = own
        continue
      }
      var shared = 0
      while shared < min(known.count, own.count),
        bytes.byte(known.lowerBound + shared) == bytes.byte(own.lowerBound + shared)
      { shared += 1 }
      common = known.lowerBound..<known.lowerBound + shared
    }
    return (lines, common?.count ?? 0, closingIsAlone)
  }

  private func appendTextBlock(_ index: Int, _ result: inout [UInt8]) {
    let (lines, indentation, closingIsAlone) = textBlockLines(index)
    let shown = closingIsAlone ? lines.dropLast() : lines[...]
    for (number, line) in shown.enumerated() {
      if number > 0 { result.append(.lineFeed) }
      var end = line.upperBound
      while end > line.lowerBound, bytes.byte(end - 1) == .space || bytes.byte(end - 1) == .tab { end -= 1 }
      let start = min(line.lowerBound + indentation, end)
      TextEscape.unescaped(bytes, start..<end, into: &result)
    }
  }
}
