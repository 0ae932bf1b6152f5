/// Things and what leads from one to another, in layers from left to right.

package struct Network: Equatable, Sendable {
  package struct Node: Equatable, Sendable {
    package var title: String
    /// A word beneath it; may be empty.
    package var detail: String
    package var look: DrawnShape.Look
    package var to: Destination?
    /// What a program that draws it itself calls it.
    package var name: String

    package init(title: String, detail: String, look: DrawnShape.Look, to: Destination?, name: String) {
      (self.title, self.detail, self.look, self.to, self.name) = (title, detail, look, to, name)
    }
  }

  package struct Edge: Hashable, Sendable {
    /// Places among the nodes.
    package var from: Int
    package var to: Int

    package init(_ from: Int, _ to: Int) { (self.from, self.to) = (from, to) }
  }

  package var nodes: [Node]
  package var edges: [Edge]

  package init(nodes: [Node] = [], edges: [Edge] = []) { (self.nodes, self.edges) = (nodes, edges) }

  /// Puts another beside it.
  package mutating func add(_ other: Network) {
    let first = nodes.count
    nodes += other.nodes
    edges += other.edges.map { Edge($0.from + first, $0.to + first) }
  }

  private static let (width, height, gap, space) = (216.0, 62.0, 84.0, 14.0)

  func drawing() -> Drawing {
    let layout = LayeredLayout(count: nodes.count, edges: edges.map { ($0.from, $0.to) })
    let (width, height) = (Network.width, Network.height)
    let columns = layout.layers.count
    var drawing = Drawing(
      width: max(width, Double(columns) * (width + Network.gap) - Network.gap) + 4,
      height: max(height, layout.extent * (height + Network.space) - Network.space) + 4)
    func place(_ node: Int) -> Point {
      Point(
        2 + Double(layout.layer[node]) * (width + Network.gap), 2 + layout.position[node] * (height + Network.space))
    }
    for (index, path) in layout.paths.enumerated() {
      for (one, other) in zip(path, path.dropFirst()) {
        let (from, to) = (place(one), place(other))
        // Where only a line passes, it goes straight on.
        let start = Point(from.x + (one < nodes.count ? width : width / 2), from.y + height / 2)
        let end = Point(to.x + (other < nodes.count ? 0 : width / 2), to.y + height / 2)
        drawing.add(.curve(start, end, .edge))
      }
      // What closes a circle leads back to where its line begins.
      let isTurned = layout.turned.contains(index)
      guard let head = isTurned ? path.first : path.last, path.count > 1 else { continue }
      let end = place(head)
      let (x, y, back) = (end.x + (isTurned ? width : 0), end.y + height / 2, isTurned ? 8.0 : -8.0)
      drawing.add(.polygon([Point(x, y), Point(x + back, y - 4), Point(x + back, y + 4)], .axis))
    }
    for (index, node) in nodes.enumerated() {
      let at = place(index)
      let lines = TextWidth.lines(node.title, width - 18, atMost: node.detail.isEmpty ? 3 : 2)
      var shapes: [DrawnShape] = [.rectangle(at, width: width, height: height, corner: 6, node.look)]
      let all =
        lines.map { ($0, DrawnShape.Look.label) }
        + (node.detail.isEmpty ? [] : [(TextWidth.fitted(node.detail, width - 18), .faint)])
      for (row, (line, look)) in all.enumerated() {
        let y = at.y + height / 2 + Double(row) * 17 - Double(all.count - 1) * 8.5 + 4.5
        shapes.append(.text(line, Point(at.x + 9, y), .start, look))
      }
      drawing.add(
        .group(shapes, title: node.detail.isEmpty ? node.title : "\(node.title) (\(node.detail))", to: node.to))
    }
    return drawing
  }
}

/// Where each of some numbered things goes: in which layer, and how high.
struct LayeredLayout {
  /// By node; those behind the given ones are only passed by a line.
  private(set) var layer: [Int]
  private(set) var position: [Double]
  /// The nodes of each layer, from above.
  private(set) var layers: [[Int]] = []
  /// For each edge the nodes that its line goes by.
  private(set) var paths: [[Int]] = []
  /// Of these the ones that go from where their edge ends to where it starts.
  private(set) var turned: Set<Int> = []

  /// How many places high it is.
  var extent: Double { (position.max() ?? 0) + 1 }

  private static let passing = 2_000
  /// Odd, so that the last look is from the left, where what stands under one thing is kept together.
  private static let sweeps = 9

