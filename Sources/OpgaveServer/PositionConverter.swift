/// Between offsets and the positions of a client. The one place that knows UTF-16.
package import LanguageServerProtocol
package import OpgaveSyntax

package struct PositionConverter: Sendable {
  package let encoding: PositionEncoding

  package init(_ encoding: PositionEncoding) { self.encoding = encoding }

  /// The UTF-8 offset of a position; past the end of a line it is the line's end, past the last line the text's.
  package func offset(_ position: LSPPosition, _ bytes: [UInt8], _ lines: LineTable) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lines.starts.count else { return bytes.count }
    let content = lines.content(ofLine: position.line, in: bytes)
    let wanted = max(0, position.character)
    if encoding == .utf8 {
      var offset = content.lowerBound + min(wanted, content.count)
      while offset > content.lowerBound, offset < content.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    }
    var units = 0
    var offset = content.lowerBound
    while offset < content.upperBound, units < wanted {
      let (length, width) = step(bytes[offset])
      if units + width > wanted { break }
      units += width
      offset = min(content.upperBound, offset + length)
    }
    return offset
  }

  /// The offsets of a range; an end before the start counts as the start.
  func offsets(_ range: LSPRange, _ bytes: [UInt8], _ lines: LineTable) -> Range<Int> {
    let start = offset(range.start, bytes, lines)
    return start..<max(start, offset(range.end, bytes, lines))
  }

  package func position(_ offset: Int, _ bytes: [UInt8], _ lines: LineTable) -> LSPPosition {
    let bounded = min(max(0, offset), bytes.count)
    let line = lines.line(at: bounded)
    let start = lines.starts[line]
    if encoding == .utf8 { return LSPPosition(line, max(0, bounded - start)) }
    var units = 0
    var index = start
    while index < bounded {
      let (length, width) = step(bytes[index])
      units += width
      index += length
    }
    return LSPPosition(line, units)
  }

  package func range(_ range: Range<Int>, _ bytes: [UInt8], _ lines: LineTable) -> LSPRange {
    LSPRange(position(range.lowerBound, bytes, lines), position(range.upperBound, bytes, lines))
  }

  /// The units of a range of a text in the client's encoding, line ends included.
  func length(_ range: Range<Int>, _ bytes: [UInt8]) -> Int {
    if encoding == .utf8 { return range.count }
    var units = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (length, width) = step(bytes[index])
      units += width
      index += length
    }
    return units
  }

  /// Gives ranges in any order; those of one line cost little more than one look at it, however long it is.
  package func cursor(_ bytes: [UInt8], _ lines: LineTable) -> Cursor {
    Cursor(converter: self, bytes: bytes, lines: lines)
  }

  package struct Cursor {
    private let converter: PositionConverter
    private let bytes: [UInt8]
    private let lines: LineTable
    private var cursor = LineTable.Cursor()

    fileprivate init(converter: PositionConverter, bytes: [UInt8], lines: LineTable) {
      (self.converter, self.bytes, self.lines) = (converter, bytes, lines)
    }

    package mutating func range(_ range: Range<Int>) -> LSPRange {
      LSPRange(position(range.lowerBound), position(range.upperBound))
    }

    private mutating func position(_ wanted: Int) -> LSPPosition {
      if converter.encoding == .utf8 { return converter.position(wanted, bytes, lines) }
      let (line, units) = cursor.units(before: wanted, in: bytes, lines, converter.step)
      return LSPPosition(line, units)
    }
  }

  /// The bytes of the character that starts with a byte, and its units in the client's encoding.
  fileprivate func step(_ byte: UInt8) -> (length: Int, width: Int) {
    switch byte {
    case 0xC2...0xDF: (2, 1)
    case 0xE0...0xEF: (3, 1)
    case 0xF0...0xF4: (4, encoding == .utf16 ? 2 : 1)
    default: (1, 1)
    }
  }
}
