/// Looking back without seeing anything.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let reflectieZonderInzicht = Rule(
    803, "reflectie-zonder-inzicht", .waarschuwing,
    Text(
      "Een reflectie zonder inzicht.",
      "A reflectie without an insight."),
    explanation: Text(
      "Schrijf met `inzicht` in één zin op wat u nu anders ziet.",
      "Write with `inzicht` in one sentence what you see otherwise now."),
    reason: Text(
      "Een reflectie waarvan niets is opgeschreven, kan niemand anders gebruiken.",
      "A reflectie of which nothing was written is of use to nobody else."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        leren {
          reflectie «2026-06-30» "Eerste halfjaar" {
            emotie: vertrouwen
          }
        }
        """,
      mended: """
        leren {
          reflectie 2026-06-30 "Eerste halfjaar" {
            inzicht: "Omwonenden waren te laat aan tafel."
            emotie: vertrouwen
          }
        }
        """),
    checks: [
      .file { context, findings in
        for ordinal in context.ordinals
        where context.facts.kind(of: ordinal) == .reflectie && !context.facts.isDamaged(ordinal)
          && !context.facts.has(.inzicht, of: ordinal)
        {
          findings.report(.name(ordinal))
        }
      }
    ],
    message: { _ in
      Text(
        "wat ziet u nu anders? Zet ‘inzicht’ bij deze reflectie",
        "what do you see differently now? Add ‘inzicht’ to this reflectie")
    },
    cases: [
      .reports("leren { reflectie «2026-06-30» }", .organisatie),
      .silent("leren { reflectie 2026-06-30 { inzicht: hoger } }", despite: [211]),
      .silent("leren { reflectie 2026-06-30 { : } }", despite: [102]),
      .silent("leren { evaluatie 2026-06-30 }"),
    ])
}
