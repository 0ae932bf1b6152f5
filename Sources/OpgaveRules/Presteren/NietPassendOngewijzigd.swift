/// A verdict without a consequence.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let nietPassendOngewijzigd = Rule(
    622, "niet-passend-ongewijzigd", .fout,
    Text(
      "De werkwijze past niet meer, en er is geen andere gekozen.",
      "The werkwijze does not fit any more, and no other was chosen."),
    explanation: Text(
      "De laatste evaluatie zegt `passend: nee`. In de eerste drie maanden daarna, en als er een `besluit` bij staat, is het een waarschuwing; anders een fout.",
      "The last evaluatie says `passend: nee`. In the first three months after it, and where a `besluit` is given, it is a warning; otherwise an error."
    ),
    reason: Text(
      "Wie vaststelt dat een werkwijze niet past en doorgaat, kiest tegen beter weten in.",
      "Who finds that a werkwijze does not fit and goes on chooses against better knowledge."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze project {
            periode: 2025-01 ..
          }
        }

        leren {
          evaluatie 2026-02-10 {
            werkwijze: project
            passend: «nee»
            omdat: "Het resultaat bleek niet vooraf vast te leggen."
          }
        }
        """,
      mended: """
        presteren {
          werkwijze project {
            periode: 2025-01 .. 2026-02-28
          }

          werkwijze programma {
            periode: 2026-03-01 ..
          }
        }

        leren {
          evaluatie 2026-02-10 {
            werkwijze: project
            passend: nee
            omdat: "Het resultaat bleek niet vooraf vast te leggen."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        guard opgave.isActive, opgave.status != .stilgelegd, let last = opgave.lastEvaluatie,
          facts.word(.passend, of: last.ordinal) == .nee, !opgave.isHidden(opgave.presteren),
          let place = facts.valuePlace(.passend, of: last.ordinal),
          !opgave.werkwijzen.contains(where: { werkwijze in
            // A start that is not understood may be later too.
            facts.period(.periode, of: werkwijze).map { $0.start.last >= last.date.first } ?? true
          })
        else { return }
        let isMild = !opgave.lacks(.besluit, in: last.ordinal) || !opgave.isPast(last.date, months: 3)
        findings.report(place, [.date: .days(last.date.last)], severity: isMild ? .waarschuwing : nil)
      }
    ],
    message: { finding in
      Text(
        "volgens de evaluatie van \(finding.text(.date)) past de werkwijze niet, en er begon daarna geen andere: kies er een",
        "according to the evaluatie of \(finding.text(.date)) the werkwijze does not fit, and no other started after it: choose one"
      )
    },
    cases: [
      .reports("leren { evaluatie 2026-03-31 { passend: «nee» } }", saying: "volgens de evaluatie van 2026-03-31"),
      .reports("leren { evaluatie 2026-04-01 { passend: «nee» } }", as: .waarschuwing),
      .reports(
        #"leren { evaluatie 2025-01-20 {\#n  passend: «nee»\#n  besluit: "Wij gaan door."\#n} }"#, as: .waarschuwing),
      .reports(
        "presteren { werkwijze programma { periode: 2026-03-30 .. } }\nleren { evaluatie 2026-03-31 { passend: «nee» } }"
      ),
      .silent(
        "presteren { werkwijze programma { periode: 2026-03-31 .. } }\nleren { evaluatie 2026-03-31 { passend: nee } }"),
      .silent(
        "presteren { werkwijze programma { periode: 2026-03 .. } }\nleren { evaluatie 2026-03-31 { passend: nee } }"),
      .silent(
        "presteren { werkwijze programma { periode: 2026 } }\nleren { evaluatie 2026-03-31 { passend: nee } }",
        despite: [211]),
      .silent("presteren { : }\nleren { evaluatie 2026-03-31 { passend: nee } }", despite: [102]),
      .silent("leren {\n  evaluatie 2026-02-10 { passend: nee }\n  evaluatie 2026-03-31 { passend: deels }\n}"),
      .silent("status: stilgelegd\nleren { evaluatie 2026-03-31 { passend: nee } }"),
      .silent("status: concept\nleren { evaluatie 2026-03-31 { passend: nee } }"),
    ])
}
