/// What a person most likely meant by the value of a field that is written as in a letter or a table.
///
/// Texts in, texts out: it knows the types of values and no tree. What it gives fits the field.
internal import OpgaveModel
internal import OpgaveSyntax

enum MeantValue: Hashable, Sendable {
  /// Ways to write it, the likeliest first, and what else stands there and says more than the field holds.
  case written([String], rest: String = "")
  /// That nothing is known yet.
  case nothingYet
}

extension MeantValue {
  /// So many bytes of a value that is no text are looked at; who writes more means something else.
  private static let limit = 160

  /// - Parameter written: all that stands behind the colon, without comments.
  /// - Returns: `nil` where nobody can tell.
  static func of(_ written: String, _ spec: FieldSpec) -> MeantValue? {
    let written = written.trimmed
    if written.isEmpty { return nil }
    if isNothingYet(written) { return .nothingYet }
    switch spec.type {
    case .text, .document, .source: return texts(written, spec)
    case .taakveld, .code:
      let parts = items(written, at: [",", ";", " en "]).map { quoted($0) }
      return parts.allSatisfy(spec.accepts) ? .written([parts.joined(separator: ", ")]) : nil
    case .anything: return nil
    default: break
    }
    guard written.utf8.count <= limit else { return nil }
    if spec.isList, let list = list(written, spec) { return list }
    return single(written, spec)
  }

  // MARK: Several values

  private static func list(_ written: String, _ spec: FieldSpec) -> MeantValue? {
    let bare = written.hasPrefix("[") && written.hasSuffix("]") ? String(written.dropFirst().dropLast()) : written
    let separators = [";", ", ", ",", " en ", " & ", " / "]
    for count in 2...separators.count {
      let parts = items(bare, at: Array(separators.prefix(count)))
      guard parts.count > 1 else { continue }
      let meant: [String] = parts.compactMap { part in
        if spec.accepts(part) { return part }
        if case .written(let ways, rest: "")? = single(part, spec), ways.count == 1 { return ways[0] }
        return nil
      }
      if meant.count == parts.count { return .written([meant.joined(separator: ", ")]) }
    }
    return nil
  }

