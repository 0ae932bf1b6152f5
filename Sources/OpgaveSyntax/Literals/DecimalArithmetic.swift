/// Exact arithmetic of decimals: `nil` where a result does not fit.

extension Decimal {
  package static func - (left: Decimal, right: Decimal) -> Decimal? {
    let scale = max(left.scale, right.scale)
    guard let one = left.scaled(to: scale), let other = right.scaled(to: scale) else { return nil }
    let (difference, overflow) = one.subtractingReportingOverflow(other)
    return overflow ? nil : Decimal(coefficient: difference, scale: scale)
  }

  package static func + (left: Decimal, right: Decimal) -> Decimal? {
    left - Decimal(coefficient: -right.coefficient, scale: right.scale)
  }

  package static func * (left: Decimal, right: Decimal) -> Decimal? {
    let (product, overflow) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
    return overflow ? nil : Decimal(coefficient: product, scale: left.scale + right.scale)
  }

  /// Divided by a whole number and rounded to a number of decimals, halves away from zero; `nil` where it does not fit.
  package func divided(by divisor: Int, decimals: Int) -> Decimal? {
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
}
