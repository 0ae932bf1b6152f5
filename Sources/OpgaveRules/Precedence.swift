/// Which of several findings of one cause speaks: the most direct one, whose remedy mends the others too.
internal import OpgaveModel

package enum Precedence {
  private enum Scope {
    /// Both point at one place.
    case place
    /// Both stand in one declaration of the top level.
    case root
  }

  /// The rule that speaks, and those that are silent then.
  private static let rows: [(cause: UInt16, scope: Scope, effects: Set<UInt16>)] = [
    // A text that waits for somebody is no code and no path.
    (217, .place, [216, 307]),
    // Of two of one name the second counts for nothing.
    (301, .place, [305, 630, 706, 808]),
    // What is too long ago is that for all that is held against it.
    (428, .root, [601, 643, 661, 681, 686]),
    (511, .place, [512]), (511, .root, [515]), (512, .root, [515]),
    (603, .root, [604, 615]),
    (620, .root, [802]), (631, .root, [630]), (632, .root, [633]), (660, .place, [680]), (673, .root, [672]),
    (702, .root, [703]),
  ]

  /// Each rule that may speak, and one that is silent then.
  package static let pairs = Set(rows.flatMap { row in row.effects.map { [row.cause, $0] } })

  private static let causes = Set(rows.map(\.cause))
  private static let allEffects = rows.reduce(into: Set<UInt16>()) { $0.formUnion($1.effects) }

  /// The rules of which some others may have kept what they report to themselves.
  package static func hushed(by rules: some Sequence<UInt16>) -> Set<UInt16> {
    let rules = Set(rules)
    return rows.reduce(into: []) { if rules.contains($1.cause) { $0.formUnion($1.effects) } }
  }

  /// Leaves out what another finding tells more directly.
  ///
  /// - Parameters:
  ///   - isTold: whether what a rule reports is shown at all.
  static func withhold(
    _ placed: inout [PlacedFinding], _ facts: Facts, _ places: Places.Expanded, isTold: (UInt16) -> Bool
  ) {
    var told: [UInt16: Set<Int>] = [:]
    var effects: Set<UInt16> = []
    for one in placed {
      if causes.contains(one.finding.rule), !one.finding.isWithheld {
        told[one.finding.rule, default: []].insert(one.range.lowerBound)
      }
      if allEffects.contains(one.finding.rule) { effects.insert(one.finding.rule) }
    }
    guard !told.isEmpty, !effects.isEmpty else { return }
    let homes = Homes(facts, places)
    for row in rows where !row.effects.isDisjoint(with: effects) {
      guard let places = told[row.cause], isTold(row.cause) else { continue }
      let roots = row.scope == .root ? Set(places.map { homes.around($0).last }) : []
      placed.removeAll { one in
        guard row.effects.contains(one.finding.rule) else { return false }
        let offset = one.range.lowerBound
        return row.scope == .root ? roots.contains(homes.around(offset).last) : places.contains(offset)
      }
    }
  }
}
