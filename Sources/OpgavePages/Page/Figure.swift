/// A picture with what it shows in words, and the numbers behind it. Whoever does not see it misses nothing.

package import OpgaveModel

package struct Figure: Equatable, Sendable {
  package var title: Phrase
  /// What is to be seen, in a sentence or two.
  package var summary: Phrase
  package var diagram: Diagram
  package var table: Table
  /// Whether the table stands on the page anyway, so that it is not repeated under the picture.
  package var hasOwnTable: Bool

  package init(_ title: Phrase, _ summary: Phrase, _ diagram: Diagram, _ table: Table, hasOwnTable: Bool = false) {
    (self.title, self.summary, self.diagram, self.table) = (title, summary, diagram, table)
    self.hasOwnTable = hasOwnTable
  }
}

package enum Diagram: Equatable, Sendable {
  case timeline(Timeline)
  case indicator(IndicatorChart)
  case network(Network)
  case parties(PartyMap)
  case risks(RiskMatrix)
  case money(MoneyChart)
  case triangle(Triangle)
}

extension Diagram {
  package func drawing(_ language: Language) -> Drawing {
    switch self {
    case .timeline(let timeline): timeline.drawing(language)
    case .indicator(let chart): chart.drawing(language)
    case .network(let network): network.drawing()
    case .parties(let map): map.drawing(language)
    case .risks(let matrix): matrix.drawing(language)
    case .money(let chart): chart.drawing(language)
    case .triangle(let triangle): triangle.drawing(language)
    }
  }
}
