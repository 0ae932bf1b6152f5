/// What the tool tells people, as a value: what stands where, and what each part is. Knows no form in which it is shown.

package struct Page: Equatable, Sendable {
  package var title: Heading
  package var blocks: [Block]

  package init(title: Heading, _ blocks: [Block]) { (self.title, self.blocks) = (title, blocks) }
}

package enum Block: Equatable, Sendable {
  /// The title of what follows; that of a page has level 1.
  case heading(Int, Heading)
  case paragraph(Phrase)
  case list([ListItem])
  /// Labels, each with what there is to say of it.
  case particulars([Particular])
  case table(Table)
  case code(CodeBlock)
  /// What stands beside the account: a warning, a word of another.
  case note(Phrase)
  case figure(Figure)
  case section(Section)
  /// Parts that stand beside each other where there is room.
  case columns([[Block]])
}

/// A part of a page under a title of its own, to which can be pointed.
package struct Section: Equatable, Sendable {
  /// Small letters and `-`.
  package var id: String
  package var title: Heading
  package var blocks: [Block]
  /// Whether it is for who works on it, and not for who is given the page on paper.
  package var isForScreen: Bool

  package init(_ id: String, _ title: Heading, _ blocks: [Block], isForScreen: Bool = false) {
    (self.id, self.title, self.blocks, self.isForScreen) = (id, title, blocks, isForScreen)
  }
}

extension Block {
  /// What stands in it, for a form that knows nothing of parts: titles and blocks one after the other.
  var flat: [Block] {
    switch self {
    case .section(let section): [.heading(2, section.title)] + section.blocks.flatMap(\.flat)
    case .columns(let columns): columns.flatMap { $0 }.flatMap(\.flat)
    case .figure(let figure):
      [.paragraph(Phrase([.strong(figure.title + ".")]) + " " + figure.summary)]
        + (figure.hasOwnTable || figure.table.rows.isEmpty ? [] : [.table(figure.table)])
    case .heading, .paragraph, .list, .particulars, .table, .code, .note: [self]
    }
  }
}

package struct Heading: Equatable, Sendable {
  package var phrase: Phrase
  /// What a reader sees beside the title, of less weight; may be empty.
  package var aside: Phrase

  package init(_ phrase: Phrase, aside: Phrase = Phrase()) { (self.phrase, self.aside) = (phrase, aside) }
}

package struct ListItem: Equatable, Sendable {
  /// What stands before it, beside words that say the same.
  package enum Mark: Sendable { case none, added, removed, changed }

  package var phrase: Phrase
  package var items: [ListItem]
  package var mark: Mark

  package init(_ phrase: Phrase, _ items: [ListItem] = [], mark: Mark = .none) {
    (self.phrase, self.items, self.mark) = (phrase, items, mark)
  }
}

package struct Particular: Equatable, Sendable {
  package var label: Phrase
  package var value: Phrase

  package init(_ label: Phrase, _ value: Phrase) { (self.label, self.value) = (label, value) }
}
