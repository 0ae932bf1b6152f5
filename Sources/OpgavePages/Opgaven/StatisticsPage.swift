/// What a controller asks first: how many opgaven there are and how they stand, the money of portfolios, and what is late.
package import OpgaveJSON
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package struct StatisticsPage {
  private static let kinds: [Kind] = [.opgave, .partij, .doel, .baat, .indicator, .inspanning]

  private struct Portfolio {
    var name: String
    var title: String
    var count: Int
    var money: PortfolioMoney
  }

  /// Something of which the day is past.
  private struct Late {
    var kind: String
    var date: DateSpan
    var title: String
    var opgave: String
  }

  private var statuses: [Word: Int] = [:]
  /// By werkwijze in force; `nil` for none.
  private var werkwijzen: [Word?: Int] = [:]
  private var portfolios: [Portfolio] = []
  private var withoutPortfolio = 0
  private var organisations: [String: Int] = [:]
  private var courses: [CourseState: Int] = [:]
  private var late: [Late] = []
  private var content: [Kind: Int] = [:]
  private var days: Set<Int32> = []

  package init() {}

  /// Counts what a repository holds.
  package mutating func add(_ texts: RepositoryTexts, _ language: Language) {
    let reader = PageReader(texts, language)
    let relations = Relations(texts.repository)
    days.insert(texts.whole.surroundings.peildatum)
    for address in relations.portfolios {
      portfolios.append(
        Portfolio(
          name: texts.repository.name(address), title: reader.name(address),
          count: relations.members[address]?.count ?? 0,
          money: PortfolioMoney(address, texts.repository, relations)))
    }
    withoutPortfolio += relations.opgaven.filter { relations.portfolio[$0] == nil }.count
    for (file, opgaven) in Dictionary(grouping: relations.opgaven, by: \.file).sorted(by: { $0.key < $1.key }) {
      let context = FileContext(texts.whole, file: file)
      for address in opgaven { add(OpgavePage(reader, address, context)) }
    }
  }

  private mutating func add(_ page: OpgavePage) {
    let (context, facts) = (page.context, page.facts)
    if let status = context.status { statuses[status, default: 0] += 1 }
    werkwijzen[context.werkwijze, default: 0] += 1
    organisations[facts.organisationName(of: context.ordinal).map(facts.names.text) ?? "", default: 0] += 1
    if !context.mayBeOver { for state in context.courseStates { courses[state, default: 0] += 1 } }
    let counts = [
      1, context.partijen.count, context.doelen.count, context.baten.count, context.indicatoren.count,
      context.inspanningen.count,
    ]
    for (kind, count) in zip(StatisticsPage.kinds, counts) { content[kind, default: 0] += count }
    for action in page.actions where action.isOverdue {
      guard let date = action.date else { continue }
      late.append(
        Late(kind: action.kind.rawValue, date: date, title: action.title, opgave: page.reader.name(page.address)))
    }
  }

  private var lateInOrder: [Late] {
    late.sorted { ($0.date.last, $0.opgave, $0.title) < ($1.date.last, $1.opgave, $1.title) }
  }

  private var dayText: String { days.sorted().map(Calendar.text).joined(separator: ", ") }

  // MARK: To be read

  package func blocks(_ language: Language) -> [Block] {
    let none = Phrase(text: Text("(geen)", "(none)")[language])
    let statusRows = WordSet.status.words.compactMap { word in statuses[word].map { (Phrase(text: word.spelling), $0) }
    }
    let ways = WordSet.werkwijze.words.compactMap { word in werkwijzen[word].map { (Phrase(text: word.spelling), $0) } }
    let states = CourseState.allCases.compactMap { state in
      courses[state].map { (Phrase(text: state.text[language]), $0) }
    }
    var sections: [(title: Text, table: Table)] = [
      (Text("Status", "Status"), counts(statusRows, language)),
      (
        Text("Werkwijze die nu geldt", "Werkwijze in force"),
        counts(ways + (werkwijzen[nil].map { [(none, $0)] } ?? []), language)
      ),
      (Text("Portfolio’s", "Portfolios"), money(language)),
      (Text("Indicatoren van wat loopt", "Indicators of what runs"), counts(states, language)),
    ]
    if organisations.count > 1 {
      let rows = organisations.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      sections.append(
        (
          Text("Organisatie", "Organisatie"),
          counts(rows.map { ($0.key.isEmpty ? none : Phrase(text: $0.key), $0.value) }, language)
        ))
    }
    sections.append(
      (
        Text("In alle opgaven samen", "In all opgaven together"),
        counts(StatisticsPage.kinds.map { (Phrase(text: $0.keyword), content[$0] ?? 0) }, language)
      ))
    let heading: [Block] = [.paragraph(language.choose("Peildatum \(dayText).", "As of \(dayText)."))]
    return heading
      + sections.filter { !$0.table.rows.isEmpty }.flatMap { section -> [Block] in
        [.heading(2, Heading(section.title.phrase(language))), .table(section.table)]
      } + overdue(language)
  }

  private func counts(_ rows: [(Phrase, Int)], _ language: Language) -> Table {
    let most = rows.map(\.1).max() ?? 1
    let columns = [
      Table.Column(language.choose("wat", "what")),
      Table.Column(language.choose("aantal", "number"), .trailing, width: 5), Table.Column(""),
    ]
    return Table(
      columns, rows.map { name, count in Table.Row([name, "\(count)", Phrase([.bar(count, of: most)])]) },
      speaksForItself: true)
  }

  private func money(_ language: Language) -> Table {
    func amount(_ cents: Int128?) -> Phrase { cents.map { Phrase(text: MoneyText.short($0)) } ?? "–" }
    let columns = [
      Table.Column("portfolio"), Table.Column("opgaven", .trailing), Table.Column("budget", .trailing),
      Table.Column(language.choose("verdeeld", "given"), .trailing),
      Table.Column(language.choose("over", "left"), .trailing),
    ]
    var rows = portfolios.map { portfolio -> Table.Row in
      let money = portfolio.money
      let given = money.given.flatMap { one in
        money.nested.flatMap { one.addingReportingOverflow($0).overflow ? nil : one + $0 }
      }
      let isOver = money.left.map { $0 < 0 } ?? false
      let left =
        isOver ? Phrase([.badge(Badge(.caution, money.left.map(MoneyText.short) ?? ""))]) : amount(money.left)
      return Table.Row([Phrase(text: portfolio.title), "\(portfolio.count)", amount(money.budget), amount(given), left])
    }
    if withoutPortfolio > 0 {
      rows.append(Table.Row([language.choose("(geen)", "(none)"), "\(withoutPortfolio)", "–", "–", "–"]))
    }
    return Table(columns, rows)
  }

  private func overdue(_ language: Language) -> [Block] {
    let all = lateInOrder
    let title = Heading(language.choose("De dag is voorbij", "The day is past"))
    guard !all.isEmpty else { return [.heading(2, title), .paragraph(language.choose("Niets.", "Nothing."))] }
    let shown = all.prefix(20)
    let columns = [
      Table.Column(language.choose("was voor", "was for")), Table.Column("soort"),
      Table.Column(language.choose("wat", "what")),
      Table.Column("opgave"),
    ]
    let table = Table(
      columns,
      shown.map { late in
        Table.Row([
          Phrase(text: late.date.text), Phrase(text: late.kind), Phrase(text: late.title), Phrase(text: late.opgave),
        ])
      })
    let more: [Block] =
      all.count > shown.count
      ? [
        .paragraph(
          language.choose(
            "En nog \(all.count - shown.count); ‘--json’ noemt ze alle.",
            "And \(all.count - shown.count) more; ‘--json’ names them all."))
      ] : []
    return [.heading(2, title), .table(table)] + more
  }

  // MARK: For programs

  package var json: JSON {
    func amount(_ cents: Int128?) -> JSON { cents.map { .number(Amount.plain($0)) } ?? .null }
    func counted(_ rows: [(String, Int)]) -> JSON { .object(rows.map { JSON.Member($0.0, .integer($0.1)) }) }
    return .make([
      "version": .integer(1), "peildatum": .string(days.sorted().first.map(Calendar.text) ?? ""),
      "status": counted(WordSet.status.words.map { ($0.spelling, statuses[$0] ?? 0) }),
      "werkwijze": counted(
        WordSet.werkwijze.words.map { ($0.spelling, werkwijzen[$0] ?? 0) } + [("none", werkwijzen[nil] ?? 0)]),
      "portfolios": .array(
        portfolios.map { portfolio in
          .make([
            "name": .string(portfolio.name), "title": .string(portfolio.title), "opgaven": .integer(portfolio.count),
            "budget": amount(portfolio.money.budget), "given": amount(portfolio.money.given),
            "nested": amount(portfolio.money.nested), "left": amount(portfolio.money.left),
          ])
        }),
      "withoutPortfolio": .integer(withoutPortfolio),
      "indicators": counted(CourseState.allCases.map { ($0.word, courses[$0] ?? 0) }),
      "overdue": .array(
        lateInOrder.map { late in
          .make([
            "kind": .string(late.kind), "date": .string(Calendar.text(late.date.last)), "title": .string(late.title),
            "opgave": .string(late.opgave),
          ])
        }),
      "content": counted(StatisticsPage.kinds.map { ($0.keyword, content[$0] ?? 0) }),
    ])
  }
}
