/// What a word means, for who rests on it: the guide's claim for words of the language, the particulars for names.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

package struct HoverText: Equatable, Sendable {
  /// Markdown.
  package let markdown: String
  package let range: Range<Int>

  /// The same without marks.
  package var plain: String { HoverText.plain(markdown) }

  package static func plain(_ markdown: String) -> String {
    markdown.replacing("**", with: "").replacing("`", with: "").replacing("  \n", with: "\n")
  }
}

package enum Hover {
  /// - Parameters:
  ///   - titleOf: the title of a declaration, which facts do not keep.
  ///   - candidates: the files that may name a hash.
  package static func text(
    _ snapshot: FileSnapshot, at offset: Int, titleOf: (Address) -> String?,
    _ candidates: (UInt64) -> [Int] = { _ in [] }
  ) -> HoverText? {
    if let ignored = ignoredRule(snapshot, offset) { return ignored }
    guard let (subject, range) = snapshot.subject(at: offset) else { return nil }
    let facts = snapshot.facts
    let language = snapshot.language
    func make(_ markdown: String) -> HoverText { HoverText(markdown: markdown, range: range) }
    switch subject {
    case .keyword(let ordinal):
      let kind = facts.kind(of: ordinal)
      return kind == .onbekend ? nil : make(keyword(kind, language))
    case .namingWord(let ordinal):
      guard let word = facts.declaration(ordinal).word,
        case .word(let set) = Vocabulary.spec(facts.kind(of: ordinal)).naming
      else { return nil }
      var text = "**\(word.spelling)** – " + Descriptions.word(word, in: set)[language]
      if set == .werkwijze, let advice = AdviceText.long(snapshot, facts.root(of: ordinal)) { text += "\n\n" + advice }
      return make(text)
    case .field(let field):
      guard let holder = snapshot.holder(ofField: field) else { return nil }
      return make(self.field(facts.fields[field].field, in: facts.kind(of: holder), language))
    case .word(let value):
      guard case .word(let word) = facts.value(value), let field = snapshot.field(ofValue: value),
        let holder = snapshot.holder(ofField: field),
        let set = Vocabulary.spec(facts.fields[field].field, in: facts.kind(of: holder))?.type.words
      else { return nil }
      return make("**\(word.spelling)** – " + Descriptions.word(word, in: set)[language])
    case .name(let ordinal):
      guard let repository = snapshot.repository else { return nil }
      return make(
        declaration(Address(file: snapshot.file, ordinal: ordinal), repository, titleOf, language, candidates))
    case .reference(let value, let part):
      guard let repository = snapshot.repository, let target = snapshot.target(value: value, part: part) else {
        return nil
      }
      return make(declaration(target, repository, titleOf, language, candidates))
    case .value(let value): return self.value(value, snapshot).map(make)
    }
  }

  package static func keyword(_ kind: Kind, _ language: Language) -> String {
    "**\(kind.keyword)** – " + Descriptions.kind(kind)[language]
  }

  package static func field(_ field: Field, in kind: Kind, _ language: Language) -> String {
    var text = "**\(field.spelling)** – " + Descriptions.field(field, in: kind)[language]
    if let spec = Vocabulary.spec(field, in: kind) {
      text += "\n\n" + Text("Hier hoort ", "Takes ")[language] + spec.type.expectation[language]
      if spec.isList { text += Text("; meer mag, met komma’s", "; more are allowed, with commas")[language] }
      text += "."
    }
    return text
  }

  private static func declaration(
    _ address: Address, _ repository: Repository, _ titleOf: (Address) -> String?, _ language: Language,
    _ candidates: (UInt64) -> [Int]
  ) -> String {
    let facts = repository.facts(address)
    let ordinal = Int(address.ordinal)
    let kind = facts.kind(of: ordinal)
    var text = "**\(titleOf(address) ?? facts.name(of: ordinal))**  \n"
    text += "\(kind.keyword) `\(facts.name(of: ordinal))`"
    var lines: [String] = []
    for field in facts.fields(of: ordinal) {
      guard Vocabulary.spec(facts.fields[field].field, in: kind)?.isParticular ?? false,
        let value = facts.values(of: field).first
      else { continue }
      if let words = self.text(facts.value(value), facts) {
        lines.append("\(facts.fields[field].field.spelling): \(words)")
      }
    }
    if kind == .opgave {
      if let sturen = facts.child(.sturen, of: ordinal) {
        for role in Field.roles {
          guard let field = facts.find(role, of: sturen), let value = facts.values(of: field).first,
            let words = self.text(facts.value(value), facts)
          else { continue }
          lines.append("\(role.spelling): \(words)")
        }
      }
    }
    if kind == .functie { lines += roles(address, repository, candidates(facts.nameHash(of: ordinal))) }
    if !lines.isEmpty { text += "\n\n" + lines.map { "- \($0)" }.joined(separator: "\n") }
    text += "\n\n" + Text("Staat in", "Stands in")[language] + " `\(repository.files[Int(address.file)].path)`"
    return text
  }

  /// A value as the file would write it.
  static func text(_ value: Value, _ facts: Facts) -> String? {
    switch value {
    case .word(let word): word.spelling
    case .reference(let reference): "`\(reference.names.map { facts.names.text($0) }.joined(separator: "."))`"
    case .amount(let cents): Amount.text(cents)
    case .date(let date): Calendar.text(date.first)
    case .period(let period):
      "\(Calendar.text(period.start.first)) .. \(period.end.map { Calendar.text($0.last) } ?? "")"
    case .text, .document, .code, .number, .percentage, .measurement: nil
    }
  }

  /// The roles that a functie holds, each with the opgaven; of very many the first.
  private static func roles(_ functie: Address, _ repository: Repository, _ candidates: [Int]) -> [String] {
    var held: [Field: [String]] = [:]
    for use in repository.references(to: functie, in: candidates) {
      let facts = repository.files[use.file].facts
      guard let home = facts.home(of: use.value), case let field = facts.fields[home.field].field,
        Field.roles.contains(field)
      else { continue }
      let root = facts.root(of: home.ordinal)
      held[field, default: []].append("`\(facts.name(of: root))`")
    }
    return Field.roles.compactMap { role in
      held[role].map { names in
        "\(role.spelling): \(names.prefix(5).joined(separator: ", "))\(names.count > 5 ? ", … (\(names.count))" : "")"
      }
    }
  }

  /// Amounts, measurements, dates and periods written out.
  private static func value(_ index: Int, _ snapshot: FileSnapshot) -> String? {
    let (facts, language) = (snapshot.facts, snapshot.language)
    switch facts.value(index) {
    case .amount(let cents): return Amount.text(cents) + (spoken(cents).map { " – " + $0[language] } ?? "")
    case .measurement(let measurement):
      var text = "**\(measurement.text)**"
      if let home = facts.home(of: index), let course = Course(facts, home.ordinal).progress {
        text += "  \n" + Text("laatste meting: ", "last meting: ")[language] + course[language]
      }
      return text
    case .date(let date):
      if date.first == date.last { return nil }
      return Text(
        "van \(Calendar.text(date.first)) tot en met \(Calendar.text(date.last))",
        "from \(Calendar.text(date.first)) to \(Calendar.text(date.last))")[language]
    case .period(let period):
      let start = Calendar.text(period.start.first)
      guard let end = period.end else {
        return Text("vanaf \(start), zonder einde", "from \(start), without an end")[language]
      }
      let days = Int(end.last) - Int(period.start.first) + 1
      return Text(
        "van \(start) tot en met \(Calendar.text(end.last)): \(days) dagen",
        "from \(start) to \(Calendar.text(end.last)): \(days) days")[language]
    case .text, .document, .code, .word, .number, .percentage, .reference: return nil
    }
  }

  /// An amount of a thousand and more as people say it: 2,5 miljoen euro; `nil` for smaller ones.
  private static func spoken(_ cents: Int128) -> Text? {
    let scales: [(size: Int128, scale: Int, word: Text)] = [
      (100_000_000_000, 11, Text("miljard", "billion")), (100_000_000, 8, Text("miljoen", "million")),
      (100_000, 5, Text("duizend", "thousand")),
    ]
    guard let (_, scale, word) = scales.first(where: { cents.magnitude >= $0.size }) else { return nil }
    let number = Decimal(coefficient: cents, scale: scale)
    guard number.scale <= 3 else { return nil }
    return Text("\(number.text) \(word.nl) euro", "\(number.text) \(word.en) euro")
  }

  /// The rule that a `negeer` comment names at an offset.
  private static func ignoredRule(_ snapshot: FileSnapshot, _ offset: Int) -> HoverText? {
    guard let token = snapshot.tree.token(touching: offset), snapshot.tree.kind(token) == .comment else { return nil }
    for directive in Ignoring.directives(snapshot.tree) where directive.range.contains(offset) {
      for named in directive.rules where named.range.lowerBound <= offset && offset <= named.range.upperBound {
        guard let rule = AllRules.rule(named: named.name) else { continue }
        let text =
          "**\(rule.name) \(rule.slug)**  \n\(rule.summary[snapshot.language])\n\n\(rule.explanation[snapshot.language])"
        return HoverText(markdown: text, range: named.range)
      }
    }
    return nil
  }
}
