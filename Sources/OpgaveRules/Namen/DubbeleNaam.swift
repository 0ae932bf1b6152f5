/// One name for two things.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let dubbeleNaam = Rule(
    301, "dubbele-naam", .fout,
    Text(
      "Een naam die twee keer is vergeven.",
      "A name that is given twice."),
    explanation: Text(
      "Namen van organisaties zijn uniek in de hele verzameling; die van portfolio’s, opgaven, organen en functies binnen hun organisatie; die van partijen, doelen, baten, indicatoren, inspanningen, experimenten en leervragen binnen hun opgave.",
      "Names of organisations are unique in the whole repository; those of portfolios, opgaven, organen and functies within their organisation; those of partijen, doelen, baten, indicatoren, inspanningen, experimenten and leervragen within their opgave."
    ),
    reason: Text(
      "Bij twee dingen met één naam is niet te zien welk van de twee een verwijzing bedoelt.",
      "Of two things with one name nobody sees which one a reference means."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem

            partij «huurders» "Huurders" {
              wereld: leefwereld
            }

            partij «huurders» "Huurdersvereniging" {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }

            partij huurdersvereniging "Huurdersvereniging" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [.file { context, findings in findDoubles(context, &findings) }],
    message: { finding in
      return Text(
        "er is al iets dat ‘\(finding.text(.name))’ heet: kies een andere naam",
        "there is already something called ‘\(finding.text(.name))’: choose another name")
    },
    cases: [
      // What crosses files is unique where it is sought, in all of them.
      .reports(
        "organisatie «dorp» { soort: gemeente }", .file, related: ["dorp", "dorp"],
        beside: ["a.opgave": "organisatie «dorp»", "b.opgave": "organisatie «dorp»"]),
      .reports(
        """
        portfolio «stad» { organisatie: merwestad }
        portfolio «stad» { organisatie: merwestad }
        opgave «bouwen» { organisatie: merwestad }
        opgave «bouwen» { organisatie: merwestad }
        """, .file),
      .reports(
        """
        orgaan «raad»
        orgaan «raad»
        functie «raad» { soort: extern }
        functie «raad» { soort: extern }
        """, .organisatie, related: ["raad"]),
      // A name may be given to another kind, and by another organisation.
      .silent(
        """
        portfolio wonen { organisatie: merwestad }
        opgave wonen { organisatie: merwestad }
        opgave wonen { organisatie: dorp }
        organisatie dorp { soort: gemeente }
        """, .file),
      // Of whom an opgave is that says nothing of it, nobody knows.
      .silent("opgave wonen\nopgave wonen", .file),
      .silent("orgaan\norgaan", .organisatie, despite: [208]),
      // Inside an opgave a name is unique in its kind.
      .reports(
        """
        presteren {
          doel «groei»
          doel «groei»
          baat «groei»
          baat «groei»
          indicator «groei»
          indicator «groei»
          inspanning «groei»
          inspanning «groei»
        }

        leren {
          experiment «groei»
          experiment «groei»
          leervraag «groei»
          leervraag «groei»
        }
        """, saying: "‘groei’"),
      .reports("presteren {\n  doel «groei»\n  doel «groei»\n  doel «groei»\n}", related: ["groei", "groei"]),
      .silent(
        """
        opgave wonen {
          organisatie: merwestad
          presteren { doel groei }
        }

        opgave werken {
          organisatie: merwestad
          presteren { doel groei }
        }
        """, .file),
      .reports("presteren {\n  doel «groei»\n  doel «groei»\n  doel\n  doel\n}", despite: [208]),
      // A proces is known by its word.
      .reports(
        """
        besturen {
          proces «portfoliosturing»
          proces «portfoliosturing»
          proces batenmanagement
        }
        """, .organisatie, saying: "‘portfoliosturing’", related: ["portfoliosturing"]),
      .silent("besturen {\n  proces porto\n  proces porto\n}", .organisatie, despite: [212]),
      // What stands twice as a block is told as such.
      .silent(
        """
        kenmerken {
          aard: kans
          partij huurders
        }

        kenmerken {
          aard: kans
          partij huurders
        }
        """, despite: [207]),
      .silent(
        """
        opgave wonen { organisatie: "merwestad" }
        opgave wonen { organisatie: merwestad }
        """, .file, despite: [211]),
    ])
}

