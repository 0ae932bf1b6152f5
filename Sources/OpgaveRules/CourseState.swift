/// How an indicator stands on the day that is asked about, in one word, by the measure of rule 645.
package import OpgaveModel
internal import OpgaveSyntax

package enum CourseState: CaseIterable, Sendable {
  case reached, onCourse, behind
  /// The day of the target is past, and what was measured last does not reach it.
  case missed
  /// Nothing was measured.
  case unmeasured
  /// It is to stay as it is.
  case kept
  /// What is stated does not say how far it is: no start, no target or no dates, or two measurements on one day.
  case unknown

  /// For programs.
  package var word: String {
    switch self {
    case .reached: "reached"
    case .onCourse: "on-course"
    case .behind: "behind"
    case .missed: "missed"
    case .unmeasured: "not-measured"
    case .kept: "kept"
    case .unknown: "unknown"
    }
  }

  package var text: Text {
    switch self {
    case .reached: Text("gehaald", "reached")
    case .onCourse: Text("op koers", "on course")
    case .behind: Text("achter", "behind")
    case .missed: Text("niet gehaald", "missed")
    case .unmeasured: Text("niet gemeten", "not measured")
    case .kept: Text("te handhaven", "to be kept")
    case .unknown: Text("niet bekend", "not known")
    }
  }
}

extension OpgaveContext {
  /// What was measured after the peildatum is not known on it. Also of what is over: how it stood.
  package func state(of course: Course) -> CourseState {
    let course = course.until(today).byDate
    guard let last = course.lastKnown else { return .unmeasured }
    if course.richting == .handhaven { return .kept }
    guard let way = course.way(of: last), let percentage = way.percentage else { return .unknown }
    if percentage >= 100 { return .reached }
    // Of two on one day nobody knows which it was.
    let isClear = course.misplaced(today) == nil
    if isClear, course.lag(thresholds.koersMarge) != nil { return .behind }
    if let end = course.target?.date, end.last < today { return .missed }
    guard isClear else { return .unknown }
    return course.start?.date == nil || course.target?.date == nil || last.date == nil ? .unknown : .onCourse
  }

  /// The states of all indicators, in their order.
  package var courseStates: [CourseState] { courses.map(state(of:)) }
}
