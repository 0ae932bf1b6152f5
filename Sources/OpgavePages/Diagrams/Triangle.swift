/// The sturingsdriehoek of an opgave: who holds which corner, and who oversees it.
package import OpgaveModel

package struct Triangle: Equatable, Sendable {
  package struct Corner: Equatable, Sendable {
    package var role: Field
    /// The titles of who holds it; none where it is not filled.
    package var holders: [String]
    package var isVacant: Bool

    package init(role: Field, holders: [String], isVacant: Bool) {
      (self.role, self.holders, self.isVacant) = (role, holders, isVacant)
    }
  }

  /// Bestuurlijk opdrachtgever above, ambtelijk opdrachtgever and sturingsprofessional below.
  package var top: Corner
  package var left: Corner
  package var right: Corner
  package var manager: Corner

  package init(top: Corner, left: Corner, right: Corner, manager: Corner) {
    (self.top, self.left, self.right, self.manager) = (top, left, right, manager)
  }

  func drawing(_ language: Language) -> Drawing {
    let (width, box, height) = (490.0, 226.0, 74.0)
    var drawing = Drawing(width: width, height: 318)
    let (above, low) = (Point(width / 2, 38), 279.0)
    drawing.add(.polygon([above, Point(width - box / 2, low), Point(box / 2, low)], .tint))
    func draw(_ corner: Corner, _ x: Double, _ y: Double) {
      let isFilled = !corner.holders.isEmpty
      let empty = Text("niet bekend", "not known")[language]
      let vacant = corner.isVacant ? Text(" (vacant)", " (vacant)")[language] : ""
      let words = isFilled ? corner.holders.joined(separator: ", ") + vacant : empty
      var shapes: [DrawnShape] = [
        .rectangle(
          Point(x - box / 2, y - height / 2), width: box, height: height, corner: 6, isFilled ? .node : .planned)
      ]
      let lines = TextWidth.lines(words, (box - 14) * 0.92, atMost: 2)
      let top = y - (lines.count > 1 ? 17 : 9)
      shapes.append(.text(PageReader.role(corner.role), Point(x, top), .middle, .faint))
      for (row, line) in lines.enumerated() {
        shapes.append(.text(line, Point(x, top + 21 + Double(row) * 18), .middle, isFilled ? .strong : .faint))
      }
      drawing.add(.group(shapes, title: "\(PageReader.role(corner.role)): \(words)", to: nil))
    }
    draw(top, width / 2, 38)
    draw(left, box / 2 + 1, low)
    draw(right, width - box / 2 - 1, low)
    draw(manager, width / 2, 158)
    return drawing
  }
}
