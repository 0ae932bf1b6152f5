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

  /// By how many bytes one of them has, or a word that asks: a bit for each letter that it may begin with. Nearly all texts end here.
  private static let beginnings: [UInt32] = {
    var beginnings = [UInt32](repeating: 0, count: longest + 1)
    for text in all.union(askingWords) where !text.isEmpty {
      beginnings[min(text.utf8.count, longest)] |= beginning(text.utf8.first ?? 0)
    }
    return beginnings
  }()

  private static func beginning(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 0x1F) }

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

  /// The texts among some records that only hold a place.
  package static func all(in records: Range<Int>, _ tree: SyntaxTree) -> [Int] {
    var found: [Int] = []
    tree.bytes.withUnsafeBufferPointer { bytes in
      tree.records.withUnsafeBufferPointer { all in
        // Short ones by what their records say of themselves: this passes over every token of every file.
        for index in records where all[index].kind.isText && all[index].shortExtent <= longest {
          let range = all[index].start..<min(bytes.count, all[index].start + all[index].shortExtent)
          if mayBeHeld(bytes, range) { found.append(index) }
        }
      }
    }
    return found.filter { isIn($0, tree) }
  }

  @inline(__always)
  static func isIn(_ token: Int, _ tree: TreeReader) -> Bool {
    let range = tree.range(token)
    guard tree.kind(token).isText, range.count <= longest, mayBeHeld(tree.bytes, range) else { return false }
    return isHeld(by: tree.textValue(token))
  }

  /// Whether what stands between quotes, white space and punctuation is as long as one of them, and begins like it.
  private static func mayBeHeld(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    /// What may stand around the words, in part: the bytes of `…` among them.
    func isOutside(_ byte: UInt8) -> Bool {
      switch byte {
      case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"),
        UInt8(ascii: "-"), 0xE2, 0x80, 0xA6:
        true
      default: false
      }
    }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isOutside(bytes[start]) { start += 1 }
    while end > start, isOutside(bytes[end - 1]) { end -= 1 }
    return start == end || beginnings[end - start] & beginning(bytes[start] | 0x20) != 0
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
