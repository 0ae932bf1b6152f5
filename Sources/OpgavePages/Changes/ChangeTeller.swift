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

  var language: Language { new.reader.language }

  /// All that is other in a declaration that was kept, most important first; nothing for one that came or went.
  func tell(_ root: DeclarationChange) -> [ToldChange] {
    guard root.old != nil, root.new != nil else { return [] }
    var told: [ToldChange] = []
    tell(root, [], &told)
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
    switch (change.old, change.new) {
    case (nil, let address?):
      if isFrame(address, in: new) { return tellFrame(address, in: new, isNew: true, above, &told) }
      add(nil, .added, came(address, in: new), new: name(address, in: new))
      return
    case (let address?, nil):
      if isFrame(address, in: old) { return tellFrame(address, in: old, isNew: false, above, &told) }
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

  /// Whether a declaration says nothing but by what it holds: a block such as `sturen`.
  func isFrame(_ address: Address, in reading: MomentReading) -> Bool {
    let kind = reading.moment.facts(address).kind(of: address.ordinal)
    return Vocabulary.spec(kind).naming == .nothing && kind != .eigen && kind != .instellingen
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

  /// Its name, its word or its date.
  func name(_ address: Address, in reading: MomentReading) -> String {
    let facts = reading.moment.facts(address)
    let declaration = facts.declaration(address.ordinal)
    return declaration.name >= 0
      ? facts.names.text(declaration.name) : declaration.word?.spelling ?? declaration.date?.text ?? ""
  }

  // MARK: What something is called

  /// ‘Genoeg woningen’, with what it is: `doel ‘Genoeg woningen’`; nothing for what there is one of.
  func called(_ address: Address, in reading: MomentReading) -> Phrase {
    let facts = reading.moment.facts(address)
    let declaration = facts.declaration(address.ordinal)
    let kind = Phrase(text: declaration.kind.keyword)
    let title = reading.reader.texts.title(of: address)
    switch declaration.kind {
    case .voortgang, .evaluatie, .wijziging:
      return kind + language.choose(" van ", " of ") + day(declaration.date)
    case .reflectie where title == nil: return kind + language.choose(" van ", " of ") + day(declaration.date)
    case .begroting: return kind + " " + day(declaration.date)
    case .werkwijze, .proces: return kind + " " + Phrase(text: declaration.word?.spelling ?? "")
    case .opdracht: return language.choose("de opdracht", "the opdracht")
    case _ where declaration.name >= 0 || title != nil: return kind + " ‘\(reading.reader.name(address))’"
    default: return kind
    }
  }

  func day(_ date: DateSpan?) -> Phrase {
    date.map { Phrase(text: DayText.text($0, language)) } ?? new.reader.notKnown
  }

  /// What a field belongs to, to put behind it; nothing where that is the opgave itself.
  func owner(_ address: Address, in reading: MomentReading) -> Phrase {
    let of = language.choose(" van ", " of ")
    let facts = reading.moment.facts(address)
    switch facts.kind(of: address.ordinal) {
    case .opgave, .portfolio, .organisatie, .instellingen, .kenmerken, .drempels, .opmaak, .eigen: return ""
    case .sturen, .besturen, .inrichting:
      // Of an inspanning it is said of which.
      guard let above = facts.declaration(address.ordinal).parent, facts.kind(of: above) == .inspanning else {
        return ""
      }
      return of + called(Address(file: address.file, ordinal: above), in: reading)
    default: return of + called(address, in: reading)
    }
  }

  /// A field as people say it.
  func label(_ field: Field, _ kind: Kind) -> Phrase {
    switch (kind, field) {
    case (.opdracht, .vastgesteld): language.choose("besluitdag", "day of decision")
    case (.opdracht, .door), (.wijziging, .door): language.choose("besluitnemer", "who decided")
    case (_, .kaders): "kader"
    case (_, .trefwoorden): language.choose("trefwoord", "keyword")
    default: Phrase(text: PageReader.role(field))
    }
  }

  // MARK: Declarations

  func came(_ address: Address, in reading: MomentReading) -> Phrase {
    let particulars = particulars(of: address, in: reading)
    let what = called(address, in: reading)
    let kind = reading.moment.facts(address).kind(of: address.ordinal)
    // What is reported or decided on a day is news by itself.
    let isNews = [.voortgang, .evaluatie, .reflectie, .wijziging].contains(kind)
    let words = isNews ? what : what + language.choose(" erbij", " added")
    return words + (particulars.isEmpty ? "" : ": " + particulars)
  }

  func went(_ address: Address) -> Phrase {
    called(address, in: old) + language.choose(" weg", " gone")
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
      case .kenmerken, .sturen, .presteren, .leren, .besturen, .eigen, .opgave: []
      default: Vocabulary.spec(kind).fields.filter(\.isParticular).map(\.field)
      }
    var (parts, texts): ([Phrase], [Phrase]) = ([], [])
    for field in telling {
      guard let index = facts.find(field, of: address.ordinal), !facts.fields[index].isUnknown,
        let value = reading.reader.value(field, of: address.ordinal, in: file)
      else { continue }
      if Lexicon.shared.spec(field, in: kind)?.type == .text {
        texts.append(value.shortened)
      } else {
        let isNamed = [.inhoud, .tijd, .geld, .passend, .kans, .gevolg, .lasten, .baten].contains(field)
        parts.append(isNamed ? Phrase(text: field.spelling) + " " + value : value)
      }
    }
    if kind == .indicator, let target = Course(facts, address.ordinal).target {
      let until = target.date.map { " (" + DayText.text($0, language) + ")" } ?? ""
      parts.append(Phrase(text: "streefwaarde \(target.shownQuantity(language))\(until)"))
    }
    if kind == .mijlpaal { parts.insert(day(facts.declaration(address.ordinal).date), at: 0) }
    let indicators = facts.children(of: address.ordinal).filter { facts.kind(of: $0) == .indicator }
    if !indicators.isEmpty {
      let count = Text.counted(indicators.count, "indicator", "indicatoren", "indicator", "indicators")
      parts.append(count.phrase(language))
    }
    return ([parts.joined(by: ", ")].filter { !$0.isEmpty } + texts).joined(by: " – ")
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

  func retitled(_ was: String?, _ isNow: String?, _ address: Address) -> Phrase {
    let kind = new.moment.facts(address).kind(of: address.ordinal)
    let what =
      kind == .opgave
      ? Text("titel", "title").phrase(language)
      : language.choose("titel van \(kind.keyword)", "title of \(kind.keyword)")
    return change(what, was.map { "‘\($0)’" }, isNow.map { "‘\($0)’" })
  }

  func free(_ field: FreeChange, _ change: DeclarationChange, _ around: [Kind]) -> ToldChange {
    let name: Phrase = language.choose("eigen veld \(code: field.name)", "own field \(code: field.name)")
    let (words, sign): (Phrase, ToldChange.Sign) =
      field.isOld
      ? field.isNew
        ? (language.choose(" gewijzigd", " changed"), .changed) : (language.choose(" weg", " gone"), .removed)
      : (language.choose(" erbij", " added"), .added)
    return ToldChange(
      topic: .rest, sign: sign, phrase: (name + words).capitalised, path: path(change), kind: change.kind,
      field: field.name)
  }
}

extension Phrase {
  /// The start of a long text.
  var shortened: Phrase {
    guard case .text(let text)? = parts.first, parts.count == 1, text.count > 120 else { return self }
    return Phrase(text: text.prefix(119) + "…")
  }
}
