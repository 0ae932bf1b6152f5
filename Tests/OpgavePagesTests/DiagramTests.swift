/// Pictures of none, three, sixty and ten thousand things: nothing lies outside, and nothing over something else that is to be read.
import OpgaveModel
import OpgavePages
import OpgaveSyntax
import Testing

@Suite struct DiagramTests {
  private static let today = Calendar.day(2026, 7, 1)

  private static func timeline(_ count: Int, years: Int = 4) -> Diagram {
    .timeline(
      Timeline(
        groups: [
          Timeline.Group(
            title: "Groep",
            rows: (0..<count).map { (number: Int) -> Timeline.Row in
              let start = Calendar.day(2024 + number % 3, 1 + number % 12, 1)
              return Timeline.Row(
                title: "Opgave met een heel lange naam, nummer \(number)", to: nil, start: start,
                end: number % 5 == 0 ? nil : Calendar.adding(months: 12 * years, to: start),
                state: Timeline.State.allCases[number % 4],
                events: Timeline.Event.Kind.allCases.map {
                  Timeline.Event(date: DateSpan(day: start + 90), kind: $0, title: "x")
                },
                depth: number % 8)
            })
        ], today: today))
  }

  /// Where two wait for each other, each arrow has its head at the one that waits.
  @Test func arrowsOfACirclePointBothWays() {
    let nodes = ["a", "b"].map { Network.Node(title: $0, detail: "", look: .node, to: nil, name: $0) }
    func heads(_ edges: [Network.Edge]) -> Set<[Double]> {
      let drawing = Diagram.network(Network(nodes: nodes, edges: edges)).drawing(.nl)
      return Set(
        drawing.shapes.compactMap { shape in
          guard case .polygon(let points, _) = shape else { return nil }
          return points.map(\.x)
        })
    }
    #expect(heads([Network.Edge(0, 1)]).count == 1)
    #expect(heads([Network.Edge(0, 1), Network.Edge(1, 0)]).count == 2)
  }

  private static func indicator(_ count: Int, _ value: (Int) -> Int) -> Diagram {
    func at(_ value: Int, _ day: Int32) -> Measurement {
      Measurement(quantity: .number(Decimal(value)), date: DateSpan(day: day))
    }
    return .indicator(
      IndicatorChart(
        start: at(value(0), today), targets: [at(value(count), today + 900)],
        measurements: (0..<count).map { at(value($0), today + Int32($0)) }, today: today))
  }

  private static func network(_ count: Int, _ edges: [(Int, Int)]) -> Diagram {
    .network(
      Network(
        nodes: (0..<count).map {
          Network.Node(title: "Ding \($0)", detail: "soort", look: .node, to: nil, name: "d\($0)")
        },
        edges: edges.map { Network.Edge($0.0, $0.1) }))
  }

  private static func parties(_ count: Int) -> Diagram {
    let stances: [Word?] = [.voor, .tegen, .onbekend, nil, .kritisch]
    let worlds: [Bool?] = [true, false, nil]
    let weights: [Word?] = [.laag, .hoog, nil]
    return .parties(
      PartyMap(
        parties: (0..<count).map { number in
          PartyMap.Party(
            title: "Partij met een lange naam \(number)", isOfPeople: worlds[number % 3], houding: stances[number % 5],
            invloed: weights[number % 3])
        }))
  }

  private static func risks(_ count: Int) -> Diagram {
    let levels: [Word?] = [.laag, .gemiddeld, .hoog, nil]
    return .risks(
      RiskMatrix(
        risks: (0..<count).map { number in
          RiskMatrix.Risk(number: number + 1, title: "r", kans: levels[number % 4], gevolg: levels[number % 3])
        }))
  }

  static let diagrams: [(name: String, diagram: Diagram)] = times + measured + networks + others

  private static let times: [(name: String, diagram: Diagram)] = [
    ("no timeline", timeline(0)), ("timeline of 3", timeline(3)), ("timeline of 60", timeline(60)),
    ("timeline of 10.000", timeline(10_000)), ("timeline of 200 years", timeline(3, years: 200)),
    ("timeline of a day", timeline(3, years: 0)),
  ]

