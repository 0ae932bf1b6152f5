/// What a word of the language means: as a block, as a field, and as a word that a field takes.
package import OpgaveModel
internal import OpgaveRules

package enum WordPage {
  /// All words of the language.
  package static var words: [String] {
    Kind.allCases.map(\.keyword).filter { !$0.isEmpty } + Field.allCases.map(\.spelling) + Word.allCases.map(\.spelling)
  }

  /// Of a word of the language, of the tool, or of one that people use for one of these; `nil` where nobody knows it.
  package static func page(_ name: String, _ language: Language) -> Page? {
    guard let entry = Lexicon.shared.entry(name) else { return other(name, language) }
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
    if let term = Glossary.term(name) { blocks += meaning(term, language) }
    return Page(title: Heading("\(code: name)"), blocks)
  }

  private static func meaning(_ term: GlossaryTerm, _ language: Language) -> [Block] {
    let place = language.choose("in meldingen en op bladzijden", "in findings and on pages")
    return [
      .heading(2, Heading(term.name.phrase(language), aside: place)), .paragraph(term.meaning.phrase(language)),
    ]
  }

  private static func other(_ name: String, _ language: Language) -> Page? {
    let title = Heading("\(code: name)")
    if let term = Glossary.term(name) { return Page(title: title, meaning(term, language)) }
    guard let hint = OtherWord.hint(name), let meant = OtherWord.meant(name), let page = page(meant, language) else {
      return nil
    }
    let sentence = hint[language].prefix(1).uppercased() + hint[language].dropFirst() + "."
    return Page(title: title, [.paragraph(Text(sentence, sentence).phrase(language))] + page.blocks)
  }

  /// A word with what it means, where somebody rests on it.
  package static func short(_ word: Word, in set: WordSet, _ language: Language) -> Phrase {
    named(word.spelling, Descriptions.word(word, in: set).phrase(language))
  }

  static func named(_ word: String, _ meaning: Phrase) -> Phrase { "\(strong: word) – \(meaning)" }
}
