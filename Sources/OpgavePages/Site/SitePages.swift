/// The pages of a site that show many opgaven beside each other. Knows no file and no form.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// What those pages are made of.
struct SitePages {
  let language: Language
  let title: String
  /// By the place of a repository; each with its own settings and day.
  let readers: [PageReader]
  let relations: [Relations]
  /// The rows of all opgaven, by their places.
  let rows: [ShownPlace: SiteRow]
  let withFindings: Bool
  /// How much changed since an earlier moment, where that is told.
  let changes: Phrase?
  /// What could not be read, in words.
  let problems: [Text]

  /// A mark under which some opgaven are shown together.
  struct Group {
    var title: String
    var place: ShownPlace?
    var rows: [(row: SiteRow, depth: Int)]
  }

  /// The rows as they stand in the files: what is gathered from them comes in the same order each time.
  var inOrder: [SiteRow] {
    rows.values.sorted { ($0.place.repository, $0.place.address) < ($1.place.repository, $1.place.address) }
  }

  func today(_ repository: Int) -> Int32 { readers[repository].texts.whole.surroundings.peildatum }

  func name(_ address: Address, in repository: Int) -> String { readers[repository].name(address) }

  func link(_ row: SiteRow) -> Phrase { Phrase([.link(Phrase(text: row.title), to: .place(row.place))]) }

  /// The opgaven of a repository in an order that people seek in, those under another one behind it.
  func ordered(_ opgaven: [Address], in repository: Int) -> [(row: SiteRow, depth: Int)] {
    relations[repository].ordered(opgaven) { left, right in
      let (one, other) = (
        rows[ShownPlace(repository, left)]?.title ?? "", rows[ShownPlace(repository, right)]?.title ?? ""
      )
      return one == other ? left < right : one.lowercased() < other.lowercased()
    }.compactMap { item in rows[ShownPlace(repository, item.address)].map { ($0, item.depth) } }
  }

  /// By portfolio, in the order of their titles; what stands in none comes last.
  func groups(of opgaven: [Address], in repository: Int) -> [Group] {
    let relations = relations[repository]
    let byPortfolio = Dictionary(grouping: opgaven) { relations.portfolio[$0] }
    let named = byPortfolio.keys.compactMap { $0 }.map { ($0, name($0, in: repository)) }.sorted {
      ($0.1, $0.0) < ($1.1, $1.0)
    }
    var groups = named.map { address, title in
      Group(
        title: title, place: ShownPlace(repository, address), rows: ordered(byPortfolio[address] ?? [], in: repository))
    }
    if let rest = byPortfolio[nil] {
      groups.append(
        Group(
          title: Text("Zonder portfolio", "Without portfolio")[language], place: nil,
          rows: ordered(rest, in: repository)))
    }
    return groups
  }

  func day(_ span: DateSpan?, _ repository: Int) -> Phrase {
    span.map { Phrase(text: DayText.text($0, language)) } ?? readers[repository].notKnown
  }

  /// Whether there is any finding to be counted.
  private var showsFindings: Bool { withFindings && rows.values.contains { !$0.findings.isEmpty } }

  // MARK: Tables of opgaven

  /// The rows that run, and those that are over, apart.
  ///
  /// - Parameter level: of the title under which they come.
  func tables(_ rows: [(row: SiteRow, depth: Int)], _ title: Phrase, under level: Int) -> [Block] {
    let running = rows.filter { !$0.row.isOver }
    let over = rows.filter { $0.row.isOver }
    var blocks = running.isEmpty ? [] : table(running).split(title, language, level: level + 1)
    if !over.isEmpty {
      let words = language.choose("Afgerond en gestopt", "Finished and stopped")
      blocks.append(.heading(level + 1, Heading(words)))
      blocks += table(over).split(words, language, level: level + 1)
    }
    return blocks
  }

