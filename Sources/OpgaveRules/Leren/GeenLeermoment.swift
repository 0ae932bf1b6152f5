/// Learning that has come to a stop.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let geenLeermoment = Rule(
    802, "geen-leermoment", .info,
    Text(
      "Een opgave in uitvoering zonder leermoment in de laatste maanden.",
      "An opgave in uitvoering without a moment of learning in the last months."),
    explanation: Text(
      "Een leermoment is een reflectie, een evaluatie of het einde van een experiment; een experiment dat loopt telt als vandaag. Is er geen, dan telt het begin van de werkwijze die geldt. Hoeveel maanden, staat in `leermoment-maanden` van `drempels`, en anders zijn het er 6.",
      "A moment of learning is a reflectie, an evaluatie or the end of an experiment; an experiment that runs counts as today. Where there is none the start of the werkwijze in force counts. How many months stands in `leermoment-maanden` of `drempels`, and otherwise it is 6."
    ),
    reason: Text(
      "De gids: leren is een van de vier invalshoeken, naast besturen, sturen en presteren.",
      "The guide: learning is one of the four points of view, beside besturen, sturen and presteren."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «leren» {
          reflectie 2025-06-30 {
            inzicht: "Omwonenden waren te laat aan tafel."
          }
        }
        """,
      mended: """
        leren {
          reflectie 2025-06-30 {
            inzicht: "Omwonenden waren te laat aan tafel."
          }

          reflectie 2026-03-31 {
            inzicht: "De bewonerstafel vóór de inspraak scheelt een jaar."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.status == .uitvoering, let leren = opgave.leren, !opgave.isHidden(leren), !opgave.learnsNothing,
          let (last, isLesson) = opgave.lastLesson(leren),
          opgave.isPast(last, months: opgave.thresholds.leermomentMaanden)
        else { return }
        findings.report(
          .keyword(leren),
          [
            .aspect: .aspect(isLesson ? .longAgo : .never), .date: .days(isLesson ? last.last : last.first),
            .limit: .number(opgave.thresholds.leermomentMaanden),
          ])
      }
    ],
    message: { finding in
      if finding.aspect == .never {
        return Text(
          "deze werkwijze geldt sinds \(finding.text(.date)), en er is nog geen leermoment: wat is er tot nu toe geleerd?",
          "this werkwijze has been in force since \(finding.text(.date)), and there was no moment of learning yet: what has been learnt so far?"
        )
      }
      return Text(
        "het laatste leermoment was op \(finding.text(.date)), meer dan \(finding.text(.limit)) maanden geleden: wat is er sindsdien geleerd?",
        "the last moment of learning was on \(finding.text(.date)), more than \(finding.text(.limit)) months ago: what has been learnt since?"
      )
    },
    cases: [
      .reports(
        "«leren» { evaluatie 2025-12 }", saying: "het laatste leermoment was op 2025-12-31, meer dan 6 maanden geleden"),
      .reports(
        "«leren» {\n  experiment tafel {\n    looptijd: 2025 .. 2025-12\n    uitkomst: bevestigd\n  }\n  leervraag hoger\n}"
      ),
      .reports(
        "presteren { werkwijze routine { periode: 2025-12-31 .. } }\n«leren» { leervraag hoger }",
        saying: "geldt sinds 2025-12-31, en er is nog geen leermoment"),
      .reports(
        "presteren { werkwijze routine { periode: 2025 .. } }\n«leren» { leervraag hoger }",
        saying: "geldt sinds 2025-01-01"),
      .reports(
        "«leren» { reflectie 2026-05-31 }", saying: "meer dan 1 maanden", settings: "drempels { leermoment-maanden: 1 }"
      ),
      .silent("leren { evaluatie 2026-01-01 }"),
      .silent("leren {\n  reflectie 2026-01-01\n  evaluatie 2025-01-01\n}"),
      .silent("leren { reflectie 2026 }"),
      .silent("presteren { werkwijze routine { periode: 2026-01-01 .. } }\nleren { leervraag hoger }"),
      .silent("leren { leervraag hoger }"),
      // Of a moment that is not known nobody knows when it was.
      .silent("leren {\n  reflectie 2025-01-01\n  reflectie toen\n}", despite: [208]),
      .silent("leren {\n  reflectie 2025-01-01\n  experiment tafel { looptijd: 2025 .. }\n}"),
      .silent(
        "leren {\n  reflectie 2025-01-01\n  experiment tafel {\n    looptijd: 2025 .. 2025\n    uitkomst: loopt\n  }\n}"
      ),
      .silent("leren {\n  reflectie 2025-01-01\n  : reflectie\n}", despite: [102]),
      .silent("status: stilgelegd\nleren { reflectie 2025-01-01 }"),
      .silent("presteren { werkwijze routine { periode: 2025 .. } }\nleren {}"),
      .silent("reflectie: 2025-01-01", despite: [203]),
      .silent(
        "leren {\n  reflectie 2025-01-01\n  experiment tafel {\n    looptijd: 2025 .. 2025\n    uitkomst: lopt\n  }\n}",
        despite: [212]),
      .silent(
        "leren {\n  reflectie 2025-01-01\n  experiment tafel {\n    looptijd: 2025 .. 2025\n    : loopt\n  }\n}",
        despite: [102]),
    ])
}

extension OpgaveContext {
  /// The last moment of learning, else the start of the werkwijze in force; `nil` where it cannot be known.
  fileprivate func lastLesson(_ leren: DeclarationIndex) -> (date: DateSpan, isLesson: Bool)? {
    var last: DateSpan?
    for ordinal in facts.children(of: leren) {
      let moment: DateSpan?
      switch facts.kind(of: ordinal) {
      case .reflectie, .evaluatie:
        guard let date = facts.declaration(ordinal).date else { return nil }
        moment = date
      case .experiment:
        let outcome = facts.word(.uitkomst, of: ordinal)
        guard let end = facts.end(.looptijd, of: ordinal).date, outcome != .loopt,
          !facts.isUnknown(.uitkomst, of: ordinal), !facts.isDamaged(ordinal)
        else { return nil }
        moment = end
      default: continue
      }
      if let moment, last.map({ moment.last > $0.last }) ?? true { last = moment }
    }
    if let last { return (last, true) }
    return inForce.flatMap { facts.period(.periode, of: $0)?.start }.map { ($0, false) }
  }
}
