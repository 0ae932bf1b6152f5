/// The line around an offset, for who changes a text in one place. Who turns offsets into lines and columns has `LineTable`.

extension SyntaxTree {
  /// The start of the line in which an offset stands.
  package func lineStart(_ offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != .lineFeed, bytes[start - 1] != .carriageReturn { start -= 1 }
    return start
  }

  /// The end of that line, before its line end.
  package func lineEnd(_ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != .lineFeed, bytes[end] != .carriageReturn { end += 1 }
    return end
  }

  /// Whether a line starts at an offset.
  package func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == .lineFeed || bytes[offset - 1] == .carriageReturn
  }

  package func hasLineEnd(in range: Range<Int>) -> Bool {
    bytes[range].contains { $0 == .lineFeed || $0 == .carriageReturn }
  }

  /// The start of the line behind the one that ends at an offset.
  package func nextLine(_ end: Int) -> Int {
    end + (bytes[end...].starts(with: [.carriageReturn, .lineFeed]) ? 2 : end < bytes.count ? 1 : 0)
  }

  /// Where the spaces and tabs start that stand right before an offset.
  package func startOfBlanks(_ offset: Int) -> Int {
    offset - bytes[..<offset].reversed().prefix { $0 == .space || $0 == .tab }.count
  }

  /// Where the white space starts that stands right before an offset, over lines.
  package func startOfWhiteSpace(_ offset: Int) -> Int {
    offset - bytes[..<offset].reversed().prefix { $0 <= .space }.count
  }

  /// Where the white space ends that stands at an offset.
  package func endOfBlanks(_ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] == .space || bytes[end] == .tab { end += 1 }
    return end
  }

  /// The white space with which the line of an offset starts.
  package func indentation(_ offset: Int) -> String {
    let start = lineStart(offset)
    return text(start..<endOfBlanks(start))
  }

  /// What stands behind an offset on its line.
  package enum RestOfLine: Equatable, Sendable {
    case nothing
    case comment(Range<Int>)
    /// Anything else, from an offset on.
    case more(Int)
  }

  /// - Parameter offset: the end of a token.
  package func rest(of offset: Int) -> RestOfLine {
    let next = endOfBlanks(offset)
    if next == bytes.count || next == lineEnd(next) { return .nothing }
    return bytes[next] == UInt8(ascii: "#") ? .comment(next..<lineEnd(next)) : .more(next)
  }

  /// The line end that is nearest to an offset; `\n` where there is one line.
  package func newLine(at offset: Int) -> String {
    // Looked for on both sides at once: a line can be as long as the file.
    var (before, behind) = (min(offset, bytes.count), offset)
    while before > 0 || behind < bytes.count {
      if behind < bytes.count {
        if bytes[behind] == .lineFeed || bytes[behind] == .carriageReturn { return text(behind..<nextLine(behind)) }
        behind += 1
      }
      if before > 0 {
        before -= 1
        if bytes[before] == .carriageReturn { return "\r" }
        if bytes[before] == .lineFeed { return before > 0 && bytes[before - 1] == .carriageReturn ? "\r\n" : "\n" }
      }
    }
    return "\n"
  }

  /// Whether a syntax error starts between two offsets.
  package func hasError(startingIn range: Range<Int>) -> Bool {
    var (low, high) = (0, errors.count)
    while low < high {
      let middle = (low + high) / 2
      if errors[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < errors.count && errors[low].range.lowerBound < range.upperBound
  }
}