  private func table(_ rows: [(row: SiteRow, depth: Int)]) -> Table {
    let showsFindings = showsFindings
    var columns = [
      Table.Column("opgave", width: 24), Table.Column("status"), Table.Column("werkwijze"),
      Table.Column(language.choose("koers", "course")),
      Table.Column(language.choose("voortgang", "progress")), Table.Column("budget", .trailing),
      Table.Column(language.choose("verdeeld", "allotted"), .trailing),
      Table.Column(language.choose("eerstvolgend besluit", "next decision")),
    ]
    if showsFindings { columns.append(Table.Column(language.choose("meldingen", "findings"))) }
    return Table(
      columns,
      rows.map { row, depth in
        let indent = depth > 0 ? Phrase(text: String(repeating: "\u{2003}", count: min(depth, 6) - 1) + "↳ ") : ""
        let damaged =
          row.isDamaged
          ? Phrase([.text(" "), .badge(Badge(.caution, Text("niet heel te lezen", "not wholly readable")[language]))])
          : ""
        var cells: [Phrase] = [
          indent + link(row) + damaged, readers[row.place.repository].status(row.status),
          row.werkwijze.map { Phrase(text: $0.spelling) } ?? "–", readers[row.place.repository].courses(row.courses),
          colors(row),
          row.budget.map { Phrase(text: MoneyText.short($0)) }
            ?? (row.hasUnreadableBudget ? language.choose("niet te lezen", "cannot be read") : "–"),
          row.allotted.map { Phrase(text: MoneyText.short($0)) } ?? "–", nextDecision(row),
        ]
        if showsFindings { cells.append(findings(row)) }
        return Table.Row(cells)
      })
  }

  /// What is not green, else that all is.
  private func colors(_ row: SiteRow) -> Phrase {
    if row.colors.isEmpty { return "–" }
    let other = row.colors.filter { $0.word != .groen }
    if other.isEmpty { return Phrase([.badge(Badge(.good, "groen"))]) }
    return other.map { field, word in
      let tone: Badge.Tone = word == .rood ? .bad : word == .oranje ? .caution : .quiet
      return Phrase([.badge(Badge(tone, "\(field.spelling) \(word.spelling)"))])
    }.joined(by: " ")
  }

  private func nextDecision(_ row: SiteRow) -> Phrase {
    let coming = row.moments.filter { $0.kind != .evaluatie }.min { $0.date.last < $1.date.last }
    guard let coming else { return "–" }
    let late =
      coming.isOverdue ? Phrase([.badge(Badge(.caution, Text("te laat", "overdue")[language])), .text(" ")]) : ""
    return late + "\(coming.title), " + day(coming.date, row.place.repository)
  }

  private func findings(_ row: SiteRow) -> Phrase {
    let parts = Severity.allCases.reversed().compactMap { severity -> Phrase? in
      guard let count = row.findings[severity], count > 0 else { return nil }
      return Phrase([.severity(severity, "\(count) \(severity.text[language])")])
    }
    return parts.isEmpty ? "–" : parts.joined(by: " ")
  }

  func timeline(_ groups: [Group], _ repository: Int) -> [Block] {
    let shown = groups.map { group in
      Timeline.Group(
        title: groups.count > 1 ? group.title : "",
        rows: group.rows.filter { !$0.row.isOver && ($0.row.timeline.start != nil || !$0.row.timeline.events.isEmpty) }
          .map {
            var row = $0.row.timeline
            row.depth = $0.depth
            return row
          })
    }.filter { !$0.rows.isEmpty }
    let count = shown.reduce(0) { $0 + $1.rows.count }
    guard count > 0 else { return [] }
    let summary: Phrase =
      count > Timeline.limit
      ? language.choose(
        "De eerste \(Timeline.limit) van \(count) opgaven die lopen, met wat er te besluiten en te evalueren is; de tabellen hieronder hebben ze alle.",
        "The first \(Timeline.limit) of \(count) opgaven that run, with what is to be decided and evaluated; the tables below have them all."
      )
      : language.choose(
        "De opgaven die lopen, met wat er te besluiten en te evalueren is.",
        "The opgaven that run, with what is to be decided and evaluated.")
    let timeline = Timeline(groups: shown, today: today(repository), isAroundToday: true)
    return [
      .figure(
        Figure(
          language.choose("Alles in de tijd", "Everything in time"), summary, .timeline(timeline), Table([], []),
          hasOwnTable: true))
    ]
  }

  /// What could not be read, and where something may be missing.
  var reservations: [Block] {
    var blocks: [Block] = []
    if !problems.isEmpty {
      blocks.append(
        .note(language.choose("Niet gelezen, en dus niet op deze bladzijden:", "Not read, and so not on these pages:")))
      blocks.append(.list(problems.prefix(50).map { ListItem($0.phrase(language)) }))
    }
    let damaged = rows.values.filter(\.isDamaged).count
    if damaged > 0 {
      blocks.append(
        .note(
          language.choose(
            "In \(damaged) opgaven staat een schrijffout; wat daar staat, kan hier ontbreken. Ze zijn gemerkt.",
            "\(damaged) opgaven hold a syntax error; what stands there may be missing here. They are marked.")))
    }
    return blocks
  }
}
