/// Measurements out of their order.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let metingenVolgorde = Rule(
    644, "metingen-volgorde", .fout,
    Text(
      "Metingen staan niet op volgorde, twee hebben dezelfde datum, of een ligt in de toekomst.",
      "Measurements are not in order, two have the same date, or one lies in the future."),
    explanation: Text(
      "De oudste meting staat vooraan. Wat nog komt, is een verwachting en hoort in `streefwaarde`. Metingen zonder datum tellen niet mee.",
      "The oldest measurement comes first. What is still to come is an expectation and belongs in `streefwaarde`. Measurements without a date do not count."
    ),
    reason: Text(
      "De laatste meting is de stand. Staat die er niet als laatste, dan leest iedereen een oud cijfer.",
      "The last measurement is how things are. Where it does not stand last everybody reads an old figure."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            metingen: 46% op 2026-04-01, «43% op 2026-01-01»
          }
        }
        """,
      mended: """
        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            metingen: 43% op 2026-01-01, 46% op 2026-04-01
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for course in opgave.courses {
          guard let (value, isFuture) = course.misplaced(opgave.today) else { continue }
          findings.report(.value(value), [.aspect: .aspect(isFuture ? .upcoming : .unordered)])
        }
      }
    ],
    message: { finding in
      finding.aspect == .upcoming
        ? Text(
          "deze meting ligt in de toekomst: verbeter de datum, of laat haar weg tot er gemeten is",
          "this measurement lies in the future: correct the date, or leave it out until it was made")
        : Text(
          "deze meting is niet later dan die ervoor: zet de oudste vooraan, en elke datum één keer",
          "this measurement is not later than the one before: put the oldest first, and each date once")
    },
    fixes: { finding, context in
      guard finding.aspect == .unordered, case .part(.value(let value)) = finding.place,
        let field = context.facts.home(of: value)?.field,
        let node = context.node(.field, at: context.range(finding).lowerBound)
      else { return [] }
      let places = Array(context.facts.values(of: field))
      let dates = places.map { place -> DateSpan? in
        if case .measurement(let measurement) = context.facts.value(place) { measurement.date } else { nil }
      }
      // One without a date has no place of its own, and one of two on a day must go: that is for a person.
      let known = dates.compactMap { $0 }
      guard known.count == places.count, Set(known).count == known.count else { return [] }
      let order = places.indices.sorted { (known[$0].first, known[$0].last) < (known[$1].first, known[$1].last) }
      let edits = context.tree.reordering(node, order, context.format)
      return [context.fix(Text("Zet de metingen op volgorde", "Put the measurements in order"), edits)]
    },
    cases: [
      .reports("presteren { indicator a { metingen: 5 op 2025, «6 op 2026-07-02» } }", saying: "ligt in de toekomst"),
      .reports(
        "presteren { indicator a { metingen: 5 op 2025, 6, «7 op 2025» } }", saying: "is niet later dan die ervoor"),
      .reports("presteren { indicator a { metingen: 5 op 2025-01, 6 op 2025, «7 op 2024-12-31» } }"),
      .silent("presteren { indicator a { metingen: 5 op 2026-07-01 } }"),
      .silent("presteren { indicator a { metingen: 5 op 2026 } }"),
      .silent("presteren { indicator a { metingen: 5 op 2025-03-01, 6 op 2025 } }"),
      .silent("presteren { indicator a { metingen: 5 op 2025, 6 op 2025-01-01 } }"),
      .silent("presteren { indicator a { metingen: 6 op 2027, veel } }", despite: [211]),
      .silent("presteren { indicator a { metingen: 5 op 2025, 6 op 2025-06, 7 op 2025-03 } }"),
      .reports("presteren { indicator a { metingen: 5 op 2025, 6 op 2025-12-31, «7 op 2025-06» } }"),
      .reports(
        "presteren { indicator a { metingen: 7 op 2026, «5 op 2024», 6 op 2025 } }",
        mended: "presteren { indicator a { metingen: 5 op 2024, 6 op 2025, 7 op 2026 } }"),
    ])
}
