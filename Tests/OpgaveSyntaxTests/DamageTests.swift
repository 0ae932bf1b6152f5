/// One keystroke's damage: what a single lost token does to the rest of a file.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct DamageTests {
  /// Without any one token of an example, every other declaration of the top level reads as before, and at most one error is
  /// reported for it.
  @Test func oneLostTokenDamagesOneDeclaration() {
    var (tokens, worst) = (0, 0)
    var many: [String] = []
    for (path, bytes) in Project.contents(below: "grammar/voorbeelden", ending: ".opgave") {
      let tree = SyntaxTree(parsing: bytes)
      let before = declarations(tree)
      let all = tree.records.indices.filter { tree.kind($0).isToken }
      let step = max(1, all.count / Project.cases(60))
      for token in stride(from: 0, to: all.count, by: step).map({ all[$0] }) {
        let range = tree.range(token)
        var edited = bytes
        edited.removeSubrange(range)
        let damaged = SyntaxTree(parsing: edited)
        let after = declarations(damaged)
        let untouched = before.filter {
          !($0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound)
        }
        let lost = untouched.filter { one in !after.contains { $0.text == one.text } }
        tokens += 1
        worst = max(worst, lost.count)
        if !lost.isEmpty {
          many.append(
            "\(path): without ‘\(tree.text(token))’ at \(range.lowerBound) \(lost.count) other declarations change")
        }
        let errors = damaged.errors.filter { !$0.kind.isHarmless }
        if errors.count > 1 {
          many.append(
            "\(path): without ‘\(tree.text(token))’ at \(range.lowerBound): \(errors.map { "\($0.kind) at \($0.range)" })"
          )
        }
      }
    }
    #expect(tokens > 0)
    if !many.isEmpty { Issue.record("\(many.count) of \(tokens):\n\(many.prefix(40).joined(separator: "\n"))") }
  }

  /// The declarations of the top level, with their shape as the parser understood it.
  private func declarations(_ tree: SyntaxTree) -> [(range: Range<Int>, text: String)] {
    guard !tree.records.isEmpty else { return [] }
    return tree.children(0).filter { tree.kind($0) == .declaration }.map { (tree.range($0), shape($0, tree)) }
  }

  private func shape(_ node: Int, _ tree: SyntaxTree) -> String {
    tree.kind(node).isNode
      ? "(" + tree.children(node).map { shape($0, tree) }.joined(separator: " ") + ")" : tree.text(node)
  }
}
