/// Words that people use for what has another name here, and stands elsewhere.
package import OpgaveModel
internal import OpgaveSyntax

package enum OtherWord {
  /// Where the language has what a word means; `nil` where nobody knows the word.
  package static func hint(_ written: String) -> Text? {
    guard let (name, homes) = place(written) else { return nil }
    let list = Enumeration.text(homes)
    if homes.isEmpty { return Text("‘\(written)’ heet hier ‘\(name)’", "‘\(written)’ is called ‘\(name)’ here") }
    return Text(
      "‘\(written)’ heet hier ‘\(name)’ en staat in \(list.nl)",
      "‘\(written)’ is called ‘\(name)’ here and stands in \(list.en)")
  }

  /// The word of the language that is meant.
  package static func meant(_ written: String) -> String? { place(written)?.name }

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
  /// The word of the language for one that belongs in another block; from there it is moved.
  func calledElsewhere(_ finding: Finding) -> [Fix] {
    guard let meant = OtherWord.meant(finding.text(.written)), meant != finding.text(.written) else { return [] }
    let title = Text(
      "Noem dit ‘\(meant)’, en zet het daarna waar het hoort", "Call this ‘\(meant)’, and then put it where it belongs")
    return [Fix(title, .personal, [file: [TextEdit(range(finding), meant)]])]
  }
}
