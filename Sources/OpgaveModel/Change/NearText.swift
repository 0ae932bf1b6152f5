/// Whether two texts are one in which somebody mended a letter. Judges no meaning, so what may change it is another text.

enum NearText {
  /// In small letters, without signs.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Word for word equal, but for one letter in a long word. Of a short one a letter may turn round what is said, as in ‘een’ and ‘geen’;
  /// so may any digit.
  static func isNear(_ one: [String], _ other: [String]) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy { left, right in
        left == right
          || min(left.count, right.count) > 5 && !(left + right).contains(where: \.isNumber)
            && isOneLetterOff(Array(left), Array(right))
      }
  }

  private static func isOneLetterOff(_ left: [Character], _ right: [Character]) -> Bool {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (one, other) = (left[start...], right[start...])
    // Two that changed places are one slip.
    if one.count > 1, one.count == other.count, one.first == other.dropFirst().first,
      one.dropFirst().first == other.first
    {
      return one.dropFirst(2) == other.dropFirst(2)
    }
    if one.count == other.count { return one.dropFirst() == other.dropFirst() }
    return abs(one.count - other.count) == 1
      && (one.count > other.count ? one.dropFirst() == other : one == other.dropFirst())
  }
}
