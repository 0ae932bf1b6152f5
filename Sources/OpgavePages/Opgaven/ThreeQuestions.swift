/// Wat willen we bereiken, wat gaan we doen, wat mag het kosten: the questions of the Besluit begroting en verantwoording, asked of
/// each opgave; in the past tense for the annual report.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package struct ThreeQuestions {
  private let reader: PageReader
  /// Whether it is told what was, with what came of it.
  private let isOver: Bool

  package init(_ texts: RepositoryTexts, _ language: Language, isOver: Bool = false) {
    (reader, self.isOver) = (PageReader(texts, language), isOver)
  }

  private var language: Language { reader.language }

  private func choose(_ now: Text, _ then: Text) -> Phrase { (isOver ? then : now).phrase(language) }

  /// By portfolio, in the order in which these are met; opgaven without one last.
  package var blocks: [Block] {
    var order: [Address] = []
    var sections: [Address?: [Block]] = [:]
    let relations = Relations(reader.texts.repository)
    for (file, opgaven) in Dictionary(grouping: relations.opgaven, by: \.file).sorted(by: { $0.key < $1.key }) {
      let context = FileContext(reader.texts.whole, file: file)
      for address in opgaven {
        let page = OpgavePage(reader, address, context)
        // What was given up is told afterwards, and asks nothing any more.
        guard isOver || page.context.status != .gestopt else { continue }
        let portfolio = relations.portfolio[address]
        if let portfolio, sections[portfolio] == nil { order.append(portfolio) }
        sections[portfolio, default: []] += section(page)
      }
    }
    func part(_ title: Phrase, _ blocks: [Block]?) -> [Block] {
      blocks.map { [.heading(1, Heading(title))] + $0 } ?? []
    }
    return order.flatMap { part(Phrase(text: reader.name($0)), sections[$0]) }
      + part(language.choose("Zonder portfolio", "Without portfolio"), sections[nil])
  }

  private func section(_ page: OpgavePage) -> [Block] {
    let (context, facts) = (page.context, page.facts)
    func title(_ phrase: Phrase) -> Block { .heading(3, Heading(phrase)) }
    let number = reader.text(.nummer, of: page.address).map { "\($0) " } ?? ""
    var blocks: [Block] = [.heading(2, Heading(Phrase(text: number + reader.name(page.address))))]
    if let question = reader.text(.vraagstuk, of: page.address) {
      blocks.append(.paragraph(Phrase([.emphasis(Phrase(text: question))])))
    }
    var particulars: [Particular] = []
    func add(_ label: Text, _ value: Phrase?) {
      if let value { particulars.append(Particular(label.phrase(language), value)) }
    }
    add(
      Text("portefeuillehouder", "portefeuillehouder"),
      context.sturen.flatMap { page.value(.bestuurlijkOpdrachtgever, of: $0) })
    add(Text("taakvelden", "taakvelden"), page.value(.taakvelden, of: context.ordinal))
    if isOver { add(Text("status", "status"), page.value(.status, of: context.ordinal)) }
    if !particulars.isEmpty { blocks.append(.particulars(particulars)) }
    blocks.append(
      title(
        choose(
          Text("Wat willen we bereiken?", "What do we want to achieve?"),
          Text("Wat wilden we bereiken, en wat is bereikt?", "What did we want to achieve, and what was?"))))
    blocks += goals(page)
    if isOver, let answer = reader.text(.antwoord, of: page.address) {
      blocks.append(.paragraph(language.choose("Het antwoord: ", "The answer: ") + Phrase(text: answer)))
    }
    blocks.append(
      title(
        choose(
          Text("Wat gaan we doen?", "What will we do?"), Text("Wat hebben we gedaan?", "What did we do?"))))
    blocks.append(
      context.inspanningen.isEmpty
        ? .paragraph(language.choose("Er staan geen inspanningen.", "There are no inspanningen."))
        : .table(efforts(page)))
    blocks.append(
      title(
        choose(
          Text("Wat mag het kosten?", "What may it cost?"), Text("Wat mocht het kosten?", "What might it cost?"))))
    return blocks + money(page, facts)
  }

  // MARK: What is to be achieved

  private func goals(_ page: OpgavePage) -> [Block] {
    let (context, facts) = (page.context, page.facts)
    func indicators(of parent: DeclarationIndex?) -> [ListItem] {
      context.indicatoren.filter { facts.declaration($0).parent == parent }.map { indicator($0, page) }
    }
    func item(_ ordinal: DeclarationIndex) -> ListItem {
      let number = reader.text(.nummer, of: page.at(ordinal)).map { "\($0) " } ?? ""
      let kind = facts.kind(of: ordinal) == .baat ? " (baat)" : ""
      return ListItem(Phrase(text: number + page.name(ordinal) + kind), indicators(of: ordinal))
    }
    let items = (context.doelen + context.baten).map(item) + indicators(of: context.presteren)
    return items.isEmpty
      ? [.paragraph(language.choose("Er staan nog geen doelen.", "There are no doelen yet."))] : [.list(items)]
  }

  /// Where an indicator started, what was measured, where it is to go, and where that comes from.
  private func indicator(_ ordinal: DeclarationIndex, _ page: OpgavePage) -> ListItem {
    let facts = page.facts
    let course = Course(facts, ordinal)
    let number = reader.text(.nummer, of: page.at(ordinal)).map { "\($0) " } ?? ""
    let unit = reader.text(.eenheid, of: page.at(ordinal)).map { " (\($0))" } ?? ""
    func said(_ measurement: Measurement) -> String {
      measurement.shownQuantity(language) + (measurement.date.map { " (\(DayText.text($0, language)))" } ?? "")
    }
    var parts: [String] = []
    if let start = course.start { parts.append("nulmeting \(said(start))") }
    if !course.measurements.isEmpty {
      parts.append("metingen " + course.measurements.map { said($0.measurement) }.joined(separator: ", "))
    }
    if !course.targets.isEmpty {
      parts.append("streefwaarde " + course.targets.map { said($0.measurement) }.joined(separator: ", "))
    }
    for field in [Field.nulmeting, .streefwaarde, .metingen] where facts.isUnknown(field, of: ordinal) {
      parts.append(Text("\(field.spelling) niet te lezen", "\(field.spelling) cannot be read")[language])
    }
    if isOver { parts.append(page.context.state(of: course).text[language]) }
    var phrase = Phrase(
      text: number + page.name(ordinal) + unit + (parts.isEmpty ? "" : ": " + parts.joined(separator: "; ")))
    if let source = page.value(.bron, of: ordinal) { phrase += language.choose(". Bron: ", ". Source: ") + source }
    return ListItem(phrase)
  }

  // MARK: What is done, and what it costs

  private func efforts(_ page: OpgavePage) -> Table {
    let columns = [
      Table.Column("inspanning"), Table.Column("werkwijze"), Table.Column("status"),
      Table.Column(language.choose("looptijd", "period")), Table.Column("budget", .trailing),
      Table.Column(language.choose("dient", "serves")), Table.Column(language.choose("resultaat", "result")),
    ]
    return Table(
      columns,
      page.context.inspanningen.map { ordinal in
        Table.Row(
          [Phrase(text: page.name(ordinal))]
            + [Field.werkwijze, .status, .looptijd, .budget, .draagtBijAan, .resultaat].map {
              page.cell($0, of: ordinal)
            })
      })
  }

  /// By year where that is stated, else the whole.
  private func money(_ page: OpgavePage, _ facts: Facts) -> [Block] {
    let whole = page.value(.budget, of: page.context.ordinal)
    let years = page.context.begrotingen.filter { facts.declaration($0).parent == page.context.ordinal }
    guard !years.isEmpty else { return [.paragraph(whole ?? "–")] }
    let table = Table(
      [
        Table.Column(language.choose("jaar", "year")), Table.Column("lasten", .trailing),
        Table.Column("baten", .trailing),
        Table.Column("dekking"),
      ],
      years.map { ordinal in
        Table.Row([
          facts.declaration(ordinal).date.map { Phrase(text: $0.text) } ?? "–", page.cell(.lasten, of: ordinal),
          page.cell(.baten, of: ordinal), page.cell(.dekking, of: ordinal),
        ])
      })
    return (whole.map { [.paragraph(language.choose("Budget: ", "Budget: ") + $0)] } ?? []) + [.table(table)]
  }

  /// The fields of which it shows what they say.
  package static let fields: Set<Field> = [
    .budget, .lasten, .baten, .nulmeting, .streefwaarde, .metingen, .draagtBijAan,
  ]
}
