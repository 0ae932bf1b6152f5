/// What is to come of an opgave and what should have been: the one measure of what is late, for pages, lists, figures and calendars.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

extension OpgavePage {
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
    enum Kind: String, Sendable { case actie, mijlpaal, evaluatie }
    var kind: Kind
    var date: DateSpan?
    var title: String
    /// Who is asked; `nil` where nobody is named.
    var holder: Address?
    var isOverdue: Bool
  }

  /// An evaluation that was agreed upon: of the whole, or of an inspanning.
  struct Evaluation {
    var inspanning: DeclarationIndex?
    var date: DateSpan
    var title: String
    /// As rule 621 has it: what lies still evaluates nothing.
    var isOverdue: Bool
  }

  var moments: [Moment] {
    guard !context.mayBeOver else { return [] }
    var moments = openDecisions.compactMap { ordinal -> Moment? in
      let isOverdue = context.isOverdue(ordinal, on: today)
      guard let date = facts.declaration(ordinal).date, date.last >= today || isOverdue else { return nil }
      return Moment(
        kind: .besluit, date: date, title: name(ordinal), orgaan: context.file.target(.orgaan, of: ordinal),
        stuk: value(.stuk, of: ordinal), isOverdue: isOverdue)
    }
    for ordinal in context.werkwijzen {
      guard let date = facts.date(.besluitmoment, of: ordinal), date.last >= today else { continue }
      let word = facts.declaration(ordinal).word?.spelling ?? ""
      moments.append(
        Moment(
          kind: .besluitmoment, date: date, title: "besluitmoment \(word)".trimmed, orgaan: nil, stuk: nil,
          isOverdue: false))
    }
    return moments
      + evaluations.filter { $0.date.last >= today || $0.isOverdue }.map {
        Moment(kind: .evaluatie, date: $0.date, title: $0.title, orgaan: nil, stuk: nil, isOverdue: $0.isOverdue)
      }
  }

  /// The titles of decisions that are to be taken on a day that cannot be read.
  var undatedDecisions: [String] {
    guard !context.mayBeOver else { return [] }
    return openDecisions.filter { facts.declaration($0).date == nil }.map(name)
  }

  private var openDecisions: [DeclarationIndex] {
    context.mijlpalen.filter { ordinal in
      facts.word(.soort, of: ordinal) == .besluit && !facts.has(.gedaan, of: ordinal)
        && !(context.inspanning(around: ordinal).map(context.mayBeOver) ?? false)
    }
  }

  /// What was agreed to be evaluated next: the opgave, and each of its inspanningen.
  var evaluations: [Evaluation] {
    guard !context.mayBeOver else { return [] }
    func next(
      _ last: (ordinal: DeclarationIndex, date: DateSpan)?, _ inspanning: DeclarationIndex?, _ title: String
    ) -> Evaluation? {
      guard let last, let date = facts.date(.volgende, of: last.ordinal) else { return nil }
      let isAsked = context.isActive && context.status != .stilgelegd
      return Evaluation(inspanning: inspanning, date: date, title: title, isOverdue: isAsked && date.last < today)
    }
    let whole = next(
      context.lastEvaluatie, nil, Text("evaluatie van de werkwijze", "evaluation of the werkwijze")[language])
    let inner = context.inspanningen.compactMap { inspanning -> Evaluation? in
      if context.mayBeOver(inspanning) { return nil }
      let name = name(inspanning)
      return next(
        context.lastEvaluatie(of: inspanning), inspanning,
        Text("evaluatie van ‘\(name)’", "evaluation of ‘\(name)’")[language])
    }
    return [whole].compactMap { $0 } + inner
  }

  var reflecties: [DeclarationIndex] {
    context.leren.map { facts.children(of: $0).filter { facts.kind(of: $0) == .reflectie } } ?? []
  }

  /// The reflecties of which the action is not done, also of what is over: what was learned is still to be done.
  var openActions: [DeclarationIndex] {
    reflecties.filter { facts.has(.actie, of: $0) && !facts.has(.gedaan, of: $0) }
  }

  var actions: [Action] {
    var actions = openActions.map { ordinal in
      let date = facts.date(.uiterlijk, of: ordinal)
      return Action(
        kind: .actie, date: date, title: reader.text(.actie, of: at(ordinal)) ?? "",
        holder: context.file.target(.actiehouder, of: ordinal), isOverdue: date.map { $0.last < today } ?? false)
    }
    let manager = context.sturen.flatMap { context.file.target(.opgavemanager, of: $0) }
    for ordinal in context.mijlpalen where context.isOverdue(ordinal, on: today) {
      let owner = context.inspanning(around: ordinal).flatMap { context.file.target(.eigenaar, of: $0) }
      actions.append(
        Action(
          kind: .mijlpaal, date: facts.declaration(ordinal).date, title: name(ordinal), holder: owner ?? manager,
          isOverdue: true))
    }
    for next in evaluations where next.isOverdue {
      actions.append(Action(kind: .evaluatie, date: next.date, title: next.title, holder: manager, isOverdue: true))
    }
    return actions
  }
}
