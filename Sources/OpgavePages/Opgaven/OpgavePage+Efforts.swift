/// What is done for an opgave, when, for how much, and what may go wrong.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension OpgavePage {
  var efforts: [Block] {
    let timeline = self.timeline
    let dated = milestones
    guard !context.inspanningen.isEmpty || !dated.isEmpty else { return [] }
    var blocks: [Block] = []
    if timeline.groups.contains(where: { !$0.rows.isEmpty }) {
      let efforts = Text.counted(
        context.inspanningen.count, "inspanning", "inspanningen", "inspanning", "inspanningen")
      let moments = Text.counted(dated.count, "mijlpaal", "mijlpalen", "mijlpaal", "mijlpalen")
      let running = context.inspanningen.filter { context.status(of: $0) == .lopend }.count
      let hidden = context.inspanningen.filter { facts.period(.looptijd, of: $0) == nil }.count
      var summary: Phrase = language.choose(
        "\(efforts.nl), waarvan nu lopend: \(running); \(moments.nl).",
        "\(efforts.en), running now: \(running); \(moments.en).")
      if hidden > 0 {
        summary += language.choose(
          " Zonder looptijd, en dus niet getekend: \(hidden).", " Without a period, and so not drawn: \(hidden).")
      }
      let rows = timeline.groups.reduce(0) { $0 + $1.rows.count }
      if rows > Timeline.limit {
        summary += language.choose(
          " Getekend: de eerste \(Timeline.limit) van \(rows).", " Drawn: the first \(Timeline.limit) of \(rows).")
      }
      blocks.append(
        .figure(
          Figure(
            language.choose("In de tijd", "In time"), summary, .timeline(timeline), Table([], []), hasOwnTable: true)))
    }
    blocks += effortTable.split("Inspanningen", language)
    if !dated.isEmpty {
      blocks.append(.heading(3, Heading("Mijlpalen")))
      blocks += milestoneTable(dated).split("Mijlpalen", language)
    }
    return blocks
  }

  /// The opgave itself, then its inspanningen, each with what happens on a day.
  var timeline: Timeline {
    var rows = [
      row(context.ordinal, Text("de hele opgave", "the whole opgave")[language], [context.presteren].compactMap { $0 })
    ]
    rows += context.inspanningen.map { ordinal in row(ordinal, name(ordinal), [ordinal]) }
    rows = rows.filter { $0.start != nil || !$0.events.isEmpty }
    return Timeline(groups: rows.isEmpty ? [] : [Timeline.Group(title: "", rows: rows)], today: today)
  }

  private func row(_ ordinal: DeclarationIndex, _ title: String, _ holders: [DeclarationIndex]) -> Timeline.Row {
    let period = facts.period(.looptijd, of: ordinal)
    var events = milestones.filter { milestone in
      facts.declaration(milestone).parent.map(holders.contains) ?? false
    }.compactMap(event)
    if ordinal == context.ordinal {
      events += context.evaluaties.map {
        Timeline.Event(date: $0.date, kind: .evaluation, title: Text("evaluatie", "evaluation")[language])
      }
      events += moments.filter { $0.kind != .besluit }.map(\.event)
    }
    return Timeline.Row(
      title: title, to: nil, start: period?.start.first, end: period?.end?.last,
      state: Timeline.State(facts.word(.status, of: ordinal)), events: events)
  }

  private func event(_ milestone: DeclarationIndex) -> Timeline.Event? {
    guard let date = facts.declaration(milestone).date else { return nil }
    let kind: Timeline.Event.Kind =
      switch facts.word(.soort, of: milestone) {
      case .besluit: .decision
      case .oplevering: .delivery
      default: .phase
      }
    return Timeline.Event(date: date, kind: kind, title: name(milestone))
  }

  /// All mijlpalen, by date.
  var milestones: [DeclarationIndex] {
    context.mijlpalen.sorted {
      (facts.declaration($0).date?.last ?? .max, $0) < (facts.declaration($1).date?.last ?? .max, $1)
    }
  }

  private var effortTable: Table {
    let columns = [
      Table.Column("inspanning"), Table.Column("werkwijze"), Table.Column("status"),
      Table.Column(language.choose("looptijd", "period")), Table.Column("budget", .trailing),
      Table.Column(language.choose("draagt bij aan", "contributes to")),
      Table.Column(language.choose("wie doen mee", "who takes part")),
    ]
    return Table(
      columns,
      context.inspanningen.map { ordinal in
        var title = Phrase(text: name(ordinal))
        if let result = reader.text(.resultaat, of: at(ordinal)) {
          title += Phrase([.lineBreak, .aside(Phrase(text: result))])
        }
        if let first = value(.na, of: ordinal) {
          title += Phrase([.lineBreak, .aside(language.choose("na: ", "after: ") + first)])
        }
        return Table.Row([
          title, cell(.werkwijze, of: ordinal), reader.status(context.status(of: ordinal)),
          cell(.looptijd, of: ordinal),
          cell(.budget, of: ordinal), cell(.draagtBijAan, of: ordinal), cell(.spelers, of: ordinal),
        ])
      })
  }

  private func milestoneTable(_ milestones: [DeclarationIndex]) -> Table {
    let columns = [
      Table.Column(language.choose("datum", "date")), Table.Column("mijlpaal"), Table.Column("soort"),
      Table.Column("orgaan"), Table.Column(language.choose("gedaan", "done")),
      Table.Column(language.choose("waarvan", "of")),
    ]
    return Table(
      columns,
      milestones.map { ordinal in
        let done: Phrase =
          value(.gedaan, of: ordinal)
          ?? (context.isOverdue(ordinal, on: today)
            ? Phrase([.badge(Badge(.caution, Text("had al moeten", "overdue")[language]))]) : "–")
        return Table.Row([
          reader.date(facts.declaration(ordinal).date), Phrase(text: name(ordinal)), cell(.soort, of: ordinal),
          cell(.orgaan, of: ordinal), done,
          context.inspanning(around: ordinal).map { Phrase(text: name($0)) }
            ?? language.choose("de hele opgave", "the whole"),
        ])
      })
  }

  // MARK: Money

  func money(_ children: [Address]) -> [Block] {
    let budget = value(.budget, of: context.ordinal)
    let allotted = Budgets.allotted(facts, context.ordinal)
    let years = context.begrotingen.filter { facts.declaration($0).parent == context.ordinal }
    guard budget != nil || allotted != nil || !context.begrotingen.isEmpty else { return [] }
    var particulars = [Particular("budget", budget ?? reader.notKnown)]
    if let allotted {
      var words = Phrase(text: Amount.text(allotted))
      if let whole = facts.amount(.budget, of: context.ordinal) {
        if let share = Budgets.share(allotted, of: whole) {
          words += language.choose(" (\(String(share))% van het budget)", " (\(String(share))% of the budget)")
        }
        particulars.append(Particular(language.choose("verdeeld over inspanningen", "allotted to inspanningen"), words))
        let (left, overflows) = whole.subtractingReportingOverflow(allotted)
        if !overflows {
          particulars.append(
            Particular(
              left < 0
                ? language.choose("meer dan het budget", "above the budget")
                : language.choose("niet verdeeld over inspanningen", "not allotted to inspanningen"),
              Phrase(text: Amount.text(left < 0 ? -left : left))))
        }
      } else {
        particulars.append(Particular(language.choose("verdeeld over inspanningen", "allotted to inspanningen"), words))
      }
    }
    let below = children.compactMap { child -> Phrase? in
      let cents = texts.repository.facts(child).amount(.budget, of: child.ordinal)
      return cents.map { reader.link(child) + " (\(Amount.text($0)))" }
    }
    if !below.isEmpty {
      particulars.append(
        Particular(language.choose("budget van opgaven hieronder", "budget of opgaven below"), below.joined(by: ", ")))
    }
    return years.isEmpty ? [.particulars(particulars)] : byYear(years, beside: .particulars(particulars))
  }

  private func byYear(_ years: [DeclarationIndex], beside particulars: Block) -> [Block] {
    let sorted = years.sorted {
      (facts.declaration($0).date?.first ?? .max, $0) < (facts.declaration($1).date?.first ?? .max, $1)
    }
    let chart = MoneyChart(
      years: sorted.compactMap { ordinal in
        facts.declaration(ordinal).date.map {
          MoneyChart.Year(
            year: Calendar.date($0.first).year, lasten: facts.amount(.lasten, of: ordinal),
            baten: facts.amount(.baten, of: ordinal))
        }
      })
    let rows = sorted.map { ordinal in
      Table.Row([
        facts.declaration(ordinal).date.map { Phrase(text: $0.text) } ?? reader.notKnown, cell(.lasten, of: ordinal),
        cell(.baten, of: ordinal), cell(.dekking, of: ordinal),
      ])
    }
    let table = Table(
      [
        Table.Column(language.choose("jaar", "year")), Table.Column("lasten", .trailing),
        Table.Column("baten", .trailing),
        Table.Column("dekking"),
      ], rows)
    let total =
      Budgets.sum(of: years, facts).map { Amount.text($0) } ?? Text("niet op te tellen", "not to be added up")[language]
    let all = Set(chart.years.map(\.year)).sorted()
    let span = (all.count > 1 ? [all.first, all.last] : [all.first]).compactMap { $0 }.map { String($0) }
    let summary: Phrase = language.choose(
      "Lasten van \(span.joined(separator: " tot en met ")) samen: \(total).",
      "Lasten of \(span.joined(separator: " to ")) together: \(total).")
    guard chart.years.contains(where: { $0.lasten != nil || $0.baten != nil }) else {
      return [particulars, .table(table)]
    }
    let figure = Figure(language.choose("Per jaar", "By year"), summary, .money(chart), table, hasOwnTable: true)
    return [.columns([[particulars, .table(table)], [.figure(figure)]])]
  }

  // MARK: Risks

  var risks: [Block] {
    let all = context.risicos
    guard !all.isEmpty else { return [] }
    let open = all.filter(context.isOpen)
    let closed = all.filter { !open.contains($0) }
    let matrix = RiskMatrix(
      risks: open.enumerated().map { number, ordinal in
        RiskMatrix.Risk(
          number: number + 1, title: name(ordinal), kans: facts.word(.kans, of: ordinal),
          gevolg: facts.word(.gevolg, of: ordinal))
      })
    let columns = [
      Table.Column("nr", .trailing), Table.Column("risico"), Table.Column("kans"), Table.Column("gevolg"),
      Table.Column("bedrag", .trailing), Table.Column("maatregel"), Table.Column("eigenaar"),
    ]
    let rows = open.enumerated().map { number, ordinal in
      Table.Row([
        "\(number + 1)", Phrase(text: name(ordinal)), cell(.kans, of: ordinal), cell(.gevolg, of: ordinal),
        cell(.bedrag, of: ordinal), cell(.maatregel, of: ordinal), cell(.eigenaar, of: ordinal),
      ])
    }
    var blocks: [Block] = []
    if !open.isEmpty {
      let grave = matrix.risks.filter { RiskMatrix.isGrave($0) }.count
      let summary: Phrase = language.choose(
        "Open: \(open.count), waarvan in het rode vlak (kans en gevolg samen hoog): \(grave). De nummers staan in de tabel.",
        "Open: \(open.count), of which in the red (kans and gevolg high together): \(grave). The numbers are in the table."
      )
      blocks += figure(language.choose("Open risico’s", "Open risks"), summary, .risks(matrix), Table(columns, rows))
    }
    if !closed.isEmpty {
      blocks.append(.heading(3, Heading(language.choose("Niet meer open", "No longer open"))))
      blocks.append(
        .list(
          closed.map { ordinal in
            let day = value(.gesloten, of: ordinal).map { language.choose(", gesloten ", ", closed ") + $0 } ?? ""
            return ListItem(Phrase(text: name(ordinal)) + day)
          }))
    }
    return blocks
  }
}

extension Timeline.State {
  init(_ status: Word?) {
    switch status {
    case .afgerond, .gestopt: self = .done
    case .stilgelegd: self = .paused
    case .uitvoering, .lopend: self = .running
    default: self = .planned
    }
  }
}
