/// What is noted in an opgave that is there: measurements, how it goes, what is done. Each stands where a person would put it.
package import OpgaveFormatting
package import OpgaveModel
package import OpgaveSyntax

extension FixContext {
  /// The edits that add measurements to an indicator, in the order of their days.
  ///
  /// - Parameter measured: as they are written, each with its day.
  /// - Returns: `nil` where it is not clear what belongs to what.
  package func recording(_ measured: [(text: String, date: DateSpan)], of indicator: DeclarationIndex) -> [TextEdit]? {
    let ordered = measured.sorted { $0.date.last < $1.date.last }
    guard let index = facts.find(.metingen, of: indicator) else {
      let values = ordered.map { SourceValue.word(.fixed($0.text)) }
      return insertion(
        [.field(Field.metingen.spelling, values)], inOrderOf: .indicator,
        at: places.range(.keyword(indicator), facts).lowerBound)
    }
    let values = Array(facts.values(of: index))
    let start = places.range(.field(index), facts).lowerBound
    guard
      let field = tree.token(touching: start).flatMap({ token in
        tree.ancestors(of: token).first { tree.kind($0) == .field }
      })
    else { return nil }
    let places = ordered.map { one -> (text: String, before: Int) in
      // Behind the last that is not later; what has no day stays where it is.
      let before = values.lastIndex { value in
        guard case .measurement(let other) = facts.value(value), let date = other.date else { return false }
        return date.last <= one.date.last
      }
      let first = values.firstIndex { value in
        if case .measurement(let other) = facts.value(value) { return other.date != nil }
        return false
      }
      return (one.text, before.map { $0 + 1 } ?? first ?? values.count)
    }
    let edits = tree.inserting(places, into: field, format)
    return edits.isEmpty ? nil : edits
  }

  /// The edits that put a declaration that is named by a day among those of its kind, in the order of their days.
  ///
  /// - Parameter home: the declaration in which it belongs, itself or in a block of it that is made where it is not there.
  package func recording(
    _ item: SourceItem, _ kind: Kind, on date: DateSpan, in home: DeclarationIndex
  ) -> [TextEdit]? {
    guard let way = NewDeclaration.way(to: kind, from: facts.kind(of: home)) else { return nil }
    let (inner, missing) = NewDeclaration.walk(way, from: home, facts)
    let siblings = missing.isEmpty ? facts.children(of: inner).filter { facts.kind(of: $0) == kind } : []
    func isLater(_ ordinal: DeclarationIndex) -> Bool {
      facts.declaration(ordinal).date.map { $0.last > date.last } ?? false
    }
    guard let first = siblings.first(where: isLater) else { return NewDeclaration.edits(item, kind, in: home, self) }
    let offset = places.range(.keyword(inner), facts).lowerBound
    let start = places.range(.keyword(first), facts).lowerBound
    guard let block = declaration(at: offset)?.block else { return nil }
    let before = tree.children(block.index).last { tree.kind($0).isNode && tree.range($0).lowerBound < start }
    return insertion([item], inDeclarationAt: offset, after: before, isApart: before != nil)
  }

  /// The edits that say on which day something was done.
  package func recording(done day: DateSpan, of ordinal: DeclarationIndex) -> [TextEdit]? {
    insertion(
      [.field(Field.gedaan.spelling, [.word(.fixed(day.text))])], inOrderOf: facts.kind(of: ordinal),
      at: places.range(.keyword(ordinal), facts).lowerBound)
  }
}
