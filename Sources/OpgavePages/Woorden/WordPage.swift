/// What a word of the language means: as a block, as a field, and as a word that a field takes.
package import OpgaveModel

package enum WordPage {
  /// All words of the language.
  package static var words: [String] {
    Kind.allCases.map(\.keyword).filter { !$0.isEmpty } + Field.allCases.map(\.spelling) + Word.allCases.map(\.spelling)
  }

  /// `nil` where the language has no such word.
  package static func page(_ name: String, _ language: Language) -> Page? {
    guard let entry = Lexicon.shared.entry(name) else { return nil }
    var blocks = entry.kinds.all.flatMap { KindPart.blocks($0, level: 2, language) }
    if let field = entry.field { blocks += FieldPart.blocks(field, language) }
    if let word = entry.word {
      for set in WordSet.allCases where set.contains(word) {
        let place = language.choose(
          "woord voor \(Descriptions.name(of: set).nl)", "word for \(Descriptions.name(of: set).en)")
        blocks.append(.heading(2, Heading("\(code: name)", aside: place)))
        blocks.append(.paragraph(Descriptions.word(word, in: set).phrase(language)))
      }
    }
    return Page(title: Heading("\(code: name)"), blocks)
  }

  /// A word with what it means, where somebody rests on it.
  package static func short(_ word: Word, in set: WordSet, _ language: Language) -> Phrase {
    named(word.spelling, Descriptions.word(word, in: set).phrase(language))
  }

  static func named(_ word: String, _ meaning: Phrase) -> Phrase { "\(strong: word) – \(meaning)" }
}
