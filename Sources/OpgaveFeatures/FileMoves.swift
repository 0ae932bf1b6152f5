/// What changes in files when documents and folders go elsewhere, and what dangles when they go.
package import OpgaveModel
package import OpgaveSyntax

package enum FileMoves {
  /// The edits that let documents' paths follow what moved, by the number of the file.
  ///
  /// - Parameter moves: old and new paths from the root; a folder stands for all in it.
  package static func edits(_ moves: [(from: String, to: String)], in repository: Repository) -> [Int: [TextEdit]] {
    var edits: [Int: [TextEdit]] = [:]
    for (number, file) in repository.files.enumerated() {
      var places: Places.Expanded?
      file.facts.forEachPath { value, text in
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first.map(String.init), let moved = moved(path, moves) else { return }
        let expanded = places ?? file.places.expanded(file.facts)
        places = expanded
        let rest = parts.count > 1 ? "#" + parts[1] : ""
        edits[number, default: []].append(
          TextEdit(expanded.range(.value(value), file.facts), TextEscape.quoted(moved + rest)))
      }
    }
    return edits
  }

  private static func moved(_ path: String, _ moves: [(from: String, to: String)]) -> String? {
    let clean = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    for (from, to) in moves {
      if clean == from { return to }
      if clean.hasPrefix(from + "/") { return to + clean.dropFirst(from.count) }
    }
    return nil
  }

  /// The files that name something that goes: a document, or a declaration in a file.
  ///
  /// - Parameters:
  ///   - paths: what goes, from the root; a folder stands for all in it.
  ///   - candidates: the files that may name a hash.
  package static func dangling(
    _ paths: [String], in repository: Repository, _ candidates: (UInt64) -> [Int]
  ) -> [String] {
    func goes(_ path: String) -> Bool { paths.contains { path == $0 || path.hasPrefix($0 + "/") } }
    var found: Set<Int> = []
    for (number, file) in repository.files.enumerated() {
      if goes(file.path) {
        for ordinal in file.facts.declarations.indices
        where file.facts.kind(of: ordinal).crossesFiles && file.facts.declaration(ordinal).name >= 0 {
          let address = Address(file: number, ordinal: ordinal)
          let uses = repository.references(to: address, in: candidates(file.facts.nameHash(of: ordinal)))
          found.formUnion(uses.map(\.file))
        }
      } else {
        file.facts.forEachPath { _, text in if goes(text) { found.insert(number) } }
      }
    }
    return found.map { repository.files[$0].path }.filter { !goes($0) }.sorted()
  }
}
