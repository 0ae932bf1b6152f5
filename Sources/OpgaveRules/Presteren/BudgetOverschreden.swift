/// More spent than there is.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let budgetOverschreden = Rule(
    660, "budget-overschreden", .waarschuwing,
    Text(
      "De inspanningen kosten samen meer dan het budget van de opgave.",
      "The inspanningen together cost more than the budget of the opgave."),
    explanation: Text(
      "De budgetten van alle inspanningen worden opgeteld; wat gestopt is, telt niet mee.",
      "The budgets of all inspanningen are added up; what is gestopt does not count."),
    reason: Text(
      "Wie het verschil pas bij de jaarrekening ziet, kan niet meer kiezen.",
      "Who sees the difference only in the annual accounts can no longer choose."),
    source: .practice("programmabegroting: wat mag het kosten?"),
    example: Example(
      .opgave,
      reported: """
        budget: «€ 2,5 mln»

        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: routine
            budget: € 3 mln
          }
        }
        """,
      mended: """
        budget: € 2,5 mln

        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: routine
            budget: € 2,5 mln
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let (place, sum, budget) = opgave.exceededBudget else { return }
        findings.report(place, [.sum: .cents(sum), .limit: .cents(budget)])
      }
    ],
    message: { finding in
      return Text(
        "de inspanningen kosten samen \(finding.text(.sum)), meer dan het budget van \(finding.text(.limit)): wat gaat eraf, of wat komt erbij?",
        "the inspanningen together cost \(finding.text(.sum)), more than the budget of \(finding.text(.limit)): what can go, or what must be added?"
      )
    },
    cases: [
      .reports(
        """
        budget: «€ 1.000»

        presteren {
          inspanning a { budget: € 600 }

          inspanning b {
            status: lopend
            budget: € 400,01
          }

          inspanning c
        }
        """, saying: "kosten samen € 1.000,01, meer dan het budget van € 1.000"),
      .silent("budget: € 1.000\npresteren {\n  inspanning a { budget: € 600 }\n  inspanning b { budget: € 400 }\n}"),
      // Whether these count is not known, or they do not.
      .silent(
        """
        budget: € 5

        presteren {
          inspanning a {
            status: gestopt
            budget: € 9
          }

          inspanning b {
            status: gestpt
            budget: € 9
          }

          inspanning c {
            budget: € 9
            : status
          }
        }
        """, despite: [102, 212]),
      // Where one of them is not one amount, nobody knows the sum.
      .silent(
        "budget: € 5\npresteren {\n  inspanning a { budget: € 9 }\n  inspanning b { budget: 9 }\n}", despite: [211]),
      .silent(
        "budget: € 5\npresteren {\n  inspanning a { budget: € 9 }\n  inspanning b {\n    status: gestopt\n    budget: 9\n  }\n  inspanning c { : }\n}",
        despite: [102, 211]),
      .reports("budget: «€ 0»\npresteren { inspanning a { budget: € 0,01 } }"),
      .silent("budget: € -5\npresteren { inspanning a { budget: € 9 } }", despite: [216]),
      .silent("budget: € 5 Mark\npresteren { inspanning a { budget: € 9 } }", despite: [102]),
      .silent("presteren { inspanning a { budget: € 9 } }"),
      .silent("budget: € 5"),
    ])
}

extension OpgaveContext {
  /// The budget that its inspanningen together go above, and their sum, in cents.
  var exceededBudget: (place: Part, sum: Int128, budget: Int128)? {
    guard let budget = facts.amount(.budget, of: ordinal), budget >= 0,
      let place = facts.valuePlace(.budget, of: ordinal), let sum = Budgets.allotted(facts, ordinal), sum > budget
    else { return nil }
    return (place, sum, budget)
  }
}