  private static let measured: [(name: String, diagram: Diagram)] = [
    ("one measurement", indicator(1) { _ in 5 }), ("measurements all equal", indicator(60) { _ in 5 }),
    ("10.000 measurements", indicator(10_000) { $0 * $0 % 977 - 400 }), ("no measurement", indicator(0) { _ in 0 }),
    ("large numbers", indicator(3) { $0 * 1_000_000_000_000 }),
  ]

  private static let networks: [(name: String, diagram: Diagram)] = {
    var many: [(Int, Int)] = []
    for number in 0..<60 {
      many.append((number, (number * 7 + 1) % 60))
      many.append((number, (number * 3 + 2) % 60))
    }
    let chain = (0..<499).map { ($0, $0 + 1) }
    let leaps = (0..<400).map { ($0, $0 + 97) }
    return [
      ("no network", network(0, [])), ("a network without lines", network(3, [])),
      ("a circle", network(3, [(0, 1), (1, 2), (2, 0)])),
      ("to itself and nowhere", network(2, [(0, 0), (0, 7), (-1, 1)])),
      ("network of 60", network(60, many)), ("network of 500", network(500, chain + leaps)),
    ]
  }()

  private static let others: [(name: String, diagram: Diagram)] = {
    let years = (0..<60).map { (number: Int) -> MoneyChart.Year in
      MoneyChart.Year(
        year: 2000 + number, lasten: Int128(number) * 1_000_000_007, baten: number % 2 == 0 ? nil : Int128(-500_000))
    }
    func corner(_ role: Field, _ holders: [String], isVacant: Bool = false) -> Triangle.Corner {
      Triangle.Corner(role: role, holders: holders, isVacant: isVacant)
    }
    let triangle = Triangle(
      top: corner(.bestuurlijkOpdrachtgever, ["Wethouder met een heel erg lange portefeuille"], isVacant: true),
      left: corner(.ambtelijkOpdrachtgever, []), right: corner(.sturingsprofessional, ["Een", "Twee", "Drie"]),
      manager: corner(.opgavemanager, ["Iemand"]))
    return [
      ("no parties", parties(0)), ("60 parties", parties(60)), ("60 risks", risks(60)), ("no risks", risks(0)),
      ("60 years of money", .money(MoneyChart(years: years))),
      ("a year without money", .money(MoneyChart(years: [MoneyChart.Year(year: 2026, lasten: nil, baten: nil)]))),
      ("triangle", .triangle(triangle)),
    ]
  }()

