/// Sums of money in an opgave. Judges none of them.

internal import OpgaveSyntax

package enum Budgets {
  /// What the inspanningen of an opgave cost together, in cents; what is gestopt does not count.
  ///
  /// - Returns: `nil` where no inspanning has a budget, or one of them has none that can be read and added.
  package static func allotted(_ facts: Facts, _ opgave: DeclarationIndex) -> Int128? {
    guard let presteren = facts.child(.presteren, of: opgave) else { return nil }
    let inspanningen = facts.children(of: presteren).filter { facts.kind(of: $0) == .inspanning }
    // One whose status is not understood may be gestopt.
    if inspanningen.contains(where: { facts.isUnknown(.status, of: $0) }) { return nil }
    return sum(.budget, of: inspanningen.filter { facts.word(.status, of: $0) != .gestopt }, facts)
  }

  /// The lasten of some years together, in cents; `nil` where no year states them, or one of them cannot be read or added.
  package static func sum(of years: [DeclarationIndex], _ facts: Facts) -> Int128? {
    sum(.lasten, of: years, facts)
  }

  private static func sum(_ field: Field, of ordinals: some Sequence<DeclarationIndex>, _ facts: Facts) -> Int128? {
    var sum: Int128?
    for ordinal in ordinals {
      if facts.isDamaged(ordinal) || facts.isUnknown(field, of: ordinal) { return nil }
      guard let amount = facts.amount(field, of: ordinal) else { continue }
      let (next, overflows) = (sum ?? 0).addingReportingOverflow(amount)
      if overflows { return nil }
      sum = next
    }
    return sum
  }

  /// Whether every year of a period with an end states its lasten.
  package static func cover(_ years: [DeclarationIndex], _ period: Period, _ facts: Facts) -> Bool {
    guard let end = period.end else { return false }
    let stated = Set(
      years.filter { facts.amount(.lasten, of: $0) != nil }.compactMap { facts.declaration($0).date?.first })
    let (first, last) = (Calendar.date(period.start.first).year, Calendar.date(end.last).year)
    guard first <= last, last - first < stated.count else { return false }
    return (first...last).allSatisfy { stated.contains(Calendar.day($0, 1, 1)) }
  }

  /// Which part of a budget an amount is, in whole percents.
  package static func share(_ amount: Int128, of budget: Int128) -> Int128? {
    let (hundredfold, isTooLarge) = amount.multipliedReportingOverflow(by: 100)
    return isTooLarge || budget == 0 ? nil : hundredfold / budget
  }
}
