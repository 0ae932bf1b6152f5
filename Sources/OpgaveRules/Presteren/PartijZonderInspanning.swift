/// A party on the side.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let partijZonderInspanning = Rule(
    633, "partij-zonder-inspanning", .hint,
    Text(
      "Een partij die aan geen enkele inspanning meedoet.",
      "A party that takes part in no inspanning."),
    explanation: Text(
      "Niet elke partij hoeft mee te doen. Is het een keuze, negeer deze hint dan met een reden. De regel spreekt alleen over opgaven in uitvoering die inspanningen hebben.",
      "Not every party need take part. Where it is a choice, ignore this hint with a reason. The rule speaks only of opgaven in uitvoering that have inspanningen."
    ),
    reason: Text(
      "De gids: presteren is de balans tussen opgave, inspanningen en spelers.",
      "The guide: presteren is the balance between opgave, inspanningen and spelers."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: kans

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }

          partij «omwonenden» "Omwonenden" {
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
        guard opgave.status == .uitvoering, !opgave.inspanningen.isEmpty, !opgave.isHidden(opgave.presteren) else {
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
        for partij in opgave.partijen
        where !playing.contains(Address(file: opgave.file.file, ordinal: partij)) && !opgave.isHidden(partij) {
          findings.report(.name(partij), [.name: .text(opgave.facts.name(of: partij))])
        }
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is speler in geen enkele inspanning: doet deze partij mee?",
        "‘\(finding.text(.name))’ is speler in no inspanning: does this party take part?")
    },
    cases: [
      .reports(
        """
        presteren {
          inspanning bouw { spelers: huurders, gemeentesecretaris }
          inspanning tafel { spelers: omwonenden }
        }

        kenmerken {
          partij huurders
          partij omwonenden
          partij «kopers»
        }
        """, saying: "‘kopers’ is speler"),
      .silent("status: stilgelegd\npresteren { inspanning bouw { spelers: huurders } }"),
      .silent("presteren { doel groei }"),
      .silent("presteren { inspanning bouw { spelers: huurder } }", despite: [302]),
      .silent("presteren { inspanning bouw { : huurders } }", despite: [102]),
      .silent("presteren {\n  inspanning bouw { spelers: huurders }\n  : tafel\n}", despite: [102]),
      .silent("kenmerken { partij kopers { : } }\npresteren { inspanning bouw { spelers: college } }", despite: [102]),
    ])
}
