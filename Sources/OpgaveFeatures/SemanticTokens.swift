/// What each word of a file is, in the types that every editor has a colour for.
package import OpgaveModel
internal import OpgaveSyntax

package struct SemanticToken: Equatable, Sendable {
  /// In the order of the legend.
  package enum Kind: Int, CaseIterable, Sendable {
    case keyword, property, enumMember, namespace, `class`, function, variable, string, number, comment, `operator`
  }

  package struct Modifiers: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let declaration = Modifiers(rawValue: 1)
    package static let deprecated = Modifiers(rawValue: 2)
    package static let readonly = Modifiers(rawValue: 4)
    package static let names = ["declaration", "deprecated", "readonly"]
  }

  package var range: Range<Int>
  package var kind: Kind
  package var modifiers: Modifiers
}

package enum SemanticTokens {
  /// - Parameter window: the offsets that are asked for.
  package static func all(_ snapshot: FileSnapshot, in window: Range<Int>? = nil) -> [SemanticToken] {
    let tree = snapshot.tree
    let meant = meanings(snapshot)
    var tokens: [SemanticToken] = []
    var meaning = 0
    for index in tree.records.indices {
      let kind = tree.kind(index)
      guard !kind.isNode else { continue }
      let range = tree.range(index)
      if let window, range.upperBound <= window.lowerBound { continue }
      if let window, range.lowerBound >= window.upperBound { break }
      while meaning < meant.count, meant[meaning].range.lowerBound < range.lowerBound { meaning += 1 }
      if meaning < meant.count, meant[meaning].range.lowerBound == range.lowerBound, kind.isName {
        tokens.append(SemanticToken(range: range, kind: meant[meaning].kind, modifiers: meant[meaning].modifiers))
      } else if let plain = plain(kind) {
        tokens.append(SemanticToken(range: range, kind: plain, modifiers: []))
      }
    }
    return tokens
  }

  /// What a token is by its form alone.
  private static func plain(_ kind: SyntaxKind) -> SemanticToken.Kind? {
    switch kind {
    case .text, .textBlock, .quotedText: .string
    case .digits, .uncleanDigits, .percent, .euro, .minus: .number
    case .comparison, .dotDot, .dash: .operator
    case .comment: .comment
    default: nil
    }
  }

  /// What the words mean, in the order of their places.
  private static func meanings(_ snapshot: FileSnapshot) -> [SemanticToken] {
    let (facts, tree) = (snapshot.facts, snapshot.tree)
    var found: [SemanticToken] = []
    func add(_ part: Part, _ kind: SemanticToken.Kind, _ modifiers: SemanticToken.Modifiers = []) {
      found.append(SemanticToken(range: snapshot.places.range(part, facts), kind: kind, modifiers: modifiers))
    }
    for ordinal in facts.declarations.indices {
      let declaration = facts.declaration(ordinal)
      guard declaration.kind != .onbekend else { continue }
      add(.keyword(ordinal), .keyword)
      if declaration.name >= 0 {
        let isStopped = facts.word(.status, of: ordinal).map { $0 == .gestopt } ?? false
        add(.name(ordinal), kind(declaration.kind), isStopped ? [.declaration, .deprecated] : .declaration)
      } else if declaration.word != nil {
        add(.name(ordinal), .enumMember)
      }
      for field in facts.fields(of: ordinal) {
        add(.field(field), .property)
        for value in facts.values(of: field) {
          switch facts.value(value) {
          case .word: add(.value(value), .enumMember)
          case .reference(let reference): addReference(value, reference.names.count)
          case .text, .document, .source, .code, .number, .percentage, .amount, .date, .period, .measurement: break
          }
        }
      }
    }
    func addReference(_ value: ValueIndex, _ count: Int) {
      for part in 0..<count {
        guard let repository = snapshot.repository, let target = snapshot.target(value: value, part: part) else {
          add(.reference(value, part: part), .variable)
          continue
        }
        let declared = repository.facts(target)
        let isStopped = declared.word(.status, of: target.ordinal).map { $0 == .gestopt } ?? false
        add(
          .reference(value, part: part), kind(declared.kind(of: target.ordinal)), isStopped ? .deprecated : [])
      }
    }
    // Free fields of `eigen` and `regels` are no facts.
    for index in tree.records.indices where tree.kind(index) == .field {
      found.append(SemanticToken(range: tree.range(index + 1), kind: .property, modifiers: []))
    }
    for index in tree.records.indices where tree.kind(index) == .name && tree.range(index).count <= 8 {
      // Units and the little words of measurements.
      guard index > 0, let kind = measuring(tree.text(index)), tree.kind(index - 1) != .value || kind == .enumMember,
        tree.kind(index - 1) != .field, tree.kind(index - 1) != .declaration
      else { continue }
      found.append(SemanticToken(range: tree.range(index), kind: kind, modifiers: []))
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func measuring(_ word: String) -> SemanticToken.Kind? {
    switch word {
    case "op": .operator
    case "duizend", "mln", "mld", "EUR": .number
    case "onbekend": .enumMember
    default: nil
    }
  }

  /// Organisations and portfolios hold others, opgaven are what all is about, functies and organen act, the rest is named.
  package static func kind(_ kind: Kind) -> SemanticToken.Kind {
    switch kind {
    case .organisatie, .portfolio: .namespace
    case .opgave: .class
    case .functie, .orgaan: .function
    case .partij, .doel, .baat, .indicator, .inspanning, .risico, .experiment, .leervraag: .variable
    // These bear no names that are coloured by what they stand for.
    case .bestand, .instellingen, .inrichting, .lerenBreed, .proces, .kenmerken, .opdracht, .wijziging, .besturen,
      .sturen, .presteren, .werkwijze, .begroting, .voortgang, .mijlpaal, .leren, .evaluatie, .reflectie, .eigen,
      .regels, .drempels, .opmaak, .onbekend:
      .variable
    }
  }
}
