/// A verdict without its grounds.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let evaluatieZonderReden = Rule(
    623, "evaluatie-zonder-reden", .waarschuwing,
    Text(
      "Een evaluatie zegt `nee` of `deels`, en niet waarom.",
      "An evaluatie says `nee` or `deels`, and not why."),
    explanation: Text(
      "Schrijf met `omdat` op wat er niet past.",
      "Write with `omdat` what does not fit."),
    reason: Text(
      "De gids vraagt bij elke beoordeling naar het waarom; daaruit volgt wat er anders moet.",
      "The guide asks with each judgement for the why; from that follows what must change."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        leren {
          evaluatie 2026-06-20 {
            werkwijze: programma
            passend: «deels»
          }
        }
        """,
      mended: """
        leren {
          evaluatie 2026-06-20 {
            werkwijze: programma
            passend: deels
            omdat: "De partners praten goed, maar weten niet wanneer het college besluit."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let leren = opgave.leren else { return }
        for evaluatie in opgave.facts.children(of: leren) {
          guard let fits = opgave.facts.word(.passend, of: evaluatie), fits == .nee || fits == .deels,
            opgave.lacks(.omdat, in: evaluatie), let place = opgave.facts.valuePlace(.passend, of: evaluatie)
          else { continue }
          findings.report(place, [.word: .word(fits)])
        }
      }
    ],
    message: { finding in
      Text(
        "waarom past de werkwijze ‘\(finding.text(.word))’? Zet ‘omdat’ erbij",
        "why does the werkwijze fit ‘\(finding.text(.word))’? Add ‘omdat’")
    },
    cases: [
      .reports("leren { evaluatie 2026-06-20 { passend: «nee» } }", saying: "past de werkwijze ‘nee’"),
      .silent("leren { evaluatie 2026-06-20 { passend: ja } }"),
      .silent("leren { evaluatie 2026-06-20 { passend: niet } }", despite: [212]),
      .silent("leren { evaluatie 2026-06-20 {\n  passend: nee\n  omdat: 5\n} }", despite: [211]),
      .silent("leren { evaluatie 2026-06-20 {\n  passend: nee\n  : omdat\n} }", despite: [102]),
    ])
}
