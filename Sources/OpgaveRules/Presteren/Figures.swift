/// Sums and courses that rules judge and readers want to see.
package import OpgaveModel
internal import OpgaveSyntax

package enum Figures {
  /// What the inspanningen of an opgave cost together, in cents; what is gestopt does not count, nor what cannot be read.
  ///
  /// - Returns: `nil` where no inspanning has a budget.
  package static func allotted(_ facts: Facts, _ opgave: Int) -> Int128? {
    guard let presteren = facts.child(.presteren, of: opgave) else { return nil }
    let budgets = facts.children(of: presteren).filter { isCounted($0, facts) }.compactMap {
      facts.amount(.budget, of: $0)
    }
    return budgets.isEmpty ? nil : budgets.reduce(0) { $0.addingReportingOverflow($1).partialValue }
  }

  /// One whose status is not understood may be gestopt.
  private static func isCounted(_ inspanning: Int, _ facts: Facts) -> Bool {
    facts.kind(of: inspanning) == .inspanning && facts.word(.status, of: inspanning) != .gestopt
      && !facts.isUnknown(.status, of: inspanning) && !facts.isDamaged(inspanning)
  }

  /// The measurement of an indicator with the latest date.
  package static func lastMeasurement(_ facts: Facts, _ indicator: Int) -> Measurement? {
    last(Course(facts, indicator))
  }

  private static func last(_ course: Course) -> Measurement? {
    course.measurements.map(\.measurement).max { ($0.date?.last ?? .min) < ($1.date?.last ?? .min) }
  }

  /// How far the last measurement has come from the start towards the target; `nil` where that cannot be said.
  package static func progress(_ facts: Facts, _ indicator: Int) -> Text? {
    let course = Course(facts, indicator)
    guard course.richting != .handhaven, !course.isMixed, !course.isOpposed, let from = course.start?.bounds,
      let to = course.target?.bounds, let last = last(course), let reached = last.bounds
    else { return nil }
    let isRising = to.lowest > from.highest
    guard isRising || to.highest < from.lowest else { return nil }
    let (zero, goal, now) =
      isRising ? (from.highest, to.lowest, reached.highest) : (from.lowest, to.highest, reached.lowest)
    guard let way = goal - zero, let gone = now - zero, let part = gone * Decimal(100) else { return nil }
    let scale = max(way.scale, part.scale)
    guard let whole = way.scaled(to: scale), let done = part.scaled(to: scale), whole != 0 else { return nil }
    let percentage = done / whole
    let day = last.date.map { " (\(Calendar.text($0.last)))" } ?? ""
    if percentage < 0 {
      return Text("verder weg dan bij de nulmeting\(day)", "further away than at the nulmeting\(day)")
    }
    if percentage >= 100 { return Text("gehaald\(day)", "reached\(day)") }
    return Text("\(percentage)% van de weg\(day)", "\(percentage)% of the way\(day)")
  }

  /// A measurement as people read it, of its date the last day.
  package static func text(_ measurement: Measurement) -> String {
    let date = measurement.date.map { " op \(Calendar.text($0.last))" } ?? ""
    guard let quantity = measurement.quantity else { return "onbekend" + date }
    let sign =
      switch measurement.comparison {
      case .equal: ""
      case .atLeast: "≥ "
      case .atMost: "≤ "
      case .above: "> "
      case .below: "< "
      }
    let upper = measurement.upper.map { " .. " + $0.text($0.number) } ?? ""
    return sign + quantity.text(quantity.number) + upper + date
  }
}
