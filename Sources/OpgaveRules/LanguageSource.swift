/// The words of the language as source that is to be written.
package import OpgaveFormatting
package import OpgaveModel

extension SourceItem {
  package static func field(_ field: Field, _ values: SourceValue...) -> SourceItem { .field(field.spelling, values) }

  package static func block(
    _ kind: Kind, _ name: SourceWord? = nil, title: SourceWord? = nil, items: [SourceItem] = []
  ) -> SourceItem {
    .declaration(SourceDeclaration(kind.keyword, name, title: title, items: items))
  }
}

extension SourceWord {
  package static func spelled(_ word: Word) -> SourceWord { .fixed(word.spelling) }

  /// One of a closed set, to be chosen.
  package static func choice(_ number: Int, of set: WordSet, first: Word? = nil) -> SourceWord {
    let words = first.map { first in [first] + set.words.filter { $0 != first } } ?? set.words
    return .choice(number, words.map(\.spelling))
  }
}

extension SourceValue {
  package static func spelled(_ word: Word) -> SourceValue { .word(.spelled(word)) }

  package static func name(_ name: String) -> SourceValue { .word(.fixed(name)) }

  /// From one day on, or to the end of another.
  package static func days(_ first: Int32, _ last: Int32? = nil) -> SourceValue {
    .period(.day(first), last.map { .day($0) })
  }
}
