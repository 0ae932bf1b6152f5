/// A document that belongs to no repository: what it says, and what it shows by itself.
internal import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package struct StandaloneFile: Sendable {
  package let state: FileState
  package let whole: RepositoryContext

  /// - Parameter path: as whoever has it calls it.
  package init(_ path: String, _ tree: SyntaxTree, _ reader: inout FileReader, peildatum: Int32) {
    state = reader.state(path, tree, Settings())
    whole = RepositoryContext(Repository([state.file]), Surroundings(peildatum: peildatum))
  }

  /// What rules that look at names would show is left out: nothing is known of what there is elsewhere.
  package var findings: [PlacedFinding] { state.settled(with: [], Settings(), isWhole: false) }
}
