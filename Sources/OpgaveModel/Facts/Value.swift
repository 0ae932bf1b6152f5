/// What a field says: exact values of the field's type. Knows no notation.
package import OpgaveSyntax

/// A value as rules read it.
package enum Value: Equatable, Sendable {
  case text(isEmpty: Bool, asks: Bool)
  /// A place in the table of names: the path or address as written.
  case document(Int32)
  /// Where something comes from in words, which is no path: a place in the table of names.
  case source(Int32)
  /// A text of a fixed form: a place in the table of names.
  case code(Int32)
  case word(Word)
  case number(Decimal)
  case percentage(Decimal)
  /// In cents.
  case amount(Int128)
  case date(DateSpan)
  case period(Period)
  case measurement(Measurement)
  case reference(Reference)
}

package struct Period: Equatable, Hashable, Sendable {
  package var start: DateSpan
  /// `nil` while it is open.
  package var end: DateSpan?

  package init(start: DateSpan, end: DateSpan?) { (self.start, self.end) = (start, end) }
}

/// A reference as written: its names, of which the last is what is meant.
package struct Reference: Equatable, Sendable {
  /// Places in the table of names, from one to many.
  package var names: [Int32]
}

/// A value in 8 bytes; what is larger stands in the arrays of `Facts`.
struct PackedValue: Equatable, Sendable {
  enum Tag: UInt8, Sendable {
    case text, document, source, code, word, number, percentage, amount, date, period, measurement, reference
  }
  var tag: Tag
  /// Flags of a text, the number of decimals, the precision of a date, a comparison or a count of names.
  var detail: UInt8 = 0
  /// Whether the payload is a place in an array where that is not always so, and the flags of a measurement.
  var flags: UInt16 = 0
  var payload: Int32 = 0

  static let isWide: UInt16 = 1
  static let hasQuantity: UInt16 = 2
  static let hasUpper: UInt16 = 4
  static let hasDate: UInt16 = 8
}

extension DateSpan {
  package static let year: UInt8 = 3

  /// As the language writes it: `2026`, `2026-Q3`, `2026-03` or `2026-03-01`.
  package var text: String {
    let day = Calendar.text(first)
    return switch precision {
    case 0: day
    case 1: String(day.prefix(7))
    case 2: "\(day.prefix(4))-Q\((Calendar.date(first).month + 2) / 3)"
    default: String(day.prefix(4))
    }
  }

  /// Day, month, quarter or year.
  package var precision: UInt8 {
    switch last - first {
    case 0: 0
    case 27...30: 1
    case 89...91: 2
    default: 3
    }
  }

  init(first: Int32, precision: UInt8) {
    let months: Int? =
      switch precision {
      case 1: 1
      case 2: 3
      case 3: 12
      default: nil
      }
    self.init(first: first, last: months.map { Calendar.adding(months: $0, to: first) - 1 } ?? first)
  }
}

extension FactsBuilder {
  mutating func pack(_ tag: PackedValue.Tag, _ number: Int128, decimals: Int = 0) -> PackedValue {
    if let small = Int32(exactly: number) {
      return PackedValue(tag: tag, detail: UInt8(clamping: decimals), payload: small)
    }
    wide.append(number)
    return PackedValue(
      tag: tag, detail: UInt8(clamping: decimals), flags: PackedValue.isWide, payload: Int32(clamping: wide.count - 1))
  }

  func pack(_ date: DateSpan) -> PackedValue {
    PackedValue(tag: .date, detail: date.precision, payload: date.first)
  }
}

extension Facts {
  private func number(_ packed: PackedValue) -> Int128 {
    packed.flags & PackedValue.isWide == 0 ? Int128(packed.payload) : raw.wide[Int(packed.payload)]
  }

  private func quantity(_ packed: PackedValue) -> Measurement.Quantity {
    switch packed.tag {
    case .percentage: .percentage(Decimal(coefficient: number(packed), scale: Int(packed.detail)))
    case .amount: .amount(number(packed))
    case .number, .text, .document, .source, .code, .word, .date, .period, .measurement, .reference:
      .number(Decimal(coefficient: number(packed), scale: Int(packed.detail)))
    }
  }

  package static let textIsEmpty: UInt8 = 1
  package static let textAsks: UInt8 = 2

