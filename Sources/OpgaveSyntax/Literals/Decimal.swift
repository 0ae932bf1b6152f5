/// Exact decimals in Dutch notation. Knows nothing of what is counted.

/// A decimal of at most 28 significant digits: `coefficient` divided by ten to the power `scale`.
///
/// Normalised: a fraction ends in no zero, so equal values are equal.
package struct Decimal: Hashable, Sendable, Comparable {
  package let coefficient: Int128
  /// The number of digits behind the comma.
  package let scale: Int

  package static let maximumDigits = 28
  package static let zero = Decimal(0)

  package init(_ value: Int) { (coefficient, scale) = (Int128(value), 0) }

  package init(coefficient: Int128, scale: Int) {
    var (coefficient, scale) = (coefficient, max(0, scale))
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    self.coefficient = coefficient
    self.scale = scale
  }

  package var isNegative: Bool { coefficient < 0 }

  /// The value as a whole number, if it is one and fits.
  package var integer: Int? { scale == 0 ? Int(exactly: coefficient) : nil }

  package static func < (left: Decimal, right: Decimal) -> Bool {
    let scale = max(left.scale, right.scale)
    switch (left.scaled(to: scale), right.scaled(to: scale)) {
    case (let l?, let r?): return l < r
    // One of them is so large that it cannot be written at the other's scale, so its sign or size decides.
    case (nil, _): return left.coefficient < 0
    case (_, nil): return right.coefficient > 0
    }
  }

  /// The coefficient at another scale; `nil` where that is not exact or does not fit.
  package func scaled(to target: Int) -> Int128? {
    var value = coefficient
    if target < scale { return nil }
    for _ in scale..<target {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }
}

extension Decimal {
  enum Failure: Error {
    case notation
    case tooManyDigits
  }

  /// Reads `-12.345,67`; a dot groups by three or is an error.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Result<Decimal, Failure> {
    var index = range.lowerBound
    var isNegative = false
    if bytes.byte(index) == UInt8(ascii: "-") {
      isNegative = true
      index += 1
    }
    var coefficient: Int128 = 0
    // Up to 18 digits fit in a machine word.
    var short: Int64 = 0
    var significant = 0
    var scale = 0
    var groupStart = index
    var isGrouped = false
    var hasComma = false
    var isTooLong = false
    guard index < range.upperBound else { return .failure(.notation) }
    while index < range.upperBound {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
        if significant > maximumDigits { isTooLong = true }
        if significant <= 18 {
          short = short &* 10 &+ Int64(byte - UInt8(ascii: "0"))
        } else if !isTooLong {
          if significant == 19 { coefficient = Int128(short) }
          coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
        }
        if hasComma { scale += 1 }
      case UInt8(ascii: "."):
        let length = index - groupStart
        guard !hasComma, isGrouped ? length == 3 : (1...3).contains(length) else { return .failure(.notation) }
        isGrouped = true
        groupStart = index + 1
      case UInt8(ascii: ","):
        guard !hasComma, index > groupStart, !isGrouped || index - groupStart == 3 else { return .failure(.notation) }
        hasComma = true
        groupStart = index + 1
      default: return .failure(.notation)
      }
      index += 1
    }
    guard index > groupStart, !isGrouped || hasComma || index - groupStart == 3 else { return .failure(.notation) }
    if isTooLong { return .failure(.tooManyDigits) }
    if significant <= 18 { coefficient = Int128(short) }
    return .success(Decimal(coefficient: isNegative ? -coefficient : coefficient, scale: scale))
  }

  /// The value of a number as a file has it.
  package init?(_ bytes: [UInt8]) {
    guard let value = bytes.withUnsafeBufferPointer({ try? Decimal.read($0, 0..<$0.count).get() }) else { return nil }
    self = value
  }

  /// Cents of an amount with its unit; `nil` where the amount is not exact to the cent or too large.
  package func cents(_ unit: Unit?) -> Int128? {
    let zeros = 2 + (unit?.zeros ?? 0)
    guard scale <= zeros else { return nil }
    var value = coefficient
    for _ in scale..<zeros {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    let limit: Int128 = 10_000_000_000_000_000_000_000_000_000
    return value < limit && value > -limit ? value : nil
  }
}
