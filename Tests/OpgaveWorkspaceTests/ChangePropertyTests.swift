/// What holds of any two moments: what was edited is told and nothing else, both ways, whatever form the text has.
import Foundation
import OpgaveModel
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct ChangePropertyTests {
  static let examples: [String: String] = Dictionary(
    uniqueKeysWithValues: Project.contents(below: "grammar/voorbeelden", ending: ".opgave").map {
      ($0.path, String(decoding: $0.bytes, as: UTF8.self))
    }.filter { !$0.0.contains("/") || $0.0.hasPrefix("opgaven/") })

  @Test func namesWhatWasEditedAndNothingElse() throws {
    var random = SeededGenerator(seed: Project.seed &+ 20)
    let start = TextRepository(Self.examples)
    var (tried, problems): (Int, [String]) = (0, [])
    while tried < Project.cases(60) {
      let edits = FactEdit.some(start, &random)
      guard !edits.isEmpty else { continue }
      tried += 1
      var texts = Self.examples
      for (path, own) in Dictionary(grouping: edits, by: \.path).sorted(by: { $0.key < $1.key }) {
        let applied = own.map { TextEdit($0.range, $0.replacement) }.applied(to: Array(start.text(path).utf8))
        // Its form is no matter, nor where it stands.
        let laidOut = Layout.random(&random).applied(to: applied, &random)
        let place = random.below(3) == 0 && path.hasPrefix("opgaven/") ? "opgaven/ander-\(path.dropFirst(8))" : path
        texts[path] = nil
        texts[place] = String(decoding: laidOut, as: UTF8.self)
      }
      let wanted = edits.flatMap(\.told).sorted()
      func asBefore(_ line: String) -> String {
        // What is told of a new name ends with it.
        let end = line.hasPrefix(">") ? " >" : ""
        return edits.compactMap(\.renamed).reduce(line) { $0.replacing(" \($1.new)\(end)", with: " \($1.old)\(end)") }
      }
      let told = try ComparedTexts(Self.examples, texts).lines.map(Self.signed).map(asBefore).sorted()
      if told != wanted { problems.append("wanted \(wanted)\ntold   \(told)") }
      let mirrored = try ComparedTexts(texts, Self.examples).lines.map(Self.signed).map(asBefore)
      let back = mirrored.map { line -> String in
        line.hasPrefix("+") ? "-" + line.dropFirst() : line.hasPrefix("-") ? "+" + line.dropFirst() : line
      }.map { $0.hasPrefix(">") ? ">" : $0 }.sorted()
      if back != told.map({ $0.hasPrefix(">") ? ">" : $0 }).sorted() { problems.append("there \(told)\nback  \(back)") }
    }
    if let first = problems.first { Issue.record("\(problems.count) of \(tried):\n\(first)") }
    for problem in problems.dropFirst().prefix(20) { print(problem) }
  }

  @Test func formAndOrderAreNoChange() throws {
    var random = SeededGenerator(seed: Project.seed &+ 21)
    for _ in 0..<Project.cases(20) {
      var texts: [String: String] = [:]
      for (path, text) in Self.examples.sorted(by: { $0.key < $1.key }) {
        var bytes = Array(text.utf8)
        for _ in 0..<10 { Self.swapNeighbours(&bytes, &random) }
        texts[path] = String(decoding: Layout.random(&random).applied(to: bytes, &random), as: UTF8.self)
      }
      #expect(try ComparedTexts(Self.examples, texts).lines == [])
    }
    #expect(try ComparedTexts(Self.examples, Self.examples).lines == [])
  }

  /// Two statements that stand behind each other change places.
  private static func swapNeighbours(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let tree = SyntaxTree(parsing: bytes)
    let blocks = tree.records.indices.filter { tree.kind($0) == .block || tree.kind($0) == .file }
    let block = blocks[random.below(blocks.count)]
    let all = tree.children(block).filter { tree.kind($0) == .field || tree.kind($0) == .declaration }
    guard all.count > 1 else { return }
    let place = random.below(all.count - 1)
    let (one, other) = (tree.range(all[place]), tree.range(all[place + 1]))
    // What stands behind a comment would be in it.
    guard !bytes[one.upperBound..<other.lowerBound].contains(UInt8(ascii: "#")) else { return }
    let (first, second) = (Array(bytes[one]), Array(bytes[other]))
    bytes.replaceSubrange(other, with: first)
    bytes.replaceSubrange(one, with: second)
  }

  /// A line without what it says of values.
  private static func signed(_ line: String) -> String {
    line.hasPrefix(">") ? line : line.components(separatedBy: ": ")[0]
  }
}
