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
  var moments: [OpgavePage.Moment]
  var actions: [OpgavePage.Action]
  /// The decisions of which no day can be read.
  var undated: [String]
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
        course.until(page.today).lastKnown?.shownQuantity(page.language) ?? "?",
        course.target?.shownQuantity(page.language) ?? "?"
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
    (moments, actions, undated) = (page.moments, page.actions, page.undatedDecisions)
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
}
