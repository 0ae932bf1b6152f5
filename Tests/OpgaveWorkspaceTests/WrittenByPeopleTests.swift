/// What people write in their first hour, and that each line gets one finding with its remedy: a file that a person reads.
import Foundation
import OpgaveModel
import OpgaveRules
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct WrittenByPeopleTests {
  private static let file = "Tests/Fixtures/zoals-mensen-schrijven.txt"

  /// A line, and the block in which it is written.
  private struct Line {
    let block: String
    let text: String

    /// The opgave with the line in it, or with nothing in its place.
    func opgave(with line: String) -> String {
      let blocks = [
        "opdracht": "opdracht \"Opdracht\" {\n@\n}", "sturen": "sturen {\n@\n}", "besturen": "besturen {\n@\n}",
        "kenmerken": "kenmerken {\n@\n}",
        "presteren": "presteren {\n@\n}", "indicator": "presteren {\nindicator a \"A\" {\n@\n}\n}",
        "voortgang": "presteren {\nvoortgang 2026-03-01 {\n@\n}\n}",
      ]
      let body = (blocks[block] ?? "@").replacing("@", with: line)
      let word = text.lowercased().drop { !$0.isLetter }
      var head = "organisatie: merwestad\n"
      if !word.hasPrefix("status") { head += "status: verkenning\n" }
      if !word.hasPrefix("vraagstuk") { head += "vraagstuk: \"Hoe komen er genoeg woningen?\"\n" }
      if block != "kenmerken" { head += "kenmerken {\naard: kans\n}\n" }
      if block == "kenmerken", !word.hasPrefix("aard") {
        return
          "opgave wonen \"Wonen\" {\n\(head)\(body.replacing("kenmerken {\n", with: "kenmerken {\naard: kans\n"))\n}\n"
      }
      return "opgave wonen \"Wonen\" {\n\(head)\(body)\n}\n"
    }

    private func repository(_ line: String) -> TextRepository {
      let files = [("organisatie.opgave", Example.organisation), ("a.opgave", opgave(with: line))]
      return TextRepository(
        files.map { ($0.0, Array($0.1.utf8)) }, documents: ["besluiten/plan.md", "plan.pdf", "plannen/plan.pdf"])
    }

    /// What is found on how something is written and named, beside what is found without it.
    private func found(_ repository: TextRepository, beside known: [String]) -> [(text: String, placed: PlacedFinding)]
    {
      var known = known
      return repository.findings(in: "a.opgave").compactMap { placed in
        guard placed.finding.rule < 400, let rule = AllRules.rule(placed.finding.rule) else { return nil }
        let text = "\(rule.name) \(rule.message(placed.finding).nl)"
        if let place = known.firstIndex(of: text) {
          known.remove(at: place)
          return nil
        }
        return (text, placed)
      }
    }

    /// The findings of the line, and what its first remedy leaves.
    var outcome: (shown: String, findings: Int, isClean: Bool) {
      let known = found(repository(""), beside: []).map(\.text)
      let before = repository(text)
      let findings = found(before, beside: known)
      var shown = findings.map { "    \($0.text)\n" }.joined()
      guard !findings.isEmpty else { return ("    ✓\n", 0, true) }
      let fix = findings.lazy.compactMap { before.fixes($0.placed.finding, in: "a.opgave").first }.first
      guard let fix else { return (shown + "    → niets\n", findings.count, false) }
      let after = before.applying(fix)
      let left = found(after, beside: known).map { String($0.text.prefix(6)) }
      let was = Set(before.text("a.opgave").split(separator: "\n"))
      let new = after.text("a.opgave").split(separator: "\n").filter { !was.contains($0) }
        .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ⏎ ")
      shown +=
        "    → \(new.isEmpty ? "[\(fix.title.nl)]" : new)  \(left.isEmpty ? "✓" : "… nog \(left.joined(separator: " "))")\n"
      return (shown, findings.count, left.isEmpty)
    }
  }

  @Test func eachLineIsOneFindingWithItsRemedy() throws {
    var shown = ""
    var block = ""
    var (lines, ones, clean) = (0, 0, 0)
    for line in Project.text(Self.file).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("    ") || line.hasPrefix("= ") { continue }
      shown += line + "\n"
      if line.isEmpty || line.hasPrefix("# ") || line.hasPrefix("## ") && !line.contains("Aanleiding") { continue }
      if line.hasPrefix("@ ") {
        block = String(line.dropFirst(2))
        continue
      }
      let outcome = Line(block: block, text: String(line)).outcome
      shown += outcome.shown
      lines += 1
      ones += outcome.findings <= 1 ? 1 : 0
      clean += outcome.isClean ? 1 : 0
    }
    while shown.hasSuffix("\n\n") { shown.removeLast() }
    shown += "\n= \(lines) regels; bij \(ones) hooguit één melding; na één handeling \(clean) zonder melding\n"
    if ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] != nil {
      try Data(shown.utf8).write(to: Project.root.appending(path: Self.file))
    }
    #expect(shown == Project.text(Self.file))
    #expect(lines >= 150 && clean * 10 >= lines * 9 && ones * 10 >= lines * 9)
  }
}
