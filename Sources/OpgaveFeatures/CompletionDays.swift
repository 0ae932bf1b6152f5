/// The days and years that completion offers: none that would be a finding at once.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

enum Days {
  /// Where days of a field lie, seen from the peildatum.
  enum Side { case past, future, both }

  static func side(_ field: Field) -> Side {
    switch field {
    case .vastgesteld, .gedaan, .gesloten, .vacantSinds, .nulmeting, .metingen: .past
    case .streefwaarde, .uiterlijk, .verwachtVanaf, .volgende, .besluitmoment: .future
    default: .both
    }
  }

  /// The same for the day by which a block is called.
  static func side(_ kind: Kind) -> Side {
    switch kind {
    case .reflectie, .voortgang, .evaluatie, .wijziging: .past
    case .mijlpaal: .future
    default: .both
    }
  }

  /// The peildatum and the ends of quarters around it, the nearest first.
  static func items(_ side: Side, _ snapshot: FileSnapshot) -> [CompletionItem] {
    let today = snapshot.surroundings.peildatum
    let (year, month, _) = Calendar.date(today)
    let quarters = (side == .past ? [-1, -2, -3, -4] : [0, 1, 2, 3]).map { step in
      Calendar.adding(months: 3 * ((month - 1) / 3 + step + 1), to: Calendar.day(year, 1, 1)) - 1
    }
    let years = side == .future ? [1, 2, 4].map { Calendar.day(year + $0, 12, 31) } : []
    let ends =
      quarters.map { ($0, Text("einde van een kwartaal", "end of a quarter")) }
      + years.filter { !quarters.contains($0) }.map { ($0, Text("einde van een jaar", "end of a year")) }
    return ([(today, Text("de peildatum", "the peildatum"))] + ends.filter { $0.0 != today }).enumerated().map {
      place, item in
      let text = Calendar.text(item.0)
      return CompletionItem(
        label: text, kind: .value, detail: item.1[snapshot.language], documentation: nil, snippet: text, plain: text,
        rank: place)
    }
  }

  /// This year and those around it, the nearest first.
  static func years(_ snapshot: FileSnapshot) -> [CompletionItem] {
    let year = Calendar.date(snapshot.surroundings.peildatum).year
    return [0, 1, -1, 2, 3].enumerated().map { place, step in
      let text = String(year + step)
      return CompletionItem(
        label: text, kind: .value, detail: nil, documentation: nil, snippet: text, plain: text, rank: place)
    }
  }
}
