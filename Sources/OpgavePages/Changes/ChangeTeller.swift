/// What became of a declaration of the top level between two moments, thing by thing in words.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// One moment, for who tells of it.
struct MomentReading {
  let moment: Moment
  let reader: PageReader
  private let files = FileContexts()

  /// The references of files, each resolved once.
  private final class FileContexts {
    var known: [FileIndex: FileContext] = [:]
  }

  init(_ moment: Moment, _ reader: PageReader) { (self.moment, self.reader) = (moment, reader) }

  func context(_ file: FileIndex) -> FileContext {
    if let known = files.known[file] { return known }
    let made = FileContext(reader.texts.whole, file: file)
    if files.known.count > 16 { files.known.removeAll() }
    files.known[file] = made
    return made
  }

  func value(_ value: ValueIndex, in file: FileIndex) -> Phrase { reader.phrase(value, in: context(file)) }

  /// As a file of opgaven has it.
  func data(_ value: ValueIndex, in file: FileIndex) -> String {
    reader.texts[file].meaning(reader.texts.range(.value(value), in: file))
  }

  func field(_ index: FieldIndex?, of address: Address, separator: String = ", ") -> String? {
    guard let index else { return nil }
    let facts = moment.facts(address)
    return facts.values(of: index).map { data($0, in: address.file) }.joined(separator: separator)
  }
}

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

  private func tell(_ change: DeclarationChange, _ above: [Kind], _ told: inout [ToldChange]) {
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
  private func isFrame(_ address: Address, in reading: MomentReading) -> Bool {
    let kind = reading.moment.facts(address).kind(of: address.ordinal)
    return Vocabulary.spec(kind).naming == .nothing && kind != .eigen && kind != .instellingen
  }

  /// What came or went with such a block, thing by thing.
  private func tellFrame(
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

  private func path(_ change: DeclarationChange) -> String {
    change.new.map(new.moment.path) ?? change.old.map(old.moment.path) ?? ""
  }

  /// Its name, its word or its date.
  private func name(_ address: Address, in reading: MomentReading) -> String {
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

  private func day(_ date: DateSpan?) -> Phrase {
    date.map { Phrase(text: DayText.text($0, language)) } ?? new.reader.notKnown
  }

  /// What a field belongs to, to put behind it; nothing where that is the opgave itself.
  private func owner(_ address: Address, in reading: MomentReading) -> Phrase {
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
  private func label(_ field: Field, _ kind: Kind) -> Phrase {
    switch (kind, field) {
    case (.opdracht, .vastgesteld): language.choose("besluitdag", "day of decision")
    case (.opdracht, .door), (.wijziging, .door): language.choose("besluitnemer", "who decided")
    case (_, .kaders): "kader"
    case (_, .trefwoorden): language.choose("trefwoord", "keyword")
    default: Phrase(text: PageReader.role(field))
    }
  }

  // MARK: Declarations

  private func came(_ address: Address, in reading: MomentReading) -> Phrase {
    let particulars = particulars(of: address, in: reading)
    let what = called(address, in: reading)
    let kind = reading.moment.facts(address).kind(of: address.ordinal)
    // What is reported or decided on a day is news by itself.
    let isNews = [.voortgang, .evaluatie, .reflectie, .wijziging].contains(kind)
    let words = isNews ? what : what + language.choose(" erbij", " added")
    return words + (particulars.isEmpty ? "" : ": " + particulars)
  }

  private func went(_ address: Address) -> Phrase {
    called(address, in: old) + language.choose(" weg", " gone")
  }

  /// What a short account of a declaration has.
  private func particulars(of address: Address, in reading: MomentReading) -> Phrase {
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

  private func renamed(_ one: Address, _ other: Address) -> Phrase {
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

  private func retitled(_ was: String?, _ isNow: String?, _ address: Address) -> Phrase {
    let kind = new.moment.facts(address).kind(of: address.ordinal)
    let what =
      kind == .opgave
      ? Text("titel", "title").phrase(language)
      : language.choose("titel van \(kind.keyword)", "title of \(kind.keyword)")
    return change(what, was.map { "‘\($0)’" }, isNow.map { "‘\($0)’" })
  }

  private func free(_ field: FreeChange, _ change: DeclarationChange, _ around: [Kind]) -> ToldChange {
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

  // MARK: Fields

  /// From one value to another; what is missing is said.
  private func change(_ what: Phrase, _ was: Phrase?, _ isNow: Phrase?) -> Phrase {
    switch (was, isNow) {
    case (let was?, let isNow?):
      what + language.choose(" van ", " from ") + was.withoutLinks + language.choose(" naar ", " to ") + isNow
    case (nil, let isNow?): what + language.choose(" ingevuld: ", " filled in: ") + isNow
    case (let was?, nil): what + language.choose(" weggehaald, was ", " taken away, was ") + was.withoutLinks
    case (nil, nil): what
    }
  }

  private func tell(
    _ change: FieldChange, _ one: Address, _ other: Address, _ around: [Kind], _ told: inout [ToldChange]
  ) {
    let kind = new.moment.facts(other).kind(of: other.ordinal)
    let topic = ChangeTopic(change.field, in: kind, around: around)
    let path = new.moment.path(of: other)
    let what = label(change.field, kind) + owner(other, in: new)
    func add(_ sign: ToldChange.Sign, _ phrase: Phrase, old: String?, new: String?, _ wording: [Phrase] = []) {
      told.append(
        ToldChange(
          topic: topic, sign: sign, phrase: phrase.capitalised, path: path, kind: kind, field: change.field.spelling,
          old: old, new: new, wording: wording))
    }
    let spec = Lexicon.shared.spec(change.field, in: kind)
    if change.values.isEmpty {
      // One of both cannot be understood; what stands there is told as it is.
      let (was, isNow) = (written(change.old, one, in: old), written(change.new, other, in: new))
      add(
        .changed, self.change(what, was, isNow), old: old.field(change.old, of: one),
        new: new.field(change.new, of: other))
      return
    }
    if spec?.type == .text {
      tellText(change, one, other, what, isList: spec?.isList ?? false, add)
      return
    }
    if spec?.type == .measurement {
      for told in MeasurementTelling(self, change, one, other).told {
        add(told.sign, told.phrase, old: told.old, new: told.new)
      }
      return
    }
    var (came, went): ([ValueIndex], [ValueIndex]) = ([], [])
    for value in change.values {
      switch value {
      case .added(let index): came.append(index)
      case .removed(let index): went.append(index)
      case .changed(let was, let isNow):
        var phrase = self.change(what, old.value(was, in: one.file), new.value(isNow, in: other.file))
        if case .amount(let before) = old.moment.facts(one).value(was),
          case .amount(let after) = new.moment.facts(other).value(isNow)
        {
          let said = MoneyText.alike([before, after])
          phrase = self.change(what, Phrase(text: said[0]), Phrase(text: said[1])) + difference(before, after)
        }
        if case .period(let before) = old.moment.facts(one).value(was),
          case .period(let after) = new.moment.facts(other).value(isNow), let moved = periodMoved(what, before, after)
        {
          phrase = moved
        }
        add(.changed, phrase, old: old.data(was, in: one.file), new: new.data(isNow, in: other.file))
      }
    }
    let isVerb = ChangeTeller.verbs.contains(change.field)
    let subject = kind == .opgave ? Phrase() : called(other, in: new) + ": "
    let verb = label(change.field, kind) + " "
    if !came.isEmpty {
      let values = came.map { new.value($0, in: other.file) }.joined(by: ", ")
      let words =
        isVerb
        ? subject + verb + values
        : spec?.isList ?? false
          ? what + language.choose(" erbij: ", " added: ") + values : self.change(what, nil, values)
      add(.added, words, old: nil, new: came.map { new.data($0, in: other.file) }.joined(separator: ", "))
    }
    if !went.isEmpty {
      let values = went.map { old.value($0, in: one.file).withoutLinks }.joined(by: ", ")
      let words =
        isVerb
        ? subject + language.choose("niet meer: ", "no more: ") + verb + values
        : spec?.isList ?? false
          ? what + language.choose(" weg: ", " gone: ") + values : self.change(what, values, nil)
      add(.removed, words, old: went.map { old.data($0, in: one.file) }.joined(separator: ", "), new: nil)
    }
  }

  /// Fields that read as what something does.
  private static let verbs: Set<Field> = [
    .draagtBijAan, .hangtAfVan, .hangtSamenMet, .volgtUit, .deelVan, .na, .mengt, .samenMet,
  ]

  /// Of a period in which one end moved, that end.
  private func periodMoved(_ what: Phrase, _ before: Period, _ after: Period) -> Phrase? {
    if before.start == after.start {
      let open: Phrase = language.choose("open", "open")
      return change(
        language.choose("einde van ", "end of ") + what, before.end.map(day) ?? open, after.end.map(day) ?? open)
    }
    guard before.end == after.end else { return nil }
    return change(language.choose("begin van ", "start of ") + what, day(before.start), day(after.start))
  }

  /// What stands in a field, understood or not.
  private func written(_ field: FieldIndex?, _ address: Address, in reading: MomentReading) -> Phrase? {
    guard let field else { return nil }
    let file = reading.context(address.file)
    let facts = file.facts
    guard facts.fields[field].isUnknown else {
      return reading.reader.value(facts.fields[field].field, of: address.ordinal, in: file)
    }
    return reading.reader.unreadable(facts.fields[field].field, of: address.ordinal, in: file)
  }

  private func difference(_ before: Int128, _ after: Int128) -> Phrase {
    let (difference, overflows) = after.subtractingReportingOverflow(before)
    if overflows || difference == .min { return "" }
    return " (\(difference < 0 ? "−" : "+") \(MoneyText.exact(difference < 0 ? -difference : difference)))"
  }

  private func tellText(
    _ change: FieldChange, _ one: Address, _ other: Address, _ what: Phrase, isList: Bool,
    _ add: (ToldChange.Sign, Phrase, String?, String?, [Phrase]) -> Void
  ) {
    func text(_ value: ValueIndex, _ address: Address, _ reading: MomentReading) -> String? {
      withText ? reading.data(value, in: address.file) : nil
    }
    func quoted(_ text: String?) -> [Phrase] { text.map { ["‘\($0)’"] } ?? [] }
    for value in change.values {
      switch value {
      case .added(let index):
        if isList, !withText {
          let now = new.data(index, in: other.file)
          let said: Phrase = "‘" + Phrase(text: now).shortened + "’"
          add(.added, what + language.choose(" erbij: ", " added: ") + said, nil, now, [])
          continue
        }
        let now = text(index, other, new)
        add(
          .added, what + (isList ? language.choose(" erbij", " added") : language.choose(" ingevuld", " filled in")),
          nil, now, quoted(now))
      case .removed(let index):
        if isList, !withText {
          let was = old.data(index, in: one.file)
          let said: Phrase = "‘" + Phrase(text: was).shortened + "’"
          add(.removed, what + language.choose(" weg: ", " gone: ") + said, was, nil, [])
          continue
        }
        let was = text(index, one, old)
        add(
          .removed, what + (isList ? language.choose(" weg", " gone") : language.choose(" weggehaald", " taken away")),
          was, nil, quoted(was))
      case .changed(let before, let after):
        let (was, isNow) = (text(before, one, old), text(after, other, new))
        let words = was.flatMap { was in isNow.map { Wording(was, $0).told(language) } } ?? []
        add(
          .reworded, language.choose("tekst van ", "text of ") + what + language.choose(" gewijzigd", " changed"), was,
          isNow, words)
      }
    }
  }
}

extension Phrase {
  /// The start of a long text.
  fileprivate var shortened: Phrase {
    guard case .text(let text)? = parts.first, parts.count == 1, text.count > 120 else { return self }
    return Phrase(text: text.prefix(119) + "…")
  }
}
