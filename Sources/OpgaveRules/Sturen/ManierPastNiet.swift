/// A way of steering for other work than this.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let manierPastNiet = Rule(
    507, "manier-past-niet", .hint,
    Text(
      "De manier van sturen past niet bij de werkwijze die geldt.",
      "The way of steering does not fit the werkwijze in force."),
    explanation: Text(
      "`lean-sturing` past bij routine, werk dat steeds langs dezelfde weg gaat. `opgavesturing` past bij de andere vier werkwijzen.",
      "`lean-sturing` fits routine, work that goes the same way each time. `opgavesturing` fits the other four werkwijzen."
    ),
    reason: Text(
      "Lean haalt verspilling uit een vaste weg; bij een vraagstuk moet de weg nog gevonden worden.",
      "Lean takes waste out of a fixed way; with a question the way is still to be found."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        besturen {
          manier: «lean-sturing»
        }

        presteren {
          werkwijze bestuursproces {
            periode: 2026-02 ..
          }
        }
        """,
      mended: """
        besturen {
          manier: opgavesturing
        }

        presteren {
          werkwijze bestuursproces {
            periode: 2026-02 ..
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let besturen = opgave.facts.child(.besturen, of: opgave.ordinal), let werkwijze = opgave.werkwijze,
          let manier = opgave.facts.word(.manier, of: besturen),
          let place = opgave.facts.valuePlace(.manier, of: besturen)
        else { return }
        let isRoutine = werkwijze == .routine
        guard manier == .leanSturing && !isRoutine || manier == .opgavesturing && isRoutine else { return }
        findings.report(place, [.own: .word(manier), .other: .word(werkwijze)])
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.own))’ past meestal niet bij ‘\(finding.text(.other))’: kies een andere manier of een andere werkwijze",
        "‘\(finding.text(.own))’ usually does not fit ‘\(finding.text(.other))’: choose another way or another werkwijze"
      )
    },
    cases: [
      .reports(
        "besturen { manier: «opgavesturing» }\npresteren { werkwijze routine { periode: 2026-02 .. } }",
        saying: "‘opgavesturing’ past meestal niet bij ‘routine’"),
      .silent("besturen { manier: lean-sturing }\npresteren { werkwijze routine { periode: 2026-02 .. } }"),
      .silent("besturen { manier: prioriteitsstelling }\npresteren { werkwijze routine { periode: 2026-02 .. } }"),
      .silent("besturen { manier: prioriteitsstelling }\npresteren { werkwijze project { periode: 2026-02 .. } }"),
      .silent("besturen { manier: lean-sturing }"),
    ])
}
