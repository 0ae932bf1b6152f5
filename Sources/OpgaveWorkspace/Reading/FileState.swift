/// A file as the rest of the workspace knows it: its facts, where they stand, what its text alone shows, and its directives.
/// The tree is not kept.
package import OpgaveModel
package import OpgaveRules

package struct FileState: Sendable {
  package var file: RepositoryFile
  package var findings: [Finding]
  package var directives: [Directive]
  /// Of the bytes that a source had: it tells whether the file is still the one that was read. `nil` where it came from elsewhere.
  package var checksum: UInt64?

  package init(_ file: RepositoryFile, _ findings: [Finding], _ directives: [Directive]) {
    (self.file, self.findings, self.directives) = (file, findings, directives)
  }

  /// A file of which nothing could be read.
  package init(path: String) {
    self.init(RepositoryFile(path: path, facts: Facts(), places: Places()), [], [])
  }

  /// What the file shows as it is now, in its order.
  ///
  /// - Parameters:
  ///   - more: what its facts and the whole show besides.
  ///   - isWhole: whether all rules looked at the file, so that a directive without effect is known to be idle.
  package func settled(with more: [Finding], _ settings: Settings, isWhole: Bool = true) -> [PlacedFinding] {
    Checker.settle([findings, more], file.facts, file.places, directives, settings, isWhole: isWhole)
  }
}
