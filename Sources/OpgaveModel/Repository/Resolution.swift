/// From a reference to the declaration that it means, as section 4 of the language has it.

/// What each of some values that follow each other means.
package struct Resolutions: Sequence, Sendable {
  private let first: Int
  private var all: [Resolution]

  init(_ values: Range<Int>) {
    first = values.lowerBound
    all = [Resolution](repeating: .hidden, count: values.count)
  }

  /// `hidden` for a value that is no reference, or is not among them.
  package subscript(_ value: Int) -> Resolution {
    get { all.indices.contains(value - first) ? all[value - first] : .hidden }
    set { if all.indices.contains(value - first) { all[value - first] = newValue } }
  }

  package func makeIterator() -> Iterator { Iterator(first: first, all: all) }

  package struct Iterator: IteratorProtocol {
    fileprivate let first: Int
    fileprivate let all: [Resolution]
    private var upcoming = 0

    fileprivate init(first: Int, all: [Resolution]) { (self.first, self.all) = (first, all) }

    package mutating func next() -> (value: Int, resolution: Resolution)? {
      guard upcoming < all.count else { return nil }
      defer { upcoming += 1 }
      return (first + upcoming, all[upcoming])
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

extension Repository {
  /// What a reference in a declaration means.
  ///
  /// - Parameters:
  ///   - value: its place among the values of the file.
  ///   - targets: the kinds that its field takes.
  package func resolve(_ value: Int, _ targets: ValueType.Targets, in file: Int, _ ordinal: Int) -> Resolution {
    let facts = files[file].facts
    let names = facts.referenceNames(value)
    let root = facts.root(of: ordinal)
    switch names.count {
    case 1: return unqualified(names.first, targets, file, facts, root)
    case 2: return qualified(names.first, names.second, targets, file, facts, root)
    case 3: return full(names.first, names.second, names.third, targets, facts)
    default: return tooLong(names.first, names.second, facts, root)
    }
  }

  /// Four names and more: the first of them that is not found.
  private func tooLong(_ first: Int32, _ second: Int32, _ facts: Facts, _ root: Int) -> Resolution {
    guard find(.organisatie, organisation: 0, first, in: facts.names) != nil else { return .unknown(part: 0) }
    let opgave = find(.opgave, organisation: facts.names.hash(first), second, in: facts.names)
    return .unknown(part: opgave == nil ? 1 : 3)
  }

  private func unqualified(
    _ name: Int32, _ targets: ValueType.Targets, _ file: Int, _ facts: Facts, _ root: Int
  ) -> Resolution {
    if let found = anywhere(name, targets.first, file, facts, root) { return .found(found) }
    if let second = targets.second, let found = anywhere(name, second, file, facts, root) { return .found(found) }
    if let third = targets.third, let found = anywhere(name, third, file, facts, root) { return .found(found) }
    for kind in Vocabulary.named {
      if let other = anywhere(name, kind, file, facts, root) { return .otherKind(other) }
    }
    // One that does not say of which organisation it is may be what is meant.
    for kind in targets.kinds where kind.traits.namesOrganisation {
      if find(kind, organisation: 0, name, in: facts.names) != nil { return .hidden }
    }
    return missing(targets, part: 0, organisation: facts.organisationName(of: root), facts, facts.isDamaged(root))
  }

  /// A name in the own opgave or the own organisation, whichever the kind is known in.
  private func anywhere(_ name: Int32, _ kind: Kind, _ file: Int, _ facts: Facts, _ root: Int) -> Address? {
    switch kind.scope {
    case .repository?: return find(kind, organisation: 0, name, in: facts.names)
    case .organisation?:
      let organisation = facts.organisation(of: root)
      return organisation == 0 ? nil : find(kind, organisation: organisation, name, in: facts.names)
    case .declaration?: return facts.inside(root, kind, name).map { Address(file: file, ordinal: $0) }
    case nil: return nil
    }
  }

  private func qualified(
    _ scope: Int32, _ name: Int32, _ targets: ValueType.Targets, _ file: Int, _ facts: Facts, _ root: Int
  ) -> Resolution {
    let table = facts.names
    let own = facts.organisation(of: root)
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
      for kind in targets.kinds where kind.scope == .organisation {
        if let found = find(kind, organisation: hash, name, in: table) { return .found(found) }
      }
      if let other { return .otherKind(other) }
      for kind in Vocabulary.named where kind.scope == .organisation {
        if let found = find(kind, organisation: hash, name, in: table) { return .otherKind(found) }
      }
      if isDamaged(organisation) { return .hidden }
      return .unknown(part: 1)
    }
    if let other { return .otherKind(other) }
    if let opgave { return isDamaged(opgave) ? .hidden : .unknown(part: 1) }
    if find(.opgave, organisation: 0, scope, in: table) != nil { return .hidden }
    return missing(.init(.opgave), part: 0, organisation: facts.organisationName(of: root), facts, false)
  }

  private func full(
    _ organisation: Int32, _ opgave: Int32, _ name: Int32, _ targets: ValueType.Targets, _ facts: Facts
  ) -> Resolution {
    let table = facts.names
    guard let scope = find(.organisatie, organisation: 0, organisation, in: table) else { return .unknown(part: 0) }
    guard let found = find(.opgave, organisation: table.hash(organisation), opgave, in: table) else {
      return isDamaged(scope) ? .hidden : .unknown(part: 1)
    }
    for kind in targets.kinds {
      if let inner = inside(found, kind, name, table) { return .found(inner) }
    }
    for kind in Vocabulary.named {
      if let inner = inside(found, kind, name, table) { return .otherKind(inner) }
    }
    return isDamaged(found) ? .hidden : .unknown(part: 2)
  }

  private func inside(_ opgave: Address, _ kind: Kind, _ name: Int32, _ table: NameTable) -> Address? {
    let facts = facts(opgave)
    let range = Int(opgave.ordinal)..<facts.end(of: Int(opgave.ordinal))
    for ordinal in range where facts.kind(of: ordinal) == kind && facts.declaration(ordinal).name >= 0 {
      if facts.names.isEqual(facts.declaration(ordinal).name, to: table, name) {
        return Address(file: Int(opgave.file), ordinal: ordinal)
      }
    }
    return nil
  }

  private func isDamaged(_ address: Address) -> Bool { facts(address).isDamaged(Int(address.ordinal)) }

  private func missing(
    _ targets: ValueType.Targets, part: Int, organisation: Int32?, _ facts: Facts, _ rootIsDamaged: Bool
  ) -> Resolution {
    if targets.first.scope == .repository { return .unknown(part: part) }
    if rootIsDamaged, targets.kinds.contains(where: { $0.scope == .declaration }) { return .hidden }
    guard targets.kinds.contains(where: { $0.scope == .organisation }) else { return .unknown(part: part) }
    guard let organisation, let found = find(.organisatie, organisation: 0, organisation, in: facts.names) else {
      return .hidden
    }
    return isDamaged(found) ? .hidden : .unknown(part: part)
  }
}

extension Facts {
  /// A declaration of a kind and a name of this file, inside one of the top level.
  package func inside(_ root: Int, _ kind: Kind, _ name: Int32) -> Int? {
    for ordinal in root..<Int(raw.declarations[root].end) {
      if raw.declarations[ordinal].kind == kind, raw.declarations[ordinal].name == name { return ordinal }
    }
    return nil
  }
}

extension Repository {
  /// What each value means in some declarations of the top level and all in them.
  package func resolutions(of file: Int, in ordinals: Range<Int>? = nil) -> Resolutions {
    let facts = files[file].facts
    let ordinals = ordinals ?? facts.ordinals
    var result = Resolutions(facts.span(ordinals).values)
    for ordinal in ordinals {
      let kind = facts.kind(of: ordinal)
      for field in facts.fields(of: ordinal) {
        guard case .reference(let targets)? = Lexicon.shared.spec(facts.fields[field].field, in: kind)?.type else {
          continue
        }
        for value in facts.values(of: field) where facts.raw.values[value].tag == .reference {
          result[value] = resolve(value, targets, in: file, ordinal)
        }
      }
    }
    return result
  }

  /// Where a declaration is named: the file, the place of the value and the part of the reference.
  ///
  /// - Parameter candidates: the files that may name it, where that is known.
  package func references(
    to address: Address, in candidates: [Int]? = nil
  ) -> [(file: Int, value: Int, part: Int)] {
    let declared = facts(address)
    let declaration = declared.declarations[Int(address.ordinal)]
    guard declaration.name >= 0 else { return [] }
    let hash = declared.names.hash(declaration.name)
    var found: [(file: Int, value: Int, part: Int)] = []
    for file in candidates ?? Array(files.indices) where files[file].facts.names.holds(hash: hash) {
      let facts = files[file].facts
      let resolutions = resolutions(of: file)
      for (value, resolution) in resolutions where facts.raw.values[value].tag == .reference {
        let names = facts.reference(value)
        for (part, name) in names.enumerated() where facts.names.hash(name) == hash {
          if meaning(part, of: names.count, resolution, address) { found.append((file, value, part)) }
        }
      }
    }
    return found
  }

  /// What a part of a reference means: the declaration, its opgave or its organisation.
  package func target(of value: Int, part: Int, in file: Int) -> Address? {
    let own = files[file].facts
    guard let holder = own.holder(of: value),
      case .found(let address) = resolve(value, holder.targets, in: file, holder.ordinal)
    else { return nil }
    let count = own.reference(value).count
    if part == count - 1 { return address }
    let declared = facts(address)
    let root = declared.root(of: Int(address.ordinal))
    if part == count - 2, root != Int(address.ordinal), declared.kind(of: root) == .opgave {
      return Address(file: Int(address.file), ordinal: root)
    }
    return declared.organisationName(of: root).flatMap { find(.organisatie, organisation: 0, $0, in: declared.names) }
  }

  /// Whether a part of a reference with a known meaning stands for a declaration: itself, its opgave or its organisation.
  private func meaning(_ part: Int, of count: Int, _ resolution: Resolution, _ address: Address) -> Bool {
    guard case .found(let target) = resolution else { return false }
    if part == count - 1 { return target == address }
    let facts = facts(target)
    let root = facts.root(of: Int(target.ordinal))
    let isInside = root != Int(target.ordinal)
    if declaration(address).kind == .opgave {
      return isInside && part == count - 2 && address == Address(file: Int(target.file), ordinal: root)
    }
    guard declaration(address).kind == .organisatie, part == 0, let name = facts.organisationName(of: root) else {
      return false
    }
    return (count == 3 || !isInside || facts.kind(of: root) == .organisatie)
      && find(.organisatie, organisation: 0, name, in: facts.names) == address
  }
}

extension Facts {
  /// The names of a reference, as places in the table of names.
  package func reference(_ value: Int) -> [Int32] {
    if case .reference(let reference) = self.value(value) { return reference.names }
    return []
  }
}
