/// What holds of any merge: what either said is there, and a conflict is left only where both changed one thing.
import Foundation
import OpgaveModel
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct MergePropertyTests {
  private struct Tally {
    var tried = 0
    var conflicts = 0
    var conflictsOfLines = 0
    var fallenBack = 0
    var problems: [String] = []
  }

  @Test func losesNothingOfEither() throws {
    var random = SeededGenerator(seed: Project.seed &+ 22)
    let examples = ChangePropertyTests.examples
    let start = TextRepository(examples)
    let paths = examples.keys.filter { $0.hasPrefix("opgaven/") }.sorted()
    var tally = Tally()
    while tally.tried < Project.cases(60) {
      let path = paths[random.below(paths.count)]
      let base = Array(start.text(path).utf8)
      // Half of them near each other, where lines collide.
      let place = random.below(base.count)
      let window = random.below(2) == 0 ? nil : place..<place + 800
      let left = FactEdit.some(start, in: path, within: window, &random)
      let right = FactEdit.some(start, in: path, within: window, &random)
      guard !left.isEmpty, !right.isEmpty else { continue }
      tally.tried += 1
      func text(_ edits: [FactEdit]) -> [UInt8] { edits.map { TextEdit($0.range, $0.replacement) }.applied(to: base) }
      let (ours, theirs) = (text(left), text(right))
      guard let merged = ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs, path: path, marker: 7, Settings())
      else {
        tally.fallenBack += 1
        continue
      }
      if try linesConflict(base, ours, theirs) { tally.conflictsOfLines += 1 }
      func told(_ bytes: [UInt8]) throws -> [String] {
        var texts = examples
        texts[path] = String(decoding: bytes, as: UTF8.self)
        return try ComparedTexts(examples, texts).lines
      }
      if merged.conflicts > 0 {
        tally.conflicts += 1
        let collisions = left.reduce(0) { count, one in count + right.count { one.mayCollide(with: $0) } }
        if collisions < merged.conflicts {
          tally.problems.append("a conflict for nothing: \(left.flatMap(\.told)) and \(right.flatMap(\.told))")
        }
        continue
      }
      func asBefore(_ line: String) -> String {
        (left + right).compactMap(\.renamed).reduce(line) { $0.replacing(" \($1.new)", with: " \($1.old)") }
      }
      let wanted = Set((try told(ours) + told(theirs)).map(asBefore)).sorted()
      let found = Set(try told(merged.text).map(asBefore)).sorted()
      if found != wanted {
        tally.problems.append(
          "wanted \(wanted)\nfound  \(found)\nof \(left.flatMap(\.told)) and \(right.flatMap(\.told))")
      }
    }
    print(
      "merged \(tally.tried): \(tally.conflicts) with a conflict, \(tally.conflictsOfLines) by lines, \(tally.fallenBack) fell back"
    )
    if let first = tally.problems.first { Issue.record("\(tally.problems.count) of \(tally.tried):\n\(first)") }
    for problem in tally.problems.dropFirst().prefix(20) { print(problem) }
    #expect(tally.conflicts < tally.conflictsOfLines)
  }

  /// Whether git leaves a conflict that merges lines.
  private func linesConflict(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "opgave-merge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try [base, ours, theirs].enumerated().map { number, bytes in
      let file = folder.appending(path: "\(number)")
      try Data(bytes).write(to: file)
      return file.path
    }
    return try GitMerge.byLines(paths, marker: 7) > 0
  }
}

extension FactEdit {
  /// Whether both touch one thing, or one takes away what the other is in.
  fileprivate func mayCollide(with other: FactEdit) -> Bool {
    told.contains { one in
      other.told.contains { two in
        let (left, right) = (one.dropFirst(2), two.dropFirst(2))
        return left == right || right.hasPrefix(left) || left.hasPrefix(right)
      }
    } || !isApart(from: other)
  }
}
