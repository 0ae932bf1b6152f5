/// What a person most likely meant by a header of several words. Texts in, texts out.
internal import OpgaveModel
internal import OpgaveSyntax

enum MeantHeader {
  /// The keyword with its name, date or word, and its title; `nil` where nobody can tell.
  ///
  /// - Parameter written: all that stands behind the keyword, without `{`.
  static func of(_ written: String, _ kind: Kind) -> String? {
    let spec = Vocabulary.spec(kind)
    guard written.utf8.count <= 300 else { return nil }
    let text = String(written.trimmed.drop { ":=-–— ".contains($0) })
    guard let (words, title) = parts(text) else { return nil }
    switch spec.naming {
    case .name: return named(spec, words, title)
    case .date, .year:
      guard let day = Meant.days(words).first,
        spec.naming == .date || DateSpan(text: day)?.precision == DateSpan.year
      else { return nil }
      return ["\(spec.keyword) \(day)", title.map(MeantValue.quoted)].compactMap { $0 }.joined(separator: " ")
    case .nothing, .word: return nil
    }
  }

  private static func named(_ spec: KindSpec, _ words: String, _ title: String?) -> String? {
    // A number before the words is one of a list, and no name.
    var own = words
    let number = own.prefix { $0.isNumber || $0 == "." }
    let behind = own.dropFirst(number.count).drop { ".:) ".contains($0) }
    if !number.isEmpty, title != nil || !behind.isEmpty { own = String(behind) }
    own = own.trimmed
    while let last = own.last, ":=-–—,;".contains(last) { own = String(own.dropLast()).trimmed }
    if own.hasPrefix("("), own.hasSuffix(")") { own = String(own.dropFirst().dropLast()) }
    var title = title
    // `betaalbaar (Betaalbaar wonen)`, `betaalbaar - Betaalbaar wonen`
    if title == nil {
      for (open, close) in [("(", ")"), (" - ", ""), (" – ", ""), (": ", ""), ("= ", "")] {
        guard let place = own.firstRange(of: open), own.hasSuffix(close), place.lowerBound > own.startIndex else {
          continue
        }
        let inside = String(own[place.upperBound...].dropLast(close.count)).trimmed
        let before = String(own[..<place.lowerBound]).trimmed
        if !inside.isEmpty, !before.contains(" ") { (own, title) = (before, inside) }
      }
    }
    let source = own.isEmpty ? title ?? "" : own
    let name = NameStyle.canonical(
      source.split { !($0.isLetter || $0.isNumber) }.prefix(own.isEmpty ? 4 : 8).joined(separator: "-"))
    guard NewName.isName(name) else { return nil }
    let words =
      title ?? (source.contains { $0 == " " || $0 == "&" || $0 == "/" } || spec.title == .required ? source : nil)
    if case .none = spec.title { return words == nil ? "\(spec.keyword) \(name)" : nil }
    return words.map { "\(spec.keyword) \(name) \(MeantValue.quoted($0))" } ?? "\(spec.keyword) \(name)"
  }

  /// The words before a text between quotes, and that text; `nil` where there is more than that.
  private static func parts(_ written: String) -> (words: String, title: String?)? {
    let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»", "'", "‘", "’"]
    guard let first = written.firstIndex(where: quotes.contains), let last = written.lastIndex(where: quotes.contains),
      first < last
    else { return (written, nil) }
    guard written.index(after: last) == written.endIndex else { return nil }
    let inside = String(written[first...last])
    let words = String(written[..<first]).trimmed
    let pieces = MeantValue.items(inside.replacing("\" \"", with: "\"\u{0}\""), at: ["\u{0}"]).map(MeantValue.unquoted)
    if pieces.count == 1 { return (words, MeantValue.unquoted(inside)) }
    // Two texts: the first is the name.
    return pieces.count == 2 && words.isEmpty && NewName.isName(pieces[0])
      && NameStyle.canonical(pieces[0]) == pieces[0] ? (pieces[0], pieces[1]) : nil
  }
}
