/// The next werkwijze of an opgave: the one in force ends the day before, and another starts; where nobody has worked in it yet, it is
/// another one from its first day.
package import OpgaveFormatting
package import OpgaveModel
package import OpgaveSyntax

package struct NextWerkwijze {
  private let tree: SyntaxTree
  private let facts: Facts
  private let places: Places.Expanded
  private let today: Int32
  private let options: FormatOptions
  private let ordinal: DeclarationIndex
  private let period: Period
  private let value: ValueIndex

  /// - Parameter ordinal: a werkwijze; `nil` comes of one of which no period is known.
  package init?(
    of ordinal: DeclarationIndex, _ tree: SyntaxTree, _ facts: Facts, _ places: Places.Expanded, today: Int32,
    _ options: FormatOptions
  ) {
    guard let period = facts.period(.periode, of: ordinal), facts.declaration(ordinal).word != nil,
      let value = facts.find(.periode, of: ordinal).flatMap({ facts.values(of: $0).first })
    else { return nil }
    (self.tree, self.facts, self.places, self.today, self.options) = (tree, facts, places, today, options)
    (self.ordinal, self.period, self.value) = (ordinal, period, value)
  }

  private var isStarted: Bool { period.start.last < today }

  package func title(_ next: Word) -> Text {
    let day = Calendar.text(today)
    return isStarted
      ? Text("Ga vanaf \(day) verder als \(next.spelling)", "Go on as \(next.spelling) from \(day)")
      : Text("Maak er een \(next.spelling) van", "Make it a \(next.spelling)")
  }

  /// Nothing where what stands there cannot be read.
  package func edits(_ next: Word, _ language: Language) -> [TextEdit] {
    let whole = places.range(.value(value), facts)
    guard isStarted else {
      let word = TextEdit(places.range(.name(ordinal), facts), next.spelling)
      let last = Beginning.lastDay(of: next, from: max(today, period.start.first))
      guard period.end == nil, let last else { return [word] }
      return [word, TextEdit(whole.upperBound..<whole.upperBound, " " + Calendar.text(last))]
    }
    guard let token = tree.token(touching: places.range(.keyword(ordinal), facts).lowerBound),
      let node = tree.ancestors(of: token).first(where: { tree.kind($0) == .declaration }),
      let home = tree.ancestors(of: node).first(where: { tree.kind($0) == .declaration })
    else { return [] }
    let start = tree.text(places.range(.start(value), facts))
    let end: SourceWord? = period.end == nil ? nil : .fixed(tree.text(places.range(.end(value), facts)))
    let block = SourceItem.block(
      .werkwijze, .spelled(next),
      items: [
        .field(.periode, .period(.day(today), end)), .field(.omdat, .text(.fixed(HeldPlace.fitting[language]))),
      ])
    let started = tree.inserting([block], in: tree.declaration(home), after: node, isApart: true, options)
    return started.isEmpty ? [] : [TextEdit(whole, "\(start) .. \(Calendar.text(today - 1))")] + started
  }
}
