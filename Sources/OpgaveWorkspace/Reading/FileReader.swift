/// From the bytes of a file to its state: the one way, whoever asks and wherever the bytes come from. Keeps its memory between
/// files.
internal import OpgaveFormatting
package import OpgaveModel
internal import OpgavePlatform
internal import OpgaveRules
package import OpgaveSyntax

package struct FileReader {
  private var lowering = Lowering()
  private let buffer = FileBuffer()

  package init() {}

  /// - Parameters:
  ///   - place: where the file is sought.
  ///   - path: how the repository calls it.
  ///   - look: called while the tree is there, which is not kept.
  package mutating func read(
    _ place: String, as path: String, from source: any FileSource, _ settings: Settings,
    look: (SyntaxTree, FileState) -> Void = { _, _ in }
  ) throws(Problem) -> FileState {
    try source.read(place, into: buffer)
    let checksum = Checksum.of(buffer.bytes)
    let tree = SyntaxTree(parsing: buffer.parsing)
    var state = state(path, tree, settings)
    state.checksum = checksum
    look(tree, state)
    buffer.parsing.takeBack(tree)
    return state
  }

  /// - Parameters:
  ///   - path: from the root of the repository; its `instellingen.opgave` alone may hold settings.
  ///   - settings: those of the repository, which may ask to compare files with their canonical form.
  package mutating func state(_ path: String, _ tree: SyntaxTree, _ settings: Settings) -> FileState {
    let isSettings = path == Discovery.settingsName
    let lowered = lowering.lower(tree, isSettings: isSettings)
    var findings = Checker.text(tree, lowered.misfits)
    if isSettings, !lowered.facts.isTorn { findings += SettingsCheck.findings(tree) }
    if settings.turnsOn(AllRules.formattingSlug) { findings += Checker.form(tree, FormatOptions(settings)) }
    return FileState(
      RepositoryFile(path: path, facts: lowered.facts, places: lowered.places), findings, Ignoring.directives(tree))
  }

  /// The state after an edit, of which no more is read than the declarations of the top level that the edit touched.
  ///
  /// - Parameters:
  ///   - known: the state of the tree before.
  ///   - places: where `known` stands.
  /// - Returns: `nil` where the file is to be read whole.
  package mutating func edited(
    _ known: FileState, _ places: Places.Expanded, _ before: SyntaxTree, _ after: SyntaxTree, _ settings: Settings
  ) -> FileEdit? {
    guard known.file.path != Discovery.settingsName, !settings.turnsOn(AllRules.formattingSlug),
      let change = before.change(to: after),
      let relowered = lowering.lower(after, change, known.file.facts, places),
      var findings = FileReader.moved(known.findings, change)
    else { return nil }
    findings += Checker.text(after, relowered.lowered.misfits, in: change)
    let state = FileState(
      RepositoryFile(path: known.file.path, facts: relowered.lowered.facts, places: relowered.lowered.places),
      findings, Ignoring.directives(after))
    return FileEdit(state: state, relowered: relowered)
  }

  /// What the text showed outside of a change, where it stands now; `nil` where something points across its border.
  private static func moved(_ findings: [Finding], _ change: TreeChange) -> [Finding]? {
    var result: [Finding] = []
    result.reserveCapacity(findings.count)
    for finding in findings {
      guard case .range(let range) = finding.place else { return nil }
      let side = change.side(before: range)
      if side == .inside { continue }
      var finding = finding
      let shift = side == .behind ? change.shift : 0
      finding.place = .range(range.lowerBound + shift..<range.upperBound + shift)
      for index in finding.related.indices {
        guard case .range(let related) = finding.related[index].place, change.side(before: related) == side else {
          return nil
        }
        finding.related[index].place = .range(related.lowerBound + shift..<related.upperBound + shift)
      }
      result.append(finding)
    }
    return result
  }
}

/// The state of a file after an edit, and what of it the edit touched.
package struct FileEdit: Sendable {
  package let state: FileState
  package let relowered: Relowered
}
