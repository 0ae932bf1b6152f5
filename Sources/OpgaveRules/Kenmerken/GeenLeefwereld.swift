/// An opgave without the people it is about.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let geenLeefwereld = Rule(
    403, "geen-leefwereld", .waarschuwing,
    Text(
      "Geen enkele partij komt uit de leefwereld.",
      "No party comes from the leefwereld."),
    explanation: Text(
      "De leefwereld is het dagelijks leven van inwoners en ondernemers; de systeemwereld is die van overheden en instellingen. Is van een partij niet gezegd in welke wereld zij staat, dan zwijgt deze regel.",
      "The leefwereld is the daily life of residents and entrepreneurs; the systeemwereld is that of governments and institutions. Where it is not said of a party in which world it stands, this rule is silent."
    ),
    reason: Text(
      "De gids: opgaven leven in de leefwereld, en zijn vaak een verbinding tussen leefwereld en systeemwereld. Zonder iemand daaruit gaat het gesprek, zo besluiten wij, alleen over de eigen organisatie.",
      "The guide: opgaven live in the leefwereld, and are often a link between leefwereld and systeemwereld. Without anybody from there, so we conclude, the talk is only about the own organisation."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: probleem

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }

          partij provincie "Provincie" {
            wereld: systeemwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }

          partij provincie "Provincie" {
            wereld: systeemwereld
          }

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken, opgave.isEntirely(.systeemwereld) else { return }
        findings.report(.keyword(kenmerken))
      }
    ],
    message: { _ in
      Text(
        "alle partijen staan in de systeemwereld: wie uit de leefwereld merkt deze opgave?",
        "all parties belong to the systeemwereld: who in the leefwereld feels this opgave?")
    },
    cases: [
      .silent("kenmerken { aard: kans }"),
      .silent("kenmerken { partij corporatie { wereld: systeem } }", despite: [212]),
      .silent(
        """
        kenmerken {
          partij corporatie { wereld: systeemwereld }
          partij: huurders
        }
        """, despite: [203]),
      .silent("kenmerken { partij huurders { wereld: leefwereld } }"),
    ])
}

extension OpgaveContext {
  /// Whether there are parties, and each is said to be of one world.
  func isEntirely(_ wereld: Word) -> Bool {
    guard !partijen.isEmpty, !isHidden(kenmerken) else { return false }
    return partijen.allSatisfy { facts.word(.wereld, of: $0) == wereld }
  }
}
