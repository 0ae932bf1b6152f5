/// Years that do not make the whole.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let begrotingTeltNietOp = Rule(
    680, "begroting-telt-niet-op", .waarschuwing,
    Text(
      "De lasten van alle jaren samen zijn niet het budget.",
      "The lasten of all years together are not the budget."),
    explanation: Text(
      "Gemeld wordt wat meer dan 1% boven het `budget` uitkomt (bedragen zijn vaak afgerond); wat eronder blijft alleen als van elk jaar van de looptijd de `lasten` er staan.",
      "Reported is what comes out more than 1% above the `budget` (amounts are often rounded); what stays below it only where the `lasten` of every year of the looptijd are given."
    ),
    reason: Text(
      "De raad stelt jaren vast en stuurt op het geheel; wie het verschil niet ziet, besluit over het verkeerde bedrag.",
      "The council sets years and steers by the whole; who does not see the difference decides on the wrong amount."),
    source: .practice("programmabegroting: wat mag het kosten?"),
    example: Example(
      .opgave,
      reported: """
        looptijd: 2026 .. 2027
        budget: «€ 3 mln»

        begroting 2026 {
          lasten: € 1,5 mln
        }

        begroting 2027 {
          lasten: € 2 mln
        }
        """,
      mended: """
        looptijd: 2026 .. 2027
        budget: € 3,5 mln

        begroting 2026 {
          lasten: € 1,5 mln
        }

        begroting 2027 {
          lasten: € 2 mln
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for (owner, years) in opgave.begrotingenByOwner.sorted(by: { $0.key < $1.key }) {
          guard let (place, sum, budget) = opgave.budget(of: owner, beside: years) else { continue }
          findings.report(place, [.sum: .cents(sum), .limit: .cents(budget)])
        }
      }
    ],
    message: { finding in
      Text(
        "de lasten van alle jaren samen zijn \(finding.text(.sum)), en het budget is \(finding.text(.limit)): welk van beide klopt?",
        "the lasten of all years together are \(finding.text(.sum)), and the budget is \(finding.text(.limit)): which of the two is right?"
      )
    },
    cases: [
      .reports(
        "budget: «€ 100»\nbegroting 2026 { lasten: € 101,01 }", saying: "samen zijn € 101,01, en het budget is € 100"),
      .silent("budget: € 100\nbegroting 2026 { lasten: € 101 }"),
      .reports(
        "presteren { inspanning i {\n  budget: «€ 100»\n  begroting 2026 { lasten: € 200 }\n} }"),
      // Below it only where every year is there.
      .reports("looptijd: 2026 .. 2026\nbudget: «€ 100»\nbegroting 2026 { lasten: € 98,99 }"),
      .silent("looptijd: 2026 .. 2026\nbudget: € 100\nbegroting 2026 { lasten: € 99 }"),
      .silent("looptijd: 2026 .. 2027\nbudget: € 100\nbegroting 2026 { lasten: € 50 }"),
      .silent("looptijd: 2026 ..\nbudget: € 100\nbegroting 2026 { lasten: € 50 }"),
      .silent("budget: € 100\nbegroting 2026 { lasten: € 50 }"),
      .silent("looptijd: 2026 .. 2026\nbudget: € 100\nbegroting 2026 { baten: € 50 }"),
      .silent("budget: € 100\nbegroting 2026 { lasten: veel }\nbegroting 2027 { lasten: € 200 }", despite: [211]),
      .silent("begroting 2026 { lasten: € 200 }"),
      .silent("budget: € 5 Mark\nbegroting 2026 { lasten: € 200 }", despite: [102]),
    ])
}

extension OpgaveContext {
  /// The budget of the opgave or an inspanning from which its years together differ, and their sum, in cents.
  func budget(
    of owner: DeclarationIndex, beside years: [DeclarationIndex]
  ) -> (place: Part, sum: Int128, budget: Int128)? {
    guard !facts.isDamaged(owner), let sum = Budgets.sum(of: years, facts),
      let budget = facts.amount(.budget, of: owner), budget >= 0, let place = facts.valuePlace(.budget, of: owner)
    else { return nil }
    let slack = budget / 100
    let isWhole = facts.period(.looptijd, of: owner).map { Budgets.cover(years, $0, facts) } ?? false
    return sum > budget + slack || isWhole && sum < budget - slack ? (place, sum, budget) : nil
  }
}
