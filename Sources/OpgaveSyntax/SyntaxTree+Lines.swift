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
}
