/// Improvisation that has settled in.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let improvisatiePastNiet = Rule(
    615, "improvisatie-past-niet", .waarschuwing,
    Text(
      "Een improvisatie met een streefwaarde, of een die lang duurt zonder evaluatie.",
      "An improvisatie with a target, or one that lasts long without an evaluatie."),
    explanation: Text(
      "Hoe lang lang is, staat in `improvisatie-dagen` van `drempels`, en anders is het 90 dagen.",
      "How long is long stands in `improvisatie-dagen` of `drempels`, and otherwise it is 90 days."),
    reason: Text(
      "De gids: improviseren is nu denken en doen, snel en zonder stip op de horizon.",
      "The guide: improvising is thinking and doing now, fast and without a dot on the horizon."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze «improvisatie» {
            periode: 2026-01-10 ..
          }
        }
        """,
      mended: """
        presteren {
          werkwijze improvisatie {
            periode: 2026-01-10 ..
          }
        }

        leren {
          evaluatie 2026-03-15 {
            werkwijze: improvisatie
            passend: ja
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        guard let inForce = opgave.inForce, opgave.werkwijze == .improvisatie else { return }
        if let target = opgave.indicatoren.lazy.compactMap({ facts.keyPlace(.streefwaarde, of: $0) }).first {
          findings.report(target, [.aspect: .aspect(.target)])
        }
        guard let period = facts.period(.periode, of: inForce) else { return }
        let until = min(opgave.today, period.end?.first ?? opgave.today)
        let days = Int(until) - Int(period.start.last) + 1
        guard days > opgave.thresholds.improvisatieDagen, !opgave.mayHideEvaluatie,
          !opgave.evaluaties.contains(where: { $0.date.last >= period.start.first })
        else { return }
        findings.report(.name(inForce), [.aspect: .aspect(.never), .count: .number(days)])
      }
    ],
    message: { finding in
      finding.aspect == .target
        ? Text(
          "een streefwaarde past niet bij improvisatie: laat haar weg, of kies een andere werkwijze",
          "a target does not fit improvisatie: leave it out, or choose another werkwijze")
        : Text(
          "deze improvisatie duurt al \(finding.text(.count)) dagen zonder evaluatie: past zij nog? Zet een ‘evaluatie’ in ‘leren’",
          "this improvisatie has lasted \(finding.text(.count)) days without an evaluatie: does it still fit? Put an ‘evaluatie’ in ‘leren’"
        )
    },
    cases: [
      .reports(
        "presteren {\n  werkwijze improvisatie { periode: 2026-06 .. }\n  indicator a { «streefwaarde»: 5 }\n  indicator b { streefwaarde: 5 }\n}",
        saying: "een streefwaarde past niet"),
      .reports("presteren { werkwijze «improvisatie» { periode: 2026-04-02 .. } }", saying: "duurt al 91 dagen"),
      .reports(
        "status: afgerond\npresteren { werkwijze «improvisatie» { periode: 2026-01-01 .. 2026-04-01 } }",
        saying: "duurt al 91 dagen"),
      .reports(
        """
        presteren { werkwijze «improvisatie» { periode: 2026-01-10 .. } }

        leren {
          evaluatie 2026-01-09 { passend: ja }
          evaluatie 2026-07-02 { passend: ja }
          evaluatie 2026-05-01 { inspanning: tafel }
          reflectie 2026-05-01
        }
        """, despite: [302]),
      .silent("presteren { werkwijze improvisatie { periode: 2026-04-03 .. } }"),
      .silent("presteren { werkwijze improvisatie { periode: 2026-04 .. } }"),
      .silent("presteren { werkwijze improvisatie { periode: 2026-01-01 .. 2026 } }"),
      .silent(
        "presteren { werkwijze improvisatie { periode: 2026-05 .. } }", settings: "drempels { improvisatie-dagen: 92 }"),
      .silent("presteren { werkwijze improvisatie { periode: 2026-01-10 .. } }\nleren { evaluatie 2026-01-10 }"),
      .silent("presteren { werkwijze improvisatie { periode: 2026-01-10 .. } }\nleren { evaluatie 2026-07-01 }"),
      .silent("presteren { werkwijze improvisatie { periode: 2026-01-10 .. } }\nleren { : }", despite: [102]),
      .silent("presteren {\n  werkwijze routine { periode: 2026-01-10 .. }\n  indicator a { streefwaarde: 5 }\n}"),
      .silent("presteren { werkwijze improvisatie { periode: 2026-01-10 .. } }\nleren { evaluatie }", despite: [208]),
      .silent("presteren { werkwijze improvisatie { periode: 2026-01-10 .. } }\n: leren", despite: [102]),
    ])
}
