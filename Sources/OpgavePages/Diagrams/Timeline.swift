/// What runs when, and what happens on which day, in rows under each other.
package import OpgaveModel
package import OpgaveSyntax

package struct Timeline: Equatable, Sendable {
  package struct Event: Equatable, Sendable {
    package enum Kind: CaseIterable, Sendable { case decision, delivery, phase, evaluation }

    package var date: DateSpan
    package var kind: Kind
    package var title: String

    package init(date: DateSpan, kind: Kind, title: String) {
      (self.date, self.kind, self.title) = (date, kind, title)
    }
  }

  package enum State: CaseIterable, Sendable { case planned, running, paused, done }

  package struct Row: Equatable, Sendable {
    package var title: String
    package var to: Destination?
    package var start: Int32?
    /// `nil` where it goes on.
    package var end: Int32?
    package var state: State
    package var events: [Event]
    /// How deep it stands under another.
    package var depth: Int

    package init(
      title: String, to: Destination? = nil, start: Int32?, end: Int32?, state: State, events: [Event] = [],
      depth: Int = 0
    ) {
      (self.title, self.to, self.start, self.end) = (title, to, start, end)
      (self.state, self.events, self.depth) = (state, events, depth)
    }
  }

  package struct Group: Equatable, Sendable {
    /// Empty where there is but one.
    package var title: String
    package var rows: [Row]

    package init(title: String, rows: [Row]) { (self.title, self.rows) = (title, rows) }
  }

  package var groups: [Group]
  package var today: Int32
  /// Whether only some years around today are shown, where things run for very long.
  package var isAroundToday: Bool

  package init(groups: [Group], today: Int32, isAroundToday: Bool = false) {
    (self.groups, self.today, self.isAroundToday) = (groups, today, isAroundToday)
  }

  /// More is not seen in one picture.
  package static let limit = 60

  private static let labels = 280.0
  private static let line = 27.0

  func drawing(_ language: Language) -> Drawing {
    let shown = limited
    let rows = shown.flatMap(\.rows)
    let days = rows.flatMap { row in [row.start, row.end].compactMap { $0 } + row.events.map(\.date.last) }
    let axis =
      isAroundToday
      ? TimeAxis(around: today, days, left: Timeline.labels, width: 600)
      : TimeAxis(days, today: today, left: Timeline.labels, width: 600)
    let count = rows.count + shown.filter { !$0.title.isEmpty }.count
    let top = 34.0
    let bottom = top + Double(count) * Timeline.line + 4
    let legend = self.legend(rows, language)
    let width = Timeline.labels + 620
    // In as many lines as it needs.
    var places: [(x: Double, y: Double)] = []
    var (x, line) = (0.0, 0)
    for (_, word) in legend {
      let room = 40 + TextWidth.of(word)
      if x + room > width, x > 0 { (x, line) = (0, line + 1) }
      places.append((x, bottom + 42 + Double(line) * 22))
      x += room
    }
    var drawing = Drawing(width: width, height: bottom + (legend.isEmpty ? 26 : 56 + Double(line) * 22))
    axis.draw(into: &drawing, top: top, bottom: bottom, today: today, language)
    var y = top
    for group in shown {
      if !group.title.isEmpty {
        drawing.text(TextWidth.fitted(group.title, Timeline.labels + 300), 0, y + 19, .start, .strong)
        y += Timeline.line
      }
      for row in group.rows {
        drawing.shapes.append(draw(row, y, axis, language))
        y += Timeline.line
      }
    }
    for ((shapes, word), place) in zip(legend, places) {
      drawing.shapes += shapes(place.x, place.y)
      drawing.text(word, place.x + 24, place.y + 4, .start, .faint)
    }
    return drawing
  }

  /// The first of all groups, as many as a picture takes.
  private var limited: [Group] {
    var left = Timeline.limit
    return groups.compactMap { group in
      let rows = Array(group.rows.prefix(left))
      left -= rows.count
      return rows.isEmpty ? nil : Group(title: group.title, rows: rows)
    }
  }

  private func draw(_ row: Row, _ y: Double, _ axis: TimeAxis, _ language: Language) -> DrawnShape {
    let indent = Double(min(row.depth, 6)) * 14
    let label = TextWidth.fitted(row.title, Timeline.labels - indent - 14, isStrong: row.to != nil)
    var shapes: [DrawnShape] = [.text(label, Point(indent, y + 18), .start, row.to == nil ? .label : .strong)]
    if let start = row.start, start <= axis.last, (row.end ?? axis.last) >= axis.first {
      let goesOn = row.end.map { $0 > axis.last } ?? true
      let from = axis.place(start)
      let to = axis.place(row.end ?? axis.last)
      let look = Timeline.look(row.state)
      shapes.append(
        .rectangle(Point(from, y + 6), width: max(4, to - from), height: 15, corner: goesOn ? 0 : 3, look))
      // What began before the picture, too.
      if start < axis.first {
        shapes.append(.polygon([Point(from, y + 6), Point(from - 7, y + 13.5), Point(from, y + 21)], look))
      }
      // What has no end, or a later one, goes on behind the picture.
      if goesOn {
        shapes.append(.polygon([Point(to, y + 6), Point(to + 9, y + 13.5), Point(to, y + 21)], look))
      }
    }
    // What is to be decided lies on top.
    for event in row.events.sorted(by: { Timeline.weight($0.kind) < Timeline.weight($1.kind) })
    where axis.has(event.date.last) {
      shapes.append(
        .group(
          Timeline.mark(event.kind, axis.place(event.date.last), y + 13.5),
          title: "\(DayText.text(event.date, language)): \(event.title)", to: nil))
    }
    return .group(shapes, title: row.title, to: row.to)
  }

  private static func weight(_ kind: Event.Kind) -> Int {
    switch kind {
    case .evaluation: 0
    case .phase: 1
    case .delivery: 2
    case .decision: 3
    }
  }

  private static func look(_ state: State) -> DrawnShape.Look {
    switch state {
    case .planned: .planned
    case .running: .running
    case .paused: .paused
    case .done: .done
    }
  }

  /// A form for each kind, so that none is told by its colour alone.
  private static func mark(_ kind: Event.Kind, _ x: Double, _ y: Double) -> [DrawnShape] {
    switch kind {
    case .decision: [.polygon([Point(x, y - 8), Point(x + 8, y), Point(x, y + 8), Point(x - 8, y)], .decision)]
    case .delivery: [.polygon([Point(x, y - 8), Point(x + 8, y + 7), Point(x - 8, y + 7)], .delivery)]
    case .phase: [.circle(Point(x, y), radius: 6, .phase)]
    case .evaluation: [.rectangle(Point(x - 5, y - 5), width: 10, height: 10, corner: 0, .evaluation)]
    }
  }

  private func legend(_ rows: [Row], _ language: Language) -> [(shapes: (Double, Double) -> [DrawnShape], word: String)]
  {
    let kinds = Set(rows.flatMap { $0.events.map(\.kind) })
    let states = Set(rows.filter { $0.start != nil }.map(\.state))
    var legend: [(shapes: (Double, Double) -> [DrawnShape], word: String)] = []
    for state in State.allCases where states.contains(state) && states.count > 1 {
      let look = Timeline.look(state)
      legend.append(
        (
          { x, y in [.rectangle(Point(x, y - 6), width: 18, height: 12, corner: 2, look)] },
          Timeline.word(state)[language]
        ))
    }
    for kind in Event.Kind.allCases where kinds.contains(kind) {
      legend.append(({ x, y in Timeline.mark(kind, x + 9, y) }, Timeline.word(kind)[language]))
    }
    return legend
  }

  private static func word(_ state: State) -> Text {
    switch state {
    case .planned: Text("gepland", "planned")
    case .running: Text("loopt", "running")
    case .paused: Text("ligt stil", "paused")
    case .done: Text("klaar", "done")
    }
  }

  package static func word(_ kind: Event.Kind) -> Text {
    switch kind {
    case .decision: Text("besluit", "decision")
    case .delivery: Text("oplevering", "delivery")
    case .phase: Text("fase", "phase")
    case .evaluation: Text("evaluatie", "evaluation")
    }
  }
}
