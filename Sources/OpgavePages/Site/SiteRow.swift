/// What pages over many opgaven show of each, gathered while its own page is made, so that no text is read twice.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

struct SiteRow: Sendable {
  var place: ShownPlace
  var title: String
  var status: Word?
  var werkwijze: Word?
  var courses: [CourseState]
  /// The indicators that are behind or were missed, each with where it is and where it is to be.
  var lagging: [String]
  /// The latest voortgang of the whole.
  var colors: [(field: Field, word: Word)]
  /// Of that voortgang, with its day.
  var colorsDay: Int32?
  /// In cents.
  var budget: Int128?
  var hasUnreadableBudget: Bool
  var allotted: Int128?
  var timeline: Timeline.Row
  var moments: [Moment]
  var actions: [Action]
  var roles: [(role: Field, holder: Address, isVacant: Bool)]
  /// Inspanningen and open risico's that somebody owns.
  var owned: [(words: String, holder: Address)]
  var organisation: Address?
  /// How many findings there are, by how grave they are; none where they are left out.
  var findings: [Severity: Int]
  /// The codes of the rules that find something.
  var rules: Set<UInt16>
  var isDamaged: Bool
  var isActive: Bool

  /// A decision or an evaluation that is to come, or should have been.
  struct Moment: Sendable {
    enum Kind: Sendable { case besluit, besluitmoment, evaluatie }
    var kind: Kind
    var date: DateSpan
    var title: String
    var orgaan: Address?
    var stuk: Phrase?
    var isOverdue: Bool

    var event: Timeline.Event {
      Timeline.Event(date: date, kind: kind == .evaluatie ? .evaluation : .decision, title: title)
    }
  }

  /// Something that somebody is to do.
  struct Action: Sendable {
    enum Kind: Sendable { case actie, mijlpaal, evaluatie }
    var kind: Kind
    var date: DateSpan?
    var title: String
    /// Who is asked; `nil` where nobody is named.
    var holder: Address?
    var isOverdue: Bool
  }

  var isOver: Bool { status == .afgerond || status == .gestopt }

  /// - Parameter findings: of its file; `nil` where they are left out.
  init(_ page: OpgavePage, _ findings: [PlacedFinding]?) {
    let (context, facts) = (page.context, page.facts)
    place = ShownPlace(page.reader.repository, page.address)
    title = page.reader.name(page.address)
    (status, werkwijze, courses) = (context.status, context.werkwijze, context.courseStates)
    lagging = zip(context.indicatoren, context.courses).compactMap { ordinal, course in
      guard [.behind, .missed].contains(context.state(of: course)) else { return nil }
      let (now, wanted) = (
        course.lastKnown?.shownQuantity(page.language) ?? "?", course.target?.shownQuantity(page.language) ?? "?"
      )
      return "\(page.name(ordinal)) \(now), \(Text("streefwaarde", "target")[page.language]) \(wanted)"
    }
    isDamaged = context.isDamaged
    isActive = context.isActive
    budget = facts.amount(.budget, of: context.ordinal)
    hasUnreadableBudget = facts.isUnknown(.budget, of: context.ordinal)
    allotted = Budgets.allotted(facts, context.ordinal)
    let whole = context.presteren.flatMap { context.latestVoortgangen[$0] ?? nil }
    colors =
      whole.map { latest in
        [Field.inhoud, .tijd, .geld].compactMap { field in facts.word(field, of: latest).map { (field, $0) } }
      } ?? []
    colorsDay = whole.flatMap { facts.declaration($0).date?.last }
    let period = facts.period(.looptijd, of: context.ordinal)
    timeline = Timeline.Row(
      title: title, to: page.reader.destination(page.address), start: period?.start.first, end: period?.end?.last,
      state: Timeline.State(status))
    moments = SiteRow.moments(page)
    actions = SiteRow.actions(page)
    timeline.events = moments.map(\.event)
    roles = Field.roles.flatMap { role in
      context.sturen.map { sturen in
        context.file.targets(role, of: sturen).map { (role, $0.address, page.isVacant($0.address)) }
      } ?? []
    }
    organisation = context.file.target(.organisatie, of: context.ordinal)
    let inspanningen = context.inspanningen.filter { !context.mayBeOver($0) }
    owned = (inspanningen + context.risicos.filter(context.isOpen)).compactMap { ordinal in
      let kind = facts.kind(of: ordinal).keyword
      return context.file.target(.eigenaar, of: ordinal).map {
        (
          Text("eigenaar van \(kind) ‘\(page.name(ordinal))’", "owner of \(kind) ‘\(page.name(ordinal))’")[
            page.language], $0
        )
      }
    }
    let own = findings.map(page.own) ?? []
    self.findings = Dictionary(grouping: own, by: \.finding.severity).mapValues(\.count)
    rules = Set(own.map(\.finding.rule))
  }

