/// Which declaration of one moment is which of the other: by what it is called, and what bears another name by what it says.
internal import OpgaveSyntax

struct Matching {
  private let old: Moment
  private let new: Moment
  private var pairs = MatchedDeclarations()
  /// The names of organisations that bear another one now.
  private var organisations: [String: String] = [:]

  static func pairs(_ old: Moment, _ new: Moment) -> MatchedDeclarations {
    var matching = Matching(old: old, new: new)
    let (before, after) = (
      old.repository.roots.filter(old.repository.counts), new.repository.roots.filter(new.repository.counts)
    )
    func isOrganisation(_ moment: Moment) -> (Address) -> Bool {
      { moment.repository.declaration($0).kind == .organisatie }
    }
    // What belongs to one that is called otherwise now is not another for that.
    for (one, other) in matching.match(before.filter(isOrganisation(old)), after.filter(isOrganisation(new))) {
      matching.organisations[old.repository.name(one)] = new.repository.name(other)
    }
    _ = matching.match(
      before.filter { !isOrganisation(old)($0) }, after.filter { !isOrganisation(new)($0) })
    return matching.pairs
  }

  /// The same of what stands in one declaration alone.
  static func pairs(_ old: Moment, _ new: Moment, only was: Address, _ isNow: Address) -> MatchedDeclarations {
    var matching = Matching(old: old, new: new)
    matching.pairs.isPartial = true
    matching.pairs.pair(was, isNow)
    _ = matching.match(old.repository.counted(in: was), new.repository.counted(in: isNow))
    return matching.pairs
  }

  private init(old: Moment, new: Moment) { (self.old, self.new) = (old, new) }

  /// Finds which of some declarations that stand beside each other is which, and the same in each.
  private mutating func match(_ before: [Address], _ after: [Address]) -> [(old: Address, new: Address)] {
    var (before, after) = (before, after)
    var found: [(old: Address, new: Address)] = []
    for closeness in SiblingKey.Closeness.allCases {
      if before.isEmpty || after.isEmpty { break }
      found += take(&before, &after, closeness)
    }
    if !before.isEmpty, !after.isEmpty { found += NewNames(old, new).pairs(before, after) }
    for (one, other) in found {
      pairs.pair(one, other)
      if one.ordinal == other.ordinal, old.facts(one).isIdentical(to: new.facts(other)) { continue }
      _ = match(old.repository.counted(in: one), new.repository.counted(in: other))
    }
    return found
  }

  /// Takes out those that have one key. Of several, first what says the same, then by their order.
  private func take(
    _ before: inout [Address], _ after: inout [Address], _ closeness: SiblingKey.Closeness
  ) -> [(old: Address, new: Address)] {
    var waiting: [SiblingKey: [Address]] = [:]
    for address in before {
      if let key = SiblingKey(address, old, closeness, organisations) { waiting[key, default: []].append(address) }
    }
    var coming: [SiblingKey: [Address]] = [:]
    for address in after {
      guard let key = SiblingKey(address, new, closeness, [:]), waiting[key] != nil else { continue }
      coming[key, default: []].append(address)
    }
    if coming.isEmpty { return [] }
    var found: [(old: Address, new: Address)] = []
    for (key, others) in coming {
      guard let own = waiting[key] else { continue }
      if own.count == 1, others.count == 1 {
        found.append((own[0], others[0]))
      } else {
        found += inOrder(own, others)
      }
    }
    let taken = (Set(found.map(\.old)), Set(found.map(\.new)))
    before.removeAll(where: taken.0.contains)
    after.removeAll(where: taken.1.contains)
    return found
  }

  private func inOrder(_ before: [Address], _ after: [Address]) -> [(old: Address, new: Address)] {
    var found: [(old: Address, new: Address)] = []
    let likeness = (Likeness(old), Likeness(new))
    var equal = Dictionary(grouping: before, by: likeness.0.whole).mapValues { $0[...] }
    var rest: [Address] = []
    for address in after {
      if let one = equal[likeness.1.whole(address)]?.popFirst() {
        found.append((one, address))
      } else {
        rest.append(address)
      }
    }
    return found + zip(equal.values.joined().sorted(), rest).map { ($0, $1) }
  }
}

/// What a declaration is called among those that stand beside it.
struct SiblingKey: Hashable {
  /// How much of what it is called counts; what is closest is sought first.
  enum Closeness: CaseIterable {
    case exact, loose, loosest
  }

  private let kind: Kind
  /// Of the top level: the organisation to which it belongs.
  private var organisation = ""
  private var name = ""
  private var word: Word?
  private var date: DateSpan?
  private var title: UInt64 = 0

  /// - Parameter organisations: the names that count instead of others.
  /// - Returns: `nil` where a declaration of its kind is not sought so.
  init?(_ address: Address, _ moment: Moment, _ closeness: Closeness, _ organisations: [String: String]) {
    let facts = moment.facts(address)
    let declaration = facts.declaration(address.ordinal)
    kind = declaration.kind
    switch (kind, closeness) {
    case (.mijlpaal, .exact): (title, date) = (moment.title(of: address), declaration.date)
    case (.mijlpaal, .loose): title = moment.title(of: address)
    case (.mijlpaal, .loosest): date = declaration.date
    case (.werkwijze, .exact):
      (word, date) = (declaration.word, facts.period(.periode, of: address.ordinal)?.start)
    case (.werkwijze, .loose): word = declaration.word
    case (_, .exact):
      if declaration.name >= 0 { name = facts.names.text(declaration.name) }
      (word, date) = (declaration.word, declaration.date)
      if declaration.parent == nil, kind != .organisatie {
        let own = facts.organisationName(of: address.ordinal).map(facts.names.text) ?? ""
        organisation = organisations[own] ?? own
      }
    case (_, .loose), (_, .loosest): return nil
    }
  }
}
