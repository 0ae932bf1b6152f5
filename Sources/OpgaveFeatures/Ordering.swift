/// Fields in their usual order, and measurements by their dates.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax

package enum Ordering {
  /// The edits that put the fields of each block in the order of the manual; comments go with the field that they stand above.
  package static func fields(_ snapshot: FileSnapshot) -> [TextEdit] {
    let (tree, facts) = (snapshot.tree, snapshot.facts)
    var edits: [TextEdit] = []
    let nodes = snapshot.nodes
    for ordinal in facts.declarations.indices where !facts.isDamaged(ordinal) {
      guard let node = nodes[ordinal], let block = tree.declaration(node).block else { continue }
      let order = Vocabulary.spec(facts.kind(of: ordinal)).fields.map(\.field.spelling)
      // Only fields before the first block move, each on lines of its own.
      let children = tree.children(block.index).filter { tree.kind($0).isNode }
      let fields = children.prefix { tree.kind($0) == .field }
      let lines = fields.map { Refactorings.wholeLines(of: $0, tree) }
      guard lines.allSatisfy({ isOnItsOwn($0, tree) }), fields.allSatisfy({ !tree.records[$0].isDamaged }) else {
        continue
      }
      let places = fields.map { field in order.firstIndex(of: FieldSyntax(field, in: tree).text) ?? order.count }
      let sorted = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
      for (place, source) in sorted.enumerated() where place != source {
        edits.append(TextEdit(lines[place], tree.text(lines[source])))
      }
    }
    return edits
  }

  private static func isOnItsOwn(_ range: Range<Int>, _ tree: SyntaxTree) -> Bool {
    tree.bytes[range.lowerBound - 1] == .lineFeed && tree.bytes[range.upperBound - 1] == .lineFeed
  }

  /// The edits that put the values of each `metingen` in the order of their dates.
  package static func measurements(_ snapshot: FileSnapshot) -> [TextEdit] {
    let facts = snapshot.facts
    var edits: [TextEdit] = []
    for field in facts.fields.indices where facts.fields[field].field == .metingen && !facts.fields[field].isUnknown {
      let values = Array(facts.values(of: field))
      let dates = values.map { value -> Int32 in
        if case .measurement(let measurement) = facts.value(value) { measurement.date?.first ?? .max } else { .max }
      }
      let sorted = values.indices.sorted { (dates[$0], $0) < (dates[$1], $1) }
      let key = snapshot.places.range(.field(field), facts)
      guard sorted != Array(values.indices), let token = snapshot.tree.token(touching: key.lowerBound),
        let node = snapshot.tree.ancestors(of: token).first
      else { continue }
      edits += snapshot.tree.reordering(node, sorted, FormatOptions(snapshot.surroundings.settings))
    }
    return edits
  }
}
