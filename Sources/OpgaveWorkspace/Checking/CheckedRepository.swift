/// A repository that was checked in one pass, which keeps no more than what is shown of it.
package import OpgaveModel
internal import OpgavePlatform
package import OpgaveRules

/// The findings of one file.
package struct CheckedFile: Sendable {
  /// From the root of its repository.
  package let path: String
  package let findings: [PlacedFinding]
  /// Those that a `negeer` in the file hides, where they are asked for.
  package var ignored: [PlacedFinding] = []
  /// Of what was read.
  package var checksum: UInt64?
}

package struct CheckedRepository: Sendable {
  /// Absolute.
  package let root: String
  package let settings: SettingsState
  package let whole: RepositoryContext
  /// By the number of the file.
  package let files: ByFile<CheckedFile>
  package let problems: [Problem]
  package let resources: Resources
  package let timings: Timings

  /// All that is wrong with settings that cannot be relied on, in its order.
  ///
  /// - Parameter path: absolute; those of another place hold no more than they themselves.
  package func findings(ofBroken file: SettingsFile, at path: String) -> [PlacedFinding] {
    let own = FilePath.inside(path, of: root) == Discovery.settingsName
    let found = own ? files.first { $0.path == Discovery.settingsName }?.findings ?? [] : []
    let hidden = file.broken.filter { !found.contains($0) }
    return (found + hidden).sorted { ($0.range.lowerBound, $0.finding.rule) < ($1.range.lowerBound, $1.finding.rule) }
  }
}

package struct CheckOptions: Sendable {
  /// Whether each rule is timed, which takes time itself.
  package var timesRules = false
  /// Whether findings that the files themselves hide are kept too.
  package var keepsIgnored = false
  /// Called before files are gone through, with how many there are.
  package var progress: (@Sendable (Int) -> any WorkProgress)?

  package init() {}
}

extension RepositoryReader {
  /// Checks a repository and those below it, each before the next is read.
  package func check(_ root: String, _ options: CheckOptions = CheckOptions()) -> [CheckedRepository] {
    each(root) { $0.checked(options) }
  }
}

extension ReadRepository {
  /// Runs all rules.
  package func checked(_ options: CheckOptions = CheckOptions()) -> CheckedRepository {
    var timings = timings
    let (all, whole, settings, seconds) = (files, whole, settings.settings, resources.seconds)
    let areBroken = self.settings.areBroken
    @Sendable func settle(_ number: FileIndex, _ findings: [Finding]) -> CheckedFile {
      let state = all[number]
      let path = state.file.path
      let told = SettingsState.told(state.settled(with: findings, settings), of: path, whenBroken: areBroken)
      var file = CheckedFile(path: path, findings: told, checksum: state.checksum)
      if options.keepsIgnored, !state.directives.isEmpty {
        let shown = Set(file.findings)
        var bare = state
        bare.directives = []
        let all = SettingsState.told(bare.settled(with: findings, settings), of: path, whenBroken: areBroken)
        file.ignored = all.filter { !shown.contains($0) }
      }
      return file
    }
    let progress = options.progress?(all.count)
    let (asked, clocks) = Workers.gather(
      all.count, workers: resources.workers, state: { (clock: RuleClock(now: seconds), names: KnownNames()) },
      rest: { $0.clock }
    ) { state, place in
      progress?.advance()
      let number = FileIndex(place)
      let answer =
        options.timesRules
        ? Checker.timedFacts(whole, number, &state.names, &state.clock)
        : Checker.facts(whole, number, nil, &state.names)
      return (file: settle(number, answer.findings), outline: answer.outline)
    }
    progress?.end()
    var checked = ByFile(asked.map(\.file))
    timings.end(Text("regels per bestand", "rules by file"))
    // Few files show something of the whole; these are asked once more, so that none has to keep what it found.
    let overview = Overview(whole, ByFile(asked.map(\.outline)))
    var clock = RuleClock(now: seconds)
    let wide = options.timesRules ? Checker.timedRepository(overview, &clock) : Checker.repository(overview)
    var names = KnownNames()
    for (number, findings) in wide {
      checked[number] = settle(number, Checker.facts(whole, number, nil, &names).findings + findings)
    }
    timings.end(Text("regels over het geheel", "rules over the whole"))
    for other in clocks { clock.add(other) }
    timings.rules = clock.seconds
    return CheckedRepository(
      root: root, settings: self.settings, whole: whole, files: checked, problems: problems, resources: resources,
      timings: timings)
  }
}
