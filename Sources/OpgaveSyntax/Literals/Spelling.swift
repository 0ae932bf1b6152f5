/// Numbers and amounts as the canonical form writes them, and as other programs read them. Says nothing in words.

package enum Spelling {
  /// Five digits or more before the comma are grouped with dots; dates and shorter numbers stay as written.
  package static func number(_ written: [UInt8]) -> [UInt8] {
    let (sign, whole, decimals) = split(written)
    guard let whole, whole.count >= 5 else { return written }
    return sign + grouped(whole) + decimals
  }

  /// Grouped always; two decimals, or none where they would be zeros.
  package static func amount(_ written: [UInt8]) -> [UInt8] {
    let (sign, whole, decimals) = split(written)
    guard let whole else { return written }
    var cents = Array(decimals.dropFirst())
    while cents.last == UInt8(ascii: "0") { cents.removeLast() }
    if cents.count > 2 { return written }
    if !cents.isEmpty { while cents.count < 2 { cents.append(UInt8(ascii: "0")) } }
    return sign + grouped(whole) + (cents.isEmpty ? [] : [UInt8(ascii: ",")] + cents)
  }

  /// The sign, the digits before the comma, and the comma with what follows; no digits for what is no number.
  private static func split(_ written: [UInt8]) -> (sign: [UInt8], whole: [UInt8]?, decimals: [UInt8]) {
    let sign: [UInt8] = written.first == UInt8(ascii: "-") ? [UInt8(ascii: "-")] : []
    var whole: [UInt8] = []
    for (place, byte) in written.enumerated().dropFirst(sign.count) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): whole.append(byte)
      case UInt8(ascii: "."): continue
      case UInt8(ascii: ","): return (sign, whole, Array(written[place...]))
      default: return (sign, nil, [])
      }
    }
    return (sign, whole, [])
  }

  /// Digits in groups of three, with dots between them.
  static func grouped(_ digits: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result.append(UInt8(ascii: ".")) }
      result.append(digit)
    }
    return result
  }
}

extension Decimal {
  /// In Dutch notation, grouped from five digits on.
  package var text: String {
    let digits = String(coefficient.magnitude)
    let padded = Array((String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits).utf8)
    let whole = Array(padded.dropLast(scale))
    let shown = String(decoding: whole.count > 4 ? Spelling.grouped(whole) : whole, as: UTF8.self)
    let decimals = scale > 0 ? "," + String(decoding: padded.suffix(scale), as: UTF8.self) : ""
    return (isNegative ? "-" : "") + shown + decimals
  }

  /// With a point, as JSON and spreadsheets read it; exact.
  package var plain: String {
    let digits = String(coefficient.magnitude)
    let sign = isNegative ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}

/// Amounts of money, in cents.
package enum Amount {
  /// As the canonical form writes it: `€ 12.500.000`.
  package static func text(_ cents: Int128) -> String {
    let (euros, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    let whole = String(decoding: Spelling.grouped(Array(String(euros).utf8)), as: UTF8.self)
    let decimals = rest == 0 ? "" : "," + (rest < 10 ? "0" : "") + String(rest)
    return "€ \(cents < 0 ? "-" : "")\(whole)\(decimals)"
  }

  /// In euros with a point, as JSON and spreadsheets read it.
  package static func plain(_ cents: Int128) -> String { Decimal(coefficient: cents, scale: 2).plain }
}
