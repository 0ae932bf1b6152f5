/// What became of a declaration of the top level between two moments, thing by thing in words.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

struct ChangeTeller {
  let old: MomentReading
  let new: MomentReading
  /// Whether words that changed are told as well.
  let withText: Bool
  /// What stands elsewhere now.
  var moved: MovedDeclarations?

  var language: Language { new.reader.language }

  /// All that is other in a declaration that was kept, most important first; nothing for one that came or went.
  func tell(_ root: DeclarationChange) -> [ToldChange] {
    guard let was = root.old, let isNow = root.new else { return [] }
    var told: [ToldChange] = []
    tell(root, [], &told)
    // What is not seen where something cannot be read is not said to be gone, or to be new.
    let mayHide = (
      old.moment.facts(was).mayHideAnything(inside: was.ordinal),
      new.moment.facts(isNow).mayHideAnything(inside: isNow.ordinal)
    )
    told.removeAll { change in
      mayHide.1 && (change.sign == .removed || change.sign == .changed && change.new == nil)
        || mayHide.0 && (change.sign == .added || change.sign == .changed && change.old == nil)
    }
    // What is of one topic stays in its order.
    return told.enumerated().sorted { ($0.element.topic, $0.offset) < ($1.element.topic, $1.offset) }.map(\.element)
  }

  func tell(_ change: DeclarationChange, _ above: [Kind], _ told: inout [ToldChange]) {
    let around = above + [change.kind]
    func add(_ field: Field?, _ sign: ToldChange.Sign, _ phrase: Phrase, old: String? = nil, new: String? = nil) {
      told.append(
        ToldChange(
          topic: ChangeTopic(field, in: change.kind, around: around), sign: sign, phrase: phrase.capitalised,
          path: path(change), kind: change.kind, field: field?.spelling, old: old, new: new))
    }
    func tellMoved(_ was: Address, _ isNow: Address, withChanges: Bool) {
      add(nil, .renamed, moved(from: was, to: isNow), old: old.moment.path(of: was), new: new.moment.path(of: isNow))
      guard withChanges else { return }
      for one in RepositoryChange(from: old.moment, to: new.moment, only: was, isNow).roots {
        for field in one.fields { tell(field, was, isNow, around, &told) }
        for field in one.free { told.append(free(field, one, around)) }
        for inner in one.inner { tell(inner, around, &told) }
      }
    }
    switch (change.old, change.new) {
    case (nil, let address?):
      if new.moment.facts(address).kind(of: address.ordinal).isFrame {
        return tellFrame(address, in: new, isNew: true, above, &told)
      }
      if let was = moved?.earlier(address) { return tellMoved(was, address, withChanges: true) }
      add(nil, .added, came(address, in: new), new: name(address, in: new))
      return
    case (let address?, nil):
      if old.moment.facts(address).kind(of: address.ordinal).isFrame {
        return tellFrame(address, in: old, isNew: false, above, &told)
      }
      if let isNow = moved?.later(address), let moved {
        // Where it is now that is told with what is other in it, unless it came there as a part of something.
        let isInner = moved.isInner(isNow)
        if isInner || !isTogether(address, isNow) { tellMoved(address, isNow, withChanges: isInner) }
        return
      }
      add(nil, .removed, went(address), old: name(address, in: old))
      return
    case (let one?, let other?):
      if change.fate == .renamed {
        add(nil, .renamed, renamed(one, other), old: name(one, in: old), new: name(other, in: new))
      }
      if change.hasOtherTitle {
        let titles = (old.reader.texts.title(of: one), new.reader.texts.title(of: other))
        add(nil, .changed, retitled(titles.0, titles.1, other), old: titles.0, new: titles.1)
      }
      for field in change.fields { tell(field, one, other, around, &told) }
      for field in change.free { told.append(free(field, change, around)) }
    case (nil, nil): return
    }
    for inner in change.inner { tell(inner, around, &told) }
  }

