/// From a reference to the declaration that it means, as section 4 of the language has it.

/// What each of some values that follow each other means.
package struct Resolutions: Sequence, Sendable {
  private let first: ValueIndex
  private var all: [Resolution]

  init(_ values: Range<ValueIndex>) {
    first = values.lowerBound
    all = [Resolution](repeating: .hidden, count: values.count)
  }

  /// `hidden` for a value that is no reference, or is not among them.
  package subscript(_ value: ValueIndex) -> Resolution {
    get {
      let place = first.distance(to: value)
      return all.indices.contains(place) ? all[place] : .hidden
    }
    set {
      let place = first.distance(to: value)
      if all.indices.contains(place) { all[place] = newValue }
    }
  }

  package func makeIterator() -> Iterator { Iterator(first: first, all: all) }

  package struct Iterator: IteratorProtocol {
    fileprivate let first: ValueIndex
    fileprivate let all: [Resolution]
    private var upcoming = 0

    fileprivate init(first: ValueIndex, all: [Resolution]) { (self.first, self.all) = (first, all) }

    package mutating func next() -> (value: ValueIndex, resolution: Resolution)? {
      guard upcoming < all.count else { return nil }
      defer { upcoming += 1 }
      return (first.advanced(by: upcoming), all[upcoming])
    }
  }
}

package enum Resolution: Equatable, Sendable {
  case found(Address)
  /// Only another kind bears the name.
  case otherKind(Address)
  /// The part of the reference that nothing declares.
  case unknown(part: Int)
  /// What is sought may stand where a syntax error hides it, or in an organisation that is not known.
  case hidden
}

/// From where a name is sought: a declaration of the top level.
private struct Seeker {
  let file: FileIndex
  let facts: Facts
  let root: DeclarationIndex

  /// The hash of the name of its organisation, 0 where it names none.
  var organisation: UInt64 { facts.organisation(of: root) }
}

extension Repository {
  /// What a reference in a declaration means.
  ///
  /// - Parameters:
  ///   - value: its place among the values of the file.
  ///   - ordinal: the declaration in which it stands.
  ///   - targets: the kinds that its field takes.
  package func resolve(
    value: ValueIndex, of ordinal: DeclarationIndex, in file: FileIndex, _ targets: ValueType.Targets
  ) -> Resolution {
    let facts = files[file].facts
    let names = facts.referenceNames(value)
    let seeker = Seeker(file: file, facts: facts, root: facts.root(of: ordinal))
    let found =
      switch names.count {
      case 1: unqualified(names.first, targets, seeker)
      case 2: qualified(names.first, names.second, targets, seeker)
      case 3: full(names.first, names.second, names.third, targets, facts)
      default: tooLong(names.first, names.second, facts)
      }
    if case .found = found { return found }
    // What a merge conflict may declare is not missing.
    for place in 0..<min(names.count, 3) {
      let name = place == 0 ? names.first : place == 1 ? names.second : names.third
      if isHidden(name: facts.names.hash(name)) { return .hidden }
    }
    return found
  }

  /// Four names and more: the first of them that is not found.
  private func tooLong(_ first: Int32, _ second: Int32, _ facts: Facts) -> Resolution {
    guard find(.organisatie, organisation: 0, first, in: facts.names) != nil else { return .unknown(part: 0) }
    let opgave = find(.opgave, organisation: facts.names.hash(first), second, in: facts.names)
    return .unknown(part: opgave == nil ? 1 : 3)
  }

  private func unqualified(_ name: Int32, _ targets: ValueType.Targets, _ seeker: Seeker) -> Resolution {
    if let found = anywhere(name, targets.first, seeker) { return .found(found) }
    if let second = targets.second, let found = anywhere(name, second, seeker) { return .found(found) }
    if let third = targets.third, let found = anywhere(name, third, seeker) { return .found(found) }
    let other = Vocabulary.named.lazy.compactMap { anywhere(name, $0, seeker) }.first
    // One that does not say of which organisation it is may be what is meant.
    if other == nil {
      for kind in targets.kinds where kind.traits.namesOrganisation {
        if find(kind, organisation: 0, name, in: seeker.facts.names) != nil { return .hidden }
      }
    }
    let missing = missing(targets, seeker)
    if let other, missing != .hidden { return .otherKind(other) }
    return missing
  }

  /// A name in the own opgave or the own organisation, whichever the kind is known in.
  private func anywhere(_ name: Int32, _ kind: Kind, _ seeker: Seeker) -> Address? {
    switch kind.scope {
    case .repository?: return find(kind, organisation: 0, name, in: seeker.facts.names)
    case .organisation?:
      let organisation = seeker.organisation
      return organisation == 0 ? nil : find(kind, organisation: organisation, name, in: seeker.facts.names)
    case .declaration?:
      return seeker.facts.inside(seeker.root, kind, name).map { Address(file: seeker.file, ordinal: $0) }
    case nil: return nil
    }
  }

