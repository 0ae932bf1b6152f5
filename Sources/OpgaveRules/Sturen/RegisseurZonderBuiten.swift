/// A director with nobody outside to talk to.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let regisseurZonderBuiten = Rule(
    517, "regisseur-zonder-buiten", .hint,
    Text(
      "Er is een regisseur, maar elke partij hoort bij de eigen organisatie.",
      "There is a regisseur, but every party belongs to the own organisation."),
    explanation: Text(
      "De regisseur brengt de positie van de organisatie naar buiten. Noem de partijen bij wie dat gebeurt. Een partij zonder `organisatie` telt als buiten.",
      "The regisseur brings the position of the organisation outside. Name the parties to whom that is done. A party without `organisatie` counts as outside."
    ),
    reason: Text(
      "De gids: de regisseur overziet het opdrachtgevende veld en gaat naar buiten met de positie van de gemeente.",
      "The guide: the regisseur oversees the commissioning field and goes outside about the position of the gemeente."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: probleem

          partij beheer "Afdeling beheer" {
            wereld: systeemwereld
            organisatie: merwestad
          }
        }

        sturen {
          regisseur: «opgavemanager-wonen»
        }
        """,
      mended: """
        kenmerken {
          aard: probleem

          partij beheer "Afdeling beheer" {
            wereld: systeemwereld
            organisatie: merwestad
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
          !opgave.partijen.isEmpty, !opgave.isHidden(opgave.kenmerken),
          let own = opgave.file.target(.organisatie, of: opgave.ordinal),
          opgave.partijen.allSatisfy({ opgave.file.target(.organisatie, of: $0) == own })
        else { return }
        findings.report(place)
      }
    ],
    message: { _ in
      Text(
        "bij wie brengt de regisseur de positie van de organisatie? Alle partijen horen bij haar zelf",
        "to whom does the regisseur bring the position of the organisation? All parties belong to itself")
    },
    cases: [
      .silent("kenmerken { partij beheer { organisatie: merwestad } }"),
      .silent("kenmerken { aard: kans }\nsturen { regisseur: opgavemanager-wonen }"),
      .silent("kenmerken { partij corporatie { wereld: systeemwereld } }\nsturen { regisseur: opgavemanager-wonen }"),
      .silent(
        "kenmerken {\n  partij beheer { organisatie: merwestad }\n  : huurders\n}\nsturen { regisseur: opgavemanager-wonen }",
        despite: [102]),
      .silent(
        "organisatie: dorp\nkenmerken { partij beheer { organisatie: merwestad } }\nsturen { regisseur: merwestad.opgavemanager-wonen }",
        beside: ["dorp.opgave": "organisatie dorp"]),
    ])
}
