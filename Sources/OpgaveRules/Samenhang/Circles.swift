/// Circles in what hangs from what: the one search that the rules on circles share. Linear, and without recursion.
internal import OpgaveModel
internal import OpgaveSyntax

enum Circles {
  /// A step along the circle: from where, and the value that says so.
  struct Step {
    let from: Address
    let value: ValueIndex
  }

  /// Circles of two or more: one for each group whose members all lead to each other, by the shortest way from its first.
  ///
  /// - Parameter edges: in the order of files and places.
  static func find(_ edges: [(from: Address, to: Address, value: ValueIndex)]) -> [[Step]] {
    guard !edges.isEmpty else { return [] }
    var numbers: [Address: Int] = [:]
    var addresses: [Address] = []
    func number(_ address: Address) -> Int {
      if let known = numbers[address] { return known }
      numbers[address] = addresses.count
      addresses.append(address)
      return addresses.count - 1
    }
    var next: [[(to: Int, value: ValueIndex)]] = []
    for edge in edges where edge.from != edge.to {
      let (from, to) = (number(edge.from), number(edge.to))
      while next.count < addresses.count { next.append([]) }
      next[from].append((to, edge.value))
    }
    return groups(next).filter { $0.count > 1 }
      .map { group in (first: group.min { addresses[$0] < addresses[$1] } ?? group[0], all: Set(group)) }
      .sorted { addresses[$0.first] < addresses[$1.first] }
      .map { first, all in
        shortest(from: first, all, next).map { Step(from: addresses[$0.node], value: $0.value) }
      }
  }

  /// The strongly connected groups, by Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972) with a stack
  /// of its own.
  private static func groups(_ next: [[(to: Int, value: ValueIndex)]]) -> [[Int]] {
    let count = next.count
    var index = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int] = []
    var found: [[Int]] = []
    var counter = 0
    for start in 0..<count where index[start] < 0 {
      var work: [(node: Int, edge: Int)] = [(start, 0)]
      while let (node, edge) = work.last {
        if edge == 0 {
          (index[node], low[node]) = (counter, counter)
          counter += 1
          open.append(node)
          isOpen[node] = true
        }
        if edge < next[node].count {
          work[work.count - 1].edge = edge + 1
          let to = next[node][edge].to
          if index[to] < 0 {
            work.append((to, 0))
          } else if isOpen[to] {
            low[node] = min(low[node], index[to])
          }
          continue
        }
        // A node without edges comes by here at its first look, and again never.
        work.removeLast()
        if let above = work.last?.node { low[above] = min(low[above], low[node]) }
        if low[node] == index[node] {
          var group: [Int] = []
          while let last = open.popLast() {
            isOpen[last] = false
            group.append(last)
            if last == node { break }
          }
          found.append(group)
        }
      }
    }
    return found
  }

  /// The shortest way within a group from a node back to itself, breadth first.
  private static func shortest(
    from start: Int, _ group: Set<Int>, _ next: [[(to: Int, value: ValueIndex)]]
  ) -> [(node: Int, value: ValueIndex)] {
    var cameFrom: [Int: (node: Int, value: ValueIndex)] = [:]
    var queue = [start]
    var place = 0
    while place < queue.count {
      let node = queue[place]
      place += 1
      for edge in next[node] where group.contains(edge.to) {
        if edge.to == start {
          var steps = [(node: node, value: edge.value)]
          var back = node
          while back != start, let before = cameFrom[back] {
            steps.append(before)
            back = before.node
          }
          return steps.reversed()
        }
        if cameFrom[edge.to] == nil {
          cameFrom[edge.to] = (node, edge.value)
          queue.append(edge.to)
        }
      }
    }
    return []
  }

  /// Tells a circle at its first step, with the whole way in words and the other steps as related places.
  static func report(_ circle: [Step], _ overview: Overview, _ findings: inout RepositoryFindings) {
    guard let first = circle.first else { return }
    // Names alone are not enough where an inspanning of one opgave leads to another.
    let names = circle.map { step -> String in
      let facts = overview.facts(step.from)
      let root = facts.root(of: step.from.ordinal)
      let name = overview.name(step.from)
      return root == step.from.ordinal ? name : facts.name(of: root) + "." + name
    }
    let related = circle.dropFirst().prefix(50).map { step in
      Related(.path, .part(.value(step.value)), file: step.from.file)
    }
    findings.report(
      in: first.from.file, .value(first.value), [.steps: .texts(names + names.prefix(1))], related: related)
  }

  /// ‘a’ → ‘b’ → ‘a’; a long one shortened in the middle.
  static func text(_ finding: Finding) -> String {
    let path = finding.names(.steps)
    let shown = path.count > 8 ? path.prefix(7) + ["…"] + path.suffix(1) : path[...]
    return shown.map { "‘\($0)’" }.joined(separator: " → ")
  }
}
