/// Where a declaration is named: in its own header and in the references to it.
package import OpgaveModel

/// One place where a declaration is named.
package struct Occurrence: Equatable, Hashable, Sendable {
  package let file: FileIndex
  package let part: Part
  package let isDeclaration: Bool
}

package enum Occurrences {
  /// - Parameter candidates: the files that may name it.
  package static func of(
    _ address: Address, in repository: Repository, _ candidates: [FileIndex]? = nil
  ) -> [Occurrence] {
    let declaration = Occurrence(
      file: address.file, part: .name(address.ordinal), isDeclaration: true)
    return [declaration]
      + repository.references(to: address, in: candidates).map {
        Occurrence(file: $0.file, part: $0.place, isDeclaration: false)
      }
  }

  /// Those in the file of the snapshot, for what is named at an offset; the same word of a closed set counts where no name stands.
  package static func here(_ snapshot: FileSnapshot, at offset: Int) -> [(range: Range<Int>, isDeclaration: Bool)] {
    guard let repository = snapshot.repository, let (address, _) = snapshot.named(at: offset) else {
      return sameWord(snapshot, at: offset)
    }
    return of(address, in: repository, [snapshot.file]).filter { $0.file == snapshot.file }.map {
      (snapshot.places.range($0.part, snapshot.facts), $0.isDeclaration)
    }
  }

  /// The fields of one name and the blocks of one keyword.
  private static func sameWord(
    _ snapshot: FileSnapshot, at offset: Int
  ) -> [(range: Range<Int>, isDeclaration: Bool)] {
    let facts = snapshot.facts
    guard let (subject, _) = snapshot.subject(at: offset) else { return [] }
    let parts: [Part]
    switch subject {
    case .keyword(let ordinal):
      let kind = facts.kind(of: ordinal)
      parts = facts.declarations.indices.filter { facts.kind(of: $0) == kind }.map { .keyword($0) }
    case .field(let index):
      let field = facts.fields[index].field
      parts = facts.fields.indices.filter { facts.fields[$0].field == field }.map { .field($0) }
    default: return []
    }
    return parts.map { (snapshot.places.range($0, facts), false) }
  }
}
