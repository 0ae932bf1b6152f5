/// What may stand at a place that is being written, as the tokens before it have it.
internal import OpgaveSyntax

enum CompletionPlace {
  /// A field or a declaration.
  case statement
  /// A value of a field.
  case value(Value)
  /// Behind the keyword of a declaration.
  case header(keyword: SyntaxTree.Index)
  case nothing

  struct Value {
    let field: FieldSyntax<SyntaxTree>
    /// Whether a value may begin here: behind one only a comma leads to another.
    let isOpen: Bool
    /// Whether it is the end of a period.
    let isEnd: Bool
    /// Whether it is the day of a measurement, behind `op`.
    let isDay: Bool
    /// The names before the one being written, as in `opgave.`.
    let scopes: [String]
  }

  /// - Parameter offset: where the word that is being written starts.
  init(_ tree: SyntaxTree, before offset: Int) {
    guard let last = CompletionPlace.token(in: tree, before: offset) else {
      self = .statement
      return
    }
    // In a number or a sign the word being written may start in the middle of it.
    let between = tree.bytes[min(tree.range(last).upperBound, offset)..<offset]
    let startsLine = between.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let kind = tree.kind(last)
    let around = tree.ancestors(of: last)
    let field = around.first { tree.kind($0) == .field }.map { FieldSyntax($0, in: tree) }
    if let field, last > field.name, tree.kind(field.name + 1) == .colon, !startsLine || kind == .comma {
      self = .value(
        Value(
          field: field, isOpen: [.colon, .comma, .dot, .dotDot].contains(kind), isEnd: kind == .dotDot,
          isDay: kind.isName && tree.text(last) == "op",
          scopes: CompletionPlace.scopes(tree, last)))
    } else if startsLine || kind == .openBrace {
      self = .statement
    } else if let declaration = around.first, tree.kind(declaration) == .declaration,
      tree.declaration(declaration).keyword == last
    {
      self = .header(keyword: last)
    } else {
      self = .nothing
    }
  }

  /// The last token before an offset, comments aside.
  private static func token(in tree: SyntaxTree, before offset: Int) -> SyntaxTree.Index? {
    var end = offset
    while true {
      end = tree.startOfWhiteSpace(end)
      guard end > 0, var token = tree.token(touching: end - 1) else { return nil }
      // Where a word ends and a sign starts, the word was given.
      while tree.range(token).upperBound < end || tree.kind(token).isNode {
        token += 1
        if token == tree.records.count { return nil }
      }
      if !tree.kind(token).isTrivia { return token }
      end = tree.range(token).lowerBound
    }
  }

  /// The names that are joined by dots and end with the dot at an index.
  private static func scopes(_ tree: SyntaxTree, _ dot: SyntaxTree.Index) -> [String] {
    var names: [String] = []
    var index = dot
    while index > 0, tree.kind(index) == .dot, tree.kind(index - 1).isName {
      names.append(tree.text(index - 1))
      index -= 2
    }
    return names.reversed()
  }
}
