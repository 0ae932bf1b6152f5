/// A goal for when everybody has gone home.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let streefdatumNaEinde = Rule(
    643, "streefdatum-na-einde", .waarschuwing,
    Text(
      "De datum van een streefwaarde ligt na het einde van de opgave.",
      "The date of a target lies after the end of the opgave."),
    explanation: Text(
      "Het einde is dat van `looptijd`, en anders dat van de werkwijze die geldt. Kies een eerdere datum, of een langere looptijd.",
      "The end is that of `looptijd`, and otherwise that of the werkwijze in force. Choose an earlier date, or a longer looptijd."
    ),
    reason: Text(
      "Als de opgave voorbij is, is er niemand meer die meet of bijstuurt.",
      "When the opgave is over there is nobody left to measure or correct."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        looptijd: 2026 .. 2028

        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            streefwaarde: ≥ 67% op «2030-12-31»
          }
        }
        """,
      mended: """
        looptijd: 2026 .. 2028

        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            streefwaarde: ≥ 67% op 2028-12-31
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let end = opgave.end.date else { return }
        for course in opgave.courses {
          for (value, target) in course.targets {
            guard let date = target.date, date.first > end.last else { continue }
            findings.report(.end(value), [.end: .days(end.last)])
          }
        }
      }
    ],
    message: { finding in
      Text(
        "deze datum ligt na het einde van de opgave, \(finding.text(.end)): kies een eerdere datum of een langere looptijd",
        "this date lies after the end of the opgave, \(finding.text(.end)): choose an earlier date or a longer looptijd"
      )
    },
    cases: [
      .reports(
        "presteren {\n  werkwijze project { periode: 2026 .. 2027 }\n  indicator a { streefwaarde: 5 op «2028-01-01» }\n}",
        saying: "het einde van de opgave, 2027-12-31"),
      .reports(
        "looptijd: 2026 .. 2027\npresteren { indicator a { streefwaarde: 4 op 2026, 5 op «2028», 6 op «2029-01» } }"),
      .silent("looptijd: 2026 .. 2027\npresteren { indicator a { streefwaarde: 5 op 2027-12-31 } }"),
      .silent("looptijd: 2026 .. 2027-06\npresteren { indicator a { streefwaarde: 5 op 2027 } }"),
      .silent("looptijd: 2026 .. 2027\npresteren { indicator a { streefwaarde: 5 } }"),
      .silent(
        "looptijd: 2026\npresteren {\n  werkwijze project { periode: 2026 .. 2027 }\n  indicator a { streefwaarde: 5 op 2028 }\n}",
        despite: [211]),
    ])
}
