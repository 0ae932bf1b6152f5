/// A picture as shapes on a plane, before it is written in any form. Knows no colour: each shape says what it is, and a style says how that looks.

package struct Drawing: Equatable, Sendable {
  /// In units of which a letter of running text is about thirteen high.
  package var width: Double
  package var height: Double
  package var shapes: [DrawnShape] = []

  package init(width: Double, height: Double) { (self.width, self.height) = (width, height) }
}

package struct Point: Equatable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

package enum DrawnShape: Equatable, Sendable {
  case rectangle(Point, width: Double, height: Double, corner: Double, Look)
  case line([Point], Look)
  /// From a point to another, leaving and arriving level.
  case curve(Point, Point, Look)
  case polygon([Point], Look)
  case circle(Point, radius: Double, Look)
  /// On a line; `Point` is on its base line.
  case text(String, Point, Anchor, Look)
  /// Shapes that are one thing: what a pointer that rests on them is told, and where they lead.
  case group([DrawnShape], title: String, to: Destination?)

  package enum Anchor: String, Sendable { case start, middle, end }

  /// What a shape is.
  package enum Look: String, CaseIterable, Sendable {
    case axis, grid, today, frame, tint, edge
    case label, faint, strong, number, inverse
    /// What is planned, what runs, what is done and what stands still.
    case planned, running, done, paused
    case measured, dot, wanted, target, start, range
    case expenses, income
    case node, theme, goal, benefit, effort
    case low, middle, high
    case decision, delivery, phase, evaluation
  }
}

extension Drawing {
  mutating func add(_ shape: DrawnShape) { shapes.append(shape) }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: DrawnShape.Anchor = .start, _ look: DrawnShape.Look = .label
  ) {
    shapes.append(.text(text, Point(x, y), anchor, look))
  }

  mutating func line(_ points: [(Double, Double)], _ look: DrawnShape.Look) {
    shapes.append(.line(points.map { Point($0.0, $0.1) }, look))
  }

  mutating func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ look: DrawnShape.Look, corner: Double = 0
  ) {
    shapes.append(.rectangle(Point(x, y), width: width, height: height, corner: corner, look))
  }
}

/// How wide words are about, in the widest of the common sans serif letters at the size of labels: what fits in that fits in all.
enum TextWidth {
  static func of(_ text: String) -> Double {
    var width = 0.0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "i", "j", "l", "'", ".", ",", ":", ";", "|", "!", " ", "t", "f", "r", "I", "(", ")", "-": width += 4.8
      case "m", "w", "M", "W", "@", "%", "—": width += 12.8
      case "A"..."Z", "€": width += 9.4
      // Of Latin letters none is wider.
      case _ where scalar.value < 0x250: width += 8.1
      default: width += Width.of(String(scalar)) > 1 ? 13 : 8.1
      }
    }
    return width
  }

  /// As much of a text as fits, with a sign where something is left out.
  static func fitted(_ text: String, _ width: Double, isStrong: Bool = false) -> String {
    let width = isStrong ? width * 0.92 : width
    let shown = text.shown
    if TextWidth.of(shown) <= width { return shown }
    var kept = ""
    var used = 9.0
    for character in shown {
      used += TextWidth.of(String(character))
      if used > width { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The same on several lines, broken at words.
  static func lines(_ text: String, _ width: Double, atMost count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var words = text.shown.split(separator: " ").map(String.init)[...]
    while let word = words.first {
      let longer = line.isEmpty ? word : line + " " + word
      if TextWidth.of(longer) <= width || line.isEmpty {
        line = longer
        words.removeFirst()
      } else if lines.count == count - 1 {
        line += " " + words.joined(separator: " ")
        break
      } else {
        lines.append(line)
        line = ""
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { fitted($0, width) }
  }
}