  private func qualified(
    _ scope: Int32, _ name: Int32, _ targets: ValueType.Targets, _ seeker: Seeker
  ) -> Resolution {
    let table = seeker.facts.names
    let own = seeker.organisation
    let opgave = own == 0 ? nil : find(.opgave, organisation: own, scope, in: table)
    var other: Address?
    if let opgave {
      for kind in targets.kinds {
        if let found = inside(opgave, kind, name, table) { return .found(found) }
      }
      other = Vocabulary.named.lazy.compactMap { inside(opgave, $0, name, table) }.first
    }
    if let organisation = find(.organisatie, organisation: 0, scope, in: table) {
      let hash = table.hash(scope)
      for kind in targets.kinds {
        if let found = find(kind, organisation: hash, name, in: table) { return .found(found) }
      }
      if mayHide(targets, organisation) { return .hidden }
      if let other { return .otherKind(other) }
      for kind in Vocabulary.named {
        if let found = find(kind, organisation: hash, name, in: table) { return .otherKind(found) }
      }
      // One that does not say of which organisation it is may be what is meant.
      for kind in targets.kinds where kind.traits.namesOrganisation {
        if find(kind, organisation: 0, name, in: table) != nil { return .hidden }
      }
      return .unknown(part: 1)
    }
    if let opgave {
      if mayHide(targets, opgave) { return .hidden }
      return other.map { .otherKind($0) } ?? .unknown(part: 1)
    }
    if find(.opgave, organisation: 0, scope, in: table) != nil { return .hidden }
    return missing(.init(.opgave), seeker)
  }

  private func full(
    _ organisation: Int32, _ opgave: Int32, _ name: Int32, _ targets: ValueType.Targets, _ facts: Facts
  ) -> Resolution {
    let table = facts.names
    guard let scope = find(.organisatie, organisation: 0, organisation, in: table) else { return .unknown(part: 0) }
    guard let found = find(.opgave, organisation: table.hash(organisation), opgave, in: table) else {
      if find(.opgave, organisation: 0, opgave, in: table) != nil { return .hidden }
      return mayHide(ValueType.Targets(.opgave), scope) ? .hidden : .unknown(part: 1)
    }
    for kind in targets.kinds {
      if let inner = inside(found, kind, name, table) { return .found(inner) }
    }
    if mayHide(targets, found) { return .hidden }
    for kind in Vocabulary.named {
      if let inner = inside(found, kind, name, table) { return .otherKind(inner) }
    }
    return .unknown(part: 2)
  }

  private func inside(_ opgave: Address, _ kind: Kind, _ name: Int32, _ table: NameTable) -> Address? {
    let facts = facts(opgave)
    // `a.b` is b in a, and never a.
    let range = opgave.ordinal + 1..<facts.end(of: opgave.ordinal)
    func isMeant(_ ordinal: DeclarationIndex) -> Bool {
      let declaration = facts.declaration(ordinal)
      return declaration.kind == kind && declaration.name >= 0 && range.contains(ordinal)
        && facts.names.isEqual(declaration.name, to: table, name)
    }
    let found =
      facts.raw.inner.map { $0.find(opgave.ordinal, kind, table.hash(name), where: isMeant) }
      ?? range.first(where: isMeant)
    return found.map { Address(file: opgave.file, ordinal: $0) }
  }

  private func mayHide(_ targets: ValueType.Targets, _ address: Address) -> Bool {
    facts(address).mayHide(targets.set, inside: address.ordinal)
  }

  /// What to say of a first name that nothing bears.
  private func missing(_ targets: ValueType.Targets, _ seeker: Seeker) -> Resolution {
    if targets.first.scope == .repository { return .unknown(part: 0) }
    if targets.kinds.contains(where: { $0.scope == .declaration }),
      seeker.facts.mayHide(targets.set, inside: seeker.root)
    {
      return .hidden
    }
    guard targets.kinds.contains(where: { $0.scope == .organisation }) else { return .unknown(part: 0) }
    guard let organisation = seeker.facts.organisationName(of: seeker.root),
      let found = find(.organisatie, organisation: 0, organisation, in: seeker.facts.names)
    else { return .hidden }
    return mayHide(targets, found) ? .hidden : .unknown(part: 0)
  }
}

extension Facts {
  /// A declaration of a kind and a name of this file, inside one of the top level.
  package func inside(_ root: DeclarationIndex, _ kind: Kind, _ name: Int32) -> DeclarationIndex? {
    let end = raw.declarations[root].end
    func isMeant(_ ordinal: DeclarationIndex) -> Bool {
      let declaration = raw.declarations[ordinal]
      return declaration.kind == kind && declaration.name == name && ordinal >= root && ordinal < end
    }
    if let inner = raw.inner { return inner.find(root, kind, names.hash(name), where: isMeant) }
    return (root..<end).first(where: isMeant)
  }
}

extension Repository {
  /// What each value means in some declarations of the top level and all in them.
  package func resolutions(of file: FileIndex, in ordinals: Range<DeclarationIndex>? = nil) -> Resolutions {
    let facts = files[file].facts
    let ordinals = ordinals ?? facts.ordinals
    var result = Resolutions(facts.span(ordinals).values)
    facts.forEachReference(in: ordinals) { value, ordinal, targets in
      result[value] = resolve(value: value, of: ordinal, in: file, targets)
    }
    return result
  }
}

extension Facts {
  /// Each value that names something, with where it stands and what its field takes.
  @inline(__always)
  func forEachReference(
    in ordinals: Range<DeclarationIndex>? = nil,
    _ body: (ValueIndex, DeclarationIndex, ValueType.Targets) -> Void
  ) {
    for ordinal in ordinals ?? self.ordinals {
      let kind = kind(of: ordinal)
      for field in fields(of: ordinal) {
        guard case .reference(let targets)? = Lexicon.shared.spec(fields[field].field, in: kind)?.type else { continue }
        for value in values(of: field) where raw.values[value].tag == .reference { body(value, ordinal, targets) }
      }
    }
  }
}
