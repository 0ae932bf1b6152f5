/// Typing in a text or a comment gives the tree that a fresh parse gives, or none.
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct TypingTests {
  static let sources = Project.contents(below: "grammar/voorbeelden", ending: ".opgave").map(\.bytes)

  @Test func equalsAFreshParse() {
    var random = SeededGenerator(seed: Project.seed &+ 21)
    var taken = 0
    for number in 0..<Project.cases(600) {
      var bytes = Self.sources[random.below(Self.sources.count)]
      // Some of them with something odd in them.
      if number % 4 == 0 { Mutation.mutate(&bytes, &random) }
      var tree = SyntaxTree(parsing: bytes)
      for _ in 0..<10 {
        let (range, inserted) = Mutation.typing(in: bytes, &random)
        guard let (after, typing) = tree.typing(range, inserted) else { continue }
        taken += 1
        bytes.replaceSubrange(range, with: inserted)
        let fresh = SyntaxTree(parsing: bytes)
        guard after.bytes == bytes, after.records == fresh.records, fresh.errors.isEmpty,
          typing.shift == inserted.count - range.count
        else {
          Issue.record(
            "case \(number), seed \(Project.seed): ‘\(String(decoding: inserted, as: UTF8.self))’ at \(range), behind\n\(tree.text(max(0, range.lowerBound - 200)..<range.lowerBound))"
          )
          return
        }
        tree = after
      }
    }
    #expect(taken > Project.cases(600))
  }

  @Test(arguments: [
    ("a: «»b", "x"), ("a: \"b«»\"", "\""), ("a: \"b«»\"", "\\"), ("a: \"b«»\"", "\n"), ("a: «\"b\"»", "x"),
    ("«»# a", "x"), ("# a«»\nb: c", "\n"), ("a: \"b\\«»n\"", "x"),
    ("a: \"\"\"\n«»    b\n    \"\"\"", "x"), ("a: \"\"\"\n    b\n    «»\"\"\"", "x"),
    ("a: \"\"\"\n    b«»\n    \"\"\"", ":"),
    ("  a: \"\"\"\n  b«» c: d\n  \"\"\"", "x"), ("a: \"b«»", "x"),
  ])
  func givesNothingWhereMoreMayChange(_ marked: String, _ inserted: String) throws {
    let marked = MarkedText(marked)
    let range = try #require(marked.ranges.first)
    #expect(SyntaxTree(parsing: marked.text).typing(range, Array(inserted.utf8)) == nil)
  }
}
