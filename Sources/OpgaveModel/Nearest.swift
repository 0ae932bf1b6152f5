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

  /// The word that a person most likely meant, as `Nearest.find` has it; never what was written.
  package func nearest(to word: String) -> String? {
    let wanted = word.lowercased().unicodeScalars.map(\.value)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    let letters = Spellings.letters(wanted)
    let pattern = Pattern(wanted)
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
          limit >= 0, let distance = pattern.distance(scalars[entry.start..<entry.start + length], limit)
        else { continue }
        if distance == 0, words[entry.word] == word { continue }
        if distance > 1, !isSlip(word, words[entry.word]) { continue }
        best = (distance, entry.word)
      }
    }
    return best.map { words[$0.word] }
  }

  /// Whether no part between dashes is another word: `projectleider-wonen` is no slip for `projectleider-zorg`.
  private func isSlip(_ word: String, _ other: String) -> Bool {
    let (parts, others) = (word.split(separator: "-"), other.split(separator: "-"))
    guard parts.count == others.count, parts.count > 1 else { return true }
    return zip(parts, others).allSatisfy { $0 == $1 || Nearest.find(String($0), in: [String($1)]) != nil }
  }

  /// The word that is sought, as the places of each of its letters.
  ///
  /// All distances of one row are in two words of bits, so that a letter costs a dozen operations: Hyyrö, "A bit-vector
  /// algorithm for computing Levenshtein and Damerau edit distances" (2003), of which this is the one with transpositions.
  private struct Pattern {
    private let count: Int
    private var ascii = [UInt64](repeating: 0, count: 128)
    private var others: [UInt32: UInt64] = [:]

    /// - Parameter letters: one at least, 64 at most.
    init(_ letters: [UInt32]) {
      count = letters.count
      for (place, letter) in letters.enumerated() {
        if letter < 128 {
          ascii[Int(letter)] |= 1 << UInt64(place)
        } else {
          others[letter, default: 0] |= 1 << UInt64(place)
        }
      }
    }

    /// How many letters differ, where that is not more than a limit.
    func distance(_ other: ArraySlice<UInt32>, _ limit: Int) -> Int? {
      var (rises, falls, same, before): (UInt64, UInt64, UInt64, UInt64) = (.max, 0, 0, 0)
      var distance = count
      var left = other.count
      let last: UInt64 = 1 << UInt64(count - 1)
      for letter in other {
        let places = letter < 128 ? ascii[Int(letter)] : others[letter] ?? 0
        let swapped = ((~same & places) << 1) & before
        same = (((places & rises) &+ rises) ^ rises) | places | falls | swapped
        let up = falls | ~(same | rises)
        let down = same & rises
        if up & last != 0 { distance += 1 } else if down & last != 0 { distance -= 1 }
        left -= 1
        // Each letter that is left takes one away at most.
        if distance - left > limit { return nil }
        let shifted = up << 1 | 1
        rises = down << 1 | ~(same | shifted)
        falls = shifted & same
        before = places
      }
      return distance <= limit ? distance : nil
    }
  }
}
