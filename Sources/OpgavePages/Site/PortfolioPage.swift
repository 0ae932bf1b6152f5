/// A portfolio: its opgaven side by side, its money, and who waits for what.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension SitePages {
  func portfolio(_ place: ShownPlace) -> Page {
    let (reader, repository, relations) = (readers[place.repository], place.repository, relations[place.repository])
    let file = FileContext(reader.texts.whole, file: place.address.file)
    let ordinal = place.address.ordinal
    let own = relations.members[place.address] ?? []
    let rows = ordered(own, in: repository)
    var particulars: [Particular] = []
    for (field, label) in [
      (Field.organisatie, Text("organisatie", "organisatie")),
      (.portfoliomanager, Text("portfoliomanager", "portfoliomanager")),
      (.deelVan, Text("deel van", "part of")), (.ambitie, Text("ambitie", "ambition")),
    ] {
      if let value = reader.value(field, of: ordinal, in: file) {
        particulars.append(Particular(label.phrase(language), value))
      }
    }
    let inner = relations.inner[place.address] ?? []
    if !inner.isEmpty {
      particulars.append(Particular(language.choose("omvat", "contains"), inner.map(reader.link).joined(by: ", ")))
    }
    particulars += money(place)
    var blocks: [Block] = [.particulars(particulars)]
    if rows.isEmpty {
      blocks.append(
        .paragraph(
          inner.isEmpty
            ? language.choose("In dit portfolio staan geen opgaven.", "No opgaven stand in this portfolio.")
            : language.choose(
              "De opgaven staan in de portfolio’s hieronder.", "The opgaven stand in the portfolios below.")))
    } else {
      let title = language.choose("De opgaven", "The opgaven")
      blocks.append(.section(Section("opgaven", Heading(title), tables(rows, title, under: 2))))
    }
    let time = timeline([Group(title: "", place: nil, rows: rows)], repository)
    if !time.isEmpty {
      blocks.append(.section(Section("tijd", Heading(language.choose("In de tijd", "In time")), time)))
    }
    if let waiting = dependencies(own, in: repository) {
      blocks.append(
        .section(Section("samenhang", Heading(language.choose("Wie op wie wacht", "Who waits for whom")), [waiting])))
    }
    return Page(title: Heading(Phrase(text: reader.name(place.address)), aside: "portfolio"), blocks)
  }

  /// The budget, what its opgaven have of it, and what is left.
  private func money(_ place: ShownPlace) -> [Particular] {
    let reader = readers[place.repository]
    let money = PortfolioMoney(place.address, reader.texts.repository, relations[place.repository])
    let file = FileContext(reader.texts.whole, file: place.address.file)
    var particulars = [
      Particular("budget", reader.value(.budget, of: place.address.ordinal, in: file) ?? reader.notKnown)
    ]
    func add(_ label: Text, _ value: Phrase) { particulars.append(Particular(label.phrase(language), value)) }
    let opgaven = Text("aan opgaven", "to opgaven")
    // Where each can be read they are more than there are numbers for.
    let unreadable =
      money.unreadable.map { address -> Phrase in
        let which = reader.name(address)
        return language.choose(
          "niet op te tellen: het budget van ‘\(which)’ is niet te lezen",
          "cannot be added up: the budget of ‘\(which)’ cannot be read")
      } ?? language.choose("niet op te tellen", "cannot be added up")
    add(opgaven, money.given.map { Phrase(text: Amount.text($0)) } ?? unreadable)
    if !money.inside.isEmpty {
      add(
        Text("niet meegeteld", "not counted"),
        language.choose("wat deel is van een andere opgave: ", "what is part of another opgave: ")
          + money.inside.map { address in
            let cents = reader.texts.repository.facts(address).amount(.budget, of: address.ordinal)
            return reader.link(address) + (cents.map { Phrase(text: " (\(Amount.text($0)))") } ?? "")
          }.joined(by: ", "))
    }
    if !money.withoutBudget.isEmpty {
      add(
        Text("zonder budget", "without a budget"),
        money.withoutBudget.prefix(20).map(reader.link).joined(by: ", ")
          + (money.withoutBudget.count > 20
            ? language.choose(
              " en nog \(money.withoutBudget.count - 20)", " and \(money.withoutBudget.count - 20) more") : ""))
    }
    if money.nested == nil || money.nested ?? 0 > 0 {
      add(
        Text("aan portfolio’s hieronder", "to portfolios below"),
        money.nested.map { Phrase(text: Amount.text($0)) } ?? unreadable)
    }
    if let left = money.left {
      add(
        left < 0 ? Text("meer dan het budget", "above the budget") : Text("nog niet toegekend", "not given yet"),
        // What states no budget may still ask for some.
        (left > 0 && !money.withoutBudget.isEmpty ? language.choose("hooguit ", "at most ") : "")
          + Phrase([.strong(Phrase(text: Amount.text(left < 0 ? -left : left)))]))
    }
    return particulars
  }

  /// What waits for what; at most as many as a picture takes, the table has all.
  func dependencies(_ opgaven: [Address], in repository: Int) -> Block? {
    let graph = DependencyGraph(readers[repository], opgaven)
    guard !graph.network.edges.isEmpty else { return nil }
    let shown = graph.network.limited(to: Timeline.limit)
    var summary: Phrase = language.choose("Een pijl wijst naar wat wacht.", "An arrow points to what waits.")
    if shown.edges.count < graph.network.edges.count { summary += " " + shown.told(of: graph.network, language) }
    return .figure(
      Figure(
        language.choose("Afhankelijkheden", "Dependencies"), summary, .network(shown),
        graph.network.table(Text("eerst", "first"), Text("dan", "then"), language)))
  }
}