  /// What came or went with such a block, thing by thing.
  func tellFrame(
    _ address: Address, in reading: MomentReading, isNew: Bool, _ above: [Kind], _ told: inout [ToldChange]
  ) {
    let facts = reading.moment.facts(address)
    let around = above + [facts.kind(of: address.ordinal)]
    // What is there at one moment alone is told by that alone.
    let alone = ChangeTeller(old: reading, new: reading, withText: withText)
    for index in facts.fields(of: address.ordinal) {
      var change = FieldChange(
        field: facts.fields[index].field, old: isNew ? nil : index, new: isNew ? index : nil)
      if !facts.fields[index].isUnknown {
        change.values = facts.values(of: index).map { isNew ? .added($0) : .removed($0) }
      }
      alone.tell(change, address, address, around, &told)
    }
    for ordinal in facts.children(of: address.ordinal) {
      let inner = Address(file: address.file, ordinal: ordinal)
      guard reading.moment.repository.counts(inner) else { continue }
      tell(
        DeclarationChange(
          facts.kind(of: ordinal), isNew ? .added : .removed, old: isNew ? nil : inner, new: isNew ? inner : nil),
        around, &told)
    }
  }

  func path(_ change: DeclarationChange) -> String {
    change.new.map(new.moment.path) ?? change.old.map(old.moment.path) ?? ""
  }

  func name(_ address: Address, in reading: MomentReading) -> String {
    reading.moment.facts(address).label(of: address.ordinal)
  }

  // MARK: What something is called

  /// ‘Genoeg woningen’, with what it is: `doel ‘Genoeg woningen’`; nothing for what there is one of.
  func called(_ address: Address, in reading: MomentReading) -> Phrase {
    let facts = reading.moment.facts(address)
    let declaration = facts.declaration(address.ordinal)
    let kind = Phrase(text: declaration.kind.keyword)
    let title = reading.reader.texts.title(of: address)
    let part = part(of: address, in: reading).map { called($0, in: reading) }
    switch declaration.kind {
    case .begroting:
      return kind + " " + day(declaration.date) + (part.map { language.choose(" van ", " of ") + $0 } ?? "")
    case .voortgang, .evaluatie, .wijziging:
      guard let part else { return kind + language.choose(" van ", " of ") + day(declaration.date) }
      return kind + language.choose(" van ", " of ") + part + language.choose(" op ", " on ") + day(declaration.date)
    case .reflectie where title == nil: return kind + language.choose(" van ", " of ") + day(declaration.date)
    case .werkwijze, .proces: return kind + " " + Phrase(text: declaration.word?.spelling ?? "")
    case .opdracht: return title == nil ? language.choose("de opdracht", "the opdracht") : kind + " ‘\(title ?? "")’"
    case _ where declaration.name >= 0 || title != nil: return kind + " ‘\(reading.reader.name(address))’"
    default: return kind
    }
  }

  /// The doel or the inspanning that something is about, where it is not about the whole opgave.
  private func part(of address: Address, in reading: MomentReading) -> Address? {
    let facts = reading.moment.facts(address)
    guard [.voortgang, .evaluatie, .begroting].contains(facts.kind(of: address.ordinal)) else { return nil }
    if let above = facts.declaration(address.ordinal).parent, [.doel, .inspanning].contains(facts.kind(of: above)) {
      return Address(file: address.file, ordinal: above)
    }
    return reading.context(address.file).target(.inspanning, of: address.ordinal)
  }

  func day(_ date: DateSpan?) -> Phrase {
    date.map { Phrase(text: DayText.text($0, language)) } ?? new.reader.notKnown
  }

  /// Some words on a field, with what it belongs to: `budget van inspanning ‘Wijk’`, `evaluatie van 1 mei 2026: passend`; the
  /// opgave itself is not named.
  func about(_ words: Phrase, _ address: Address, in reading: MomentReading) -> Phrase {
    let of = language.choose(" van ", " of ")
    let facts = reading.moment.facts(address)
    switch facts.kind(of: address.ordinal) {
    case .opgave, .portfolio, .organisatie, .instellingen, .kenmerken, .drempels, .opmaak, .regels: return words
    case .sturen, .besturen, .inrichting, .eigen:
      // Of what stands in something that bears a name it is said of which.
      guard let above = facts.declaration(address.ordinal).parent, facts.declaration(above).parent != nil else {
        return words
      }
      return words + of + called(Address(file: address.file, ordinal: above), in: reading)
    case .voortgang, .evaluatie, .reflectie, .wijziging, .mijlpaal, .begroting:
      return called(address, in: reading) + ": " + words
    default: return words + of + called(address, in: reading)
    }
  }

