/// Findings accepted with a reason.
package import OpgaveRules
package import OpgaveSyntax

package enum IgnoreFinding {
  /// Stands in the replacement where the reason is to be written.
  package static let mark = "\u{FFFC}"

  /// The comment line above the statement in which a finding stands.
  package static func edit(_ placed: PlacedFinding, _ snapshot: FileSnapshot) -> TextEdit? {
    let tree = snapshot.tree
    guard let token = tree.token(touching: placed.range.lowerBound + (placed.range.isEmpty ? 0 : 1)) else { return nil }
    let statement =
      tree.ancestors(of: token).first { tree.kind($0) == .field || tree.kind($0) == .declaration } ?? token
    let end = tree.range(statement).lowerBound
    let start = tree.startOfBlanks(end)
    guard tree.isLineStart(start) else { return nil }
    // Above the first declaration it would hold for the whole file; behind the header it holds for that line.
    if tree.bytes[..<end].allSatisfy({ $0 <= .space || $0 >= 0x80 }) {
      let lineEnd = tree.lineEnd(end)
      guard placed.range.lowerBound <= lineEnd, tree.token(touching: lineEnd).map(tree.kind) != .comment else {
        return nil
      }
      return TextEdit(lineEnd..<lineEnd, " # negeer OPG\(placed.finding.rule): \(mark)")
    }
    let lead = tree.text(start..<end)
    return TextEdit(end..<end, "# negeer OPG\(placed.finding.rule): \(mark)\(tree.newLine(at: end))\(lead)")
  }
}
