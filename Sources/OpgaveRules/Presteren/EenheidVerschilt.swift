/// Apples and pears.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let eenheidVerschilt = Rule(
    646, "eenheid-verschilt", .fout,
    Text(
      "In één indicator staan percentages, bedragen en getallen door elkaar.",
      "In one indicator percentages, amounts and numbers are mixed."),
    explanation: Text(
      "Nulmeting, streefwaarde en metingen zijn van één soort: alle een percentage, alle een bedrag, of alle een getal.",
      "Baseline, target and measurements are of one kind: all a percentage, all an amount, or all a number."),
    reason: Text(
      "41% en 41 zijn niet te vergelijken.",
      "41% and 41 cannot be compared."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            nulmeting: 41% op 2026-01-01
            streefwaarde: «67 op 2030-12-31»
          }
        }
        """,
      mended: """
        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            nulmeting: 41% op 2026-01-01
            streefwaarde: 67% op 2030-12-31
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        for indicator in opgave.indicatoren {
          var first: Measurement.Quantity?
          search: for field in facts.fields(of: indicator) {
            for value in facts.values(of: field) {
              guard case .measurement(let measurement) = facts.value(value), let quantity = measurement.quantity else {
                continue
              }
              if let first, !quantity.isSameKind(as: first) {
                findings.report(.value(value), [.other: .text(first.text(first.number))])
                break search
              }
              first = first ?? quantity
            }
          }
        }
      }
    ],
    message: { finding in
      Text(
        "hiervoor stond \(finding.text(.other)), en dit is van een andere soort: schrijf overal een percentage, een bedrag of een getal",
        "the value before this is \(finding.text(.other)), and this one is of another kind: write a percentage, an amount or a number throughout"
      )
    },
    cases: [
      .reports("presteren { indicator a { metingen: onbekend, € 5, «6» } }", saying: "hiervoor stond € 5"),
      .reports("presteren { indicator a {\n  metingen: 5, «6%», 7%\n  nulmeting: 4\n} }", saying: "hiervoor stond 5"),
      .silent("presteren {\n  indicator a { metingen: 5 }\n  indicator b { metingen: 5% }\n}"),
    ])
}
