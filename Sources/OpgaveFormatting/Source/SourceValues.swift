/// Source that is to be written, as values: declarations, fields and what they hold. Knows the grammar and no keyword.
internal import OpgaveSyntax

/// Letters of the source, some of which a person is to fill in.
package enum SourceWord: Equatable, Sendable {
  case fixed(String)
  /// A place to fill in, by its number; until then something stands there.
  case place(Int, String)
  /// One of some words; until one is chosen the first stands there.
  case choice(Int, [String])
  /// Where a person goes on writing.
  case cursor
}

extension SourceWord: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .fixed(text) }

  package static func day(_ day: Int32) -> SourceWord { .fixed(Calendar.text(day)) }
}

package enum SourceValue: Equatable, Sendable {
  /// A text, without its quotes.
  case text(SourceWord)
  /// A name, a word, a number or a date, as the language spells it.
  case word(SourceWord)
  /// What stands behind `€`.
  case amount(SourceWord)
  /// What stands before `%`.
  case percentage(SourceWord)
  /// A period; open without an end.
  case period(SourceWord, SourceWord?)
  /// A number or an amount on a day.
  case measurement(SourceWord, on: SourceWord)

  package static func day(_ day: Int32) -> SourceValue { .word(.day(day)) }
}

package enum SourceItem: Equatable, Sendable {
  case field(String, [SourceValue])
  case declaration(SourceDeclaration)
  /// A comment on a line of its own, without its sign; it belongs to what follows.
  case comment(String)
  /// Lines that stand in a file already, a block among them.
  case kept([String])
  /// A line to fill in; where nobody does, there is none.
  case open(SourceWord)
}

extension SourceItem {
  /// What stands somewhere behind an indentation, to be put elsewhere.
  package static func kept(_ text: String, without indentation: String) -> SourceItem {
    .kept(text.lines.map { String($0.hasPrefix(indentation) ? $0.dropFirst(indentation.count) : $0) })
  }
}

extension String {
  /// The lines as the format ends them, and nothing else.
  package var lines: [Substring] {
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }
}

package struct SourceDeclaration: Equatable, Sendable {
  package var keyword: String
  /// A name, a word or a date.
  package var name: SourceWord?
  package var title: SourceWord?
  package var items: [SourceItem]

  package init(
    _ keyword: String, _ name: SourceWord? = nil, title: SourceWord? = nil, items: [SourceItem] = []
  ) {
    (self.keyword, self.name, self.title, self.items) = (keyword, name, title, items)
  }
}
