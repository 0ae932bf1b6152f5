/// A quantity of a sheet as a measurement of the language.
internal import OpgaveModel
internal import OpgaveSyntax

enum ImportQuantity {
  /// - Parameter known: a quantity that the indicator has already; what is new is of the same kind.
  static func measurement(
    _ value: ImportRow.Quantity, like known: Measurement.Quantity?, _ row: Int
  ) throws(BadRow) -> Measurement {
    switch value {
    case .percentage(let number):
      let measurement = Measurement(quantity: .percentage(number))
      try fits(measurement, known, "\(number.text)%", row)
      return measurement
    case .number(let number):
      switch known {
      case .percentage?:
        throw BadRow(
          row,
          Text(
            "deze indicator is in procenten, en ‘\(number.text)’ is een los getal: schrijf \(number.text)%",
            "this indicator is in percentages, and ‘\(number.text)’ is a bare number: write \(number.text)%"))
      case .amount?: return try amount(number, row)
      case .number?, nil: return Measurement(quantity: .number(number))
      }
    case .amount(let number):
      let measurement = try amount(number, row)
      try fits(measurement, known, "€ \(number.text)", row)
      return measurement
    case .written(let text):
      guard let measurement = parsed(text) else {
        throw BadRow(
          row,
          text.trimmed.isEmpty
            ? Text("de waarde ontbreekt", "the value is missing")
            : Text(
              "‘\(text.trimmed)’ is geen waarde zoals 46%, 1.500 of onbekend",
              "‘\(text.trimmed)’ is no value such as 46%, 1.500 or onbekend"))
      }
      try fits(measurement, known, text.trimmed, row)
      return measurement
    }
  }

  private static func amount(_ number: Decimal, _ row: Int) throws(BadRow) -> Measurement {
    guard let cents = number.scaled(to: 2) else {
      throw BadRow(
        row, Text("‘\(number.text)’ is geen bedrag in hele centen", "‘\(number.text)’ is no amount in whole cents"))
    }
    return Measurement(quantity: .amount(cents))
  }

  private static func fits(
    _ measurement: Measurement, _ known: Measurement.Quantity?, _ text: String, _ row: Int
  ) throws(BadRow) {
    guard let known, let quantity = measurement.quantity, !quantity.isSameKind(as: known) else { return }
    let kind: Text =
      switch known {
      case .number: Text("getallen", "numbers")
      case .percentage: Text("procenten", "percentages")
      case .amount: Text("bedragen", "amounts")
      }
    throw BadRow(
      row,
      Text(
        "‘\(text)’ past niet: deze indicator is in \(kind.nl)",
        "‘\(text)’ does not fit: this indicator is in \(kind.en)"))
  }

  /// What the language reads in a text; `nil` where that is not one quantity.
  private static func parsed(_ text: String) -> Measurement? {
    let text = text.trimmed
    // Nothing that could be more than a value.
    guard !text.isEmpty, text.utf8.count < 100, !text.contains(where: { "{}#\"\n\r:".contains($0) }) else { return nil }
    let tree = SyntaxTree(parsing: Array("opgave x {\npresteren {\nindicator i {\nmetingen: \(text)\n}\n}\n}\n".utf8))
    guard tree.errors.isEmpty else { return nil }
    var reader = FileReader()
    let facts = reader.state("x.opgave", tree, Settings()).file.facts
    guard let indicator = facts.ordinals.first(where: { facts.kind(of: $0) == .indicator }) else { return nil }
    let course = Course(facts, indicator)
    guard course.measurements.count == 1, let measurement = course.measurements.first?.measurement,
      measurement.date == nil
    else { return nil }
    return measurement
  }
}
