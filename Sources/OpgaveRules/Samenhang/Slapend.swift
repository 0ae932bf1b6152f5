/// Dormant work that is listed as running.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let slapend = Rule(
    709, "slapend", .waarschuwing,
    Text(
      "Een opgave in uitvoering waarin al lang niets gebeurt.",
      "An opgave in uitvoering in which nothing has happened for long."),
    explanation: Text(
      "Geen inspanning is `lopend`, en in de laatste maanden is er geen meting, evaluatie of reflectie, en ook niets begonnen. Hoeveel maanden, staat in `slapend-maanden` van `drempels`, en anders zijn het er 12. Leg de opgave stil, stop haar, of schrijf op wat er gebeurt.",
      "No inspanning is `lopend`, and in the last months there was no measurement, evaluatie or reflectie, and nothing started either. How many months stands in `slapend-maanden` of `drempels`, and otherwise it is 12. Suspend the opgave, stop it, or write what happens."
    ),
    reason: Text(
      "In registers staat slapend werk als lopend; wie erop stuurt, ziet drukte waar stilte is.",
      "In registers dormant work is listed as running; who steers by them sees bustle where there is silence."),
    source: .practice("VPNG, verslag portfoliomanagement en gemeenteraadsverkiezingen"),
    example: Example(
      .opgave,
      reported: """
        status: «uitvoering»

        presteren {
          werkwijze programma {
            periode: 2024-01 ..
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            status: gepland
          }
        }
        """,
      mended: """
        status: stilgelegd

        presteren {
          werkwijze programma {
            periode: 2024-01 ..
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            status: gepland
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.status == .uitvoering, !opgave.isHidden(opgave.presteren), !opgave.isHidden(opgave.leren),
          !opgave.isDamaged, !opgave.isTheme, let place = opgave.facts.valuePlace(.status, of: opgave.ordinal)
        else { return }
        let months = opgave.thresholds.slapendMaanden
        guard !opgave.inspanningen.contains(where: { opgave.mayRun($0) }),
          let signs = opgave.signs, !signs.contains(where: { !opgave.isPast($0, months: months) })
        else { return }
        findings.report(place, [.limit: .number(months)])
      }
    ],
    message: { finding in
      Text(
        "in uitvoering, maar al \(finding.text(.limit)) maanden loopt er niets en is er niets gemeten of besproken: is de status ‘stilgelegd’?",
        "in uitvoering, but for \(finding.text(.limit)) months nothing runs and nothing was measured or discussed: is the status ‘stilgelegd’?"
      )
    },
    cases: [
      .reports("status: «uitvoering»", saying: "al 12 maanden"),
      .reports("status: «uitvoering»\nopdracht { vastgesteld: 2025-06-30 }"),
      .reports(
        "status: «uitvoering»\nlooptijd: 2026-03 ..", saying: "al 3 maanden",
        settings: "drempels { slapend-maanden: 3 }"),
      // Each of these shows that something happens.
      .silent("opdracht { vastgesteld: 2025-07-01 }"),
      .silent("looptijd: 2026-01 .."),
      .silent("presteren { werkwijze routine { periode: 2026-01 .. } }"),
      .silent("presteren { indicator a { metingen: 5 op 2020, 6 op 2026 } }"),
      .silent("leren { reflectie 2026-01-20 }"),
      .silent("presteren { inspanning a { status: lopend } }"),
      .silent("presteren { inspanning a { status: lopent } }", despite: [212]),
      .silent("presteren { inspanning a { : } }", despite: [102]),
      .silent("presteren { : }", despite: [102]),
      .silent("leren { : }", despite: [102]),
      .silent(": reflectie\npresteren\nleren {}", despite: [102]),
      .silent("status: stilgelegd"),
      .silent(
        "status: uitvoering",
        beside: ["deel.opgave": "opgave deel {\n  organisatie: merwestad\n  deel-van: wonen\n}"]),
      .silent("looptijd: 2026 ;", despite: [102]),
      .silent("opdracht { vastgesteld: 2025-13 }", despite: [111]),
      .silent("opdracht { : 2025 }", despite: [102]),
      .silent("presteren { werkwijze routine { periode: 2020 .. ; } }", despite: [102]),
      .silent("presteren { indicator a { metingen: 5 op } }", despite: [107]),
      .silent("presteren { indicator a { : 5 } }", despite: [102]),
      .silent("leren { reflectie }", despite: [208]),
      .reports("status: «uitvoering»\nleren { leervraag a }"),
    ])
}

extension OpgaveContext {
  /// Whether an inspanning is running, or may be: its status is not understood.
  fileprivate func mayRun(_ inspanning: DeclarationIndex) -> Bool {
    facts.isUnknown(.status, of: inspanning) || facts.isDamaged(inspanning) || status(of: inspanning) == .lopend
  }

  /// The days on which something of the opgave was measured or discussed, or began; `nil` where one of them cannot be read.
  fileprivate var signs: [DateSpan]? {
    var days: [DateSpan?] = []
    for (indicator, course) in zip(indicatoren, courses) {
      if facts.isUnknown(.metingen, of: indicator) || facts.isDamaged(indicator) { return nil }
      days += course.measurements.compactMap(\.measurement.date)
    }
    for ordinal in leren.map({ Array(facts.children(of: $0)) }) ?? []
    where Vocabulary.spec(facts.kind(of: ordinal)).naming == .date {
      days.append(facts.declaration(ordinal).date)
    }
    for (block, field) in [(ordinal, Field.looptijd), (inForce, .periode)] {
      guard let block, facts.has(field, of: block) else { continue }
      days.append(facts.period(field, of: block)?.start)
    }
    if !isInForceKnown { return nil }
    if let opdracht, facts.has(.vastgesteld, of: opdracht) || facts.isDamaged(opdracht) {
      days.append(date(.vastgesteld, of: opdracht))
    }
    let known = days.compactMap(\.self)
    return known.count == days.count ? known : nil
  }
}
