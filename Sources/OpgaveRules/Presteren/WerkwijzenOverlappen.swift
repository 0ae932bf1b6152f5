/// Two ways of working at one time.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let werkwijzenOverlappen = Rule(
    603, "werkwijzen-overlappen", .fout,
    Text(
      "Twee werkwijzen van één opgave gelden tegelijk.",
      "Two werkwijzen of one opgave hold at the same time."),
    explanation: Text(
      "Voor de opgave als geheel geldt op elke dag hooguit één werkwijze. Sluit de eerste af op de dag voor de tweede begint. Werkt een inspanning anders, zeg dat dan bij die inspanning.",
      "For the opgave as a whole at most one werkwijze holds on each day. Close the first on the day before the second begins. Where an inspanning works otherwise, say so with that inspanning."
    ),
    reason: Text(
      "Gelden er twee, dan weet niemand welke afspraken gelden.",
      "Where two hold, nobody knows which agreements hold."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze bestuursproces {
            periode: 2025-03 ..
          }

          werkwijze «programma» {
            periode: 2026-02-17 ..
          }
        }
        """,
      mended: """
        presteren {
          werkwijze bestuursproces {
            periode: 2025-03 .. 2026-02-16
          }

          werkwijze programma {
            periode: 2026-02-17 ..
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.werkwijzen.count > 1 else { return }
        let facts = opgave.facts
        let periods = opgave.werkwijzen.compactMap { werkwijze in
          facts.period(.periode, of: werkwijze).map { (ordinal: werkwijze, period: $0) }
        }.sorted { ($0.period.start.first, $0.ordinal) < ($1.period.start.first, $1.ordinal) }
        // The one that holds longest of those that started; what starts on every day before its end overlaps.
        var longest: (ordinal: DeclarationIndex, end: Int32)?
        for (ordinal, period) in periods {
          let end = period.end?.first ?? Int32.max
          if let longest, period.start.last <= longest.end, end >= period.start.first {
            findings.report(
              .name(ordinal), related: [Related(.other, .part(.name(longest.ordinal)))])
          }
          if longest.map({ end > $0.end }) ?? true { longest = (ordinal, end) }
        }
      }
    ],
    message: { finding in
      Text(
        "deze werkwijze begint terwijl een andere nog geldt: laat die eerder eindigen, of deze later beginnen",
        "this werkwijze starts while another is still in force: let that one end earlier, or this one start later")
    },
    cases: [
      .reports(
        """
        presteren {
          werkwijze «programma» { periode: 2026-02-16 .. }
          werkwijze bestuursproces { periode: 2025-03 .. 2026-02-16 }
        }
        """, related: ["bestuursproces"]),
      .reports(
        "presteren {\n  werkwijze bestuursproces { periode: 2026-02 .. }\n  werkwijze «programma» { periode: 2026-02 .. }\n}",
        related: ["bestuursproces"]),
      // Of all that overlap, the one that holds longest.
      .reports(
        """
        presteren {
          werkwijze bestuursproces { periode: 2025-01 .. 2026-01 }
          werkwijze «routine» { periode: 2025-02 .. 2025-03 }
          werkwijze «project» { periode: 2025-06 .. 2026-01 }
          werkwijze «programma» { periode: 2025-12-01 .. }
        }
        """, related: ["bestuursproces"]),
      .reports(
        """
        presteren {
          werkwijze bestuursproces { periode: 2025-01 .. 2025-06 }
          werkwijze programma { periode: 2025-07 .. }
          werkwijze «project» { periode: 2025-09 .. }
        }
        """, related: ["programma"]),
      .reports(
        "presteren {\n  werkwijze bestuursproces { periode: 2025-03 .. }\n  werkwijze «programma» { periode: 2025-06-01 .. 2025-06-01 }\n}"
      ),
      // Dates are spans: it must hold for every day of both.
      .silent(
        "presteren {\n  werkwijze bestuursproces { periode: 2025-03 .. 2026-02 }\n  werkwijze programma { periode: 2026-02-02 .. }\n}"
      ),
      .silent(
        "presteren {\n  werkwijze bestuursproces { periode: 2025-03 .. 2026-02-16 }\n  werkwijze programma { periode: 2026-02 .. }\n}"
      ),
      .silent(
        "presteren {\n  werkwijze bestuursproces { periode: 2025-03 .. }\n  werkwijze programma { periode: 2025-06 .. 2025-02 }\n}"
      ),
      .silent(
        "presteren {\n  werkwijze bestuursproces { periode: 2025 }\n  werkwijze programma { periode: 2025-06 .. }\n}",
        despite: [211]),
    ])
}
