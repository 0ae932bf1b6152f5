/// What numbers and dates mean that are written as people write them. Knows no field.
internal import OpgaveModel
internal import OpgaveSyntax

/// Readings of numbers and dates that the language does not accept, for fixes that say what was meant: where the one reading of
/// values has found nothing.
enum Meant {
  /// `12,5` for `12.5`, `€ 5` for `€ 5,-`, `€ 5 mln` for `5 miljoen`; `nil` where the meaning is not certain.
  static func number(_ written: String) -> String? {
    var text = plain(written)
    var isAmount = text.contains("€") || text.contains("EUR")
    var sign = ""
    if text.hasPrefix("-"), isAmount {
      sign = "-"
      text = String(text.dropFirst()).trimmed
    }
    text = text.replacing("EUR", with: "").replacing("€", with: "").trimmed
    var unit = ""
    for (word, meant) in units where text.lowercased().hasSuffix(word) {
      unit = meant == "%" ? "%" : " \(meant)"
      isAmount = isAmount || meant != "%"
      text = String(text.dropLast(word.count)).trimmed
      break
    }
    if text.hasSuffix(",-") { text = String(text.dropLast(2)) }
    if isAmount == false, let range = range(text) { return range }
    text = grouped(text) ?? text
    if text.filter({ $0 == "." }).count == 1, !text.contains(","), let dot = text.firstIndex(of: "."),
      text[text.index(after: dot)...].count != 3
    {
      text = text.replacing(".", with: ",")
    }
    let result = (isAmount ? "€ " : "") + sign + text + unit
    let value = text.hasPrefix("-") ? String(text.dropFirst()) : text
    let bytes = Array(value.utf8)
    guard let decimal = Decimal(bytes), result != written else { return nil }
    if isAmount,
      decimal.cents(unit.contains("mln") ? .miljoen : unit.contains("mld") ? .miljard : unit.isEmpty ? nil : .duizend)
        == nil
    {
      return nil
    }
    return result
  }

  /// How a unit is written, and how it should be.
  static let units = [
    ("miljoen", "mln"), ("miljard", "mld"), ("duizend", "duizend"), ("mln", "mln"), ("mld", "mld"), ("mrd", "mld"),
    ("%", "%"),
  ]

  /// With plain spaces and dashes.
  static func plain(_ written: String) -> String {
    String(
      written.trimmed.map { character in
        character.isWhitespace ? " " : "‐‑‒–—―−".contains(character) ? "-" : character
      })
  }

  /// `12.500` for `12 500`.
  private static func grouped(_ text: String) -> String? {
    let groups = text.split(separator: " ")
    guard groups.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 }) else { return nil }
    return groups.joined(separator: ".")
  }

  /// `23 .. 25` for `23-25`.
  static func range(_ text: String) -> String? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard ends.count == 2, ends.allSatisfy({ Decimal(Array($0.utf8)) != nil }) else { return nil }
    return "\(ends[0]) .. \(ends[1])"
  }

  private static let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]

  /// `2026-03-01` for `1-3-2026` and `1 maart 2026`, `2025 .. 2035` for `2025-2035`.
  static func date(_ written: String) -> String? {
    let written = plain(written)
    if let dash = written.firstRange(of: " - ") {
      let ends = [written[..<dash.lowerBound], written[dash.upperBound...]].map { String($0).trimmed }
      return ends.allSatisfy { DateSpan(text: $0) != nil } ? "\(ends[0]) .. \(ends[1])" : nil
    }
    let parts = written.split { $0 == "-" || $0 == "/" || $0 == "." || $0 == " " }.map(String.init)
    if parts.count == 2, let quarter = quarterOrMonth(parts) { return quarter }
    if parts.count == 2, parts.allSatisfy({ $0.count == 4 && Int($0) != nil }) { return "\(parts[0]) .. \(parts[1])" }
    guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), parts[2].count == 4 else {
      return yearFirst(parts)
    }
    return (Int(parts[1]) ?? month(parts[1].lowercased())).flatMap { canonical(year, $0, day) }
  }

  /// Of a word in small letters that a month begins with.
  static func month(_ word: String) -> Int? {
    word == "mrt" ? 3 : months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  /// `2026-Q3` for `2026-q3`, `2026-03` for `2026-3`.
  private static func quarterOrMonth(_ parts: [String]) -> String? {
    guard parts[0].count == 4, Int(parts[0]) != nil else { return nil }
    let rest = parts[1].uppercased()
    if rest.hasPrefix("Q"), let quarter = Int(rest.dropFirst()), (1...4).contains(quarter) {
      return "\(parts[0])-Q\(quarter)"
    }
    return rest.count == 1 && (1...9).contains(Int(rest) ?? 0) ? "\(parts[0])-0\(rest)" : nil
  }

  /// Why a date in the right form does not exist.
  static func limit(_ written: String) -> Text? {
    let parts = written.split(separator: "-").map(String.init)
    guard parts.count > 1 else { return nil }
    let isYearFirst = parts[0].count == 4
    if isYearFirst, parts.count == 2, parts[1].hasPrefix("Q") {
      return Text("een jaar heeft vier kwartalen", "a year has four quarters")
    }
    guard let year = Int(isYearFirst ? parts[0] : parts[parts.count - 1]), let month = Int(parts[1]), year > 999 else {
      return nil
    }
    guard (1...12).contains(month) else { return Text("een jaar heeft twaalf maanden", "a year has twelve months") }
    let days = Calendar.days(inMonth: month, of: year)
    guard parts.count == 3, let day = Int(isYearFirst ? parts[2] : parts[0]), day < 1 || day > days else { return nil }
    return Text(
      "\(months[month - 1]) \(year) heeft \(days) dagen", "that month has \(days) days")
  }

  /// `2026-03-01` for `2026-3-1`.
  private static func yearFirst(_ parts: [String]) -> String? {
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return canonical(year, month, day)
  }

  private static func canonical(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), day >= 1, day <= Calendar.days(inMonth: month, of: year) else { return nil }
    return Calendar.text(Calendar.day(year, month, day))
  }
}

extension Meant {
  /// A value that only lacks the signs of its type, or has them too much: `"7.4"` for `7.4`, `2026-03-01` for `"2026-03-01"`.
  static func signed(_ range: Range<Int>, _ spec: FieldSpec, _ tree: SyntaxTree) -> String? {
    let source = tree.text(range)
    var candidates = ["\"\(source)\"", "\(source) .. \(source)", "€ \(source)", "\(source)%"]
    if let token = tree.token(touching: range.lowerBound), tree.kind(token).isText {
      candidates = [tree.textValue(token)]
    }
    return candidates.first(where: spec.accepts)
  }

  /// Whether two texts hold the same digits and no words, so that only signs differ.
  static func isSameNumber(_ one: String, _ other: String) -> Bool {
    one.filter(\.isNumber) == other.filter(\.isNumber) && !(one + other).contains(where: \.isLetter)
  }
}
