/// A change of a text. Knows nothing of why.

package struct TextEdit: Equatable, Hashable, Sendable {
  /// UTF-8 offsets in the text before the change.
  package var range: Range<Int>
  package var replacement: String
  package init(_ range: Range<Int>, _ replacement: String) { (self.range, self.replacement) = (range, replacement) }
}

/// Edits of one text that do not meet, gathered one after the other.
package struct GatheredEdits: Sendable {
  /// In the order of their places.
  package private(set) var edits: [TextEdit] = []

  package init() {}

  /// Whether one of some edits overlaps one that is here, or meets it so that their order would matter.
  package func touch(_ others: [TextEdit]) -> Bool {
    others.contains { other in
      let place = place(of: other.range.lowerBound)
      let before = place > 0 && edits[place - 1].range.upperBound >= other.range.lowerBound
      return before || place < edits.count && edits[place].range.lowerBound <= other.range.upperBound
    }
  }

  package mutating func add(_ more: [TextEdit]) {
    for edit in more {
      // Of two at one place the first stays in front.
      var place = place(of: edit.range.lowerBound)
      while place < edits.count, edits[place].range.lowerBound == edit.range.lowerBound { place += 1 }
      edits.insert(edit, at: place)
    }
  }

  /// Where the first stands that starts at an offset or behind it.
  private func place(of offset: Int) -> Int {
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
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
