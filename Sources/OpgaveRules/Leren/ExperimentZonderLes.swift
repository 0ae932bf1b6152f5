/// A trial that taught nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let experimentZonderLes = Rule(
    805, "experiment-zonder-les", .waarschuwing,
    Text(
      "Een afgelopen experiment zonder les.",
      "An experiment that is over, without a lesson."),
    explanation: Text(
      "Schrijf met `les` op wat u nu weet. Ook een `weerlegd` experiment is geslaagd als het een les oplevert.",
      "Write with `les` what you know now. An experiment that is `weerlegd` has succeeded too if it yields a lesson."),
    reason: Text(
      "De gids vraagt te experimenteren en niet alles al te weten. De les is waar het om begonnen was.",
      "The guide asks to experiment, and not to know everything already. The lesson is what it was begun for."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        leren {
          experiment tafel "Een tafel zonder college" {
            hypothese: "Zonder wethouder aan tafel praten bewoners vrijer."
            uitkomst: «weerlegd»
          }
        }
        """,
      mended: """
        leren {
          experiment tafel "Een tafel zonder college" {
            hypothese: "Zonder wethouder aan tafel praten bewoners vrijer."
            uitkomst: weerlegd
            les: "Bewoners wilden juist weten wie er besluit."
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        for ordinal in context.ordinals where facts.kind(of: ordinal) == .experiment {
          guard let outcome = facts.word(.uitkomst, of: ordinal), outcome != .loopt, !facts.has(.les, of: ordinal),
            !facts.isDamaged(ordinal), let place = facts.valuePlace(.uitkomst, of: ordinal)
          else { continue }
          findings.report(place, [.word: .word(outcome)])
        }
      }
    ],
    message: { finding in
      Text(
        "het experiment is ‘\(finding.text(.word))’: wat weet u nu? Zet ‘les’ erbij",
        "the experiment is ‘\(finding.text(.word))’: what do you know now? Add ‘les’")
    },
    cases: [
      .reports("leren { experiment tafel { uitkomst: «onduidelijk» } }", .organisatie, saying: "‘onduidelijk’"),
      .silent("leren { experiment tafel { uitkomst: loopt } }"),
      .silent("leren { experiment tafel { uitkomst: goed } }", despite: [212]),
      .silent("leren { experiment tafel {\n  uitkomst: weerlegd\n  les: geen\n} }", despite: [211]),
      .silent("leren { experiment tafel {\n  uitkomst: weerlegd\n  : les\n} }", despite: [102]),
    ])
}
