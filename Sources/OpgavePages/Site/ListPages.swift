/// The lists that griffie and managers ask for: what is to be decided, what is to be done, and who does what.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension SitePages {
  private typealias Decision = (row: SiteRow, moment: SiteRow.Moment)

  // MARK: Decisions

  var decisions: Page {
    let all = rows.values.flatMap { row in row.moments.map { (row: row, moment: $0) } }.sorted(by: SitePages.isEarlier)
    let late = all.filter(\.moment.isOverdue)
    let coming = all.filter { !$0.moment.isOverdue }
    var blocks: [Block] = [
      .paragraph(
        language.choose(
          "Wat nog te besluiten en te evalueren is. De dag is voorbij van \(late.count); er komen er \(coming.count) aan.",
          "What is still to be decided and evaluated. The day is past of \(late.count); \(coming.count) are to come."))
    ]
    if !late.isEmpty {
      let title = language.choose("De dag is voorbij", "The day is past")
      blocks.append(.section(Section("voorbij", Heading(title), decisionTable(late).split(title, language))))
    }
    let title = language.choose("Komt eraan", "To come")
    blocks.append(
      .section(
        Section(
          "komend", Heading(title),
          coming.isEmpty
            ? [.paragraph(language.choose("Er is niets bekend.", "Nothing is known."))]
            : decisionTable(coming).split(title, language))))
    let byOrgan = Dictionary(grouping: all.filter { $0.moment.orgaan != nil }) { decision in
      decision.moment.orgaan.map { name($0, in: decision.row.place.repository) } ?? ""
    }
    if !byOrgan.isEmpty {
      blocks.append(
        .section(
          Section(
            "organen", Heading(language.choose("Per orgaan", "By orgaan")),
            byOrgan.keys.sorted().flatMap { organ -> [Block] in
              [.heading(3, Heading(Phrase(text: organ)))] + list(byOrgan[organ] ?? [])
            })))
    }
    return Page(title: Heading(language.choose("Besluiten en evaluaties", "Decisions and evaluations")), blocks)
  }

  private static func isEarlier(_ left: Decision, _ right: Decision) -> Bool {
    (left.moment.date.last, left.row.title, left.moment.title, left.row.place.address)
      < (right.moment.date.last, right.row.title, right.moment.title, right.row.place.address)
  }

  private func list(_ decisions: [Decision]) -> [Block] {
    [
      .list(
        decisions.prefix(500).map { row, moment in
          let late =
            moment.isOverdue
            ? Phrase([.text(" "), .badge(Badge(.caution, Text("dag voorbij", "overdue")[language]))]) : ""
          return ListItem(day(moment.date, row.place.repository) + ": \(moment.title) – " + link(row) + late)
        })
    ]
      + (decisions.count > 500
        ? [
          .paragraph(
            language.choose(
              "En nog \(decisions.count - 500); zie de tabel.", "And \(decisions.count - 500) more; see the table."))
        ] : [])
  }

  private func decisionTable(_ decisions: [Decision]) -> Table {
    let columns = [
      Table.Column(language.choose("datum", "date")), Table.Column(language.choose("wat", "what")),
      Table.Column("soort"), Table.Column("orgaan"), Table.Column("opgave"), Table.Column("stuk"),
    ]
    return Table(
      columns,
      decisions.map { row, moment in
        let kind: Text =
          switch moment.kind {
          case .besluit: Text("besluit", "decision")
          case .besluitmoment: Text("besluitmoment", "besluitmoment")
          case .evaluatie: Text("evaluatie", "evaluation")
          }
        return Table.Row([
          day(moment.date, row.place.repository), Phrase(text: moment.title), kind.phrase(language),
          moment.orgaan.map { Phrase(text: name($0, in: row.place.repository)) }
            ?? (moment.kind == .besluit ? readers[row.place.repository].notKnown : "–"),
          link(row), moment.stuk ?? "–",
        ])
      })
  }

  // MARK: Actions

  var actions: Page {
    struct Holder: Hashable {
      let repository: Int
      let address: Address?
    }
    let all = rows.values.flatMap { row in row.actions.map { (row: row, action: $0) } }
    let late = all.filter(\.action.isOverdue).count
    var blocks: [Block] = [
      .paragraph(
        language.choose(
          "Acties, mijlpalen en evaluaties die nog iets van iemand vragen: \(all.count). Van \(late) is de dag voorbij.",
          "Actions, mijlpalen and evaluations that still ask something of somebody: \(all.count). Of \(late) the day is past."
        ))
    ]
    let byHolder = Dictionary(grouping: all) { Holder(repository: $0.row.place.repository, address: $0.action.holder) }
    let order = byHolder.keys.map { holder in
      (holder: holder, name: holder.address.map { name($0, in: holder.repository) })
    }.sorted { left, right in
      // Nobody comes first: that is what is to be mended.
      (left.name == nil ? 0 : 1, left.name ?? "", left.holder.repository, left.holder.address?.file ?? FileIndex(0))
        < (
          right.name == nil ? 0 : 1, right.name ?? "", right.holder.repository,
          right.holder.address?.file ?? FileIndex(0)
        )
    }
    for (number, (holder, name)) in order.enumerated() {
      let title = name.map { Phrase(text: $0) } ?? language.choose("Van niemand", "Of nobody")
      let actions = (byHolder[holder] ?? []).sorted { left, right in
        (left.action.date?.last ?? .max, left.row.title, left.action.title)
          < (right.action.date?.last ?? .max, right.row.title, right.action.title)
      }
      let table = Table(
        [
          Table.Column(language.choose("uiterlijk", "by")), Table.Column(language.choose("wat", "what")),
          Table.Column("soort"), Table.Column("opgave"),
        ],
        actions.map { row, action in
          let kind: Text =
            switch action.kind {
            case .actie: Text("actie", "action")
            case .mijlpaal: Text("mijlpaal", "mijlpaal")
            case .evaluatie: Text("evaluatie", "evaluation")
            }
          let late =
            action.isOverdue ? Phrase([.text(" "), .badge(Badge(.caution, Text("te laat", "overdue")[language]))]) : ""
          return Table.Row([
            day(action.date, row.place.repository) + late, Phrase(text: action.title), kind.phrase(language), link(row),
          ])
        })
      blocks.append(
        .section(Section("wie-\(number + 1)", Heading(title, aside: "\(actions.count)"), table.split(title, language))))
    }
    return Page(title: Heading(language.choose("Wie wat nog moet doen", "Who is still to do what")), blocks)
  }

  // MARK: Functies

  var functies: Page {
    struct Held { var roles: [(role: Field, row: SiteRow)] = [] }
    var held: [ShownPlace: Held] = [:]
    for row in rows.values where !row.isOver {
      for role in row.roles {
        held[ShownPlace(row.place.repository, role.holder), default: Held()].roles.append((role.role, row))
      }
    }
    var all: [(place: ShownPlace, name: String)] = []
    for (number, reader) in readers.enumerated() {
      for file in reader.texts.repository.files.indices {
        let facts = reader.texts.repository.files[file].facts
        for ordinal in facts.ordinals where facts.kind(of: ordinal) == .functie {
          let place = ShownPlace(number, Address(file: file, ordinal: ordinal))
          all.append((place, reader.name(place.address)))
        }
      }
    }
    func managed(_ place: ShownPlace) -> Int {
      held[place]?.roles.filter { $0.role == .opgavemanager && $0.row.isActive }.count ?? 0
    }
    func limit(_ place: ShownPlace) -> Int {
      readers[place.repository].texts.whole.surroundings.settings.thresholds.opgavenPerManager
    }
    func opgaven(_ place: ShownPlace) -> Int { Set((held[place]?.roles ?? []).map(\.row.place)).count }
    let isVacant = { (place: ShownPlace) -> DateSpan? in
      let facts = readers[place.repository].texts.repository.facts(place.address)
      return facts.date(.vacantSinds, of: place.address.ordinal).flatMap {
        $0.first <= today(place.repository) ? $0 : nil
      }
    }
    let order = all.sorted {
      (opgaven($1.place), $0.name, $0.place.repository, $0.place.address) < (
        opgaven($0.place), $1.name, $1.place.repository, $1.place.address
      )
    }
    let overloaded = order.filter { managed($0.place) > limit($0.place) }
    let vacant = order.filter { isVacant($0.place) != nil }
    var blocks: [Block] = []
    if !overloaded.isEmpty {
      blocks.append(
        .section(
          Section(
            "te-veel", Heading(language.choose("Wie te veel gevraagd wordt", "Who is asked too much")),
            [
              .list(
                overloaded.map { place, name in
                  ListItem(
                    language.choose(
                      "\(name) is opgavemanager van \(managed(place)) opgaven die lopen; meer dan \(limit(place)) is veel.",
                      "\(name) is opgavemanager of \(managed(place)) active opgaven; more than \(limit(place)) is much."
                    ))
                })
            ])))
    }
    if !vacant.isEmpty {
      blocks.append(
        .section(
          Section(
            "vacant", Heading(language.choose("Vacatures", "Vacancies")),
            [
              .list(
                vacant.map { place, name in
                  let roles = held[place]?.roles.count ?? 0
                  return ListItem(
                    "\(name), " + language.choose("vacant sinds ", "vacant since ")
                      + day(isVacant(place), place.repository)
                      + Phrase(text: ": " + Text.counted(roles, "rol", "rollen", "role", "roles")[language]))
                })
            ])))
    }
    let columns = [
      Table.Column("functie"), Table.Column("opgaven", .trailing), Table.Column(language.choose("rollen", "roles")),
    ]
    let table = Table(
      columns,
      order.map { place, name in
        let roles = (held[place]?.roles ?? []).sorted {
          ($0.row.title, $0.role.rawValue) < ($1.row.title, $1.role.rawValue)
        }
        let byOpgave = Dictionary(grouping: roles, by: \.row.place)
        var seen: Set<ShownPlace> = []
        let words = roles.compactMap { role -> Phrase? in
          guard seen.insert(role.row.place).inserted else { return nil }
          return link(role.row) + ": \((byOpgave[role.row.place] ?? []).map(\.role.spelling).joined(separator: ", "))"
        }
        let tooMuch =
          managed(place) > limit(place)
          ? Phrase([.text(" "), .badge(Badge(.caution, Text("veel", "much")[language]))]) : ""
        let empty = isVacant(place) != nil ? Phrase([.text(" "), .badge(Badge(.caution, "vacant"))]) : ""
        return Table.Row([
          "\(name)" + tooMuch + empty, "\(opgaven(place))",
          words.isEmpty ? "–" : words.joined(by: Phrase([.lineBreak])),
        ])
      })
    let title = language.choose("Wie waarin welke rol heeft", "Who has which role in what")
    blocks.append(.section(Section("rollen", Heading(title), table.split(title, language))))
    return Page(title: Heading(language.choose("Functies", "Functies")), blocks)
  }

  // MARK: What is behind links

  /// The rules that find something here.
  func rules(_ codes: Set<UInt16>) -> Page {
    let blocks = codes.sorted().compactMap { code -> Block? in
      guard let rule = AllRules.rule(code) else { return nil }
      let page = RulePage.page(rule, language)
      return .section(Section(SitePages.id(of: rule), page.title, page.blocks.map(\.lowered)))
    }
    return Page(
      title: Heading(language.choose("De regels die hier iets melden", "The rules that report something here")),
      blocks.isEmpty ? [.paragraph(language.choose("Er wordt niets gemeld.", "Nothing is reported."))] : blocks)
  }

  static func id(of rule: Rule) -> String { rule.name.lowercased() }

  /// The words of the language that these pages use.
  var words: Page {
    var used: Set<String> = ["opgave", "portfolio", "partij", "doel", "baat", "indicator", "inspanning"]
    for row in rows.values {
      for word in [row.status, row.werkwijze] { if let word { used.insert(word.spelling) } }
      for role in row.roles { used.insert(role.role.spelling) }
    }
    let blocks = used.sorted().compactMap { word -> Block? in
      guard let page = WordPage.page(word, language) else { return nil }
      return .section(Section("woord-" + SiteAddresses.part(word), page.title, page.blocks.map(\.lowered)))
    }
    return Page(title: Heading(language.choose("De woorden op deze bladzijden", "The words on these pages")), blocks)
  }
}

extension Block {
  /// The same under a title of a page that holds more of them.
  fileprivate var lowered: Block {
    if case .heading(let level, let heading) = self { return .heading(level + 1, heading) }
    return self
  }
}
