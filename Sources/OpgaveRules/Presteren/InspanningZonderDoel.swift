/// Work of which nobody says what it is for.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let inspanningZonderDoel = Rule(
    631, "inspanning-zonder-doel", .waarschuwing,
    Text(
      "Een inspanning die aan geen enkel doel bijdraagt.",
      "An inspanning that contributes to no doel."),
    explanation: Text(
      "Noem met `draagt-bij-aan` het doel of de baat. De regel spreekt alleen als de opgave een doel heeft, en niet over routine, improvisatie en wat gestopt is.",
      "Name the doel or baat with `draagt-bij-aan`. The rule speaks only where the opgave has a doel, and not of routine, improvisatie and what is gestopt."
    ),
    reason: Text(
      "Werk dat nergens aan bijdraagt, is het eerste dat kan vervallen, of er ontbreekt een doel.",
      "Work that contributes to nothing is the first that can go, or a doel is missing."),
    source: .practice("Doelen-Inspanningennetwerk (DIN)"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"

          inspanning «bouw» "Bouwen" {
            werkwijze: project
          }
        }
        """,
      mended: """
        presteren {
          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"

          inspanning bouw "Bouwen" {
            werkwijze: project
            draagt-bij-aan: betaalbaar
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard !opgave.doelen.isEmpty else { return }
        for inspanning in opgave.inspanningen {
          guard let werkwijze = opgave.facts.word(.werkwijze, of: inspanning), werkwijze != .routine,
            werkwijze != .improvisatie, opgave.status(of: inspanning) != .gestopt,
            opgave.lacks(.draagtBijAan, in: inspanning)
          else { continue }
          findings.report(.name(inspanning), [.name: .text(opgave.facts.name(of: inspanning))])
        }
      }
    ],
    message: { finding in
      Text(
        "aan welk doel draagt ‘\(finding.text(.name))’ bij? Zet ‘draagt-bij-aan’ erbij",
        "to which doel does ‘\(finding.text(.name))’ contribute? Add ‘draagt-bij-aan’")
    },
    cases: [
      .reports(
        "presteren {\n  doel groei\n  inspanning «bouw» { werkwijze: bestuursproces }\n}", saying: "draagt ‘bouw’ bij"),
      .silent("presteren { inspanning bouw { werkwijze: project } }"),
      .silent(
        """
        presteren {
          doel groei
          inspanning a { werkwijze: routine }
          inspanning b { werkwijze: improvisatie }
          inspanning c { werkwijze: prject }

          inspanning d {
            werkwijze: project
            status: gestopt
          }

          inspanning e {
            werkwijze: project
            draagt-bij-aan: groie
          }

          inspanning f {
            werkwijze: project
            : groei
          }
        }
        """, despite: [102, 212]),
    ])
}
