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
  package func end(_ field: Field, of ordinal: DeclarationIndex) -> End {
    if isUnknown(field, of: ordinal) { return .unknown }
    return period(field, of: ordinal)?.end.map { .on($0) } ?? .open
  }

  package func measurement(_ field: Field, of ordinal: DeclarationIndex) -> Measurement? {
    if case .measurement(let measurement)? = first(field, of: ordinal) { return measurement }
    return nil
  }

  /// The place of the only or first value of a field.
  package func valuePlace(_ field: Field, of ordinal: DeclarationIndex) -> Part? {
    find(field, of: ordinal).flatMap { values(of: $0).first }.map { .value($0) }
  }

  /// The place of a field's name.
  package func keyPlace(_ field: Field, of ordinal: DeclarationIndex) -> Part? {
    find(field, of: ordinal).map { .field($0) }
  }

  /// The words of a field that holds several; `nil` where one of them is not understood.
  package func words(_ field: Field, of ordinal: DeclarationIndex) -> [Word]? {
    guard let index = find(field, of: ordinal) else { return [] }
    if fields[index].isUnknown { return nil }
    return values(of: index).compactMap { if case .word(let word) = value($0) { word } else { nil } }
  }

  /// The names of what stands in a declaration and is of some kinds.
  package func names(of kinds: Kinds, inside root: DeclarationIndex) -> [String] {
    (root..<end(of: root)).filter { kinds.has(kind(of: $0)) && declaration($0).name >= 0 }.map(name(of:))
  }

  /// The title of an opgave or a functie as titles are compared; empty where it has none.
  package func title(of ordinal: DeclarationIndex) -> String {
    let title = declarations[ordinal].title
    return title >= 0 ? names.text(title) : ""
  }

  /// The kinds of which one may stand inside a declaration of the top level without being found there by its name: all of them where
  /// something could not be read, else those of which one bears no name.
  package func hiddenKinds(inside root: DeclarationIndex) -> Kinds {
    if let known = raw.inner?.hiddenKinds(inside: root) { return known }
    var hidden: Kinds = []
    for ordinal in root..<end(of: root) {
      let declaration = declaration(ordinal)
      if declaration.flags.contains(.isDamaged) || declaration.kind == .onbekend { return Kinds(Kind.allCases) }
      if declaration.name < 0, ordinal != root { hidden.insert(Kinds(declaration.kind)) }
    }
    return hidden
  }

  /// Whether all that is declared could be read and bears what it is found by.
  package var hidesNothing: Bool {
    raw.hiddenNames.isEmpty
      && declarations.allSatisfy { declaration in
        !declaration.flags.contains(.isDamaged) && declaration.kind != .onbekend
          && (declaration.name >= 0 || declaration.word != nil || declaration.date != nil
            || Vocabulary.spec(declaration.kind).naming == .nothing)
      }
  }

  /// Whether a merge conflict may hide what the file declares.
  package var hasConflicts: Bool { raw.isTorn || !raw.hiddenNames.isEmpty }

  /// What a declaration bears: its name, its word or its date; empty without.
  package func label(of ordinal: DeclarationIndex) -> String {
    let declaration = declaration(ordinal)
    return declaration.name >= 0
      ? names.text(declaration.name) : declaration.word?.spelling ?? declaration.date?.text ?? ""
  }

  /// Whether something of a declaration of the top level cannot be read, so that what is not seen in it may be there.
  package func mayHideAnything(inside root: DeclarationIndex) -> Bool {
    hasConflicts || mayHide(Kinds(.onbekend), inside: root)
  }

  /// Whether something of the top level cannot be read, or stands in another by a brace that is not where it should be.
  package var mayHideRoots: Bool {
    hasConflicts || topLevel.contains { kind(of: $0) == .onbekend || isMisplaced($0) }
      || ordinals.contains { [.opgave, .portfolio, .organisatie].contains(kind(of: $0)) && isMisplaced($0) }
  }

  package func mayHide(_ kinds: Kinds, inside root: DeclarationIndex) -> Bool {
    !hiddenKinds(inside: root).isDisjoint(with: kinds)
  }
}

extension Facts {
  /// The last of some dated declarations of which a day has seen the first day; of two of one date the one that stands last.
  package func latest(
    of dated: [DeclarationIndex], until day: Int32, where isMeant: (DeclarationIndex) -> Bool = { _ in true }
  ) -> (ordinal: DeclarationIndex, date: DateSpan)? {
    var latest: (ordinal: DeclarationIndex, date: DateSpan)?
    for ordinal in dated where isMeant(ordinal) {
      guard let date = declaration(ordinal).date, date.first <= day else { continue }
      if latest.map({ $0.date.last <= date.last }) ?? true { latest = (ordinal, date) }
    }
    return latest
  }
}
