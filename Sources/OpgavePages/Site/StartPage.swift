/// The first page: all opgaven by organisatie and portfolio, and what is coming.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension SitePages {
  var start: Page {
    var blocks = reservations
    let active = inOrder.filter { !$0.isOver }
    let states = active.flatMap(\.courses)
    var particulars = [
      Particular(
        language.choose("opgaven", "opgaven"),
        language.choose(
          "\(active.count) lopen, \(rows.count - active.count) afgerond of gestopt",
          "\(active.count) run, \(rows.count - active.count) finished or stopped"))
    ]
    let portfolios = relations.enumerated().flatMap { number, relations in
      relations.portfolios.map { readers[number].link($0) }
    }
    if !portfolios.isEmpty { particulars.append(Particular("portfolio’s", portfolios.prefix(60).joined(by: ", "))) }
    particulars.append(
      Particular(
        language.choose("indicatoren van wat loopt", "indicators of what runs"), states.isEmpty ? "–" : courses(states))
    )
    let lagging = lagging
    if !lagging.isEmpty {
      particulars.append(Particular(language.choose("achter of niet gehaald", "behind or missed"), lagging))
    }
    particulars.append(Particular(language.choose("eerstvolgende besluiten", "next decisions"), upcoming))
    if let changes { particulars.append(Particular(language.choose("veranderd", "changed"), changes)) }
    blocks.append(.particulars(particulars))
    if !states.isEmpty { blocks.append(.paragraph(Phrase([.aside(measure)]))) }
    if rows.isEmpty {
      blocks.append(.paragraph(language.choose("Hier zijn nog geen opgaven.", "There are no opgaven here yet.")))
    }
    for repository in readers.indices { blocks += organisations(repository) }
    return Page(title: Heading(Phrase(text: title)), blocks)
  }

  private func courses(_ states: [CourseState]) -> Phrase { readers.first?.courses(states) ?? "–" }

  /// By what it is told how an indicator stands.
  private var measure: Phrase {
    language.choose(
      "Op koers: de laatste meting ligt minder dan de marge (doorgaans 25% van de hele weg) achter op de rechte lijn van nulmeting naar streefwaarde. Verdeeld: wat inspanningen samen aan budget hebben.",
      "On course: the last measurement is behind the straight line from nulmeting to streefwaarde by less than the margin (usually 25% of the whole way). Allotted: what inspanningen have together of the budget."
    )
  }

  /// The opgaven of which an indicator lags, those that are over among them.
  private var lagging: Phrase {
    let all = inOrder.filter { !$0.lagging.isEmpty }.sorted { left, right in
      (left.isOver ? 1 : 0, left.title, left.place.repository, left.place.address)
        < (right.isOver ? 1 : 0, right.title, right.place.repository, right.place.address)
    }
    let shown = all.prefix(10).map { row -> Phrase in
      let over = row.isOver ? Phrase(text: " (\(row.status?.spelling ?? ""))") : ""
      return link(row) + over + ": \(row.lagging.joined(separator: "; "))"
    }
    let more = all.count > 10 ? language.choose("en nog \(all.count - 10)", "and \(all.count - 10) more") : ""
    return (shown + (more.isEmpty ? [] : [more])).joined(by: Phrase([.lineBreak]))
  }

  private var upcoming: Phrase {
    let coming = inOrder.flatMap { row in
      row.moments.filter { $0.kind != .evaluatie && !$0.isOverdue }.map { (row, $0) }
    }
    .sorted { ($0.1.date.last, $0.0.title, $0.1.title) < ($1.1.date.last, $1.0.title, $1.1.title) }.prefix(3)
    if coming.isEmpty { return language.choose("geen bekend", "none known") }
    return coming.map { row, moment -> Phrase in
      link(row) + ": \(moment.title), " + day(moment.date, row.place.repository)
    }.joined(by: Phrase([.lineBreak])) + Phrase([.lineBreak])
      + Phrase([.link(language.choose("alle besluiten", "all decisions"), to: .page(.besluiten))])
  }

  private func organisations(_ repository: Int) -> [Block] {
    let texts = readers[repository].texts
    let opgaven = relations[repository].opgaven
    let byOrganisation = Dictionary(grouping: opgaven) { texts.repository.target(.organisatie, of: $0) }
    let order = byOrganisation.keys.compactMap { $0 }.map { ($0, name($0, in: repository)) }.sorted {
      ($0.1, $0.0) < ($1.1, $1.0)
    }
    var parts = order.map { (title: $0.1, opgaven: byOrganisation[$0.0] ?? []) }
    if let rest = byOrganisation[nil] {
      parts.append((Text("Organisatie niet bekend", "Organisatie not known")[language], rest))
    }
    return parts.enumerated().map { index, part in
      let groups = groups(of: part.opgaven, in: repository)
      var blocks = timeline(groups, repository)
      for group in groups {
        let words = Phrase(text: group.title)
        let title = group.place.map { Phrase([.link(words, to: .place($0))]) } ?? words
        let isNamed = groups.count > 1 || group.place != nil
        if isNamed { blocks.append(.heading(3, Heading(title))) }
        blocks += tables(group.rows, words, under: isNamed ? 3 : 2)
      }
      return .section(Section("organisatie-\(repository + 1)-\(index + 1)", Heading(Phrase(text: part.title)), blocks))
    }
  }
}
