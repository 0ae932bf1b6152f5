/// The numbers of an indicator: where it started, where it is to go, and whether it is on its way. Exact throughout.
internal import OpgaveModel
internal import OpgaveSyntax

extension Measurement.Quantity {
  /// The number itself; of an amount in euros.
  var number: Decimal {
    switch self {
    case .number(let number), .percentage(let number): number
    case .amount(let cents): Decimal(coefficient: cents, scale: 2)
    }
  }

  func isSameKind(as other: Measurement.Quantity) -> Bool {
    switch (self, other) {
    case (.number, .number), (.percentage, .percentage), (.amount, .amount): true
    default: false
    }
  }

  /// A number in the same kind, as the language writes it.
  func text(_ number: Decimal) -> String {
    switch self {
    case .number: number.text
    case .percentage: number.text + "%"
    case .amount: number.scaled(to: 2).map(Amount.text) ?? number.text
    }
  }
}

extension Measurement {
  /// The lowest and the highest that it says; a comparison is left aside.
  var bounds: (lowest: Decimal, highest: Decimal)? {
    guard let quantity else { return nil }
    let (one, other) = (quantity.number, (upper ?? quantity).number)
    return one <= other ? (one, other) : (other, one)
  }
}

/// What an indicator says.
struct Course {
  let richting: Word?
  let start: Measurement?
  let target: Measurement?
  /// With the place of each among the values.
  let measurements: [(value: Int, measurement: Measurement)]

  init(_ facts: Facts, _ indicator: Int) {
    richting = facts.word(.richting, of: indicator)
    start = facts.measurement(.nulmeting, of: indicator)
    target = facts.measurement(.streefwaarde, of: indicator)
    guard let field = facts.find(.metingen, of: indicator), !facts.fields[field].isUnknown else {
      measurements = []
      return
    }
    measurements = facts.values(of: field).compactMap { value in
      if case .measurement(let measurement) = facts.value(value) { (value, measurement) } else { nil }
    }
  }

  /// Whether percentages, amounts and numbers are mixed.
  var isMixed: Bool {
    var first = start?.quantity ?? target?.quantity
    if let first, let target = target?.quantity, !target.isSameKind(as: first) { return true }
    for (_, measurement) in measurements {
      guard let quantity = measurement.quantity else { continue }
      guard let known = first else {
        first = quantity
        continue
      }
      if !quantity.isSameKind(as: known) { return true }
    }
    return false
  }

  /// Whether the target lies on the other side of the start than `richting` says.
  var isOpposed: Bool {
    guard !isMixed, let start = start?.bounds, let target = target?.bounds else { return false }
    return richting == .stijgend && target.highest < start.lowest
      || richting == .dalend && target.lowest > start.highest
  }

  /// The value of the first measurement that stands out of order, on a day that has one, or in the future.
  func misplaced(_ today: Int32) -> (value: Int, isFuture: Bool)? {
    var last: DateSpan?
    for (value, measurement) in measurements {
      guard let date = measurement.date else { continue }
      if date.first > today { return (value, true) }
      if let last, date.last < last.first || date == last { return (value, false) }
      if last.map({ date.last >= $0.last }) ?? true { last = date }
    }
    return nil
  }
}

extension Decimal {
  static func - (left: Decimal, right: Decimal) -> Decimal? {
    let scale = max(left.scale, right.scale)
    guard let one = left.scaled(to: scale), let other = right.scaled(to: scale) else { return nil }
    let (difference, overflow) = one.subtractingReportingOverflow(other)
    return overflow ? nil : Decimal(coefficient: difference, scale: scale)
  }

  static func + (left: Decimal, right: Decimal) -> Decimal? {
    left - Decimal(coefficient: -right.coefficient, scale: right.scale)
  }

  static func * (left: Decimal, right: Decimal) -> Decimal? {
    let (product, overflow) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
    return overflow ? nil : Decimal(coefficient: product, scale: left.scale + right.scale)
  }

  /// Divided by a whole number and rounded to a number of decimals, halves away from zero; `nil` where it does not fit.
  func divided(by divisor: Int, decimals: Int) -> Decimal? {
    guard divisor > 0, let scaled = scaled(to: max(scale, decimals)) else { return nil }
    var unit: Int128 = 1
    for _ in 0..<max(0, scale - decimals) { unit *= 10 }
    let (whole, overflow) = unit.multipliedReportingOverflow(by: Int128(divisor))
    guard !overflow else { return nil }
    let (doubled, tooLarge) = scaled.multipliedReportingOverflow(by: 2)
    guard !tooLarge else { return nil }
    let sign: Int128 = doubled < 0 ? -1 : 1
    return Decimal(coefficient: (doubled + sign * whole) / (whole * 2), scale: decimals)
  }

  /// In Dutch notation, with dots where there are five digits or more.
  var text: String {
    let digits = String(coefficient.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let whole = padded.dropLast(scale)
    var grouped = ""
    for (index, digit) in whole.reversed().enumerated() {
      if index > 0, index % 3 == 0, whole.count > 4 { grouped.append(".") }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + String(grouped.reversed()) + (scale > 0 ? "," + padded.suffix(scale) : "")
  }
}
