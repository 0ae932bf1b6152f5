/// What changed in numbers of an indicator: where it started, where it is to go, and what was measured.
internal import OpgaveModel
internal import OpgaveSyntax

struct MeasurementTelling {
  private let teller: ChangeTeller
  private let change: FieldChange
  private let one: Address
  private let other: Address

  struct Told {
    var sign: ToldChange.Sign
    var phrase: Phrase
    var old: String?
    var new: String?
    var wording: [Phrase] = []
  }

  init(_ teller: ChangeTeller, _ change: FieldChange, _ one: Address, _ other: Address) {
    (self.teller, self.change, self.one, self.other) = (teller, change, one, other)
  }

  private var language: Language { teller.language }

  private var owner: Phrase { language.choose(" van ", " of ") + teller.called(other, in: teller.new) }

  private func measurement(_ value: ValueIndex, _ address: Address, _ reading: MomentReading) -> Measurement? {
    if case .measurement(let measurement) = reading.moment.facts(address).value(value) { measurement } else { nil }
  }

  /// The quantity as people read it; what is not known is said.
  private func quantity(_ measurement: Measurement) -> Phrase {
    // Between ‘from’ and ‘to’ a range is written with a dash.
    measurement.quantity == nil
      ? teller.new.reader.notKnown : Phrase(text: measurement.quantityText.replacing(" .. ", with: "–"))
  }

  private func day(_ measurement: Measurement) -> Phrase {
    measurement.date.map { date in
      let isDay = date.first == date.last
      return (isDay ? language.choose(" op ", " on ") : " in ") + Phrase(text: DayText.text(date, language))
    } ?? ""
  }

  /// `67% in 2029`.
  private func said(_ measurement: Measurement) -> Phrase { quantity(measurement) + day(measurement) }

  var told: [Told] {
    var told: [Told] = []
    var (came, went): ([(ValueIndex, Measurement)], [(ValueIndex, Measurement)]) = ([], [])
    for value in change.values {
      switch value {
      case .added(let index):
        if let measured = measurement(index, other, teller.new) { came.append((index, measured)) }
      case .removed(let index):
        if let measured = measurement(index, one, teller.old) { went.append((index, measured)) }
      case .changed(let was, let isNow):
        if let before = measurement(was, one, teller.old), let after = measurement(isNow, other, teller.new) {
          told.append(
            Told(
              sign: .changed, phrase: changed(before, after), old: teller.old.data(was, in: one.file),
              new: teller.new.data(isNow, in: other.file)))
        }
      }
    }
    func data(_ values: [(ValueIndex, Measurement)], _ address: Address, _ reading: MomentReading) -> String {
      values.map { reading.data($0.0, in: address.file) }.joined(separator: ", ")
    }
    if !came.isEmpty {
      told.append(
        Told(
          sign: .added, phrase: added(came.map(\.1)), old: nil, new: data(came, other, teller.new),
          wording: teller.withText && came.count > 1 ? [came.map { said($0.1) }.joined(by: ", ")] : []))
    }
    if !went.isEmpty {
      told.append(Told(sign: .removed, phrase: removed(went.map(\.1)), old: data(went, one, teller.old), new: nil))
    }
    return told
  }

  private var label: Text {
    switch change.field {
    case .metingen: Text("meting", "measurement")
    default: Text(change.field.spelling, change.field.spelling)
    }
  }

  /// ‘streefwaarde verlaagd van 67% naar 60%’.
  private func changed(_ before: Measurement, _ after: Measurement) -> Phrase {
    let name = label.phrase(language)
    let isOtherDay = before.date != after.date
    var undated = (before, after)
    (undated.0.date, undated.1.date) = (nil, nil)
    if undated.0 == undated.1 {
      // The day alone.
      let shown = name + " " + quantity(after) + owner
      let days = (before.date, after.date)
      let (was, isNow) = (teller.day(days.0), teller.day(days.1))
      if days.1 == nil {
        return shown + language.choose(" heeft geen dag meer (was ", " has no day any more (was ") + was + ")"
      }
      if days.0 == nil { return shown + language.choose(" kreeg een dag: ", " got a day: ") + isNow }
      return shown + language.choose(" verschoven van ", " moved from ") + was + language.choose(" naar ", " to ")
        + isNow
    }
    // Where the way goes down, who hears ‘raised’ hears the contrary of what it is.
    var (way, asks): (Phrase, Phrase) = ("", "")
    if change.field == .streefwaarde, let was = before.quantity, let isNow = after.quantity, was.isSameKind(as: isNow),
      let one = before.bounds, let other = after.bounds,
      one.highest != other.highest || one.lowest != other.lowest
    {
      let isFalling = Course(teller.old.moment.facts(self.one), self.one.ordinal).isRising(to: before) == false
      if other.lowest <= one.lowest, other.highest <= one.highest {
        way = language.choose(" verlaagd", " lowered")
        if isFalling { asks = language.choose(" (vraagt meer)", " (asks more)") }
      }
      if other.lowest >= one.lowest, other.highest >= one.highest {
        way = language.choose(" verhoogd", " raised")
        if isFalling { asks = language.choose(" (vraagt minder)", " (asks less)") }
      }
    }
    let (was, isNow) = isOtherDay ? (said(before), said(after)) : (quantity(before), quantity(after))
    // Where more than one stands the day tells which.
    let which: Phrase = isOtherDay || change.field == .nulmeting ? "" : day(after)
    return name + owner + which + way + language.choose(" van ", " from ") + was + language.choose(" naar ", " to ")
      + isNow + asks
  }

  private func added(_ all: [Measurement]) -> Phrase {
    guard let last = all.max(by: { ($0.date?.last ?? .min) < ($1.date?.last ?? .min) }) else { return "" }
    if all.count == 1 {
      // One beside others is one more.
      return label.phrase(language) + owner
        + (change.field == .metingen || change.old != nil
          ? language.choose(" erbij: ", " added: ") : language.choose(" ingevuld: ", " added: ")) + said(last)
    }
    let count = Text("\(all.count) \(plural.nl) erbij", "\(all.count) \(plural.en) added").phrase(language)
    return count + owner + language.choose(", laatste ", ", the last ") + said(last)
  }

  private func removed(_ all: [Measurement]) -> Phrase {
    if let only = all.first, all.count == 1 {
      return label.phrase(language) + owner + language.choose(" weg: ", " gone: ") + said(only)
    }
    let count = Text("\(all.count) \(plural.nl) weg", "\(all.count) \(plural.en) gone").phrase(language)
    return count + owner + ": " + all.map(said).joined(by: ", ")
  }

  private var plural: Text {
    change.field == .metingen ? Text("metingen", "measurements") : Text("streefwaarden", "targets")
  }
}
