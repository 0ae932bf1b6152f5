/// The texts of a repository, each read where something is shown of it: places, titles, prose, and how findings are mended.
package import OpgaveModel
internal import OpgavePlatform
package import OpgaveRules
package import OpgaveSyntax

package final class RepositoryTexts {
  /// Absolute.
  package let root: String
  package let whole: RepositoryContext
  private let source: any FileSource
  /// What somebody has open, by absolute path.
  private let opened: (String) -> FileText?
  /// Sees each text that is read.
  private let sees: (FileIndex, [UInt8]) -> Void
  /// So many texts are kept at most.
  private let limit: Int
  /// Whether it is one document that belongs to no repository.
  package let standsAlone: Bool
  private var known: [FileIndex: FileText] = [:]
  private var expanded: [FileIndex: Places.Expanded] = [:]

  package init(
    _ root: String, _ whole: RepositoryContext, _ source: any FileSource, limit: Int = 64, standsAlone: Bool = false,
    opened: @escaping (String) -> FileText? = { _ in nil }, sees: @escaping (FileIndex, [UInt8]) -> Void = { _, _ in }
  ) {
    (self.root, self.whole, self.source, self.limit) = (root, whole, source, limit)
    (self.opened, self.sees) = (opened, sees)
    self.standsAlone = standsAlone
  }

  package var repository: Repository { whole.repository }

  /// The absolute path of a file.
  package func path(_ number: FileIndex) -> String { FilePath.joined(root, repository.files[number].path) }

  /// A file may be gone by now; then it is empty.
  package subscript(_ number: FileIndex) -> FileText {
    if let text = known[number] { return text }
    if known.count > limit { known.removeAll() }
    let path = path(number)
    if let text = opened(path) {
      known[number] = text
      return text
    }
    let text = FileText((try? source.read(path)) ?? [])
    sees(number, text.bytes)
    known[number] = text
    return text
  }

  package func tree(_ number: FileIndex) -> SyntaxTree? {
    repository.files.indices.contains(number) ? self[number].tree : nil
  }

  package func places(_ number: FileIndex) -> Places.Expanded {
    if let places = expanded[number] { return places }
    if expanded.count > limit { expanded.removeAll() }
    let file = repository.files[number]
    let places = file.places.expanded(file.facts)
    expanded[number] = places
    return places
  }

  package func range(_ place: Place, in number: FileIndex) -> Range<Int> {
    switch place {
    case .range(let range): range
    case .part(let part): range(part, in: number)
    }
  }

  package func range(_ part: Part, in number: FileIndex) -> Range<Int> {
    places(number).range(part, repository.files[number].facts)
  }

  /// The title of a declaration as it is meant; `nil` without.
  package func title(of address: Address) -> String? {
    guard repository.declaration(address).flags.contains(.hasTitle) else { return nil }
    return self[address.file].meaning(range(.title(address.ordinal), in: address.file))
  }

  /// The first or only value of a field as people write it; `nil` without.
  package func text(_ field: Field, of address: Address) -> String? {
    let facts = repository.facts(address)
    guard let value = facts.find(field, of: address.ordinal).flatMap({ facts.values(of: $0).first }) else {
      return nil
    }
    return self[address.file].meaning(range(.value(value), in: address.file))
  }
}

extension ReadRepository {
  package var texts: RepositoryTexts { RepositoryTexts(root, whole, resources.source) }
}

extension CheckedRepository {
  package var texts: RepositoryTexts { RepositoryTexts(root, whole, resources.source) }
}
