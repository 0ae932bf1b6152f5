/// Where something stands by names and not by lines: `opgave wonen > presteren > doel groei`. The address by which baselines,
/// reports and exports know a place again.
internal import OpgaveSyntax

struct DeclarationPaths {
  private struct Home {
    let range: Range<Int>
    let parent: Int?
    let label: String
  }

  /// The declarations in the order of their starts.
  private var homes: [Home] = []

  init(_ tree: SyntaxTree) {
    var open: [Int] = []
    for node in tree.records.indices where tree.kind(node) == .declaration {
      let range = tree.range(node)
      while let last = open.last, homes[last].range.upperBound <= range.lowerBound { open.removeLast() }
      let declaration = tree.declaration(node)
      let names = [declaration.keyword, declaration.name].compactMap { $0.map(tree.cleanText) }
      homes.append(Home(range: range, parent: open.last, label: names.joined(separator: " ")))
      open.append(homes.count - 1)
    }
  }

  func path(at offset: Int) -> String {
    var (low, high) = (0, homes.count)
    while low < high {
      let middle = (low + high) / 2
      if homes[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var parts: [String] = []
    var next: Int? = low > 0 ? low - 1 : nil
    while let home = next.map({ homes[$0] }) {
      if offset <= home.range.upperBound, !home.label.isEmpty { parts.append(home.label) }
      next = home.parent
    }
    return parts.reversed().joined(separator: " > ")
  }
}
