/// What was measured or is aimed at: an exact quantity or a range of them, perhaps on a day. Judges nothing.
package import OpgaveSyntax

package struct Measurement: Equatable, Sendable {
  package enum Comparison: UInt8, Sendable {
    case equal, atLeast, atMost, above, below
  }

  package enum Quantity: Equatable, Sendable {
    case number(Decimal)
    case percentage(Decimal)
    /// In cents.
    case amount(Int128)
  }

  package var comparison = Comparison.equal
  /// `nil` for `onbekend`.
  package var quantity: Quantity?
  /// The other end of a range.
  package var upper: Quantity?
  package var date: DateSpan?

  package init(
    comparison: Comparison = .equal, quantity: Quantity? = nil, upper: Quantity? = nil, date: DateSpan? = nil
  ) {
    (self.comparison, self.quantity, self.upper, self.date) = (comparison, quantity, upper, date)
  }
}

extension Measurement.Quantity {
  /// The number itself; of an amount in euros.
  package var number: Decimal {
    switch self {
    case .number(let number), .percentage(let number): number
    case .amount(let cents): Decimal(coefficient: cents, scale: 2)
    }
  }

  package func isSameKind(as other: Measurement.Quantity) -> Bool {
    switch (self, other) {
    case (.number, .number), (.percentage, .percentage), (.amount, .amount): true
    case (.number, _), (.percentage, _), (.amount, _): false
    }
  }

  /// A number in the same kind, as the language writes it.
  package func text(_ number: Decimal) -> String {
    switch self {
    case .number: number.text
    case .percentage: number.text + "%"
    case .amount: number.scaled(to: 2).map(Amount.text) ?? number.text
    }
  }
}

extension Measurement {
  /// The lowest and the highest that it says; a comparison is left aside.
  package var bounds: (lowest: Decimal, highest: Decimal)? {
    guard let quantity else { return nil }
    let (one, other) = (quantity.number, (upper ?? quantity).number)
    return one <= other ? (one, other) : (other, one)
  }

  /// As people read it.
  package var text: String {
    let day = date.map { " op \($0.text)" } ?? ""
    guard let quantity else { return Word.onbekend.spelling + day }
    let sign =
      switch comparison {
      case .equal: ""
      case .atLeast: "≥ "
      case .atMost: "≤ "
      case .above: "> "
      case .below: "< "
      }
    let end = upper.map { " .. " + $0.text($0.number) } ?? ""
    return sign + quantity.text(quantity.number) + end + day
  }
}
