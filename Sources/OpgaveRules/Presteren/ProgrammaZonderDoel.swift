/// A programma that does not know where it goes.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let programmaZonderDoel = Rule(
    612, "programma-zonder-doel", .waarschuwing,
    Text(
      "Een programma zonder doel.",
      "A programma without a doel."),
    explanation: Text(
      "Schrijf in `presteren` een `doel`: wat is er in de samenleving veranderd als het programma slaagt? Is de opgave vastgesteld, dan is het een fout. Is er nog geen doel te noemen, dan past een bestuursproces beter.",
      "Write a `doel` in `presteren`: what has changed in society if the programma succeeds? Where the opgave is set it is an error. Where no doel can be named yet, a bestuursproces fits better."
    ),
    reason: Text(
      "De gids: een programma is tijdelijk en complex, en draait om een doel waar meer partijen aan werken.",
      "The guide: a programma is temporary and complex, and is about a doel on which several parties work."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze «programma» {
            periode: 2026-02 ..
          }
        }
        """,
      mended: """
        presteren {
          werkwijze programma {
            periode: 2026-02 ..
          }

          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let place = opgave.programmaWithoutDoel else { return }
        findings.report(place, severity: opgave.isSettled ? .fout : nil)
      }
    ],
    message: { _ in
      Text(
        "een programma werkt aan een doel, en er staat er geen: wat is er straks veranderd?",
        "a programma works towards a doel, and there is none: what will have changed?")
    },
    cases: [
      .reports("status: verkenning\npresteren { werkwijze «programma» { periode: 2026-02 .. } }"),
      .reports("status: vastgesteld\npresteren { werkwijze «programma» { periode: 2026-02 .. } }", as: .fout),
      .silent("presteren { werkwijze project { periode: 2026-02 .. } }"),
      // Of a block that stands there twice the first counts.
      .silent(
        "presteren { werkwijze programma { periode: 2026-02 .. }\ndoel a }\npresteren { werkwijze programma { periode: 2026-02 .. } }",
        despite: [207]),
      .reports(
        "presteren { werkwijze «programma» { periode: 2026-02 .. } }\npresteren { doel a }", as: .fout, despite: [207]),
      .silent("presteren {\n  werkwijze programma { periode: 2026-02 .. }\n  : doel\n}", despite: [102]),
      .silent(
        "presteren {\n  werkwijze programma { periode: 2025 .. }\n  werkwijze project { periode: 2026 }\n}",
        despite: [211]),
      // Of two that hold the one that started last is in force, of two that will the one that starts first.
      .reports(
        """
        presteren {
          werkwijze programma { periode: 2025-01 .. }
          werkwijze «programma» { periode: 2026-01 .. }
          werkwijze programma { periode: 2026-01 .. }
        }
        """, as: .fout),
      .reports(
        """
        status: concept

        presteren {
          werkwijze programma { periode: 2028 .. }
          werkwijze «programma» { periode: 2027 .. }
          werkwijze programma { periode: 2027 .. }
        }
        """),
      .reports(
        """
        status: afgerond

        presteren {
          werkwijze programma { periode: 2024 .. 2025 }
          werkwijze «programma» { periode: 2027 .. 2028 }
          werkwijze programma { periode: 2027 .. }
        }
        """, as: .fout),
      .reports(
        """
        status: concept

        presteren {
          werkwijze programma { periode: 2027 .. }
          werkwijze «programma» { periode: 2026 .. }
        }
        """),
    ])
}

extension OpgaveContext {
  /// The place of the programma in force, where no doel stands beside it.
  var programmaWithoutDoel: Part? {
    guard let inForce, werkwijze == .programma, doelen.isEmpty, !isHidden(presteren), !isTheme else { return nil }
    return .name(inForce)
  }
}
