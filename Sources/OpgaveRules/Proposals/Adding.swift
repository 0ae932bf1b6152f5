/// What is missed comes: fields and blocks with the places that only a person fills.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Proposals {
  /// Fields that are missed, one for each thing that may stand there.
  static func fields(_ fields: Field...) -> Proposal {
    { finding, context in
      guard let home = context.home(of: finding) else { return [] }
      let facts = context.facts
      let missed = fields.filter { facts.find($0, of: home) == nil && context.allows($0, in: home) }
      guard let first = missed.first, let spec = Vocabulary.spec(first, in: facts.kind(of: home)) else { return [] }
      if missed.count > 1 {
        let items = missed.map { SourceItem.field($0, .text(.fixed(HeldPlace.blank.nl))) }
        return context.adding(items, in: home).map { [$0] } ?? []
      }
      return context.values(of: spec, home).prefix(5).compactMap { context.adding([.field(first, $0)], in: home) }
    }
  }

  /// A block with its places, where it belongs in the opgave or organisation around the finding.
  static func block(_ kind: Kind, with field: Field? = nil, _ word: Word? = nil) -> Proposal {
    { finding, context in
      guard let home = context.home(of: finding) else { return [] }
      let names = context.nameable(home)
      var item = Beginning.block(kind, names, today: context.surroundings.peildatum, .nl, asks: false)
      if let field, let word { item = item.setting(field, .spelled(word)) }
      return context.adding(item, kind, near: home).map { [$0] } ?? []
    }
  }

  /// An evaluatie of what was not evaluated: the opgave, or one of its inspanningen.
  static let evaluatie: Proposal = { finding, context in
    guard let home = context.home(of: finding) else { return [] }
    let facts = context.facts
    var item = Beginning.block(
      .evaluatie, context.nameable(home), today: context.surroundings.peildatum, .nl, asks: false)
    let around = context.around(home)
    let named = facts.find(.inspanning, of: home).flatMap { facts.values(of: $0).first }
    // Of what it is one nobody can read.
    if named == nil, facts.has(.inspanning, of: home) { return [] }
    let tried =
      named.flatMap { facts.reference($0).last.map(facts.names.text) }
      ?? around.first { facts.kind(of: $0) == .inspanning }.map(facts.name)
    if let tried {
      let ordinal = context.inspanningen(facts.root(of: home))[tried]
      if let werkwijze = ordinal.flatMap({ facts.word(.werkwijze, of: $0) }) {
        item = item.setting(.werkwijze, .spelled(werkwijze))
      }
      item = item.preceded(by: .field(.inspanning, .name(tried)))
    }
    return context.adding(item, .evaluatie, near: facts.root(of: home)).map { [$0] } ?? []
  }

  /// Of an improvisatie: an evaluatie where it goes on for long, no target where it has one.
  static let evaluatieOrNoTarget: Proposal = { finding, context in
    finding.aspect == .target ? removal(finding, context) : evaluatie(finding, context)
  }

  /// Of a bestuursproces: no contract where it has one, what follows where it has ended.
  static let contractOrNext: Proposal = { finding, context in
    guard finding.arguments[.aspect] != .aspect(.contract) else { return removal(finding, context) }
    guard let home = context.home(of: finding) else { return [] }
    let root = context.facts.root(of: home)
    guard context.facts.find(.vervolg, of: root) == nil,
      let spec = Vocabulary.spec(.vervolg, in: context.facts.kind(of: root))
    else { return [] }
    return context.values(of: spec, root).prefix(5).compactMap { context.adding([.field(.vervolg, $0)], in: root) }
  }

  static let missingBlocks: Proposal = { finding, context in
    var fixes: [Fix] = []
    for (word, kind) in [("inspanningen", Kind.inspanning), ("doelen", .doel)]
    where finding.names(.missing).contains(word) {
      fixes += block(kind)(finding, context)
    }
    return fixes
  }

  /// An inspanning for the doel that nobody works on.
  static let inspanning: Proposal = { finding, context in
    guard let home = context.home(of: finding), !context.facts.name(of: home).isEmpty else { return [] }
    var names = context.nameable(home)
    names.inside[.doel] = [context.facts.name(of: home)]
    names.inside[.baat] = []
    let item = Beginning.block(.inspanning, names, today: context.surroundings.peildatum, .nl, asks: false)
    return context.adding(item, .inspanning, near: context.facts.root(of: home)).map { [$0] } ?? []
  }

  /// Another werkwijze from today on.
  static let nextWerkwijze: Proposal = { finding, context in
    guard let home = context.home(of: finding) else { return [] }
    let (facts, today) = (context.facts, context.surroundings.peildatum)
    let root = facts.root(of: home)
    let inForce = (root..<facts.end(of: root)).last { ordinal in
      guard facts.kind(of: ordinal) == .werkwijze, let period = facts.period(.periode, of: ordinal) else {
        return false
      }
      return period.start.first <= today && period.end.map { $0.last >= today } ?? true
    }
    guard let inForce, let word = facts.declaration(inForce).word,
      let change = NextWerkwijze(of: inForce, context.tree, facts, context.places, today: today, context.format)
    else { return [] }
    return WordSet.werkwijze.words.filter { $0 != word }.compactMap { next in
      let edits = change.edits(next, .nl)
      return edits.isEmpty ? nil : Fix(change.title(next), .personal, [context.file: edits])
    }
  }

  static let secondInspanning: Proposal = { finding, context in
    guard case .aspects(let reasons)? = finding.arguments[.reasons], reasons.contains(.oneInspanning) else { return [] }
    return block(.inspanning)(finding, context)
  }

  /// An end for a werkwijze that is to have one.
  static let lasting: Proposal = { finding, context in
    guard case .part(.name(let ordinal)) = finding.place, let word = context.facts.declaration(ordinal).word,
      case .aspects(let reasons)? = finding.arguments[.reasons], reasons.contains(.endless),
      let period = context.facts.period(.periode, of: ordinal), period.end == nil,
      let value = context.facts.valuePlace(.periode, of: ordinal),
      let last = Beginning.lastDay(of: word, from: max(period.start.first, context.surroundings.peildatum))
    else { return [] }
    let (range, day) = (context.places.range(value, context.facts), Calendar.text(last))
    guard context.tree.text(range).hasSuffix("..") else { return [] }
    return [
      Fix(
        Text("Laat hem tot \(day) lopen", "Let it last until \(day)"), .personal,
        [context.file: [TextEdit(range.upperBound..<range.upperBound, " " + day)]])
    ]
  }

  /// Partijen that take part in nothing take part in an inspanning.
  static let taking: Proposal = { finding, context in
    guard let home = context.home(of: finding) else { return [] }
    let (facts, root) = (context.facts, context.facts.root(of: home))
    let names = finding.names(.each).prefix(6)
    let inspanningen = (root..<facts.end(of: root)).filter {
      facts.kind(of: $0) == .inspanning && !facts.name(of: $0).isEmpty
    }
    guard !names.isEmpty, inspanningen.count <= 4 else { return [] }
    return inspanningen.compactMap { inspanning in
      let called = facts.name(of: inspanning)
      let list = Enumeration.and(Array(names))
      let title = Text("Laat \(list.nl) meedoen aan ‘\(called)’", "Let \(list.en) take part in ‘\(called)’")
      guard let field = facts.find(.spelers, of: inspanning), let last = facts.values(of: field).last else {
        return context.adding([.field(.spelers, .name(names.joined(separator: ", ")))], in: inspanning, title)
      }
      let end = context.places.range(.value(last), facts).upperBound
      let more = names.map { ", " + $0 }.joined()
      return Fix(title, .personal, [context.file: [TextEdit(end..<end, more)]])
    }
  }

  /// A portfolio for an organisation that has none.
  static let newPortfolio: Proposal = { finding, context in
    guard let home = context.home(of: finding) else { return [] }
    let (facts, root) = (context.facts, context.facts.root(of: home))
    guard let organisation = context.organisation(of: root), context.known(.portfolio, root).isEmpty,
      facts.find(.portfolio, of: root) == nil, let there = context.context(of: organisation.file),
      let owner = facts.organisationName(of: root).map(facts.names.text),
      let own = context.adding([.field(.portfolio, .name(Beginning.firstPortfolio))], in: root)?.edits[context.file]
    else { return [] }
    let portfolio = Beginning.portfolio(of: owner, manager: finding.text(.name), .nl)
    let added = there.tree.appending(SourceWriter.lines([portfolio], there.format))
    var edits = [context.file: own]
    edits[there.file, default: []].append(added)
    return [Fix(Text("Begin een portfolio ‘alles’", "Start a portfolio ‘alles’"), .personal, edits)]
  }

  /// What an indicator lacks to be measured by; a number that nobody knows is not made up.
  static let measurable: Proposal = { finding, context in
    guard let home = context.home(of: finding) else { return [] }
    if finding.fields(.missing).isEmpty { return dated(home, context) }
    let items = finding.fields(.missing).map { field -> SourceItem in
      switch field {
      case .nulmeting, .streefwaarde: .field(field, .spelled(.onbekend))
      default: .field(field, .text(.fixed(HeldPlace.blank.nl)))
      }
    }
    return context.adding(items, in: home).map { [$0] } ?? []
  }

  /// A day for the last target, where that is the only one without.
  private static func dated(_ home: DeclarationIndex, _ context: FixContext) -> [Fix] {
    let facts = context.facts
    guard let field = facts.find(.streefwaarde, of: home), let value = facts.values(of: field).last,
      case .measurement(let last) = facts.value(value), last.quantity != nil, last.date == nil
    else { return [] }
    let end: Int32? = if case .on(let span) = facts.end(.looptijd, of: facts.root(of: home)) { span.last } else { nil }
    let day = end ?? Calendar.adding(months: 24, to: context.surroundings.peildatum)
    // Each target comes after the one that is written before it.
    let isAfterAll = facts.values(of: field).dropLast().allSatisfy { earlier in
      guard case .measurement(let target) = facts.value(earlier), let date = target.date else { return false }
      return date.last < day
    }
    guard isAfterAll else { return [] }
    let place = context.places.range(.value(value), facts).upperBound
    let edit = TextEdit(place..<place, " op " + Calendar.text(day))
    return [Fix(Text("Zet er een datum bij", "Add a date"), .personal, [context.file: [edit]])]
  }
}

extension SourceItem {
  /// The same declaration with a field before the others.
  fileprivate func preceded(by item: SourceItem) -> SourceItem {
    guard case .declaration(var declaration) = self else { return self }
    declaration.items.insert(item, at: 0)
    return .declaration(declaration)
  }

  /// The same declaration with another value in a field.
  fileprivate func setting(_ field: Field, _ value: SourceValue) -> SourceItem {
    guard case .declaration(var declaration) = self else { return self }
    declaration.items = declaration.items.map { item in
      if case .field(field.spelling, _) = item { return .field(field, value) }
      return item
    }
    return .declaration(declaration)
  }
}
