/// Text with marks in it: `«…»` for a range, `‸` for a cursor.

package struct MarkedText: Sendable {
  /// The text without its marks.
  package private(set) var text = ""
  /// UTF-8 offsets, in the order in which the ranges open.
  package private(set) var ranges: [Range<Int>] = []
  package private(set) var cursors: [Int] = []

  package init(_ marked: String) {
    var open: [(index: Int, start: Int)] = []
    var found: [(index: Int, range: Range<Int>)] = []
    var opened = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        open.append((opened, text.utf8.count))
        opened += 1
      case "»":
        if let (index, start) = open.popLast() { found.append((index, start..<text.utf8.count)) }
      case "‸": cursors.append(text.utf8.count)
      default: text.unicodeScalars.append(scalar)
      }
    }
    ranges = found.sorted { $0.index < $1.index }.map(\.range)
  }

  /// The same notation for the ranges that were found, so that a failure shows both as text.
  package static func mark(_ text: String, _ ranges: [Range<Int>]) -> String {
    var bytes = Array(text.utf8)
    let edges = ranges.flatMap {
      $0.isEmpty
        ? [($0.lowerBound, "«»", 0)] : [($0.lowerBound, "«", $0.count), ($0.upperBound, "»", -$0.count)]
    }
    let ordered = edges.enumerated().sorted {
      ($0.element.0, $0.element.1 == "«" ? 1 : 0, $0.offset) > ($1.element.0, $1.element.1 == "«" ? 1 : 0, $1.offset)
    }
    for (_, edge) in ordered { bytes.insert(contentsOf: Array(edge.1.utf8), at: min(edge.0, bytes.count)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
