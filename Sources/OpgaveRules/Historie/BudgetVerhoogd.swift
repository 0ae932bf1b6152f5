/// A budget that rose by much.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let budgetVerhoogd = Rule(
    1007, "budget-verhoogd", .info,
    Text(
      "Een budget dat veel hoger is dan eerst, zonder dat de opdracht een wijziging noemt.",
      "A budget that is much higher than before, while the opdracht names no wijziging."),
    explanation: Text(
      "Vergeleken worden twee momenten van een opgave die toen was vastgesteld. Gemeld wordt een verhoging van meer dan `budget-marge` in `drempels`, en anders van meer dan 10%. Schrijf in `opdracht` een `wijziging` met het besluit.",
      "Two moments are compared of an opgave that was settled then. Reported is a rise of more than `budget-marge` in `drempels`, and otherwise of more than 10%. Write a `wijziging` with the decision in `opdracht`."
    ),
    reason: Text(
      "Geld geeft de raad. Waar het vandaan komt en wie het gaf, hoort bij de opdracht te staan.",
      "Money is given by the council. Where it comes from and who gave it belongs with the opdracht."),
    source: .inference,
    example: Example(
      .opgave, before: "budget: € 10 mln", reported: "budget: «€ 12,5 mln»",
      mended: """
        budget: € 12,5 mln

        opdracht "Bouwen" {
          vastgesteld: 2024-02-01
          door: raad

          wijziging 2026-06-01 {
            door: raad
            omdat: "De bouwkosten stegen; de voorjaarsnota geeft 2,5 miljoen."
          }
        }
        """),
    checks: [
      .history { whole, change, findings in
        let margin = whole.surroundings.settings.thresholds.budgetMarge
        OpgaveHistory.forEach(change) { opgave in
          guard opgave.wasSettled, !opgave.hasNewWijziging,
            case .changed(let from, let to)? = opgave.root.field(.budget)?.values.first,
            case .amount(let was) = opgave.oldFacts.value(from), case .amount(let isNow) = opgave.newFacts.value(to),
            was.isExceeded(by: isNow, margin: margin)
          else { return }
          findings.report(
            in: opgave.new.file, .value(to), [.written: .cents(was)],
            related: [Related(was: .value(from), in: opgave.old.file)])
        }
      }
    ],
    message: { finding in
      let was = finding.text(.written)
      return Text(
        "het budget was \(was): schrijf in de opdracht een ‘wijziging’ met het besluit",
        "the budget was \(was): write in the opdracht a ‘wijziging’ with the decision")
    },
    cases: [
      .reports("budget: «€ 111»", saying: "was € 100", related: ["€ 100"], before: "budget: € 100"),
      .reports("budget: «€ 1»", before: "budget: € 0"),
      .reports("budget: «€ 121»", settings: "drempels { budget-marge: 20% }", before: "budget: € 100"),
      .silent("budget: € 120", settings: "drempels { budget-marge: 20% }", before: "budget: € 100"),
      .silent("budget: € 110", before: "budget: € 100"),
      .silent("budget: € 50", before: "budget: € 100"),
      .silent("budget: € 200", before: "status: uitvoering"),
      .silent("status: concept\nbudget: € 200", before: "status: concept\nbudget: € 100"),
      .silent("budget: € 200\nopdracht { wijziging 2026-01-01 }", before: "budget: € 100"),
      .silent("budget: € 200\n: x", despite: [102], before: "budget: € 100"),
    ])
}

extension Int128 {
  /// Whether an amount is more than this one by more than some percents of it.
  fileprivate func isExceeded(by other: Int128, margin: Decimal) -> Bool {
    guard other > self, let share = margin * Decimal(coefficient: self, scale: 2) else { return false }
    let allowed = share + Decimal(coefficient: self, scale: 0)
    return allowed.map { Decimal(coefficient: other, scale: 0) > $0 } ?? false
  }
}
