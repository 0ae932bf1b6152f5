/// Work from which nobody learns.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let lerenLeeg = Rule(
    801, "leren-leeg", .hint,
    Text(
      "Een opgave in uitvoering waarin niets over leren staat.",
      "An opgave in uitvoering in which nothing is said about learning."),
    explanation: Text(
      "Zet in `leren` een evaluatie, een reflectie, een experiment of een leervraag. Eén zin over wat u verraste is een begin. Geldt de werkwijze al zo lang dat zij geëvalueerd moet zijn (620), dan vraagt die regel ernaar.",
      "Put an evaluatie, a reflectie, an experiment or a leervraag in `leren`. One sentence on what surprised you is a start. Where the werkwijze has held for so long that it must have been evaluated (620), that rule asks for it."
    ),
    reason: Text(
      "De gids: leren is een van de vier invalshoeken, naast besturen, sturen en presteren.",
      "The guide: learning is one of the four points of view, beside besturen, sturen and presteren."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «leren» {
        }
        """,
      mended: """
        leren {
          reflectie 2026-06-30 {
            inzicht: "Omwonenden waren te laat aan tafel."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        // Who is asked for an evaluatie is asked for what stands in it too.
        guard opgave.learnsNothing, !opgave.awaitsFirstEvaluatie else { return }
        findings.report(opgave.place(of: opgave.leren))
      }
    ],
    message: { _ in
      Text(
        "in ‘leren’ staat nog niets: wat heeft u tot nu toe geleerd?",
        "there is nothing in ‘leren’ yet: what have you learnt so far?")
    },
    cases: [
      .reports("opgave «wonen» {\n  organisatie: merwestad\n  status: uitvoering\n}", .file),
      .silent("presteren { werkwijze programma { periode: 2025-06-30 .. } }"),
      .silent("presteren { werkwijze programma { periode: .. } }", despite: [107]),
      .reports("presteren { werkwijze programma { periode: 2025-07-01 .. } }\n«leren» {}"),
      .silent("leren { leervraag hoger }"),
      .silent("status: vastgesteld\nleren {}"),
      .silent("leren { : }", despite: [102]),
      .silent(": leren", despite: [102]),
    ])
}

extension OpgaveContext {
  /// Whether it is told of the opgave that nothing stands in `leren`.
  var learnsNothing: Bool {
    guard status == .uitvoering, !isHidden(leren) else { return false }
    return leren.map { facts.end(of: $0) == $0 + 1 } ?? true
  }
}
