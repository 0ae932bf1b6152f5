/// Whatever the input: the tree holds every byte, and no input ends the process.
import OpgaveSyntax
import OpgaveTestSupport
import Testing

/// Why a tree is not lossless; `nil` when all is well.
func lossOf(_ tree: SyntaxTree) -> String? {
  var end = 0
  for (index, record) in tree.records.enumerated() {
    if record.kind.isNode {
      if tree.after(index) > tree.records.count { return "node \(index) runs past the records" }
      if record.start < end { return "node \(index) starts at \(record.start), before \(end)" }
      continue
    }
    let range = tree.range(index)
    if range.lowerBound < end { return "record \(index) overlaps the one before" }
    if range.isEmpty { return "record \(index) is empty" }
    if let byte = tree.bytes[end..<range.lowerBound].first(where: { !isWhite($0) }),
      !isOddGap(tree, end..<range.lowerBound)
    {
      return "byte \(byte) at \(end)..<\(range.lowerBound) is in no token"
    }
    end = range.upperBound
  }
  if !isOddGap(tree, end..<tree.bytes.count) { return "bytes after \(end) are in no token" }
  for error in tree.errors where error.range.upperBound > tree.bytes.count || error.range.lowerBound < 0 {
    return "error outside the text"
  }
  return nil
}

private func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

/// White space, odd separators and zero-width characters: what the language drops between tokens.
private func isOddGap(_ tree: SyntaxTree, _ range: Range<Int>) -> Bool {
  tree.text(range).unicodeScalars.allSatisfy { scalar in
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format || scalar.value == 0xAD
      || scalar.value == 0x180E
  }
}

@Suite struct LosslessTests {
  static let sources: [[UInt8]] = Project.files(below: "Tests/Fixtures/parser", ending: ".opgave").map(Project.bytes)

  @Test func everyPrefix() {
    for source in Self.sources {
      for length in stride(from: 0, through: source.count, by: max(1, source.count / Project.cases(400))) {
        if let loss = lossOf(SyntaxTree(parsing: Array(source[..<length]))) {
          Issue.record("prefix \(length): \(loss)")
        }
      }
    }
  }

  @Test func randomBytes() {
    var random = SeededGenerator(seed: Project.seed)
    let alphabet = Array("{}\"\"\"#:,.-–…“”€%<>=\n\r\t aopgave1290\\u".utf8)
    for number in 0..<Project.cases(500) {
      let bytes = (0..<random.below(400)).map { _ in
        number % 2 == 0 ? UInt8(truncatingIfNeeded: random.next()) : alphabet[random.below(alphabet.count)]
      }
      if let loss = lossOf(SyntaxTree(parsing: bytes)) { Issue.record("case \(number), seed \(Project.seed): \(loss)") }
    }
  }

  @Test func randomMutations() {
    var random = SeededGenerator(seed: Project.seed &+ 1)
    guard !Self.sources.isEmpty else { return }
    for number in 0..<Project.cases(300) {
      var bytes = Self.sources[random.below(Self.sources.count)]
      for _ in 0...random.below(6) { Mutation.mutate(&bytes, &random) }
      if let loss = lossOf(SyntaxTree(parsing: bytes)) { Issue.record("case \(number), seed \(Project.seed): \(loss)") }
    }
  }

  @Test func largeAndDeepInputs() {
    let inputs: [[UInt8]] = [
      [], [0xEF, 0xBB, 0xBF], Array("a".utf8), Array("\r\r\n\n".utf8),
      Array(String(repeating: "a {", count: 100_000).utf8),
      Array(String(repeating: "}", count: 100_000).utf8),
      Array(String(repeating: "a {\n", count: 20_000).utf8),
      [UInt8](repeating: UInt8(ascii: "x"), count: 18_000_000),
      [UInt8](repeating: UInt8(ascii: "\""), count: 1_000_001),
      Array(String(repeating: "<<<<<<< a\n", count: 3_000).utf8),
      Array(("a: \"\"\"\n" + String(repeating: "x\n", count: 100_000)).utf8),
      [0xFF, 0xFE, 0x61, 0x00],
    ]
    for (number, input) in inputs.enumerated() {
      if let loss = lossOf(SyntaxTree(parsing: input)) { Issue.record("input \(number): \(loss)") }
    }
  }
}
