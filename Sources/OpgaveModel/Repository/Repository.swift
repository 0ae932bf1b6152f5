/// All files of a repository as facts, and the index of what they declare. Knows no disk, no text and no tree.

package struct RepositoryFile: Sendable {
  /// Relative to the root, with `/`.
  package var path: String
  package var facts: Facts
  package var places: Places

  package init(path: String, facts: Facts, places: Places) {
    (self.path, self.facts, self.places) = (path, facts, places)
  }
}

/// What files declare, and say of each other's declarations, gathered while they are read, so that the index is made without looking at them again.
package struct Declared: Sendable {
  fileprivate var declarations: [(key: UInt64, address: Address)] = []
  fileprivate var mentioned: [UInt64] = []
  /// What is said of functies beside, with the organisation of each.
  fileprivate var functies: [(key: UInt64, organisation: UInt64)] = []
  fileprivate var hidden: [UInt64] = []

  package init() {}

  package mutating func add(_ facts: Facts, file: FileIndex) {
    facts.forEachCrossing(in: facts.ordinals) { declarations.append(($1, Address(file: file, ordinal: $0))) }
    facts.forEachMention(in: facts.ordinals) { mention in
      if mention.isOfFunctie {
        functies.append((mention.key, mention.organisation))
      } else {
        mentioned.append(mention.key)
      }
    }
    hidden += facts.hiddenNames(in: facts.ordinals)
  }
}

