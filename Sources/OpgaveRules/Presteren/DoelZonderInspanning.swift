/// A wish that nobody works on.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let doelZonderInspanning = Rule(
    630, "doel-zonder-inspanning", .waarschuwing,
    Text(
      "Een doel waar geen inspanning aan bijdraagt.",
      "A doel to which no inspanning contributes."),
    explanation: Text(
      "Een inspanning zegt met `draagt-bij-aan` aan welk doel zij bijdraagt, rechtstreeks of met een baat die uit het doel volgt.",
      "An inspanning says with `draagt-bij-aan` to which doel it contributes, directly or by a baat that follows from the doel."
    ),
    reason: Text(
      "Een doel waar niemand iets voor doet, is een wens.",
      "A doel for which nobody does anything is a wish."),
    source: .practice("Doelen-Inspanningennetwerk (DIN)"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          doel «betaalbaar» "Twee derde van de nieuwbouw is betaalbaar"

          inspanning bouw "Bouwen" {
            werkwijze: routine
          }
        }
        """,
      mended: """
        presteren {
          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"

          inspanning bouw "Bouwen" {
            werkwijze: routine
            draagt-bij-aan: betaalbaar
          }
        }
        """),
    checks: [
      .repository(reads: [.goals]) { overview, findings in
        // Most doelen are reached from within; the few that are not may be so from another opgave.
        let reached = Set(overview.outlines.lazy.flatMap(\.reached).map(\.to))
        for (file, outline) in overview.outlines.numbered {
          for doel in outline.unreached {
            let ways = [doel.ordinal] + doel.baten
            if ways.contains(where: { reached.contains(Address(file: file, ordinal: $0)) }) { continue }
            findings.report(
              in: file, .name(doel.ordinal),
              [.name: .text(overview.repository.files[file].facts.name(of: doel.ordinal))])
          }
        }
      }
    ],
    message: { finding in
      return Text(
        "geen inspanning draagt bij aan het doel ‘\(finding.text(.name))’: wat gaat u ervoor doen?",
        "no inspanning contributes to the doel ‘\(finding.text(.name))’: what will be done for it?")
    },
    cases: [
      .reports("presteren { doel «groei» }", saying: "‘groei’"),
      // A baat that follows from it will do, here or in another opgave.
      .reports(
        """
        presteren {
          doel groei
          doel «rust»

          baat zorg { volgt-uit: groei }
          baat licht { volgt-uit: rust }
          inspanning bouw { draagt-bij-aan: zorg }
        }
        """),
      .reports(
        """
        opgave a {
          organisatie: merwestad

          presteren {
            doel d1
            doel «d2»
            doel d3

            baat b { volgt-uit: d3 }
          }
        }

        opgave b {
          organisatie: merwestad
          presteren { inspanning i { draagt-bij-aan: a.d1, a.b } }
        }
        """, .file),
      // What another opgave calls the same is another doel.
      .reports(
        """
        opgave a {
          organisatie: merwestad
          presteren { doel «groei» }
        }

        opgave b {
          organisatie: merwestad

          presteren {
            doel groei
            inspanning i { draagt-bij-aan: groei }
          }
        }
        """, .file),
      .reports(
        """
        opgave wonen {
          organisatie: merwestad

          presteren {
            doel «groei»
            baat rust { volgt-uit: haven.kade }
            inspanning bouw { draagt-bij-aan: haven.kade, rust }
          }
        }
        """, .file, beside: ["haven.opgave": "opgave haven {\n  organisatie: merwestad\n  presteren { doel kade }\n}"]),
      .silent("presteren {\n  doel groei\n  inspanning bouw { draagt-bij-aan: groie }\n}", despite: [302]),
      .silent(
        "presteren { doel groei }",
        beside: ["deel.opgave": "opgave deel {\n  organisatie: merwestad\n  deel-van: wonen\n}"]),
      .silent("presteren {\n  doel groei\n  inspanning bouw { : groei }\n}", despite: [102]),
      .silent("presteren {\n  doel groei\n  : inspanning\n}", despite: [102]),
      .silent("presteren { doel groei }\n: groei", despite: [102]),
      .silent("presteren {\n  doel groei\n  baat zorg { volgt-uit: groie }\n}", despite: [302]),
      .silent("presteren {\n  doel groei\n  baat zorg { : groei }\n}", despite: [102]),
    ])
}

extension FileOutline {
  /// Adds the doelen to which no inspanning of their own opgave contributes, and what its inspanningen reach in others.
  mutating func addGoals(_ opgave: borrowing OpgaveContext) {
    var own: Set<DeclarationIndex> = []
    var isKnown = !opgave.isDamaged && !opgave.isHidden(opgave.presteren)
    for inspanning in opgave.inspanningen {
      // A name that is not known may mean any of them.
      guard let targets = opgave.file.knownTargets(.draagtBijAan, of: inspanning), !opgave.isHidden(inspanning) else {
        isKnown = false
        continue
      }
      for target in targets {
        if target.file == opgave.file.file, opgave.facts.root(of: target.ordinal) == opgave.ordinal {
          own.insert(target.ordinal)
        } else {
          reached.append(Reach(from: opgave.ordinal, to: target))
        }
      }
    }
    guard isKnown, !opgave.doelen.isEmpty, !opgave.isTheme else { return }
    /// By doel: the baten that follow from it.
    var baten: [DeclarationIndex: [DeclarationIndex]] = [:]
    for baat in opgave.baten {
      guard let targets = opgave.file.knownTargets(.volgtUit, of: baat), !opgave.isHidden(baat) else { return }
      for target in targets where target.file == opgave.file.file {
        baten[target.ordinal, default: []].append(baat)
        if own.contains(baat) { own.insert(target.ordinal) }
      }
    }
    for doel in opgave.doelen where !own.contains(doel) {
      unreached.append(
        Unreached(
          ordinal: doel, name: opgave.facts.nameHash(of: doel), baten: baten[doel] ?? []))
    }
  }
}
