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
  package static let measured = Text("Waaraan zien wij dat?", "By what do we see that?")
  package static let learning = Text("Wat moeten wij nog ontdekken?", "What do we still have to find out?")

  private static let ours = [blank, title, whole, fitting, choice, result, goal, measured, learning]

  private static let theirs = [
    "todo", "to do", "tbd", "to be determined", "n.t.b", "ntb", "nog te bepalen", "nader te bepalen", "nog invullen",
    "invullen", "nog in te vullen", "vul in", "hier invullen", "to be filled in", "fill in",
  ]

  private static let asking = [
    "hoe", "wat", "welke", "welk", "waarom", "wie", "waar", "wanneer", "how", "what", "which", "why", "who", "where",
    "when",
  ]

  /// Words in small letters, without what stands around them.
  private struct Core {
    let bytes: [UInt8]
    /// Whether they hold a place only where something stands around them, as in `Hoe …`.
    let asks: Bool
  }

  /// By how many bytes they have.
  private static let cores: [[Core]] = {
    var cores = [[Core]](repeating: [], count: longest + 1)
    func add(_ texts: [String], asks: Bool) {
      for text in texts {
        let bytes = Array(text.lowercased().utf8).withUnsafeBufferPointer { Array($0[within($0, 0..<$0.count)]) }
        // Of the dots alone nothing is left.
        if bytes.isEmpty { continue }
        cores[bytes.count].append(Core(bytes: bytes, asks: asks))
      }
    }
    add(ours.flatMap { [$0.nl, $0.en] } + theirs, asks: false)
    add(asking, asks: true)
    return cores
  }()

  /// So many bytes the longest of them takes with its quotes, with some to spare for white space.
  private static let longest = 80

  /// The letters that one of them may begin with, a bit for each. Nearly all texts end here.
  private static let beginnings: UInt32 = cores.joined().reduce(0) { $0 | beginning($1.bytes.first ?? 0) }

  @inline(__always)
  private static func beginning(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 0x1F) }

  /// Whether a token is such a text.
  package static func isIn(_ token: Int, _ tree: SyntaxTree) -> Bool { tree.reading { isIn(token, $0) } }

  /// The texts among some tokens that only hold a place.
  package static func all(in tokens: [SyntaxTree.Index], _ tree: SyntaxTree) -> [SyntaxTree.Index] {
    tree.reading { tree in tokens.filter { isIn($0, tree) } }
  }

  /// Whether a text asks something, or is still to be written.
  static func asks(_ token: Int, _ tree: TreeReader) -> Bool {
    tree.bytes[tree.range(token)].contains(UInt8(ascii: "?")) || isIn(token, tree)
  }

  @inline(__always)
  private static func isIn(_ token: Int, _ tree: TreeReader) -> Bool {
    guard tree.kind(token).isText, tree.extent(token) <= longest else { return false }
    return isHeld(tree.bytes, tree.range(token))
  }

  /// Whether what stands between quotes is no more than one of these; case and what closes it do not matter.
  @inline(__always)
  private static func isHeld(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Bool {
    var start = text.lowerBound
    while start < text.upperBound, isOutside(bytes[start]) { start += 1 }
    if start < text.upperBound, beginnings & beginning(bytes[start]) == 0 { return false }
    return isHeld(bytes, text, words: within(bytes, start..<text.upperBound))
  }

  private static func isHeld(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, words: Range<Int>) -> Bool {
    if words.isEmpty {
      func has(_ dots: String) -> Bool {
        (text.lowerBound...text.upperBound).contains { bytes[$0..<text.upperBound].starts(with: dots.utf8) }
      }
      return has("…") || has("...")
    }
    return cores[words.count].contains { core in
      zip(core.bytes, bytes[words]).allSatisfy { $0 == ($1 &- 0x41 < 26 ? $1 | 0x20 : $1) }
        && (!core.asks || hasSigns(bytes[text.lowerBound..<words.lowerBound])
          || hasSigns(bytes[words.upperBound..<text.upperBound]))
    }
  }

  /// A range without the quotes, white space and punctuation at its ends.
  private static func within(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isOutside(bytes[start]) { start += 1 }
    while end > start, isOutside(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// What may stand around the words, in part: the bytes of `…` among them.
  @inline(__always)
  private static func isOutside(_ byte: UInt8) -> Bool {
    byte < 64 ? signs >> UInt64(byte) & 1 != 0 : byte == 0xE2 || byte == 0x80 || byte == 0xA6
  }

  /// White space, quotes and punctuation, each a bit.
  private static let signs: UInt64 = "\".?!:-".utf8.reduce(0x1_FFFF_FFFF) { $0 | 1 << UInt64($1) }

  /// Whether more than white space and quotes stands there.
  private static func hasSigns(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.contains { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
  }
}
