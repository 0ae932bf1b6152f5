/// A file as the rules first see it: its facts, what its text alone shows, and its directives. The tree is not kept.
package import OpgaveModel
package import OpgaveSyntax

/// The canonical text of a tree; that of one with syntax errors is its own.
package typealias CanonicalForm = @Sendable (SyntaxTree) -> [UInt8]

package struct ReadFile: Sendable {
  package var file: RepositoryFile
  package var findings: [Finding]
  package var directives: [Directive]

  /// A file of which nothing could be read.
  package init(path: String) {
    file = RepositoryFile(path: path, facts: Facts(), places: Places())
    (findings, directives) = ([], [])
  }

  /// - Parameters:
  ///   - isSettings: whether it is the `instellingen.opgave` of the root.
  ///   - canonical: gives the canonical form of a text, where the settings ask to compare with it.
  package init(
    path: String, _ tree: SyntaxTree, isSettings: Bool, _ lowering: inout Lowering, canonical: CanonicalForm? = nil
  ) {
    let lowered = lowering.lower(tree, isSettings: isSettings)
    file = RepositoryFile(path: path, facts: lowered.facts, places: lowered.places)
    findings = Checker.text(tree, lowered.misfits)
    if isSettings { findings += SettingsCheck.findings(tree) }
    if let canonical, let range = Checker.firstDifference(tree.bytes, canonical(tree)) {
      findings.append(Finding(Rule.opmaak.code, Rule.opmaak.severity, .range(range)))
    }
    directives = Ignoring.directives(tree)
  }
}
