/// Words that people use for what has another name here, and stands elsewhere.
internal import OpgaveModel
internal import OpgaveSyntax

enum OtherWord {
  /// Where the language has what a word means; `nil` where nobody knows the word.
  static func hint(_ written: String) -> Text? {
    guard let (name, homes) = place(written) else { return nil }
    let list = Enumeration.text(homes)
    if homes.isEmpty { return Text("‘\(written)’ heet hier ‘\(name)’", "‘\(written)’ is called ‘\(name)’ here") }
    return Text(
      "‘\(written)’ heet hier ‘\(name)’ en staat in \(list.nl)",
      "‘\(written)’ is called ‘\(name)’ here and stands in \(list.en)")
  }

  private static func place(_ written: String) -> (name: String, homes: [String])? {
    let word = written.lowercased()
    func keywords(_ kinds: [Kind]) -> [String] {
      var names: [String] = []
      for kind in kinds where kind != .bestand && !names.contains(kind.keyword) { names.append(kind.keyword) }
      return Array(names.prefix(3))
    }
    if let entry = Lexicon.shared.entry(word), word != written {
      if let kind = entry.kinds.all.first { return (kind.keyword, keywords(Vocabulary.parents(of: kind))) }
      if let field = entry.field { return (field.spelling, keywords(Vocabulary.homes(of: field))) }
    }
    if let kind = Synonyms.kinds(word).first { return (kind.keyword, keywords(Vocabulary.parents(of: kind))) }
    if let field = Synonyms.fields(word).first { return (field.spelling, keywords(Vocabulary.homes(of: field))) }
    return nil
  }
}

extension FixContext {
  /// A line that is no statement of the language as a comment; `nil` where it holds a block or shares its line.
  func asComment(at offset: Int) -> Fix? {
    guard let token = tree.token(touching: offset),
      let node = tree.ancestors(of: token).first(where: { tree.kind($0) == .field || tree.kind($0) == .declaration })
    else { return nil }
    let range = tree.range(node)
    guard !(node..<tree.after(node)).contains(where: { tree.kind($0) == .block }), !tree.hasLineEnd(in: range),
      tree.isLineStart(tree.startOfBlanks(range.lowerBound)), case .nothing = tree.rest(of: range.upperBound)
    else { return nil }
    return asComment(range)
  }
}