  package func value(_ index: ValueIndex) -> Value {
    let packed = raw.values[index]
    switch packed.tag {
    case .text:
      return .text(isEmpty: packed.detail & Facts.textIsEmpty != 0, asks: packed.detail & Facts.textAsks != 0)
    case .document: return .document(packed.payload)
    case .source: return .source(packed.payload)
    case .code: return .code(packed.payload)
    case .word: return Word(rawValue: packed.detail).map { .word($0) } ?? .text(isEmpty: false, asks: false)
    case .number: return .number(Decimal(coefficient: number(packed), scale: Int(packed.detail)))
    case .percentage: return .percentage(Decimal(coefficient: number(packed), scale: Int(packed.detail)))
    case .amount: return .amount(number(packed))
    case .date: return .date(DateSpan(first: packed.payload, precision: packed.detail))
    case .period: return .period(raw.periods[Int(packed.payload)])
    case .measurement: return .measurement(measurement(packed))
    case .reference: return .reference(reference(packed))
    }
  }

  private func measurement(_ packed: PackedValue) -> Measurement {
    var result = Measurement(comparison: Measurement.Comparison(rawValue: packed.detail) ?? .equal)
    var index = Int(packed.payload)
    if packed.flags & PackedValue.hasQuantity != 0 {
      result.quantity = quantity(raw.parts[index])
      index += 1
    }
    if packed.flags & PackedValue.hasUpper != 0 {
      result.upper = quantity(raw.parts[index])
      index += 1
    }
    if packed.flags & PackedValue.hasDate != 0 {
      result.date = DateSpan(first: raw.parts[index].payload, precision: raw.parts[index].detail)
    }
    return result
  }

  private func reference(_ packed: PackedValue) -> Reference {
    if packed.detail == 1 { return Reference(names: [packed.payload]) }
    let start = Int(packed.payload)
    return Reference(names: Array(raw.qualified[start..<start + Int(packed.detail)]))
  }

  /// The names of a reference without an array of their own: the last one, and the ones before it.
  @inline(__always)
  func referenceNames(_ index: ValueIndex) -> (count: Int, first: Int32, second: Int32, third: Int32) {
    let packed = raw.values[index]
    if packed.detail == 1 { return (1, packed.payload, Facts.noName, Facts.noName) }
    let start = Int(packed.payload)
    let count = Int(packed.detail)
    return (
      count, raw.qualified[start], count > 1 ? raw.qualified[start + 1] : Facts.noName,
      count > 2 ? raw.qualified[start + 2] : Facts.noName
    )
  }
}

// MARK: What rules ask

extension Facts {
  /// One declaration, without the list of all: that would count as a use of the file's memory.
  package func declaration(_ index: DeclarationIndex) -> Declaration { raw.declarations[index] }

  package func kind(of declaration: DeclarationIndex) -> Kind { raw.declarations[declaration].kind }

  /// The ordinal after all that stands in a declaration.
  package func end(of declaration: DeclarationIndex) -> DeclarationIndex {
    raw.declarations[declaration].end
  }

  package func fields(of declaration: DeclarationIndex) -> Range<FieldIndex> {
    let start = raw.declarations[declaration].firstField
    return Range(uncheckedBounds: (start, max(start, firstField(from: declaration + 1))))
  }

  package func values(of field: FieldIndex) -> Range<ValueIndex> {
    let start = raw.fields[field].firstValue
    return Range(uncheckedBounds: (start, max(start, firstValue(from: field + 1))))
  }

  /// The first field of a declaration or of what follows it; the end of all fields where nothing does.
  @inline(__always)
  func firstField(from declaration: DeclarationIndex) -> FieldIndex {
    let all = raw.declarations
    return declaration.place < all.count ? all[declaration].firstField : FieldIndex(raw.fields.count)
  }

  /// The first value of a field or of what follows it; the end of all values where nothing does.
  @inline(__always)
  func firstValue(from field: FieldIndex) -> ValueIndex {
    let all = raw.fields
    return field.place < all.count ? all[field].firstValue : ValueIndex(raw.values.count)
  }

  /// The place of a field of a declaration among all fields.
  @inline(__always)
  package func find(_ field: Field, of declaration: DeclarationIndex) -> FieldIndex? {
    for index in fields(of: declaration) where raw.fields[index].field == field { return index }
    return nil
  }

  /// Whether a field is stated, understood or not.
  package func has(_ field: Field, of declaration: DeclarationIndex) -> Bool { find(field, of: declaration) != nil }

  /// The only or first value of a field; `nil` where it is absent or not understood.
  package func first(_ field: Field, of declaration: DeclarationIndex) -> Value? {
    guard let index = find(field, of: declaration), !raw.fields[index].isUnknown else { return nil }
    let range = values(of: index)
    return range.isEmpty ? nil : value(range.lowerBound)
  }

