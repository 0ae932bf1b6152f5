/// What an opgave is to bring about: its doelen and baten with their indicators, and which effort serves which.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension OpgavePage {
  var goals: [Block] {
    let all = context.doelen.map(goal) + context.baten.map(benefit)
    // Beside each other what has one picture; what has more needs the whole width.
    let isSlim = (context.doelen + context.baten).allSatisfy { indicators(of: $0).count < 2 }
    var blocks = isSlim && all.count > 1 ? [.columns(all)] : all.flatMap { $0 }
    let own = context.indicatoren.filter { facts.declaration($0).parent == context.presteren }
    if !own.isEmpty {
      if !blocks.isEmpty { blocks.append(.heading(3, Heading(language.choose("Van het geheel", "Of the whole")))) }
      blocks += beside(own)
    }
    if blocks.isEmpty { return [] }
    return blocks + network
  }

  private func indicators(of ordinal: DeclarationIndex) -> [DeclarationIndex] {
    facts.children(of: ordinal).filter { facts.kind(of: $0) == .indicator }
  }

  private func goal(_ doel: DeclarationIndex) -> [Block] {
    let number = reader.text(.nummer, of: at(doel)).map { "\($0) " } ?? ""
    var blocks: [Block] = [.heading(3, Heading(Phrase(text: number + name(doel)), aside: reader.word("doel")))]
    blocks += reader.paragraphs(.toelichting, of: at(doel))
    let indicators = indicators(of: doel)
    if indicators.isEmpty {
      blocks.append(
        .paragraph(language.choose("Hier hoort nog geen indicator bij.", "No indicator goes with this yet.")))
    }
    return blocks + beside(indicators)
  }

  private func benefit(_ baat: DeclarationIndex) -> [Block] {
    let parts: [(Text, Phrase?)] = [
      (Text("eigenaar", "owner"), value(.eigenaar, of: baat)),
      (Text("volgt uit", "follows from"), value(.volgtUit, of: baat)),
      (Text("verwacht vanaf", "expected from"), value(.verwachtVanaf, of: baat)),
    ]
    let particulars = parts.compactMap { label, value in value.map { Particular(label.phrase(language), $0) } }
    return [.heading(3, Heading(Phrase(text: name(baat)), aside: reader.word("baat")))]
      + (particulars.isEmpty ? [] : [.particulars(particulars)]) + beside(indicators(of: baat))
  }

  /// Two beside each other, where there is room.
  private func beside(_ indicators: [DeclarationIndex]) -> [Block] {
    indicators.count < 2 ? indicators.flatMap(indicator) : [.columns(indicators.map(indicator))]
  }

  private func indicator(_ ordinal: DeclarationIndex) -> [Block] {
    let course = Course(facts, ordinal)
    let chart = IndicatorChart(
      start: course.start, targets: course.targets.map(\.measurement),
      measurements: course.measurements.map(\.measurement),
      today: today)
    let state = context.state(of: course)
    var title = Phrase(text: name(ordinal))
    if let unit = reader.text(.eenheid, of: at(ordinal)) { title += Phrase([.aside(Phrase(text: ", \(unit)"))]) }
    var summary = reader.course(state) + " " + account(of: course)
    if let source = value(.bron, of: ordinal) { summary += language.choose(" Bron: ", " Source: ") + source + "." }
    for field in [Field.nulmeting, .streefwaarde, .metingen] where facts.isUnknown(field, of: ordinal) {
      summary += " \(field.spelling): " + reader.unreadable(field, of: ordinal, in: context.file)
    }
    let table = table(of: course)
    guard !chart.isEmpty else {
      return [.paragraph(Phrase([.strong(title)]) + " " + summary)] + (table.rows.isEmpty ? [] : [.table(table)])
    }
    return [.figure(Figure(title, summary, .indicator(chart), table))]
  }

  /// Where it started, where it is and where it is to go, in a sentence.
  private func account(of course: Course) -> Phrase {
    func said(_ measurement: Measurement) -> String {
      let day = measurement.date.map { " (\(DayText.text($0, language)))" } ?? ""
      return
        (measurement.quantity == nil ? Text("niet bekend", "not known")[language] : measurement.shownQuantity(language))
        + day
    }
    var parts: [String] = []
    if let start = course.start {
      parts.append("nulmeting \(said(start))")
    }
    if let last = course.lastKnown {
      parts.append(Text("laatst gemeten \(said(last))", "last measured \(said(last))")[language])
      // What is not known comes after it.
      if let later = course.last, later != last {
        parts.append(Text("daarna \(said(later))", "after that \(said(later))")[language])
      }
    } else {
      parts.append(Text("nog niet gemeten", "not measured yet")[language])
    }
    if let target = course.target {
      parts.append(Text("streefwaarde \(said(target))", "target \(said(target))")[language])
    } else if course.richting != .handhaven {
      parts.append(Text("geen streefwaarde bekend", "no target known")[language])
    }
    let sentence = parts.joined(separator: "; ")
    return Phrase(text: sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
  }

  private func table(of course: Course) -> Table {
    func row(_ kind: Text, _ measurement: Measurement) -> Table.Row {
      Table.Row([
        measurement.date.map { Phrase(text: DayText.text($0, language)) } ?? language.choose("zonder datum", "undated"),
        kind.phrase(language),
        Phrase(text: measurement.quantity == nil ? Word.onbekend.spelling : measurement.shownQuantity(language)),
      ])
    }
    let rows =
      [course.start].compactMap { $0 }.map { row(Text("nulmeting", "nulmeting"), $0) }
      + course.measurements.map { row(Text("meting", "meting"), $0.measurement) }
      + course.targets.map { row(Text("streefwaarde", "streefwaarde"), $0.measurement) }
    return Table(
      [
        Table.Column(language.choose("datum", "date")), Table.Column(language.choose("wat", "what")),
        Table.Column(language.choose("waarde", "value"), .trailing),
      ], rows)
  }

  // MARK: What serves what

  private var network: [Block] {
    guard let picture = OpgaveNetwork(self), !picture.network.edges.isEmpty else { return [] }
    let table = picture.table(language)
    let shown = picture.network.limited(to: Timeline.limit)
    var summary: Phrase = language.choose(
      "Van inspanningen naar doelen, en van doelen naar baten.",
      "From inspanningen to doelen, and from doelen to baten.")
    if shown.nodes.count < picture.network.nodes.count { summary += " " + shown.told(of: picture.network, language) }
    return [
      .figure(
        Figure(language.choose("Wat waaraan bijdraagt", "What contributes to what"), summary, .network(shown), table))
    ]
  }
}

