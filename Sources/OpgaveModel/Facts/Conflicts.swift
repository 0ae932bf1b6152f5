/// What merge conflicts that were left in a file may declare: names that are not missing while nobody has chosen.
internal import OpgaveSyntax

struct Conflicts {
  /// The hashes of the names that may be declared.
  private(set) var names: Set<UInt64> = []
  /// Whether a side opens or closes a block without its other half: then nobody knows what stands in what in the whole file.
  private(set) var areTorn = false

  init(_ tree: SyntaxTree) {
    let found = tree.records.indices.filter { tree.kind($0) == .conflict }
    let sides = found.map { Conflicts.sides(tree.bytes[tree.range($0)]).map { SyntaxTree(parsing: $0) } }
    areTorn = sides.joined().contains { $0.isTorn || Conflicts.leavesTextOpen($0) } || Conflicts.areAroundQuotes(tree)
    let atTopLevel = Set(tree.children(0))
    // What stands in a block is hidden with that block.
    for (conflict, sides) in zip(found, sides) where areTorn || atTopLevel.contains(conflict) {
      sides.forEach { add($0) }
    }
    if areTorn { add(tree) }
  }

  private mutating func add(_ tree: SyntaxTree) {
    tree.reading { reader in
      for index in tree.records.indices where reader.kind(index).isName {
        names.insert(Names.hash(reader.cleanBytes(index).span))
      }
    }
  }

  private static func leavesTextOpen(_ side: SyntaxTree) -> Bool {
    side.errors.contains { $0.kind == .unclosedTextBlock }
  }

  /// Whether one in a text block holds quotes that open or close one.
  private static func areAroundQuotes(_ tree: SyntaxTree) -> Bool {
    let markers = tree.errors.lazy.filter { $0.kind == .conflictMarker }.map(\.range.lowerBound)
    return tree.records.indices.contains { index in
      guard tree.kind(index) == .textBlock, markers.contains(where: tree.range(index).contains) else { return false }
      let text = tree.text(index)
      return !text.hasSuffix("\"\"\"") || text.ranges(of: "\"\"\"").count != 2
    }
  }

  /// What stands between the markers.
  private static func sides(_ conflict: some Collection<UInt8>) -> [[UInt8]] {
    conflict.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .split { line in
        line.prefix(7).count == 7 && Set(line.prefix(7)).count == 1 && "<=>|".utf8.contains(line.first ?? 0)
      }
      .map { Array($0.joined(separator: [UInt8(ascii: "\n")])) }
  }
}

extension Lowering {
  static func holdsConflict(_ tree: SyntaxTree) -> Bool { tree.errors.contains { $0.kind == .conflictMarker } }

  /// Takes back what a conflict may be the cause of.
  mutating func hide(_ conflicts: Conflicts) {
    facts.hiddenNames = conflicts.names.sorted()
    guard conflicts.areTorn else { return }
    facts.isTorn = true
    for place in 0..<facts.declarationCount { facts.memory.declarations[place].flags.insert(.isDamaged) }
    for place in 0..<facts.fieldCount { setUnknown(place) }
    misfits.removeAll()
  }
}

extension Facts {
  /// Whether nobody knows what stands in what in the whole file: no rule judges it before somebody has chosen.
  package var isTorn: Bool { raw.isTorn }

  /// Whether a merge conflict may hide declarations.
  package var hasConflict: Bool { !raw.hiddenNames.isEmpty }

  /// The hashes of the names that a conflict may declare; a file with one is asked whole.
  func hiddenNames(in ordinals: Range<DeclarationIndex>) -> [UInt64] {
    hasConflict && ordinals == self.ordinals ? Array(raw.hiddenNames) : []
  }
}
