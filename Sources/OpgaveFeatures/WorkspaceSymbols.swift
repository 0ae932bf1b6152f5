/// Declarations of the whole repository, sought by a few letters of their name or title.
package import OpgaveModel

package struct FoundSymbol: Equatable, Sendable {
  package let address: Address
  package let kind: Kind
  package let name: String
  /// The opgave or organisatie in which it stands.
  package let container: String?
  let rank: Int
}

package enum WorkspaceSymbols {
  private static let sought = Kinds(Vocabulary.named)

  /// - Parameters:
  ///   - limit: how many are given at most; the best come first.
  ///   - isCancelled: asked now and then whether anybody still waits.
  package static func find(
    _ query: String, in repository: Repository, limit: Int = 256, isCancelled: () -> Bool = { false }
  ) -> [FoundSymbol]? {
    let letters = Array(query.lowercased().utf8.filter { $0 > 0x20 })
    var found: [FoundSymbol] = []
    for (count, (number, file)) in repository.files.numbered.enumerated() {
      if count & 0xFF == 0, isCancelled() { return nil }
      let facts = file.facts
      for ordinal in facts.declarations.indices {
        let declaration = facts.declaration(ordinal)
        guard declaration.name >= 0, sought.has(declaration.kind) else { continue }
        let byName = facts.names.withBytes(declaration.name) { FuzzyMatch.rank(letters, $0) }
        let byTitle =
          declaration.title >= 0 ? facts.names.withBytes(declaration.title) { FuzzyMatch.rank(letters, $0) } : nil
        guard let rank = [byName, byTitle.map { $0 + 1 }].compactMap({ $0 }).min() else { continue }
        let root = facts.root(of: ordinal)
        let owner = root == ordinal ? facts.organisationName(of: root) : facts.declaration(root).name
        found.append(
          FoundSymbol(
            address: Address(file: number, ordinal: ordinal), kind: declaration.kind, name: facts.name(of: ordinal),
            container: owner.flatMap { $0 >= 0 ? facts.names.text($0) : nil }, rank: rank))
        // Of very many only the best are kept, so that a single letter in a whole country stays affordable.
        if found.count >= limit * 16 { found = best(found, limit) }
      }
    }
    return best(found, limit)
  }

  private static func best(_ found: [FoundSymbol], _ limit: Int) -> [FoundSymbol] {
    let ordered = found.enumerated().sorted {
      ($0.element.rank, $0.element.name.utf8.count, $0.offset) < (
        $1.element.rank, $1.element.name.utf8.count, $1.offset
      )
    }
    return ordered.prefix(limit).map(\.element)
  }
}

/// Whether a few letters stand in a word in their order, and how well.
package enum FuzzyMatch {
  /// - Parameter letters: in lower case, without white space.
  /// - Returns: 0 for the word itself, more the worse it fits; `nil` where it does not.
  package static func rank(_ letters: [UInt8], _ word: some Collection<UInt8>) -> Int? {
    var rank = 0
    var wanted = letters[...]
    var isStart = true
    var gap = 0
    for byte in word {
      guard let next = wanted.first else { break }
      let folded = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if folded == next {
        rank += gap == 0 ? 0 : isStart ? 2 : 4 + min(gap, 8)
        gap = 0
        wanted.removeFirst()
      } else {
        gap += 1
      }
      isStart = byte == UInt8(ascii: "-") || byte == 0x20
    }
    return wanted.isEmpty ? rank + (letters.count == word.count ? 0 : 1) : nil
  }
}
