/// A gain that nobody waits for.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let baatZonderEigenaar = Rule(
    650, "baat-zonder-eigenaar", .waarschuwing,
    Text(
      "Een baat zonder eigenaar.",
      "A baat without an owner."),
    explanation: Text(
      "Noem met `eigenaar` de functie of de partij die de baat ontvangt en laat zien dat zij er is.",
      "Name with `eigenaar` the functie or the party that receives the baat and shows that it is there."),
    reason: Text(
      "Batenmanagement begint met een eigenaar: iemand die iets aan de baat heeft en die haar wil zien.",
      "Management of benefits starts with an owner: somebody to whom the baat is of use and who wants to see it."),
    source: .practice("batenmanagement"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          baat «doorstroming» "Ouderen verhuizen naar een passende woning"
        }
        """,
      mended: """
        presteren {
          baat doorstroming "Ouderen verhuizen naar een passende woning" {
            eigenaar: corporatie
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for baat in opgave.baten where opgave.lacks(.eigenaar, in: baat) {
          findings.report(.name(baat), [.name: .text(opgave.facts.name(of: baat))])
        }
      }
    ],
    message: { finding in
      Text(
        "wie heeft iets aan ‘\(finding.text(.name))’? Noem een ‘eigenaar’",
        "to whom is ‘\(finding.text(.name))’ of use? Name an ‘eigenaar’")
    },
    cases: [
      .silent("presteren { baat rust { eigenaar: kopers } }", despite: [302]),
      .silent("presteren { baat rust { : kopers } }", despite: [102]),
    ])
}
