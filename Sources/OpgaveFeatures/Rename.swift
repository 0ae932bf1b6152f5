/// Another name for a declaration, everywhere at once. Refuses what would mean something else afterwards.
package import OpgaveModel
internal import OpgaveSyntax

package struct Renaming: Equatable, Sendable {
  package let name: String
  package let occurrences: [Occurrence]
}

package struct RenameRefusal: Error, Equatable, Sendable {
  package let reason: Text

  package static let noRepository = RenameRefusal(
    reason: Text(
      "dit bestand hoort bij geen map met opgaven, of die wordt nog gelezen",
      "this file belongs to no folder with opgaven, or that is still being read"))
  static let noName = RenameRefusal(reason: Text("hier staat geen naam", "no name stands here"))
}

package enum Rename {
  /// The name that stands at an offset and can be another.
  package static func prepare(_ snapshot: FileSnapshot, at offset: Int) throws(RenameRefusal) -> Range<Int> {
    guard let repository = snapshot.repository else { throw RenameRefusal.noRepository }
    guard let (address, range) = snapshot.named(at: offset), repository.declaration(address).name >= 0 else {
      throw RenameRefusal.noName
    }
    return range
  }

  /// - Parameter candidates: the files that may name a hash.
  package static func run(
    _ snapshot: FileSnapshot, at offset: Int, to wanted: String, _ candidates: (UInt64) -> [Int]
  ) throws(RenameRefusal) -> Renaming {
    _ = try prepare(snapshot, at: offset)
    guard let repository = snapshot.repository, let (address, _) = snapshot.named(at: offset) else {
      throw RenameRefusal.noName
    }
    let name = wanted.trimmed
    guard isName(name) else {
      let better = NameStyle.canonical(
        name.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " }
          .replacing(" ", with: "-"))
      let hint = isName(better) ? Text(", bijvoorbeeld ‘\(better)’", ", for example ‘\(better)’") : Text("", "")
      throw RenameRefusal(
        reason: Text(
          "‘\(wanted)’ is geen naam: schrijf letters, cijfers en streepjes, te beginnen met een letter\(hint.nl)",
          "‘\(wanted)’ is no name: write letters, digits and dashes, starting with a letter\(hint.en)"))
    }
    let facts = repository.facts(address)
    let declaration = repository.declaration(address)
    if let other = holder(of: name, instead: address, facts, declaration, repository) {
      let place = repository.files[Int(other.file)].path
      let kind = repository.declaration(other).kind.keyword
      throw RenameRefusal(
        reason: Text(
          "‘\(name)’ is al de naam van een \(kind), in \(place): kies een andere",
          "‘\(name)’ is the name of a \(kind) already, in \(place): choose another"))
    }
    let own = candidates(facts.nameHash(of: Int(address.ordinal)))
    var files = Set(own)
    files.insert(Int(address.file))
    return Renaming(name: name, occurrences: Occurrences.of(address, in: repository, files.sorted()))
  }

  private static func isName(_ text: String) -> Bool {
    let tree = SyntaxTree(parsing: text)
    let names = tree.records.indices.filter { !tree.kind($0).isNode }
    return names.count == 1 && tree.kind(names[0]) == .name && tree.range(names[0]) == 0..<text.utf8.count
  }

  /// What bears the name already where it would be sought.
  private static func holder(
    of name: String, instead address: Address, _ facts: Facts, _ declaration: Facts.Declaration,
    _ repository: Repository
  ) -> Address? {
    let hash = Names.hash(name)
    let root = facts.root(of: Int(address.ordinal))
    func isOther(_ other: Address) -> Bool { other != address && repository.name(other) == name }
    if declaration.kind.crossesFiles, declaration.kind != .inspanning {
      let organisation = declaration.kind == .organisatie ? 0 : facts.organisation(of: root)
      let key = NameIndex.key(declaration.kind, organisation: organisation, name: hash)
      return repository.declarers(of: key).first(where: isOther)
    }
    for ordinal in root..<facts.end(of: root)
    where facts.kind(of: ordinal) == declaration.kind && facts.declaration(ordinal).name >= 0 {
      let other = Address(file: Int(address.file), ordinal: ordinal)
      if isOther(other) { return other }
    }
    return nil
  }
}