  /// What stands between separators that stand outside quotes.
  static func items(_ written: String, at separators: [String]) -> [String] {
    var items = [""]
    var isQuoted = false
    var rest = Substring(written)
    while let character = rest.first {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, let separator = separators.first(where: rest.hasPrefix) {
        items.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        items[items.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return items.map(\.trimmed).filter { !$0.isEmpty }
  }

  // MARK: One value

  /// One value, and words around it.
  private static func single(_ written: String, _ spec: FieldSpec) -> MeantValue? {
    let bare = unquoted(written)
    if let ways = ways(bare, spec), ways != [written] { return .written(ways) }
    let words = bare.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard words.count > 1, words.count <= 12 else { return nil }
    // The longest beginning that means something; what is about as much is said before it.
    for start in 0...min(1, words.count - 1) where start == 0 || isQualifier(words[0]) {
      for end in stride(from: words.count, to: start, by: -1) where end - start < words.count {
        let own = words[start..<end].joined(separator: " ")
        let rest = (words[..<start] + words[end...]).joined(separator: " ")
        let trimmed = own.hasSuffix(",") || own.hasSuffix(":") ? String(own.dropLast()) : own
        // Names are whole: behind one comes a bracket, or a comma.
        if spec.type.targets != nil, trimmed == own, !rest.hasPrefix("(") { continue }
        // What stands behind an amount may be its size, its currency, or how often it comes.
        if spec.type == .amount, end < words.count, !rest.hasPrefix("(") { continue }
        if spec.accepts(trimmed), !isFunctionWord(trimmed) { return .written([trimmed], rest: said(rest)) }
        if let ways = ways(trimmed, spec), !isFunctionWord(trimmed) { return .written(ways, rest: said(rest)) }
      }
    }
    return nil
  }

  /// What is said beside a value, for a comment.
  private static func said(_ rest: String) -> String {
    rest.hasPrefix("(") && rest.hasSuffix(")") ? String(rest.dropFirst().dropLast()) : rest
  }

  /// The ways in which all of a text can be meant.
  private static func ways(_ written: String, _ spec: FieldSpec) -> [String]? {
    let ways: [String] =
      switch spec.type {
      case .date: Meant.days(written)
      case .period: Meant.period(written).map { [$0] } ?? []
      case .amount: Meant.amount(written).map { [$0] } ?? []
      case .measurement: Meant.measurement(written).map { [$0] } ?? []
      case .number, .percentage: numbers(written)
      case .word(let set): words(written, set.words)
      // Who has a role now is no name for the role.
      case .reference(let targets) where targets.set.has(.functie) && isPerson(written): []
      case .reference: name(written).map { [$0] } ?? []
      case .text, .document, .source, .code, .taakveld, .anything: []
      }
    let fitting = ways.filter(spec.accepts)
    return fitting.isEmpty ? nil : fitting
  }

  private static func numbers(_ written: String) -> [String] {
    let digits = written.drop { !$0.isNumber && $0 != "-" }
    guard written.dropLast(digits.count).allSatisfy({ $0.isLetter || $0 == " " }) else { return [] }
    return [String(digits)] + (Meant.number(String(digits)).map { [$0] } ?? [])
  }

  /// `in uitvoering` is one word here, and of `oranje/rood` a person chooses.
  private static func words(_ written: String, _ words: [Word]) -> [String] {
    func word(_ text: String) -> String? {
      let text = text.trimmed.lowercased().trimmingPunctuation
      if let word = words.first(where: { $0.spelling == text }) { return word.spelling }
      let parts = text.split(separator: " ")
      let joined = parts.joined(separator: "-")
      // `lean sturing`, `opgave sturing`
      if parts.count > 1, let word = words.first(where: { [joined, parts.joined()].contains($0.spelling) }) {
        return word.spelling
      }
      let meant = text.contains(" ") ? Synonyms.word(joined, in: words) : Synonyms.meant(joined, in: words)
      if let meant { return meant.spelling }
      for lead in ["in ", "zeer ", "heel ", "erg "] where text.hasPrefix(lead) {
        return words.first { $0.spelling == text.dropFirst(lead.count) }?.spelling
      }
      return nil
    }
    if let one = word(written) { return [one] }
    let several = items(written, at: ["/", ",", " en ", " of ", "&", ";"])
    let meant = several.compactMap(word)
    return several.count > 1 && meant.count == several.count ? meant : []
  }

  /// `wethouder-wonen` for `Wethouder Wonen`.
  private static func name(_ written: String) -> String? {
    var text = written.hasPrefix("@") ? String(written.dropFirst()) : written
    for article in ["de ", "het ", "De ", "Het "] where text.hasPrefix(article) { text.removeFirst(article.count) }
    guard text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" || $0 == "." }) else {
      return nil
    }
    return text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      NameStyle.canonical(part.split(separator: " ").joined(separator: "-"))
    }.joined(separator: ".")
  }

  /// `Jan de Vries`, `mw. Jansen`: what people put where a functie is meant.
  private static func isPerson(_ written: String) -> Bool {
    let words = written.split(separator: " ").map(String.init)
    guard (2...5).contains(words.count), let first = words.first, let last = words.last,
      written.allSatisfy({ $0.isLetter || " .-’'".contains($0) }), last.first?.isUppercase ?? false
    else { return false }
    let isTitled = ["dhr", "mevr", "mw", "mr", "drs", "ir", "dr", "heer", "mevrouw"].contains(
      first.lowercased().filter(\.isLetter))
    if isTitled { return true }
    let between = words.dropFirst().dropLast().allSatisfy {
      ["de", "van", "der", "den", "ter", "ten", "te", "het", "el", "von"].contains($0) || $0.first?.isUppercase ?? false
    }
    return first.first?.isUppercase ?? false && between && !offices.contains(where: first.lowercased().hasPrefix)
  }

  /// What a functie, and no person, begins with.
  private static let offices = [
    "wethouder", "burgemeester", "gedeputeerde", "heemraad", "dijkgraaf", "griffier", "secretaris",
    "gemeentesecretaris",
    "provinciesecretaris", "directeur", "directie", "hoofd", "manager", "project", "programma", "proces", "opgave",
    "afdeling", "team", "adviseur", "beleid", "regisseur", "sturing", "college", "raad", "bestuur", "stuurgroep",
    "gemeente", "provincie", "waterschap", "ambtelijk", "bestuurlijk", "concern", "portfolio", "controller", "stads",
  ]

  // MARK: Texts

  /// All of it between quotes; short words between commas are several, where a field holds several.
  private static func texts(_ written: String, _ spec: FieldSpec) -> MeantValue? {
    var bare = written
    if bare.hasPrefix("["), bare.hasSuffix("]") { bare = String(bare.dropFirst().dropLast()).trimmed }
    let parts = items(bare, at: [",", ";"])
    let isShort = parts.allSatisfy { $0.hasPrefix("\"") || $0.split(separator: " ").count <= 3 }
    let meant = spec.isList && parts.count > 1 && isShort ? parts.map(quoted).joined(separator: ", ") : quoted(bare)
    return meant == written ? nil : .written([meant])
  }

  /// Between straight quotes, whatever quotes it has or lacks itself; what closes a sentence behind them says nothing.
  static func quoted(_ written: String) -> String {
    var text = written.trimmed
    while let last = text.last, text.dropLast().last == "\"", ".;,:".contains(last) { text.removeLast() }
    return "\"\(TextEscape.escaped(unquoted(text)))\""
  }

  /// Without the quotes around it.
  static func unquoted(_ written: String) -> String {
    let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
    let text = written.trimmed
    if text.count > 1, "'‘‚".contains(text.first ?? " "), "'’‘".contains(text.last ?? " ") {
      return String(text.dropFirst().dropLast()).trimmed
    }
    let marks = text.indices.filter { quotes.contains(text[$0]) }
    guard let first = marks.first, let last = marks.last else { return text }
    let isWhole = first == text.startIndex && last == text.index(before: text.endIndex)
    // One alone is the half of a pair that was lost.
    if marks.count == 1 { return String(text.filter { !quotes.contains($0) }).trimmed }
    // Those inside open behind a space: the first pair is around all of it.
    guard isWhole, marks.count == 2 || text[text.index(before: marks[1])].isWhitespace else { return text }
    return String(text.dropFirst().dropLast()).trimmed
  }

  // MARK: Words that say little

  /// `n.t.b.`, `PM`, `nog niet bekend`, `-`.
  static func isNothingYet(_ written: String) -> Bool {
    let text = written.lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "€" && $0 != "\"" && $0 != "…" }
    return text.allSatisfy { "?-–—_x".contains($0) } && text != "x" || saysNothingYet.contains(text)
  }

