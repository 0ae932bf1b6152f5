/// Who is concerned by an opgave, and who asked for it.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension OpgavePage {
  var parties: [Block] {
    let partijen = context.partijen
    guard !partijen.isEmpty else { return [] }
    let map = PartyMap(
      parties: partijen.map { ordinal in
        let world = facts.word(.wereld, of: ordinal)
        return PartyMap.Party(
          title: name(ordinal), isOfPeople: world.map { $0 == .leefwereld }, houding: facts.word(.houding, of: ordinal),
          invloed: facts.word(.invloed, of: ordinal))
      })
    let rows = partijen.map { ordinal in
      let said = [Field.mening, .idee, .belang].flatMap { field in
        reader.texts.texts(field, of: at(ordinal)).filter { !$0.trimmed.isEmpty }.map { text -> Phrase in
          field == .belang ? language.choose("Belang: \(text)", "Interest: \(text)") : Phrase(text: "‘\(text.trimmed)’")
        }
      }
      return Table.Row([
        Phrase(text: name(ordinal)), cell(.wereld, of: ordinal), cell(.houding, of: ordinal),
        cell(.invloed, of: ordinal),
        said.isEmpty ? "–" : said.joined(by: Phrase([.lineBreak])),
      ])
    }
    let columns = [
      Table.Column("partij"), Table.Column(language.choose("wereld", "world")), Table.Column("houding"),
      Table.Column("invloed"), Table.Column(language.choose("wat zij zeggen", "what they say")),
    ]
    return figure(
      language.choose("Partijen", "Parties"), partiesSummary, .parties(map), Table(columns, rows))
  }

  private var partiesSummary: Phrase {
    let words = context.partijen.map { facts.word(.houding, of: $0) }
    func count(_ those: [Word]) -> Int { words.filter { $0.map(those.contains) ?? false }.count }
    let (pro, contra) = (count([.voor]), count([.tegen, .kritisch]))
    let rest = words.count - pro - contra
    return language.choose(
      "Voor: \(pro); kritisch of tegen: \(contra); anders of niet bekend: \(rest).",
      "In favour: \(pro); critical or against: \(contra); otherwise or not known: \(rest).")
  }

  /// A picture above the table that holds the same, of which long ones are split.
  func figure(_ title: Phrase, _ summary: Phrase, _ diagram: Diagram, _ table: Table) -> [Block] {
    [.figure(Figure(title, summary, diagram, table, hasOwnTable: true))] + table.split(title, language)
  }

  var assignment: [Block] {
    guard let opdracht = context.opdracht else { return [] }
    var particulars: [Particular] = []
    for (field, label) in [
      (Field.vastgesteld, Text("vastgesteld", "settled")), (.door, Text("door", "by")),
      (.aanleiding, Text("aanleiding", "occasion")), (.voorgeschiedenis, Text("voorgeschiedenis", "history")),
      (.herkomst, Text("herkomst", "origin")), (.stuk, Text("stuk", "document")),
    ] {
      guard let value = value(field, of: opdracht) else {
        if field == .vastgesteld { particulars.append(Particular(label.phrase(language), reader.notKnown)) }
        continue
      }
      particulars.append(Particular(label.phrase(language), value))
    }
    var blocks: [Block] = []
    if let title = texts.title(of: at(opdracht)) { blocks.append(.paragraph(Phrase([.strong(Phrase(text: title))]))) }
    blocks.append(.particulars(particulars))
    let frames = texts.texts(.kaders, of: at(opdracht)).filter { !$0.trimmed.isEmpty }
    if !frames.isEmpty {
      blocks.append(.heading(3, Heading("Kaders")))
      blocks.append(.list(frames.map { ListItem(Phrase(text: $0)) }))
    }
    let changes = facts.children(of: opdracht).filter { facts.kind(of: $0) == .wijziging }
    if !changes.isEmpty {
      blocks.append(.heading(3, Heading(language.choose("Wijzigingen", "Changes"))))
      blocks.append(
        .list(
          changes.map { ordinal in
            let parts = [value(.omdat, of: ordinal), value(.door, of: ordinal), value(.stuk, of: ordinal)]
            return ListItem(
              Phrase([.strong(reader.date(facts.declaration(ordinal).date))]) + ": "
                + parts.compactMap { $0 }.joined(by: " · "))
          }))
    }
    return blocks
  }
}

extension Table {
  /// In parts of a size that can be read and scrolled, each with its title where there is more than one.
  func split(_ title: Phrase, _ language: Language, at limit: Int = 500, level: Int = 3) -> [Block] {
    guard rows.count > limit else { return rows.isEmpty ? [] : [.table(self)] }
    return stride(from: 0, to: rows.count, by: limit).flatMap { start -> [Block] in
      let end = min(start + limit, rows.count)
      let words = language.choose(
        "\(start + 1) tot en met \(end) van \(rows.count)", "\(start + 1) to \(end) of \(rows.count)")
      var part = self
      part.rows = Array(rows[start..<end])
      return [.heading(level, Heading(title, aside: words)), .table(part)]
    }
  }
}
