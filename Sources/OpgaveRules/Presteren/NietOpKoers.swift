/// A goal that will be missed at this pace.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let nietOpKoers = Rule(
    645, "niet-op-koers", .info,
    Text(
      "De laatste meting loopt achter op de rechte lijn naar de streefwaarde.",
      "The last measurement lags behind the straight line to the target."),
    explanation: Text(
      "De lijn loopt van de nulmeting naar de streefwaarde, dag voor dag. Gemeld wordt een achterstand van meer dan `koers-marge` in `drempels`, en anders meer dan 25% van de hele weg. Van een bereik telt de dichtstbijzijnde grens.",
      "The line runs from the baseline to the target, day by day. Reported is a lag of more than `koers-marge` in `drempels`, and otherwise more than 25% of the whole way. Of a range the nearer bound counts."
    ),
    reason: Text(
      "Wie dit bij de jaarrekening ziet, kan niet meer bijsturen. Niet elke weg is recht: het is een vraag, geen oordeel.",
      "Who sees this in the annual accounts can no longer correct. Not every way is straight: it is a question, not a verdict."
    ),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            richting: stijgend
            nulmeting: 41% op 2024-01-01
            streefwaarde: ≥ 67% op 2028-01-01
            metingen: 42% op 2025-01-01, «43% op 2026-01-01»
          }
        }
        """,
      mended: """
        presteren {
          indicator aandeel "Aandeel betaalbare nieuwbouw" {
            richting: stijgend
            nulmeting: 41% op 2024-01-01
            streefwaarde: ≥ 67% op 2028-01-01
            metingen: 42% op 2025-01-01, 51% op 2026-01-01
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for course in opgave.courses {
          guard let (value, expected) = opgave.lag(of: course),
            case .measurement(let last) = opgave.facts.value(value), let quantity = last.quantity
          else { continue }
          findings.report(.value(value), [.wanted: .text(quantity.text(expected))])
        }
      }
    ],
    message: { finding in
      Text(
        "op een rechte lijn naar de streefwaarde stond hier \(finding.text(.wanted)): is bijsturen nodig?",
        "on a straight line to the target it would be \(finding.text(.wanted)) here: is a correction needed?")
    },
    cases: [
      .reports(
        "presteren { indicator i {\n  richting: stijgend\n  nulmeting: -50% op 2024-01-01\n  streefwaarde: 250% op 2026-12-31\n  metingen: «-20% op 2026-01-01»\n} }",
        saying: "stond hier 150%"),
      // A way down; a margin that is just passed, and one that is not.
      .reports(
        "presteren { indicator i {\n  nulmeting: 100 op 2024-01-01\n  streefwaarde: 0 op 2024-04-10\n  metingen: «75,1 op 2024-02-20»\n} }",
        saying: "stond hier 50:"),
      .silent(
        "presteren { indicator i {\n  nulmeting: 100 op 2024-01-01\n  streefwaarde: 0 op 2024-04-10\n  metingen: 75 op 2024-02-20\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10\n  metingen: 25 op 2024-02-20\n} }"
      ),
      .reports(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10\n  metingen: «24 op 2024-02-20»\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10\n  metingen: 24 op 2024-02-20\n} }",
        settings: "drempels { koers-marge: 30% }"),
      // Of ranges the bounds that ask the least.
      .reports(
        "presteren { indicator i {\n  nulmeting: 0 .. 20 op 2024-01-01\n  streefwaarde: 120 .. 150 op 2024-04-10\n  metingen: «20 .. 44 op 2024-02-20»\n} }",
        saying: "stond hier 70"),
      .reports(
        "presteren { indicator i {\n  nulmeting: 120 .. 150 op 2024-01-01\n  streefwaarde: 0 .. 20 op 2024-04-10\n  metingen: «96 .. 120 op 2024-02-20»\n} }",
        saying: "stond hier 70"),
      // The last one that is dated and not after the target.
      .reports(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10\n  metingen: 90 op 2024-01-02, «20 op 2024-04-10», 100 op 2025, 100\n} }"
      ),
      // Of several targets the first that is not before the measurement.
      .reports(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10, 110 op 2030-01-01\n  metingen: «24 op 2024-02-20»\n} }",
        saying: "stond hier 50:"),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10, 110 op 2030-01-01\n  metingen: 100 op 2025-01-01\n} }"
      ),
      .reports(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10, 1000 op 2026-01-01\n  metingen: «100 op 2025-12-31»\n} }"
      ),
      .silent(
        "status: gestopt\npresteren { indicator i {\n  nulmeting: 0 op 2022\n  streefwaarde: 100 op 2025\n  metingen: 0 op 2024\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  richting: handhaven\n  nulmeting: 0 op 2022\n  streefwaarde: 100 op 2025\n  metingen: 0 op 2024\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0% op 2022\n  streefwaarde: 100 op 2025\n  metingen: 0 op 2024\n} }"),
      .silent(
        "presteren { indicator i {\n  richting: dalend\n  nulmeting: 0 op 2022\n  streefwaarde: 100 op 2025\n  metingen: 0 op 2024\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2022\n  streefwaarde: 100 op 2025\n  metingen: 5 op 2025, 0 op 2024\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-06-01\n  streefwaarde: 100 op 2024\n  metingen: 0 op 2024-11-01\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024\n  metingen: 0 op 2024-11-01\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2024-01-01\n  streefwaarde: 100 op 2024-04-10\n  metingen: -50 op 2024-01-01\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 50 op 2022\n  streefwaarde: 50 .. 60 op 2025\n  metingen: 0 op 2024\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 40 .. 55 op 2022\n  streefwaarde: 50 .. 60 op 2025\n  metingen: 70 op 2024\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 50 .. 60 op 2022\n  streefwaarde: 40 .. 50 op 2025\n  metingen: 70 op 2024\n} }"
      ),
      .silent(
        "presteren { indicator i {\n  nulmeting: 0 op 2022\n  streefwaarde: 100 op 2025\n  metingen: onbekend op 2024\n} }"
      ),
    ])
}

