/// Two moments of a repository, declaration beside declaration: what rules on history look at, and what tells what changed.
internal import OpgaveSyntax

/// Matched by what a declaration is called and never by where it stands: moving one to another file or to another line is no
/// change, and neither is another order or another form.
package struct RepositoryChange: Sendable {
  package let old: Moment
  package let new: Moment
  /// What is other, by declaration of the top level: in the order of the later moment; what went comes last.
  package let roots: [DeclarationChange]
  private let pairs: MatchedDeclarations

  package init(from old: Moment, to new: Moment) {
    (self.old, self.new) = (old, new)
    pairs = Matching.pairs(old, new)
    // Only now is known what references mean.
    roots = Comparison(old, new, pairs).changes(old.repository.roots, new.repository.roots)
  }

  /// What is other of one declaration of the top level, of which is known which it was.
  package init(from old: Moment, to new: Moment, only was: Address, _ isNow: Address) {
    (self.old, self.new) = (old, new)
    pairs = Matching.pairs(old, new, only: was, isNow)
    roots = Comparison(old, new, pairs).changes([was], [isNow])
  }

  /// Whether two texts are nearly one, where that is looked at.
  package func isNearlyTheSame(
    _ one: ValueIndex, in oldFile: FileIndex, as other: ValueIndex, in newFile: FileIndex
  ) -> Bool {
    guard let left = old.texts[oldFile]?.words[one], let right = new.texts[newFile]?.words[other] else { return false }
    return NearText.isNear(left, right)
  }

  /// What a declaration of the earlier moment is at the later one.
  package func later(_ address: Address) -> Address? { pairs.later(address, old, new) }

  /// What a declaration of the later moment was at the earlier one.
  package func earlier(_ address: Address) -> Address? { pairs.earlier(address, old, new) }
}

/// Which declaration is which: those of the top level, and what stands in them where it was looked at.
struct MatchedDeclarations: Sendable {
  /// Whether others were not looked at, so that those are known by what they are called.
  var isPartial = false
  private var newOnes: [Address: Address] = [:]
  private var oldOnes: [Address: Address] = [:]

  mutating func pair(_ old: Address, _ new: Address) {
    newOnes[old] = new
    oldOnes[new] = old
  }

  func later(_ address: Address, _ old: Moment, _ new: Moment) -> Address? {
    partner(address, newOnes, old, new)
  }

  func earlier(_ address: Address, _ old: Moment, _ new: Moment) -> Address? {
    partner(address, oldOnes, new, old)
  }

  private func partner(_ address: Address, _ known: [Address: Address], _ own: Moment, _ other: Moment) -> Address? {
    if let found = known[address] { return found }
    let facts = own.facts(address)
    let root = Address(file: address.file, ordinal: facts.root(of: address.ordinal))
    // What shares its facts was not looked at, and is the same place for place.
    guard root != address, let partner = known[root], other.facts(partner).isIdentical(to: facts),
      partner.ordinal == root.ordinal
    else { return nil }
    return Address(file: partner.file, ordinal: address.ordinal)
  }
}

extension Repository {
  /// The declarations of the top level, in the order of their files.
  var roots: [Address] {
    files.indices.flatMap { file in files[file].facts.topLevel.map { Address(file: file, ordinal: $0) } }
  }

  /// Whether something of the top level of a file cannot be read.
  func mayHideAny(in path: String) -> Bool { files.contains { $0.path == path && $0.facts.mayHideRoots } }

  /// What stands directly in a declaration and counts there.
  func counted(in address: Address) -> [Address] {
    facts(address).children(of: address.ordinal).map { Address(file: address.file, ordinal: $0) }.filter(counts)
  }

  /// Whether it is something that the language has, where it belongs.
  package func counts(_ address: Address) -> Bool {
    let declaration = declaration(address)
    return declaration.kind != .onbekend && !declaration.flags.contains(.isMisplaced)
  }
}
