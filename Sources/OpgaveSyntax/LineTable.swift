/// The only thing that knows lines. Turns offsets into lines and columns and back; knows nothing of editors.

/// The starts of a text's lines. LF, CRLF and CR end a line, nothing else does.
package struct LineTable: Sendable, Equatable {
  /// UTF-8 offsets; the first is 0, or behind a byte order mark that is no part of the text.
  package private(set) var starts: [Int]
  /// The length of the text in bytes.
  package private(set) var count: Int

  package init(_ bytes: [UInt8]) {
    starts = [0]
    starts.reserveCapacity(bytes.count / 32 + 1)
    count = bytes.count
    LineTable.scan(bytes, from: 0, to: bytes.count, into: &starts)
  }

  /// The lines of a file as everybody who opens it sees them: a byte order mark in front is no character of the first.
  package init(ofFile bytes: [UInt8]) {
    self.init(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { starts[0] = 3 }
  }

  /// The index of the line that holds `offset`, from 0; past the end it is the last.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The bytes of a line with its line end. A line that is not there is empty and stands at the end.
  package func range(ofLine line: Int) -> Range<Int> {
    guard line >= 0, line < starts.count else { return count..<count }
    return starts[line]..<(line + 1 < starts.count ? starts[line + 1] : count)
  }

  /// The bytes of a line without its line end.
  package func content(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    let whole = range(ofLine: line)
    var end = min(whole.upperBound, bytes.count)
    if end > whole.lowerBound, bytes[end - 1] == .lineFeed { end -= 1 }
    if end > whole.lowerBound, bytes[end - 1] == .carriageReturn { end -= 1 }
    return whole.lowerBound..<max(whole.lowerBound, end)
  }

  /// Line and column for people: both from 1, the column in Unicode scalars.
  package func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let bounded = min(max(0, offset), bytes.count)
    let line = line(at: bounded)
    var column = 1
    var index = starts[line]
    while index < bounded {
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return (line + 1, column)
  }

  /// Gives positions in any order; those of one line cost little more than one look at it, however long it is.
  package struct Cursor: Sendable {
    private static let stride = 512
    private var line = -1
    /// Of the line that was asked for last: how much it counts up to a place, about each `stride` bytes as far as was asked.
    private var marks: [(offset: Int, units: Int)] = []

    package init() {}

    package mutating func position(of wanted: Int, in bytes: [UInt8], _ lines: LineTable) -> (line: Int, column: Int) {
      let (line, units) = units(before: wanted, in: bytes, lines) { (1, $0 & 0xC0 == 0x80 ? 0 : 1) }
      return (line + 1, units + 1)
    }

    /// The line of a place, from 0, and what stands before the place in it.
    ///
    /// - Parameter step: how many bytes what starts with a byte has, and how many units.
    package mutating func units(
      before wanted: Int, in bytes: [UInt8], _ lines: LineTable, _ step: (UInt8) -> (length: Int, width: Int)
    ) -> (line: Int, units: Int) {
      let own = lines.line(at: min(max(0, wanted), bytes.count))
      let start = lines.starts[own]
      // In front of the text nothing has a place, as where a byte order mark came since places were noted.
      let bounded = max(start, min(wanted, bytes.count))
      if own != line { (line, marks) = (own, [(start, 0)]) }
      var place = min((bounded - start) / Cursor.stride, marks.count - 1)
      if marks[place].offset > bounded { place -= 1 }
      var (offset, units) = marks[place]
      while offset < bounded {
        if offset - start >= Cursor.stride * marks.count { marks.append((offset, units)) }
        let (length, width) = step(bytes[offset])
        units += width
        offset += length
      }
      return (own, units)
    }
  }

  /// The table after `removed` was replaced by `insertedCount` bytes; `bytes` is the new text.
  ///
  /// Costs the lines after the edit an addition each, and a scan of the inserted bytes.
  package mutating func replace(_ removed: Range<Int>, insertedCount: Int, newBytes bytes: [UInt8]) {
    let difference = insertedCount - removed.count
    // A CR at either edge may join with or part from an LF, so the scan takes one byte more on both sides.
    let firstLine = line(at: max(0, removed.lowerBound - 1))
    let from = starts[firstLine]
    let scanEnd = min(bytes.count, removed.lowerBound + insertedCount + 1)
    let oldScanEnd = scanEnd - difference
    var low = firstLine + 1
    while low < starts.count, starts[low] <= oldScanEnd { low += 1 }
    var fresh: [Int] = []
    LineTable.scan(bytes, from: from, to: scanEnd, into: &fresh)
    for index in low..<max(low, starts.count) { starts[index] += difference }
    starts.replaceSubrange(firstLine + 1..<low, with: fresh)
    count = bytes.count
  }

  /// Adds the start of each line that begins behind `from` and at or before `end`.
  private static func scan(_ bytes: [UInt8], from: Int, to end: Int, into starts: inout [Int]) {
    bytes.withUnsafeBufferPointer { buffer in
      var index = from
      while index < end {
        let byte = buffer[index]
        index += 1
        if byte == .lineFeed {
          starts.append(index)
        } else if byte == .carriageReturn, !(index < buffer.count && buffer[index] == .lineFeed) {
          starts.append(index)
        }
      }
    }
  }
}

extension UInt8 {
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  @inlinable public static var carriageReturn: UInt8 { 0x0D }
  @inlinable public static var tab: UInt8 { 0x09 }
  @inlinable public static var space: UInt8 { 0x20 }
  @inlinable public static var quote: UInt8 { 0x22 }
  @inlinable public static var backslash: UInt8 { 0x5C }
}