  @Test(arguments: diagrams) func everythingLiesInside(_ name: String, _ diagram: Diagram) {
    for language in Language.allCases {
      let drawing = diagram.drawing(language)
      var boxes: [(Double, Double, Double, Double, String)] = []
      for shape in drawing.shapes.flatMap(\.flat) {
        for point in shape.points {
          #expect(point.x.isFinite && point.y.isFinite, "\(name): \(shape)")
          #expect(
            (-1...drawing.width + 1).contains(point.x) && (-1...drawing.height + 1).contains(point.y),
            "\(name): \(shape)")
        }
        if case .text(let words, let at, let anchor, _) = shape {
          let width = Double(words.count) * 6
          let left = anchor == .start ? at.x : anchor == .end ? at.x - width : at.x - width / 2
          boxes.append((left, at.y - 9, left + width, at.y, words))
        }
      }
      // Words do not lie over words.
      let sorted = boxes.sorted { $0.1 < $1.1 }
      for (index, one) in sorted.enumerated() {
        for other in sorted[(index + 1)...].prefix(while: { $0.1 < one.3 }) {
          #expect(one.2 <= other.0 || other.2 <= one.0, "\(name): ‘\(one.4)’ and ‘\(other.4)’")
        }
      }
      #expect(drawing.shapes.count < 5_000, "\(name)")
    }
  }

  /// Of more than a picture takes, what stands out stays.
  @Test func noPeakIsLost() {
    let chart = Self.indicator(10_000) { $0 == 5_003 ? 1_000 : $0 == 7_003 ? -1_000 : 0 }
    let titles = chart.drawing(.nl).shapes.compactMap { shape -> String? in
      if case .group(_, let title, _) = shape { title } else { nil }
    }
    #expect(titles.contains { $0.hasPrefix("meting: 1000,") } && titles.contains { $0.hasPrefix("meting: -1000,") })
  }

  @Test func nothingInANetworkStandsOnSomethingElse() {
    for (name, diagram) in Self.diagrams {
      guard case .network = diagram else { continue }
      var boxes: [Point] = []
      for shape in diagram.drawing(.nl).shapes.flatMap(\.flat) {
        if case .rectangle(let at, _, _, _, .node) = shape { boxes.append(at) }
      }
      for (index, one) in boxes.enumerated() {
        for other in boxes[(index + 1)...] where abs(one.x - other.x) < 10 {
          #expect(abs(one.y - other.y) >= 60, "\(name)")
        }
      }
    }
  }

  @Test func numbersAreWrittenShort() {
    let shape = DrawnShape.line([Point(1.0, 2.25), Point(-0.04, 1e12), Point(.nan, -3.06)], .grid)
    var drawing = Drawing(width: 10.2, height: 5)
    drawing.shapes = [shape]
    #expect(SVG().file(drawing, title: "a<b").contains("points=\"1 2.3 0 100000000 0 -3.1\""))
    #expect(SVG().file(drawing, title: "a<b").contains("<title>a&lt;b</title>"))
  }
}

extension DrawnShape {
  fileprivate var flat: [DrawnShape] {
    if case .group(let shapes, _, _) = self { return shapes.flatMap(\.flat) }
    return [self]
  }

  fileprivate var points: [Point] {
    switch self {
    case .rectangle(let at, let width, let height, _, _): [at, Point(at.x + width, at.y + height)]
    case .line(let points, _), .polygon(let points, _): points
    case .curve(let from, let to, _): [from, to]
    case .circle(let at, let radius, _): [Point(at.x - radius, at.y - radius), Point(at.x + radius, at.y + radius)]
    case .text(_, let at, _, _): [at]
    case .group(let shapes, _, _): shapes.flatMap(\.points)
    }
  }
}

@Suite struct GraphTextTests {
  /// Whatever somebody wrote is one label, in each form.
  @Test func titlesAreLabels() {
    var network = Network(
      nodes: SiteTests.hostile.map { Network.Node(title: $0, detail: "", look: .node, to: nil, name: "") },
      edges: [Network.Edge(0, 1)])
    network.add(Network(nodes: [Network.Node(title: "a\\\"b", detail: "d", look: .node, to: nil, name: "")], edges: []))
    network.add(
      Network(
        nodes: [Network.Node(title: "x", detail: "", look: .node, to: nil, name: "")], edges: [Network.Edge(0, 0)]))
    let dot = GraphText.dot(network).split(separator: "\n")
    #expect(dot.count == 3 + network.nodes.count + 2 + 1)
    #expect(
      dot.contains("  n12 [label=\"a\\\\\\\"b\\nd\"]") && dot.contains("  n0 -> n1") && dot.contains("  n13 -> n13"))
    for line in dot where line.contains("label") {
      // Between the first and the last there is none that ends the label.
      let inside = line.dropFirst(
        line.firstIndex(of: "\"").map { line.distance(from: line.startIndex, to: $0) + 1 } ?? 0
      ).dropLast(2)
      #expect(!inside.replacing("\\\\", with: "").replacing("\\\"", with: "").contains("\""))
    }
    let mermaid = GraphText.mermaid(network).split(separator: "\n")
    #expect(mermaid.count == 1 + network.nodes.count + 2 && mermaid.contains("  n12[\"a#92;#34;b<br>d\"]"))
    for line in mermaid.dropFirst() where line.contains("[") {
      #expect(
        line.filter { $0 == "\"" }.count == 2 && line.replacing("<br>", with: "").allSatisfy { !"<>`".contains($0) })
    }
  }
}
