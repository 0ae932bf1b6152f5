/// A decision that is still to be taken.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opdrachtInToekomst = Rule(
    422, "opdracht-in-toekomst", .fout,
    Text(
      "De opgave geldt als vastgesteld, maar de datum daarvan moet nog komen.",
      "The opgave counts as set, but the date of that is still to come."),
    explanation: Text(
      "Klopt de datum, dan is de status nog `concept`; klopt de status, dan is de datum een andere.",
      "If the date is right, the status is still `concept`; if the status is right, the date is another."),
    reason: Text(
      "De gids: pas als de opdracht is vastgesteld, bestaat de opgave.",
      "The guide: only when the opdracht is set does the opgave exist."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        status: vastgesteld

        opdracht {
          vastgesteld: «2026-10-01»
          door: college
        }
        """,
      mended: """
        status: concept

        opdracht {
          vastgesteld: 2026-10-01
          door: college
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isSettled, let opdracht = opgave.opdracht, let date = opgave.date(.vastgesteld, of: opdracht),
          date.first > opgave.today, let place = opgave.facts.valuePlace(.vastgesteld, of: opdracht),
          let status = opgave.status
        else { return }
        findings.report(
          place, [.date: .days(date.first), .status: .word(status)],
          related: opgave.facts.valuePlace(.status, of: opgave.ordinal).map { [Related(.status, .part($0))] } ?? [])
      }
    ],
    message: { finding in
      Text(
        "de status is ‘\(finding.text(.status))’, maar \(finding.text(.date)) moet nog komen: verander de datum of de status",
        "the status is ‘\(finding.text(.status))’, but \(finding.text(.date)) is still to come: change the date or the status"
      )
    },
    cases: [
      .reports(
        "status: afgerond\nopdracht { vastgesteld: «2026-07-02» }",
        saying: "‘afgerond’, maar 2026-07-02 moet nog komen",
        related: ["afgerond"]),
      .silent("opdracht { vastgesteld: 2026-07-01 }"),
      .silent("opdracht { vastgesteld: 2026-Q3 }"),
      .silent("status: gestopt\nopdracht { vastgesteld: 2026-10-01 }"),
      .silent("opdracht { door: college }"),
    ])
}
