/// An effort that is for everything.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let teVeelLijnen = Rule(
    636, "te-veel-lijnen", .hint,
    Text(
      "Een inspanning die aan veel doelen en baten tegelijk bijdraagt.",
      "An inspanning that contributes to many doelen and baten at once."),
    explanation: Text(
      "Hoeveel veel is, staat in `maximum-lijnen` van `drempels`, en anders is het meer dan 3.",
      "How many is many stands in `maximum-lijnen` of `drempels`, and otherwise it is more than 3."),
    reason: Text(
      "Wat aan alles bijdraagt, is met niets te vergelijken. Noem het doel waarvoor u de inspanning zou schrappen als het verviel.",
      "What contributes to everything can be compared with nothing. Name the doel for which you would drop the inspanning if it went."
    ),
    source: .practice("werkenaanprogrammas.nl, DIN visualiseert samenhang"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          doel een "Een"
          doel twee "Twee"
          doel drie "Drie"
          doel vier "Vier"

          inspanning bouw "Bouwen" {
            werkwijze: project
            «draagt-bij-aan»: een, twee, drie, vier
          }
        }
        """,
      mended: """
        presteren {
          doel een "Een"
          doel twee "Twee"
          doel drie "Drie"
          doel vier "Vier"

          inspanning bouw "Bouwen" {
            werkwijze: project
            draagt-bij-aan: een
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let maximum = opgave.thresholds.maximumLijnen
        for inspanning in opgave.inspanningen {
          guard let field = opgave.facts.find(.draagtBijAan, of: inspanning) else { continue }
          let count = opgave.facts.values(of: field).count
          if count > maximum { findings.report(.field(field), [.count: .number(count), .limit: .number(maximum)]) }
        }
      }
    ],
    message: { finding in
      Text(
        "deze inspanning draagt aan \(finding.text(.count)) doelen en baten bij, meer dan \(finding.text(.limit)): om welke gaat het vooral?",
        "this inspanning contributes to \(finding.text(.count)) doelen and baten, more than \(finding.text(.limit)): which matter most?"
      )
    },
    cases: [
      .reports(
        "presteren {\n  doel a\n  baat b\n  inspanning bouw { «draagt-bij-aan»: a, b }\n}",
        saying: "draagt aan 2 doelen en baten bij, meer dan 1", settings: "drempels { maximum-lijnen: 1 }"),
      .silent("presteren {\n  doel a\n  doel b\n  doel c\n  inspanning bouw { draagt-bij-aan: a, b, c }\n}"),
    ])
}
