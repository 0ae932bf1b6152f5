/// Two moments of a repository, declaration beside declaration: what rules on history look at, and what tells what changed.
internal import OpgaveSyntax

/// Matched by what a declaration is called and never by where it stands: moving one to another file or to another line is no
/// change, and neither is another order. What stands in one that came or went is not told apart from it.
package struct RepositoryChange: Sendable {
  /// What became of a declaration.
  package enum Fate: Equatable, Sendable {
    case added(Address)
    case removed(Address)
    case kept(old: Address, new: Address)
  }

  package let old: Repository
  package let new: Repository
  /// In the order of the new moment; what went comes behind the rest of what it stood in.
  package private(set) var fates: [Fate] = []

  package init(from old: Repository, to new: Repository) {
    (self.old, self.new) = (old, new)
    match(old.roots, new.roots)
  }

  /// Whether a declaration that was kept states the same, apart from what stands in it. Of texts only is compared what facts
  /// know: whether they are empty.
  package func statesTheSame(old before: Address, new after: Address) -> Bool {
    let (left, right) = (old.facts(of: before), new.facts(of: after))
    let (first, second) = (before.ordinal, after.ordinal)
    let (fields, others) = (left.fields(of: first), right.fields(of: second))
    guard fields.count == others.count else { return false }
    return fields.allSatisfy { index in
      let fact = left.fields[index]
      guard let other = right.find(fact.field, of: second), right.fields[other].isUnknown == fact.isUnknown else {
        return false
      }
      return left.values(of: index).elementsEqual(right.values(of: other)) {
        left.value($0).isSame(left.names, as: right.value($1), right.names)
      }
    }
  }

  private mutating func match(_ before: [Address], _ after: [Address]) {
    // Several of one key are matched in their order.
    var waiting = Dictionary(grouping: before, by: old.key).mapValues { $0[...] }
    for address in after {
      if let partner = waiting[new.key(address)]?.popFirst() {
        fates.append(.kept(old: partner, new: address))
        match(old.children(of: partner), new.children(of: address))
      } else {
        fates.append(.added(address))
      }
    }
    fates += waiting.values.joined().sorted().map { .removed($0) }
  }
}

/// What a declaration is called among those that stand beside it.
private struct SiblingKey: Hashable {
  let kind: Kind
  let name: String
  let word: Word?
  /// The first day of the date that names it.
  let date: Int32?
}

extension Repository {
  fileprivate func facts(of address: Address) -> Facts { files[address.file].facts }

  fileprivate var roots: [Address] {
    files.indices.flatMap { file in files[file].facts.topLevel.map { Address(file: file, ordinal: $0) } }
  }

  fileprivate func children(of address: Address) -> [Address] {
    facts(of: address).children(of: address.ordinal).map { Address(file: address.file, ordinal: $0) }
  }

  fileprivate func key(_ address: Address) -> SiblingKey {
    let facts = facts(of: address)
    let declaration = facts.declaration(address.ordinal)
    return SiblingKey(
      kind: declaration.kind, name: declaration.name >= 0 ? facts.names.text(declaration.name) : "",
      word: declaration.word, date: declaration.date?.first)
  }
}

extension Value {
  /// Whether two values of two files say the same; places in the tables of names mean nothing elsewhere.
  fileprivate func isSame(_ names: NameTable, as other: Value, _ otherNames: NameTable) -> Bool {
    switch (self, other) {
    case (.document(let left), .document(let right)), (.source(let left), .source(let right)),
      (.code(let left), .code(let right)):
      names.isEqual(left, to: otherNames, right)
    case (.reference(let left), .reference(let right)):
      left.names.elementsEqual(right.names) { names.isEqual($0, to: otherNames, $1) }
    default: self == other
    }
  }
}
