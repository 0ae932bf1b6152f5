/// The money of a portfolio: what it has, what its opgaven and the portfolios below it have of that, and what is left.
package import OpgaveModel
internal import OpgaveRules

package struct PortfolioMoney: Equatable, Sendable {
  /// In cents; `nil` where it is not stated, or cannot be read.
  package private(set) var budget: Int128?
  /// Of its opgaven together; of one inside another that has a budget only the outer one counts, and what is gestopt does not.
  /// `nil` where one of them cannot be read or added.
  package private(set) var given: Int128? = 0
  /// Of the portfolios that are part of it together.
  package private(set) var nested: Int128? = 0
  /// Its opgaven that state no budget.
  package private(set) var withoutBudget: [Address] = []
  /// Its opgaven that have a budget within that of another one, and so are not counted.
  package private(set) var inside: [Address] = []
  /// The opgave of which the budget cannot be read.
  package private(set) var unreadable: Address?

  /// What is neither given to opgaven nor to portfolios below; less than zero where more is given than there is.
  package var left: Int128? {
    guard let budget, let given, let nested else { return nil }
    let (used, overflows) = given.addingReportingOverflow(nested)
    let (left, goesTooFar) = budget.subtractingReportingOverflow(used)
    return overflows || goesTooFar ? nil : left
  }

  package init(_ portfolio: Address, _ repository: Repository, _ relations: Relations) {
    budget = repository.facts(portfolio).amount(.budget, of: portfolio.ordinal)
    let members = relations.members[portfolio] ?? []
    let own = Set(members)
    func amount(_ address: Address) -> Int128? { repository.facts(address).amount(.budget, of: address.ordinal) }
    for address in members {
      let facts = repository.facts(address)
      if facts.word(.status, of: address.ordinal) == .gestopt { continue }
      if let above = relations.parent[address], own.contains(above), amount(above) != nil {
        if amount(address) != nil { inside.append(address) }
        continue
      }
      if facts.isUnknown(.budget, of: address.ordinal) {
        (given, unreadable) = (nil, unreadable ?? address)
        continue
      }
      guard let own = amount(address) else {
        withoutBudget.append(address)
        continue
      }
      given = PortfolioMoney.sum(given, own)
    }
    for inner in relations.inner[portfolio] ?? [] { nested = PortfolioMoney.sum(nested, amount(inner) ?? 0) }
  }

  private static func sum(_ one: Int128?, _ other: Int128) -> Int128? {
    guard let one, case let (sum, overflows) = one.addingReportingOverflow(other), !overflows else { return nil }
    return sum
  }
}
