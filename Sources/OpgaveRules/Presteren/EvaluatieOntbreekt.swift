/// A werkwijze that nobody looks at any more.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let evaluatieOntbreekt = Rule(
    620, "evaluatie-ontbreekt", .waarschuwing,
    Text(
      "Een werkwijze geldt al lang zonder dat zij geëvalueerd is.",
      "A werkwijze has held for long without being evaluated."),
    explanation: Text(
      "Zet in `leren` een `evaluatie` van de opgave: past de werkwijze nog? Met `volgende` spreekt u af wanneer u weer kijkt. Hoe lang lang is, staat in `evaluatie-maanden` van `drempels`, en anders is het 12 maanden. Ook van een lopende inspanning met een andere werkwijze wordt het gevraagd, als hint; zeg in haar evaluatie met `inspanning` over welke zij gaat.",
      "Put an `evaluatie` of the opgave in `leren`: does the werkwijze still fit? With `volgende` you agree when you look again. How long is long stands in `evaluatie-maanden` of `drempels`, and otherwise it is 12 months. It is asked of a running inspanning with another werkwijze too, as a hint; say in its evaluatie with `inspanning` which one it is about."
    ),
    reason: Text(
      "De gids: beoordeel elke werkwijze telkens opnieuw; waarom deze, en past zij nog?",
      "The guide: judge each werkwijze anew; why this one, and does it still fit?"),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze «programma» {
            periode: 2025-01 ..
          }
        }
        """,
      mended: """
        presteren {
          werkwijze programma {
            periode: 2025-01 ..
          }
        }

        leren {
          evaluatie 2026-01-20 {
            werkwijze: programma
            passend: ja
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isActive, opgave.status != .stilgelegd, let inForce = opgave.inForce,
          !opgave.mayHideEvaluatie, let start = opgave.facts.period(.periode, of: inForce)?.start
        else { return }
        let months = opgave.thresholds.evaluatieMaanden
        func ask(
          _ last: (ordinal: DeclarationIndex, date: DateSpan)?, since start: DateSpan, _ place: Part,
          _ severity: Severity?
        ) {
          if let last, opgave.isPast(last.date, months: months), opgave.lacks(.volgende, in: last.ordinal) {
            findings.report(
              .name(last.ordinal), [.aspect: .aspect(.longAgo), .date: .days(last.date.last), .limit: .number(months)],
              severity: severity)
          } else if last.map({ $0.date.last < start.first }) ?? true, opgave.isPast(start, months: months) {
            findings.report(place, [.aspect: .aspect(.never), .start: .days(start.first)], severity: severity)
          }
        }
        ask(opgave.lastEvaluatie, since: start, .name(inForce), nil)
        for inspanning in opgave.inspanningenOfOtherWerkwijze {
          if let start = opgave.facts.period(.looptijd, of: inspanning)?.start {
            ask(opgave.lastEvaluatie(of: inspanning), since: start, .name(inspanning), .hint)
          }
        }
      }
    ],
    message: { finding in
      finding.aspect == .longAgo
        ? Text(
          "de laatste evaluatie was op \(finding.text(.date)), meer dan \(finding.text(.limit)) maanden geleden: past de werkwijze nog? Zet een ‘evaluatie’ in ‘leren’",
          "the last evaluatie was on \(finding.text(.date)), more than \(finding.text(.limit)) months ago: does the werkwijze still fit? Put an ‘evaluatie’ in ‘leren’"
        )
        : Text(
          "deze werkwijze geldt sinds \(finding.text(.start)) en is nog niet geëvalueerd: past zij nog? Zet een ‘evaluatie’ in ‘leren’",
          "this werkwijze has been in force since \(finding.text(.start)) and has not been evaluated: does it still fit? Put an ‘evaluatie’ in ‘leren’"
        )
    },
    cases: [
      .reports("presteren { werkwijze «routine» { periode: 2025-06-30 .. } }", saying: "geldt sinds 2025-06-30"),
      .reports("status: vastgesteld\npresteren { werkwijze «routine» { periode: 2025-06 .. } }"),
      .reports("presteren { werkwijze «routine» { periode: 2025 .. } }", settings: "drempels { evaluatie-maanden: 5 }"),
      .reports(
        "presteren { werkwijze «routine» { periode: 2025-01-02 .. } }\nleren {\n  evaluatie 2026-08-01\n  evaluatie 2025-01-01 { volgende: 2027-01-01 }\n}",
        saying: "geldt sinds"),
      .reports(
        "presteren { werkwijze programma { periode: 2024-01 .. } }\nleren {\n  evaluatie «2025-06-30»\n  evaluatie 2024-12-31\n}",
        saying: "de laatste evaluatie was op 2025-06-30, meer dan 12 maanden geleden"),
      // Of two on one day the one that stands last counts.
      .reports(
        "presteren { werkwijze programma { periode: 2024-01 .. } }\nleren {\n  evaluatie 2025-01-01 { volgende: 2027-01-01 }\n  evaluatie «2025-01-01»\n}"
      ),
      .silent("presteren { werkwijze routine { periode: 2025-07-01 .. } }"),
      .silent("presteren { werkwijze routine { periode: 2025-07 .. } }"),
      .silent("presteren { werkwijze programma { periode: 2024-01 .. } }\nleren { evaluatie 2025-07-01 }"),
      .silent(
        "presteren { werkwijze programma { periode: 2025-01-01 .. } }\nleren { evaluatie 2025-01-01 { volgende: 2026-12-01 } }"
      ),
      .silent(
        "presteren { werkwijze programma { periode: 2024-01 .. } }\nleren { evaluatie 2025-01 { volgende: 1 } }",
        despite: [211]),
      .silent(
        "presteren { werkwijze programma { periode: 2024-01 .. } }\nleren { evaluatie 2025-01 { : } }", despite: [102]),
      .silent("presteren { werkwijze programma { periode: 2024-01 .. } }\nleren { : }", despite: [102]),
      .silent("status: stilgelegd\npresteren { werkwijze routine { periode: 2024 .. } }"),
      .silent("status: concept\npresteren { werkwijze routine { periode: 2024 .. } }"),
      .silent("presteren { werkwijze programma { periode: 2024-01 .. } }\nleren { evaluatie }", despite: [208]),
      .reports(
        "presteren { werkwijze «programma» { periode: 2024-01 .. } }\nleren { reflectie }", despite: [208]),
      // What runs otherwise than the whole is asked for itself.
      .reports(
        """
        presteren {
          werkwijze programma { periode: 2026-01 .. }

          inspanning «tafel» {
            werkwijze: bestuursproces
            status: lopend
            looptijd: 2025-06 ..
          }

          inspanning bouw {
            werkwijze: programma
            status: lopend
            looptijd: 2025-06 ..
          }

          inspanning beheer {
            werkwijze: routine
            status: gepland
            looptijd: 2025-06 ..
          }

          inspanning onderzoek {
            werkwijze: project
            status: lopend
            looptijd: 2025-08 ..
          }
        }
        """, as: .hint, saying: "sinds 2025-06-01"),
      .reports(
        """
        presteren {
          werkwijze programma { periode: 2026-01 .. }

          inspanning tafel {
            werkwijze: bestuursproces
            status: lopend
            looptijd: 2024 ..
          }

          inspanning «kas» {
            werkwijze: bestuursproces
            status: lopend
            looptijd: 2024 ..
          }
        }

        leren {
          evaluatie «2025-06-30» { inspanning: tafel }
          evaluatie 2024-06-30 { inspanning: tafel }
        }
        """, as: .hint),
      .silent(
        """
        presteren {
          werkwijze programma { periode: 2026-01 .. }

          inspanning tafel {
            werkwijze: bestuursproces
            status: lopend
            looptijd: 2024 ..
          }
        }

        leren { evaluatie 2026-06-30 { inspanning: taffel } }
        """, despite: [302]),
    ])
}

extension OpgaveContext {
  /// Whether nothing was learned at all since the werkwijze in force began, and that is, or may be, so long ago that it is asked for.
  var awaitsFirstEvaluatie: Bool {
    guard learnsNothing, !mayHideEvaluatie else { return false }
    if !isInForceKnown { return true }
    guard let start = inForce.flatMap({ facts.period(.periode, of: $0)?.start }) else { return false }
    return isPast(start, months: thresholds.evaluatieMaanden)
  }

  /// Those that run in another werkwijze than the one in force.
  var inspanningenOfOtherWerkwijze: [DeclarationIndex] {
    guard let whole = werkwijze else { return [] }
    return inspanningen.filter { inspanning in
      status(of: inspanning) == .lopend && facts.word(.werkwijze, of: inspanning).map { $0 != whole } ?? false
    }
  }
}
