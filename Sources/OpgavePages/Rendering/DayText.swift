/// Days, periods and money as people in the Netherlands write them, where a page is read and not parsed.
package import OpgaveModel
package import OpgaveSyntax

package enum DayText {
  private static let months: [Language: [String]] = [
    .nl: [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ],
    .en: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
  ]

  package static func month(_ number: Int, _ language: Language) -> String {
    let names = months[language] ?? []
    return names.indices.contains(number - 1) ? names[number - 1] : String(number)
  }

  /// Three letters, as they are written where there is little room.
  package static func shortMonth(_ number: Int, _ language: Language) -> String {
    language == .nl && number == 3 ? "mrt" : String(month(number, language).prefix(3))
  }

  /// `1 juli 2026`.
  package static func text(_ day: Int32, _ language: Language) -> String {
    let date = Calendar.date(day)
    return "\(date.day) \(month(date.month, language)) \(date.year)"
  }

  /// As exactly as it is known: a day, a month, a quarter or a year.
  package static func text(_ span: DateSpan, _ language: Language) -> String {
    let date = Calendar.date(span.first)
    switch span.precision {
    case 0: return text(span.first, language)
    case 1: return "\(month(date.month, language)) \(date.year)"
    case 2:
      let quarter = (date.month + 2) / 3
      return Text("\(quarter)e kwartaal \(date.year)", "Q\(quarter) \(date.year)")[language]
    default: return String(date.year)
    }
  }

  package static func text(_ period: Period, _ language: Language) -> String {
    let start = text(period.start, language)
    guard let end = period.end else { return Text("vanaf \(start)", "from \(start)")[language] }
    return Text("\(start) tot en met \(text(end, language))", "\(start) to \(text(end, language))")[language]
  }
}

extension Measurement {
  /// What was measured, without its day.
  package var quantityText: String {
    var bare = self
    bare.date = nil
    return bare.text
  }

  /// The same for who does not know how a range is written.
  package func shownQuantity(_ language: Language) -> String {
    quantityText.replacing(" .. ", with: Text(" tot ", " to ")[language])
  }
}
