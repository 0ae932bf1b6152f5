/// The one reading of a value's tokens: what it looks like, before its field gives it a type. Knows no vocabulary.
internal import OpgaveSyntax

/// What a value looks like before its field gives it a type.
struct Shape {
  enum Form {
    case text(Int)
    /// The first name of a reference, and the record after its last.
    case reference(Int, end: Int)
    case quantities
    case unreadable
  }

  struct Quantity {
    var number: Decimal?
    var isPercentage = false
    var cents: Int128?
    var date: DateSpan?

    /// Whether both are numbers, both percentages or both amounts.
    func isSameKind(as other: Quantity?) -> Bool {
      guard let other else { return false }
      if cents != nil { return other.cents != nil }
      return number != nil && other.number != nil && other.cents == nil && isPercentage == other.isPercentage
    }
  }

  var form: Form
  var comparison = Measurement.Comparison.equal
  var first: Quantity?
  var hasDots = false
  var second: Quantity?
  var isUnknown = false
  /// What stands behind `op`.
  var date: DateSpan?

  /// The value that the records from `start` to `end` hold.
  init(_ start: Int, end: Int, _ tree: TreeReader) {
    var reader = ShapeReader(index: start, end: end, tree: tree)
    self = reader.shape()
  }

  fileprivate init(form: Form) { self.form = form }
}

private struct ShapeReader {
  var index: Int
  let end: Int
  let tree: TreeReader

  private var kind: SyntaxKind { index < end ? tree.kind(index) : .endOfFile }

  private func isWord(_ index: Int, _ word: StaticString) -> Bool {
    let range = tree.range(index)
    guard range.count == word.utf8CodeUnitCount else { return false }
    for step in 0..<range.count where tree.bytes[range.lowerBound + step] != word.utf8Start[step] { return false }
    return true
  }

  mutating func shape() -> Shape {
    switch kind {
    case .text, .textBlock, .quotedText: return Shape(form: .text(index))
    case .name, .uncleanName:
      if index + 1 < end, tree.kind(index + 1).isDigits, isWord(index, "EUR") { return quantities() }
      let start = index
      index += 1
      while kind == .dot || kind.isName, !(kind.isName && tree.kind(index - 1) != .dot) { index += 1 }
      var shape = Shape(form: .reference(start, end: index))
      if isWord(start, "onbekend"), index == start + 1 {
        shape.isUnknown = true
        shape.date = pointInTime()
      }
      return shape
    default: return quantities()
    }
  }

  private mutating func quantities() -> Shape {
    var shape = Shape(form: .quantities)
    if kind == .comparison {
      shape.comparison = comparison()
      index += 1
    }
    shape.first = quantity()
    if kind == .dotDot || kind == .dash {
      shape.hasDots = true
      index += 1
      if index < end, !(tree.kind(index).isName && !isWord(index, "EUR")) { shape.second = quantity() }
    }
    shape.date = pointInTime()
    if shape.first == nil || index < end { shape.form = .unreadable }
    return shape
  }

  private func comparison() -> Measurement.Comparison {
    let range = tree.range(index)
    switch tree.bytes[range.lowerBound] {
    case UInt8(ascii: ">"): return range.count == 2 ? .atLeast : .above
    case UInt8(ascii: "<"): return range.count == 2 ? .atMost : .below
    // U+2264 and U+2265 differ in their last byte.
    default: return tree.bytes[range.upperBound - 1] == 0xA5 ? .atLeast : .atMost
    }
  }

  private mutating func pointInTime() -> DateSpan? {
    guard kind == .name, isWord(index, "op"), index + 1 < end, tree.kind(index + 1).isDigits else { return nil }
    defer { index += 2 }
    return tree.date(index + 1)
  }

  private mutating func quantity() -> Shape.Quantity? {
    if kind == .euro || kind == .name && isWord(index, "EUR") {
      index += 1
      guard kind.isDigits, let number = tree.number(index) else { return nil }
      index += 1
      var unit: Unit?
      if kind == .name, !isWord(index, "op") {
        unit = Unit(tree.bytes, tree.range(index))
        index += 1
      }
      return Shape.Quantity(cents: number.cents(unit))
    }
    guard kind.isDigits else { return nil }
    let token = index
    index += 1
    if kind == .percent {
      index += 1
      return tree.number(token).map { Shape.Quantity(number: $0, isPercentage: true) }
    }
    // Only a year is both a date and a number.
    var result = Shape.Quantity(date: tree.date(token))
    if result.date == nil || !tree.bytes[tree.range(token)].contains(UInt8(ascii: "-")) {
      result.number = tree.number(token)
    }
    return result.number == nil && result.date == nil ? nil : result
  }
}
