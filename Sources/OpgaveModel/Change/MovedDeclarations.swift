/// What went in one place and came in another under one name and one title: it was moved, and is not another.
internal import OpgaveSyntax

package struct MovedDeclarations: Sendable {
  private var newOnes: [Address: Address] = [:]
  private var oldOnes: [Address: Address] = [:]
  /// What came with something else that came.
  private var inner: Set<Address> = []

  /// What is called the same in two places by chance is not moved: parties are in many opgaven.
  private static let movable: Set<Kind> = [.doel, .baat, .indicator, .inspanning, .risico, .experiment, .leervraag]

  private struct Key: Hashable {
    let kind: Kind
    let name: String
    let title: UInt64
  }

  package init(_ change: RepositoryChange) {
    var (gone, came): ([Key: [Address]], [Key: [Address]]) = ([:], [:])
    for root in change.roots {
      root.forEach { one in
        switch (one.fate, one.old, one.new) {
        case (.removed, let old?, _): MovedDeclarations.note(old, change.old, &gone)
        case (.added, _, let new?): MovedDeclarations.note(new, change.new, &came)
        default: break
        }
      }
    }
    let direct = Set(change.roots.flatMap { MovedDeclarations.added($0, change.new) })
    for (key, olds) in gone {
      guard olds.count == 1, let news = came[key], news.count == 1 else { continue }
      if !direct.contains(news[0]) { inner.insert(news[0]) }
      newOnes[olds[0]] = news[0]
      oldOnes[news[0]] = olds[0]
    }
  }

  /// What came by itself, or in a block that says nothing but by what it holds.
  private static func added(_ root: DeclarationChange, _ moment: Moment) -> [Address] {
    var added: [Address] = []
    func add(_ address: Address) {
      added.append(address)
      let facts = moment.facts(address)
      guard facts.kind(of: address.ordinal).isFrame else { return }
      for ordinal in facts.children(of: address.ordinal) { add(Address(file: address.file, ordinal: ordinal)) }
    }
    root.forEach { if $0.fate == .added, let new = $0.new { add(new) } }
    return added
  }

  /// All that stands in what came or went, itself too.
  private static func note(_ address: Address, _ moment: Moment, _ found: inout [Key: [Address]]) {
    let facts = moment.facts(address)
    for ordinal in address.ordinal..<facts.end(of: address.ordinal)
    where movable.contains(facts.kind(of: ordinal)) && facts.declaration(ordinal).name >= 0 {
      let one = Address(file: address.file, ordinal: ordinal)
      guard moment.repository.counts(one) else { continue }
      let key = Key(kind: facts.kind(of: ordinal), name: facts.name(of: ordinal), title: moment.title(of: one))
      found[key, default: []].append(one)
    }
  }

  /// Where it is now; `nil` for what was not moved.
  package func later(_ old: Address) -> Address? { newOnes[old] }

  /// Whether it came as a part of something else that came, and is not told by itself.
  package func isInner(_ new: Address) -> Bool { inner.contains(new) }

  /// Where it was.
  package func earlier(_ new: Address) -> Address? { oldOnes[new] }
}
