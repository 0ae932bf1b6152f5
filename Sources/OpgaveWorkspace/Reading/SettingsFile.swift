/// `instellingen.opgave` as all tools read it: what it says, and what is so wrong with it that it cannot be relied on.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package struct SettingsFile: Sendable {
  package let bytes: [UInt8]
  package let lines: LineTable
  package let settings: Settings
  /// Errors of the settings themselves; no directive takes them away. What else stands in the file is not counted.
  package let broken: [PlacedFinding]

  package init(_ bytes: [UInt8]) { self.init(SyntaxTree(parsing: bytes)) }

  package init(_ tree: SyntaxTree) {
    bytes = tree.bytes
    lines = LineTable(tree.bytes)
    var reader = FileReader()
    let read = reader.state(Discovery.settingsName, tree, Settings())
    settings = Settings(tree, read.file.facts)
    let facts = read.file.facts
    let places = read.file.places.expanded(facts)
    // From its keyword to the next declaration of the top level, or the end of the file.
    let roots = Array(facts.topLevel)
    let own = roots.indices.filter { facts.kind(of: roots[$0]) == .instellingen }.map { index in
      let start = places.range(.keyword(roots[index]), facts).lowerBound
      let end = index + 1 < roots.count ? places.range(.keyword(roots[index + 1]), facts).lowerBound : Int.max
      return start..<end
    }
    broken = Checker.settle([read.findings], facts, read.file.places, [], Settings()).filter { placed in
      placed.finding.severity == .fout && own.contains { $0.contains(placed.range.lowerBound) }
    }
  }
}
