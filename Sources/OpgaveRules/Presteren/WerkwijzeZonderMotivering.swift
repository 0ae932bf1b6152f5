/// A choice without a reason.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let werkwijzeZonderMotivering = Rule(
    602, "werkwijze-zonder-motivering", .waarschuwing,
    Text(
      "Bij een werkwijze staat niet waarom die gekozen is.",
      "It is not said why a werkwijze was chosen."),
    explanation: Text(
      "Schrijf het in één zin op met `omdat`.",
      "Write it in one sentence with `omdat`."),
    reason: Text(
      "De gids vraagt elke werkwijze telkens opnieuw te evalueren: waarom deze, en klopt zij nog? Zonder reden valt er niets te wegen.",
      "The guide asks to evaluate each werkwijze anew: why this one, and is it still right? Without a reason there is nothing to weigh."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze «programma» {
            periode: 2026-02 ..
          }
        }
        """,
      mended: """
        presteren {
          werkwijze programma {
            periode: 2026-02 ..
            omdat: "Meer partijen werken tijdelijk aan één maatschappelijk doel."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for werkwijze in opgave.werkwijzen where opgave.lacks(.omdat, in: werkwijze) {
          findings.report(.name(werkwijze), opgave.facts.declaration(werkwijze).word.map { [.word: .word($0)] } ?? [:])
        }
      }
    ],
    message: { finding in
      finding.arguments[.word] == nil
        ? Text("waarom deze werkwijze? Zet ‘omdat’ erbij", "why this werkwijze? Add ‘omdat’")
        : Text(
          "waarom is voor ‘\(finding.text(.word))’ gekozen? Zet ‘omdat’ erbij",
          "why was ‘\(finding.text(.word))’ chosen? Add ‘omdat’")
    },
    cases: [
      .reports(
        "presteren { werkwijze «progamma» { periode: 2026-02 .. } }", saying: "waarom deze werkwijze?", despite: [212]),
      .reports("presteren { werkwijze «routine» { periode: 2026-02 .. } }", saying: "waarom is voor ‘routine’ gekozen"),
      .silent("presteren { werkwijze routine { omdat: gewoon } }", despite: [211]),
      .silent("presteren { werkwijze routine { : } }", despite: [102]),
    ])
}
