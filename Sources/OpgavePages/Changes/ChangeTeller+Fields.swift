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
    case (nil, let isNow?): what + language.choose(" ingevuld: ", " added: ") + isNow
    case (let was?, nil): what + language.choose(" weggehaald, was ", " removed, was ") + was.withoutLinks
    case (nil, nil): what
    }
  }

  func tell(
    _ change: FieldChange, _ one: Address, _ other: Address, _ around: [Kind], _ told: inout [ToldChange]
  ) {
    let kind = new.moment.facts(other).kind(of: other.ordinal)
    let topic = ChangeTopic(change.field, in: kind, around: around)
    let path = new.moment.path(of: other)
    let what = about(label(change.field, kind), other, in: new)
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
    // What is short is told as it is.
    if spec?.type == .text, ![.eenheid, .nummer].contains(change.field) {
      tellText(change, one, other, what, isList: spec?.isList ?? false, add)
      return
    }
    if spec?.type == .measurement {
      for told in MeasurementTelling(self, change, one, other).told {
        add(told.sign, told.phrase, old: told.old, new: told.new, told.wording)
      }
      return
    }
    let isDeed = ChangeTeller.verbs[change.field] != nil || ChangeTeller.doneOn.contains(change.field)
    var (came, went): ([ValueIndex], [ValueIndex]) = ([], [])
    for value in change.values {
      switch value {
      case .added(let index): came.append(index)
      case .removed(let index): went.append(index)
      case .changed(let was, let isNow):
        var phrase = self.change(what, said(was, one, old), said(isNow, other, new))
        if case .amount(let before) = old.moment.facts(one).value(was),
          case .amount(let after) = new.moment.facts(other).value(isNow)
        {
          let said = MoneyText.alike([before, after])
          phrase = self.change(what, Phrase(text: said[0]), Phrase(text: said[1])) + difference(before, after)
        }
        if case .period(let before) = old.moment.facts(one).value(was),
          case .period(let after) = new.moment.facts(other).value(isNow)
        {
          phrase = periodMoved(change.field, before, after, other)
        }
        if isDeed {
          phrase =
            act(change.field, kind, other, isDone: true) + said(isNow, other, new) + " (was "
            + said(was, one, old).withoutLinks + ")"
        }
        add(.changed, phrase, old: old.data(was, in: one.file), new: new.data(isNow, in: other.file))
      }
    }
    func all(_ values: [ValueIndex], _ address: Address, _ reading: MomentReading) -> Phrase {
      values.map { said($0, address, reading) }.joined(by: ", ")
    }
    func data(_ values: [ValueIndex], _ address: Address, _ reading: MomentReading) -> String {
      values.map { reading.data($0, in: address.file) }.joined(separator: ", ")
    }
    let isList = spec?.isList ?? false
    if isDeed, came.count == 1, went.count == 1 {
      let phrase =
        act(change.field, kind, other, isDone: true) + all(came, other, new) + " (was "
        + all(went, one, old).withoutLinks + ")"
      add(.changed, phrase, old: data(went, one, old), new: data(came, other, new))
      return
    }
    if !came.isEmpty {
      let words =
        isDeed
        ? act(change.field, kind, other, isDone: true) + all(came, other, new)
        : isList
          ? what + language.choose(" erbij: ", " added: ") + all(came, other, new)
          : self.change(what, nil, all(came, other, new))
      add(.added, words, old: nil, new: data(came, other, new))
    }
    if !went.isEmpty {
      let values = all(went, one, old).withoutLinks
      let words =
        isDeed
        ? act(change.field, kind, other, isDone: false) + values
        : isList ? what + language.choose(" weg: ", " gone: ") + values : self.change(what, values, nil)
      add(.removed, words, old: data(went, one, old), new: nil)
    }
  }

  /// A value as it is said: titles between quotes, amounts short where they lose nothing by it.
  func said(_ value: ValueIndex, _ address: Address, _ reading: MomentReading) -> Phrase {
    let file = reading.context(address.file)
    switch file.facts.value(value) {
    case .amount(let cents): return Phrase(text: MoneyText.exact(cents))
    case .text: return "‘" + reading.value(value, in: address.file).shortened + "’"
    case .reference:
      guard case .found(let target) = file.resolutions[value],
        [.opgave, .portfolio, .doel, .baat, .inspanning].contains(reading.moment.repository.declaration(target).kind)
      else { return reading.value(value, in: address.file) }
      return "‘" + reading.value(value, in: address.file) + "’"
    default: return reading.value(value, in: address.file)
    }
  }

  /// What something does or was done to it, up to what it is said of: `inspanning ‘Wijk’ draagt niet meer bij aan `.
  private func act(_ field: Field, _ kind: Kind, _ address: Address, isDone: Bool) -> Phrase {
    let subject = kind == .opgave ? Phrase() : called(address, in: new) + " "
    guard let verb = ChangeTeller.verbs[field] else {
      let name = PageReader.role(field)
      return called(address, in: new) + ": "
        + (isDone
          ? language.choose("\(name) op ", "\(name) on ")
          : language.choose("niet meer \(name), was ", "no longer \(name), was "))
    }
    return subject + (isDone ? verb.does : verb.doesNot).phrase(language) + " "
  }

  /// Days on which something was done.
  private static let doneOn: Set<Field> = [.gedaan, .gesloten]

  /// Fields that read as what something does.
  private static let verbs: [Field: (does: Text, doesNot: Text)] = [
    .draagtBijAan: (
      Text("draagt bij aan", "contributes to"), Text("draagt niet meer bij aan", "no longer contributes to")
    ),
    .hangtAfVan: (Text("hangt af van", "depends on"), Text("hangt niet meer af van", "no longer depends on")),
    .hangtSamenMet: (
      Text("hangt samen met", "is connected with"), Text("hangt niet meer samen met", "is no longer connected with")
    ),
    .volgtUit: (Text("volgt uit", "follows from"), Text("volgt niet meer uit", "no longer follows from")),
    .deelVan: (Text("is deel van", "is part of"), Text("is geen deel meer van", "is no longer part of")),
    .na: (Text("komt na", "comes after"), Text("komt niet meer na", "no longer comes after")),
    .mengt: (Text("mengt met", "mixes with"), Text("mengt niet meer met", "no longer mixes with")),
    .samenMet: (Text("is samen met", "is together with"), Text("is niet meer samen met", "is no longer together with")),
  ]

  /// Of a period the end that moved, or both.
  func periodMoved(_ field: Field, _ before: Period, _ after: Period, _ address: Address) -> Phrase {
    let kind = new.moment.facts(address).kind(of: address.ordinal)
    let name = label(field, kind)
    func end(_ what: Phrase) -> Phrase { change(what, before.end.map(day), after.end.map(day)) }
    func begins() -> Phrase {
      change(
        about(language.choose("begin van ", "start of ") + name, address, in: new), day(before.start), day(after.start))
    }
    if before.end == after.end { return begins() }
    if before.start == after.start {
      return end(about(language.choose("einde van ", "end of ") + name, address, in: new))
    }
    return begins() + end(language.choose(", einde", ", end"))
  }

  /// What stands in a field, understood or not.
  func written(_ field: FieldIndex?, _ address: Address, in reading: MomentReading) -> Phrase? {
    guard let field else { return nil }
    let file = reading.context(address.file)
    let facts = file.facts
    guard facts.fields[field].isUnknown else {
      return facts.values(of: field).map { said($0, address, reading) }.joined(by: ", ")
    }
    let text = reading.reader.texts[address.file]
    let place = reading.reader.texts.range(.field(field), in: address.file)
    let written = reading.reader.texts.writtenFields(of: address).first { text.tree.range($0.name).overlaps(place) }
    let values =
      written.map { $0.values.map { text.tree.text(text.tree.range($0.index)) }.joined(separator: ", ") } ?? ""
    return "‘" + Phrase(text: values).shortened + "’" + language.choose(" (niet te lezen)", " (cannot be read)")
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
    let kind = new.moment.facts(other).kind(of: other.ordinal)
    /// Of one that is there at one moment alone: of a list what it says, else only that, unless the words were asked for.
    func tellOne(
      _ sign: ToldChange.Sign, _ value: ValueIndex, _ address: Address, _ reading: MomentReading, _ verb: Text
    ) {
      let isSaid = isList && !withText
      let data = isSaid ? reading.data(value, in: address.file) : text(value, address, reading)
      let words = what + " " + verb.phrase(language)
      let said: Phrase = isSaid ? ": ‘" + Phrase(text: data ?? "").shortened + "’" : ""
      let wording: [Phrase] = isSaid ? [] : data.map { ["‘\($0)’"] } ?? []
      add(sign, words + said, sign == .removed ? data : nil, sign == .removed ? nil : data, wording)
    }
    for value in change.values {
      switch value {
      case .added(let index):
        tellOne(.added, index, other, new, isList ? Text("erbij", "added") : Text("ingevuld", "added"))
      case .removed(let index):
        tellOne(.removed, index, one, old, isList ? Text("weg", "gone") : Text("weggehaald", "removed"))
      case .changed(let before, let after):
        let (was, isNow) = (text(before, one, old), text(after, other, new))
        let words = was.flatMap { was in isNow.map { Wording(was, $0).told(language) } } ?? []
        add(
          .reworded,
          about(language.choose("tekst van ", "text of ") + label(change.field, kind), other, in: new)
            + language.choose(" gewijzigd", " changed"), was,
          isNow, words)
      }
    }
  }
}
