/// An open question that nobody asks.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let leervraagOntbreekt = Rule(
    807, "leervraag-ontbreekt", .hint,
    Text(
      "Een programma of bestuursproces in uitvoering zonder leervraag.",
      "A programma or bestuursproces in uitvoering without a leervraag."),
    explanation: Text(
      "Zet in `leren` een `leervraag`: wat moet u nog ontdekken om de opgave te beantwoorden?",
      "Put a `leervraag` in `leren`: what do you still have to find out to answer the opgave?"),
    reason: Text(
      "In een programma of bestuursproces is het antwoord nog niet bekend. Een vraag die er staat, wordt gesteld.",
      "In a programma or bestuursproces the answer is not known yet. A question that is written is asked."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze programma {
            periode: 2026-02 .. 2030
          }
        }

        «leren» {
          reflectie 2026-06-30 {
            inzicht: "Omwonenden waren te laat aan tafel."
          }
        }
        """,
      mended: """
        presteren {
          werkwijze programma {
            periode: 2026-02 .. 2030
          }
        }

        leren {
          reflectie 2026-06-30 {
            inzicht: "Omwonenden waren te laat aan tafel."
          }

          leervraag samen-bouwen "Hoe bouwen wij hoger zonder de wijk te verliezen?"
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.status == .uitvoering, opgave.werkwijze == .programma || opgave.werkwijze == .bestuursproces,
          !opgave.isHidden(opgave.leren), !opgave.learnsNothing,
          !(opgave.leren.map { leren in
            opgave.facts.children(of: leren).contains { opgave.facts.kind(of: $0) == .leervraag }
          } ?? false)
        else { return }
        findings.report(opgave.place(of: opgave.leren))
      }
    ],
    message: { _ in
      Text(
        "wat moet u nog ontdekken? Zet een ‘leervraag’ in ‘leren’",
        "what do you still have to find out? Put a ‘leervraag’ in ‘leren’")
    },
    cases: [
      .reports("presteren { werkwijze bestuursproces { periode: 2026-02 .. } }\n«leren» { experiment tafel }"),
      // Where nothing was learned at all, that is said.
      .silent("presteren { werkwijze programma { periode: 2026-02 .. } }"),
      .silent("presteren { werkwijze project { periode: 2026-02 .. } }\nleren {}"),
      // Of a block that stands there twice the first counts.
      .silent(
        "presteren { werkwijze programma { periode: 2026-02 .. } }\nleren { leervraag a }\nleren {}", despite: [207]),
      .silent("status: stilgelegd\npresteren { werkwijze programma { periode: 2026-02 .. } }\nleren {}"),
      .silent("presteren { werkwijze programma { periode: 2026-02 .. } }\nleren { : }", despite: [102]),
    ])
}
