/// Work without a way of working.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let werkwijzeOntbreekt = Rule(
    601, "werkwijze-ontbreekt", .waarschuwing,
    Text(
      "Er geldt geen werkwijze.",
      "No werkwijze is in force."),
    explanation: Text(
      "Een opgave wordt in een van vijf werkwijzen opgepakt: routine, project, programma, bestuursproces of improvisatie. De periode zegt vanaf wanneer. In uitvoering en na afronding is het een fout als er geen geldt, in een verkenning een hint.",
      "An opgave is taken up in one of five werkwijzen: routine, project, programma, bestuursproces or improvisatie. The period says from when. In uitvoering and when afgerond it is an error if none holds, in a verkenning a hint."
    ),
    reason: Text(
      "De gids vraagt elke werkwijze telkens opnieuw te evalueren: waarom deze? Wie er geen kiest, zo besluiten wij, laat de gewoonte kiezen.",
      "The guide asks to evaluate each werkwijze anew: why this one? Who chooses none, so we conclude, lets habit choose."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «presteren» {
          doel betaalbaar "Betaalbaar"
        }
        """,
      mended: """
        presteren {
          werkwijze programma {
            periode: 2026-02 ..
          }

          doel betaalbaar "Betaalbaar"
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.inForce == nil, opgave.isInForceKnown, !opgave.isHidden(opgave.presteren), !opgave.isDamaged,
          let status = opgave.status, !opgave.isTheme
        else { return }
        let severity: Severity =
          switch status {
          case .uitvoering, .afgerond: .fout
          case .verkenning: .hint
          default: .waarschuwing
          }
        findings.report(opgave.presteren.map { .keyword($0) } ?? .name(opgave.ordinal), severity: severity)
      }
    ],
    message: { finding in
      return Text(
        "er geldt nu geen werkwijze: kies er een en zeg vanaf wanneer",
        "no werkwijze is in force now: choose one and say from when")
    },
    cases: [
      // A period that is the wrong way round is told once; that of the whole says nothing of its werkwijze.
      .silent("presteren { werkwijze programma { periode: 2027 .. 2025 } }"),
      .reports("opgave «wonen» {\n  organisatie: merwestad\n  status: uitvoering\n}", .file, as: .fout),
      .reports("status: afgerond\n«presteren»", as: .fout),
      .reports("status: verkenning\n«presteren»", as: .hint),
      .reports("status: stilgelegd\n«presteren» { werkwijze project { periode: 2025 .. 2026-06-30 } }"),
      .reports("status: concept\n«presteren» { werkwijze project { periode: 2025 .. 2026-06-30 } }"),
      .reports("«presteren» { werkwijze project { periode: 2026-07-02 .. } }", as: .fout),
      .silent("presteren { werkwijze project { periode: 2025 .. 2026-07-01 } }"),
      .silent("presteren { werkwijze project { periode: 2026-07-01 .. } }"),
      .silent("status: afgerond\npresteren { werkwijze project { periode: 2025 .. 2026-06-30 } }"),
      .silent("status: gestopt\npresteren { werkwijze project { periode: 2027 .. } }"),
      .silent("status: verkenning\npresteren { werkwijze project { periode: 2026-07-02 .. } }"),
      .silent("status: concept\npresteren { werkwijze project { periode: 2027 .. } }"),
      .silent("status: vastgesteld\npresteren { werkwijze project { periode: 2027 .. } }"),
      // One whose period is not understood may hold.
      .silent(
        """
        presteren {
          werkwijze project { periode: 2020 .. 2021 }
          werkwijze routine { periode: 2025 }
        }
        """, despite: [211]),
      .silent("status: iets\npresteren", despite: [212]),
      .silent("presteren { : }", despite: [102]),
      .silent(": werkwijze\npresteren", despite: [102]),
    ])
}
