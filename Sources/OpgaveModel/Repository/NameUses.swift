/// From a declaration to where it is named, and from a name in a reference to what it stands for.

/// One name in a reference.
package struct NameUse: Hashable, Sendable {
  package let file: FileIndex
  /// The place of the reference among the values of the file.
  package let value: ValueIndex
  /// Which of its names.
  package let part: Int

  package var place: Part { .reference(value, part: part) }
}

/// Where the names in the references of a file stand, by their hashes.
package struct NameUsesOfFile: Sendable {
  struct Use: Sendable {
    let value: ValueIndex
    let ordinal: DeclarationIndex
    let targets: ValueType.Targets
  }

  private var uses: [UInt64: [Use]] = [:]

  package init(_ facts: Facts) {
    facts.forEachReference { value, ordinal, targets in
      for hash in Set(facts.reference(value).map { facts.names.hash($0) }) {
        uses[hash, default: []].append(Use(value: value, ordinal: ordinal, targets: targets))
      }
    }
  }

  func values(of hash: UInt64) -> [Use] { uses[hash] ?? [] }
}

extension Repository {
  /// Where a declaration is named.
  ///
  /// - Parameter candidates: the files that may name it, where that is known.
  ///   - uses: where names stand in a file, for who asks of many declarations.
  package func references(
    to address: Address, in candidates: [FileIndex]? = nil, _ uses: ((FileIndex) -> NameUsesOfFile)? = nil
  ) -> [NameUse] {
    let declared = facts(address)
    let declaration = declared.declarations[address.ordinal]
    guard declaration.name >= 0 else { return [] }
    let hash = declared.names.hash(declaration.name)
    var found: [NameUse] = []
    for file in candidates ?? Array(files.indices) where files[file].facts.names.holds(hash: hash) {
      let facts = files[file].facts
      func look(_ value: ValueIndex, _ ordinal: DeclarationIndex, _ targets: ValueType.Targets) {
        let names = facts.reference(value)
        guard names.contains(where: { facts.names.hash($0) == hash }) else { return }
        let resolution = resolve(value: value, of: ordinal, in: file, targets)
        for (part, name) in names.enumerated() where facts.names.hash(name) == hash {
          if meaning(part, of: names.count, resolution, address) {
            found.append(NameUse(file: file, value: value, part: part))
          }
        }
      }
      if let uses {
        for use in uses(file).values(of: hash) { look(use.value, use.ordinal, use.targets) }
      } else {
        facts.forEachReference(look)
      }
    }
    return found
  }

  /// What a part of a reference means: the declaration, its opgave or its organisation.
  package func target(of value: ValueIndex, part: Int, in file: FileIndex) -> Address? {
    let own = files[file].facts
    guard let holder = own.holder(of: value),
      case .found(let address) = resolve(value: value, of: holder.ordinal, in: file, holder.targets)
    else { return nil }
    let count = own.reference(value).count
    if part == count - 1 { return address }
    let declared = facts(address)
    let root = declared.root(of: address.ordinal)
    if part == count - 2, root != address.ordinal, declared.kind(of: root) == .opgave {
      return Address(file: address.file, ordinal: root)
    }
    return declared.organisationName(of: root).flatMap { find(.organisatie, organisation: 0, $0, in: declared.names) }
  }

  /// Whether a part of a reference with a known meaning stands for a declaration: itself, its opgave or its organisation.
  private func meaning(_ part: Int, of count: Int, _ resolution: Resolution, _ address: Address) -> Bool {
    guard case .found(let target) = resolution else { return false }
    if part == count - 1 { return target == address }
    let facts = facts(target)
    let root = facts.root(of: target.ordinal)
    let isInside = root != target.ordinal
    if declaration(address).kind == .opgave {
      return isInside && part == count - 2 && address == Address(file: target.file, ordinal: root)
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
  package func reference(_ value: ValueIndex) -> [Int32] {
    if case .reference(let reference) = self.value(value) { return reference.names }
    return []
  }
}
