/// More goals than a person remembers.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let teVeelDoelen = Rule(
    635, "te-veel-doelen", .hint,
    Text(
      "Een opgave met veel doelen.",
      "An opgave with many doelen."),
    explanation: Text(
      "Hoeveel veel is, staat in `maximum-doelen` van `drempels`, en anders is het meer dan 7.",
      "How many is many stands in `maximum-doelen` of `drempels`, and otherwise it is more than 7."),
    reason: Text(
      "Met veel doelen en veel lijnen ertussen wordt een doelennet spaghetti: niemand ziet nog waar het om gaat.",
      "With many goals and many lines between them a network of goals becomes spaghetti: nobody sees any more what it is about."
    ),
    source: .practice("werkenaanprogrammas.nl, DIN visualiseert samenhang"),
    example: Example(
      .opgave,
      reported: """
        «presteren» {
          doel een "Een"
          doel twee "Twee"
          doel drie "Drie"
          doel vier "Vier"
          doel vijf "Vijf"
          doel zes "Zes"
          doel zeven "Zeven"
          doel acht "Acht"
        }
        """,
      mended: """
        presteren {
          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"
          doel bouwtempo "Er worden elk jaar duizend woningen begonnen"
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let maximum = opgave.thresholds.maximumDoelen
        guard opgave.doelen.count > maximum, let presteren = opgave.presteren else { return }
        findings.report(.keyword(presteren), [.count: .number(opgave.doelen.count), .limit: .number(maximum)])
      }
    ],
    message: { finding in
      Text(
        "deze opgave heeft \(finding.text(.count)) doelen, meer dan \(finding.text(.limit)): welke horen bij elkaar?",
        "this opgave has \(finding.text(.count)) doelen, more than \(finding.text(.limit)): which belong together?")
    },
    cases: [
      .reports(
        "«presteren» {\n  doel a\n  doel b\n}", saying: "heeft 2 doelen, meer dan 1",
        settings: "drempels { maximum-doelen: 1 }"),
      .silent("presteren {\n  doel a\n  doel b\n}", settings: "drempels { maximum-doelen: 2 }"),
    ])
}
