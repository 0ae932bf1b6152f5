/// Pictures as SVG: inside a page, where its style sheet reaches them, or alone with a style of their own.
internal import OpgaveModel

package struct SVG: Sendable {
  /// The address of what a shape leads to.
  private let address: @Sendable (Destination) -> String?

  package init(_ address: @escaping @Sendable (Destination) -> String? = { _ in nil }) { self.address = address }

  /// Inside a page of HTML.
  ///
  /// - Parameter name: what a reader that does not see it hears.
  func inline(_ drawing: Drawing, name: String) -> String {
    let size = SVG.size(drawing)
    let shapes = drawing.shapes.map { text($0, isInLink: false) }.joined()
    // What can be followed in a picture is there for everybody.
    let role = drawing.shapes.contains(where: isFollowed) ? "group" : "img"
    return
      "<svg viewBox=\"0 0 \(size.0) \(size.1)\" width=\"\(size.0)\" height=\"\(size.1)\" role=\"\(role)\" aria-label=\""
      + Markup.escaped(name) + "\">" + shapes + "</svg>"
  }

  private func isFollowed(_ shape: DrawnShape) -> Bool {
    guard case .group(let inner, _, let to) = shape else { return false }
    return to.flatMap(address) != nil || inner.contains(where: isFollowed)
  }

  /// A file of its own.
  package func file(_ drawing: Drawing, title: String) -> String {
    let size = SVG.size(drawing, margin: 12)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 \(size.0) \(size.1)" width="\(size.0)" height="\(size.1)" role="img">
      <title>\(Markup.escaped(title))</title>
      <style>\(StyleSheet.picture)</style>
      <rect class="paper" x="-12" y="-12" width="\(size.0)" height="\(size.1)"/>
      \(drawing.shapes.map { text($0, isInLink: false) }.joined(separator: "\n"))
      </svg>

      """
  }

  private static func size(_ drawing: Drawing, margin: Double = 0) -> (String, String) {
    (number((drawing.width + 2 * margin).rounded(.up)), number((drawing.height + 2 * margin).rounded(.up)))
  }

  private func text(_ shape: DrawnShape, isInLink: Bool) -> String {
    switch shape {
    case .rectangle(let at, let width, let height, let corner, let look):
      let round = corner > 0 ? " rx=\"\(SVG.number(corner))\"" : ""
      return
        "<rect class=\"\(look.rawValue)\" x=\"\(SVG.number(at.x))\" y=\"\(SVG.number(at.y))\" width=\"\(SVG.number(width))\" height=\"\(SVG.number(height))\"\(round)/>"
    case .line(let points, let look): return "<polyline class=\"\(look.rawValue)\" points=\"\(SVG.points(points))\"/>"
    case .polygon(let points, let look): return "<polygon class=\"\(look.rawValue)\" points=\"\(SVG.points(points))\"/>"
    case .curve(let from, let to, let look):
      let middle = SVG.number((from.x + to.x) / 2)
      return
        "<path class=\"\(look.rawValue)\" d=\"M\(SVG.point(from)) C\(middle) \(SVG.number(from.y)) \(middle) \(SVG.number(to.y)) \(SVG.point(to))\"/>"
    case .circle(let at, let radius, let look):
      return
        "<circle class=\"\(look.rawValue)\" cx=\"\(SVG.number(at.x))\" cy=\"\(SVG.number(at.y))\" r=\"\(SVG.number(radius))\"/>"
    case .text(let words, let at, let anchor, let look):
      let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
      return
        "<text class=\"\(look.rawValue)\" x=\"\(SVG.number(at.x))\" y=\"\(SVG.number(at.y))\"\(place)>\(Markup.escaped(words.shown))</text>"
    case .group(let shapes, let title, let to):
      let link = isInLink ? nil : to.flatMap(address)
      let inner = shapes.map { text($0, isInLink: isInLink || link != nil) }.joined()
      let told = "<g><title>\(Markup.escaped(title.shown))</title>\(inner)</g>"
      return link.map { "<a href=\"\(Markup.escaped($0))\">\(told)</a>" } ?? told
    }
  }

  private static func points(_ points: [Point]) -> String { points.map(point).joined(separator: " ") }

  private static func point(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// With one decimal at most: nobody sees more, and every machine writes the same.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e8), 1e8) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}

enum Markup {
  /// Text as HTML and XML have it, in an element or between double quotes.
  static func escaped(_ text: String) -> String {
    guard
      text.utf8.contains(where: {
        $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 || $0 < 0x20 || $0 == 0xEF
      })
    else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // Neither has a place for these.
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value & 0xFFFE == 0xFFFE:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
