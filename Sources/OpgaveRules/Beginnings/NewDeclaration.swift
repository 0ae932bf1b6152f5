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

  /// Whether one of a kind is there already where it would go.
  package static func has(_ kind: Kind, in home: DeclarationIndex, _ facts: Facts) -> Bool {
    var home = home
    for block in way(to: kind, from: facts.kind(of: home)) ?? [] {
      guard let child = facts.child(block, of: home) else { return false }
      home = child
    }
    return facts.child(kind, of: home) != nil
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
    guard var way = way(to: kind, from: facts.kind(of: home)) else { return nil }
    var (home, item) = (home, item)
    while let next = way.first, let child = facts.child(next, of: home) {
      home = child
      way.removeFirst()
    }
    for block in way.reversed() { item = .block(block, items: [item]) }
    return context.addition(item, way.first ?? kind, to: home)
  }
}

extension SourceItem {
  /// The same declaration with a name and a title; where it has a title and none is given, one that the name suggests.
  package func called(_ name: String?, _ title: String?) -> SourceItem {
    guard case .declaration(var declaration) = self else { return self }
    if let name { declaration.name = .fixed(name) }
    if let title = title ?? name.map(NewName.title), declaration.title != nil { declaration.title = .fixed(title) }
    return .declaration(declaration)
  }
}
