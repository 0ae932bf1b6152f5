/// What changes in files when documents and folders go elsewhere, and what dangles when they go. A source in words is a path to
/// what exists under its words, and one that only ends as a document does is words where nothing is there.
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax

package enum FileMoves {
  /// The edits that let documents' paths follow what moved, by the number of the file as it is before.
  ///
  /// - Parameters:
  ///   - moves: old and new paths from the root; a folder stands for all in it.
  ///   - exists: whether something is at a path from the root.
  package static func edits(
    _ moves: [(from: String, to: String)], in repository: Repository, _ exists: (String) -> Bool
  ) -> [FileIndex: [TextEdit]] {
    func moved(_ path: String) -> String {
      for (from, to) in moves where path == from || path.hasPrefix(from + "/") {
        return to + path.dropFirst(from.count)
      }
      return path
    }
    var edits: [FileIndex: [TextEdit]] = [:]
    for (number, file) in repository.files.numbered {
      let own = rebased(file, to: moved(file.path), exists, moved)
      if !own.isEmpty { edits[number] = own }
    }
    return edits
  }

  /// The edits that let the paths in a file mean the same from another place.
  ///
  /// - Parameter moved: where a path from the root goes.
  static func rebased(
    _ file: RepositoryFile, to place: String, _ exists: (String) -> Bool, _ moved: (String) -> String = { $0 }
  ) -> [TextEdit] {
    let facts = file.facts
    var edits: [TextEdit] = []
    var places: Places.Expanded?
    func follow(_ value: ValueIndex, _ text: String) {
      guard text.first != "#", case .inside(let old) = DocumentPath(text, from: file.path), case let new = moved(old),
        DocumentPath(text, from: place) != .inside(new)
      else { return }
      let isSource = facts.isInSource(value)
      if isSource, !SourceText.isPath(text), !exists(old), !exists(new) { return }
      let end = text.firstIndex(of: "#").map { String(text[$0...]) } ?? ""
      let isFolder = text.dropLast(end.count).hasSuffix("/")
      let expanded = places ?? file.places.expanded(facts)
      places = expanded
      let written = DocumentPath.text(new, from: place) + (isFolder ? "/" : "") + end
      // A name such as `~a` means something else by itself, and what does not end as a document is words; one with `#` or a tab in it
      // cannot be written at all.
      let meant = [written, "./" + written].first {
        DocumentPath($0, from: place) == .inside(new) && (!isSource || SourceText.isDocument($0))
      }
      guard let meant, TextEscape.onOneLine(meant) == meant else { return }
      edits.append(TextEdit(expanded.range(.value(value), facts), TextEscape.quoted(meant)))
    }
    facts.forEachPath(follow)
    facts.forEachWording(follow)
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The files that name something that goes: a document, or a declaration in a file.
  ///
  /// - Parameters:
  ///   - paths: what goes, from the root; a folder stands for all in it.
  ///   - candidates: the files that may name a hash.
  package static func dangling(
    _ paths: [String], in repository: Repository, _ candidates: (UInt64) -> [FileIndex]
  ) -> [String] {
    func goes(_ path: String) -> Bool { paths.contains { path == $0 || path.hasPrefix($0 + "/") } }
    var found: Set<FileIndex> = []
    for (number, file) in repository.files.numbered {
      if goes(file.path) {
        for ordinal in file.facts.declarations.indices
        where file.facts.kind(of: ordinal).crossesFiles && file.facts.declaration(ordinal).name >= 0 {
          let address = Address(file: number, ordinal: ordinal)
          let uses = repository.references(to: address, in: candidates(file.facts.nameHash(of: ordinal)))
          found.formUnion(uses.map(\.file))
        }
      } else {
        file.facts.forEachPath { _, text in
          if case .inside(let path) = DocumentPath(text, from: file.path), goes(path) { found.insert(number) }
        }
      }
    }
    return found.map { repository.files[$0].path }.filter { !goes($0) }.sorted()
  }
}

extension Facts {
  /// Whether the field of a value may hold words in the place of a path.
  fileprivate func isInSource(_ value: ValueIndex) -> Bool {
    home(of: value).map { Vocabulary.spec(fields[$0.field].field, in: kind(of: $0.ordinal))?.type == .source } ?? false
  }
}
