/// What became of a field between two moments, in words.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension ChangeTeller {
  /// From one value to another; what is missing is said.
  func change(_ what: Phrase, _ was: Phrase?, _ isNow: Phrase?) -> Phrase {
    switch (was, isNow) {
    case (let was?, let isNow?):
      what + language.choose(" van ", " from ") + was.withoutLinks + language.choose(" naar ", " to ") + isNow
    case (nil, let isNow?): what + language.choose(" ingevuld: ", " filled in: ") + isNow
    case (let was?, nil): what + language.choose(" weggehaald, was ", " taken away, was ") + was.withoutLinks
    case (nil, nil): what
    }
  }

  func tell(
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
  func periodMoved(_ what: Phrase, _ before: Period, _ after: Period) -> Phrase? {
    if before.start == after.start {
      let open: Phrase = language.choose("open", "open")
      return change(
        language.choose("einde van ", "end of ") + what, before.end.map(day) ?? open, after.end.map(day) ?? open)
    }
    guard before.end == after.end else { return nil }
    return change(language.choose("begin van ", "start of ") + what, day(before.start), day(after.start))
  }

  /// What stands in a field, understood or not.
  func written(_ field: FieldIndex?, _ address: Address, in reading: MomentReading) -> Phrase? {
    guard let field else { return nil }
    let file = reading.context(address.file)
    let facts = file.facts
    guard facts.fields[field].isUnknown else {
      return reading.reader.value(facts.fields[field].field, of: address.ordinal, in: file)
    }
    return reading.reader.unreadable(facts.fields[field].field, of: address.ordinal, in: file)
  }

  func difference(_ before: Int128, _ after: Int128) -> Phrase {
    let (difference, overflows) = after.subtractingReportingOverflow(before)
    if overflows || difference == .min { return "" }
    return " (\(difference < 0 ? "−" : "+") \(MoneyText.exact(difference < 0 ? -difference : difference)))"
  }

  func tellText(
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
