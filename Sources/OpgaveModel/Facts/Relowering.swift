/// What a file says after an edit, where only the declarations of the top level that the edit touched are read again.
package import OpgaveSyntax

/// Where what is read again stands among the facts of a file: from one ordinal to another, and the fields and values of these.
package struct FactsSpan: Equatable, Sendable {
  package let ordinals: Range<DeclarationIndex>
  package let fields: Range<FieldIndex>
  package let values: Range<ValueIndex>
}

/// The facts of a file before and after an edit, and which of them differ at most.
package struct Relowered: Sendable {
  package let lowered: Lowered
  package let before: FactsSpan
  package let after: FactsSpan
  /// Whether the edit changed nothing but where something stands.
  package let areFactsSame: Bool

  /// Whether what stands outside of the edit is called as before.
  package var isLevel: Bool {
    before.ordinals.count == after.ordinals.count && before.fields.count == after.fields.count
      && before.values.count == after.values.count
  }

  /// A part of what stood outside of the edit, as it is called now.
  package func moved(_ part: Part) -> Part {
    let (ordinal, field, value) = (
      after.ordinals.count - before.ordinals.count, after.fields.count - before.fields.count,
      after.values.count - before.values.count
    )
    func moved<Place: Strideable<Int>>(_ place: Place, _ end: Place, _ shift: Int) -> Place {
      place >= end ? place.advanced(by: shift) : place
    }
    return switch part {
    case .keyword(let place): .keyword(moved(place, before.ordinals.upperBound, ordinal))
    case .name(let place): .name(moved(place, before.ordinals.upperBound, ordinal))
    case .title(let place): .title(moved(place, before.ordinals.upperBound, ordinal))
    case .field(let place): .field(moved(place, before.fields.upperBound, field))
    case .value(let place): .value(moved(place, before.values.upperBound, value))
    case .start(let place): .start(moved(place, before.values.upperBound, value))
    case .end(let place): .end(moved(place, before.values.upperBound, value))
    case .reference(let place, let name): .reference(moved(place, before.values.upperBound, value), part: name)
    }
  }
}

extension FactsSpan {
  /// Whether a part belongs to what stands in it.
  package func contains(_ part: Part) -> Bool {
    switch part {
    case .keyword(let place), .name(let place), .title(let place): ordinals.contains(place)
    case .field(let place): fields.contains(place)
    case .value(let place), .start(let place), .end(let place), .reference(let place, _): values.contains(place)
    }
  }
}

extension Facts {
  /// What stands in some declarations of the top level and all in them.
  package func span(_ ordinals: Range<DeclarationIndex>) -> FactsSpan {
    let (first, last) = (firstField(from: ordinals.lowerBound), firstField(from: ordinals.upperBound))
    return FactsSpan(
      ordinals: ordinals, fields: first..<last, values: firstValue(from: first)..<firstValue(from: last))
  }

  /// Whether a file says the same in one place as another in another; their names stand in one table or in one that goes on.
  fileprivate func isSame(_ own: FactsSpan, as other: Facts, _ its: FactsSpan) -> Bool {
    guard own.ordinals.count == its.ordinals.count, own.fields.count == its.fields.count,
      own.values.count == its.values.count
    else { return false }
    let (step, fieldStep, valueStep) = (
      own.ordinals.lowerBound.distance(to: its.ordinals.lowerBound),
      own.fields.lowerBound.distance(to: its.fields.lowerBound),
      own.values.lowerBound.distance(to: its.values.lowerBound)
    )
    for (one, two) in zip(own.ordinals, its.ordinals) {
      var moved = raw.declarations[one]
      moved.move(by: step, fields: fieldStep)
      if moved != other.raw.declarations[two] { return false }
    }
    for (one, two) in zip(own.fields, its.fields) {
      var moved = raw.fields[one]
      moved.firstValue += valueStep
      if moved != other.raw.fields[two] { return false }
    }
    return zip(own.values, its.values).allSatisfy { value($0) == other.value($1) }
  }
}

extension Facts.Declaration {
  /// The same declaration behind more or fewer others.
  fileprivate mutating func move(by ordinals: Int, fields: Int) {
    parent = parent.map { $0 + ordinals }
    end += ordinals
    firstField += fields
  }
}

extension Lowering {
  /// Reads the statements that an edit touched, and takes the rest over.
  ///
  /// - Returns: `nil` where so much was left behind by edits that the file is better read whole, or where a merge conflict hides
  ///   something of it.
  package mutating func lower(
    _ tree: SyntaxTree, _ change: TreeChange, _ old: Facts, _ places: Places.Expanded
  ) -> Relowered? {
    // Names and numbers that nothing holds any more stay in their tables; now and then the file is read whole.
    guard !old.hasConflict, !Lowering.holdsConflict(tree) else { return nil }
    let held = old.raw.declarations.count + old.raw.values.count
    guard old.raw.nameEnds.count <= 64 + 2 * held,
      old.raw.parts.count + old.raw.qualified.count + old.raw.periods.count + old.raw.wide.count <= 64 + 8 * held
    else { return nil }
    let roots = Array(old.topLevel)
    func starts(behind offset: Int) -> DeclarationIndex {
      roots.first { places.range(.keyword($0), old).lowerBound >= offset } ?? old.ordinals.upperBound
    }
    let first = starts(behind: change.before.lowerBound)
    let before = old.span(first..<max(first, starts(behind: change.before.upperBound)))

    begin(from: old)
    facts.append(old, old.ordinals.lowerBound..<before.ordinals.lowerBound, places, shift: 0)
    reading(tree) { lowering in
      var seen = Seen()
      var node = change.records.lowerBound
      while node < change.records.upperBound {
        lowering.statement(node, &seen)
        node = lowering.tree.after(node)
      }
    }
    let ordinals = before.ordinals.lowerBound..<facts.endOfDeclarations
    let fields = before.fields.lowerBound..<FieldIndex(facts.fieldCount)
    let values = before.values.lowerBound..<ValueIndex(facts.valueCount)
    facts.append(old, before.ordinals.upperBound..<old.ordinals.upperBound, places, shift: change.shift)
    let lowered = lowered
    let after = FactsSpan(ordinals: ordinals, fields: fields, values: values)
    return Relowered(
      lowered: lowered, before: before, after: after,
      areFactsSame: old.isSame(before, as: lowered.facts, after))
  }
}

extension FactsBuilder {
  /// Takes over what declarations of the top level say, with their places.
  ///
  /// - Parameter shift: by how many bytes they moved.
  mutating func append(_ old: Facts, _ ordinals: Range<DeclarationIndex>, _ places: Places.Expanded, shift: Int) {
    let span = old.span(ordinals)
    let (ordinal, field, value) = (
      ordinals.lowerBound.distance(to: endOfDeclarations),
      span.fields.lowerBound.distance(to: FieldIndex(fieldCount)),
      span.values.lowerBound.distance(to: ValueIndex(valueCount))
    )
    // What is not there stands at the start of the file.
    func moved(_ range: Range<Int>) -> Range<Int> {
      range == 0..<0 ? range : range.lowerBound + shift..<range.upperBound + shift
    }
    for index in ordinals {
      var declaration = old.raw.declarations[index]
      declaration.move(by: ordinal, fields: field)
      let header = places.header(index)
      add(declaration, keyword: moved(header.keyword), name: moved(header.name), title: moved(header.title))
    }
    for index in span.fields {
      var fact = old.raw.fields[index]
      fact.firstValue += value
      add(fact, key: moved(places.range(.field(index), old)))
    }
    for index in span.values { add(old.raw.values[index], moved(places.range(.value(index), old))) }
  }
}
