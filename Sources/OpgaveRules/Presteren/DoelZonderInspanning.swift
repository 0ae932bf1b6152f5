/// A wish that nobody works on.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let doelZonderInspanning = Rule(
    630, "doel-zonder-inspanning", .waarschuwing,
    Text(
      "Een doel waar geen inspanning aan bijdraagt.",
      "A doel to which no inspanning contributes."),
    explanation: Text(
      "Een inspanning zegt met `draagt-bij-aan` aan welk doel zij bijdraagt, rechtstreeks of met een baat die uit het doel volgt.",
      "An inspanning says with `draagt-bij-aan` to which doel it contributes, directly or by a baat that follows from the doel."
    ),
    reason: Text(
      "Een doel waar niemand iets voor doet, is een wens.",
      "A doel for which nobody does anything is a wish."),
    source: .practice("Doelen-Inspanningennetwerk (DIN)"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          doel «betaalbaar» "Twee derde van de nieuwbouw is betaalbaar"

          inspanning bouw "Bouwen" {
            werkwijze: routine
          }
        }
        """,
      mended: """
        presteren {
          doel betaalbaar "Twee derde van de nieuwbouw is betaalbaar"

          inspanning bouw "Bouwen" {
            werkwijze: routine
            draagt-bij-aan: betaalbaar
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard !opgave.isDamaged, !opgave.doelen.isEmpty else { return }
        let facts = opgave.facts
        var reached: Set<Int> = []
        for inspanning in opgave.inspanningen {
          // A name that is not known may mean any of them.
          guard let targets = opgave.file.knownTargets(.draagtBijAan, of: inspanning) else { return }
          for target in targets where Int(target.file) == opgave.file.file {
            reached.insert(Int(target.ordinal))
          }
        }
        for baat in opgave.baten where reached.contains(baat) {
          guard let targets = opgave.file.knownTargets(.volgtUit, of: baat) else { return }
          for target in targets { reached.insert(Int(target.ordinal)) }
        }
        for doel in opgave.doelen where !reached.contains(doel) {
          findings.report(.name(doel), [.text(facts.name(of: doel))])
        }
      }
    ],
    message: { finding in
      return Text(
        "geen inspanning draagt bij aan het doel ‘\(finding.text(0))’",
        "no inspanning contributes to the doel ‘\(finding.text(0))’")
    })
}
