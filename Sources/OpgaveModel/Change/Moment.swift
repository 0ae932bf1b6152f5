/// One of two moments of a repository that are compared, and how what stands in it is called.
internal import OpgaveSyntax

package struct Moment: Sendable {
  package let repository: Repository
  /// Of files that are others at the other moment.
  package var texts: [FileIndex: TextDigests]
  /// The paths of files, from the root, that are there and could not be read.
  package var unread: Set<String>

  package init(_ repository: Repository, _ texts: [FileIndex: TextDigests] = [:], unread: Set<String> = []) {
    (self.repository, self.texts, self.unread) = (repository, texts, unread)
  }

  package func facts(_ address: Address) -> Facts { repository.facts(address) }

  /// 0 where there is none, or it is not known.
  func title(of address: Address) -> UInt64 { texts[address.file]?.titles[address.ordinal.place] ?? 0 }

  func text(_ value: ValueIndex, in file: FileIndex) -> UInt64 { texts[file]?.values[value.place] ?? 0 }

  func unread(_ field: FieldIndex, in file: FileIndex) -> UInt64 { texts[file]?.unread[field] ?? 0 }

  func freeFields(of address: Address) -> [FreeField] { texts[address.file]?.free[address.ordinal] ?? [] }
}

extension Moment {
  /// What a declaration is called from the top level down: `opgave wonen > presteren > doel groei`.
  package func path(of address: Address) -> String { repository.path(of: address) }
}

extension Repository {
  /// What a declaration is called from the top level down: `opgave wonen > presteren > doel groei`.
  package func path(of address: Address) -> String {
    var labels: [String] = []
    let facts = facts(address)
    var next: DeclarationIndex? = address.ordinal
    while let ordinal = next {
      let declaration = facts.declaration(ordinal)
      let name = facts.label(of: ordinal)
      labels.append(name.isEmpty ? declaration.kind.keyword : "\(declaration.kind.keyword) \(name)")
      next = declaration.parent
    }
    return labels.reversed().joined(separator: " > ")
  }
}
