/// The nearest of a set of words. Knows no vocabulary.

package enum Nearest {
  /// The candidate that a person most likely meant: at most a third of its letters differ.
  ///
  /// A transposition of neighbours counts as one difference. Of equals the first wins.
  package static func find(_ word: String, in candidates: [String]) -> String? {
    Spellings(candidates).nearest(to: word)
  }
}

/// Words in the order in which they are preferred, laid out so that most of them are passed over without comparing letters.
package struct Spellings: Sendable {
  private struct Entry: Sendable {
    let word: Int
    /// A bit for each letter in it, by the low bits of the letter.
    let letters: UInt64
    let start: Int
  }

  package let words: [String]
  /// By their number of letters.
  private var entries: [[Entry]] = []
  private var scalars: [UInt32] = []

  package init(_ words: [String]) {
    self.words = words
    for (number, word) in words.enumerated() {
      let start = scalars.count
      for scalar in word.lowercased().unicodeScalars { scalars.append(scalar.value) }
      let length = scalars.count - start
      while entries.count <= length { entries.append([]) }
      entries[length].append(Entry(word: number, letters: Spellings.letters(scalars[start...]), start: start))
    }
  }

  private static func letters(_ scalars: some Sequence<UInt32>) -> UInt64 {
    scalars.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// The word that a person most likely meant, as `Nearest.find` has it.
  package func nearest(to word: String) -> String? {
    let wanted = word.lowercased().unicodeScalars.map(\.value)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    let letters = Spellings.letters(wanted)
    var rows = Rows(wanted.count)
    var best: (distance: Int, word: Int)?
    for (length, group) in entries.enumerated() {
      let third = min(max(1, max(wanted.count, length) / 3), wanted.count - 1)
      guard abs(length - wanted.count) <= third else { continue }
      for entry in group {
        // Of two that are as near the first counts.
        var limit = third
        if let best { limit = min(limit, entry.word < best.word ? best.distance : best.distance - 1) }
        // One difference takes at most one letter away and adds at most one.
        guard (letters & ~entry.letters).nonzeroBitCount <= limit, (entry.letters & ~letters).nonzeroBitCount <= limit,
          let distance = rows.distance(wanted, scalars[entry.start..<entry.start + length], limit)
        else { continue }
        best = (distance, entry.word)
      }
    }
    return best.map { words[$0.word] }
  }

  /// The last three rows of the table of distances, kept between words.
  private struct Rows {
    private var (older, before, row): ([Int], [Int], [Int])

    init(_ count: Int) {
      let empty = [Int](repeating: 0, count: count + 1)
      (older, before, row) = (empty, empty, empty)
    }

    /// How many letters differ, where that is not more than a limit.
    mutating func distance(_ left: [UInt32], _ right: ArraySlice<UInt32>, _ limit: Int) -> Int? {
      guard limit >= 0 else { return nil }
      // What both begin with does not count.
      var same = 0
      while same < left.count, same < right.count, left[same] == right[right.startIndex + same] { same += 1 }
      let width = left.count - same
      let height = right.count - same
      if width == 0 || height == 0 { return max(width, height) <= limit ? max(width, height) : nil }
      let far = limit + 1
      for column in 0...width { row[column] = column }
      var last: UInt32 = 0
      for line in 0..<height {
        let letter = right[right.startIndex + same + line]
        (older, before, row) = (before, row, older)
        // Outside the band around the diagonal the distance is beyond the limit.
        let start = max(1, line + 1 - limit)
        let end = min(width, line + 1 + limit)
        guard start <= end else { return nil }
        row[start - 1] = start == 1 ? line + 1 : far
        var least = row[start - 1]
        for column in start...end {
          let isSame = left[same + column - 1] == letter
          var value = min(before[column - 1] + (isSame ? 0 : 1), row[column - 1] + 1)
          if column < line + 1 + limit { value = min(value, before[column] + 1) }
          if line > 0, column > 1, left[same + column - 2] == letter, left[same + column - 1] == last {
            value = min(value, older[column - 2] + 1)
          }
          row[column] = value
          least = min(least, value)
        }
        if end < width { row[end + 1] = far }
        // A transposition looks two rows back, and costs one.
        if least > limit, line == 0 || before[max(0, start - 2)...min(width, end)].allSatisfy({ $0 >= limit }) {
          return nil
        }
        last = letter
      }
      return row[width] <= limit ? row[width] : nil
    }
  }
}
