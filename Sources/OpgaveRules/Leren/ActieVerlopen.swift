/// A promise past its date.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let actieVerlopen = Rule(
    804, "actie-verlopen", .waarschuwing,
    Text(
      "Een actie waarvan de datum voorbij is, zonder dat zij gedaan is.",
      "An action whose date has passed, without being done."),
    explanation: Text(
      "Uit een reflectie volgt soms een actie met een uiterste datum. Is zij gedaan, zet dan `gedaan`; anders een nieuwe datum.",
      "From a reflectie sometimes follows an action with a last date. Where it is done, add `gedaan`; otherwise a new date."
    ),
    reason: Text(
      "Een afspraak die stil verloopt, leert anderen dat afspraken niet tellen.",
      "An agreement that quietly expires teaches others that agreements do not count."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        leren {
          reflectie 2026-01-20 {
            inzicht: "Omwonenden zaten te laat aan tafel."
            actie: "Bewonerstafel vóór elke fase"
            uiterlijk: «2026-03-01»
          }
        }
        """,
      mended: """
        leren {
          reflectie 2026-01-20 {
            inzicht: "Omwonenden zaten te laat aan tafel."
            actie: "Bewonerstafel vóór elke fase"
            uiterlijk: 2026-03-01
            gedaan: 2026-02-25
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        for ordinal in context.ordinals where facts.kind(of: ordinal) == .reflectie {
          guard let field = facts.find(.uiterlijk, of: ordinal), let date = facts.date(.uiterlijk, of: ordinal),
            date.last < context.surroundings.peildatum, !facts.has(.gedaan, of: ordinal), !facts.isDamaged(ordinal)
          else { continue }
          findings.report(.value(facts.values(of: field).lowerBound), [.date: .days(date.last)])
        }
      }
    ],
    message: { finding in
      return Text(
        "deze actie moest op \(finding.text(.date)) gedaan zijn: zet ‘gedaan’ erbij of kies een nieuwe datum",
        "this action was to be done by \(finding.text(.date)): add ‘gedaan’ or choose a new date")
    },
    cases: [
      .reports("leren { reflectie 2026-01-20 { uiterlijk: «2026-06-30» } }", saying: "2026-06-30"),
      .reports("leren { reflectie 2026-01-20 { uiterlijk: «2026-06» } }", .organisatie),
      .silent("leren { reflectie 2026-01-20 { uiterlijk: 2026-07-01 } }"),
      .silent("leren { reflectie 2026-01-20 { uiterlijk: 2026 } }"),
      .silent("leren { reflectie 2026-01-20 {\n  uiterlijk: 2026-06-30\n  gedaan: ja\n} }", despite: [211]),
      .silent("leren { reflectie 2026-01-20 {\n  uiterlijk: 2026-06-30\n  : gedaan\n} }", despite: [102]),
    ])
}
