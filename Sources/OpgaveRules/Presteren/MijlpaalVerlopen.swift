/// A point on the way that was passed unseen.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let mijlpaalVerlopen = Rule(
    684, "mijlpaal-verlopen", .waarschuwing,
    Text(
      "Een mijlpaal waarvan de dag voorbij is, zonder dat hij gehaald is.",
      "A mijlpaal of which the day has passed, without being reached."),
    explanation: Text(
      "Is hij gehaald, zet dan `gedaan` erbij; anders een nieuwe datum. De regel kijkt in opgaven die lopen, en in inspanningen die gepland of lopend zijn.",
      "Where it was reached, add `gedaan`; otherwise a new date. The rule looks in opgaven that are active, and in inspanningen that are gepland or lopend."
    ),
    reason: Text(
      "Een datum die stil verstrijkt, leert de raad dat data niets betekenen.",
      "A date that passes quietly teaches the council that dates mean nothing."),
    source: .practice("bestuurlijke planning van raden en staten"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          mijlpaal «2026-05-01» "De raad stelt het plan vast" {
            soort: besluit
            orgaan: raad
          }
        }
        """,
      mended: """
        presteren {
          mijlpaal 2026-05-01 "De raad stelt het plan vast" {
            soort: besluit
            orgaan: raad
            gedaan: 2026-05-12
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for mijlpaal in opgave.mijlpalen where opgave.isOverdue(mijlpaal, on: opgave.today) {
          guard let date = opgave.facts.declaration(mijlpaal).date else { continue }
          findings.report(.name(mijlpaal), [.date: .days(date.last)])
        }
      }
    ],
    message: { finding in
      Text(
        "deze mijlpaal was voor \(finding.text(.date)): zet ‘gedaan’ erbij of kies een nieuwe datum",
        "this mijlpaal was for \(finding.text(.date)): add ‘gedaan’ or choose a new date")
    },
    cases: [
      .reports("presteren { mijlpaal «2026-06-30» \"M\" }", saying: "was voor 2026-06-30"),
      .silent("presteren { mijlpaal 2026-07-01 \"M\" }"),
      .silent("presteren { mijlpaal 2026 \"M\" }"),
      .silent("presteren { mijlpaal 2026-06-30 \"M\" { gedaan: ja } }", despite: [211]),
      .silent("status: verkenning\npresteren { mijlpaal 2026-06-30 \"M\" }"),
      .silent("status: afgerond\npresteren { mijlpaal 2026-06-30 \"M\" }"),
      .reports("presteren { inspanning i {\n  status: lopend\n  mijlpaal «2026-06-30» \"M\"\n} }"),
      .reports("presteren { inspanning i {\n  status: gepland\n  mijlpaal «2026-06-30» \"M\"\n} }"),
      .silent("presteren { inspanning i {\n  status: stilgelegd\n  mijlpaal 2026-06-30 \"M\"\n} }"),
      .silent("presteren { inspanning i {\n  mijlpaal 2026-06-30 \"M\"\n} }"),
    ])
}