  private static let saysNothingYet: Set<String> = [
    "ntb", "nnb", "nntb", "pm", "nvt", "tbd", "todo", "volgt", "leeg", "geen", "nognietbekend", "nogonbekend",
    "nogniet",
    "nogtebepalen", "nadertebepalen", "nogtebenoemen", "nogintevullen", "nogniettoegewezen", "vacature", "unknown",
    "none",
    "notyet", "notyetknown",
  ]

  /// What makes a value less exact.
  private static func isQualifier(_ word: String) -> Bool {
    ["±", "~", "≈", "+/-", "zo'n"].contains(word) || qualifiers.contains(word.lowercased().filter { $0 != "." })
  }

  private static let qualifiers: Set<String> = [
    "ca", "circa", "ongeveer", "plm", "max", "maximaal", "min", "minimaal", "hooguit", "hoogstens", "ruim", "bijna",
    "mevrouw", "mevr", "dhr", "de", "het", "sdg", "approximately", "about", "roughly", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag",
  ]

  /// What names nothing by itself.
  private static func isFunctionWord(_ word: String) -> Bool {
    ["de", "het", "een", "in", "op", "van", "te", "nog", "zeer", "the", "a"].contains(word.lowercased())
  }
}

extension String {
  /// Without what closes a sentence.
  fileprivate var trimmingPunctuation: String {
    var text = self
    while let last = text.last, ".!,;:".contains(last) { text.removeLast() }
    return text
  }
}
