/// What of a file other files can see, so that an edit asks no more files again than it must.
internal import OpgaveSyntax

/// What other files know a declaration by: its name, and for what stands in an opgave that of the opgave, which they must name too.
package struct SurfaceKey: Hashable, Sendable {
  /// The hash of its name.
  package let name: UInt64
  /// The hash of the name of the opgave in which it stands; 0 for what is known by itself.
  package let opgave: UInt64
}

extension Facts {
  /// By what bears it: a hash of all that other files can see.
  ///
  /// - Parameter ordinals: whole declarations of the top level.
  package func surfaces(in ordinals: Range<DeclarationIndex>) -> [SurfaceKey: Int] {
    var result: [SurfaceKey: Int] = [:]
    result.reserveCapacity(ordinals.count)
    for name in hiddenNames(in: ordinals) { result[SurfaceKey(name: name, opgave: 0)] = 1 }
    var root = ordinals.lowerBound
    while root < ordinals.upperBound {
      let end = max(root + 1, raw.declarations[root].end)
      let isOpgave = raw.declarations[root].kind == .opgave
      let organisation = organisation(of: root)
      for ordinal in root..<end where raw.declarations[ordinal].name >= 0 {
        let declaration = raw.declarations[ordinal]
        // Only what stands in an opgave is named by way of that.
        guard declaration.kind.crossesFiles || isOpgave else { continue }
        var hasher = Hasher()
        // Who refers to it keeps its place among the declarations.
        hasher.combine(ordinal)
        hasher.combine(organisation)
        combine(ordinal, into: &hasher)
        if ordinal == root { hasher.combine(hiddenKinds(inside: root)) }
        if declaration.kind == .organisatie {
          for inner in ordinal + 1..<max(declaration.end, ordinal + 1) {
            let kind = raw.declarations[inner].kind
            if kind == .inrichting || kind == .proces { combine(inner, into: &hasher) }
          }
        }
        let key = SurfaceKey(
          name: names.hash(declaration.name), opgave: isOpgave && ordinal != root ? nameHash(of: root) : 0)
        // Of two that bear one name both count, in any order.
        result[key, default: 0] &+= hasher.finalize()
      }
      root = end
    }
    return result
  }

  /// A sum over the names that some declarations of the top level and all in them bear, each with its kind and organisation.
  package func nameSum(in ordinals: Range<DeclarationIndex>) -> UInt64 {
    var sum: UInt64 = 0
    for root in roots(in: ordinals) {
      let organisation = organisation(of: root)
      for ordinal in root..<max(root + 1, raw.declarations[root].end) where raw.declarations[ordinal].name >= 0 {
        sum &+= NameIndex.key(raw.declarations[ordinal].kind, organisation: organisation, name: nameHash(of: ordinal))
      }
    }
    return sum
  }

  /// Whether some declarations of the top level, or what stands in them, bear or name one of some names.
  ///
  /// - Parameter indices: places in the table of names.
  package func mentions(_ indices: Set<Int32>, in span: FactsSpan) -> Bool {
    for ordinal in span.ordinals where indices.contains(raw.declarations[ordinal].name) { return true }
    for value in span.values where raw.values[value].tag == .reference {
      let packed = raw.values[value]
      if packed.detail == 1 {
        if indices.contains(packed.payload) { return true }
      } else if reference(value).contains(where: indices.contains) {
        return true
      }
    }
    return false
  }

  private func combine(_ ordinal: DeclarationIndex, into hasher: inout Hasher) {
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

  private func combine(value index: ValueIndex, into hasher: inout Hasher) {
    switch value(index) {
    case .text(let isEmpty, let asks):
      hasher.combine(isEmpty)
      hasher.combine(asks)
    case .document(let name), .source(let name), .code(let name): hasher.combine(names.hash(name))
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
  package func nameHash(of ordinal: DeclarationIndex) -> UInt64 { hash(raw.declarations[ordinal].name) }

  /// The hash of a title that is compared, 0 without.
  package func titleHash(of ordinal: DeclarationIndex) -> UInt64 { hash(raw.declarations[ordinal].title) }

  private func hash(_ place: Int32) -> UInt64 { place >= 0 ? names.hash(place) : 0 }
}
