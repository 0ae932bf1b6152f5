/// A document that belongs to no repository: what it says, and what it shows by itself.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package struct StandaloneFile: Sendable {
  package let state: FileState
  package let whole: RepositoryContext

  /// - Parameters:
  ///   - path: as whoever has it calls it.
  ///   - settings: those that stand beside it or above.
  ///   - peildatum: where the settings name none.
  package init(
    _ path: String, _ tree: SyntaxTree, _ reader: inout FileReader, _ settings: Settings, peildatum: Int32
  ) {
    state = reader.state(path, tree, settings)
    whole = RepositoryContext(
      Repository([state.file]), Surroundings(peildatum: settings.peildatum ?? peildatum, settings: settings))
  }

  /// What rules that look at names would show is left out: nothing is known of what there is elsewhere.
  package var findings: [PlacedFinding] { state.settled(with: [], whole.surroundings.settings, isWhole: false) }
}