  /// A field as people say it.
  func label(_ field: Field, _ kind: Kind) -> Phrase {
    switch (kind, field) {
    case (.drempels, _): language.choose("drempel \(code: field.spelling)", "threshold \(code: field.spelling)")
    case (.opmaak, _): language.choose("opmaak \(code: field.spelling)", "layout \(code: field.spelling)")
    case (.opdracht, .vastgesteld): language.choose("besluitdag", "day of decision")
    case (.opdracht, .door), (.wijziging, .door): language.choose("besluitnemer", "who decided")
    case (_, .looptijd), (_, .periode): language.choose("de \(field.spelling)", "the \(field.spelling)")
    case (.evaluatie, .volgende): language.choose("volgende evaluatie", "next evaluatie")
    case (.besturen, .manier): language.choose("manier van besturen", "manier of besturen")
    case (.besturen, .processen): language.choose("sturend proces", "proces of besturen")
    case (_, .sdg): "SDG"
    case (_, .kaders): "kader"
    case (_, .spelers): "speler"
    case (_, .taakvelden): "taakveld"
    case (_, .documenten): "document"
    case (_, .trefwoorden): language.choose("trefwoord", "keyword")
    default: Phrase(text: PageReader.role(field))
    }
  }

  // MARK: Declarations

  func came(_ address: Address, in reading: MomentReading) -> Phrase {
    let particulars = particulars(of: address, in: reading)
    let what = called(address, in: reading)
    let kind = reading.moment.facts(address).kind(of: address.ordinal)
    let words = kind.isNews ? what : what + language.choose(" erbij", " added")
    return words + (particulars.isEmpty ? "" : ": " + particulars)
  }

  func went(_ address: Address) -> Phrase {
    let gone = called(address, in: old) + language.choose(" weg", " gone")
    guard old.moment.facts(address).kind(of: address.ordinal) == .opdracht else { return gone }
    let said = particulars(of: address, in: old)
    return gone + (said.isEmpty ? "" : " (" + said + ")")
  }

  /// What a short account of a declaration has.
  func particulars(of address: Address, in reading: MomentReading) -> Phrase {
    let file = reading.context(address.file)
    let facts = file.facts
    let kind = facts.kind(of: address.ordinal)
    let telling: [Field] =
      switch kind {
      case .voortgang: [.inhoud, .tijd, .geld, .toelichting]
      case .evaluatie: [.werkwijze, .passend, .besluit]
      case .reflectie: [.inzicht]
      case .wijziging: [.omdat]
      case .werkwijze: [.periode]
      case .opdracht: [.vastgesteld, .door]
      case .kenmerken, .sturen, .presteren, .leren, .besturen, .eigen, .opgave: []
      default: Vocabulary.spec(kind).fields.filter(\.isParticular).map(\.field)
      }
    var (parts, texts): ([Phrase], [Phrase]) = ([], [])
    for field in telling {
      guard let index = facts.find(field, of: address.ordinal), !facts.fields[index].isUnknown,
        let value = reading.reader.value(field, of: address.ordinal, in: file)
      else { continue }
      if Lexicon.shared.spec(field, in: kind)?.type == .text {
        texts.append("‘" + value.shortened + "’")
      } else {
        let isNamed = [.inhoud, .tijd, .geld, .passend, .kans, .gevolg, .lasten, .baten].contains(field)
        parts.append(isNamed ? Phrase(text: field.spelling) + " " + value : value)
      }
    }
    if kind == .indicator, let target = target(of: address, in: reading) { parts.append(target) }
    if kind == .mijlpaal { parts.insert(day(facts.declaration(address.ordinal).date), at: 0) }
    let indicators = facts.children(of: address.ordinal).filter { facts.kind(of: $0) == .indicator }
    if indicators.count > 3 {
      let count = Text.counted(indicators.count, "indicator", "indicatoren", "indicator", "indicators")
      parts.append(count.phrase(language))
    } else {
      for indicator in indicators.map({ Address(file: address.file, ordinal: $0) }) {
        parts.append(
          called(indicator, in: reading) + (target(of: indicator, in: reading).map { " (" + $0 + ")" } ?? ""))
      }
    }
    return ([parts.joined(by: ", ")].filter { !$0.isEmpty } + texts).joined(by: " – ")
  }

  /// Where an indicator is to go.
  private func target(of address: Address, in reading: MomentReading) -> Phrase? {
    Course(reading.moment.facts(address), address.ordinal).target.map { target in
      let until = target.date.map { " in " + DayText.text($0, language) } ?? ""
      return Phrase(text: "streefwaarde \(target.shownQuantity(language))\(until)")
    }
  }

