/// Another way of working than the facts point to.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let werkwijzeAdvies = Rule(
    616, "werkwijze-advies", .info,
    Text(
      "De feiten wijzen op een andere werkwijze dan die geldt.",
      "The facts point to another werkwijze than the one in force."),
    explanation: Text(
      "Het advies is het eerste dat opgaat. Improvisatie: acuut, en nog geen doel. Routine: terugkerend, en de weg is bekend. Bestuursproces: initiatief, netwerk of besluitvorming is vaag. Project: een resultaat in de werkwijze, een einde, een budget, en niet meer dan één inspanning. Programma: een doel, twee partijen en twee inspanningen of meer. Wat er niet staat, telt niet mee en wordt genoemd.",
      "The advice is the first that holds. Improvisatie: acute, and no doel yet. Routine: returning, and the way is known. Bestuursproces: initiatief, netwerk or besluitvorming is vaag. Project: a result in the werkwijze, an end, a budget, and no more than one inspanning. Programma: a doel, two parties and two inspanningen or more. What is not stated does not count, and is named."
    ),
    reason: Text(
      "Wie de werkwijze bewust kiest, kan uitleggen waarom zij van de feiten afwijkt. Het is een advies: u weet meer dan hier staat.",
      "Who chooses the werkwijze consciously can explain why it differs from the facts. It is an advice: you know more than is written here."
    ),
    source: .practice(
      "VPNG, Opgavegericht werken: het kiezen van de juiste werkwijze; de gids voor de vijf werkwijzen"),
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: idee
          initiatief: helder
          netwerk: vaag

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }

        presteren {
          werkwijze «project» {
            periode: 2026-02 .. 2027
          }
        }
        """,
      mended: """
        kenmerken {
          aard: idee
          initiatief: helder
          netwerk: vaag

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }

        presteren {
          werkwijze bestuursproces {
            periode: 2026-02 .. 2027
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard !opgave.isOver, let inForce = opgave.inForce, let own = opgave.werkwijze,
          !opgave.isHidden(opgave.kenmerken),
          !opgave.isHidden(opgave.presteren), !opgave.isDamaged
        else { return }
        let advice = Advice(opgave)
        guard let werkwijze = advice.werkwijze, werkwijze != own else { return }
        findings.report(
          .name(inForce),
          [
            .wanted: .word(werkwijze), .used: .texts(advice.used.map(\.text)),
            .unknown: .texts(advice.missing.map(\.text)),
          ])
      }
    ],
    message: { finding in
      let (used, missing) = (finding.list(.used), finding.list(.unknown))
      let isOne = finding.names(.unknown).count == 1
      return Text(
        "de feiten wijzen op ‘\(finding.text(.wanted))’, want er staat \(used.nl)"
          + (finding.names(.unknown).isEmpty ? "" : "; \(missing.nl) \(isOne ? "is" : "zijn") niet bekend"),
        "the facts point to ‘\(finding.text(.wanted))’, for they say \(used.en)"
          + (finding.names(.unknown).isEmpty ? "" : "; \(missing.en) \(isOne ? "is" : "are") not known"))
    })
}
