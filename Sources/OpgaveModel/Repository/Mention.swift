/// What declarations say of others, counted, so that a rule can ask of a declaration what stands elsewhere without looking there.
internal import OpgaveSyntax

/// That a functie is asked for, that an opgave has others below it, or that an organisatie has opgaven or portfolios; by the
/// hashes of its name and of that of its organisation, 0 where none is named.
package struct Mention: Hashable, Sendable {
  /// Of what something is said, which is always the same of one kind.
  package let kind: Kind
  package let organisation: UInt64
  /// `nil` where any may be meant.
  package let name: UInt64?

  package init(_ kind: Kind, organisation: UInt64, name: UInt64?) {
    (self.kind, self.organisation, self.name) = (kind, organisation, name)
  }

  package static func any(_ kind: Kind, in organisation: UInt64) -> Mention {
    Mention(kind, organisation: organisation, name: nil)
  }

  /// Up to how many mentions one more makes a difference: of what may be meant all but one may be by the declaration itself.
  package var countsUpTo: Int { name == nil || organisation == 0 ? 2 : 1 }

  /// Whether it names a functie, of an organisation that is known or not.
  package var isOfFunctie: Bool { kind == .functie && name != nil }

  package var key: UInt64 { NameIndex.key(kind, organisation: organisation, name: name ?? 0) }
}

extension Facts {
  /// What some declarations of the top level say, or may say where they cannot be read.
  package func forEachMention(in ordinals: Range<DeclarationIndex>, _ body: (Mention) -> Void) {
    if !hiddenNames(in: ordinals).isEmpty {
      body(.any(.functie, in: 0))
      body(.any(.opgave, in: 0))
    }
    forEachReadableMention(in: ordinals, body)
  }

  /// The same without what a merge conflict may hide.
  fileprivate func forEachReadableMention(in ordinals: Range<DeclarationIndex>, _ body: (Mention) -> Void) {
    let functies = Lexicon.shared.functieFields
    for root in roots(in: ordinals) {
      let organisation = organisation(of: root)
      let kind = raw.declarations[root].kind
      if organisation != 0, kind == .opgave || kind == .portfolio {
        body(Mention(.organisatie, organisation: 0, name: organisation))
      }
      if kind == .onbekend {
        body(.any(.opgave, in: 0))
      } else if kind == .opgave {
        if let above = find(.deelVan, of: root) {
          forEachMention(of: .opgave, above, organisation, body)
        } else if isDamaged(root) {
          body(.any(.opgave, in: organisation))
        }
      }
      for ordinal in root..<max(raw.declarations[root].end, root + 1) {
        let declaration = raw.declarations[ordinal]
        if declaration.flags.contains(.isDamaged) || declaration.kind == .onbekend {
          body(.any(.functie, in: organisation))
        }
        for field in fields(of: ordinal) where functies[Int(raw.fields[field].field.rawValue)] {
          if declaration.kind.traits.functieFields.contains(raw.fields[field].field) {
            forEachMention(of: .functie, field, organisation, body)
          }
        }
      }
    }
  }

  private func forEachMention(of kind: Kind, _ field: FieldIndex, _ organisation: UInt64, _ body: (Mention) -> Void) {
    if raw.fields[field].isUnknown { body(.any(kind, in: organisation)) }
    for value in values(of: field) where raw.values[value].tag == .reference {
      let names = referenceNames(value)
      let scope = names.count == 1 ? organisation : self.names.hash(names.first)
      body(Mention(kind, organisation: scope, name: self.names.hash(names.count == 1 ? names.first : names.second)))
    }
  }

  /// The functies that some declarations of the top level name or declare, by key, with the organisation in which each is sought.
  func functieKeys(in ordinals: Range<DeclarationIndex>) -> [UInt64: UInt64] {
    var keys: [UInt64: UInt64] = [:]
    forEachMention(in: ordinals) { if $0.isOfFunctie { keys[$0.key] = $0.organisation } }
    forEachCrossing(in: ordinals) { ordinal, key in
      if raw.declarations[ordinal].kind == .functie { keys[key] = organisation(of: root(of: ordinal)) }
    }
    return keys
  }

  /// The mention that others make of a declaration of the top level, or of a functie.
  package func mention(of ordinal: DeclarationIndex) -> Mention? {
    let declaration = raw.declarations[ordinal]
    guard declaration.name >= 0 else { return nil }
    let organisation = declaration.kind == .organisatie ? 0 : organisation(of: root(of: ordinal))
    return Mention(declaration.kind, organisation: organisation, name: names.hash(declaration.name))
  }
}

extension Repository {
  /// Whether something may be said of it by what cannot be read, or does not say of which organisation it is.
  ///
  /// - Parameter own: the declaration of the top level that cannot mean itself, in its file.
  package func mayBeMentioned(_ mention: Mention, besides own: (root: DeclarationIndex, facts: Facts)? = nil) -> Bool {
    let doubtful: [Mention] = [
      .any(mention.kind, in: mention.organisation), .any(mention.kind, in: 0),
      Mention(mention.kind, organisation: 0, name: mention.name),
    ]
    return doubtful.contains { one in
      guard isMentioned(one) else { return false }
      guard let (root, facts) = own else { return true }
      var count = mentions(one)
      facts.forEachReadableMention(in: root..<facts.end(of: root)) { if $0 == one { count -= 1 } }
      return count > 0
    }
  }

  /// Who is to be asked again when a mention comes or goes: what is meant, or may be.
  package func concerned(by mention: Mention) -> [Address] {
    if mention.name != nil, mention.organisation != 0 || mention.kind == .organisatie {
      return declarers(of: mention.key)
    }
    switch mention.kind {
    case .functie where mention.organisation != 0:
      return declarers(of: NameIndex.key(.organisatie, organisation: 0, name: mention.organisation))
    case .functie: return roots { $1.kind(of: $0) == .organisatie }
    default:
      return roots { root, facts in
        facts.mayBeTheme(root) && (mention.organisation == 0 || facts.organisation(of: root) == mention.organisation)
      }
    }
  }

  private func roots(where isMeant: (DeclarationIndex, Facts) -> Bool) -> [Address] {
    files.indices.flatMap { number in
      let facts = files[number].facts
      return facts.topLevel.filter { isMeant($0, facts) }.map { Address(file: number, ordinal: $0) }
    }
  }
}

extension Facts {
  /// Whether an opgave may be a theme, which others are part of: it has no inspanning of its own.
  package func mayBeTheme(_ opgave: DeclarationIndex) -> Bool {
    guard kind(of: opgave) == .opgave else { return false }
    return child(.presteren, of: opgave).map { !children(of: $0).contains { kind(of: $0) == .inspanning } } ?? true
  }
}
