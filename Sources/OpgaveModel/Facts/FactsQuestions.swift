/// What a file says of one declaration, in the shapes in which rules and readers ask it.
package import OpgaveSyntax

/// The end of a period.
package enum End: Equatable, Sendable {
  case on(DateSpan)
  case open
  /// Something is stated that cannot be understood.
  case unknown

  package var date: DateSpan? { if case .on(let date) = self { date } else { nil } }
}

extension Facts {
  package func end(_ field: Field, of ordinal: Int) -> End {
    if isUnknown(field, of: ordinal) { return .unknown }
    return period(field, of: ordinal)?.end.map { .on($0) } ?? .open
  }

  package func measurement(_ field: Field, of ordinal: Int) -> Measurement? {
    if case .measurement(let measurement)? = first(field, of: ordinal) { return measurement }
    return nil
  }

  /// The place of the only or first value of a field.
  package func valuePlace(_ field: Field, of ordinal: Int) -> Part? {
    find(field, of: ordinal).flatMap { values(of: $0).first }.map { .value($0) }
  }

  /// The place of a field's name.
  package func keyPlace(_ field: Field, of ordinal: Int) -> Part? { find(field, of: ordinal).map { .field($0) } }

  /// The words of a field that holds several; `nil` where one of them is not understood.
  package func words(_ field: Field, of ordinal: Int) -> [Word]? {
    guard let index = find(field, of: ordinal) else { return [] }
    if fields[index].isUnknown { return nil }
    return values(of: index).compactMap { if case .word(let word) = value($0) { word } else { nil } }
  }

  /// The names of what stands in a declaration and is of some kinds.
  package func names(of kinds: Kinds, inside root: Int) -> [String] {
    (root..<end(of: root)).filter { kinds.has(kind(of: $0)) && declaration($0).name >= 0 }.map(name(of:))
  }

  /// The title of an opgave or a functie as titles are compared; empty where it has none.
  package func title(of ordinal: Int) -> String {
    let title = declarations[ordinal].title
    return title >= 0 ? names.text(title) : ""
  }
}
