/// What a file holds as a tree, for outlines and breadcrumbs.
package import OpgaveModel
internal import OpgaveSyntax

/// A declaration as an outline shows it.
package struct OutlineItem: Equatable, Sendable {
  package var kind: Kind
  /// Its name, else its word, date or keyword.
  package var name: String
  /// Its title and status.
  package var detail: String
  package var range: Range<Int>
  package var selection: Range<Int>
  package var isStopped: Bool
  package var children: [OutlineItem]
}

package enum DocumentOutline {
  package static func all(_ snapshot: FileSnapshot) -> [OutlineItem] {
    let nodes = snapshot.nodes
    var ordinal = nodes.startIndex
    return items(snapshot, nodes, upTo: nodes.endIndex, &ordinal)
  }

  private static func items(
    _ snapshot: FileSnapshot, _ nodes: ByDeclaration<SyntaxTree.Index?>, upTo end: DeclarationIndex,
    _ ordinal: inout DeclarationIndex
  ) -> [OutlineItem] {
    let facts = snapshot.facts
    var found: [OutlineItem] = []
    while ordinal < end {
      let own = ordinal
      let declaration = facts.declaration(own)
      let selection = snapshot.places.range(.name(own), facts)
      let node = nodes[own]
      let range = node.map { snapshot.tree.range($0) } ?? selection
      ordinal += 1
      let children = items(snapshot, nodes, upTo: facts.end(of: own), &ordinal)
      let status = facts.word(.status, of: own)
      let kind = declaration.kind
      let isNamed = declaration.name >= 0 || declaration.word != nil || declaration.date != nil
      let word = kind == .onbekend ? snapshot.tree.text(snapshot.places.range(.keyword(own), facts)) : kind.keyword
      let title = snapshot.title(of: own)
      let detail = [isNamed ? word : nil, title, status?.spelling ?? facts.word(.werkwijze, of: own)?.spelling]
      found.append(
        OutlineItem(
          kind: kind, name: isNamed ? snapshot.tree.text(selection) : word.isEmpty ? "{" : word,
          detail: detail.compactMap { $0 }.joined(separator: " · "), range: range,
          selection: selection.clamped(to: range), isStopped: status == .gestopt, children: children))
    }
    return found
  }
}
