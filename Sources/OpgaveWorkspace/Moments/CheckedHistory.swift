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
    let files = new.files.numbered.map { number, state -> CheckedFile in
      func settled(_ directives: [Directive]) -> [PlacedFinding] {
        guard !directives.isEmpty || found[number] != nil else { return [] }
        return Checker.settle(
          [found[number] ?? []], state.file.facts, state.file.places, directives, settings, isOfHistory: true
        ).compactMap { $0.ofHistory(settings) }
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
  /// What is of a rule on history. A directive for one that ignores nothing is a hint: it may have done its work since an earlier
  /// moment than the one that is asked about.
  fileprivate func ofHistory(_ settings: Settings) -> PlacedFinding? {
    if RuleGroup(code: finding.rule) == .historie { return self }
    guard finding.rule == AllRules.idleDirective else { return nil }
    var finding = finding
    if AllRules.rule(finding.rule).map({ settings.severities[$0.slug] == nil }) ?? true { finding.severity = .hint }
    return PlacedFinding(finding: finding, range: range)
  }
}
