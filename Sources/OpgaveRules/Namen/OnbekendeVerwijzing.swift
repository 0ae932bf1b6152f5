/// A name that nothing bears.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let onbekendeVerwijzing = Rule(
    302, "onbekende-verwijzing", .fout,
    Text(
      "Een verwijzing naar iets dat nergens staat.",
      "A reference to something that nothing declares."),
    explanation: Text(
      "Een naam wordt gezocht in de eigen opgave en dan in de eigen organisatie. In een andere opgave staat `opgave.naam`, in een andere organisatie `organisatie.naam` of `organisatie.opgave.naam`.",
      "A name is sought in its own opgave and then in its own organisation. In another opgave it is `opgave.name`, in another organisation `organisation.name` or `organisation.opgave.name`."
    ),
    reason: Text(
      "Een rol of doel dat niemand kent, wordt door niemand waargemaakt.",
      "A role or goal that nobody knows is made true by nobody."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem
            woordvoering: «wethouder-wone»
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
            woordvoering: wethouder-wonen
          }
        }
        """),
    checks: [
      .file { context, findings in
        for (value, resolution) in context.resolutions {
          guard case .unknown(let part) = resolution else { continue }
          let names = context.facts.reference(value)
          let name = names.indices.contains(part) ? context.facts.names.text(names[part]) : ""
          findings.report(
            .reference(value, part: part),
            [
              .name: .text(name), .nearest: .texts(candidates(for: value, part, context)),
              .wanted: .texts(kinds(of: value, part, names.count, context)),
            ])
        }
      }
    ], tags: [.proposesNames],
    message: { finding in
      let kinds = Enumeration.plain(finding.names(.wanted))
      if let nearest = finding.names(.nearest).first {
        return Text(
          "er is geen \(kinds.nl) ‘\(finding.text(.name))’: bedoelt u ‘\(nearest)’?",
          "there is no \(kinds.en) ‘\(finding.text(.name))’: do you mean ‘\(nearest)’?")
      }
      return Text(
        "er is geen \(kinds.nl) ‘\(finding.text(.name))’: verbeter de naam, of voeg toe wat zo heet",
        "there is no \(kinds.en) ‘\(finding.text(.name))’: correct the name, or add one")
    },
    fixes: { finding, context in
      let change =
        finding.names(.nearest).first.map { nearest -> [Fix] in
          // A field that lost its colon takes one name and no more.
          if nearest.contains("."), context.node(.value, at: context.range(finding).lowerBound) == nil { return [] }
          return context.replace(
            finding, Text("Verander in ‘\(nearest)’", "Change to ‘\(nearest)’"), isCertain: false, with: nearest)
        } ?? []
      let called = change.isEmpty ? Declaring.called(finding, context) : []
      return change + called + Declaring.fixes(finding, context)
    },
    cases: [
      .reports(
        "organisatie dorp { functie dijkgraaf }\nopgave a {\n  organisatie: dorp\n  kenmerken { woordvoering «dijkgraf» }\n}",
        .file, despite: [108]),
      .reports("hangt-af-van: «p».q.r.s"),
      // The nearest name that could stand there is proposed.
      .reports("kenmerken { woordvoering: «burgemeester» }", saying: "er is geen functie ‘burgemeester’: verbeter"),
      .reports(
        """
        presteren {
          doel groei
          inspanning bouw { draagt-bij-aan: «groie» }
        }
        """, saying: "bedoelt u ‘groei’"),
      .reports(
        """
        presteren {
          baat groei
          inspanning bouw { na: «groie» }
        }
        """, saying: "verbeter de naam"),
      .reports("deel-van: «merwestat».haven", saying: "bedoelt u ‘merwestad’"),
      .reports(
        """
        opgave haven {
          organisatie: merwestad
          presteren { inspanning kade }
        }

        opgave wonen {
          organisatie: merwestad
          presteren { inspanning bouw { na: haven.«kaden» } }
        }
        """, .file, saying: "bedoelt u ‘kade’"),
      .reports(
        """
        opgave haven {
          organisatie: merwestad
          presteren { doel kade }
        }

        opgave wonen {
          organisatie: merwestad
          presteren { inspanning bouw { na: haven.«kaden» } }
        }
        """, .file, saying: "verbeter de naam"),
      .reports(
        """
        presteren { inspanning bouw { na: merwestad.wonen.«grond» } }
        """, saying: "verbeter de naam"),
      .reports(
        """
        opgave haven {
          organisatie: merwestad

          presteren {
            doel kade
            inspanning kade
          }
        }

        opgave wonen {
          organisatie: merwestad

          presteren {
            inspanning bouw {
              draagt-bij-aan: «kaden»
              na: «kaden»
            }
          }
        }
        """, .file, saying: "verbeter de naam"),
      // What another organisation declares is proposed in full, if one alone does.
      .reports(
        """
        organisatie dorp {
          soort: gemeente
          functie dijkgraaf { soort: bestuurder }
        }

        organisatie gehucht { soort: gemeente }

        opgave wonen {
          organisatie: merwestad
          kenmerken { woordvoering: «dijkgraaf» }
        }
        """, .file, saying: "bedoelt u ‘dorp.dijkgraaf’"),
      // What a merge conflict may declare is not missing; neither is what a torn file holds.
      .silent(
        "deel-van: dorp.haven", despite: [115],
        beside: ["dorp.opgave": "organisatie dorp\n<<<<<<< a\nopgave haven\n=======\nopgave kade\n>>>>>>> b\n"]),
      .silent(
        "deel-van: dorp.haven", despite: [115],
        beside: [
          "dorp.opgave":
            "<<<<<<< a\norganisatie dorp \"A\" {\n=======\norganisatie dorp {\n>>>>>>> b\n}\nopgave haven\n"
        ]),
      .reports(
        "deel-van: dorp.«haven»", despite: [115],
        beside: ["dorp.opgave": "organisatie dorp\n<<<<<<< a\nopgave sluis\n=======\nopgave kade\n>>>>>>> b\n"]),
      .reports(
        "deel-van: «haven».kade", saying: "verbeter de naam",
        beside: ["dorp.opgave": "organisatie dorp\nopgave haven { organisatie: dorp }"]),
      .reports(
        """
        organisatie dorp {
          soort: gemeente
          functie dijkgraaf { soort: bestuurder }
        }

        organisatie gehucht {
          soort: gemeente
          functie dijkgraaf { soort: bestuurder }
        }

        opgave wonen {
          organisatie: merwestad
          kenmerken { woordvoering: «dijkgraaf» }
        }
        """, .file, saying: "verbeter de naam"),
      // Where a mistake may hide it, nothing is known to be missing.
      .reports("organisatie: «merwestat»\ndeel-van: stad\nkenmerken { woordvoering: burgemeester }"),
      // What is sought may be what cannot be read or bears no name, wherever that stands.
      .silent("presteren {\n  doel { indicator a }\n  inspanning bouw { draagt-bij-aan: groei }\n}", despite: [208]),
      .silent(
        "presteren {\n  inspanning a { : 5 }\n  inspanning bouw { draagt-bij-aan: groei }\n}", despite: [102]),
      .silent("presteren {\n  onzin { a: 1 }\n  inspanning bouw { draagt-bij-aan: groei }\n}", despite: [201]),
      .reports(
        "presteren {\n  inspanning { werkwijze: project }\n  inspanning bouw { draagt-bij-aan: «groei» }\n}",
        despite: [208]),
      .silent(
        "organisatie dorp {\n  functie { soort: ambtenaar }\n}\nopgave wonen {\n  organisatie: dorp\n  sturen { opgavemanager: manager }\n}",
        .file, despite: [208]),
      .silent("opgave haven { status: concept }\nopgave wonen { hangt-samen-met: merwestad.haven }", .file),
      .silent("opgave haven { status: concept }\nopgave wonen { hangt-samen-met: merwestad.haven.kade }", .file),
      // What is in something is never that itself.
      .reports(
        "organisatie o { soort: gemeente }\nopgave zuid { organisatie: o }\nopgave west {\n  organisatie: o\n  hangt-af-van: zuid.«zuid»\n}",
        .file, saying: "er is geen opgave of inspanning ‘zuid’: verbeter de naam"),
    ])
}

/// What kinds a part of a reference may name, as their keywords.
private func kinds(of value: ValueIndex, _ part: Int, _ count: Int, _ context: FileContext) -> [String] {
  if part < count - 1 { return [part == 0 && count > 2 ? Kind.organisatie.keyword : Kind.opgave.keyword] }
  return context.facts.holder(of: value)?.targets.kinds.map(\.keyword) ?? []
}

/// The nearest of the names that could have been meant, or nothing.
private func candidates(for value: ValueIndex, _ part: Int, _ context: FileContext) -> [String] {
  let facts = context.facts
  guard let (ordinal, targets) = facts.holder(of: value) else { return [] }
  let names = facts.reference(value)
  guard names.indices.contains(part) else { return [] }
  let word = facts.names.text(names[part])
  let root = facts.root(of: ordinal)
  let organisation = facts.organisation(of: root)
  let repository = context.repository
  if part == 0 {
    let kinds = names.count == 1 ? targets.kinds : [.opgave, .organisatie]
    if names.count == 1 {
      if let elsewhere = elsewhere(names[0], kinds, context) { return [elsewhere] }
    }
    var found: [String] = []
    for kind in kinds {
      switch kind.scope {
      case .repository?, .organisation?:
        let scope = kind.scope == .repository ? 0 : organisation
        found += context.nearest(to: word, kind, organisation: scope).map { [$0] } ?? []
      case .declaration?, nil:
        let inner = targets.set.intersection(Kinds(kind))
        found += context.nearest(to: word, inner, inside: Address(file: context.file, ordinal: root)).map { [$0] } ?? []
      }
    }
    return Nearest.find(word, in: found.filter { $0 != word }).map { [$0] } ?? []
  }
  if names.count == 2,
    let opgave = repository.find(.opgave, organisation: organisation, names[0], in: facts.names)
  {
    return context.nearest(to: word, targets.set, inside: opgave).map { [$0] } ?? []
  }
  return []
}

/// The same name where another organisation declares it, in full; only where one of them does.
private func elsewhere(_ name: Int32, _ kinds: [Kind], _ context: FileContext) -> String? {
  var found: String?
  for organisation in context.knownNames.names(of: .organisatie, organisation: 0, in: context.repository) {
    let hash = Names.hash(organisation)
    for kind in kinds where kind.scope == .organisation {
      guard context.repository.find(kind, organisation: hash, name, in: context.facts.names) != nil else { continue }
      if found != nil { return nil }
      found = "\(organisation).\(context.facts.names.text(name))"
    }
  }
  return found
}
