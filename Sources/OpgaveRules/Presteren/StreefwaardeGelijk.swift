/// A goal that is reached before the start.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let streefwaardeGelijk = Rule(
    641, "streefwaarde-gelijk", .waarschuwing,
    Text(
      "De streefwaarde is gelijk aan de nulmeting.",
      "The target equals the baseline."),
    explanation: Text(
      "Moet het blijven zoals het is, schrijf dan `richting: handhaven`. Anders mist de indicator een ambitie.",
      "Where it is to stay as it is, write `richting: handhaven`. Otherwise the indicator lacks an ambition."),
    reason: Text(
      "In begrotingen komt het voor: een streefwaarde van 83 bij een nulmeting van 83.",
      "It happens in budgets: a target of 83 with a baseline of 83."),
    source: .practice("zaanstad.begroting-2018.nl/p7475/burger-en-bestuur"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          indicator tevreden "Tevreden inwoners" {
            nulmeting: 83% op 2025
            streefwaarde: «83% op 2027»
          }
        }
        """,
      mended: """
        presteren {
          indicator tevreden "Tevreden inwoners" {
            richting: handhaven
            nulmeting: 83% op 2025
            streefwaarde: 83% op 2027
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for (indicator, course) in zip(opgave.indicatoren, opgave.courses) {
          guard course.richting != .handhaven, !opgave.facts.isUnknown(.richting, of: indicator),
            !opgave.isHidden(indicator), !course.isMixed, let start = course.start?.bounds,
            let target = course.target?.bounds, let comparison = course.target?.comparison, comparison != .above,
            comparison != .below, start.lowest >= target.lowest, start.highest <= target.highest,
            let value = course.targets.last?.value
          else { continue }
          findings.report(.value(value))
        }
      }
    ],
    message: { _ in
      Text(
        "de streefwaarde is al bereikt bij de nulmeting: kies een hogere ambitie, of ‘richting: handhaven’",
        "the target is already met at the baseline: choose a higher ambition, or ‘richting: handhaven’")
    },
    cases: [
      .reports("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: «3 .. 5»\n} }"),
      .reports("presteren { indicator a {\n  nulmeting: 6\n  streefwaarde: «7 .. 5»\n} }"),
      .reports("presteren { indicator a {\n  richting: stijgend\n  nulmeting: 5\n  streefwaarde: «≥ 5»\n} }"),
      // Of several the last one, where it is to end.
      .reports("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: 7 op 2026, «5 op 2027»\n} }"),
      .silent("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: 5 op 2026, 6 op 2027\n} }"),
      .silent("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: > 5\n} }"),
      .silent("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: < 5\n} }"),
      .silent("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: 6 .. 9\n} }"),
      .silent("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: 1 .. 4\n} }"),
      .silent("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: 5%\n} }"),
      .silent("presteren { indicator a {\n  nulmeting: onbekend\n  streefwaarde: 5\n} }"),
      .silent("presteren { indicator a {\n  richting: omhoog\n  nulmeting: 5\n  streefwaarde: 5\n} }", despite: [212]),
      .silent("presteren { indicator a {\n  nulmeting: 5\n  streefwaarde: 5\n  : handhaven\n} }", despite: [102]),
    ])
}
