/// Risico's by how likely they are and how much they would do; each as the number of its row in the table.
package import OpgaveModel

package struct RiskMatrix: Equatable, Sendable {
  package struct Risk: Equatable, Sendable {
    package var number: Int
    package var title: String
    package var kans: Word?
    package var gevolg: Word?

    package init(number: Int, title: String, kans: Word?, gevolg: Word?) {
      (self.number, self.title, self.kans, self.gevolg) = (number, title, kans, gevolg)
    }
  }

  package var risks: [Risk]

  package init(risks: [Risk]) { self.risks = risks }

  /// Whether a risico lies in the gravest corner.
  package static func isGrave(_ risk: Risk) -> Bool {
    guard let kans = risk.kans.flatMap(levels.firstIndex), let gevolg = risk.gevolg.flatMap(levels.firstIndex) else {
      return false
    }
    return kans + gevolg > 2
  }

  private static let levels: [Word] = [.laag, .gemiddeld, .hoog]
  private static let (left, size, height) = (126.0, 150.0, 74.0)

  func drawing(_ language: Language) -> Drawing {
    let (left, size, height) = (RiskMatrix.left, RiskMatrix.size, RiskMatrix.height)
    var drawing = Drawing(width: left + 3 * size + 4, height: 3 * height + 54)
    for (row, kans) in RiskMatrix.levels.reversed().enumerated() {
      let y = 4 + Double(row) * height
      drawing.text("kans \(kans.spelling)", left - 10, y + height / 2 + 4, .end, .label)
      for (column, gevolg) in RiskMatrix.levels.enumerated() {
        let x = left + Double(column) * size
        // How grave a cell is grows towards the corner.
        let weight = (2 - row) + column
        drawing.box(x + 2, y + 2, size - 4, height - 4, weight > 2 ? .high : weight == 2 ? .middle : .low, corner: 4)
        let here = risks.filter { $0.kans == kans && $0.gevolg == gevolg }
        draw(here, x, y, into: &drawing, language)
      }
    }
    for (column, gevolg) in RiskMatrix.levels.enumerated() {
      let x = left + (Double(column) + 0.5) * size
      drawing.text("gevolg \(gevolg.spelling)", x, 3 * height + 24, .middle, .label)
    }
    let unknown = risks.filter { $0.kans == nil || $0.gevolg == nil }
    if !unknown.isEmpty {
      let numbers =
        unknown.prefix(20).map { String($0.number) }.joined(separator: ", ") + (unknown.count > 20 ? ", …" : "")
      let words = Text("kans of gevolg niet bekend: \(numbers)", "kans or gevolg not known: \(numbers)")[language]
      drawing.text(TextWidth.fitted(words, left + 3 * size), left, 3 * height + 46, .start, .faint)
    }
    return drawing
  }

  /// As many numbers as a cell has room for, then how many more.
  private func draw(_ here: [Risk], _ x: Double, _ y: Double, into drawing: inout Drawing, _ language: Language) {
    let room = 8
    let shown = here.count > room ? Array(here.prefix(room - 1)) : here
    for (index, risk) in shown.enumerated() {
      let center = Point(x + 22 + Double(index % 4) * 35, y + (here.count > 4 ? 21 : 37) + Double(index / 4) * 32)
      drawing.add(
        .group(
          [
            .circle(center, radius: 13, .node),
            .text(String(risk.number), Point(center.x, center.y + 4.5), .middle, .number),
          ], title: risk.title, to: nil))
    }
    if shown.count < here.count {
      drawing.text("+\(here.count - shown.count)", x + 22 + 3 * 35, y + 58, .middle, .number)
    }
  }
}
