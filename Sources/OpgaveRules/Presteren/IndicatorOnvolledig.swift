/// An indicator that cannot be measured.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let indicatorOnvolledig = Rule(
    640, "indicator-onvolledig", .waarschuwing,
    Text(
      "Een indicator zonder eenheid, bron, nulmeting of streefwaarde, of zonder datum daarbij.",
      "An indicator without a unit, a source, a baseline or a target, or without a date with these."),
    explanation: Text(
      "Schrijf op wat geteld wordt (`eenheid`), waar het cijfer vandaan komt (`bron`), waar u begon (`nulmeting`) en waar u heen wilt (`streefwaarde`), die laatste twee met `op` en een datum. `onbekend` is een eerlijk antwoord en telt als genoemd. In een bestuursproces, een improvisatie, een verkenning en een concept is het een hint.",
      "Write what is counted (`eenheid`), where the figure comes from (`bron`), where you started (`nulmeting`) and where you want to go (`streefwaarde`), the last two with `op` and a date. `onbekend` is an honest answer and counts as named. In a bestuursproces, an improvisatie, a verkenning and a concept it is a hint."
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
        for indicator in opgave.indicatoren where !opgave.isHidden(indicator) {
          let missing = [Field.eenheid, .bron, .nulmeting, .streefwaarde].filter {
            !opgave.facts.has($0, of: indicator)
          }
          let undated = [Field.nulmeting, .streefwaarde].filter { field in
            guard let measurement = opgave.facts.measurement(field, of: indicator) else { return false }
            return measurement.quantity != nil && measurement.date == nil
          }
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
        """#, saying: "voeg ‘bron’ en een datum bij ‘nulmeting’ en ‘streefwaarde’ toe"),
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
