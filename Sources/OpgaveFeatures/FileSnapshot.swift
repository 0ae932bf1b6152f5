/// What a feature is given: one file as it is now, and the repository around it. Knows no client.
package import OpgaveModel
internal import OpgavePages
package import OpgaveRules
package import OpgaveSyntax

package struct FileSnapshot: Sendable {
  package let tree: SyntaxTree
  package let facts: Facts
  package let places: Places.Expanded
  package let surroundings: Surroundings
  package let language: Language
  /// The repository and the number of the file in it; `nil` for a file outside any.
  package let repository: Repository?
  package let file: FileIndex

  package init(
    tree: SyntaxTree, facts: Facts, places: Places, surroundings: Surroundings, language: Language,
    repository: Repository?, file: FileIndex
  ) {
    (self.tree, self.facts, self.surroundings, self.language) = (tree, facts, surroundings, language)
    self.places = places.expanded(facts)
    (self.repository, self.file) = (repository, file)
  }

  /// From the root of the repository; empty outside any.
  var path: String { repository?.files[file].path ?? "" }
}

/// What stands at a place in a file.
package enum Subject: Equatable, Sendable {
  case keyword(DeclarationIndex)
  /// The name in a declaration.
  case name(DeclarationIndex)
  /// The word behind `werkwijze` or `proces`.
  case namingWord(DeclarationIndex)
  case field(FieldIndex)
  case word(value: ValueIndex)
  case reference(value: ValueIndex, part: Int)
  case value(ValueIndex)
}

extension Subject {
  /// The value, where it is one or a part of one.
  package var value: ValueIndex? {
    switch self {
    case .word(let value), .reference(let value, _), .value(let value): value
    case .keyword, .name, .namingWord, .field: nil
    }
  }
}

extension FileSnapshot {
  /// What stands at an offset, and its range.
  package func subject(at offset: Int) -> (subject: Subject, range: Range<Int>)? {
    func holds(_ range: Range<Int>) -> Bool {
      !range.isEmpty && range.lowerBound <= offset && offset <= range.upperBound
    }
    for ordinal in facts.declarations.indices {
      let keyword = places.range(.keyword(ordinal), facts)
      if holds(keyword) { return (.keyword(ordinal), keyword) }
      let name = places.range(.name(ordinal), facts)
      if name != keyword, holds(name) {
        return (facts.declaration(ordinal).name >= 0 ? .name(ordinal) : .namingWord(ordinal), name)
      }
      for field in facts.fields(of: ordinal) {
        let key = places.range(.field(field), facts)
        if holds(key) { return (.field(field), key) }
        for value in facts.values(of: field) {
          let range = places.range(.value(value), facts)
          guard holds(range) else { continue }
          switch facts.value(value) {
          case .word: return (.word(value: value), range)
          case .reference(let reference):
            for part in reference.names.indices.reversed() {
              let own = places.nameRange(value, part: part, facts) { tree }
              if let own, holds(own) { return (.reference(value: value, part: part), own) }
            }
            return (.value(value), range)
          case .text, .document, .source, .code, .number, .percentage, .amount, .date, .period, .measurement:
            return (.value(value), range)
          }
        }
      }
    }
    return nil
  }

  /// The declaration that holds a field or value.
  package func holder(ofField field: FieldIndex) -> DeclarationIndex? {
    facts.declarations.indices.first { facts.fields(of: $0).contains(field) }
  }

  package func field(ofValue value: ValueIndex) -> FieldIndex? { facts.home(of: value)?.field }

  /// The declaration in whose block an offset stands; `nil` at the top level.
  package func enclosing(_ offset: Int) -> (ordinal: DeclarationIndex, node: SyntaxTree.Index)? {
    var found: (ordinal: DeclarationIndex, node: SyntaxTree.Index)?
    var node = 0
    search: while true {
      for child in BlockSyntax(node, in: tree).declarations {
        guard let block = child.block else { continue }
        let range = tree.range(block.index)
        guard range.lowerBound < offset, block.isClosed ? offset < range.upperBound : true else { continue }
        let next = tree.after(child.index)
        if !block.isClosed, next < tree.after(node), tree.range(next).lowerBound <= offset {
          continue
        }
        if let ordinal = ordinal(ofNode: child.index) { found = (ordinal, child.index) }
        node = block.index
        continue search
      }
      return found
    }
  }

  /// What a part of a reference means: the declaration, its opgave or its organisation.
  package func target(value: ValueIndex, part: Int) -> Address? { repository?.target(of: value, part: part, in: file) }

  /// The declaration that is named or referred to at an offset.
  package func named(at offset: Int) -> (address: Address, range: Range<Int>)? {
    guard let (subject, range) = subject(at: offset) else { return nil }
    switch subject {
    case .name(let ordinal): return (Address(file: file, ordinal: ordinal), range)
    case .reference(let value, let part): return target(value: value, part: part).map { ($0, range) }
    default: return nil
    }
  }

  /// What the facts of an opgave advise; `nil` outside any repository.
  func advice(on ordinal: DeclarationIndex) -> AdvicePage? {
    guard let repository, facts.kind(of: ordinal) == .opgave else { return nil }
    return AdvicePage(
      OpgaveContext(
        FileContext(RepositoryContext(repository, surroundings), file: file, ordinal..<facts.end(of: ordinal)), ordinal),
      language)
  }

  /// The title of a declaration of this file, as it is meant.
  package func title(of ordinal: DeclarationIndex) -> String? {
    guard facts.declaration(ordinal).flags.contains(.hasTitle),
      let token = tree.token(touching: places.range(.title(ordinal), facts).lowerBound), tree.kind(token).isText
    else { return nil }
    return tree.textValue(token)
  }

  /// The declaration that starts at a node.
  package func ordinal(ofNode node: SyntaxTree.Index) -> DeclarationIndex? {
    guard let keyword = tree.declaration(node).keyword else { return nil }
    let start = tree.range(keyword).lowerBound
    var (low, high) = (facts.ordinals.lowerBound, facts.ordinals.upperBound)
    while low < high {
      let middle = low + low.distance(to: high) / 2
      if places.range(.keyword(middle), facts).lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low < facts.ordinals.upperBound && places.range(.keyword(low), facts).lowerBound == start ? low : nil
  }

  /// The nodes of all declarations: both stand in the order of their places.
  package var nodes: ByDeclaration<SyntaxTree.Index?> {
    var nodes: [SyntaxTree.Index?] = []
    nodes.reserveCapacity(facts.declarations.count)
    var index = 0
    for ordinal in facts.declarations.indices {
      let start = places.range(.keyword(ordinal), facts).lowerBound
      while index < tree.records.count, tree.records[index].start < start || tree.kind(index) != .declaration {
        if tree.records[index].start > start { break }
        index += 1
      }
      let isThere = index < tree.records.count && tree.records[index].start == start && tree.kind(index) == .declaration
      nodes.append(isThere ? index : nil)
      if isThere { index += 1 }
    }
    return ByDeclaration(nodes)
  }

  /// The node of a declaration.
  package func node(of ordinal: DeclarationIndex) -> SyntaxTree.Index? {
    let start = places.range(.keyword(ordinal), facts).lowerBound
    guard let token = tree.token(touching: start) else { return nil }
    return tree.ancestors(of: token).first { tree.kind($0) == .declaration }
  }
}
