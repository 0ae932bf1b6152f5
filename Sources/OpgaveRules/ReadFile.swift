/// A file as the rules first see it: its facts, what its text alone shows, and its directives. The tree is not kept.
package import OpgaveModel
package import OpgaveSyntax

package struct ReadFile: Sendable {
  package var file: RepositoryFile
  package var findings: [Finding]
  package var directives: [Directive]

  /// A file of which nothing could be read.
  package init(path: String) {
    file = RepositoryFile(path: path, facts: Facts(), places: Places())
    (findings, directives) = ([], [])
  }

  /// - Parameter isSettings: whether it is the `instellingen.opgave` of the root.
  package init(path: String, _ tree: SyntaxTree, isSettings: Bool, _ lowering: inout Lowering) {
    let lowered = lowering.lower(tree, isSettings: isSettings)
    file = RepositoryFile(path: path, facts: lowered.facts, places: lowered.places)
    findings = Checker.text(tree, lowered.misfits)
    if isSettings { findings += SettingsCheck.findings(tree) }
    directives = Ignoring.directives(tree)
  }
}
