/// What the rules on history find between two moments, as what a check finds.
internal import OpgaveModel
internal import OpgaveRules

extension ComparedRepository {
  /// The files of the later moment with what only the comparison shows.
  ///
  /// - Parameter keepsIgnored: whether findings that the files themselves hide are kept too.
  package func checked(keepsIgnored: Bool = false) -> CheckedRepository {
    let found = Checker.history(new.whole, change)
    let settings = new.settings.settings
    // A directive that was there may have done its work for what changed before.
    let known = Dictionary(old.files.map { ($0.file.path, Set($0.directives.flatMap { $0.rules.map(\.name) })) }) {
      first, _ in first
    }
    let files = new.files.numbered.map { number, state -> CheckedFile in
      let before = known[state.file.path] ?? []
      func isOld(_ range: Range<Int>) -> Bool {
        !before.isEmpty
          && state.directives.contains { $0.rules.contains { $0.range == range && before.contains($0.name) } }
      }
      func settled(_ directives: [Directive]) -> [PlacedFinding] {
        guard !directives.isEmpty || found[number] != nil else { return [] }
        return Checker.settle(
          [found[number] ?? []], state.file.facts, state.file.places, directives, settings, isOfHistory: true
        ).compactMap { $0.ofHistory(settings, isOld: isOld) }
      }
      var file = CheckedFile(path: state.file.path, findings: settled(state.directives), checksum: state.checksum)
      if keepsIgnored, !state.directives.isEmpty {
        let shown = Set(file.findings)
        file.ignored = settled([]).filter { !shown.contains($0) }
      }
      return file
    }
    return CheckedRepository(
      root: new.root, settings: new.settings, whole: new.whole, files: ByFile(files), problems: new.problems,
      resources: new.resources, timings: new.timings)
  }
}

extension PlacedFinding {
  /// What is of a rule on history. A new directive for one that ignores nothing is a hint: it may do its work since an earlier
  /// moment than the one that is asked about.
  ///
  /// - Parameter isOld: whether the directive there was there before.
  fileprivate func ofHistory(_ settings: Settings, isOld: (Range<Int>) -> Bool) -> PlacedFinding? {
    if RuleGroup(code: finding.rule) == .historie { return self }
    guard finding.rule == AllRules.idleDirective, !isOld(range) else { return nil }
    var finding = finding
    if AllRules.rule(finding.rule).map({ settings.severities[$0.slug] == nil }) ?? true { finding.severity = .hint }
    return PlacedFinding(finding: finding, range: range)
  }
}
