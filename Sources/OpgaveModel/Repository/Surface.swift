/// What of a file other files can see, so that an edit asks no more files again than it must.
internal import OpgaveSyntax

extension Facts {
  /// By the hash of a name: a hash of all that other files can see of what bears it.
  package func surfaces() -> [UInt64: Int] {
    var result: [UInt64: Int] = [:]
    for (ordinal, declaration) in raw.declarations.enumerated()
    where declaration.kind.crossesFiles && declaration.name >= 0 {
      var hasher = Hasher()
      // Who refers to it keeps its place among the declarations.
      hasher.combine(ordinal)
      hasher.combine(organisation(of: root(of: ordinal)))
      if declaration.kind == .inspanning {
        let root = root(of: ordinal)
        hasher.combine(raw.declarations[root].name >= 0 ? names.hash(raw.declarations[root].name) : 0)
      }
      combine(ordinal, into: &hasher)
      if declaration.kind == .organisatie {
        for inner in ordinal + 1..<max(Int(declaration.end), ordinal + 1) {
          let kind = raw.declarations[inner].kind
          if kind == .inrichting || kind == .proces { combine(inner, into: &hasher) }
        }
      }
      // Of two that bear one name both count, in any order.
      result[names.hash(declaration.name), default: 0] &+= hasher.finalize()
    }
    return result
  }

  private func combine(_ ordinal: Int, into hasher: inout Hasher) {
    let declaration = raw.declarations[ordinal]
    hasher.combine(declaration.kind)
    hasher.combine(declaration.flags.rawValue)
    hasher.combine(declaration.word)
    if declaration.kind == .functie { hasher.combine(titleHash(of: ordinal)) }
    for field in fields(of: ordinal) {
      hasher.combine(raw.fields[field].field)
      hasher.combine(raw.fields[field].isUnknown)
      for value in values(of: field) { combine(value: value, into: &hasher) }
    }
  }

  private func combine(value index: Int, into hasher: inout Hasher) {
    switch value(index) {
    case .text(let isEmpty, let asks):
      hasher.combine(isEmpty)
      hasher.combine(asks)
    case .document(let name), .code(let name): hasher.combine(names.hash(name))
    case .word(let word): hasher.combine(word)
    case .number(let number), .percentage(let number): hasher.combine(number)
    case .amount(let cents): hasher.combine(cents)
    case .date(let date): hasher.combine(date)
    case .period(let period): hasher.combine(period)
    case .measurement: hasher.combine(raw.values[index].detail)
    case .reference(let reference): for name in reference.names { hasher.combine(names.hash(name)) }
    }
  }

  /// The hash of a declaration's name, 0 without.
  package func nameHash(of ordinal: Int) -> UInt64 { hash(raw.declarations[ordinal].name) }

  /// The hash of a title that is compared, 0 without.
  package func titleHash(of ordinal: Int) -> UInt64 { hash(raw.declarations[ordinal].title) }

  private func hash(_ place: Int32) -> UInt64 { place >= 0 ? names.hash(place) : 0 }
}
