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
  /// Of what was read when places were noted; `nil` where that came from elsewhere.
  private let checksum: (FileIndex) -> UInt64?
  /// Told of files that are others by now.
  private let stale: StaleFiles?
  private var isOther: Set<FileIndex> = []
  /// So many texts are kept at most.
  private let limit: Int
  /// Whether it is one document that belongs to no repository.
  package let standsAlone: Bool
  /// Titles that were read before, so that no other file is opened for them.
  private let titles: [Address: String]
  private var known: [FileIndex: FileText] = [:]
  private var expanded: [FileIndex: Places.Expanded] = [:]
  /// What fixes looked up.
  let fixMemory = FixMemory()

  package init(
    _ root: String, _ whole: RepositoryContext, _ source: any FileSource, limit: Int = 64, standsAlone: Bool = false,
    stale: StaleFiles? = nil, titles: [Address: String] = [:], opened: @escaping (String) -> FileText? = { _ in nil },
    checksum: @escaping (FileIndex) -> UInt64? = { _ in nil }
  ) {
    (self.root, self.whole, self.source, self.limit) = (root, whole, source, limit)
    (self.opened, self.checksum, self.stale, self.titles) = (opened, checksum, stale, titles)
    self.standsAlone = standsAlone
  }

  package var repository: Repository { whole.repository }

  /// Where it lies below another; `.` where it is that one itself.
  package func folder(in first: RepositoryTexts) -> String {
    root == first.root ? "." : FilePath.inside(root, of: first.root) ?? root
  }

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
    if let checksum = checksum(number), checksum != Checksum.of(text.bytes) {
      isOther.insert(number)
      stale?.note(path)
    }
    known[number] = text
    return text
  }

  package func tree(_ number: FileIndex) -> SyntaxTree? {
    repository.files.indices.contains(number) && isCurrent(number) ? self[number].tree : nil
  }

  /// Whether a file is the one of which places and facts are known, and not one that somebody saved since.
  package func isCurrent(_ number: FileIndex) -> Bool {
    _ = self[number]
    return !isOther.contains(number)
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
    if let title = titles[address] { return title }
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

  /// The fields of a block as they are written, whatever names they bear.
  package func writtenFields(of address: Address) -> [FieldSyntax<SyntaxTree>] {
    let tree = self[address.file].tree
    guard let token = tree.token(touching: range(.keyword(address.ordinal), in: address.file).lowerBound),
      let node = tree.ancestors(of: token).first(where: { tree.kind($0) == .declaration })
    else { return [] }
    return tree.declaration(node).block?.fields.map { $0 } ?? []
  }

  /// All values of a field as people write them.
  package func texts(_ field: Field, of address: Address) -> [String] {
    let facts = repository.facts(address)
    guard let field = facts.find(field, of: address.ordinal) else { return [] }
    return facts.values(of: field).map { self[address.file].meaning(range(.value($0), in: address.file)) }
  }
}

extension ReadRepository {
  package var texts: RepositoryTexts {
    RepositoryTexts(root, whole, resources.source, checksum: { [files] in files[$0].checksum })
  }
}

extension CheckedRepository {
  package var texts: RepositoryTexts { texts() }

  /// - Parameters:
  ///   - titles: those that were read before.
  ///   - limit: so many texts are kept at most.
  package func texts(titles: [Address: String] = [:], limit: Int = 64) -> RepositoryTexts {
    RepositoryTexts(
      root, whole, resources.source, limit: limit, titles: titles, checksum: { [files] in files[$0].checksum })
  }
}
