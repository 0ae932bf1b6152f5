/// Lasten and baten by year, beside each other.
internal import OpgaveModel
internal import OpgaveSyntax

package struct MoneyChart: Equatable, Sendable {
  package struct Year: Equatable, Sendable {
    package var year: Int
    /// In cents.
    package var lasten: Int128?
    package var baten: Int128?

    package init(year: Int, lasten: Int128?, baten: Int128?) {
      (self.year, self.lasten, self.baten) = (year, lasten, baten)
    }
  }

  package var years: [Year]

  package init(years: [Year]) { self.years = years }

  /// More years do not fit beside each other.
  package static let limit = 24

  private static let (left, top, height) = (104.0, 24.0, 180.0)

  func drawing(_ language: Language) -> Drawing {
    let shown = years.prefix(MoneyChart.limit)
    let (left, top, height) = (MoneyChart.left, MoneyChart.top, MoneyChart.height)
    let column = max(46.0, min(110, 640 / Double(max(1, shown.count))))
    let width = column * Double(max(shown.count, 3))
    var drawing = Drawing(width: left + width + 10, height: top + height + 62)
    func euros(_ cents: Int128) -> Double { Double(cents) / 100 }
    let values = shown.flatMap { [$0.lasten, $0.baten].compactMap { $0 } }
    let scale = ValueScale(values.map(euros), top: top, height: height, fromZero: true)
    for (value, _) in scale.marks(nil) {
      let y = scale.place(value)
      drawing.line([(left, y), (left + width, y)], .grid)
      drawing.text(MoneyText.short(Int128(exactly: (value * 100).rounded()) ?? 0), left - 8, y + 4, .end, .faint)
    }
    let zero = scale.place(0)
    let bar = min(34.0, column / 2 - 6)
    for (index, year) in shown.enumerated() {
      let middle = left + (Double(index) + 0.5) * column
      for (number, amount, look, word) in [
        (0, year.lasten, DrawnShape.Look.expenses, "lasten"), (1, year.baten, .income, "baten"),
      ] {
        guard let amount else { continue }
        let y = scale.place(euros(amount))
        drawing.add(
          .group(
            [
              .rectangle(
                Point(middle + Double(number - 1) * (bar + 2) + 1, min(y, zero)), width: bar,
                height: max(1, abs(zero - y)),
                corner: 1, look)
            ], title: "\(year.year), \(word): \(Amount.text(amount))", to: nil))
      }
      drawing.text("\(year.year)", middle, top + height + 18, .middle, .label)
    }
    drawing.line([(left, zero), (left + width, zero)], .axis)
    var x = left
    for (look, word) in [(DrawnShape.Look.expenses, "lasten"), (.income, "baten")] {
      drawing.box(x, top + height + 38, 14, 14, look, corner: 1)
      drawing.text(word, x + 20, top + height + 50, .start, .faint)
      x += 90
    }
    return drawing
  }
}

/// Amounts where there is little room.
enum MoneyText {
  /// Amounts beside each other: all short where none loses by it.
  static func alike(_ amounts: [Int128]) -> [String] {
    let short = amounts.map(exact)
    return zip(amounts, short).contains { Amount.text($0) == $1 } ? amounts.map(Amount.text) : short
  }

  /// The same where nothing is lost by it: `€ 48,5 mln`, else `€ 48.512.345`.
  static func exact(_ cents: Int128) -> String {
    // Two decimals at most.
    guard cents.magnitude >= 100_000_000, cents % 1_000_000 == 0 else { return Amount.text(cents) }
    return "€ \(Decimal(coefficient: cents / 1_000_000, scale: 2).text) mln"
  }

  /// `€ 12,5 mln`, rounded where it is not that exactly.
  static func short(_ cents: Int128) -> String {
    let size = cents.magnitude
    func rounded(_ unit: Int128, _ word: String) -> String {
      let tenths = (cents * 10 + (cents < 0 ? -unit / 2 : unit / 2)) / unit
      return "€ \(Decimal(coefficient: tenths, scale: 1).text) \(word)"
    }
    if size > Int128.max / 20 { return Amount.text(cents) }
    if size >= 99_950_000_000 { return rounded(100_000_000_000, "mld") }
    if size >= 100_000_000 { return rounded(100_000_000, "mln") }
    return "€ \(Decimal(coefficient: (cents + (cents < 0 ? -50 : 50)) / 100, scale: 0).text)"
  }
}
