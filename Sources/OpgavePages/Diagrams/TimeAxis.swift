/// Days along a line, with marks at round ones.
internal import OpgaveModel
internal import OpgaveSyntax

struct TimeAxis: Equatable, Sendable {
  /// The first and the last day.
  let first: Int32
  let last: Int32
  let left: Double
  let width: Double

  /// - Parameter days: what is to be seen; a year where there is nothing.
  init(_ days: some Sequence<Int32>, today: Int32, left: Double, width: Double) {
    (self.left, self.width) = (left, width)
    // The day that it is is always to be seen.
    let first = min(days.min() ?? today, today)
    let last = max(days.max() ?? today, today)
    let room = max(30, (last - first) / 50)
    (self.first, self.last) = (first - room / 2, max(last, first + 180) + room)
  }

  /// Some years around today, whatever else there is.
  init(around today: Int32, _ days: some Sequence<Int32>, left: Double, width: Double) {
    let (from, to) = (Calendar.adding(months: -24, to: today), Calendar.adding(months: 72, to: today))
    self.init(days.map { min(max($0, from), to) }, today: today, left: left, width: width)
  }

  func place(_ day: Int32) -> Double {
    left + width * Double(min(max(day, first), last) - first) / Double(max(1, last - first))
  }

  func has(_ day: Int32) -> Bool { first <= day && day <= last }

  /// The days that are marked, each with its label; about ten at most.
  func marks(_ language: Language) -> [(day: Int32, label: String)] {
    let years = Double(last - first) / 365.25
    if years < 2.2 {
      let step = years < 1.1 ? 1 : 3
      var marks: [(day: Int32, label: String)] = []
      let start = Calendar.date(first)
      var day = Calendar.day(start.year, (start.month - 1) / step * step + 1, 1)
      while day <= last, marks.count < 30 {
        let date = Calendar.date(day)
        if day >= first, step == 3 || marks.isEmpty || date.month % 2 == 1 {
          marks.append((day, date.month == 1 ? "\(date.year)" : DayText.shortMonth(date.month, language)))
        }
        day = Calendar.adding(months: step, to: day)
      }
      return marks
    }
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000].first { Double($0) * 11 >= years } ?? 2500
    let (from, to) = (Calendar.date(first).year, Calendar.date(last).year)
    return stride(from: (from + step - 1) / step * step, through: to, by: step).map { year in
      (Calendar.day(year, 1, 1), "\(year)")
    }.filter { has($0.day) }
  }

  /// Draws the marks and the day that it is.
  func draw(into drawing: inout Drawing, top: Double, bottom: Double, today: Int32, _ language: Language) {
    var end = -Double.infinity
    for (day, label) in marks(language) {
      let x = place(day)
      drawing.line([(x, top), (x, bottom)], .grid)
      let half = TextWidth.of(label) / 2 + 3
      // Where there is no room the line says enough.
      if x - half < end { continue }
      drawing.text(label, x, bottom + 16, .middle, .faint)
      end = x + half
    }
    if has(today) {
      let x = place(today)
      drawing.line([(x, top - 6), (x, bottom)], .today)
      drawing.text(Text("vandaag", "today")[language], x, top - 10, .middle, .faint)
    }
  }
}
