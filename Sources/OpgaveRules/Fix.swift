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

  package init(
    file: FileIndex, tree: SyntaxTree, facts: Facts, places: Places.Expanded, surroundings: Surroundings,
    repository: Repository? = nil, treeOf: @escaping (FileIndex) -> SyntaxTree? = { _ in nil }
  ) {
    (self.file, self.tree, self.facts, self.places) = (file, tree, facts, places)
    (self.surroundings, self.repository, self.treeOf) = (surroundings, repository, treeOf)
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

extension SyntaxTree {
  /// Whether what is put in at an offset comes into a text block that nothing ends.
  func isInOpenTextBlock(_ offset: Int) -> Bool {
    guard let token = token(touching: offset), kind(token) == .textBlock else { return false }
    let whole = range(token)
    return whole.upperBound == bytes.count && !(whole.count >= 6 && bytes[whole].suffix(3).elementsEqual("\"\"\"".utf8))
  }
}
