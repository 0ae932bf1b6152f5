/// An opgave at two moments, with what rules on history ask of it. One in which something cannot be read now is not asked about.
internal import OpgaveModel
internal import OpgaveSyntax

struct OpgaveHistory {
  let change: RepositoryChange
  let root: DeclarationChange
  let old: Address
  let new: Address

  var oldFacts: Facts { change.old.facts(old) }
  var newFacts: Facts { change.new.facts(new) }

  var oldStatus: Word? { oldFacts.word(.status, of: old.ordinal) }
  var newStatus: Word? { newFacts.word(.status, of: new.ordinal) }

  /// Whether it was settled at the earlier moment, so that who changes it says why.
  var wasSettled: Bool { oldStatus.map { $0.isActiveStatus || $0 == .afgerond } ?? false }

  /// Whether its opdracht tells now of a change that it did not tell of before.
  var hasNewWijziging: Bool {
    guard let opdracht = newFacts.child(.opdracht, of: new.ordinal) else { return false }
    return newFacts.children(of: opdracht).contains { ordinal in
      newFacts.kind(of: ordinal) == .wijziging && change.earlier(Address(file: new.file, ordinal: ordinal)) == nil
    }
  }

  /// Where a finding points of which the thing is gone.
  var header: Part { .name(new.ordinal) }

  static func forEach(_ change: RepositoryChange, _ body: (OpgaveHistory) -> Void) {
    for root in change.roots where root.kind == .opgave {
      guard let old = root.old, let new = root.new,
        !change.new.facts(new).mayHideAnything(inside: new.ordinal)
      else { continue }
      body(OpgaveHistory(change: change, root: root, old: old, new: new))
    }
  }

  /// What went from it, each with what stood in it: the outermost ones. What may be there without its name did not go.
  var removed: [DeclarationChange] {
    var removed: [DeclarationChange] = []
    root.forEach { change in
      if change.fate == .removed, !newFacts.mayHide(Kinds(change.kind), inside: new.ordinal) { removed.append(change) }
    }
    return removed
  }

  /// The declarations in one that went, itself first.
  func all(in removed: DeclarationChange) -> [Address] {
    guard let address = removed.old else { return [] }
    return (address.ordinal..<oldFacts.end(of: address.ordinal)).map { Address(file: address.file, ordinal: $0) }
  }

  func measurement(_ value: ValueIndex, isOld: Bool) -> Measurement? {
    if case .measurement(let measurement) = (isOld ? oldFacts : newFacts).value(value) { measurement } else { nil }
  }
}

extension Word {
  /// Whether an opgave of this status is active.
  var isActiveStatus: Bool { self == .vastgesteld || self == .uitvoering || self == .stilgelegd }
}

/// The names of what came in any opgave: what went under one of them elsewhere was moved.
struct MovedNames {
  private struct Name: Hashable {
    let kind: Kind
    let name: String
  }

  private var names: Set<Name> = []

  init(_ change: RepositoryChange) {
    for root in change.roots { root.forEach { if $0.fate == .added, let new = $0.new { add(new, change.new) } } }
  }

  private mutating func add(_ address: Address, _ moment: Moment) {
    let facts = moment.facts(address)
    for ordinal in address.ordinal..<facts.end(of: address.ordinal) where facts.declaration(ordinal).name >= 0 {
      names.insert(Name(kind: facts.kind(of: ordinal), name: facts.name(of: ordinal)))
    }
  }

  func contains(_ address: Address, _ moment: Moment) -> Bool {
    let facts = moment.facts(address)
    guard facts.declaration(address.ordinal).name >= 0 else { return false }
    return names.contains(Name(kind: facts.kind(of: address.ordinal), name: facts.name(of: address.ordinal)))
  }
}
