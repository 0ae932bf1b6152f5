/// `instellingen.opgave` as all tools read it: what it says, and what is so wrong with it that it cannot be relied on.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package struct SettingsFile: Sendable {
  package let bytes: [UInt8]
  package let lines: LineTable
  package let settings: Settings
  /// Errors of the settings themselves, or of what may hide them; no directive takes them away. What is wrong in other declarations
  /// of the file does not count. A file of that name in which something else stands alone is as broken.
  package let broken: [PlacedFinding]

  package init(_ bytes: [UInt8]) { self.init(SyntaxTree(parsing: bytes)) }

  package init(_ tree: SyntaxTree) {
    bytes = tree.bytes
    lines = LineTable(ofFile: tree.bytes)
    var reader = FileReader()
    let read = reader.state(Discovery.settingsName, tree, Settings())
    settings = Settings(tree, read.file.facts)
    let facts = read.file.facts
    let places = read.file.places.expanded(facts)
    // What stands in another declaration is that one's; all else may be what is left of the settings.
    let roots = Array(facts.topLevel)
    let others = roots.indices.filter { ![.instellingen, .onbekend].contains(facts.kind(of: roots[$0])) }.map { index in
      let start = places.range(.keyword(roots[index]), facts).lowerBound
      let end = index + 1 < roots.count ? places.range(.keyword(roots[index + 1]), facts).lowerBound : Int.max
      return start..<end
    }
    let isThere = roots.contains { facts.kind(of: $0) == .instellingen }
    broken = Checker.settle([read.findings], facts, read.file.places, [], Settings()).filter { placed in
      guard placed.finding.severity == .fout else { return false }
      let isOfFile = placed.finding.rule == 205 && placed.finding.arguments[.owner] == .kind(.bestand)
      let group = AllRules.rule(placed.finding.rule)?.group
      return !isThere && (group == .schrift || isOfFile)
        || !others.contains { $0.contains(placed.range.lowerBound) }
    }
  }
}