/// Opgaven, and what waits for what: `hangt-af-van` of an opgave, `na` of an inspanning.
package struct DependencyGraph {
  package private(set) var network = Network()

  /// - Parameter opgaven: those of which is asked; what they wait for comes with them.
  package init(_ reader: PageReader, _ opgaven: [Address]) {
    let repository = reader.texts.repository
    var places: [Address: Int] = [:]
    func node(_ address: Address) -> Int {
      if let place = places[address] { return place }
      places[address] = network.nodes.count
      let facts = repository.facts(address)
      let name = facts.declaration(address.ordinal).name >= 0 ? facts.name(of: address.ordinal) : ""
      network.nodes.append(
        Network.Node(
          title: reader.name(address), detail: facts.word(.status, of: address.ordinal)?.spelling ?? "", look: .node,
          to: reader.destination(address), name: name))
      return network.nodes.count - 1
    }
    var known: Set<Network.Edge> = []
    // Once for all that stand in one file.
    var files: [FileIndex: FileContext] = [:]
    for address in opgaven {
      let file = files[address.file] ?? FileContext(reader.texts.whole, file: address.file)
      files[address.file] = file
      let context = OpgaveContext(file, address.ordinal)
      let waits = [(address.ordinal, Field.hangtAfVan)] + context.inspanningen.map { ($0, .na) }
      for (ordinal, field) in waits {
        for (_, target) in file.targets(field, of: ordinal) {
          let facts = repository.facts(target)
          let root = Address(file: target.file, ordinal: facts.root(of: target.ordinal))
          // What waits for something of its own is no matter between opgaven.
          if root == address || facts.kind(of: root.ordinal) != .opgave { continue }
          let edge = Network.Edge(node(root), node(address))
          if known.insert(edge).inserted { network.edges.append(edge) }
        }
      }
    }
  }
}

extension Network {
  /// How much of a whole it shows.
  func told(of all: Network, _ language: Language) -> Phrase {
    let (shown, whole) = (edges.count, all.edges.count)
    return language.choose(
      "Hier \(shown) van \(whole) pijlen; de tabel heeft ze alle.",
      "Here \(shown) of \(whole) arrows; the table has them all.")
  }

  /// The part of it that a picture takes: the things with the most ties.
  package func limited(to count: Int) -> Network {
    guard nodes.count > count else { return self }
    var ties = [Int](repeating: 0, count: nodes.count)
    for edge in edges {
      ties[edge.from] += 1
      ties[edge.to] += 1
    }
    let kept = nodes.indices.sorted { (ties[$1], $0) < (ties[$0], $1) }.prefix(count).sorted()
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($0.element, $0.offset) })
    return Network(
      nodes: kept.map { nodes[$0] },
      edges: edges.compactMap { edge in
        guard let from = places[edge.from], let to = places[edge.to] else { return nil }
        return Edge(from, to)
      })
  }
}