private func findDoubles(_ context: FileContext, _ findings: inout Findings) {
  let facts = context.facts
  for root in context.roots {
    let organisation = facts.organisation(of: root)
    // By name, which kinds bear it: nearly all names are given once, and that shows here.
    var bearers = [Kinds](repeating: [], count: facts.names.count)
    var (isDouble, hasWords) = (false, false)
    for ordinal in root..<facts.end(of: root) {
      let declaration = facts.declaration(ordinal)
      guard declaration.name >= 0 else {
        if declaration.word != nil, declaration.kind.scope != nil { hasWords = true }
        continue
      }
      switch declaration.kind.scope {
      case .repository?: across(context, ordinal, 0, &findings)
      case .organisation?:
        // Of whom it is is not known, so neither is whether another is of the same.
        if organisation != 0 { across(context, ordinal, organisation, &findings) }
      case .declaration?:
        if bearers[Int(declaration.name)].has(declaration.kind) { isDouble = true }
        bearers[Int(declaration.name)].insert(Kinds(declaration.kind))
      case nil: break
      }
    }
    if isDouble { inside(context, root, &findings) }
    if hasWords { words(context, root, &findings) }
  }
}

/// A proces bears one of four words as its name; a werkwijze is named so too, and may repeat.
private func words(_ context: FileContext, _ root: DeclarationIndex, _ findings: inout Findings) {
  struct Given: Hashable {
    let kind: Kind
    let word: Word
  }
  let facts = context.facts
  var given: [Given: [DeclarationIndex]] = [:]
  for ordinal in root..<facts.end(of: root) {
    let declaration = facts.declaration(ordinal)
    guard let word = declaration.word, declaration.kind.scope != nil, !declaration.flags.contains(.isMisplaced) else {
      continue
    }
    given[Given(kind: declaration.kind, word: word), default: []].append(ordinal)
  }
  for (given, ordinals) in given where ordinals.count > 1 { tell(ordinals, given.word.spelling, &findings) }
}

private func tell(_ ordinals: [DeclarationIndex], _ name: String, _ findings: inout Findings) {
  for ordinal in ordinals {
    let others = ordinals.lazy.filter { $0 != ordinal }.prefix(20).map { Related(.other, .part(.name($0))) }
    findings.report(.name(ordinal), [.name: .text(name)], related: Array(others))
  }
}

private func inside(_ context: FileContext, _ root: DeclarationIndex, _ findings: inout Findings) {
  struct Given: Hashable {
    let kind: Kind
    let name: Int32
  }
  let facts = context.facts
  var given: [Given: [DeclarationIndex]] = [:]
  for ordinal in root..<facts.end(of: root) {
    let declaration = facts.declaration(ordinal)
    guard declaration.name >= 0, declaration.kind.scope == .declaration else { continue }
    given[Given(kind: declaration.kind, name: declaration.name), default: []].append(ordinal)
  }
  for ordinals in given.values where ordinals.count > 1 {
    tell(ordinals, facts.name(of: ordinals[0]), &findings)
  }
}

private func across(
  _ context: FileContext, _ ordinal: DeclarationIndex, _ organisation: UInt64, _ findings: inout Findings
) {
  let declaration = context.facts.declaration(ordinal)
  guard
    context.repository.mayBeDouble(
      declaration.kind, organisation: organisation, declaration.name, in: context.facts.names)
  else { return }
  let all = context.bearers(of: declaration.name, declaration.kind, organisation: organisation)
  guard all.count > 1 else { return }
  let own = Address(file: context.file, ordinal: ordinal)
  // A name that is given a thousand times is told as well with twenty of its places.
  let others = all.lazy.filter { $0 != own }.prefix(20).map {
    Related(.other, .part(.name($0.ordinal)), file: $0.file)
  }
  findings.report(.name(ordinal), [.name: .text(context.facts.name(of: ordinal))], related: Array(others))
}
