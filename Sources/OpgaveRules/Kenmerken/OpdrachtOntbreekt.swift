/// Work without an opdracht.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opdrachtOntbreekt = Rule(
    420, "opdracht-ontbreekt", .fout,
    Text(
      "Een opgave die loopt of klaar is, zonder vastgestelde opdracht.",
      "An opgave that runs or is done, without an opdracht that was set."),
    explanation: Text(
      "Vanaf `vastgesteld` hoort er een `opdracht` te zijn met de datum waarop die is `vastgesteld`. Is dat nog niet gebeurd, dan is de status `verkenning` of `concept`.",
      "From `vastgesteld` on there should be an `opdracht` with the date on which it was `vastgesteld`. Where that has not happened yet, the status is `verkenning` or `concept`."
    ),
    reason: Text(
      "De gids: pas als de opdracht is vastgesteld, bestaat de opgave.",
      "The guide: only when the opdracht is set does the opgave exist."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        status: «uitvoering»
        """,
      mended: """
        status: uitvoering

        opdracht {
          vastgesteld: 2026-02-17
          door: college
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isSettled, opgave.lacks(.vastgesteld, in: opgave.opdracht), let status = opgave.status,
          let place = opgave.facts.valuePlace(.status, of: opgave.ordinal)
        else { return }
        findings.report(opgave.opdracht.map { .keyword($0) } ?? place, [.status: .word(status)])
      }
    ],
    message: { finding in
      Text(
        "de status is ‘\(finding.text(.status))’, maar er is geen opdracht met ‘vastgesteld’: zet erbij wanneer en door wie",
        "the status is ‘\(finding.text(.status))’, but there is no opdracht with ‘vastgesteld’: add when and by whom")
    },
    cases: [
      .reports("status: stilgelegd\n«opdracht» { door: college }", saying: "‘stilgelegd’"),
      .reports("status: «vastgesteld»"),
      .reports("status: «afgerond»"),
      .silent("status: concept"),
      // Of a block that stands there twice the first counts.
      .silent("opdracht { vastgesteld: 2026-01-01 }\nopdracht {}", despite: [207]),
      .silent("status: gestopt"),
      .silent("opdracht { vastgesteld: 1 }", despite: [211]),
      .silent("opdracht { : }", despite: [102]),
      .silent(": opdracht", despite: [102]),
    ])
}