extension OpgaveContext {
  /// The last measurement of an indicator where it lags, as it was known on a day, and what was expected there.
  func lag(of course: Course, until day: Int32? = nil) -> (value: ValueIndex, expected: Decimal)? {
    guard !mayBeOver, course.misplaced(today) == nil else { return nil }
    return (day.map(course.until) ?? course).lag(thresholds.koersMarge)
  }
}

extension Course {
  /// The last measurement where it lags by more than a share of the whole way, and what was expected there.
  func lag(_ margin: Decimal) -> (value: ValueIndex, expected: Decimal)? {
    guard let begin = start?.date,
      let last = measurements.last(where: { $0.measurement.date.flatMap(target(after:)) != nil }),
      let date = last.measurement.date, let target = target(after: date), let end = target.date,
      begin.last < end.first, let way = way(of: last.measurement, to: target)
    else { return nil }
    // The days that ask the least.
    let days = Int(date.first) - Int(begin.last)
    let wholeDays = Int(end.last) - Int(begin.last)
    guard days > 0, let whole = way.whole, let gone = way.gone, let share = whole * Decimal(days),
      let made = gone * Decimal(wholeDays), let behind = share - made, let allowed = whole * margin,
      let limit = allowed * Decimal(wholeDays), let behindInHundredths = behind * Decimal(100)
    else { return nil }
    guard way.isRising ? behindInHundredths > limit : behindInHundredths < limit else { return nil }
    let decimals = max(way.start.scale, way.target.scale, way.reached.scale)
    guard let step = share.divided(by: wholeDays, decimals: decimals), let expected = way.start + step else {
      return nil
    }
    return (last.value, expected)
  }
}
