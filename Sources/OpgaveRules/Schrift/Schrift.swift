/// What the rules of the hundred 1 share: they give words to what the parser found.
internal import OpgaveModel
internal import OpgaveSyntax

extension Finding {
  /// What kind of syntax error it tells of.
  var syntaxKind: SyntaxError.Kind? {
    guard arguments.count > 1, case .number(let raw) = arguments[1] else { return nil }
    return SyntaxError.Kind(rawValue: UInt8(clamping: raw))
  }
}

/// Readings of numbers and dates that the language does not accept, for fixes that say what was meant.
enum Meant {
  /// `12,5` for `12.5`, `€ 5` for `€ 5,-`, `€ 5 mln` for `5 miljoen`; `nil` where the meaning is not certain.
  static func number(_ written: String) -> String? {
    var text = written.trimmed
    var isAmount = text.contains("€") || text.contains("EUR")
    var sign = ""
    if text.hasPrefix("-"), isAmount {
      sign = "-"
      text = String(text.dropFirst()).trimmed
    }
    for unit in ["miljoen", "miljard", "mln", "mld", "duizend"] where text.hasSuffix(unit) { isAmount = true }
    text =
      text.replacing("miljoen", with: "mln").replacing("miljard", with: "mld").replacing("EUR", with: "").replacing(
        "€", with: ""
      )
      .trimmed
    if text.hasSuffix(",-") { text = String(text.dropLast(2)) }
    var unit = ""
    for word in ["mln", "mld", "duizend", "%"] where text.hasSuffix(word) {
      unit = word == "%" ? "%" : " \(word)"
      text = String(text.dropLast(word.count)).trimmed
    }
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

  /// `12.500` for `12 500`.
  private static func grouped(_ text: String) -> String? {
    let groups = text.split(separator: " ")
    guard groups.count > 1, groups.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 }) else { return nil }
    return groups.joined(separator: ".")
  }

  /// `23 .. 25` for `23-25`.
  static func range(_ text: String) -> String? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isNumber || $0 == "," } }) else {
      return nil
    }
    return "\(ends[0]) .. \(ends[1])"
  }

  private static let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]

  /// `2026-03-01` for `1-3-2026` and `1 maart 2026`, `2025 .. 2035` for `2025-2035`.
  static func date(_ written: String) -> String? {
    let parts = written.split { $0 == "-" || $0 == "/" || $0 == "." || $0 == " " }.map(String.init)
    if parts.count == 2, parts.allSatisfy({ $0.count == 4 && Int($0) != nil }) { return "\(parts[0]) .. \(parts[1])" }
    guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), parts[2].count == 4 else {
      return yearFirst(parts)
    }
    let word = parts[1].lowercased()
    let month = Int(parts[1]) ?? (word == "mrt" ? 3 : months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 })
    return month.flatMap { canonical(year, $0, day) }
  }

  /// `2026-03-01` for `2026-3-1`.
  private static func yearFirst(_ parts: [String]) -> String? {
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return canonical(year, month, day)
  }

  private static func canonical(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), day >= 1, day <= Calendar.days(inMonth: month, of: year), (0...9999).contains(year)
    else {
      return nil
    }
    return Calendar.text(Calendar.day(year, month, day))
  }
}
