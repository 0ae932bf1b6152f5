/// A status that lags behind a decision.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let statusLooptAchter = Rule(
    423, "status-loopt-achter", .waarschuwing,
    Text(
      "De opdracht is vastgesteld, maar de status is nog verkenning of concept.",
      "The opdracht is set, but the status is still verkenning or concept."),
    explanation: Text(
      "Met het vaststellen van de opdracht ontstaat de opgave. De status hoort dan `vastgesteld` of verder te zijn.",
      "With the setting of the opdracht the opgave comes to be. The status then belongs to be `vastgesteld` or further."
    ),
    reason: Text(
      "Wie op de status stuurt, ziet deze opgave anders over het hoofd.",
      "Who steers by status would overlook this opgave."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        status: «concept»

        opdracht {
          vastgesteld: 2026-02-17
          door: college
        }
        """,
      mended: """
        status: vastgesteld

        opdracht {
          vastgesteld: 2026-02-17
          door: college
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.status == .verkenning || opgave.status == .concept, let opdracht = opgave.opdracht,
          let date = opgave.date(.vastgesteld, of: opdracht), date.last <= opgave.today,
          let field = opgave.facts.find(.status, of: opgave.ordinal)
        else { return }
        findings.report(
          .value(opgave.facts.values(of: field).lowerBound),
          [.status: .word(opgave.status ?? .concept), .date: .days(date.last)],
          related: [Related(.other, .part(.keyword(opdracht)))])
      }
    ],
    message: { finding in
      return Text(
        "de opdracht is vastgesteld op \(finding.text(.date)), maar de status is nog ‘\(finding.text(.status))’: maak er ‘vastgesteld’ van",
        "the opdracht was set on \(finding.text(.date)), but the status is still ‘\(finding.text(.status))’: make it ‘vastgesteld’"
      )
    },
    fixes: { finding, context in
      return context.replace(
        finding, Text("Verander de status in ‘vastgesteld’", "Change the status to ‘vastgesteld’"), with: "vastgesteld")
    },
    cases: [
      .reports(
        "status: «verkenning»\nopdracht { vastgesteld: 2026-07-01 }",
        saying: "vastgesteld op 2026-07-01, maar de status is nog ‘verkenning’",
        related: ["opdracht"], mended: "status: vastgesteld\nopdracht { vastgesteld: 2026-07-01 }"),
      .silent("status: concept\nopdracht { vastgesteld: 2026-07-02 }"),
      .silent("status: concept\nopdracht { vastgesteld: 2026-07 }"),
      .silent("status: concept\nopdracht { door: college }"),
      .silent("status: uitvoering\nopdracht { vastgesteld: 2026-02-17 }"),
    ])
}