/// Which effort of an opgave serves which goal, and which benefit follows.
package struct OpgaveNetwork {
  package private(set) var network = Network()

  /// `nil` where there is nothing to draw.
  package init?(_ page: OpgavePage) {
    let (context, facts) = (page.context, page.facts)
    let shown = context.inspanningen + context.doelen + context.baten
    guard !shown.isEmpty else { return nil }
    var places: [Address: Int] = [:]
    for ordinal in shown {
      let kind = facts.kind(of: ordinal)
      places[page.at(ordinal)] = network.nodes.count
      network.nodes.append(
        Network.Node(
          title: page.name(ordinal), detail: kind.keyword,
          look: kind == .doel ? .goal : kind == .baat ? .benefit : .effort, to: nil,
          name: "\(kind.keyword) \(facts.declaration(ordinal).name >= 0 ? facts.name(of: ordinal) : "")"))
    }
    func join(_ field: Field, _ ordinals: [DeclarationIndex], isTurned: Bool) {
      for ordinal in ordinals {
        guard let one = places[page.at(ordinal)] else { continue }
        for (_, target) in context.file.targets(field, of: ordinal) {
          guard let other = places[target] else { continue }
          network.edges.append(isTurned ? Network.Edge(other, one) : Network.Edge(one, other))
        }
      }
    }
    join(.draagtBijAan, context.inspanningen, isTurned: false)
    join(.volgtUit, context.baten, isTurned: true)
  }

  func table(_ language: Language) -> Table { network.table(Text("van", "from"), Text("naar", "to"), language) }
}

extension Network {
  /// What leads to what, a row each.
  func table(_ from: Text, _ to: Text, _ language: Language) -> Table {
    Table(
      [Table.Column(from.phrase(language)), Table.Column(to.phrase(language))],
      edges.map { edge in
        Table.Row(
          [edge.from, edge.to].map { place in
            let node = nodes[place]
            let words = Phrase(text: node.title)
            return node.to.map { Phrase([.link(words, to: $0)]) } ?? words
          })
      })
  }
}
