/// The types of values. Knows no notation of them.

/// What a field holds.
package enum ValueType: Sendable, Hashable {
  case text
  /// A text that is an address or a path.
  case document
  /// A document, or a source in words.
  case source
  case number(Range)
  case percentage
  case amount
  case date
  case period
  case measurement
  case word(WordSet)
  case reference(Targets)
  /// The code of an organisation at Statistics Netherlands.
  case code
  case taakveld
  /// In `eigen`: whatever stands there.
  case anything

  /// The bounds of a whole number; both belong to it.
  package struct Range: Sendable, Hashable {
    package let lowest: Int
    package let highest: Int
    package init(_ range: ClosedRange<Int>) { (lowest, highest) = (range.lowerBound, range.upperBound) }
  }

  /// The kinds that a reference may name, in the order in which they are tried.
  package struct Targets: Sendable, Hashable {
    package let first: Kind
    package let second: Kind?
    package let third: Kind?
    package init(_ first: Kind, _ second: Kind? = nil, _ third: Kind? = nil) {
      (self.first, self.second, self.third) = (first, second, third)
    }
    package var kinds: [Kind] { [first, second, third].compactMap { $0 } }
    package var set: Kinds { Kinds(kinds) }
  }
}

extension ValueType {
  package var words: WordSet? {
    if case .word(let set) = self { return set }
    return nil
  }

  package var targets: Targets? {
    if case .reference(let targets) = self { return targets }
    return nil
  }
}
