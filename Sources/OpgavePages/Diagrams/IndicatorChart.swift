/// What was measured of an indicator, between where it started and where it is to go.
package import OpgaveModel
internal import OpgaveSyntax

package struct IndicatorChart: Equatable, Sendable {
  package var start: Measurement?
  package var targets: [Measurement]
  package var measurements: [Measurement]
  package var today: Int32

  package init(start: Measurement?, targets: [Measurement], measurements: [Measurement], today: Int32) {
    (self.start, self.targets, self.measurements, self.today) = (start, targets, measurements, today)
  }

  /// Of more measurements the extremes of each stretch are drawn.
  package static let limit = 60

  private static let (left, width, top, height) = (72.0, 344.0, 30.0, 160.0)

  /// A measurement that has a place in the picture.
  private struct Dot {
    let day: Int32
    let span: DateSpan
    let lowest: Double
    let highest: Double
    let text: String
  }

  /// Whether there is too little that has both a day and a quantity to be seen.
  package var isEmpty: Bool { (measurements + targets + [start].compactMap { $0 }).compactMap(dot).count < 2 }

  private func dot(_ measurement: Measurement) -> Dot? {
    guard let bounds = measurement.bounds, let date = measurement.date else { return nil }
    // What is of a year stands in the middle of it.
    return Dot(
      day: date.first + (date.last - date.first) / 2, span: date, lowest: bounds.lowest.approximate,
      highest: bounds.highest.approximate,
      text: measurement.shownQuantity(.nl))
  }

  func drawing(_ language: Language) -> Drawing {
    let start = start.flatMap(dot)
    let targets = targets.compactMap(dot).sorted { $0.day < $1.day }
    let measured = IndicatorChart.thinned(measurements.compactMap(dot).sorted { $0.day < $1.day })
    let all = measured + targets + [start].compactMap { $0 }
    let (left, width, top, height) = (Self.left, Self.width, Self.top, Self.height)
    var drawing = Drawing(width: left + width + 76, height: top + height + 62)
    let axis = TimeAxis(all.map(\.day), today: today, left: left, width: width)
    let scale = ValueScale(all.flatMap { [$0.lowest, $0.highest] }, top: top, height: height)
    axis.draw(into: &drawing, top: top, bottom: top + height, today: today, language)
    let sample = (measurements + self.targets + [self.start].compactMap { $0 }).compactMap(\.quantity).first
    for (value, label) in scale.marks(sample) {
      let y = scale.place(value)
      drawing.line([(left, y), (left + width, y)], .grid)
      drawing.text(label, left - 8, y + 4, .end, .faint)
    }
    drawing.line([(left, top + height), (left + width, top + height)], .axis)
    // The way that was agreed.
    var way = [start ?? measured.first].compactMap { $0 }.map { (axis.place($0.day), scale.place($0.lowest)) }
    way += targets.map { (axis.place($0.day), scale.place($0.lowest)) }
    if way.count > 1, !targets.isEmpty { drawing.line(way, .wanted) }
    for dot in measured + targets where dot.highest > dot.lowest {
      let x = axis.place(dot.day)
      drawing.line([(x, scale.place(dot.lowest)), (x, scale.place(dot.highest))], .range)
    }
    let line = [start].compactMap { $0 } + measured
    if line.count > 1 {
      drawing.line(line.map { (axis.place($0.day), scale.place(($0.lowest + $0.highest) / 2)) }, .measured)
    }
    if let start {
      let (x, y) = (axis.place(start.day), scale.place((start.lowest + start.highest) / 2))
      drawing.shapes.append(
        told(
          [.rectangle(Point(x - 5, y - 5), width: 10, height: 10, corner: 0, .start)], start,
          Text("nulmeting", "nulmeting"), language))
      // Where what was measured last stands on top of it, that has the number.
      let isFree = measured.last.map { last in
        abs(axis.place(last.day) - x) > 40 || abs(scale.place((last.lowest + last.highest) / 2) - y) > 24
      }
      if isFree ?? true { drawing.text(start.text, x + 2, y - 11, .start, .number) }
    }
    for (index, dot) in measured.enumerated() {
      let (x, y) = (axis.place(dot.day), scale.place((dot.lowest + dot.highest) / 2))
      drawing.shapes.append(
        told(
          [.circle(Point(x, y), radius: measured.count > 20 ? 2.5 : 4.5, .dot)], dot, Text("meting", "meting"), language
        ))
      if index == measured.count - 1 {
        // On the side where its own line does not come from.
        let before = (index > 0 ? measured[index - 1] : start).map { scale.place(($0.lowest + $0.highest) / 2) } ?? y
        drawing.text(dot.text, x, y + (before < y && y < top + height - 26 ? 20 : -11), .middle, .number)
      }
    }
    for dot in targets {
      let (x, y) = (axis.place(dot.day), scale.place(dot.lowest))
      let diamond = DrawnShape.polygon([Point(x, y - 7), Point(x + 7, y), Point(x, y + 7), Point(x - 7, y)], .target)
      drawing.shapes.append(told([diamond], dot, Text("streefwaarde", "streefwaarde"), language))
    }
    if let last = targets.last {
      drawing.text(last.text, axis.place(last.day) + 11, scale.place(last.lowest) + 5, .start, .number)
    }
    legend(
      into: &drawing, hasStart: start != nil, hasMeasured: !measured.isEmpty, hasTargets: !targets.isEmpty, language)
    return drawing
  }

  private func told(_ shapes: [DrawnShape], _ dot: Dot, _ what: Text, _ language: Language) -> DrawnShape {
    .group(shapes, title: "\(what[language]): \(dot.text), \(DayText.text(dot.span, language))", to: nil)
  }

  private func legend(
    into drawing: inout Drawing, hasStart: Bool, hasMeasured: Bool, hasTargets: Bool, _ language: Language
  ) {
    let y = Self.top + Self.height + 46
    var x = Self.left
    func add(_ shapes: [DrawnShape], _ word: String) {
      drawing.shapes += shapes
      drawing.text(word, x + 20, y + 4, .start, .faint)
      x += 30 + TextWidth.of(word)
    }
    if hasStart { add([.rectangle(Point(x, y - 5), width: 10, height: 10, corner: 0, .start)], "nulmeting") }
    if hasMeasured { add([.circle(Point(x + 5, y), radius: 4.5, .dot)], "meting") }
    if hasTargets {
      add(
        [.polygon([Point(x + 5, y - 7), Point(x + 12, y), Point(x + 5, y + 7), Point(x - 2, y)], .target)],
        "streefwaarde")
      add(
        [.line([Point(x - 2, y), Point(x + 14, y)], .wanted)], Text("afgesproken weg", "agreed way")[language])
    }
  }

  /// Of each stretch the first, the lowest, the highest and the last, so that no peak is lost.
  private static func thinned(_ dots: [Dot]) -> [Dot] {
    guard dots.count > limit else { return dots }
    let stretches = limit / 4
    var kept: [Dot] = []
    for number in 0..<stretches {
      let range = dots.count * number / stretches..<dots.count * (number + 1) / stretches
      guard let first = range.first, let last = range.last else { continue }
      let low = range.min { dots[$0].lowest < dots[$1].lowest } ?? first
      let high = range.max { dots[$0].highest < dots[$1].highest } ?? last
      kept += Set([first, low, high, last]).sorted().map { dots[$0] }
    }
    return kept
  }
}

