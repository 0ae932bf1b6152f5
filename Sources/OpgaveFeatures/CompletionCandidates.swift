/// What completion offers where a reference is written: what it may name there, the nearest first.
internal import OpgaveModel

struct CompletionCandidates {
  private let found: [(address: Address, label: String, rank: Int)]
  private let file: FileIndex
  /// Whether there are more than an editor shows with sense.
  let isCut: Bool

  /// So many are given at once.
  private static let most = 1_000
  /// So many titles are read for one list; who has more goes by the names.
  private static let mostTitles = 200

  /// - Parameters:
  ///   - ordinal: the declaration in which the reference stands.
  ///   - names: those before the one that is written, as in `opgave.`.
  ///   - typed: what is written of it.
  ///   - given: what stands in the list already.
  ///   - fits: whether a declaration, by the facts of its file, is one that may be named there.
  init(
    _ snapshot: FileSnapshot, _ targets: ValueType.Targets, _ ordinal: DeclarationIndex?, behind names: [String],
    typed: String, _ given: Set<String>, fits: (Facts, DeclarationIndex) -> Bool
  ) {
    file = snapshot.file
    guard let repository = snapshot.repository else {
      (found, isCut) = ([], false)
      return
    }
    let facts = snapshot.facts
    let root = ordinal.map { facts.root(of: $0) }
    let organisation = root.map { facts.organisation(of: $0) } ?? 0
    let own = root.map { Address(file: snapshot.file, ordinal: $0) }
    var seen = given
    var found: [(address: Address, label: String, rank: Int)] = []
    func add(_ address: Address, _ label: String, _ rank: Int) {
      guard fits(repository.facts(address), address.ordinal) else { return }
      // Nothing refers to itself.
      if address == own, targets.set.has(.opgave) || targets.set.has(.portfolio) { return }
      // Kinds stand in the order in which they are meant.
      let place = targets.kinds.firstIndex(of: repository.declaration(address).kind) ?? 0
      if seen.insert(label).inserted { found.append((address, label, place * 3 + rank)) }
    }
    if names.isEmpty, let root {
      for inner in root..<facts.end(of: root) {
        let declaration = facts.declaration(inner)
        if declaration.name >= 0, targets.set.has(declaration.kind), declaration.kind.scope == .declaration {
          add(Address(file: snapshot.file, ordinal: inner), facts.name(of: inner), 0)
        }
      }
    }
    let isEverywhere = targets.kinds.contains { $0.scope == .repository }
    for (number, file) in repository.files.numbered {
      for top in file.facts.topLevel {
        let isOwn = file.facts.organisation(of: top) == organisation
        guard isOwn || isEverywhere || !names.isEmpty else { continue }
        for inner in top..<file.facts.end(of: top) {
          let declaration = file.facts.declaration(inner)
          guard declaration.name >= 0, targets.set.has(declaration.kind) else { continue }
          let address = Address(file: number, ordinal: inner)
          let name = file.facts.name(of: inner)
          let isInner = inner != top && file.facts.kind(of: top) == .opgave
          if !names.isEmpty {
            let owner = file.facts.organisationName(of: top).map { file.facts.names.text($0) }
            let isMeant = isInner ? names.last == file.facts.name(of: top) : names.count == 1 && owner == names[0]
            if isMeant { add(address, name, 0) }
          } else if !isInner {
            add(address, name, 1)
          } else if declaration.kind.crossesFiles, isOwn, top != root || number != snapshot.file {
            add(address, file.facts.name(of: top) + "." + name, 2)
          }
        }
      }
    }
    isCut = found.count > CompletionCandidates.most
    if isCut {
      let typed = typed.lowercased()
      found = Array(found.filter { $0.label.lowercased().contains(typed) }.prefix(CompletionCandidates.most))
    }
    self.found = found
  }

  /// - Parameter titleOf: the title of a declaration, which facts do not keep.
  func items(_ titleOf: (Address) -> String?) -> [CompletionItem] {
    var read = 0
    return found.map { address, label, rank in
      if address.file != file { read += 1 }
      return CompletionItem(
        label: label, kind: .name, detail: read <= CompletionCandidates.mostTitles ? titleOf(address) : nil,
        documentation: nil,
        snippet: label, plain: label, rank: rank)
    }
  }
}
