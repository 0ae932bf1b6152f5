/// How a finding can be mended: edits over one or more files. Computed when someone asks, from what the finding holds.
internal import OpgaveFormatting
package import OpgaveModel
package import OpgaveSyntax

package struct Fix: Equatable, Sendable {
  /// What will happen.
  package var title: Text
  package var trust: Trust
  /// By the number of the file.
  package var edits: [FileIndex: [TextEdit]]

  package enum Trust: Equatable, Sendable {
    /// The meaning of the author is sure to be kept, so that it may be applied without asking.
    case certain
    /// It probably is, so that it may be applied where that was asked for all.
    case likely
    /// Only who knows the matter can say: it makes something up, such as a functie.
    case personal
  }

  package var isCertain: Bool { trust == .certain }

  package init(_ title: Text, _ trust: Trust = .certain, _ edits: [FileIndex: [TextEdit]]) {
    (self.title, self.trust, self.edits) = (title, trust, edits)
  }
}

/// What was looked up for one fix and holds for all others of the same texts, so that thousands of them cost one look.
package final class FixMemory {
  private final class Known<Value> {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var known: [AnyHashable: AnyObject] = [:]

  package init() {}

  /// What was made for a key before, else what is made now.
  ///
  /// - Parameters:
  ///   - key: of a type of its own for each thing that is asked.
  ///   - make: gives nothing that holds this memory, or neither would ever go.
  func value<Value>(for key: some Hashable, _ make: () -> Value) -> Value {
    if let known = known[key] as? Known<Value> { return known.value }
    let made = Known(make())
    known[key] = made
    return made.value
  }
}

private enum Remembered: Hashable {
  case sight(FileIndex)
  case uses(FileIndex)
  case last(Kind, Address)
  case only(Kind)
}

/// What is seen of another file.
private struct Sight {
  let tree: SyntaxTree
  let facts: Facts
  let places: Places.Expanded
}

/// What a fix may look at.
package struct FixContext {
  package let file: FileIndex
  package let tree: SyntaxTree
  package let facts: Facts
  package let places: Places.Expanded
  package let surroundings: Surroundings
  package let repository: Repository?
  /// The tree of another file of the repository, read when it is needed.
  package let treeOf: (FileIndex) -> SyntaxTree?
  private let memory: FixMemory

  package init(
    file: FileIndex, tree: SyntaxTree, facts: Facts, places: Places.Expanded, surroundings: Surroundings,
    repository: Repository? = nil, memory: FixMemory = FixMemory(),
    treeOf: @escaping (FileIndex) -> SyntaxTree? = { _ in nil }
  ) {
    (self.file, self.tree, self.facts, self.places) = (file, tree, facts, places)
    (self.surroundings, self.repository, self.memory, self.treeOf) = (surroundings, repository, memory, treeOf)
  }

  /// The same for another file of the repository.
  func context(of other: FileIndex) -> FixContext? {
    if other == file { return self }
    let sight = memory.value(for: Remembered.sight(other)) {
      (repository?.files[other]).flatMap { found in
        treeOf(other).map { Sight(tree: $0, facts: found.facts, places: found.places.expanded(found.facts)) }
      }
    }
    return sight.map { sight in
      FixContext(
        file: other, tree: sight.tree, facts: sight.facts, places: sight.places,
        surroundings: surroundings, repository: repository, memory: memory, treeOf: treeOf)
    }
  }

  /// What holds for all fixes of the same texts, looked up once.
  func remembered<Value>(_ key: some Hashable, _ make: () -> Value) -> Value { memory.value(for: key, make) }

  /// Where a declaration is named.
  func references(to address: Address) -> [NameUse] {
    guard let repository else { return [] }
    return repository.references(to: address) { file in
      memory.value(for: Remembered.uses(file)) { NameUsesOfFile(repository.files[file].facts) }
    }
  }

  /// The organisation that a declaration of the top level names.
  func organisation(of root: DeclarationIndex) -> Address? {
    guard let repository, let name = facts.organisationName(of: root) else { return nil }
    return repository.find(.organisatie, organisation: 0, name, in: facts.names)
  }

  /// The name that the only declaration of a kind in the repository bears.
  func onlyName(_ kind: Kind) -> String? {
    memory.value(for: Remembered.only(kind)) {
      var found: Set<String> = []
      for file in repository?.files ?? ByFile() {
        for ordinal in file.facts.declarations.indices where file.facts.kind(of: ordinal) == kind {
          let name = file.facts.name(of: ordinal)
          if !name.isEmpty { found.insert(name) }
          if found.count > 1 { return nil }
        }
      }
      return found.first
    }
  }

  /// Behind what a declaration of a kind belongs in another one: the last of its kind, else of those that come before it in their
  /// order, else the fields.
  func last(_ kind: Kind, in parent: DeclarationIndex, _ block: SyntaxTree.Index) -> SyntaxTree.Index? {
    memory.value(for: Remembered.last(kind, Address(file: file, ordinal: parent))) {
      // By facts: they tell kinds apart without a look at words.
      let order = Vocabulary.spec(facts.kind(of: parent)).blocks
      let earlier = Kinds(order.prefix { $0 != kind })
      var (like, before): (DeclarationIndex?, DeclarationIndex?) = (nil, nil)
      for child in facts.children(of: parent) {
        if facts.kind(of: child) == kind { like = child } else if earlier.has(facts.kind(of: child)) { before = child }
      }
      let found = (like ?? before).flatMap { declaration(at: places.range(.keyword($0), facts).lowerBound)?.index }
      return found ?? tree.children(block).last { tree.kind($0) == .field }
    }
  }

  func range(_ finding: Finding) -> Range<Int> {
    switch finding.place {
    case .range(let range): range
    case .part(let part): places.range(part, facts)
    }
  }

  /// Whether the name that is a value leads somewhere, or nobody can tell because the file stands alone.
  func isKnown(_ place: Place) -> Bool {
    guard let repository, case .part(.value(let value)) = place, let (ordinal, targets) = facts.holder(of: value) else {
      return true
    }
    guard case .found = repository.resolve(value: value, of: ordinal, in: file, targets) else { return false }
    return true
  }

  /// A fix of edits in the file itself.
  func fix(_ title: Text, isCertain: Bool = true, _ edits: [TextEdit]) -> Fix {
    Fix(title, isCertain ? .certain : .likely, [file: edits])
  }

  func replace(_ finding: Finding, _ title: Text, isCertain: Bool = true, with text: String) -> [Fix] {
    [fix(title, isCertain: isCertain, [TextEdit(range(finding), text)])]
  }

  /// The edit that puts a bare word where a text in quotes stands, apart from the word before it.
  func word(_ text: String, at place: Range<Int>) -> TextEdit {
    let isApart = tree.startOfWhiteSpace(place.lowerBound) < place.lowerBound
    return TextEdit(place, isApart ? text : " " + text)
  }

  /// The form that what is put in has.
  var format: FormatOptions { FormatOptions(surroundings.settings) }

  /// The edit that removes a statement with the whole of its lines where nothing else stands on them.
  func removal(of range: Range<Int>) -> TextEdit {
    let start = tree.lineStart(range.lowerBound)
    let end = tree.lineEnd(range.upperBound)
    let isAlone =
      tree.bytes[start..<range.lowerBound].allSatisfy { $0 == .space || $0 == .tab }
      && tree.bytes[range.upperBound..<end].allSatisfy { $0 == .space || $0 == .tab }
    guard isAlone else { return TextEdit(range, "") }
    return TextEdit(start..<tree.nextLine(end), "")
  }

  /// The last declaration that starts at or before an offset.
  func ordinal(startingBefore offset: Int) -> DeclarationIndex? {
    var (low, high) = (facts.ordinals.lowerBound.place, facts.ordinals.upperBound.place)
    while low < high {
      let middle = (low + high) / 2
      if places.range(.keyword(DeclarationIndex(middle)), facts).lowerBound <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > facts.ordinals.lowerBound.place ? DeclarationIndex(low - 1) : nil
  }

  /// The declaration around an offset.
  func declaration(at offset: Int) -> DeclarationSyntax<SyntaxTree>? {
    node(.declaration, at: offset).map(tree.declaration)
  }

  /// The innermost node of a kind around an offset.
  func node(_ kind: SyntaxKind, at offset: Int) -> SyntaxTree.Index? {
    guard let token = tree.token(touching: offset) else { return nil }
    return tree.ancestors(of: token).first { tree.kind($0) == kind }
  }

  /// The last field in the block of the declaration whose keyword or name stands at an offset.
  func lastField(inDeclarationAt offset: Int) -> SyntaxTree.Index? {
    guard let block = declaration(at: offset)?.block else { return nil }
    return tree.children(block.index).last { tree.kind($0) == .field }
  }

  /// The edits that put statements into the block of the declaration whose keyword stands at an offset; `nil` where
  /// that cannot be done.
  ///
  /// - Parameters:
  ///   - last: the record after which they belong; `nil` puts them first in the block.
  ///   - isApart: whether a blank line goes before them.
  func insertion(
    _ items: [SourceItem], inDeclarationAt offset: Int, after last: SyntaxTree.Index? = nil, isApart: Bool = false
  ) -> [TextEdit]? {
    guard let declaration = declaration(at: offset) else { return nil }
    let edits = tree.inserting(items, in: declaration, after: last, isApart: isApart, format)
    return edits.isEmpty ? nil : edits
  }
}
