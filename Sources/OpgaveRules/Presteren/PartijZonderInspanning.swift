/// A party on the side.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let partijZonderInspanning = Rule(
    633, "partij-zonder-inspanning", .hint,
    Text(
      "Partijen die aan geen enkele inspanning meedoen.",
      "Parties that take part in no inspanning."),
    explanation: Text(
      "Niet elke partij hoeft mee te doen. Is het een keuze, zet er dan `# negeer OPG633: reden` boven. Wie `rol: gebruiker` heeft, hoeft niet mee te doen. De regel spreekt alleen over opgaven in uitvoering waarvan een inspanning spelers heeft, en noemt alle partijen in één keer.",
      "Not every party need take part. Where it is a choice, put `# negeer OPG633: reason` above it. Who has `rol: gebruiker` need not take part. The rule speaks only of opgaven in uitvoering of which an inspanning has spelers, and names all parties at once."
    ),
    reason: Text(
      "De gids: presteren is de balans tussen opgave, inspanningen en spelers.",
      "The guide: presteren is the balance between opgave, inspanningen and spelers."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: kans

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }

          partij omwonenden "Omwonenden" {
            wereld: leefwereld
          }
        }

        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            spelers: corporatie
          }
        }
        """,
      mended: """
        kenmerken {
          aard: kans

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }

          partij omwonenden "Omwonenden" {
            wereld: leefwereld
          }
        }

        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            spelers: corporatie, omwonenden
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.status == .uitvoering, !opgave.isHidden(opgave.presteren), let kenmerken = opgave.kenmerken else {
          return
        }
        var playing: Set<Address> = []
        for inspanning in opgave.inspanningen {
          // A name that is not known may mean any of them.
          guard let spelers = opgave.file.knownTargets(.spelers, of: inspanning), !opgave.isHidden(inspanning) else {
            return
          }
          playing.formUnion(spelers)
        }
        if playing.isEmpty { return }
        // Of two of one name either may be meant.
        let here = playing.filter { $0.file == opgave.file.file }
        let named = Set(here.map { opgave.facts.nameHash(of: $0.ordinal) })
        let idle = opgave.partijen.filter { partij in
          !named.contains(opgave.facts.nameHash(of: partij)) && !opgave.isHidden(partij)
            && opgave.facts.word(.rol, of: partij) != .gebruiker && !opgave.facts.isUnknown(.rol, of: partij)
        }
        findings.report(.keyword(kenmerken), each: idle, opgave.facts)
      }
    ], tags: [.collects],
    message: { finding in
      let isOne = finding.names(.each).count == 1
      return Text(
        "\(finding.each.nl) \(isOne ? "is" : "zijn") speler in geen enkele inspanning: \(isOne ? "doet deze partij" : "doen deze partijen") mee?",
        "\(finding.each.en) \(isOne ? "is" : "are") speler in no inspanning: \(isOne ? "does this party" : "do these parties") take part?"
      )
    },
    cases: [
      .reports(
        """
        presteren {
          inspanning bouw { spelers: huurders, gemeentesecretaris }
          inspanning tafel { spelers: omwonenden }
        }

        «kenmerken» {
          partij huurders
          partij omwonenden
          partij kopers
          partij bouwers
          partij lezers { rol: gebruiker }
          partij kijkers { rol: gebruikers }
        }
        """, saying: "‘kopers’ en ‘bouwers’ zijn speler", related: ["kopers", "bouwers"], despite: [212]),
      .reports(
        """
        presteren { inspanning bouw { spelers: huurders } }

        «kenmerken» {
          partij huurders
          partij kopers
          partij bouwers  # negeer OPG633: bouwt later
        }
        """, saying: "‘kopers’ is speler in geen enkele inspanning: doet", related: ["kopers"]),
      // What has no name cannot be called.
      .silent(
        "presteren { inspanning bouw { spelers: huurders } }\n\nkenmerken {\n  partij huurders\n  partij {\n    mening: \"Nee.\"\n  }\n}",
        despite: [208]),
      .reports(
        "presteren { inspanning bouw { spelers: huurders } }\n\n«kenmerken» {\n  partij huurders\n  partij \"Kopers\"\n  partij bouwers\n}",
        saying: "‘bouwers’ is speler", related: ["bouwers"], despite: [208]),
      // Where nobody takes part in anything another rule speaks.
      .silent("presteren { inspanning bouw }"),
      .silent("status: stilgelegd\npresteren { inspanning bouw { spelers: huurders } }"),
      .silent("presteren { doel groei }"),
      .silent("presteren { inspanning bouw { spelers: huurder } }", despite: [302]),
      // Of two of one name either may be meant.
      .silent(
        "presteren { inspanning bouw { spelers: huurders } }\n\nkenmerken {\n  partij huurders\n  partij huurders\n}",
        despite: [301]),
      .silent("presteren { inspanning bouw { : huurders } }", despite: [102]),
      .silent("presteren {\n  inspanning bouw { spelers: huurders }\n  : tafel\n}", despite: [102]),
      .silent("kenmerken { partij kopers { : } }\npresteren { inspanning bouw { spelers: college } }", despite: [102]),
    ])
}
