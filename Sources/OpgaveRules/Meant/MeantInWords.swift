/// Dates, periods, amounts and measurements as people write them in letters and tables.
internal import OpgaveModel
internal import OpgaveSyntax

extension Meant {
  private static func words(_ written: String) -> [String] {
    plain(written).lowercased().split(separator: " ").map { word in
      word.hasSuffix(".") || word.hasSuffix(",") ? String(word.dropLast()) : String(word)
    }
  }

  // MARK: Dates

  private static let leads: Set<String> = [
    "op", "per", "vanaf", "sinds", "uiterlijk", "voor", "in", "d.d", "dd", "rond", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag", "on", "since", "by",
  ]

  /// The part of a year that a word names, as a quarter.
  private static let parts = [
    "begin": 1, "voorjaar": 2, "lente": 2, "medio": 2, "midden": 2, "zomer": 3, "najaar": 4, "herfst": 4, "eind": 4,
    "einde": 4, "early": 1, "spring": 2, "mid": 2, "summer": 3, "autumn": 4, "fall": 4, "end": 4, "late": 4,
  ]

  private static let ordinals = ["1e", "2e", "3e", "4e", "eerste", "tweede", "derde", "vierde"]

  /// The days, months, quarters or years that may be meant, the likeliest first.
  static func days(_ written: String) -> [String] {
    var words = words(written)
    while let first = words.first, leads.contains(first), words.count > 1 { words.removeFirst() }
    var text = words.joined(separator: " ")
    // `1-3-'26`
    if let mark = text.firstIndex(where: { "'’‘".contains($0) }), text[mark...].dropFirst().count == 2 {
      text.replaceSubrange(mark...mark, with: "20")
    }
    if DateSpan(text: text.uppercased()) != nil { return [text.uppercased()] }
    if let date = date(text), !date.contains("..") { return [date] }
    guard let year = words.first(where: isYear) else { return [] }
    let rest = words.filter { $0 != year && $0 != "van" && $0 != "of" && $0 != "the" }
    if rest.count == 1, rest[0].count > 2, let month = month(rest[0]) {
      return ["\(year)-\(month < 10 ? "0" : "")\(month)"]
    }
    if let quarter = quarter(rest) { return ["\(year)-Q\(quarter)"] }
    if rest.count == 1, let part = parts[rest[0]] { return ["\(year)-Q\(part)", year] }
    return []
  }

  private static func isYear(_ word: String) -> Bool { word.count == 4 && word.allSatisfy(\.isASCIIDigit) }

  /// `q3`, `3e kwartaal`, `kwartaal 3`.
  private static func quarter(_ words: [String]) -> Int? {
    if words.count == 1, words[0].count == 2, "qk".contains(words[0].first ?? " "),
      let number = Int(words[0].dropFirst())
    {
      return (1...4).contains(number) ? number : nil
    }
    guard words.count == 2, let name = words.firstIndex(where: { $0 == "kwartaal" || $0 == "kw" || $0 == "quarter" })
    else {
      return nil
    }
    let other = words[1 - name]
    if let ordinal = ordinals.firstIndex(of: other) { return ordinal % 4 + 1 }
    return Int(other).flatMap { (1...4).contains($0) ? $0 : nil }
  }

  // MARK: Periods

  private static let untils = [
    " tot en met ", " t/m ", " tm ", " tot ", " until ", " to ", " .. ", "...", "…", "..", " - ", "/", "-",
  ]

  private static let open: Set<String> = [
    "heden", "nu", "onbekend", "?", "onbepaald", "doorlopend", "nog onbekend", "now", "unknown", "today", "…", "...",
  ]

  /// `2026 .. 2030` for `2026 tot 2030`, `2026 ..` for `vanaf 2026`.
  static func period(_ written: String) -> String? {
    var text = plain(written)
    for lead in ["van ", "Van ", "periode ", "from "] where text.hasPrefix(lead) { text.removeFirst(lead.count) }
    for lead in ["vanaf ", "Vanaf ", "sinds ", "Sinds ", "since ", "from "] where text.hasPrefix(lead) {
      return one(String(text.dropFirst(lead.count))).map { "\($0) .." }
    }
    for tail in [" en verder", " e.v.", " ev", " onwards"] where text.hasSuffix(tail) {
      return one(String(text.dropLast(tail.count))).map { "\($0) .." }
    }
    for until in untils {
      guard let place = text.lowercased().firstRange(of: until) else { continue }
      let (first, last) = (String(text[..<place.lowerBound]), String(text[place.upperBound...]).trimmed)
      guard let start = one(first) else { continue }
      if last.isEmpty || open.contains(last.lowercased()) { return "\(start) .." }
      if let end = one(last) { return "\(start) .. \(end)" }
    }
    return nil
  }

  private static func one(_ written: String) -> String? {
    let text = written.trimmed
    return DateSpan(text: text) != nil ? text : days(text).first
  }

  // MARK: Amounts

  private static let numerals: [String: Int] = [
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "vijftien": 15, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50,
    "honderd": 100, "half": 0,
  ]

