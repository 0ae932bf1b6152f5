/// What a word means, for who rests on it: the guide's claim for words of the language, the particulars for names.
package import OpgaveModel
package import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax

package struct HoverText: Equatable, Sendable {
  package let blocks: [Block]
  package let range: Range<Int>

  package init(blocks: [Block], range: Range<Int>) { (self.blocks, self.range) = (blocks, range) }
}

package enum Hover {
  /// - Parameters:
  ///   - titleOf: the title of a declaration, which facts do not keep.
  ///   - candidates: the files that may name a hash.
  package static func text(
    _ snapshot: FileSnapshot, at offset: Int, titleOf: (Address) -> String?,
    _ candidates: (UInt64) -> [FileIndex] = { _ in [] }
  ) -> HoverText? {
    if let ignored = ignoredRule(snapshot, offset) { return ignored }
    guard let (subject, range) = snapshot.subject(at: offset) else { return otherWord(snapshot, offset) }
    let facts = snapshot.facts
    let language = snapshot.language
    func make(_ blocks: [Block]) -> HoverText { HoverText(blocks: blocks, range: range) }
    switch subject {
    case .keyword(let ordinal):
      let kind = facts.kind(of: ordinal)
      return kind == .onbekend ? nil : make([.paragraph(KindPart.short(kind, language))])
    case .namingWord(let ordinal):
      guard let word = facts.declaration(ordinal).word,
        case .word(let set) = Vocabulary.spec(facts.kind(of: ordinal)).naming
      else { return nil }
      let advice = set == .werkwijze ? snapshot.advice(on: facts.root(of: ordinal)) : nil
      return make([.paragraph(WordPage.short(word, in: set, language))] + (advice?.short ?? []))
    case .field(let field):
      guard let holder = snapshot.holder(ofField: field) else { return nil }
      return make(FieldPart.short(facts.fields[field].field, in: facts.kind(of: holder), language))
    case .word(let value):
      guard case .word(let word) = facts.value(value), let field = snapshot.field(ofValue: value),
        let holder = snapshot.holder(ofField: field),
        let set = Vocabulary.spec(facts.fields[field].field, in: facts.kind(of: holder))?.type.words
      else { return nil }
      return make([.paragraph(WordPage.short(word, in: set, language))])
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

  /// A word that people use for one of the language.
  private static func otherWord(_ snapshot: FileSnapshot, _ offset: Int) -> HoverText? {
    let tree = snapshot.tree
    guard let token = tree.token(touching: offset), tree.kind(token).isName else { return nil }
    let written = tree.text(token)
    guard Lexicon.shared.entry(written) == nil, let hint = OtherWord.hint(written), let meant = OtherWord.meant(written)
    else { return nil }
    let said = hint[snapshot.language]
    let sentence = Phrase(text: said.prefix(1).uppercased() + said.dropFirst() + ".")
    let entry = Lexicon.shared.entry(meant)
    let meaning: [Block] =
      if let kind = entry?.kinds.all.first {
        [.paragraph(KindPart.short(kind, snapshot.language))]
      } else if let field = entry?.field, let home = Vocabulary.homes(of: field).first {
        FieldPart.short(field, in: home, snapshot.language)
      } else {
        []
      }
    return HoverText(blocks: [.paragraph(sentence)] + meaning, range: tree.range(token))
  }

  private static func declaration(
    _ address: Address, _ repository: Repository, _ titleOf: (Address) -> String?, _ language: Language,
    _ candidates: (UInt64) -> [FileIndex]
  ) -> [Block] {
    let facts = repository.facts(address)
    let ordinal = address.ordinal
    let kind = facts.kind(of: ordinal)
    let name = facts.name(of: ordinal)
    let title = Phrase([.strong(Phrase(text: titleOf(address) ?? name)), .lineBreak])
    var particulars: [Particular] = []
    for field in facts.fields(of: ordinal) {
      guard Vocabulary.spec(facts.fields[field].field, in: kind)?.isParticular ?? false,
        let phrase = ValuePhrase.list(field, facts)
      else { continue }
      particulars.append(Particular(Phrase(text: facts.fields[field].field.spelling), phrase))
    }
    var roles = kind == .opgave ? ValuePhrase.roles(of: ordinal, facts) : []
    if kind == .functie { roles = self.roles(address, repository, candidates(facts.nameHash(of: ordinal))) }
    particulars += roles.map { Particular(Phrase(text: $0.role.spelling), $0.value) }
    let path = repository.files[address.file].path
    return [.paragraph(title + "\(kind.keyword) \(code: name)")]
      + (particulars.isEmpty ? [] : [.particulars(particulars)])
      + [.paragraph(language.choose("Staat in \(code: path)", "Stands in \(code: path)"))]
  }

  /// The roles that a functie holds, each with the opgaven; of very many the first.
  private static func roles(
    _ functie: Address, _ repository: Repository, _ candidates: [FileIndex]
  ) -> [(role: Field, value: Phrase)] {
    var held: [Field: [Phrase]] = [:]
    for use in repository.references(to: functie, in: candidates) {
      let facts = repository.files[use.file].facts
      guard let home = facts.home(of: use.value), case let field = facts.fields[home.field].field,
        Field.roles.contains(field)
      else { continue }
      held[field, default: []].append("\(code: facts.name(of: facts.root(of: home.ordinal)))")
    }
    return Field.roles.compactMap { role in
      held[role].map { names in
        let more: Phrase = names.count > 5 ? ", … (\(names.count))" : ""
        return (role, names.prefix(5).joined(by: ", ") + more)
      }
    }
  }

  /// Amounts, measurements, dates and periods written out.
  private static func value(_ index: ValueIndex, _ snapshot: FileSnapshot) -> [Block]? {
    let (facts, language) = (snapshot.facts, snapshot.language)
    let phrase: Phrase
    switch facts.value(index) {
    case .amount(let cents):
      let words = spoken(cents).map { " – " + $0[language] } ?? ""
      phrase = Phrase(text: Amount.text(cents) + words)
    case .measurement(let measurement):
      var text: Phrase = "\(strong: measurement.text)"
      if let home = facts.home(of: index) {
        let isTarget = facts.fields[home.field].field == .streefwaarde
        if let course = Course(facts, home.ordinal).progress(to: isTarget ? measurement : nil)?[language] {
          text += Phrase([.lineBreak]) + language.choose("laatste meting: \(course)", "last meting: \(course)")
        }
      }
      phrase = text
    case .date(let date):
      if date.first == date.last { return nil }
      let (first, last) = (Calendar.text(date.first), Calendar.text(date.last))
      phrase = language.choose("van \(first) tot en met \(last)", "from \(first) to \(last)")
    case .period(let period):
      let start = Calendar.text(period.start.first)
      if let end = period.end {
        let (last, days) = (Calendar.text(end.last), Int(end.last) - Int(period.start.first) + 1)
        phrase = language.choose(
          "van \(start) tot en met \(last): \(days) dagen", "from \(start) to \(last): \(days) days")
      } else {
        phrase = language.choose("vanaf \(start), zonder einde", "from \(start), without an end")
      }
    case .text, .document, .source, .code, .word, .number, .percentage, .reference: return nil
    }
    return [.paragraph(phrase)]
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
        return HoverText(blocks: RulePage.short(rule, snapshot.language), range: named.range)
      }
    }
    return nil
  }
}
