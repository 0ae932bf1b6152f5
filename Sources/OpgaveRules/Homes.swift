/// In which declaration of a file an offset lies, also where the braces of it are not known.
internal import OpgaveModel

struct Homes {
  private let facts: Facts
  /// Those that stand in their place, and where each starts.
  private let ordinals: [DeclarationIndex]
  private let starts: [Int]

  init(_ facts: Facts, _ places: Places.Expanded) {
    self.facts = facts
    ordinals = facts.ordinals.filter { !facts.isMisplaced($0) }
    starts = ordinals.map { places.range(.keyword($0), facts).lowerBound }
  }

  /// The last declaration that starts before an offset, and what that stands in; the first one for what stands before all.
  func around(_ offset: Int) -> [DeclarationIndex] {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    var (found, next) = ([DeclarationIndex](), low > 0 ? ordinals[low - 1] : ordinals.first)
    while let ordinal = next {
      found.append(ordinal)
      next = facts.declaration(ordinal).parent
    }
    return found
  }
}
