/// Two texts side by side, line by line: what a difference shows, and the edits that lead from one to the other.

package enum LineAlignment {
  package enum Step: Sendable {
    /// By the places of the line in both texts.
    case same(Int, Int)
    case removed(Int)
    case added(Int)
  }

  /// What formats and mends moves little, so where lines differ the nearest place is sought where they agree again: linear,
  /// however many lines there are.
  package static func steps(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> [Step] {
    let (old, new) = (before.map(\.hashValue), after.map(\.hashValue))
    func isSame(_ left: Int, _ right: Int) -> Bool { old[left] == new[right] && before[left] == after[right] }
    var steps: [Step] = []
    steps.reserveCapacity(max(before.count, after.count))
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if left < before.count, right < after.count, isSame(left, right) {
        steps.append(.same(left, right))
        (left, right) = (left + 1, right + 1)
        continue
      }
      let (removed, added) = wayToAgreement(left, right, before.count, after.count, isSame)
      for line in left..<left + removed { steps.append(.removed(line)) }
      for line in right..<right + added { steps.append(.added(line)) }
      (left, right) = (left + removed, right + added)
    }
    return steps
  }

  /// How many lines to pass over on either side until both agree; the fewest within reach, else one on each side.
  private static func wayToAgreement(
    _ left: Int, _ right: Int, _ leftEnd: Int, _ rightEnd: Int, _ isSame: (Int, Int) -> Bool
  ) -> (removed: Int, added: Int) {
    let reach = 32
    for distance in 1...2 * reach {
      for removed in max(0, distance - reach)...min(distance, reach) {
        let (one, other) = (left + removed, right + distance - removed)
        if one < leftEnd, other < rightEnd, isSame(one, other) { return (removed, distance - removed) }
      }
    }
    return (left < leftEnd ? 1 : 0, right < rightEnd ? 1 : 0)
  }
}
