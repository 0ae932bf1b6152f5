/// Runs the rules. Three steps, so that each is done again only when what it looks at changed: the text of a file, the
/// facts of a file and what its names mean, the repository as a whole.
package import OpgaveModel
package import OpgaveSyntax

package enum Checker {
  /// What the text of a file alone shows: how it is written, and what does not fit the vocabulary.
  ///
  /// - Parameters:
  ///   - misfits: of what is looked at.
  ///   - change: where only what changed is looked at.
  package static func text(_ tree: SyntaxTree, _ misfits: [Misfit], in change: TreeChange? = nil) -> [Finding] {
    var findings = Findings()
    let replaced = Dictionary(
      misfits.lazy.compactMap { misfit in misfit.replaced.map { (misfit.range, $0) } }, uniquingKeysWith: { $1 })
    var misread = MisreadStatements(tree, replaced, change)
    for (index, error) in tree.errors.enumerated() where replaced[error.range] != error.kind {
      if misread.tells(of: index, &findings) { continue }
      if let change, change.side(after: error.range) != .inside { continue }
      add(error, tree, &findings)
    }
    var row = MisplacedRow(tree)
    for (index, misfit) in misfits.enumerated() {
      // One finding tells of a whole row.
      if row.continues(with: misfit) {
        let first = findings.all.count - 1
        findings.all[first].arguments[.count] = .number(findings.all[first].more + 1)
        continue
      }
      let next = index + 1 < misfits.count ? misfits[index + 1] : nil
      if misread.tells(of: misfit, before: next, &findings) { row.end() } else { add(misfit, tree, &findings) }
    }
    let context = TreeContext(tree: tree, prose: tree.prose(in: change?.records ?? tree.records.indices))
    for bound in AllRules.treeChecks {
      (findings.rule, findings.severity) = (bound.rule, bound.severity)
      bound.check(context, &findings)
    }
    return findings.all
  }

  /// Whether a text or comment that was typed in shows nothing: no finding of its own, and no directive.
  package static func isSilent(_ token: Int, _ tree: SyntaxTree) -> Bool {
    !PersonalData.isIn(token, tree) && !HeldPlace.isIn(token, tree)
      && (tree.kind(token) != .comment || Ignoring.directive(token, tree) == nil)
  }

  private static func add(_ error: SyntaxError, _ tree: SyntaxTree, _ findings: inout Findings) {
    guard let bound = AllRules.ofSyntax[Int(error.kind.rawValue)] else { return }
    findings.all.append(
      Finding(
        bound.rule, bound.severity, .range(error.range),
        [.written: .text(excerpt(tree, error.range)), .error: .syntax(error.kind)],
        related: error.related.map { [Related(bound.related, .range($0))] } ?? []))
  }

  private static func add(_ misfit: Misfit, _ tree: SyntaxTree, _ findings: inout Findings) {
    guard let rule = AllRules.ofMisfits[Int(misfit.kind.rawValue)] else { return }
    var arguments: FindingArguments = [
      .written: .text(excerpt(tree, misfit.range)), .error: .misfit(misfit.kind), .owner: .kind(misfit.owner),
    ]
    if let field = misfit.field { arguments[.field] = .field(field) }
    if let block = misfit.block { arguments[.block] = .kind(block) }
    if let words = misfit.words { arguments[.choices] = .words(words) }
    findings.all.append(
      Finding(
        rule.code, rule.severity, .range(misfit.range), arguments,
        related: misfit.related.map { [Related(.first, .range($0))] } ?? []))
  }

  /// The text of a place, shortened to what fits in a message and safe to show in a terminal.
  static func excerpt(_ tree: SyntaxTree, _ range: Range<Int>) -> String {
    let end = min(range.upperBound, range.lowerBound + 200)
    let line = tree.text(range.lowerBound..<end).prefix { !$0.isNewline }.visible
    return line.count > 40 ? line.prefix(39) + "…" : line
  }

  /// What a file shows with what its names mean elsewhere, and what it adds to the whole.
  package typealias Answer = (findings: [Finding], outline: FileOutline)

  /// - Parameters:
  ///   - ordinals: whole declarations of the top level; all where none are named.
  ///   - names: what is known of the names of the repository, kept from one file to the next.
  package static func facts(
    _ whole: RepositoryContext, _ file: FileIndex, _ ordinals: Range<DeclarationIndex>?, _ names: inout KnownNames
  ) -> Answer {
    var clock = NoClock()
    return facts(whole, file, ordinals, &names, &clock)
  }

  /// The same, with the time that each rule took.
  package static func timedFacts(
    _ whole: RepositoryContext, _ file: FileIndex, _ names: inout KnownNames, _ clock: inout RuleClock
  ) -> Answer {
    facts(whole, file, nil, &names, &clock)
  }

  private static func facts(
    _ whole: RepositoryContext, _ file: FileIndex, _ ordinals: Range<DeclarationIndex>?, _ names: inout KnownNames,
    _ clock: inout some Clock
  ) -> Answer {
    var findings = Findings()
    let context = FileContext(whole, file: file, ordinals, names)
    // Held in one place, they grow there; held in two, each answer would copy all of them.
    names = KnownNames()
    defer { names = context.knownNames }
    if context.facts.isTorn { return ([], FileOutline(context)) }
    clock.begin()
    for bound in AllRules.fileChecks {
      (findings.rule, findings.severity) = (bound.rule, bound.severity)
      bound.check(context, &findings)
      clock.end(bound.rule)
    }
    var outline = FileOutline(context)
    for ordinal in context.roots where context.facts.kind(of: ordinal) == .opgave {
      let opgave = OpgaveContext(context, ordinal)
      outline.addGoals(opgave)
      clock.begin()
      for bound in AllRules.opgaveChecks {
        (findings.rule, findings.severity) = (bound.rule, bound.severity)
        bound.check(opgave, &findings)
        clock.end(bound.rule)
      }
    }
    return (findings.all, outline)
  }

  /// Whether a finding proposes one of the names that other files declare.
  package static func seeksName(_ finding: Finding) -> Bool { AllRules.proposingNames.contains(finding.rule) }

  /// What only all files together show, by file.
  package static func repository(_ overview: Overview) -> [FileIndex: [Finding]] {
    var clock = NoClock()
    return repository(overview, &clock)
  }

  package static func timedRepository(_ overview: Overview, _ clock: inout RuleClock) -> [FileIndex: [Finding]] {
    repository(overview, &clock)
  }

  private static func repository(_ overview: Overview, _ clock: inout some Clock) -> [FileIndex: [Finding]] {
    var findings = RepositoryFindings()
    clock.begin()
    for bound in AllRules.repositoryChecks {
      ask(bound, overview, &findings)
      clock.end(bound.rule)
    }
    return findings.byFile
  }

  private static func ask(_ bound: BoundRepositoryCheck, _ overview: Overview, _ findings: inout RepositoryFindings) {
    (findings.rule, findings.severity) = (bound.rule, bound.severity)
    bound.check(overview, &findings)
  }

  /// The checks over the whole, by their places, for who asks them one by one.
  package static var wideChecks: Range<Int> { AllRules.repositoryChecks.indices }

  /// What a check over the whole looks at.
  package static func reads(ofWide check: Int) -> OutlineAspects { AllRules.repositoryChecks[check].reads }

  /// What one check over the whole shows, by file.
  package static func wide(_ check: Int, _ overview: Overview) -> [FileIndex: [Finding]] {
    var findings = RepositoryFindings()
    ask(AllRules.repositoryChecks[check], overview, &findings)
    return findings.byFile
  }

  /// What only a comparison with an earlier moment shows, by file of the new one.
  ///
  /// - Parameter whole: the new moment, with the settings that hold for both.
  package static func history(_ whole: RepositoryContext, _ change: RepositoryChange) -> [FileIndex: [Finding]] {
    var findings = RepositoryFindings()
    for bound in AllRules.historyChecks {
      (findings.rule, findings.severity) = (bound.rule, bound.severity)
      bound.check(whole, change, &findings)
    }
    return findings.byFile
  }
}

