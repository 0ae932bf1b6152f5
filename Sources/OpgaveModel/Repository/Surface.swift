/// What of a file other files can see, so that an edit asks no more files again than it must.
internal import OpgaveSyntax

extension Facts {
  /// By the hash of a name: a hash of all that other files can see of what bears it.
  package func surfaces() -> [UInt64: Int] {
    var result: [UInt64: Int] = [:]
    for (ordinal, declaration) in declarations.enumerated() where declaration.kind.crossesFiles && declaration.name >= 0
    {
      var hasher = Hasher()
      hasher.combine(organisation(of: root(of: ordinal)))
      if declaration.kind == .inspanning {
        let root = root(of: ordinal)
        hasher.combine(declarations[root].name >= 0 ? names.hashes[Int(declarations[root].name)] : 0)
      }
      combine(ordinal, into: &hasher)
      if declaration.kind == .organisatie {
        for inner in ordinal + 1..<max(Int(declaration.end), ordinal + 1) {
          let kind = declarations[inner].kind
          if kind == .inrichting || kind == .proces { combine(inner, into: &hasher) }
        }
      }
      // Of two that bear one name both count, in any order.
      result[names.hashes[Int(declaration.name)], default: 0] &+= hasher.finalize()
    }
    return result
  }

  private func combine(_ ordinal: Int, into hasher: inout Hasher) {
    let declaration = declarations[ordinal]
    hasher.combine(declaration.kind)
    hasher.combine(declaration.flags.rawValue)
    hasher.combine(declaration.word)
    for field in fields(of: ordinal) {
      hasher.combine(fields[field].field)
      hasher.combine(fields[field].isUnknown)
      for value in values(of: field) { combine(value: value, into: &hasher) }
    }
  }

  private func combine(value index: Int, into hasher: inout Hasher) {
    switch value(index) {
    case .text(let isEmpty, let asks):
      hasher.combine(isEmpty)
      hasher.combine(asks)
    case .document(let name), .code(let name): hasher.combine(names.hashes[Int(name)])
    case .word(let word): hasher.combine(word)
    case .number(let number), .percentage(let number): hasher.combine(number)
    case .amount(let cents): hasher.combine(cents)
    case .date(let date): hasher.combine(date)
    case .period(let period): hasher.combine(period)
    case .measurement: hasher.combine(values[index].detail)
    case .reference(let reference): for name in reference.names { hasher.combine(names.hashes[Int(name)]) }
    }
  }

  /// The hashes of the names by which a file depends on others: what it asks for, and what it declares that others may declare
  /// too. A name may come more than once.
  package func forEachSharedName(_ body: (UInt64) -> Void) {
    for ordinal in declarations.indices {
      let declaration = declarations[ordinal]
      if declaration.kind.crossesFiles, declaration.name >= 0 { body(names.hashes[Int(declaration.name)]) }
      for field in fields(of: ordinal) where Lexicon.shared.isReference(fields[field].field, in: declaration.kind) {
        for value in values(of: field) where values[value].tag == .reference {
          for name in reference(value) { body(names.hashes[Int(name)]) }
        }
      }
    }
  }

  /// A hash of the fields that a rule over the whole repository looks at.
  package func interestHash(_ kinds: Kinds, _ interest: [Field]) -> Int {
    var hasher = Hasher()
    for (ordinal, declaration) in declarations.enumerated() where kinds.has(declaration.kind) {
      hasher.combine(ordinal)
      hasher.combine(declaration.name >= 0 ? names.hashes[Int(declaration.name)] : 0)
      for field in fields(of: ordinal) where interest.contains(fields[field].field) {
        hasher.combine(fields[field].field)
        for value in values(of: field) { combine(value: value, into: &hasher) }
      }
    }
    return hasher.finalize()
  }
}
