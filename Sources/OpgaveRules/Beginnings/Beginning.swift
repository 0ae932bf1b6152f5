/// Declarations with which work begins, whole, and with a place wherever only a person knows: the same from `init` and `new`, in a new
/// file and in an editor. What is there to name is named, and nothing in them is a fout before somebody writes there.
package import OpgaveFormatting
package import OpgaveModel
internal import OpgaveSyntax

package struct Beginning {
  private let names: Nameable
  private let today: Int32
  private let language: Language
  /// Whether somebody is there to choose; else what several names fit is left out.
  private let asks: Bool
  private var places = 0

  private init(_ names: Nameable, today: Int32, _ language: Language, asks: Bool) {
    (self.names, self.today, self.language, self.asks) = (names, today, language, asks)
  }

  /// An opgave to be explored, or one that is done in a werkwijze.
  ///
  /// - Parameters:
  ///   - name: that of its file; else it is a place too.
  ///   - asks: whether somebody is there to choose, as in an editor; in a file what several names fit is left out.
  package static func opgave(
    _ name: String?, _ title: String? = nil, _ werkwijze: Word? = nil, _ names: Nameable, today: Int32,
    _ language: Language, asks: Bool
  ) -> SourceItem {
    var beginning = Beginning(names, today: today, language, asks: asks)
    return beginning.opgave(name, title, werkwijze ?? .bestuursproces)
  }

  /// An inspanning with what its werkwijze asks.
  package static func inspanning(
    _ werkwijze: Word, _ names: Nameable, today: Int32, _ language: Language, asks: Bool
  ) -> SourceItem {
    var beginning = Beginning(names, today: today, language, asks: asks)
    return beginning.inspanning(werkwijze)
  }

  /// A block of a kind with what it is for.
  package static func block(
    _ kind: Kind, _ names: Nameable, today: Int32, _ language: Language, asks: Bool
  ) -> SourceItem {
    var beginning = Beginning(names, today: today, language, asks: asks)
    return beginning.block(kind)
  }

  /// An organisation with the organs that one of its soort has, and the functies that steer.
  package static func organisation(_ name: String, _ title: String, _ soort: Word, _ language: Language) -> SourceItem {
    var beginning = Beginning(Nameable(), today: 0, language, asks: false)
    return beginning.organisation(.fixed(name), .fixed(title), soort)
  }

  /// The same with places for its name and its title.
  package static func organisation(_ soort: Word, _ names: Nameable, today: Int32, _ language: Language) -> SourceItem {
    var beginning = Beginning(names, today: today, language, asks: true)
    return beginning.block(.organisatie, soort: soort)
  }

  /// The portfolio of an organisation that begins: it holds all of its opgaven.
  package static func portfolio(of organisation: String, manager: String, _ language: Language) -> SourceItem {
    .block(
      .portfolio, .fixed(firstPortfolio), title: .fixed(Text("Alle opgaven", "All opgaven")[language]),
      items: [.field(.organisatie, .name(organisation)), .field(.portfoliomanager, .name(manager))])
  }

  package static let firstPortfolio = "alles"

  /// Until when work in a werkwijze that is to end may take at first; `nil` for one that may go on.
  package static func lastDay(of werkwijze: Word, from start: Int32) -> Int32? {
    switch werkwijze {
    case .programma: Calendar.adding(months: 48, to: start)
    case .project: Calendar.adding(months: 12, to: start)
    case .improvisatie: start + 60
    default: nil
    }
  }

  // MARK: Places

  private mutating func place(_ text: String) -> SourceWord {
    places += 1
    return .place(places, text)
  }

  private mutating func text(_ held: Text) -> SourceValue { .text(place(held[language])) }

  private mutating func word(_ set: WordSet, first: Word? = nil) -> SourceWord {
    places += 1
    return .choice(places, of: set, first: first)
  }

  private mutating func day(_ day: Int32) -> SourceWord { place(Calendar.text(day)) }

  /// A day some months from now, but not after the opgave is to end.
  private func end(after months: Int) -> Int32 {
    let day = Calendar.adding(months: months, to: today)
    return names.lastDay.map { $0 > today ? min($0, day) : day } ?? day
  }

  /// The only name that fits, else one of those that do; so many are a list that can be taken in.
  private mutating func one(of names: [String]) -> SourceWord? {
    if names.count <= 1 { return names.first.map { .fixed($0) } }
    if !asks { return nil }
    if names.count > 12 { return place(names[0]) }
    places += 1
    return .choice(places, names)
  }

  private mutating func title(_ held: Text = HeldPlace.title) -> SourceWord { place(held[language]) }

  private mutating func name(_ kind: Kind) -> SourceWord { place(names.freeName(kind)) }

  private mutating func field(_ field: Field, _ names: [String]) -> [SourceItem] {
    one(of: names).map { [.field(field, .word($0))] } ?? []
  }

  // MARK: Opgave

  private mutating func opgave(_ name: String?, _ title: String?, _ werkwijze: Word) -> SourceItem {
    let named = place(name ?? names.freeName(.opgave))
    let titled = place(title ?? name.map(NewName.title) ?? HeldPlace.title[language])
    var fields: [SourceItem] = [
      .field(.organisatie, .word(one(of: names.organisaties) ?? place("organisatie")))
    ]
    fields += field(.portfolio, names.portfolios)
    fields.append(.field(.status, .spelled(.verkenning)))
    fields.append(.field(.vraagstuk, text(HeldPlace.question)))
    if werkwijze == .project { fields += budget() }
    let kenmerken = kenmerken()
    let sturen = sturen(werkwijze)
    var presteren = [self.werkwijze(.spelled(werkwijze), werkwijze)]
    if werkwijze == .programma { presteren.append(doel()) }
    var blocks = [kenmerken] + (sturen.map { [$0] } ?? []) + [.block(.presteren, items: presteren)]
    if werkwijze == .programma || werkwijze == .bestuursproces {
      blocks.append(.block(.leren, items: [leervraag()]))
    }
    return .block(.opgave, named, title: titled, items: fields + blocks)
  }

  private mutating func kenmerken() -> SourceItem {
    var fields: [SourceItem] = [.field(.aard, .word(word(.aard, first: .idee)))]
    if asks { fields.append(.field(.media, .word(place(Word.geen.spelling)))) }
    let own = names.organisaties.count == 1 ? names.organisaties[0] : nil
    return .block(
      .kenmerken,
      items: fields + [
        partij("bewoners", Text("Bewoners", "Residents"), .leefwereld, .onbekend),
        partij("ondernemers", Text("Ondernemers", "Entrepreneurs"), .leefwereld, .onbekend),
        partij(
          "eigen-organisatie", Text("De eigen organisatie", "Our own organisation"), .systeemwereld, .voor,
          own.map { [.field(.organisatie, .name($0))] } ?? []),
      ])
  }

  private mutating func partij(
    _ name: String, _ title: Text, _ wereld: Word, _ houding: Word, _ more: [SourceItem] = []
  ) -> SourceItem {
    .block(
      .partij, place(name), title: place(title[language]),
      items: [.field(.wereld, .spelled(wereld)), .field(.houding, .word(place(houding.spelling)))] + more)
  }

  /// The triangle and the opgavemanager, as far as the organisation has who may.
  private mutating func sturen(_ werkwijze: Word?) -> SourceItem? {
    let fitting = FittingFuncties(
      functies: names.functies, opgavemanager: nil, werkwijze: werkwijze, subject: names.subject)
    func best(_ field: Field, besides taken: Set<String>) -> [String] {
      fitting.best(for: field, besides: taken).map { [$0] } ?? fitting.ranked(for: field, besides: taken)
    }
    let professional = best(.sturingsprofessional, besides: [])
    let managers = best(.opgavemanager, besides: Set(professional.prefix(1)))
    // The opgavemanager is best the ambtelijk opdrachtgever too.
    let items =
      field(.bestuurlijkOpdrachtgever, best(.bestuurlijkOpdrachtgever, besides: []))
      + field(.ambtelijkOpdrachtgever, managers)
      + field(.sturingsprofessional, professional.filter { $0 != managers.first })
    guard !items.isEmpty else { return nil }
    // Three roles of one functie, where that is told and there is a portfolio to manage.
    let isManaged = names.portfolios.count == 1 || asks && !names.portfolios.isEmpty
    let roles: [SourceItem] =
      managers.count == 1 && isManaged
      ? [Field.opgavemanager, .portfoliomanager, .regisseur].map { .field($0, .name(managers[0])) } : []
    return .block(.sturen, items: items + roles)
  }

  private mutating func werkwijze(_ word: SourceWord, _ werkwijze: Word?) -> SourceItem {
    // One that is in force ends first.
    let first = names.werkwijzeEnd.map { max($0 + 1, today) } ?? today
    let start = day(first)
    let end = asks ? werkwijze.flatMap { Self.lastDay(of: $0, from: first) }.map { day($0) } : nil
    let fields: [SourceItem] = [.field(.periode, .period(start, end)), .field(.omdat, text(HeldPlace.fitting))]
    return .block(.werkwijze, word, items: fields + asked(by: werkwijze))
  }

  /// A number that nobody knows is not written into a file.
  private mutating func budget() -> [SourceItem] { asks ? [.field(.budget, .amount(place("100.000")))] : [] }

  /// What a werkwijze asks to be said beside why it was chosen.
  private mutating func asked(by werkwijze: Word?) -> [SourceItem] {
    switch werkwijze {
    case .routine: [.field(.procesbeschrijving, text(HeldPlace.blank))]
    case .project: [.field(.resultaat, text(HeldPlace.result)), .field(.contract, text(HeldPlace.blank))]
    default: []
    }
  }

  private mutating func doel() -> SourceItem {
    let (named, titled) = (name(.doel), title(HeldPlace.goal))
    // Who improvises sets no target.
    return .block(.doel, named, title: titled, items: names.werkwijze == .improvisatie ? [] : [indicator()])
  }

  private mutating func indicator() -> SourceItem {
    let (named, titled) = (name(.indicator), title(HeldPlace.measured))
    var fields: [SourceItem] = [
      .field(.eenheid, text(HeldPlace.blank)), .field(.bron, text(HeldPlace.blank)),
    ]
    if asks {
      fields.append(.field(.nulmeting, .measurement(place("0"), on: day(today))))
      fields.append(.field(.streefwaarde, .measurement(place("100"), on: day(end(after: 24)))))
    }
    return .block(.indicator, named, title: titled, items: fields)
  }

  private mutating func leervraag() -> SourceItem {
    .block(.leervraag, name(.leervraag), title: title(HeldPlace.learning))
  }

  // MARK: Inspanning

  private mutating func inspanning(_ werkwijze: Word) -> SourceItem {
    let (named, titled) = (name(.inspanning), title())
    var fields: [SourceItem] = [.field(.werkwijze, .spelled(werkwijze))]
    // Why is asked where it differs.
    if names.werkwijze != werkwijze { fields.append(.field(.omdat, text(HeldPlace.choice))) }
    fields.append(.field(.status, .word(place(Word.gepland.spelling))))
    let (start, end) = (day(today + 1), day(end(after: 12)))
    if werkwijze != .routine, asks { fields.append(.field(.looptijd, .period(start, end))) }
    if werkwijze == .project { fields += budget() }
    fields += asked(by: werkwijze)
    fields += field(.draagtBijAan, (names.inside[.doel] ?? []) + (names.inside[.baat] ?? []))
    if let first = names.inside[.partij]?.last { fields.append(.field(.spelers, .word(place(first)))) }
    return .block(.inspanning, named, title: titled, items: fields)
  }

  // MARK: Organisation

  private mutating func organisation(
    _ name: SourceWord, _ title: SourceWord, _ soort: Word
  ) -> SourceItem {
    func functie(_ name: String, _ title: String, _ soort: Word, _ more: SourceItem...) -> SourceItem {
      .block(.functie, .fixed(name), title: .fixed(title), items: [.field(.soort, .spelled(soort))] + more)
    }
    let government = Government.of(soort)
    let organen = government.organs.map { organ in
      SourceItem.block(
        .orgaan, .fixed(organ.name), title: .fixed(organ.title), items: [.field(.soort, .spelled(.bestuurlijk))])
    }
    let member = government.member
    return .block(
      .organisatie, name, title: title,
      items: [.field(.soort, .spelled(soort)), .block(.inrichting, items: [.field(.model, .spelled(.lijn))])] + organen
        + [
          functie(
            member, NewName.title(member), .bestuurder, .field(.orgaan, .name(government.organs.last?.name ?? member))),
          functie("opgavemanager", "Opgavemanager", .ambtenaar),
          functie("sturingsprofessional", "Sturingsprofessional", .ambtenaar),
        ])
  }

  // MARK: Blocks

  private mutating func block(_ kind: Kind, soort: Word = .gemeente) -> SourceItem {
    switch kind {
    case .opgave: opgave(nil, nil, .bestuursproces)
    case .organisatie: organisation(name(.organisatie), title(), soort)
    case .kenmerken: kenmerken()
    case .sturen: sturen(names.werkwijze) ?? filled(kind)
    case .werkwijze: werkwijze(word(.werkwijze, first: .bestuursproces), nil)
    case .doel: doel()
    case .indicator: indicator()
    case .leervraag: leervraag()
    case .leren: .block(.leren, items: [leervraag()])
    case .inspanning: inspanning(.project)
    default: filled(kind)
    }
  }

  /// A block with the fields that it must have and those without which it says little.
  private mutating func filled(_ kind: Kind) -> SourceItem {
    let spec = Vocabulary.spec(kind)
    let named: SourceWord? =
      switch spec.naming {
      case .nothing: nil
      case .name: name(kind)
      case .date: day(kind == .mijlpaal ? end(after: 3) : today)
      case .year: place(String(Calendar.text(today).prefix(4)))
      case .word(let set): word(set)
      }
    let titled: SourceWord? =
      switch spec.title {
      case .required: title()
      case .optional: title(HeldPlace.blank)
      case .none: nil
      }
    var items: [SourceItem] = []
    for field in spec.fields where field.isRequired || Self.telling[kind]?.contains(field.field) ?? false {
      // When and by whom is nobody's to guess.
      if !asks, kind == .opdracht, field.field == .vastgesteld || field.field == .door, names.deciders.count != 1 {
        continue
      }
      if let value = value(field, in: kind) { items.append(.field(field.field, value)) }
    }
    for block in spec.blocks where Vocabulary.spec(block).isRequired { items.append(self.block(block)) }
    return .block(kind, named, title: titled, items: items.isEmpty ? [.open(place(""))] : items)
  }

  /// The fields that are not required and that a block of a kind is for.
  private static let telling: [Kind: Set<Field>] = [
    .opdracht: [.vastgesteld, .door, .aanleiding, .voorgeschiedenis, .kaders], .wijziging: [.door, .omdat],
    .partij: [.houding, .mening], .orgaan: [.soort], .proces: [.eigenaar], .inrichting: [.model],
    .baat: [.eigenaar, .volgtUit], .voortgang: [.inhoud, .tijd, .geld, .toelichting], .mijlpaal: [.soort],
    .risico: [.kans, .gevolg, .maatregel, .eigenaar], .begroting: [.lasten, .baten],
    .evaluatie: [.omdat], .reflectie: [.inzicht], .experiment: [.hypothese, .looptijd, .uitkomst],
  ]

  private mutating func value(_ spec: FieldSpec, in kind: Kind) -> SourceValue? {
    switch spec.type {
    case .word(let set):
      // What nobody doubts until it is otherwise.
      switch spec.field {
      case .inhoud, .tijd, .geld: return .word(place((asks ? Word.groen : .onbekend).spelling))
      case .uitkomst: return .spelled(.loopt)
      case .houding: return .word(word(set, first: .onbekend))
      case .kans, .gevolg: return .word(word(set, first: .gemiddeld))
      case .soort where kind == .functie: return .word(word(set, first: .ambtenaar))
      case .soort where kind == .mijlpaal: return .word(word(set, first: .oplevering))
      case .werkwijze: return .word(names.werkwijze.map { .spelled($0) } ?? word(set))
      default: return .word(word(set))
      }
    case .text, .document, .source: return text(HeldPlace.blank)
    case .amount where !asks: return nil
    case .amount: return .amount(place("0"))
    case .percentage: return .percentage(place("0"))
    case .date: return .word(day(today))
    case .period where !asks: return nil
    case .period: return .period(day(today), day(end(after: 6)))
    case .measurement: return .measurement(place("0"), on: day(today))
    case .reference where spec.field == .portfoliomanager:
      let fitting = FittingFuncties(functies: names.functies, opgavemanager: nil, werkwijze: nil, subject: [])
      let managers = fitting.ranked(for: .opgavemanager, besides: [])
      return one(of: fitting.best(for: .opgavemanager, besides: []).map { [$0] } ?? managers).map { .word($0) }
    case .reference(let targets): return one(of: targets.kinds.map(named).first { !$0.isEmpty } ?? []).map { .word($0) }
    case .number, .code, .taakveld, .anything: return nil
    }
  }

  private func named(_ kind: Kind) -> [String] {
    switch kind {
    case .organisatie: names.organisaties
    case .portfolio: names.portfolios
    case .orgaan: names.deciders
    case .functie: names.roles[.opgavemanager].map { [$0] } ?? names.functies.filter { !$0.isVacant }.map(\.name)
    default: names.inside[kind] ?? []
    }
  }
}