package struct Repository: Sendable {
  /// By file number. A file that went away leaves empty facts.
  package private(set) var files = ByFile<RepositoryFile>()
  private var index: NameIndex
  /// How often something is said of a declaration, by the key of the mention.
  private var mentioned = CountMap()
  /// How often functies are asked for that nothing declares, by the hash of the organisation in which they are sought.
  private var unresolved = CountMap()
  /// How many files may declare a name where a merge conflict hides it, by its hash.
  private var hidden = CountMap()

  /// - Parameters:
  ///   - files: in the order of their paths; of two declarations of one name the first counts.
  ///   - declared: all that they declare and say of others, in parts in any order.
  package init(_ files: [RepositoryFile], _ declared: [Declared]) {
    self.files = ByFile(files)
    index = NameIndex(expected: declared.reduce(0) { $0 + $1.declarations.count })
    for part in declared {
      for (key, address) in part.declarations { index.insert(key, address) }
      for key in part.mentioned { mentioned.add(1, to: key) }
      for (key, _) in part.functies { mentioned.add(1, to: key) }
      for name in part.hidden { hidden.add(1, to: name) }
    }
    for part in declared {
      for (key, organisation) in part.functies where !index.contains(key) { unresolved.add(1, to: organisation) }
    }
  }

  package init(_ files: [RepositoryFile] = []) {
    var declared = Declared()
    for (number, file) in ByFile(files).numbered { declared.add(file.facts, file: number) }
    self.init(files, [declared])
  }

  // MARK: Changing

  /// Adds a file and gives its number.
  package mutating func add(_ file: RepositoryFile) -> FileIndex {
    let number = files.endIndex
    files.append(RepositoryFile(path: file.path, facts: Facts(), places: Places()))
    replace(number, Facts().ordinals, file.facts.ordinals, facts: file.facts, places: file.places)
    return number
  }

  /// Puts other facts and places in the place of a file's.
  ///
  /// - Parameters:
  ///   - old: the declarations of the top level that are other ones now, or stand elsewhere.
  ///   - new: those in their place.
  package mutating func replace(
    _ number: FileIndex, _ old: Range<DeclarationIndex>, _ new: Range<DeclarationIndex>, facts: Facts, places: Places
  ) {
    let before = files[number].facts
    let functies = before.functieKeys(in: old).merging(facts.functieKeys(in: new)) { $1 }
    for (key, organisation) in functies where !index.contains(key) {
      unresolved.add(-mentioned[key], to: organisation)
    }
    before.forEachCrossing(in: old) { index.remove($1, Address(file: number, ordinal: $0)) }
    before.forEachMention(in: old) { mentioned.add(-1, to: $0.key) }
    for name in before.hiddenNames(in: old) { hidden.add(-1, to: name) }
    files[number].facts = facts
    files[number].places = places
    facts.forEachCrossing(in: new) { index.insert($1, Address(file: number, ordinal: $0)) }
    facts.forEachMention(in: new) { mentioned.add(1, to: $0.key) }
    for name in facts.hiddenNames(in: new) { hidden.add(1, to: name) }
    for (key, organisation) in functies where !index.contains(key) {
      unresolved.add(mentioned[key], to: organisation)
    }
  }

  package mutating func setPlaces(_ number: FileIndex, _ places: Places) { files[number].places = places }

  // MARK: Asking

  package func declaration(_ address: Address) -> Facts.Declaration {
    files[address.file].facts.declaration(address.ordinal)
  }

  package func facts(_ address: Address) -> Facts { files[address.file].facts }

  package func name(_ address: Address) -> String { facts(address).name(of: address.ordinal) }

  /// The files that declare what a key stands for.
  package func declarers(of key: UInt64) -> [Address] { index.addresses(key) }

  /// Whether something is said of a declaration.
  package func isMentioned(_ mention: Mention) -> Bool { mentions(mention) > 0 }

  /// How often something is said of a declaration.
  package func mentions(_ mention: Mention) -> Int { Int(mentioned[mention.key]) }

  /// Whether an organisation is asked for functies that nothing declares.
  ///
  /// - Parameter organisation: the hash of its name; 0 for functies of which it is not known in which organisation to seek them.
  package func asksUnknownFuncties(of organisation: UInt64) -> Bool { unresolved[organisation] > 0 }

  /// Whether a merge conflict may hide who bears a name.
  func isHidden(name hash: UInt64) -> Bool { hidden[hash] > 0 }

  /// What else bears a name already where that of a declaration would be sought.
  package func bearer(of name: String, besides address: Address) -> Address? {
    let facts = facts(address)
    let (kind, root) = (facts.kind(of: address.ordinal), facts.root(of: address.ordinal))
    func isOther(_ other: Address) -> Bool { other != address && self.name(other) == name }
    func known(in organisation: UInt64) -> Address? {
      declarers(of: NameIndex.key(kind, organisation: organisation, name: Names.hash(name))).first(where: isOther)
    }
    switch kind.scope {
    case .repository?: return known(in: 0)
    case .organisation?: return known(in: facts.organisation(of: root))
    case .declaration?, nil:
      if let inner = facts.raw.inner {
        let range = root..<facts.end(of: root)
        return inner.find(root, kind, Names.hash(name)) { ordinal in
          range.contains(ordinal) && facts.kind(of: ordinal) == kind
            && isOther(Address(file: address.file, ordinal: ordinal))
        }.map { Address(file: address.file, ordinal: $0) }
      }
      return (root..<facts.end(of: root)).lazy.filter {
        facts.kind(of: $0) == kind && facts.declaration($0).name >= 0
      }.map { Address(file: address.file, ordinal: $0) }.first(where: isOther)
    }
  }

  /// The first declaration of a name of a kind, by path and place; the name is compared, not only its hash.
  package func find(_ kind: Kind, organisation: UInt64, _ name: Int32, in table: NameTable) -> Address? {
    let key = NameIndex.key(kind, organisation: organisation, name: table.hash(name))
    var best: Address?
    index.forEach(key) { address in
      if best.map({ isBefore(address, $0) }) ?? true, isSame(address, kind, name, table) { best = address }
      return true
    }
    return best
  }

  /// All declarations of a name of a kind in an organisation, by path and place.
  package func all(_ kind: Kind, organisation: UInt64, _ name: Int32, in table: NameTable) -> [Address] {
    let key = NameIndex.key(kind, organisation: organisation, name: table.hash(name))
    return inOrder(index.addresses(key).filter { isSame($0, kind, name, table) })
  }

  /// Whether more than one declaration may bear a name, to be asked before `all`.
  package func mayBeDouble(_ kind: Kind, organisation: UInt64, _ name: Int32, in table: NameTable) -> Bool {
    var count = 0
    index.forEach(NameIndex.key(kind, organisation: organisation, name: table.hash(name))) { _ in
      count += 1
      return count < 2
    }
    return count > 1
  }

  /// Declarations in the order in which a fresh start finds them.
  package func inOrder(_ addresses: [Address]) -> [Address] { addresses.sorted(by: isBefore) }

  /// The order of paths, then of places: that of a fresh start, in whatever order files came to be known.
  private func isBefore(_ left: Address, _ right: Address) -> Bool {
    if left.file == right.file { return left.ordinal < right.ordinal }
    return files[left.file].path.precedesInBytes(files[right.file].path)
  }

  private func isSame(_ address: Address, _ kind: Kind, _ name: Int32, _ table: NameTable) -> Bool {
    files[address.file].facts.bears(address.ordinal, kind, name, table)
  }
}

