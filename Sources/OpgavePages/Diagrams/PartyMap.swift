/// Who is concerned by an opgave: in which world each stands, what it thinks of it, and how much it can do.
package import OpgaveModel

package struct PartyMap: Equatable, Sendable {
  package struct Party: Equatable, Sendable {
    package var title: String
    /// `nil` where that is not known.
    package var isOfPeople: Bool?
    package var houding: Word?
    package var invloed: Word?

    package init(title: String, isOfPeople: Bool?, houding: Word?, invloed: Word?) {
      (self.title, self.isOfPeople, self.houding, self.invloed) = (title, isOfPeople, houding, invloed)
    }
  }

  package var parties: [Party]

  package init(parties: [Party]) { self.parties = parties }

  private static let stances: [Word?] = [.voor, .neutraal, .verdeeld, .kritisch, .tegen, nil]
  private static let (left, column, line) = (96.0, 310.0, 24.0)
  /// In one cell.
  private static let limit = 10

  func drawing(_ language: Language) -> Drawing {
    let (left, column, line) = (PartyMap.left, PartyMap.column, PartyMap.line)
    let hasUnknown = parties.contains { $0.isOfPeople == nil }
    let worlds: [(isOfPeople: Bool?, title: Text)] =
      [(true, Text("leefwereld", "leefwereld")), (false, Text("systeemwereld", "systeemwereld"))]
      + (hasUnknown ? [(nil, Text("niet bekend", "not known"))] : [])
    var drawing = Drawing(width: left + Double(worlds.count) * column, height: 0)
    var y = 4.0
    for (index, world) in worlds.enumerated() {
      drawing.text(world.title[language], left + Double(index) * column + 10, y + 15, .start, .strong)
    }
    y += 26
    for stance in PartyMap.stances {
      let cells = worlds.map { world in
        parties.filter { $0.isOfPeople == world.isOfPeople && PartyMap.stance($0) == stance }
      }
      let rows = cells.map { min($0.count, PartyMap.limit + 1) }.max() ?? 0
      guard rows > 0 else { continue }
      let height = Double(rows) * line + 10
      drawing.text(stance?.spelling ?? Text("niet bekend", "not known")[language], 0, y + 21, .start, .label)
      for (index, cell) in cells.enumerated() {
        let x = left + Double(index) * column
        drawing.box(x + 2, y + 2, column - 4, height - 4, .tint, corner: 4)
        let shown = cell.count > PartyMap.limit + 1 ? Array(cell.prefix(PartyMap.limit)) : cell
        for (row, party) in shown.enumerated() {
          drawing.add(chip(party, x + 12, y + 5 + Double(row) * line, language))
        }
        if shown.count < cell.count {
          let more = Text("en nog \(cell.count - shown.count)", "and \(cell.count - shown.count) more")[language]
          drawing.text(more, x + 34, y + 21 + Double(shown.count) * line, .start, .faint)
        }
      }
      y += height
    }
    guard parties.contains(where: { $0.invloed != nil }) else {
      drawing.height = y + 4
      return drawing
    }
    drawing.height = y + 26
    for (number, word) in [Word.laag, .gemiddeld, .hoog].enumerated() {
      let x = left + 12 + Double(number) * 165
      drawing.shapes += PartyMap.dots(number + 1, x, y + 16)
      drawing.text(
        Text("invloed \(word.spelling)", "invloed \(word.spelling)")[language], x + 26, y + 20, .start, .faint)
    }
    return drawing
  }

  private static func stance(_ party: Party) -> Word? { party.houding == .onbekend ? nil : party.houding }

  private func chip(_ party: Party, _ x: Double, _ y: Double, _ language: Language) -> DrawnShape {
    let weight = party.invloed == .hoog ? 3 : party.invloed == .gemiddeld ? 2 : party.invloed == .laag ? 1 : 0
    let invloed = party.invloed.map { ", invloed \($0.spelling)" } ?? ""
    return .group(
      PartyMap.dots(weight, x, y + 12)
        + [.text(TextWidth.fitted(party.title, PartyMap.column - 50), Point(x + 26, y + 16), .start, .label)],
      title: party.title + invloed, to: nil)
  }

  private static func dots(_ count: Int, _ x: Double, _ y: Double) -> [DrawnShape] {
    (0..<count).map { .circle(Point(x + Double($0) * 8, y), radius: 3, .dot) }
  }
}
