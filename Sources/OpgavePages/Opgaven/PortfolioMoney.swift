/// The money of a portfolio: what it has, what its opgaven and the portfolios below it have of that, and what is left.
package import OpgaveModel
internal import OpgaveRules

package struct PortfolioMoney: Equatable, Sendable {
  /// In cents; `nil` where it is not stated, or cannot be read.
  package private(set) var budget: Int128?
  /// Of its opgaven together; of one inside another that is counted only the outer one counts, and what is gestopt does not.
  /// `nil` where one of them cannot be read or added.
  package private(set) var given: Int128? = 0
  /// Of the portfolios that are part of it together; of one without a budget what it holds. `nil` where one cannot be read or added.
  package private(set) var nested: Int128? = 0
  /// Its opgaven that state no budget, those of portfolios without one among them.
  package private(set) var withoutBudget: [Address] = []
  /// Its opgaven that have a budget within that of another one, and so are not counted.
  package private(set) var inside: [Address] = []
  /// The opgave or portfolio of which the budget cannot be read.
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
    let here = relations.within(portfolio)
    func amount(_ address: Address) -> Int128? { repository.facts(address).amount(.budget, of: address.ordinal) }
    func isUnreadable(_ address: Address) -> Bool {
      repository.facts(address).isUnknown(.budget, of: address.ordinal)
    }
    func isStopped(_ address: Address) -> Bool {
      repository.facts(address).word(.status, of: address.ordinal) == .gestopt
    }
    /// Whether the money of an opgave is part of that of one above it that is counted here, as rule 707 has it.
    func isInside(_ address: Address) -> Bool {
      var seen: Set<Address> = [address]
      var above = relations.parent[address]
      while let one = above, seen.insert(one).inserted {
        if relations.portfolio[one].map(here.contains) ?? false, !isStopped(one), amount(one) != nil { return true }
        above = relations.parent[one]
      }
      return false
    }
    /// What the opgaven of a portfolio ask; `nil` where one cannot be read or added.
    func asked(by one: Address) -> Int128? {
      var sum: Int128? = 0
      for address in relations.members[one] ?? [] where !isStopped(address) {
        if isInside(address) {
          if amount(address) != nil { inside.append(address) }
        } else if isUnreadable(address) {
          (sum, unreadable) = (nil, unreadable ?? address)
        } else if let own = amount(address) {
          sum = PortfolioMoney.sum(sum, own)
        } else {
          withoutBudget.append(address)
        }
      }
      return sum
    }
    given = asked(by: portfolio)
    // Of a circle each is counted once.
    var seen: Set<Address> = [portfolio]
    var stack = Array((relations.inner[portfolio] ?? []).reversed())
    while let one = stack.popLast() {
      guard seen.insert(one).inserted else { continue }
      if isUnreadable(one) {
        (nested, unreadable) = (nil, unreadable ?? one)
      } else if let own = amount(one) {
        nested = PortfolioMoney.sum(nested, own)
      } else {
        // What has no budget of its own asks what it holds.
        nested = asked(by: one).flatMap { PortfolioMoney.sum(nested, $0) }
        stack += (relations.inner[one] ?? []).reversed()
      }
    }
  }

  private static func sum(_ one: Int128?, _ other: Int128) -> Int128? {
    guard let one, case let (sum, overflows) = one.addingReportingOverflow(other), !overflows else { return nil }
    return sum
  }
}