/// Values along a line upwards, with marks at round ones.
struct ValueScale {
  private let lowest: Double
  private let highest: Double
  private let top: Double
  private let height: Double
  private let step: Double

  init(_ values: [Double], top: Double, height: Double, fromZero: Bool = false) {
    (self.top, self.height) = (top, height)
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if fromZero { (low, high) = (min(0, low), max(0, high)) }
    if high <= low {
      let room = max(abs(low) * 0.1, 1)
      (low, high) = (low - room, high + room)
    } else if !fromZero {
      let room = (high - low) * 0.08
      // Nothing that is never below zero gets a mark there.
      (low, high) = (low >= 0 ? max(0, low - room) : low - room, high + room)
    }
    step = ValueScale.round((high - low) / 5)
    // Bars end below a mark.
    if fromZero { (low, high) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step) }
    (lowest, highest) = (low, high)
  }

  /// The nearest number above that starts with 1, 2 or 5.
  private static func round(_ wanted: Double) -> Double {
    guard wanted.isFinite, wanted > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= wanted { power *= 10 }
    while power > wanted { power /= 10 }
    return [1, 2, 5].map { $0 * power }.first { $0 >= wanted } ?? power * 10
  }

  func place(_ value: Double) -> Double {
    top + height * (highest - min(max(value, lowest), highest)) / (highest - lowest)
  }

  /// - Parameter sample: in the kind of which values are written.
  func marks(_ sample: Measurement.Quantity?) -> [(value: Double, label: String)] {
    let first = (lowest / step).rounded(.up)
    let count = Int(min(12, max(0, (highest / step).rounded(.down) - first + 1)))
    return (0..<count).map { number in
      let value = (first + Double(number)) * step
      let decimal = Decimal(near: value, step: step)
      let label = sample.map { $0.text(decimal) } ?? decimal.text
      return (value, label)
    }
  }
}

extension Decimal {
  /// Near enough for a picture.
  var approximate: Double {
    var value = Double(coefficient)
    for _ in 0..<scale { value /= 10 }
    return value
  }

  /// A round number of a picture, exactly.
  init(near value: Double, step: Double) {
    var scale = 0
    var power = 1.0
    while step * power < 1, scale < 12 {
      power *= 10
      scale += 1
    }
    self.init(coefficient: Int128(exactly: (value * power).rounded()) ?? 0, scale: scale)
  }
}
