/// Which opgaven stand under which, and in which portfolios: the lines that cross files, each looked up once.
package import OpgaveModel
internal import OpgaveRules

package struct Relations: Sendable {
  /// All opgaven of a repository, by path and place.
  package private(set) var opgaven: [Address] = []
  package private(set) var portfolios: [Address] = []
  /// The opgaven that say they are part of one.
  package private(set) var children: [Address: [Address]] = [:]
  package private(set) var parent: [Address: Address] = [:]
  /// The portfolio in which an opgave stands, itself or by the one above it.
  package private(set) var portfolio: [Address: Address] = [:]
  /// The opgaven of a portfolio, and the portfolios that are part of it.
  package private(set) var members: [Address: [Address]] = [:]
  package private(set) var inner: [Address: [Address]] = [:]

  package init(_ repository: Repository) {
    for number in repository.files.indices {
      let facts = repository.files[number].facts
      for ordinal in facts.topLevel {
        let address = Address(file: number, ordinal: ordinal)
        switch facts.kind(of: ordinal) {
        case .portfolio:
          portfolios.append(address)
          if let above = repository.target(.deelVan, of: address) { inner[above, default: []].append(address) }
        case .opgave:
          opgaven.append(address)
          if let above = repository.target(.deelVan, of: address) {
            children[above, default: []].append(address)
            parent[address] = above
          }
          if let portfolio = repository.portfolio(of: address).target {
            self.portfolio[address] = portfolio
            members[portfolio, default: []].append(address)
          }
        default: break
        }
      }
    }
  }

  /// A portfolio and all that are part of it.
  package func within(_ portfolio: Address) -> Set<Address> {
    var all: Set<Address> = [portfolio]
    var stack = [portfolio]
    while let one = stack.popLast() { stack += (inner[one] ?? []).filter { all.insert($0).inserted } }
    return all
  }

  /// Opgaven in the order in which they are read: each followed by those under it. What stands in a circle comes as it is met.
  ///
  /// - Returns: each with how deep it stands.
  package func ordered(_ opgaven: [Address], _ isBefore: (Address, Address) -> Bool) -> [(address: Address, depth: Int)]
  {
    let here = Set(opgaven)
    var seen: Set<Address> = []
    var result: [(address: Address, depth: Int)] = []
    func walk(_ start: [Address]) {
      var stack = start.sorted(by: isBefore).reversed().map { (address: $0, depth: 0) }
      while let (address, depth) = stack.popLast() {
        guard seen.insert(address).inserted else { continue }
        result.append((address, depth))
        let below = (children[address] ?? []).filter { here.contains($0) && !seen.contains($0) }
        stack += below.sorted(by: isBefore).reversed().map { ($0, depth + 1) }
      }
    }
    walk(opgaven.filter { parent[$0].map { !here.contains($0) } ?? true })
    // What is left stands in circles.
    walk(opgaven.filter { !seen.contains($0) })
    return result
  }
}

extension Repository {
  /// What the only or first value of a field means.
  package func target(_ field: Field, of address: Address) -> Address? {
    let facts = facts(address)
    guard let index = facts.find(field, of: address.ordinal), let value = facts.values(of: index).first,
      case .reference(let targets)? = Vocabulary.spec(field, in: facts.kind(of: address.ordinal))?.type,
      case .found(let found) = resolve(value: value, of: address.ordinal, in: address.file, targets)
    else { return nil }
    return found
  }
}
