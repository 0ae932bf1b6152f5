/// A change of a text. Knows nothing of why.

package struct TextEdit: Equatable, Hashable, Sendable {
  /// UTF-8 offsets in the text before the change.
  package var range: Range<Int>
  package var replacement: String
  package init(_ range: Range<Int>, _ replacement: String) { (self.range, self.replacement) = (range, replacement) }
}

extension [TextEdit] {
  /// Whether one of other edits overlaps one of these, or meets it so that their order would matter.
  package func touch(_ others: [TextEdit]) -> Bool {
    others.contains { other in
      contains { $0.range.lowerBound <= other.range.upperBound && other.range.lowerBound <= $0.range.upperBound }
    }
  }

  /// The text after all of them; their ranges do not overlap, and are those of the text before.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    for edit in sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) })
    {
      let range = edit.range.clamped(to: place..<Swift.max(place, bytes.count))
      result += bytes[place..<Swift.max(place, range.lowerBound)]
      result += edit.replacement.utf8
      place = range.upperBound
    }
    return result + bytes[place...]
  }
}