  func renamed(_ one: Address, _ other: Address) -> Phrase {
    let kind = new.moment.facts(other).kind(of: other.ordinal)
    let (was, isNow) = (
      old.moment.facts(one).declaration(one.ordinal), new.moment.facts(other).declaration(other.ordinal)
    )
    if let before = was.date, let after = isNow.date {
      let title = kind == .mijlpaal ? called(other, in: new) : Phrase(text: kind.keyword)
      return language.choose(title + " verschoven van ", title + " moved from ") + day(before)
        + language.choose(" naar ", " to ") + day(after)
    }
    if kind == .werkwijze, was.word != isNow.word {
      return language.choose("werkwijze van ", "werkwijze from ") + Phrase(text: was.word?.spelling ?? "")
        + language.choose(" naar ", " to ") + Phrase(text: isNow.word?.spelling ?? "")
    }
    let names = (name(one, in: old), name(other, in: new))
    return kind == .opgave
      ? language.choose(
        "heet nu \(code: names.1) (was \(code: names.0))", "is now called \(code: names.1) (was \(code: names.0))")
      : called(other, in: new)
        + language.choose(
          " heet nu \(code: names.1) (was \(code: names.0))", " is now called \(code: names.1) (was \(code: names.0))")
  }

  private func root(_ address: Address, _ moment: Moment) -> Address {
    Address(file: address.file, ordinal: moment.facts(address).root(of: address.ordinal))
  }

  /// Whether both stand in one declaration of the top level.
  private func isTogether(_ was: Address, _ isNow: Address) -> Bool {
    old.moment.path(of: root(was, old.moment)) == new.moment.path(of: root(isNow, new.moment))
  }

  private func moved(from was: Address, to isNow: Address) -> Phrase {
    func around(_ address: Address, _ reading: MomentReading) -> Phrase {
      let facts = reading.moment.facts(address)
      let top = root(address, reading.moment)
      var next = facts.declaration(address.ordinal).parent
      while let ordinal = next, facts.kind(of: ordinal).isFrame { next = facts.declaration(ordinal).parent }
      let holder = next.map { Address(file: address.file, ordinal: $0) } ?? top
      return called(isTogether(was, isNow) ? holder : top, in: reading)
    }
    return called(isNow, in: new) + language.choose(" verplaatst van ", " moved from ") + around(was, old)
      + language.choose(" naar ", " to ") + around(isNow, new)
  }

  func retitled(_ was: String?, _ isNow: String?, _ address: Address) -> Phrase {
    let kind = new.moment.facts(address).kind(of: address.ordinal)
    let name = kind == .opgave ? Phrase() : Phrase(text: kind.keyword) + " "
    guard let was, let isNow else {
      let what =
        kind == .opgave
        ? Text("titel", "title").phrase(language)
        : language.choose("titel van \(kind.keyword)", "title of \(kind.keyword)")
      return change(what, was.map { "‘\($0)’" }, isNow.map { "‘\($0)’" })
    }
    return name + "‘\(was)’" + language.choose(" heet nu ", " is now called ") + "‘\(isNow)’"
  }

  func free(_ field: FreeChange, _ change: DeclarationChange, _ around: [Kind]) -> ToldChange {
    func written(_ address: Address?, _ reading: MomentReading) -> String? {
      guard let address else { return nil }
      let text = reading.reader.texts[address.file]
      guard let found = reading.reader.texts.writtenFields(of: address).first(where: { $0.text == field.name }) else {
        return nil
      }
      return found.values.map { text.meaning(text.tree.range($0.index)) }.joined(separator: ", ")
    }
    let was = field.isOld ? written(change.old, old) : nil
    let isNow = field.isNew ? written(change.new, new) : nil
    let name: Phrase =
      change.kind == .regels
      ? language.choose("regel \(code: field.name)", "rule \(code: field.name)")
      : language.choose("eigen veld ‘\(field.name)’", "own field ‘\(field.name)’")
    let what = change.new.map { about(name, $0, in: new) } ?? name
    func shown(_ text: String?) -> Phrase? {
      text.map { $0.contains(where: \.isWhitespace) ? "‘" + Phrase(text: $0).shortened + "’" : Phrase(text: $0) }
    }
    let sign: ToldChange.Sign = field.isOld ? field.isNew ? .changed : .removed : .added
    return ToldChange(
      topic: .rest, sign: sign, phrase: self.change(what, shown(was), shown(isNow)).capitalised, path: path(change),
      kind: change.kind, field: field.name, old: was, new: isNow)
  }
}

extension Phrase {
  /// The start of a long text.
  var shortened: Phrase {
    guard case .text(let text)? = parts.first, parts.count == 1, text.count > 120 else { return self }
    return Phrase(text: text.prefix(119) + "…")
  }
}
