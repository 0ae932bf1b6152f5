/// From the bytes of a file to its state: the one way, whoever asks and wherever the bytes come from. Keeps its memory between
/// files.
internal import OpgaveFormatting
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax

package struct FileReader {
  private var lowering = Lowering()
  private let buffer = FileBuffer()

  package init() {}

  /// - Parameters:
  ///   - place: where the file is sought.
  ///   - path: how the repository calls it.
  package mutating func read(
    _ place: String, as path: String, from source: any FileSource, _ settings: Settings
  ) throws(Problem) -> FileState {
    try source.read(place, into: buffer)
    let tree = SyntaxTree(parsing: buffer.parsing)
    let state = state(path, tree, settings)
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
    if isSettings { findings += SettingsCheck.findings(tree) }
    if settings.turnsOn(AllRules.formattingSlug) { findings += Checker.form(tree, FormatOptions(settings)) }
    return FileState(
      RepositoryFile(path: path, facts: lowered.facts, places: lowered.places), findings, Ignoring.directives(tree))
  }
}