  /// What stands for a unit behind a number alone, beside those that stand behind any.
  private static let shorts = Dictionary(uniqueKeysWithValues: units.filter { $0.0 != "%" }).merging(
    [
      "k": "duizend", "dzd": "duizend", "m": "mln", "mio": "mln", "milj": "mln", "million": "mln",
      "thousand": "duizend",
    ]
  ) { own, _ in own }

  /// `€ 500 duizend` for `500k`, `€ 150 duizend` for `1,5 ton`, `€ 2 mln` for `twee miljoen euro`.
  static func amount(_ written: String) -> String? {
    var words = words(written.replacing("€", with: " ").replacing("EUR", with: " "))
    if words.last == "euro" || words.last == "euros" { words.removeLast() }
    if let last = words.last, last.hasSuffix(",-") || last.hasSuffix(",–") {
      words[words.count - 1] = String(last.dropLast(2))
    }
    guard var number = words.first else { return nil }
    // Groups of thousands between spaces.
    if words.count > 1, words.allSatisfy({ $0.first?.isNumber ?? false }) {
      return Meant.number("€ " + words.joined(separator: " "))
    }
    var unit = words.count == 2 ? words[1] : ""
    if words.count == 1 {
      let letters = number.reversed().prefix { $0.isLetter }.reversed()
      if letters.count < number.count, !letters.isEmpty {
        unit = String(letters)
        number = String(number.dropLast(letters.count))
      }
    } else if words.count > 2 {
      return nil
    }
    if let numeral = numerals[number], numeral > 0 { number = String(numeral) }
    let commas = number.split(separator: ",", omittingEmptySubsequences: false)
    if commas.count > 2, commas.dropFirst().allSatisfy({ $0.count == 3 }) { number = commas.joined(separator: ".") }
    if unit == "ton" {
      // A hundred thousand.
      guard let tons = Decimal(Array(number.utf8)), let cents = tons.cents(.duizend),
        case let (cents, isOver) = cents.multipliedReportingOverflow(by: 100), !isOver
      else { return nil }
      return "€ " + (cents % 100_000 == 0 ? "\(cents / 100_000) duizend" : Amount.text(cents))
    }
    if unit.isEmpty {
      let plain = "€ \(number)"
      return Meant.number(plain) ?? plain
    }
    guard let short = shorts[unit] else { return nil }
    let text = "€ \(number) \(short)"
    return Meant.number(text) ?? text
  }

  // MARK: Measurements

  private static let comparisons: [(words: [String], sign: String)] = [
    (["minimaal", "ten minste", "tenminste", "minstens", "min.", "at least", "=>", "≥", ">="], "≥"),
    (["maximaal", "ten hoogste", "hoogstens", "hooguit", "max.", "at most", "=<", "≤", "<="], "≤"),
    (["meer dan", "boven", "more than", ">"], ">"), (["minder dan", "onder", "less than", "<"], "<"),
  ]

  /// `≥ 67% op 2030` for `minimaal 67 procent in 2030`, `44% op 2024` for `2024: 44%`.
  static func measurement(_ written: String) -> String? {
    var text = plain(written).replacing(" procent", with: "%").replacing(" percent", with: "%")
    var sign = ""
    for (words, meant) in comparisons {
      guard let word = words.first(where: { text.lowercased().hasPrefix($0) }) else { continue }
      (sign, text) = (meant + " ", String(text.dropFirst(word.count)).trimmed)
      break
    }
    // `2024: 44%`
    if let colon = text.firstIndex(of: ":"), let day = one(String(text[..<colon])) {
      return quantity(String(text[text.index(after: colon)...])).map { "\(sign)\($0) op \(day)" }
    }
    let words = text.split(separator: " ").map(String.init)
    for count in 1...max(1, min(4, words.count)) where count <= words.count {
      guard let quantity = quantity(words[..<count].joined(separator: " ")) else { continue }
      var rest = words[count...].joined(separator: " ")
      if rest.isEmpty { return sign + quantity }
      if rest.hasPrefix("("), rest.hasSuffix(")") { rest = String(rest.dropFirst().dropLast()) }
      if let day = one(rest) { return "\(sign)\(quantity) op \(day)" }
    }
    return nil
  }

  /// A number, a percentage, an amount, or two with a range between them.
  private static func quantity(_ written: String) -> String? {
    let text = written.trimmed
    func exact(_ text: String) -> String? {
      let isPercentage = text.hasSuffix("%")
      let bare = isPercentage ? String(text.dropLast()).trimmed : text
      if Decimal(Array(bare.utf8)) != nil { return bare + (isPercentage ? "%" : "") }
      guard text.contains(where: \.isNumber), let meant = Meant.number(text), !meant.contains("..") else { return nil }
      return meant
    }
    if let exact = exact(text) { return exact }
    for until in [" tot en met ", " t/m ", " tot ", " à ", " .. ", "..", "-"] {
      guard let place = text.firstRange(of: until) else { continue }
      let (first, last) = (String(text[..<place.lowerBound]).trimmed, String(text[place.upperBound...]).trimmed)
      guard let start = exact(first), let end = exact(last) else { continue }
      return "\(start)\(end.hasSuffix("%") && !start.hasSuffix("%") ? "%" : "") .. \(end)"
    }
    return nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
