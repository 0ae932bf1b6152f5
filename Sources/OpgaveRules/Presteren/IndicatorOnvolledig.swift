/// An indicator that cannot be measured.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let indicatorOnvolledig = Rule(
    640, "indicator-onvolledig", .waarschuwing,
    Text(
      "Een indicator zonder eenheid, bron, begin of streefwaarde met een datum.",
      "An indicator without a unit, a source, a beginning or a target with a date."),
    explanation: Text(
      "Schrijf op wat geteld wordt (`eenheid`), waar het cijfer vandaan komt (`bron`), waar u begon (`nulmeting`, of een meting met een datum) en waar u wanneer heen wilt (`streefwaarde`, met `op` en een datum). Heeft de looptijd van de opgave een einde, dan is dat de datum van een streefwaarde zonder; van meer streefwaarden heeft elke een datum. Wie wil `handhaven`, heeft geen streefwaarde nodig. `onbekend` is een eerlijk antwoord en telt als genoemd. In een bestuursproces, een improvisatie, een verkenning en een concept is het een hint.",
      "Write what is counted (`eenheid`), where the figure comes from (`bron`), where you started (`nulmeting`, or a meting with a date) and where you want to be when (`streefwaarde`, with `op` and a date). Where the looptijd of the opgave has an end, that is the date of a target without; of several targets each has a date. Who wants to `handhaven` needs no target. `onbekend` is an honest answer and counts as named. In a bestuursproces, an improvisatie, a verkenning and a concept it is a hint."
    ),
    reason: Text(
      "De Rekenkamer Rotterdam toetst doelen op: specifiek, meetbaar, tijdgebonden en met een juiste nulmeting. Waar veel partijen van elkaar afhangen werkt dat averechts, en daarom is het daar een hint.",
      "The Rotterdam court of audit tests goals on being specific, measurable, bound in time and with a right baseline. Where many parties depend on each other that works the wrong way, and so it is a hint there."
    ),
    source: .practice("Rekenkamer Rotterdam, Targets tellen; KCBR, Integraal afwegingskader 4.1"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          indicator «aandeel» "Aandeel betaalbare nieuwbouw" {
            eenheid: "% van de opgeleverde woningen"
            bron: "https://data.merwestad.example/wonen"
            nulmeting: 41% op 2026-01-01
            streefwaarde: ≥ 67%
          }
        }
        """,
      mended: """
        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            eenheid: "% van de opgeleverde woningen"
            bron: "https://data.merwestad.example/wonen"
            nulmeting: 41% op 2026-01-01
            streefwaarde: ≥ 67% op 2030-12-31
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard !opgave.mayBeOver else { return }
        let isMild =
          opgave.isEarly || opgave.werkwijze == .bestuursproces || opgave.werkwijze == .improvisatie
        let isEndKnown = opgave.isHidden(opgave.ordinal) || opgave.facts.end(.looptijd, of: opgave.ordinal) != .open
        for (indicator, course) in zip(opgave.indicatoren, opgave.courses) where !opgave.isHidden(indicator) {
          let facts = opgave.facts
          let isKept = course.richting == .handhaven || facts.isUnknown(.richting, of: indicator)
          let isBegun =
            facts.isUnknown(.metingen, of: indicator) || course.measurements.contains { $0.measurement.date != nil }
          let missing = [Field.eenheid, .bron, .nulmeting, .streefwaarde].filter { field in
            !facts.has(field, of: indicator) && !(field == .nulmeting && isBegun) && !(field == .streefwaarde && isKept)
          }
          let isUndated =
            !isKept && !(isEndKnown && course.targets.count == 1)
            && course.targets.contains { $0.measurement.quantity != nil && $0.measurement.date == nil }
          let undated: [Field] = isUndated ? [.streefwaarde] : []
          if missing.isEmpty, undated.isEmpty { continue }
          findings.report(
            .name(indicator), [.missing: .fields(missing), .undated: .fields(undated)], severity: isMild ? .hint : nil)
        }
      }
    ],
    message: { finding in
      let (missing, undated) = (finding.list(.missing), finding.list(.undated))
      var parts: [Text] = []
      if !finding.names(.missing).isEmpty { parts.append(missing) }
      if !finding.names(.undated).isEmpty {
        parts.append(Text("een datum bij \(undated.nl)", "a date with \(undated.en)"))
      }
      return Text(
        "dit is nog niet te meten: voeg \(parts.map(\.nl).joined(separator: " en ")) toe",
        "this cannot be measured yet: add \(parts.map(\.en).joined(separator: " and "))")
    },
    cases: [
      // What nobody knows in it may be what is missing.
      .silent("presteren { indicator a { onzin: 5 } }", despite: [202]),
      .silent("presteren { doel a { eenheid: \"%\" }\nindicator a }", despite: [203]),
      .reports(
        "presteren { indicator «aandeel» }", saying: "voeg ‘eenheid’, ‘bron’, ‘nulmeting’ en ‘streefwaarde’ toe"),
      .reports(
        #"""
        presteren {
          indicator «aandeel» {
            eenheid: "woningen"
            nulmeting: 5
            streefwaarde: 7
          }
        }
        """#, saying: "voeg ‘bron’ en een datum bij ‘streefwaarde’ toe"),
      .reports(
        #"""
        presteren {
          indicator «aandeel» {
            eenheid: "woningen"
            bron: "https://data.merwestad.example"
            nulmeting: 5 op 2026
            streefwaarde: 7
          }
        }
        """#, saying: "voeg een datum bij ‘streefwaarde’ toe"),
      // A dated meting is a begin; who keeps what there is needs no target; the end of the looptijd is a date.
      .reports(
        "presteren { indicator «a» { metingen: 5 op 2026 } }", saying: "voeg ‘eenheid’, ‘bron’ en ‘streefwaarde’ toe"),
      .reports("presteren { indicator «a» { metingen: 5 } }", saying: "‘bron’, ‘nulmeting’ en ‘streefwaarde’ toe"),
      .reports(
        "presteren { indicator «a» { metingen: veel } }", saying: "voeg ‘eenheid’, ‘bron’ en ‘streefwaarde’",
        despite: [211]),
      .reports(
        "presteren { indicator «a» {\n  richting: handhaven\n  nulmeting: 5\n} }",
        saying: "voeg ‘eenheid’ en ‘bron’ toe"),
      .reports(
        "presteren { indicator «a» {\n  richting: omhoog\n  nulmeting: 5\n} }", saying: "voeg ‘eenheid’ en ‘bron’ toe",
        despite: [212]),
      .reports(
        "looptijd: 2026 ..\npresteren { indicator «a» {\n  nulmeting: 5\n  streefwaarde: 7\n} }",
        saying: "voeg ‘eenheid’ en ‘bron’ en een datum bij ‘streefwaarde’ toe"),
      .reports(
        "looptijd: 2026 .. 2027\npresteren { indicator «a» {\n  nulmeting: 5\n  streefwaarde: 7\n} }",
        saying: "voeg ‘eenheid’ en ‘bron’ toe"),
      .reports(
        "looptijd: 2026 .. 2027\npresteren { indicator «a» {\n  nulmeting: 5\n  streefwaarde: 7 op 2026, 8\n} }",
        saying: "en een datum bij ‘streefwaarde’"),
      .reports(
        "presteren { indicator «a» {\n  nulmeting: 5\n  streefwaarde: onbekend\n} }",
        saying: "voeg ‘eenheid’ en ‘bron’ toe"),
      .reports("status: concept\npresteren { indicator «aandeel» }", as: .hint),
      .reports("presteren {\n  werkwijze bestuursproces { periode: 2026-02 .. }\n  indicator «aandeel»\n}", as: .hint),
      .reports("presteren {\n  werkwijze improvisatie { periode: 2026-02 .. }\n  indicator «aandeel»\n}", as: .hint),
      .reports(
        "presteren {\n  werkwijze programma { periode: 2026-02 .. }\n  doel groei { indicator «aandeel» }\n  baat rust { indicator «aantal» }\n}"
      ),
      // What is not known, or not understood, is stated.
      .silent(
        #"""
        presteren {
          indicator aandeel {
            eenheid: woningen
            bron: "https://data.merwestad.example"
            nulmeting: onbekend
            streefwaarde: veel
          }

          indicator aantal { : }
        }
        """#, despite: [102, 211]),
      .silent("status: afgerond\npresteren { indicator aandeel }"),
    ])
}