  package func word(_ field: Field, of declaration: DeclarationIndex) -> Word? {
    guard let index = find(field, of: declaration), !raw.fields[index].isUnknown else { return nil }
    let range = values(of: index)
    guard !range.isEmpty, raw.values[range.lowerBound].tag == .word else { return nil }
    return Word(rawValue: raw.values[range.lowerBound].detail)
  }

  package func period(_ field: Field, of declaration: DeclarationIndex) -> Period? {
    if case .period(let period)? = first(field, of: declaration) { return period }
    return nil
  }

  package func date(_ field: Field, of declaration: DeclarationIndex) -> DateSpan? {
    if case .date(let date)? = first(field, of: declaration) { return date }
    return nil
  }

  package func amount(_ field: Field, of declaration: DeclarationIndex) -> Int128? {
    if case .amount(let cents)? = first(field, of: declaration) { return cents }
    return nil
  }

  package func isUnknown(_ field: Field, of declaration: DeclarationIndex) -> Bool {
    find(field, of: declaration).map { raw.fields[$0].isUnknown } ?? false
  }

  /// Calls `body` for each period among some values: its place among all.
  package func forEachPeriod(in values: Range<ValueIndex>, _ body: (_ value: ValueIndex, _ period: Period) -> Void) {
    for index in values where raw.values[index].tag == .period {
      body(index, raw.periods[Int(raw.values[index].payload)])
    }
  }

  /// Calls `body` for each document among some values that is no web address: its place among all, and its text.
  package func forEachPath(in values: Range<ValueIndex>, _ body: (_ value: ValueIndex, _ text: String) -> Void) {
    for index in values
    where raw.values[index].tag == .document && !names.isWebAddress(raw.values[index].payload) {
      body(index, names.text(raw.values[index].payload))
    }
  }

  package func forEachPath(_ body: (_ value: ValueIndex, _ text: String) -> Void) {
    forEachPath(in: ValueIndex(0)..<ValueIndex(raw.values.count), body)
  }

  /// Calls `body` for each source that says words, which may be the name of a document all the same.
  package func forEachWording(_ body: (_ value: ValueIndex, _ text: String) -> Void) {
    for index in ValueIndex(0)..<ValueIndex(raw.values.count) where raw.values[index].tag == .source {
      body(index, names.text(raw.values[index].payload))
    }
  }

  package func name(of declaration: DeclarationIndex) -> String { names.text(raw.declarations[declaration].name) }

  /// Whether it stands where its kind does not belong, so that nothing in it counts.
  package func isMisplaced(_ declaration: DeclarationIndex) -> Bool {
    raw.declarations[declaration].flags.contains(.isMisplaced)
  }

  package func isDamaged(_ declaration: DeclarationIndex) -> Bool {
    raw.declarations[declaration].flags.contains(.isDamaged)
  }

  /// The declarations directly in one, or at the top level.
  package func children(of declaration: DeclarationIndex) -> Children {
    Children(facts: self, upcoming: declaration + 1, end: raw.declarations[declaration].end)
  }

  package var topLevel: Children { roots(in: ordinals) }

  /// The declarations of the top level among some that follow each other.
  package func roots(in ordinals: Range<DeclarationIndex>) -> Children {
    Children(facts: self, upcoming: ordinals.lowerBound, end: ordinals.upperBound)
  }

  package func child(_ kind: Kind, of declaration: DeclarationIndex) -> DeclarationIndex? {
    var index = declaration + 1
    let end = raw.declarations[declaration].end
    while index < end {
      if raw.declarations[index].kind == kind { return index }
      index = raw.declarations[index].end
    }
    return nil
  }

  /// The nearest declaration of a kind around one, itself included.
  package func enclosing(_ kind: Kind, of declaration: DeclarationIndex) -> DeclarationIndex? {
    var next: DeclarationIndex? = declaration
    while let index = next {
      if raw.declarations[index].kind == kind { return index }
      next = raw.declarations[index].parent
    }
    return nil
  }

  /// The declaration of the top level in which one stands.
  package func root(of declaration: DeclarationIndex) -> DeclarationIndex {
    var index = declaration
    while let parent = raw.declarations[index].parent { index = parent }
    return index
  }

  package struct Children: Sequence, IteratorProtocol {
    let facts: Facts
    var upcoming: DeclarationIndex
    let end: DeclarationIndex

    package mutating func next() -> DeclarationIndex? {
      guard upcoming < end else { return nil }
      defer { upcoming = facts.raw.declarations[upcoming].end }
      return upcoming
    }
  }
}
