/// A goal behind your back.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let richtingTegengesteld = Rule(
    642, "richting-tegengesteld", .fout,
    Text(
      "De streefwaarde ligt aan de andere kant van de nulmeting dan de richting zegt.",
      "The target lies on the other side of the baseline than the direction says."),
    explanation: Text(
      "Bij `stijgend` ligt de streefwaarde boven de nulmeting, bij `dalend` eronder.",
      "With `stijgend` the target lies above the baseline, with `dalend` below it."),
    reason: Text(
      "Een van de drie is verkeerd opgeschreven, en elk verslag over de koers klopt dan niet.",
      "One of the three is written wrong, and every report on the course is wrong then."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          indicator wachttijd "Wachttijd van een starter" {
            richting: «stijgend»
            nulmeting: 9 op 2026
            streefwaarde: 2 op 2030
          }
        }
        """,
      mended: """
        presteren {
          indicator wachttijd "Wachttijd van een starter" {
            richting: dalend
            nulmeting: 9 op 2026
            streefwaarde: 2 op 2030
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for (indicator, course) in zip(opgave.indicatoren, opgave.courses) {
          guard course.isOpposed, let start = course.start?.quantity, let target = course.target?.quantity,
            let richting = course.richting, let place = opgave.facts.valuePlace(.richting, of: indicator)
          else { continue }
          findings.report(
            place,
            [
              .word: .word(richting), .start: .text(start.text(start.number)),
              .end: .text(target.text(target.number)),
            ])
        }
      }
    ],
    message: { finding in
      Text(
        "de richting is ‘\(finding.text(.word))’, maar de streefwaarde gaat van \(finding.text(.start)) naar \(finding.text(.end)): verbeter een van beide",
        "the direction is ‘\(finding.text(.word))’, but the target goes from \(finding.text(.start)) to \(finding.text(.end)): correct one of the two"
      )
    },
    cases: [
      .reports(
        "presteren { indicator a {\n  richting: «dalend»\n  nulmeting: € 5 mln\n  streefwaarde: € 6 mln\n} }",
        saying: "‘dalend’, maar de streefwaarde gaat van € 5.000.000 naar € 6.000.000"),
      .reports("presteren { indicator a {\n  richting: «stijgend»\n  nulmeting: 9 .. 12\n  streefwaarde: 7 .. 8\n} }"),
      .reports(
        "presteren { indicator a {\n  richting: «stijgend»\n  nulmeting: 9\n  streefwaarde: 12 op 2026, 7 op 2027\n} }"),
      .silent(
        "presteren { indicator a {\n  richting: stijgend\n  nulmeting: 9\n  streefwaarde: 7 op 2026, 12 op 2027\n} }"),
      .silent("presteren { indicator a {\n  richting: stijgend\n  nulmeting: 9 .. 12\n  streefwaarde: 7 .. 9\n} }"),
      .silent("presteren { indicator a {\n  richting: dalend\n  nulmeting: 7 .. 9\n  streefwaarde: 9 .. 12\n} }"),
      .silent("presteren { indicator a {\n  richting: handhaven\n  nulmeting: 9\n  streefwaarde: 12\n} }"),
      .silent("presteren { indicator a {\n  richting: handhaven\n  nulmeting: 9\n  streefwaarde: 2\n} }"),
      .silent("presteren { indicator a {\n  richting: stijgend\n  nulmeting: 9%\n  streefwaarde: 2\n} }"),
      .silent(
        "presteren { indicator a {\n  richting: stijgend\n  nulmeting: 9\n  streefwaarde: 2\n  metingen: 5%\n} }"),
      .silent("presteren { indicator a {\n  richting: stijgend\n  streefwaarde: 2\n} }"),
    ])
}
