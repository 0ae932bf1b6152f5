/// Another name for a declaration, everywhere at once. Refuses what would mean something else afterwards.
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax

package struct Renaming: Equatable, Sendable {
  /// As it was.
  package let old: String
  package let name: String
  package let occurrences: [Occurrence]
}

package struct RenameRefusal: Error, Equatable, Sendable {
  package let reason: Text

  package static let noRepository = RenameRefusal(
    reason: Text(
      "dit bestand hoort bij geen map met opgaven, of die wordt nog gelezen",
      "this file belongs to no folder with opgaven, or that is still being read"))
  /// A use whose names cannot be told apart.
  package static func unclear(in path: String) -> RenameRefusal {
    RenameRefusal(
      reason: Text(
        "in \(path) staat een verwijzing met vreemde tekens erin: herstel die eerst",
        "\(path) has a reference with odd characters in it: correct that first"))
  }
  static let noName = RenameRefusal(reason: Text("hier staat geen naam", "no name stands here"))
}

package enum Rename {
  /// Where a name stands in a field that has a syntax error, or in what was passed over.
  package static func unread(_ name: String, in tree: SyntaxTree) -> [Range<Int>] {
    tree.records.indices.filter { token in
      guard tree.kind(token).isName, tree.cleanText(token) == name else { return false }
      for node in tree.ancestors(of: token) {
        switch tree.kind(node) {
        case .skipped: return true
        case .field: return tree.records[node].isDamaged
        case .declaration, .file: return false
        default: continue
        }
      }
      return false
    }.map(tree.range)
  }

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
    _ snapshot: FileSnapshot, at offset: Int, to wanted: String, _ candidates: (UInt64) -> [FileIndex]
  ) throws(RenameRefusal) -> Renaming {
    _ = try prepare(snapshot, at: offset)
    guard let repository = snapshot.repository, let (address, _) = snapshot.named(at: offset) else {
      throw RenameRefusal.noName
    }
    let name = wanted.trimmed
    guard NewName.isName(name) else {
      let better = NewName.name(name)
      let hint = Text(", bijvoorbeeld ‘\(better)’", ", for example ‘\(better)’")
      throw RenameRefusal(
        reason: Text(
          "‘\(wanted)’ is geen naam: schrijf letters, cijfers en streepjes, te beginnen met een letter\(hint.nl)",
          "‘\(wanted)’ is no name: write letters, digits and dashes, starting with a letter\(hint.en)"))
    }
    let facts = repository.facts(address)
    if let other = repository.bearer(of: name, besides: address) {
      let place = repository.files[other.file].path
      let kind = repository.declaration(other).kind.keyword
      throw RenameRefusal(
        reason: Text(
          "‘\(name)’ is al de naam van een \(kind), in \(place): kies een andere",
          "‘\(name)’ is the name of a \(kind) already, in \(place): choose another"))
    }
    let own = candidates(facts.nameHash(of: address.ordinal))
    var files = Set(own)
    files.insert(address.file)
    return Renaming(
      old: facts.name(of: address.ordinal), name: name,
      occurrences: Occurrences.of(address, in: repository, files.sorted()))
  }
}
