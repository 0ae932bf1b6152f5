/// The nearest of a set of words. Knows no vocabulary.

package enum Nearest {
  /// The candidate that a person most likely meant: at most a third of its letters differ.
  ///
  /// A transposition of neighbours counts as one difference. Of equals the first wins.
  package static func find(_ word: String, in candidates: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      let limit = min((best?.distance ?? Int.max) - 1, max(1, max(letters.count, other.count) / 3))
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = distance(letters, other)
      if distance <= limit, distance < letters.count { best = (distance, candidate) }
      if best?.distance == 0 { break }
    }
    return best?.word
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for i in 1...max(1, left.count) where i <= left.count {
      var next = [i]
      for j in 1...max(1, right.count) where j <= right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        var value = min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          value = min(value, before[j - 2] + 1)
        }
        next.append(value)
      }
      before = row
      row = next
    }
    return row[right.count]
  }
}
