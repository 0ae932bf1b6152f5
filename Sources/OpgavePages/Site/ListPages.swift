/// The lists that griffie and managers ask for: what is to be decided, what is to be done, and who does what.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension SitePages {
  private typealias Decision = (row: SiteRow, moment: OpgavePage.Moment)

  // MARK: Decisions

  var decisions: Page {
    let all = inOrder.flatMap { row in row.moments.map { (row: row, moment: $0) } }.sorted(by: SitePages.isEarlier)
    let late = all.filter(\.moment.isOverdue)
    let decisions = all.filter { !$0.moment.isOverdue && $0.moment.kind != .evaluatie }
    let evaluations = all.filter { !$0.moment.isOverdue && $0.moment.kind == .evaluatie }
    let counts = (
      Text.counted(decisions.count, "besluit", "besluiten", "decision", "decisions"),
      Text.counted(evaluations.count, "evaluatie", "evaluaties", "evaluation", "evaluations")
    )
    let past =
      late.isEmpty
      ? Text("Niets is te laat.", "Nothing is overdue.")
      : Text("Van \(late.count) is de dag voorbij.", "Of \(late.count) the day is past.")
    var blocks: [Block] = [
      .paragraph(
        language.choose(
          "Wat eraan komt: \(counts.0.nl) en \(counts.1.nl). \(past.nl)",
          "To come: \(counts.0.en) and \(counts.1.en). \(past.en)"))
    ]
    func add(_ id: String, _ title: Text, _ decisions: [Decision]) {
      let words = title.phrase(language)
      if decisions.isEmpty { return }
      blocks.append(.section(Section(id, Heading(words), decisionTable(decisions).split(words, language))))
    }
    add("voorbij", Text("De dag is voorbij", "The day is past"), late)
    add("komend", Text("Besluiten", "Decisions"), decisions)
    let open = all.filter { $0.moment.kind != .evaluatie }
    let byOrgan = Dictionary(grouping: open) { decision in
      decision.moment.orgaan.map { name($0, in: decision.row.place.repository) }
    }
    if byOrgan.keys.contains(where: { $0 != nil }) {
      let organs = byOrgan.keys.compactMap { $0 }.sorted().map { (Phrase(text: $0), byOrgan[$0] ?? []) }
      let rest = byOrgan[nil].map { [(language.choose("Orgaan niet bekend", "Orgaan not known"), $0)] } ?? []
      blocks.append(
        .section(
          Section(
            "organen", Heading(language.choose("Per orgaan", "By orgaan")),
            (organs + rest).flatMap { title, decisions -> [Block] in [.heading(3, Heading(title))] + list(decisions) }))
      )
    }
    add("evaluaties", Text("Evaluaties", "Evaluations"), evaluations)
    let undated = inOrder.flatMap { row in row.undated.map { ListItem("\($0) – " + link(row)) } }
    blocks += listed("zonder-dag", Text("Dag niet bekend", "Day not known"), undated)
    return Page(title: Heading(language.choose("Besluiten en evaluaties", "Decisions and evaluations")), blocks)
  }

  /// A part of a page that is one list; none where nothing is in it.
  private func listed(_ id: String, _ title: Text, _ items: [ListItem]) -> [Block] {
    items.isEmpty ? [] : [.section(Section(id, Heading(title.phrase(language)), [.list(items)]))]
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
    let organisations = Set(inOrder.compactMap(\.organisation))
    // Where all is of one organisation that says nothing.
    let names = organisations.count > 1
    let decides = decisions.contains { $0.moment.kind != .evaluatie }
    var columns = [Table.Column(language.choose("datum", "date")), Table.Column(language.choose("wat", "what"))]
    if decides { columns += [Table.Column("soort"), Table.Column("orgaan")] }
    columns.append(Table.Column("opgave"))
    if names { columns.append(Table.Column("organisatie")) }
    if decides { columns.append(Table.Column("stuk")) }
    return Table(
      columns,
      decisions.map { row, moment in
        let kind: Text =
          switch moment.kind {
          case .besluit: Text("besluit", "decision")
          case .besluitmoment: Text("besluitmoment", "besluitmoment")
          case .evaluatie: Text("evaluatie", "evaluation")
          }
        let repository = row.place.repository
        var cells = [day(moment.date, repository), Phrase(text: moment.title)]
        if decides {
          let organ = moment.orgaan.map { Phrase(text: name($0, in: repository)) }
          cells += [
            kind.phrase(language), organ ?? (moment.kind == .evaluatie ? "–" : readers[repository].notKnown),
          ]
        }
        cells.append(link(row))
        if names { cells.append(row.organisation.map { Phrase(text: name($0, in: repository)) } ?? "–") }
        if decides { cells.append(moment.stuk ?? "–") }
        return Table.Row(cells)
      })
  }

  // MARK: Actions

  var actions: Page {
    struct Holder: Hashable {
      let repository: Int
      let address: Address?
    }
    let all = inOrder.flatMap { row in row.actions.map { (row: row, action: $0) } }
    let late = all.filter(\.action.isOverdue).count
    var blocks: [Block] = [
      .paragraph(
        language.choose(
          "Acties die openstaan, en mijlpalen en evaluaties waarvan de dag voorbij is: \(all.count). Te laat: \(late).",
          "Actions that are open, and mijlpalen and evaluations of which the day is past: \(all.count). Overdue: \(late)."
        ))
    ]
    let byHolder = Dictionary(grouping: all) { Holder(repository: $0.row.place.repository, address: $0.action.holder) }
    let order = byHolder.keys.map { holder in
      (holder: holder, name: holder.address.map { name($0, in: holder.repository) })
    }.sorted { left, right in
      // Nobody comes first: that is what is to be mended.
      guard let one = left.holder.address, let other = right.holder.address else {
        return (left.name == nil ? 0 : 1, left.holder.repository) < (right.name == nil ? 0 : 1, right.holder.repository)
      }
      return (left.name ?? "", left.holder.repository, one) < (right.name ?? "", right.holder.repository, other)
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
        .section(Section("wie-\(number + 1)", Heading(title), table.split(title, language))))
    }
    return Page(title: Heading(language.choose("Wie wat nog moet doen", "Who is still to do what")), blocks)
  }

  // MARK: Functies

  var functies: Page {
    var held: [ShownPlace: [(role: Field, row: SiteRow)]] = [:]
    // What somebody has beside the roles in opgaven.
    var besides: [ShownPlace: [Phrase]] = [:]
    var owners: [ShownPlace: [ShownPlace]] = [:]
    for (number, relations) in relations.enumerated() {
      let repository = readers[number].texts.repository
      for portfolio in relations.portfolios {
        guard let manager = repository.target(.portfoliomanager, of: portfolio) else { continue }
        besides[ShownPlace(number, manager), default: []].append(readers[number].link(portfolio) + ": portfoliomanager")
      }
    }
    for row in inOrder where !row.isOver {
      for owned in row.owned {
        let place = ShownPlace(row.place.repository, owned.holder)
        besides[place, default: []].append(link(row) + ": \(owned.words)")
        owners[place, default: []].append(row.place)
      }
      for role in row.roles {
        held[ShownPlace(row.place.repository, role.holder), default: []].append((role.role, row))
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
      held[place]?.filter { $0.role == .opgavemanager && $0.row.isActive }.count ?? 0
    }
    let limits = readers.map(\.texts.whole.surroundings.settings.thresholds.opgavenPerManager)
    func limit(_ place: ShownPlace) -> Int { limits[place.repository] }
    func opgaven(_ place: ShownPlace) -> Int {
      Set((held[place] ?? []).map(\.row.place) + (owners[place] ?? [])).count
    }
    let isVacant = { (place: ShownPlace) -> DateSpan? in
      let facts = readers[place.repository].texts.repository.facts(place.address)
      return facts.date(.vacantSinds, of: place.address.ordinal).flatMap {
        $0.first <= today(place.repository) ? $0 : nil
      }
    }
    func weight(_ place: ShownPlace) -> Int { (held[place]?.count ?? 0) + (besides[place]?.count ?? 0) }
    let order = all.sorted {
      (weight($1.place), $0.name, $0.place.repository, $0.place.address) < (
        weight($0.place), $1.name, $1.place.repository, $1.place.address
      )
    }
    let overloaded = order.filter { managed($0.place) > limit($0.place) }
    let vacant = order.filter { isVacant($0.place) != nil }
    let most = limits.max() ?? 0
    var blocks: [Block] = [
      .paragraph(
        overloaded.isEmpty
          ? language.choose(
            "Wie opgavemanager is van meer dan \(most) opgaven die lopen, wordt veel gevraagd: dat is hier niemand. Wat afgerond of gestopt is, telt niet mee.",
            "Who is opgavemanager of more than \(most) active opgaven is asked much: here that is nobody. What is finished or stopped does not count."
          )
          : language.choose("Wat afgerond of gestopt is, telt niet mee.", "What is finished or stopped does not count.")
      )
    ]
    blocks += listed(
      "te-veel", Text("Wie te veel gevraagd wordt", "Who is asked too much"),
      overloaded.map { place, name in
        ListItem(
          language.choose(
            "\(name) is opgavemanager van \(managed(place)) opgaven die lopen; meer dan \(limit(place)) is veel.",
            "\(name) is opgavemanager of \(managed(place)) active opgaven; more than \(limit(place)) is much."))
      })
    blocks += listed(
      "vacant", Text("Vacatures", "Vacancies"),
      vacant.map { place, name in
        let roles = held[place]?.count ?? 0
        return ListItem(
          "\(name), " + language.choose("vacant sinds ", "vacant since ") + day(isVacant(place), place.repository)
            + Phrase(text: ": " + Text.counted(roles, "rol", "rollen", "role", "roles")[language]))
      })
    let columns = [
      Table.Column("functie"), Table.Column(language.choose("rollen", "roles"), .trailing),
      Table.Column("opgaven", .trailing),
      Table.Column(language.choose("waarin", "in what")),
    ]
    let table = Table(
      columns,
      order.map { place, name in
        let roles = (held[place] ?? []).sorted {
          ($0.row.title, $0.role.rawValue) < ($1.row.title, $1.role.rawValue)
        }
        let byOpgave = Dictionary(grouping: roles, by: \.row.place)
        var seen: Set<ShownPlace> = []
        let words = roles.compactMap { role -> Phrase? in
          guard seen.insert(role.row.place).inserted else { return nil }
          return link(role.row)
            + ": \((byOpgave[role.row.place] ?? []).map { PageReader.role($0.role) }.joined(separator: ", "))"
        }
        let tooMuch =
          managed(place) > limit(place)
          ? Phrase([.text(" "), .badge(Badge(.caution, Text("veel", "much")[language]))]) : ""
        let empty = isVacant(place) != nil ? Phrase([.text(" "), .badge(Badge(.caution, "vacant"))]) : ""
        return Table.Row([
          "\(name)" + tooMuch + empty, "\(weight(place))", "\(opgaven(place))",
          (words + (besides[place] ?? [])).isEmpty
            ? "–" : (words + (besides[place] ?? [])).joined(by: Phrase([.lineBreak])),
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
    used.formUnion((WordSet.werkwijze.words + WordSet.status.words).map(\.spelling) + Field.roles.map(\.spelling))
    let blocks = used.sorted().compactMap { word -> Block? in
      guard let page = WordPage.page(word, language) else { return nil }
      return .section(Section("woord-" + SiteAddresses.part(word), page.title, page.blocks.map(\.lowered)))
    }
    let terms = ["koers", "verdeeld", "peildatum", "sturingsdriehoek", "de gids"].compactMap(Glossary.term).map {
      term in
      ListItem(Phrase([.strong(term.name.phrase(language))]) + ": " + term.meaning.phrase(language))
    }
    let first = Block.section(
      Section("begrippen", Heading(language.choose("Begrippen", "Terms")), [.list(terms)]))
    return Page(
      title: Heading(language.choose("De woorden op deze bladzijden", "The words on these pages")), [first] + blocks)
  }
}

extension Block {
  /// The same under a title of a page that holds more of them.
  fileprivate var lowered: Block {
    if case .heading(let level, let heading) = self { return .heading(level + 1, heading) }
    return self
  }
}
