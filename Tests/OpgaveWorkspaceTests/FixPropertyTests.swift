/// What no fix may do, whatever the layout of the text: every fix of every rule, over all examples and cases.
import OpgaveFormatting
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct FixPropertyTests {
  /// A repository, and the file of it that is laid out anew.
  struct Start: Sendable {
    let repository: TextRepository
    let path: String
  }

  /// All cases and examples of rules, and the repositories of examples.
  static let starts: [Start] = {
    let rules = AllRules.all.flatMap { rule in
      rule.allCases.map { Start(repository: rule.repository($0), path: $0.path) }
    }
    let whole = ["voorbeelden", "met-fouten"].flatMap { name in
      let files = Project.contents(below: "grammar/" + name, ending: ".opgave").map { ($0.path, $0.bytes) }
      let repository = TextRepository(files)
      return files.map { Start(repository: repository, path: $0.0) }
    }
    return rules + whole
  }()

  /// Rules whose fix does what the property forbids, and why.
  static let exempt: [UInt16: String] = [
    904: "it takes away its directive", 209: "it takes away a name or a title", 214: "it takes away a value",
    902: "it takes the place of the name of a person",
    201: "it is a word that changes", 202: "it is a word that changes", 203: "it is a word that changes",
  ]

  /// What is new where a choice asks for more: a project has its four agreements, a programma its doelen, and who set an opdracht is
  /// not known everywhere.
  static let asking: [UInt16: Set<UInt16>] = [601: [611, 612], 622: [611, 612], 420: [421]]

  @Test func noFixHurts() {
    var random = SeededGenerator(seed: Project.seed &+ 16)
    var (tried, problems): (Int, [String]) = (0, [])
    var rules: Set<UInt16> = []
    // Many cases begin with each text once, undamaged, so that every fix is among them.
    var upcoming = Project.cases(400) < 10_000 ? [] : Self.starts
    while tried < Project.cases(400) || !upcoming.isEmpty {
      let (whole, start) = (!upcoming.isEmpty, upcoming.popLast() ?? Self.starts[random.below(Self.starts.count)])
      let path = start.path
      let layout = Layout.random(&random)
      var bytes = layout.applied(to: Array(start.repository.text(path).utf8), &random)
      if !whole, random.below(4) == 0 { Mutation.mutateTokens(&bytes, &random) }
      let before = start.repository.replacing(path, with: bytes)
      let found = before.findings(in: path)
      for placed in found where AllRules.rule(placed.finding.rule)?.fixes != nil {
        for fix in before.fixes(placed.finding, in: path) {
          tried += 1
          rules.insert(placed.finding.rule)
          let attempt = Attempt(before: before, path: path, placed: placed, fix: fix, found: found)
          if let problem = attempt.problem {
            problems.append("OPG\(placed.finding.rule) ‘\(fix.title.nl)’: \(problem)\n\(attempt.shown)")
          }
        }
      }
    }
    let missing = AllRules.all.filter { $0.fixes != nil && !rules.contains($0.code) }.map(\.name)
    if tried >= 10_000 { #expect(missing == []) }
    if let first = problems.first { Issue.record("\(problems.count) of \(tried):\n\(first)") }
    for problem in problems.dropFirst() { print(problem) }
  }

  /// What is remembered of one file is not taken for another.
  @Test func eachFileIsMendedByWhatItHolds() {
    func opgave(_ name: String, _ more: String) -> [UInt8] {
      let text = "vraagstuk: \"Hoe lang nog?\"\n  \(more)kenmerken {\n    aard: probleem\n  }"
      return Array("opgave \(name) \"\(name)\" {\n  organisatie: merwestad\n  status: concept\n  \(text)\n}\n".utf8)
    }
    let repository = TextRepository([
      ("a.opgave", opgave("een", "")), ("b.opgave", opgave("twee", "budget: € 5\n  looptijd: 2026 .. 2030\n  ")),
      ("organisatie.opgave", Array(Example.organisation.utf8)),
    ])
    let texts = repository.read.texts
    for (number, file) in repository.read.files.numbered where file.file.path != "organisatie.opgave" {
      let findings = repository.findings(in: file.file.path).filter { [401, 410].contains($0.finding.rule) }
      #expect(findings.count == 2)
      for placed in findings {
        guard let fix = texts.fixes(placed.finding, in: number).first else {
          Issue.record("\(file.file.path): OPG\(placed.finding.rule) has no fix")
          continue
        }
        let left = repository.applying(fix).findings(in: file.file.path).map(\.finding.rule)
        #expect(!left.contains(placed.finding.rule))
      }
    }
  }

  /// What is looked up for the fixes of one file is not taken for those of another: asked after all others, they are as asked alone.
  @Test func fixesOfAFileDoNotDependOnWhatWasAskedBefore() {
    let names = Project.contents(below: "grammar/voorbeelden", ending: ".opgave").map { ($0.path, $0.bytes) }
    // Two opgaven that only differ in what there is to name.
    func opgave(_ name: String) -> [UInt8] {
      let text = """
        opgave \(name) "\(name)" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe?"
          kenmerken {
            aard: kans
            partij p-\(name) "P" { wereld: leefwereld }
          }
          presteren {
            werkwijze programma { periode: 2024 .. }
            doel d-\(name) "D"
            inspanning i-\(name) "I" { werkwijze: \(name == "een" ? "project" : "routine") }
          }
          leren { evaluatie 2025-01-01 {
            inspanning: i-\(name)
            passend: ja
            volgende: 2025-06-01
          } }
        }

        """
      return Array(text.utf8)
    }
    let repository = TextRepository(names + [("een.opgave", opgave("een")), ("twee.opgave", opgave("twee"))])
    let together = repository.read.texts
    for (number, file) in repository.read.files.numbered {
      let alone = repository.read.texts
      for placed in repository.findings(in: file.file.path) {
        #expect(
          together.fixes(placed.finding, in: number) == alone.fixes(placed.finding, in: number),
          "\(file.file.path): OPG\(placed.finding.rule)")
      }
    }
  }

  @Test func whatFixesLookedUpGoesWithTheTexts() {
    for start in Self.starts {
      weak var texts: RepositoryTexts?
      do {
        let made = start.repository.read.texts
        texts = made
        guard let number = start.repository.read.files.firstIndex(where: { $0.file.path == start.path }) else {
          continue
        }
        for placed in start.repository.findings(in: start.path) { _ = made.fixes(placed.finding, in: number) }
      }
      #expect(texts == nil, "\(start.path)")
    }
  }

  /// One fix, before and after.
  struct Attempt {
    let before: TextRepository
    let path: String
    let placed: PlacedFinding
    let fix: Fix
    let found: [PlacedFinding]

    var code: UInt16 { placed.finding.rule }

    var problem: String? {
      let after = before.applying(fix)
      let left = after.findings(in: path)
      let (old, new) = (tree(before), tree(after))
      // Of several braces without their other half it closes one.
      let closesOne = code == 105 && tree(before).errors.count > 1
      if !closesOne, isThere(left) { return "its finding stays" }
      if new.errors.count > old.errors.count { return "it parses worse" }
      if let rule = newMistake(left) { return "OPG\(rule) is new" }
      if let lost = lostComment(old, new) { return "the comment ‘\(lost)’ is lost or moved" }
      // What says that it takes something away does.
      if FixPropertyTests.exempt[code] == nil, !takesAway, let lost = lostWord(old, new) {
        return "the word ‘\(lost)’ is lost"
      }
      if lineEnds(old.bytes).count == 1, lineEnds(new.bytes).count > 1 { return "line ends are mixed" }
      if old.errors.isEmpty, new.errors.isEmpty, let difference = differsWhenFormatted(old, new) { return difference }
      return circle(after, left)
    }

    /// A finding that the fix brings, with a fix that brings back what was.
    private func circle(_ after: TextRepository, _ left: [PlacedFinding]) -> String? {
      let known = Set(found.map(\.finding.rule))
      for placed in left where !known.contains(placed.finding.rule) {
        for next in after.fixes(placed.finding, in: path) where after.applying(next).text(path) == before.text(path) {
          return "OPG\(placed.finding.rule) ‘\(next.title.nl)’ brings back what was"
        }
      }
      return nil
    }

    private var takesAway: Bool {
      fix.trust == .personal && ["Haal ", "Houd "].contains(where: fix.title.nl.hasPrefix)
    }

    /// The text before and after, what shows in no editor written out.
    var shown: String {
      func visible(_ repository: TextRepository) -> String {
        repository.text(path).replacing("\r\n", with: "␍␊\n").replacing("\r", with: "␍\n").replacing("\t", with: "⇥")
      }
      return visible(before) + "\n→\n" + visible(before.applying(fix))
    }

    private func tree(_ repository: TextRepository) -> SyntaxTree {
      SyntaxTree(parsing: repository.files.first { $0.path == path }?.bytes ?? [])
    }

    private func message(_ placed: PlacedFinding) -> String {
      AllRules.rule(placed.finding.rule)?.message(placed.finding).nl ?? ""
    }

    /// Whether the finding is told as often as before, and where it was.
    private func isThere(_ left: [PlacedFinding]) -> Bool {
      func alike(_ list: [PlacedFinding]) -> [PlacedFinding] {
        list.filter { $0.finding.rule == code && message($0) == message(placed) }
      }
      let number = before.read.files.firstIndex { $0.file.path == path }
      let edits = number.flatMap { fix.edits[$0] } ?? []
      let start = edits.reduce(placed.range.lowerBound) { start, edit in
        edit.range.upperBound <= placed.range.lowerBound
          ? start + edit.replacement.utf8.count - edit.range.count : start
      }
      return alike(left).count >= alike(found).count && alike(left).contains { $0.range.lowerBound == start }
    }

    /// A rule that reports a fout more often than before; what the rule's own mended example has may show.
    private func newMistake(_ left: [PlacedFinding]) -> UInt16? {
      // A name that leads nowhere may come to lead to a new thing of another kind.
      func counts(_ list: [PlacedFinding]) -> [UInt16: Int] {
        list.filter { $0.finding.severity == .fout }
          .reduce(into: [:]) { $0[$1.finding.rule == 303 ? 302 : $1.finding.rule, default: 0] += 1 }
      }
      let (old, new) = (counts(found), counts(left))
      // What a text that cannot be read hid may show, and what a value that was wrong now says, rightly or not.
      if !tree(before).errors.isEmpty || AllRules.rule(code)?.group.isAboutForm == true || code == 427 { return nil }
      let rule = AllRules.rule(code)
      let mended = rule.map { $0.repository($0.example.file($0.example.mended)).0 }
      let known = Set(mended?.findings().flatMap(\.self).map(\.finding.rule) ?? [])
        .union(FixPropertyTests.asking[code] ?? [])
      return new.keys.sorted().first { new[$0, default: 0] > old[$0, default: 0] && !known.contains($0) }
    }

    /// A comment that is not there any more, or beside something else.
    private func lostComment(_ old: SyntaxTree, _ new: SyntaxTree) -> String? {
      // Its text held the comment, as far as anybody could see.
      if code == 904 || code == 905 || code == 103 { return nil }
      let isNow = Dictionary(grouping: neighbours(new), by: \.comment)
      for (comment, text, range) in neighbours(old) {
        // What is taken away takes along what stands in it.
        guard let now = isNow[comment] else { return code == 214 || takesAway ? nil : comment }
        let changed = (fix.edits.values.flatMap(\.self)).contains { edit in
          range.lowerBound <= edit.range.upperBound && edit.range.lowerBound <= range.upperBound
        }
        if !now.contains(where: { $0.text == text }), !changed { return comment }
      }
      return nil
    }

    /// Beside which token each comment stands: the one before it on its line, else the next.
    private func neighbours(_ tree: SyntaxTree) -> [(comment: String, text: String, range: Range<Int>)] {
      let tokens = tree.records.indices.filter { tree.kind($0).isToken && tree.kind($0) != .comma }
      return tree.records.indices.filter { tree.kind($0) == .comment }.map { comment in
        let range = tree.range(comment)
        let before = tokens.last { $0 < comment }
        var beside = tokens.first { $0 > comment }
        if let before, !tree.hasLineEnd(in: tree.range(before).upperBound..<range.lowerBound) { beside = before }
        return (tree.text(comment), beside.map { tree.text($0) } ?? "", beside.map { tree.range($0) } ?? 0..<0)
      }
    }

    /// A word of a text that is not in any text any more.
    private func lostWord(_ old: SyntaxTree, _ new: SyntaxTree) -> String? {
      func words(_ tree: SyntaxTree) -> [String: Int] {
        tree.records.indices.filter { tree.kind($0).isText }.flatMap {
          tree.textValue($0).split { !$0.isLetter && !$0.isNumber }
        }.reduce(into: [:]) { $0[String($1), default: 0] += 1 }
      }
      let (was, isNow) = (words(old), words(new))
      // What stood between quotes and is a date, a number or a word is so still.
      let rest = String(decoding: new.bytes, as: UTF8.self)
      return was.keys.sorted().first { isNow[$0, default: 0] < was[$0, default: 0] && !rest.contains($0) }
    }

    private func lineEnds(_ bytes: [UInt8]) -> Set<String> {
      // One by one: what follows upon each other in a text of its own becomes one.
      let text = String(decoding: bytes, as: UTF8.self)
      return Set(text.lazy.filter { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init))
    }

    /// The lines that are not blank, and the comments; where something went, those around it may be parted or not, and a comment may
    /// stand behind a line or below it.
    private func shownLines(_ bytes: [UInt8]) -> [String] {
      String(decoding: bytes, as: UTF8.self).replacing("  #", with: "\n#").split(separator: "\n")
        .map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// A title without how the text that it shows is laid out.
    private func called(_ fix: Fix) -> String { fix.title.nl.split(separator: " ").joined(separator: " ") }

    /// Formatting before and after a fix come to the same.
    private func differsWhenFormatted(_ old: SyntaxTree, _ new: SyntaxTree) -> String? {
      let options = FormatOptions(before.read.settings.settings)
      if String(decoding: old.bytes, as: UTF8.self).contains("opmaak:") { return nil }
      // What becomes a comment is not laid out any more.
      if fix.edits.values.contains(where: { $0.contains { $0.replacement == "# " } }) { return nil }
      let formatted = before.replacing(path, with: Formatter.format(old, options))
      let same = formatted.findings(in: path).first {
        $0.finding.rule == code && message($0) == message(placed)
          && formatted.read.settings.settings == before.read.settings.settings
      }
      let ordinal = found.filter { $0.finding.rule == code && message($0) == message(placed) }.firstIndex {
        $0 == placed
      }
      guard let same, ordinal == 0 else { return nil }
      guard let again = formatted.fixes(same.finding, in: path).first(where: { called($0) == called(fix) }) else {
        return "after formatting it is not offered"
      }
      let one = Formatter.format(new, options)
      let other = Formatter.format(tree(formatted.applying(again)), options)
      let moves = fix.trust == .personal && fix.title.nl.hasPrefix("Verplaats ")
      if one == other || (takesAway || moves) && shownLines(one) == shownLines(other) { return nil }
      return "formatting before gives another text:\n\(String(decoding: one, as: UTF8.self))\n↔\n"
        + String(decoding: other, as: UTF8.self)
    }
  }
}