extension Facts {
  /// The hash of the name of the organisation in which a declaration of the top level stands; 0 where it names none.
  package func organisation(of root: DeclarationIndex) -> UInt64 {
    guard let name = organisationName(of: root) else { return 0 }
    return names.hash(name)
  }

  /// The place of that name in the table of names.
  package func organisationName(of root: DeclarationIndex) -> Int32? {
    let declaration = raw.declarations[root]
    if declaration.kind == .organisatie { return declaration.name >= 0 ? declaration.name : nil }
    guard let field = find(.organisatie, of: root), !raw.fields[field].isUnknown else { return nil }
    let range = values(of: field)
    guard !range.isEmpty, raw.values[range.lowerBound].tag == .reference else { return nil }
    return referenceNames(range.lowerBound).first
  }

  /// All declarations.
  package var ordinals: Range<DeclarationIndex> { DeclarationIndex(0)..<DeclarationIndex(raw.declarations.count) }

  /// What some declarations of the top level declare that other files can name, each with its key.
  package func forEachCrossing(
    in ordinals: Range<DeclarationIndex>, _ body: (_ ordinal: DeclarationIndex, _ key: UInt64) -> Void
  ) {
    let topLevel = Kind.bestand.traits.blocks
    var root = ordinals.lowerBound
    while root < ordinals.upperBound {
      let end = max(raw.declarations[root].end, root + 1)
      let kind = raw.declarations[root].kind
      if topLevel.has(kind), kind.scope != nil {
        crossing(root, root, body)
        let known = kind.traits.known
        if !known.isEmpty {
          for ordinal in root + 1..<end where known.has(raw.declarations[ordinal].kind) {
            crossing(ordinal, root, body)
          }
        }
      }
      root = end
    }
  }

  private func crossing(
    _ ordinal: DeclarationIndex, _ root: DeclarationIndex, _ body: (DeclarationIndex, UInt64) -> Void
  ) {
    let declaration = raw.declarations[ordinal]
    guard declaration.name >= 0 else { return }
    let organisation = declaration.kind.scope == .repository ? 0 : organisation(of: root)
    body(ordinal, NameIndex.key(declaration.kind, organisation: organisation, name: names.hash(declaration.name)))
  }
}

extension Repository {
  /// The names that declarations of a kind bear in an organisation, each once; looks at every file.
  package func names(of kind: Kind, organisation: UInt64) -> [String] {
    var found: Set<String> = []
    for file in files {
      for root in file.facts.topLevel
      where kind.scope == .repository || file.facts.organisation(of: root) == organisation {
        for ordinal in root..<file.facts.end(of: root) where file.facts.kind(of: ordinal) == kind {
          if file.facts.declaration(ordinal).name >= 0 { found.insert(file.facts.name(of: ordinal)) }
        }
      }
    }
    return found.sorted()
  }
}

extension Facts {
  /// The field to which a value belongs, and the declaration in which that stands.
  package func home(of value: ValueIndex) -> (ordinal: DeclarationIndex, field: FieldIndex)? {
    guard let field = Facts.last(fields.indices, { raw.fields[$0].firstValue <= value }),
      let ordinal = Facts.last(ordinals, { raw.declarations[$0].firstField <= field })
    else { return nil }
    return (ordinal, field)
  }

  /// The declaration in which a reference stands, and what its field takes.
  package func holder(of value: ValueIndex) -> (ordinal: DeclarationIndex, targets: ValueType.Targets)? {
    guard let (ordinal, field) = home(of: value),
      case .reference(let targets)? = Lexicon.shared.spec(raw.fields[field].field, in: raw.declarations[ordinal].kind)?
        .type
    else { return nil }
    return (ordinal, targets)
  }

  /// The last of some indices for which something holds that holds for all before it.
  private static func last<Fact>(
    _ indices: Range<FactIndex<Fact>>, _ holds: (FactIndex<Fact>) -> Bool
  ) -> FactIndex<Fact>? {
    var (low, high) = (indices.lowerBound, indices.upperBound)
    while low < high {
      let middle = low + low.distance(to: high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low > indices.lowerBound ? low.advanced(by: -1) : nil
  }
}
