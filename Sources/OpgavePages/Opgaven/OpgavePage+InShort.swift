/// An opgave in short: how it stands, where it belongs, and who steers it.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension OpgavePage {
  func inShort(_ children: [Address]) -> [Block] {
    let ordinal = context.ordinal
    var particulars: [Particular] = []
    func add(_ label: Text, _ value: Phrase?) {
      if let value { particulars.append(Particular(label.phrase(language), value)) }
    }
    add(Text("looptijd", "period"), value(.looptijd, of: ordinal) ?? reader.notKnown)
    add(Text("werkwijze", "werkwijze"), context.werkwijze.map { reader.word($0.spelling) } ?? reader.notKnown)
    add(Text("budget", "budget"), value(.budget, of: ordinal) ?? reader.notKnown)
    add(Text("koers", "course"), context.courses.isEmpty ? nil : reader.courses(context.courseStates))
    let portfolio = texts.repository.portfolio(of: address).target
    add(Text("portfolio", "portfolio"), portfolio.map(reader.link))
    add(Text("deel van", "part of"), value(.deelVan, of: ordinal))
    add(Text("omvat", "contains"), children.isEmpty ? nil : children.map(reader.link).joined(by: ", "))
    for (field, label) in [
      (Field.samenMet, Text("samen met", "together with")), (.hangtSamenMet, Text("hangt samen met", "related to")),
      (.hangtAfVan, Text("hangt af van", "depends on")), (.vervolg, Text("vervolg", "sequel")),
      (.nummer, Text("nummer", "number")), (.taakvelden, Text("taakvelden", "taakvelden")), (.sdg, Text("SDG", "SDG")),
    ] {
      add(label, value(field, of: ordinal))
    }
    if let kenmerken = context.kenmerken {
      let nature = [Field.aard, .omvang].compactMap { value($0, of: kenmerken) }
      let media = value(.media, of: kenmerken).map { "media: " + $0 }
      let words = nature + [media].compactMap { $0 }
      add(Text("kenmerken", "features"), words.isEmpty ? nil : words.joined(by: ", "))
      for (field, label) in [
        (Field.woordvoering, Text("woordvoering", "spokesperson")), (.afbakening, Text("afbakening", "scope")),
      ] {
        add(label, value(field, of: kenmerken))
      }
    }
    return [.columns([[.particulars(particulars)], [steering]])] + situations
  }

  /// Who steers it; a corner that nobody holds is shown as such.
  private var steering: Block {
    func corner(_ role: Field) -> Triangle.Corner {
      let holders = reader.holders(role, of: context.sturen, in: context.file)
      let first = context.sturen.flatMap { context.file.target(role, of: $0) }
      return Triangle.Corner(role: role, holders: holders, isVacant: first.map(isVacant) ?? false)
    }
    let triangle = Triangle(
      top: corner(.bestuurlijkOpdrachtgever), left: corner(.ambtelijkOpdrachtgever),
      right: corner(.sturingsprofessional), manager: corner(.opgavemanager))
    let others = [Field.portfoliomanager, .regisseur, .stuurgroep]
    let rows = [triangle.top, triangle.left, triangle.right, triangle.manager]
    let table = Table(
      [Table.Column(language.choose("rol", "role")), Table.Column(language.choose("wie", "who"))],
      rows.map { corner in
        Table.Row([
          Phrase([.link(Phrase(text: PageReader.role(corner.role)), to: .word(corner.role.spelling))]),
          corner.holders.isEmpty
            ? reader.notKnown
            : Phrase(text: corner.holders.joined(separator: ", ") + (corner.isVacant ? " (vacant)" : "")),
        ])
      }
        + others.compactMap { role in
          let holders = reader.holders(role, of: context.sturen, in: context.file)
          return holders.isEmpty
            ? nil : Table.Row([Phrase(text: PageReader.role(role)), Phrase(text: holders.joined(separator: ", "))])
        })
    let open = rows.filter(\.holders.isEmpty).map { PageReader.role($0.role) }
    let summary: Phrase =
      open.isEmpty
      ? language.choose("Alle rollen zijn ingevuld.", "All roles are filled.")
      : language.choose(
        "Niet bekend: \(Enumeration.and(open).nl).", "Not known: \(Enumeration.and(open).en).")
    return .figure(Figure(language.choose("Wie stuurt", "Who steers"), summary, .triangle(triangle), table))
  }

  func isVacant(_ functie: Address) -> Bool {
    let facts = texts.repository.facts(functie)
    return facts.date(.vacantSinds, of: functie.ordinal).map { $0.first <= today } ?? false
  }

  private var situations: [Block] {
    guard let kenmerken = context.kenmerken else { return [] }
    let now = reader.text(.huidigeSituatie, of: at(kenmerken))
    let wanted = reader.text(.gewensteSituatie, of: at(kenmerken))
    guard now != nil || wanted != nil else { return [] }
    func part(_ title: Text, _ text: String?) -> [Block] {
      [.heading(3, Heading(title.phrase(language))), .paragraph(text.map(Phrase.init(text:)) ?? reader.notKnown)]
    }
    return [
      .columns([
        part(Text("Huidige situatie", "Present situation"), now),
        part(Text("Gewenste situatie", "Wanted situation"), wanted),
      ])
    ]
  }
}
