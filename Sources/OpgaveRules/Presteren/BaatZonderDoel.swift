/// A gain that follows from nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let baatZonderDoel = Rule(
    651, "baat-zonder-doel", .waarschuwing,
    Text(
      "Een baat die uit geen enkel doel volgt.",
      "A baat that follows from no doel."),
    explanation: Text(
      "Noem met `volgt-uit` de doelen waaruit de baat voortkomt.",
      "Name with `volgt-uit` the doelen from which the baat comes."),
    reason: Text(
      "Een baat komt als een doel bereikt is. Zonder die lijn is niet te zeggen wat eraan bijdraagt.",
      "A baat comes when a doel is reached. Without that line it cannot be said what contributes to it."),
    source: .practice("Doelen-Inspanningennetwerk (DIN)"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"

          baat «doorstroming» "Ouderen verhuizen naar een passende woning"
        }
        """,
      mended: """
        presteren {
          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"

          baat doorstroming "Ouderen verhuizen naar een passende woning" {
            volgt-uit: betaalbaar
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for baat in opgave.baten where opgave.lacks(.volgtUit, in: baat) {
          findings.report(.name(baat), [.name: .text(opgave.facts.name(of: baat))])
        }
      }
    ],
    message: { finding in
      Text(
        "uit welk doel volgt ‘\(finding.text(.name))’? Zet ‘volgt-uit’ erbij",
        "from which doel does ‘\(finding.text(.name))’ follow? Add ‘volgt-uit’")
    },
    cases: [
      .silent("presteren { baat rust { volgt-uit: groei } }", despite: [302]),
      .silent("presteren { baat rust { : groei } }", despite: [102]),
    ])
}
