/// What `instellingen.opgave` says. Knows no rule: slugs stay raw, the rules check them.
package import OpgaveSyntax

package struct Settings: Equatable, Sendable {
  package var language: Word?
  /// The last day of `peildatum`.
  package var peildatum: Int32?
  /// Glob patterns, relative to the root.
  package var excluded: [String] = []
  /// By slug as written.
  package var severities: [String: Word] = [:]
  package var thresholds = Thresholds()
  package var lineLength = 100
  package var indentation = 2

  package init() {}
}

package struct Thresholds: Equatable, Sendable {
  package var minimumPartijen = 3
  package var opgavenPerManager = 3
  package var grootVanafInwoners = 100_000
  package var improvisatieDagen = 90
  package var evaluatieMaanden = 12
  package var maximumDoelen = 7
  package var maximumLijnen = 3
  /// In percent of the whole way.
  package var koersMarge = Decimal(25)
  package var slapendMaanden = 12
  package var leermomentMaanden = 6
  package var voortgangMaanden = 6
  /// In percent of what it was.
  package var budgetMarge = Decimal(10)

  package init() {}
}

extension Settings {
  /// Reads the first `instellingen` of a file; what is wrong in it keeps its default.
  package init(_ tree: SyntaxTree, _ facts: Facts) {
    self.init()
    guard let root = facts.topLevel.first(where: { facts.kind(of: $0) == .instellingen }) else { return }
    language = facts.word(.taal, of: root)
    peildatum = facts.date(.peildatum, of: root)?.last
    for (kind, settings) in Vocabulary.numericSettings {
      guard let block = facts.child(kind, of: root) else { continue }
      for setting in settings { set(setting.target, to: facts.first(setting.spec.field, of: block)) }
    }
    readFreeFields(tree)
  }

  private mutating func set(_ target: NumericSetting.Target, to value: Value?) {
    switch (target, value) {
    case (.number(let path), .number(let number)?): self[keyPath: path] = number.integer ?? self[keyPath: path]
    case (.share(let path), .percentage(let share)?): self[keyPath: path] = share
    case (.number, _), (.share, _): break
    }
  }

  /// The texts of `uitsluiten` and the lines of `regels`, which are no facts of an opgave.
  private mutating func readFreeFields(_ tree: SyntaxTree) {
    let settings = tree.file?.declaration(Kind.instellingen.keyword)?.block
    if let field = settings?.field(Field.uitsluiten.spelling) {
      excluded = field.values.compactMap { tree.kind($0.index + 1).isText ? tree.textValue($0.index + 1) : nil }
    }
    for field in Settings.severityFields(tree) {
      guard let value = field.values.first, let word = Lexicon.shared.entry(tree.cleanText(value.index + 1))?.word,
        WordSet.ernst.contains(word)
      else { continue }
      severities[field.text] = word
    }
  }

  /// The lines of `regels`, each with the name of a rule.
  package static func severityFields(_ tree: SyntaxTree) -> [FieldSyntax<SyntaxTree>] {
    tree.file?.declaration(Kind.instellingen.keyword)?.block?.declaration(Kind.regels.keyword)?.block?.fields ?? []
  }
}

extension Settings {
  /// Whether a rule that is off by itself was turned on.
  package func turnsOn(_ slug: String) -> Bool { severities[slug].map { $0 != .uit } ?? false }
}