/// Told when rules begin and when each has ended.
private protocol Clock {
  mutating func begin()
  mutating func end(_ rule: UInt16)
}

private struct NoClock: Clock {
  mutating func begin() {}
  mutating func end(_ rule: UInt16) {}
}

/// Adds up what each rule takes.
package struct RuleClock: Clock, Sendable {
  /// By the number of the rule.
  package private(set) var seconds: [UInt16: Double] = [:]
  private let now: @Sendable () -> Double
  private var last = 0.0

  /// - Parameter now: seconds on a clock that only goes forward.
  package init(now: @escaping @Sendable () -> Double) { self.now = now }

  mutating func begin() { last = now() }

  mutating func end(_ rule: UInt16) {
    let time = now()
    seconds[rule, default: 0] += time - last
    last = time
  }

  package mutating func add(_ other: RuleClock) { seconds.merge(other.seconds, uniquingKeysWith: +) }
}

/// A finding with its place in the text of its file.
package struct PlacedFinding: Equatable, Hashable, Sendable {
  package let finding: Finding
  package let range: Range<Int>

  package init(finding: Finding, range: Range<Int>) { (self.finding, self.range) = (finding, range) }
}

extension Checker {
  /// Puts the findings of a file in their places and order, as the settings and the directives in the file have it.
  ///
  /// - Parameters:
  ///   - lists: the findings, as they were asked.
  ///   - isWhole: whether all rules looked at the file, so that a directive without effect is known to be idle.
  ///   - isOfHistory: whether the rules on history looked, and they alone.
  package static func settle(
    _ lists: [[Finding]], _ facts: Facts, _ places: Places, _ directives: [Directive], _ settings: Settings,
    isWhole: Bool = true, isOfHistory: Bool = false
  ) -> [PlacedFinding] {
    guard !directives.isEmpty || lists.contains(where: { !$0.isEmpty }) else { return [] }
    let expanded = places.expanded(facts)
    var placed: [PlacedFinding] = []
    placed.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    var withholds = false
    func range(_ place: Place) -> Range<Int> {
      switch place {
      case .range(let range): range
      case .part(let part): expanded.range(part, facts)
      }
    }
    for findings in lists {
      for finding in findings {
        placed.append(PlacedFinding(finding: finding, range: range(finding.place)))
        if finding.isWithheld { withholds = true }
      }
    }
    Absence.withhold(&placed, facts, expanded)
    Precedence.withhold(&placed, facts, expanded) { code in
      settings.severities.isEmpty || AllRules.rule(code).map { settings.severities[$0.slug] != .uit } ?? true
    }
    if !directives.isEmpty {
      // Where something could not be read, or is wrong, rules are silent of themselves; not for the sake of what is missing.
      let isRead =
        facts.hidesNothing
        && !placed.contains {
          $0.finding.severity == .fout && !$0.finding.isWithheld && Absence.of($0.finding) == nil
        }
      placed = Ignoring.apply(
        directives, to: placed, settings, isWhole: isWhole && isRead, isOfHistory: isOfHistory, range)
    }
    if withholds { placed.removeAll(where: \.finding.isWithheld) }
    if !settings.severities.isEmpty { placed = placed.compactMap { severity($0, settings) } }
    placed.sort {
      ($0.range.lowerBound, $0.finding.rule, $0.range.upperBound) < (
        $1.range.lowerBound, $1.finding.rule, $1.range.upperBound
      )
    }
    return placed
  }

  private static func severity(_ placed: PlacedFinding, _ settings: Settings) -> PlacedFinding? {
    guard let rule = AllRules.rule(placed.finding.rule), let word = settings.severities[rule.slug] else {
      return placed
    }
    guard let severity = Severity(word) else { return nil }
    var finding = placed.finding
    finding.severity = severity
    return PlacedFinding(finding: finding, range: placed.range)
  }
}