  static func moments(_ page: OpgavePage) -> [Moment] {
    let (context, facts, today) = (page.context, page.facts, page.today)
    guard !context.mayBeOver else { return [] }
    var moments: [Moment] = []
    for ordinal in context.mijlpalen where facts.word(.soort, of: ordinal) == .besluit {
      guard let date = facts.declaration(ordinal).date, !facts.has(.gedaan, of: ordinal) else { continue }
      if let inspanning = context.inspanning(around: ordinal), context.mayBeOver(inspanning) { continue }
      moments.append(
        Moment(
          kind: .besluit, date: date, title: page.name(ordinal), orgaan: context.file.target(.orgaan, of: ordinal),
          stuk: page.value(.stuk, of: ordinal), isOverdue: date.last < today))
    }
    for ordinal in context.werkwijzen {
      guard let date = facts.date(.besluitmoment, of: ordinal), date.last >= today else { continue }
      let word = facts.declaration(ordinal).word?.spelling ?? ""
      moments.append(
        Moment(
          kind: .besluitmoment, date: date, title: "besluitmoment \(word)".trimmed, orgaan: nil, stuk: nil,
          isOverdue: false))
    }
    return moments + evaluations(page)
  }

  /// What was agreed to be evaluated next: the opgave, and each of its inspanningen.
  private static func evaluations(_ page: OpgavePage) -> [Moment] {
    let (context, facts, today) = (page.context, page.facts, page.today)
    func next(_ last: (ordinal: DeclarationIndex, date: DateSpan)?, _ title: String) -> Moment? {
      guard let last, let date = facts.date(.volgende, of: last.ordinal) else { return nil }
      return Moment(
        kind: .evaluatie, date: date, title: title, orgaan: nil, stuk: nil,
        isOverdue: date.last < today && context.isActive)
    }
    let whole = next(
      context.lastEvaluatie, Text("evaluatie van de werkwijze", "evaluation of the werkwijze")[page.language])
    let inner = context.inspanningen.compactMap { inspanning -> Moment? in
      if context.mayBeOver(inspanning) { return nil }
      let name = page.name(inspanning)
      return next(
        context.lastEvaluatie(of: inspanning), Text("evaluatie van ‘\(name)’", "evaluation of ‘\(name)’")[page.language]
      )
    }
    return [whole].compactMap { $0 } + inner
  }

  private static func actions(_ page: OpgavePage) -> [Action] {
    let (context, facts, today) = (page.context, page.facts, page.today)
    var actions: [Action] = []
    for ordinal in context.leren.map({ facts.children(of: $0) }).map(Array.init) ?? []
    where facts.kind(of: ordinal) == .reflectie && facts.has(.actie, of: ordinal) && !facts.has(.gedaan, of: ordinal) {
      let date = facts.date(.uiterlijk, of: ordinal)
      actions.append(
        Action(
          kind: .actie, date: date, title: page.reader.text(.actie, of: page.at(ordinal)) ?? "",
          holder: context.file.target(.actiehouder, of: ordinal), isOverdue: date.map { $0.last < today } ?? false))
    }
    let manager = context.sturen.flatMap { context.file.target(.opgavemanager, of: $0) }
    for ordinal in context.mijlpalen where context.isOverdue(ordinal, on: today) {
      let owner = context.inspanning(around: ordinal).flatMap { context.file.target(.eigenaar, of: $0) }
      actions.append(
        Action(
          kind: .mijlpaal, date: facts.declaration(ordinal).date, title: page.name(ordinal), holder: owner ?? manager,
          isOverdue: true))
    }
    for next in evaluations(page) where next.isOverdue {
      actions.append(Action(kind: .evaluatie, date: next.date, title: next.title, holder: manager, isOverdue: true))
    }
    return actions
  }
}
