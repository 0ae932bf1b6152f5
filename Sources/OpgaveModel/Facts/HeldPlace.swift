/// Texts that only hold a place until somebody writes there: those that the tools put in, and those that people do.
package import OpgaveSyntax

package enum HeldPlace {
  package static let blank = Text("…", "…")
  package static let title = Text("Titel", "Title")
  package static let question = Text("Hoe …?", "How …?")
  package static let whole = Text(
    "Welke vraag moet deze opgave beantwoorden?", "Which question must this opgave answer?")
  package static let fitting = Text("Waarom past deze werkwijze?", "Why does this werkwijze fit?")
  package static let choice = Text("Waarom zo?", "Why so?")
  package static let result = Text("Wat staat er aan het eind?", "What is there at the end?")
  package static let goal = Text("Wat is er straks anders?", "What will be different?")
  package static let learning = Text("Wat moeten wij nog ontdekken?", "What do we still have to find out?")

  private static let ours = [blank, title, whole, fitting, choice, result, goal, learning]

  private static let theirs = [
    "todo", "to do", "tbd", "to be determined", "n.t.b", "ntb", "nog te bepalen", "nader te bepalen", "nog invullen",
    "invullen", "nog in te vullen", "vul in", "hier invullen", "to be filled in", "fill in",
  ]

  /// In small letters, without what closes them.
  private static let all = Set((ours.flatMap { [$0.nl, $0.en] } + theirs).map(core))

  /// So many bytes the longest of them takes with its quotes, with some to spare for white space.
  private static let longest = 80

  private static let askingWords: Set<String> = [
    "hoe", "wat", "welke", "welk", "waarom", "wie", "waar", "wanneer", "how", "what", "which", "why", "who", "where",
    "when",
  ]

  /// Whether a text is no more than one of these; case and what closes it do not matter.
  package static func isHeld(by text: String) -> Bool {
    let words = core(text)
    if words.isEmpty { return text.contains("…") || text.contains("...") }
    return all.contains(words) || askingWords.contains(words) && text.trimmed.count > words.count
  }

  /// Whether a token is such a text.
  package static func isIn(_ token: Int, _ tree: SyntaxTree) -> Bool { tree.reading { isIn(token, $0) } }

  static func isIn(_ token: Int, _ tree: TreeReader) -> Bool {
    tree.kind(token).isText && tree.range(token).count <= longest && isHeld(by: tree.textValue(token))
  }

  /// Whether a text asks something, or is still to be written.
  static func asks(_ token: Int, _ tree: TreeReader) -> Bool {
    tree.bytes[tree.range(token)].contains(UInt8(ascii: "?")) || isIn(token, tree)
  }

  private static func core(_ text: String) -> String {
    var words = text.lowercased()[...]
    func isOutside(_ character: Character) -> Bool { character.isWhitespace || ".…?!:-".contains(character) }
    while let last = words.last, isOutside(last) { words.removeLast() }
    while let first = words.first, isOutside(first) { words.removeFirst() }
    return String(words)
  }
}
