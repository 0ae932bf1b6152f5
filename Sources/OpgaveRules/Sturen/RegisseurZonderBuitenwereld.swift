/// A director with nobody outside to talk to.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let regisseurZonderBuitenwereld = Rule(
    517, "regisseur-zonder-buitenwereld", .hint,
    Text(
      "Er is een regisseur, maar elke partij staat in de systeemwereld.",
      "There is a regisseur, but every party is of the systeemwereld."),
    explanation: Text(
      "De regisseur vertegenwoordigt de opgave naar buiten. Noem de partijen uit de leefwereld met wie dat gesprek wordt gevoerd.",
      "The regisseur represents the opgave outward. Name the parties of the leefwereld with whom that talk is held."),
    reason: Text(
      "De gids: de regisseur overziet het veld en vertegenwoordigt de opgave daar.",
      "The guide: the regisseur oversees the field and represents the opgave there."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: probleem

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }
        }

        sturen {
          regisseur: «opgavemanager-wonen»
        }
        """,
      mended: """
        kenmerken {
          aard: probleem

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }

        sturen {
          regisseur: opgavemanager-wonen
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let sturen = opgave.sturen, let place = opgave.facts.valuePlace(.regisseur, of: sturen),
          opgave.isEntirely(.systeemwereld)
        else { return }
        findings.report(place)
      }
    ],
    message: { _ in
      Text(
        "met wie buiten de systeemwereld praat de regisseur? Alle partijen staan erin",
        "with whom outside the systeemwereld does the regisseur talk? All parties are in it")
    },
    cases: [
      .silent("kenmerken { partij corporatie { wereld: systeemwereld } }"),
      .silent("kenmerken { aard: kans }\nsturen { regisseur: opgavemanager-wonen }"),
    ])
}
