/// How many opgaven there are, by what they say of themselves, and what is in them.
package import OpgaveModel
internal import OpgaveRules
package import OpgaveWorkspace

package struct StatisticsPage {
  private static let kinds: [Kind] = [.opgave, .partij, .doel, .baat, .indicator, .inspanning]

  private var statuses: [Word: Int] = [:]
  /// By werkwijze in force; `nil` for none.
  private var werkwijzen: [Word?: Int] = [:]
  private var portfolios: [String?: Int] = [:]
  private var organisations: [String?: Int] = [:]
  private var content: [Kind: Int] = [:]

  package init() {}

  /// Counts what a repository holds.
  package mutating func add(_ texts: RepositoryTexts) {
    OpgaveSummary.forEach(texts) { opgave in
      let context = opgave.context
      if let status = context.status { statuses[status, default: 0] += 1 }
      werkwijzen[context.werkwijze, default: 0] += 1
      portfolios[opgave.portfolioName, default: 0] += 1
      organisations[opgave.organisation, default: 0] += 1
      let counts = [
        1, context.partijen.count, context.doelen.count, context.baten.count, context.indicatoren.count,
        context.inspanningen.count,
      ]
      for (kind, count) in zip(StatisticsPage.kinds, counts) { content[kind, default: 0] += count }
    }
  }

  package func blocks(_ language: Language) -> [Block] {
    let none = Phrase(text: Text("(geen)", "(none)")[language])
    func counted(_ names: [String?: Int]) -> [(Phrase, Int)] {
      // Without a name comes where its words would.
      let rows = names.map { (name: $0.key ?? Text("(geen)", "(none)")[language], count: $0.value) }
      return rows.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map { (Phrase(text: $0.name), $0.count) }
    }
    let statusRows = WordSet.status.words.compactMap { word in statuses[word].map { (Phrase(text: word.spelling), $0) }
    }
    let ways = WordSet.werkwijze.words.compactMap { word in werkwijzen[word].map { (Phrase(text: word.spelling), $0) } }
    var sections: [(title: Text, rows: [(Phrase, Int)])] = [
      (Text("Status", "Status"), statusRows),
      (Text("Werkwijze die nu geldt", "Werkwijze in force"), ways + (werkwijzen[nil].map { [(none, $0)] } ?? [])),
      (Text("Portfolio", "Portfolio"), counted(portfolios)),
    ]
    if organisations.count > 1 { sections.append((Text("Organisatie", "Organisatie"), counted(organisations))) }
    sections.append(
      (
        Text("In alle opgaven samen", "In all opgaven together"),
        StatisticsPage.kinds.map { (Phrase(text: $0.keyword), content[$0] ?? 0) }
      ))
    return sections.filter { !$0.rows.isEmpty }.flatMap { section -> [Block] in
      [.heading(2, Heading(section.title.phrase(language))), .table(table(section.rows, language))]
    }
  }

  private func table(_ rows: [(Phrase, Int)], _ language: Language) -> Table {
    let most = rows.map(\.1).max() ?? 1
    let columns = [
      Table.Column(language.choose("wat", "what")),
      Table.Column(language.choose("aantal", "number"), .trailing, width: 5),
      Table.Column(""),
    ]
    return Table(
      columns, rows.map { name, count in Table.Row([name, "\(count)", Phrase([.bar(count, of: most)])]) },
      speaksForItself: true)
  }
}
