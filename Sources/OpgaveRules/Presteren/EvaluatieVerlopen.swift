/// An evaluation that was agreed and did not come.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let evaluatieVerlopen = Rule(
    621, "evaluatie-verlopen", .waarschuwing,
    Text(
      "De afgesproken volgende evaluatie is voorbij en is er niet.",
      "The next evaluatie that was agreed has passed and is not there."),
    explanation: Text(
      "Zet de evaluatie erbij, of kies een nieuwe datum voor `volgende`.",
      "Add the evaluatie, or choose a new date for `volgende`."),
    reason: Text(
      "De gids: beoordeel elke werkwijze opnieuw. Een afspraak die stil verloopt, doet niemand meer.",
      "The guide: judge each werkwijze anew. An agreement that quietly expires is kept by nobody."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        leren {
          evaluatie 2025-11-20 {
            werkwijze: programma
            passend: ja
            volgende: «2026-05-01»
          }
        }
        """,
      mended: """
        leren {
          evaluatie 2025-11-20 {
            werkwijze: programma
            passend: ja
            volgende: 2026-05-01
          }

          evaluatie 2026-05-07 {
            werkwijze: programma
            passend: ja
            volgende: 2026-11-01
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isActive, opgave.status != .stilgelegd, !opgave.allEvaluaties.isEmpty, !opgave.mayHideEvaluatie
        else { return }
        func ask(_ last: (ordinal: DeclarationIndex, date: DateSpan)?, _ severity: Severity?) {
          guard let last, let next = opgave.date(.volgende, of: last.ordinal), next.last < opgave.today,
            let place = opgave.facts.valuePlace(.volgende, of: last.ordinal)
          else { return }
          findings.report(place, [.date: .days(next.last)], severity: severity)
        }
        ask(opgave.lastEvaluatie, nil)
        for inspanning in opgave.inspanningenOfOtherWerkwijze { ask(opgave.lastEvaluatie(of: inspanning), .hint) }
      }
    ],
    message: { finding in
      Text(
        "de volgende evaluatie was afgesproken voor \(finding.text(.date)): zet haar erbij, of kies een nieuwe datum",
        "the next evaluatie was agreed for \(finding.text(.date)): add it, or choose a new date")
    },
    cases: [
      .reports("status: vastgesteld\nleren { evaluatie 2026-01-20 { volgende: «2026-06-30» } }", saying: "2026-06-30"),
      .reports(
        "leren {\n  evaluatie 2026-01-20 { volgende: «2026-06» }\n  evaluatie 2025-01-20 { volgende: 2025-06 }\n  evaluatie 2026-07-02\n}"
      ),
      .silent("leren { evaluatie 2026-01-20 { volgende: 2026-07-01 } }"),
      .silent("leren { evaluatie 2026-01-20 { volgende: 2026 } }"),
      .silent(
        "leren {\n  evaluatie 2026-01-20 {\n    inspanning: tafel\n    volgende: 2026-06-30\n  }\n}", despite: [302]),
      .reports(
        """
        presteren {
          werkwijze programma { periode: 2026-01 .. }

          inspanning tafel {
            werkwijze: bestuursproces
            status: lopend
          }
        }

        leren {
          evaluatie 2026-01-20 {
            inspanning: tafel
            volgende: «2026-06-30»
          }
        }
        """, as: .hint),
      .silent("leren { reflectie 2026-01-20 }"),
      .silent("status: stilgelegd\nleren { evaluatie 2026-01-20 { volgende: 2026-06-30 } }"),
      .silent("status: afgerond\nleren { evaluatie 2026-01-20 { volgende: 2026-06-30 } }"),
      // What cannot be read may be the evaluatie that was due.
      .silent(
        "leren {\n  evaluatie 2026-01-20 { volgende: 2026-06-30 }\n  evaluatie\n}", despite: [208]),
      .silent("leren {\n  evaluatie 2026-01-20 { volgende: 2026-06-30 }\n  : evaluatie\n}", despite: [102]),
    ])
}