  init(count: Int, edges: [(from: Int, to: Int)]) {
    layer = [Int](repeating: 0, count: count)
    position = [Double](repeating: 0, count: count)
    let valid = edges.filter { (0..<count).contains($0.from) && (0..<count).contains($0.to) && $0.from != $0.to }
    let forward = withoutCircles(count, valid)
    rank(count, forward)
    var passed = 0
    for (from, to) in forward {
      var path = [from]
      if layer[to] > layer[from] + 1, passed < LayeredLayout.passing {
        for between in layer[from] + 1..<layer[to] {
          path.append(layer.count)
          layer.append(between)
          position.append(0)
          passed += 1
        }
      }
      paths.append(path + [to])
    }
    order()
    settle()
  }

  /// The same edges, of which those that close a circle are turned.
  private mutating func withoutCircles(_ count: Int, _ edges: [(from: Int, to: Int)]) -> [(from: Int, to: Int)] {
    var leaving = [[Int]](repeating: [], count: count)
    for (index, edge) in edges.enumerated() { leaving[edge.from].append(index) }
    /// 0 not seen, 1 on the way here, 2 done.
    var state = [UInt8](repeating: 0, count: count)
    var result = edges
    for root in 0..<count where state[root] == 0 {
      var stack: [(node: Int, next: Int)] = [(root, 0)]
      state[root] = 1
      while let (node, next) = stack.last {
        guard next < leaving[node].count else {
          state[node] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = leaving[node][next]
        let to = edges[edge].to
        if state[to] == 1 {
          result[edge] = (to, node)
          turned.insert(edge)
        } else if state[to] == 0 {
          state[to] = 1
          stack.append((to, 0))
        }
      }
    }
    return result
  }

  /// The longest way from what nothing leads to.
  private mutating func rank(_ count: Int, _ edges: [(from: Int, to: Int)]) {
    var open = [Int](repeating: 0, count: count)
    var leaving = [[Int]](repeating: [], count: count)
    for (from, to) in edges {
      open[to] += 1
      leaving[from].append(to)
    }
    var ready = (0..<count).filter { open[$0] == 0 }
    var index = 0
    while index < ready.count {
      let node = ready[index]
      index += 1
      for to in leaving[node] {
        layer[to] = max(layer[to], layer[node] + 1)
        open[to] -= 1
        if open[to] == 0 { ready.append(to) }
      }
    }
  }

  private var neighbours: (before: [[Int]], after: [[Int]]) {
    var before = [[Int]](repeating: [], count: layer.count)
    var after = before
    for path in paths {
      for (one, other) in zip(path, path.dropFirst()) {
        after[one].append(other)
        before[other].append(one)
      }
    }
    return (before, after)
  }

  /// Each beside what it is tied to, by turns from the left and from the right, so that few lines cross.
  private mutating func order() {
    layers = [[Int]](repeating: [], count: (layer.max() ?? -1) + 1)
    for node in layer.indices { layers[layer[node]].append(node) }
    for nodes in layers { for (place, node) in nodes.enumerated() { position[node] = Double(place) } }
    let (before, after) = neighbours
    for sweep in 0..<LayeredLayout.sweeps {
      let isForward = sweep % 2 == 0
      for index in isForward ? Array(layers.indices) : layers.indices.reversed() {
        let tied = isForward ? before : after
        let wanted = layers[index].map { node -> (node: Int, at: Double) in
          let others = tied[node]
          if others.isEmpty { return (node, position[node]) }
          return (node, others.reduce(0) { $0 + position[$1] } / Double(others.count))
        }
        layers[index] = wanted.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
          \.element.node)
        for (place, node) in layers[index].enumerated() { position[node] = Double(place) }
      }
    }
  }

  /// As high as what each is tied to, as far as the order and the room allow.
  private mutating func settle() {
    let (before, after) = neighbours
    for sweep in 0..<LayeredLayout.sweeps {
      let isForward = sweep % 2 == 0
      for index in isForward ? Array(layers.indices) : layers.indices.reversed() {
        let nodes = layers[index]
        var wanted = nodes.map { node -> Double in
          let others = isForward ? before[node] : after[node]
          return others.isEmpty ? position[node] : others.reduce(0) { $0 + position[$1] } / Double(others.count)
        }
        // Down what is in the way, and back up as a whole by half of what that cost.
        var shift = 0.0
        let original = wanted
        for place in wanted.indices.dropFirst() where wanted[place] < wanted[place - 1] + 1 {
          wanted[place] = wanted[place - 1] + 1
        }
        for place in wanted.indices { shift += wanted[place] - original[place] }
        if !wanted.isEmpty { shift /= Double(wanted.count) }
        for (place, node) in nodes.enumerated() { position[node] = wanted[place] - shift }
      }
    }
    let least = position.min() ?? 0
    for node in position.indices { position[node] -= least }
  }
}
