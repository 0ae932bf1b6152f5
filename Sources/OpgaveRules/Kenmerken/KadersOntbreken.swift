/// Freedom without limits.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let kadersOntbreken = Rule(
    426, "kaders-ontbreken", .info,
    Text(
      "Een vastgestelde opdracht zonder kaders.",
      "An opdracht that was set, without kaders."),
    explanation: Text(
      "Kaders zijn wat vaststaat: een wet, een visie, geld, capaciteit. Noem ze met `kaders`.",
      "Kaders are what is fixed: a law, a vision, money, capacity. Name them with `kaders`."),
    reason: Text(
      "Wie zijn kaders niet kent, vraagt voor alles toestemming of voor niets.",
      "Who does not know the limits asks leave for everything, or for nothing."),
    source: .practice("VPNG, Opgavegericht werken: het kiezen van de juiste werkwijze"),
    example: Example(
      .opgave,
      reported: """
        «opdracht» {
          vastgesteld: 2026-02-17
          door: college
        }
        """,
      mended: """
        opdracht {
          vastgesteld: 2026-02-17
          door: college
          kaders: "Woonvisie 2025-2035", "Maximaal 30% vrije sector"
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isSettled, let opdracht = opgave.opdracht, opgave.lacks(.kaders, in: opdracht) else { return }
        findings.report(.keyword(opdracht))
      }
    ],
    message: { _ in
      Text(
        "binnen welke kaders moet het antwoord passen? Noem ze met ‘kaders’",
        "within which limits must the answer fit? Name them with ‘kaders’")
    },
    cases: [
      .reports("status: afgerond\n«opdracht» { door: college }"),
      .silent("status: concept\nopdracht { door: college }"),
      .silent("opdracht { : }", despite: [102]),
    ])
}
