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
        let facts = opgave.facts
        guard let budget = facts.amount(.budget, of: opgave.ordinal),
          let field = facts.find(.budget, of: opgave.ordinal), budget >= 0,
          let sum = Budgets.allotted(facts, opgave.ordinal), sum > budget
        else { return }
        findings.report(.value(facts.values(of: field).lowerBound), [.sum: .cents(sum), .limit: .cents(budget)])
      }
    ],
    message: { finding in
      return Text(
        "de inspanningen kosten samen \(finding.text(.sum)), meer dan het budget van \(finding.text(.limit)): wat gaat eraf, of wat komt erbij?",
        "the inspanningen together cost \(finding.text(.sum)), more than the budget of \(finding.text(.limit)): what goes, or what is added?"
      )
    })
}
