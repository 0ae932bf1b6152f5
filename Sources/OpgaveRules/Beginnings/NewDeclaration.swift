/// A declaration that begins in a file that is there: in the block where its kind belongs, which is made where it is not there yet.
package import OpgaveFormatting
package import OpgaveModel
package import OpgaveSyntax

package struct NewDeclaration: Sendable {
  private let kind: Kind
  private let name: String?
  private let title: String?
  private let werkwijze: Word?
  private let language: Language

  /// - Parameters:
  ///   - name: a name, a word or a date, as its kind has it; else one that is free, or today.
  ///   - title: else a place to fill in.
  ///   - werkwijze: of an inspanning.
  package init(_ kind: Kind, _ name: String?, _ title: String?, _ werkwijze: Word? = nil, _ language: Language) {
    (self.kind, self.name, self.title, self.werkwijze, self.language) = (kind, name, title, werkwijze, language)
  }

  /// Through which blocks a kind is reached from another, the outermost first; `nil` where it does not stand in it.
  package static func way(to kind: Kind, from home: Kind) -> [Kind]? {
    let blocks = Vocabulary.spec(home).blocks
    if blocks.contains(kind) { return [] }
    for block in blocks where !Vocabulary.spec(block).isRepeatable && block != .eigen {
      if let way = way(to: kind, from: block) { return [block] + way }
    }
    return nil
  }

  /// How far some blocks are there in a declaration: the innermost that is, and those that are still to be made in it.
  static func walk(
    _ way: [Kind], from home: DeclarationIndex, _ facts: Facts
  ) -> (home: DeclarationIndex, missing: ArraySlice<Kind>) {
    var (home, missing) = (home, way[...])
    while let next = missing.first, let child = facts.child(next, of: home) {
      home = child
      missing.removeFirst()
    }
    return (home, missing)
  }

  /// Whether one of a kind is there already where it would go.
  package static func has(_ kind: Kind, in home: DeclarationIndex, _ facts: Facts) -> Bool {
    walk((way(to: kind, from: facts.kind(of: home)) ?? []) + [kind], from: home, facts).missing.isEmpty
  }

  package func edits(in home: DeclarationIndex, _ context: FixContext) -> [TextEdit]? {
    let (names, today) = (context.nameable(home), context.surroundings.peildatum)
    let item =
      if kind == .inspanning, let werkwijze {
        Beginning.inspanning(werkwijze, names, today: today, language, asks: false)
      } else {
        Beginning.block(kind, names, today: today, language, asks: false)
      }
    return Self.edits(item.called(name, title), kind, in: home, context)
  }

  /// Puts a declaration of a kind where it belongs in another one; `nil` where it does not, or that cannot be read.
  static func edits(_ item: SourceItem, _ kind: Kind, in home: DeclarationIndex, _ context: FixContext) -> [TextEdit]? {
    let facts = context.facts
    guard let way = way(to: kind, from: facts.kind(of: home)) else { return nil }
    let (home, missing) = walk(way, from: home, facts)
    return context.addition(item.inside(missing), missing.first ?? kind, to: home)
  }
}

extension SourceItem {
  /// The same in blocks that are not there yet, the outermost first.
  func inside(_ blocks: ArraySlice<Kind>) -> SourceItem {
    blocks.reversed().reduce(self) { .block($1, items: [$0]) }
  }

  /// The same declaration with a name and a title; where it has a title and none is given, one that the name suggests.
  package func called(_ name: String?, _ title: String?) -> SourceItem {
    guard case .declaration(var declaration) = self else { return self }
    if let name { declaration.name = .fixed(name) }
    if let title = title ?? name.map(NewName.title), declaration.title != nil { declaration.title = .fixed(title) }
    return .declaration(declaration)
  }
}
