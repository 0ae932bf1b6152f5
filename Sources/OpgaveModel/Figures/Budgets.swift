/// Sums of money in an opgave. Judges none of them.

package enum Budgets {
  /// What the inspanningen of an opgave cost together, in cents; what is gestopt does not count, nor what cannot be read.
  ///
  /// - Returns: `nil` where no inspanning has a budget.
  package static func allotted(_ facts: Facts, _ opgave: DeclarationIndex) -> Int128? {
    guard let presteren = facts.child(.presteren, of: opgave) else { return nil }
    let budgets = facts.children(of: presteren).filter { isCounted($0, facts) }.compactMap {
      facts.amount(.budget, of: $0)
    }
    return budgets.isEmpty ? nil : budgets.reduce(0) { $0.addingReportingOverflow($1).partialValue }
  }

  /// One whose status is not understood may be gestopt.
  private static func isCounted(_ inspanning: DeclarationIndex, _ facts: Facts) -> Bool {
    facts.kind(of: inspanning) == .inspanning && facts.word(.status, of: inspanning) != .gestopt
      && !facts.isUnknown(.status, of: inspanning) && !facts.isDamaged(inspanning)
  }

  /// Which part of a budget an amount is, in whole percents.
  package static func share(_ amount: Int128, of budget: Int128) -> Int128? {
    let (hundredfold, isTooLarge) = amount.multipliedReportingOverflow(by: 100)
    return isTooLarge || budget == 0 ? nil : hundredfold / budget
  }
}
