/// The line around an offset, for who changes a text in one place. Who turns offsets into lines and columns has `LineTable`.
internal import Synchronization

extension SyntaxTree {
  /// The start of the line in which an offset stands.
  package func lineStart(_ offset: Int) -> Int {
    var start = min(offset, bytes.count)
    let near = max(0, start - KnownLines.near)
    while start > near, !isLineStart(start) { start -= 1 }
    if start > 0, !isLineStart(start), let lines = knownLines?.table(bytes) {
      return lines.starts[lines.line(at: start)]
    }
    return start
  }

  /// The end of that line, before its line end.
  package func lineEnd(_ offset: Int) -> Int {
    var end = offset
    let near = min(bytes.count, end + KnownLines.near)
    while end < near, bytes[end] != .lineFeed, bytes[end] != .carriageReturn { end += 1 }
    if end == near, end < bytes.count, let lines = knownLines?.table(bytes) {
      return max(end, lines.content(ofLine: lines.line(at: end), in: bytes).upperBound)
    }
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

  /// The line end that lines around an offset have; `\n` where there is one line.
  package func newLine(at offset: Int) -> String {
    let end = lineEnd(offset)
    if end < bytes.count { return text(end..<nextLine(end)) }
    let start = lineStart(offset)
    guard start > 0 else { return "\n" }
    return bytes[start - 1] == .lineFeed && !(start > 1 && bytes[start - 2] == .carriageReturn)
      ? "\n" : bytes[start - 1] == .lineFeed ? "\r\n" : "\r"
  }

  /// Whether a syntax error starts between two offsets.
  package func hasError(startingIn range: Range<Int>) -> Bool { firstError(startingIn: range) != nil }

  /// The place of the first error that starts in a range.
  package func firstError(startingIn range: Range<Int>) -> Int? {
    var (low, high) = (0, errors.count)
    while low < high {
      let middle = (low + high) / 2
      if errors[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < errors.count && errors[low].range.lowerBound < range.upperBound ? low : nil
  }
}

/// Where the lines of a long text start, for those that are long themselves; worked out once, when it is first asked.
final class KnownLines: Sendable {
  /// In bytes: a shorter text is gone through faster.
  static let shortest = 8_192
  /// So many bytes on either side are looked at first.
  static let near = 2_048

  private let known = Mutex<LineTable?>(nil)

  func table(_ bytes: [UInt8]) -> LineTable {
    known.withLock { known in
      if let known { return known }
      let made = LineTable(bytes)
      known = made
      return made
    }
  }
}
