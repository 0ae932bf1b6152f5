/// Statements that stand in the wrong block, in a row: the header above them is lost, or somebody does not know the block. One finding
/// tells of all, and one edit takes all to where they belong.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

/// Follows the misfits of a text, and says which of them go with the one before.
struct MisplacedRow {
  private let tree: SyntaxTree
  private var last: (misfit: Misfit, statement: SyntaxTree.Index)?

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// What comes next goes with nothing before it.
  mutating func end() { last = nil }

  /// Whether a misfit goes with the one before: the next statement in the same block, which belongs in the same one.
  mutating func continues(with misfit: Misfit) -> Bool {
    guard Misplaced.isOne(misfit), misfit.owner != .bestand,
      let statement = Misplaced.statement(at: misfit.range.lowerBound, tree)
    else {
      last = nil
      return false
    }
    defer { last = (misfit, statement) }
    guard let last, last.misfit.owner == misfit.owner,
      Misplaced.homes(last.misfit.field, last.misfit.block) == Misplaced.homes(misfit.field, misfit.block)
    else { return false }
    return Misplaced.next(after: last.statement, tree) == statement
  }
}

enum Misplaced {
  static func isOne(_ misfit: Misfit) -> Bool {
    guard misfit.kind == .misplacedField || misfit.kind == .misplacedBlock, misfit.block != .instellingen else {
      return false
    }
    let homes = homes(misfit.field, misfit.block)
    // A block that is written as a field stands where it belongs.
    return !homes.isEmpty && !homes.contains(misfit.owner) && homes != [.bestand]
  }

  /// The kinds in which a word belongs; it may be the keyword of more kinds than one, such as `besturen`.
  static func homes(_ field: Field?, _ block: Kind?) -> [Kind] {
    let kinds = block.map { block in Kind.allCases.filter { $0.keyword == block.keyword } } ?? []
    return kinds.isEmpty ? field.map(Vocabulary.homes) ?? [] : kinds.flatMap(Vocabulary.parents)
  }

  /// The field or declaration that starts at an offset.
  static func statement(at offset: Int, _ tree: SyntaxTree) -> SyntaxTree.Index? {
    guard let token = tree.token(touching: offset) else { return nil }
    return tree.ancestors(of: token).first {
      (tree.kind($0) == .field || tree.kind($0) == .declaration) && tree.range($0).lowerBound == offset
    }
  }

  /// The statement behind another in the same block, comments aside.
  static func next(after statement: SyntaxTree.Index, _ tree: SyntaxTree) -> SyntaxTree.Index? {
    var next = tree.after(statement)
    while next < tree.records.count, tree.kind(next) == .comment { next += 1 }
    guard next < tree.records.count else { return nil }
    return tree.kind(next) == .field || tree.kind(next) == .declaration ? next : nil
  }

  /// Takes the statements to the block where they belong, in the nearest declaration around them that has it or may have it.
  static func moving(_ finding: Finding, _ context: FixContext) -> [Fix] {
    let (tree, facts) = (context.tree, context.facts)
    guard let first = statement(at: context.range(finding).lowerBound, tree), finding.owner != .bestand else {
      return []
    }
    var statements = [first]
    if case .number(let more)? = finding.arguments[.count] {
      while statements.count <= more, let next = next(after: statements[statements.count - 1], tree) {
        statements.append(next)
      }
    }
    let start = tree.range(first).lowerBound
    let whole = start..<tree.range(statements[statements.count - 1]).upperBound
    guard !tree.hasError(startingIn: whole), tree.isLineStart(tree.startOfBlanks(start)),
      tree.endOfBlanks(whole.upperBound) == tree.lineEnd(whole.upperBound),
      let around = tree.ancestors(of: first).first(where: { tree.kind($0) == .declaration }),
      let owner = context.ordinal(startingBefore: tree.range(around).lowerBound)
    else { return [] }
    let homes = homes(finding.field, finding.block)
    let removed = context.removalApart(of: whole)
    for outer in context.around(owner) {
      guard let (target, missing) = place(homes, in: outer, facts) else { continue }
      // What stands there already would stand there twice.
      if missing.isEmpty, let field = finding.field, facts.find(field, of: target) != nil { return [] }
      let item = SourceItem.kept(tree.text(whole), without: tree.indentation(start)).inside(missing)
      let offset = context.places.range(.keyword(target), facts).lowerBound
      let block = context.declaration(at: offset)?.block
      let isBlock = !missing.isEmpty || tree.kind(first) == .declaration
      let inside = block.map { tree.children($0.index).filter { !statements.contains($0) } } ?? []
      let last = inside.last { tree.kind($0) == .field || isBlock && tree.kind($0) == .declaration }
      guard let added = context.insertion([item], inDeclarationAt: offset, after: last, isApart: isBlock && last != nil)
      else { return [] }
      let name = (missing.last ?? facts.kind(of: target)).keyword
      let title =
        statements.count == 1
        ? Text("Verplaats dit naar ‘\(name)’", "Move this to ‘\(name)’")
        : Text("Verplaats deze \(statements.count) naar ‘\(name)’", "Move these \(statements.count) to ‘\(name)’")
      return [Fix(title, .personal, [context.file: [removed] + added])]
    }
    return []
  }

  /// Where in a declaration one of some kinds is or may come: the innermost that is there, and which blocks are still to be made in it.
  private static func place(
    _ homes: [Kind], in outer: DeclarationIndex, _ facts: Facts
  ) -> (home: DeclarationIndex, missing: ArraySlice<Kind>)? {
    let kind = facts.kind(of: outer)
    if homes.contains(kind) { return (outer, []) }
    let ways = homes.compactMap { home -> [Kind]? in
      guard !Vocabulary.spec(home).isRepeatable else { return nil }
      return NewDeclaration.way(to: home, from: kind).map { $0 + [home] }
    }
    return ways.min { $0.count < $1.count }.map { NewDeclaration.walk($0, from: outer, facts) }
  }
}
