/// What a single lost token makes the rules say: no more than that something is missing where it is missing.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct RuleDamageTests {
  /// A file in its repository.
  struct Example: Sendable {
    let name: String
    let files: [String: [UInt8]]
    let path: String
  }

  /// The files of the example repositories, and what the rules' pages show, but for what cannot be read already.
  static let examples: [Example] = {
    let contents = Project.contents(below: "grammar/voorbeelden", ending: ".opgave")
    let whole = Dictionary(uniqueKeysWithValues: contents.map { ($0.path, $0.bytes) })
    var all = contents.map { Example(name: $0.path, files: whole, path: $0.path) }
    for rule in AllRules.all where rule.group != .schrift {
      for example in rule.examples {
        let repository = rule.repository(example)
        let files = Dictionary(uniqueKeysWithValues: repository.files.map { ($0.path, $0.bytes) })
        all.append(Example(name: rule.name, files: files, path: example.path))
      }
    }
    return all.filter { SyntaxTree(parsing: $0.files[$0.path] ?? []).errors.isEmpty }
  }()

  /// A token that is taken out, and where it stood.
  struct Lost {
    let tree: SyntaxTree
    let token: Int

    /// The declaration of which it is the keyword, the name or the title.
    var header: Int? {
      let parent = tree.ancestors(of: token).first
      return parent.flatMap { tree.kind($0) == .declaration ? $0 : nil }
    }
    var isKeyword: Bool { header.map { tree.declaration($0).keyword == token } ?? false }
    var isHeaderOfTopLevel: Bool {
      header.map { header in tree.ancestors(of: header).first.map { tree.kind($0) == .file } ?? false } ?? false
    }
    var isInValue: Bool { tree.ancestors(of: token).contains { tree.kind($0) == .value } }

    /// The text around it, with the token in brackets.
    var shown: String {
      let range = tree.range(token)
      let (start, end) = (max(0, range.lowerBound - 60), min(tree.bytes.count, range.upperBound + 40))
      let (before, after) = (tree.text(start..<range.lowerBound), tree.text(range.upperBound..<end))
      return "\(before)⟦\(tree.text(token))⟧\(after)".replacing("\n", with: "↵")
    }
  }

  /// What is missing where the token is missing.
  static let missing: Set<UInt16> = [204, 205, 208, 210]

  /// What else may be said, and why.
  static let exceptions: [(rules: Set<UInt16>, reason: String, holds: @Sendable (Lost) -> Bool)] = [
    ([201, 203, 209], "the name behind a lost keyword is read as one", { $0.isKeyword }),
    (
      [302, 706], "what has lost its keyword or its name at the top level is not there for others", \.isHeaderOfTopLevel
    ),
    (
      [201, 302], "two words without what stood between them are one", { [":", "."].contains($0.tree.text($0.token)) }
    ),
    ([211], "a value without one of its parts is of another type", { $0.isInValue }),
    ([603, 611, 613], "a period without its end is open", { $0.isInValue }),
    ([646, 660, 671, 680, 707, 904], "a number without its unit is another number", { $0.isInValue }),
    ([906], "a text without one of its tokens is not written as the formatter would", { _ in true }),
  ]

  /// How often each rule reports something. That a name means something else and that it means nothing count as one.
  static func counts(_ files: [String: [UInt8]]) -> [UInt16: Int] {
    var source = MemorySource()
    for (path, bytes) in files { source["/" + path] = bytes }
    let findings = TextRepository.read(source).findings().values.flatMap(\.self)
    return findings.reduce(into: [:]) { $0[$1.finding.rule == 303 ? 302 : $1.finding.rule, default: 0] += 1 }
  }

  /// Without any one token of an example the rules report nothing more, but for what is missing there.
  @Test func oneLostTokenMisleadsNoRule() {
    #expect(Self.exceptions.flatMap(\.rules).count <= 20)
    var random = SeededGenerator(seed: Project.seed &+ 13)
    let all = Self.examples.enumerated().flatMap { number, example in
      let tree = SyntaxTree(parsing: example.files[example.path] ?? [])
      return tree.records.indices.filter { tree.kind($0).isToken && !tree.kind($0).isTrivia }.map {
        (number, Lost(tree: tree, token: $0))
      }
    }
    var known: [Int: [UInt16: Int]] = [:]
    var (tried, misled) = (0, [String]())
    for (number, lost) in all where random.below(all.count) < Project.cases(150) {
      let example = Self.examples[number]
      let before = known[number] ?? Self.counts(example.files)
      known = [number: before]
      var files = example.files
      files[example.path]?.removeSubrange(lost.tree.range(lost.token))
      let hushed = Precedence.hushed(by: before.keys)
      let new = Self.counts(files).filter { rule, count in
        !hushed.contains(rule) && rule >= 200 && count > before[rule, default: 0] && !Self.missing.contains(rule)
          && !Self.exceptions.contains { $0.rules.contains(rule) && $0.holds(lost) }
      }
      tried += 1
      if !new.isEmpty { misled.append("\(new.keys.sorted()) \(example.name): \(lost.shown)") }
    }
    #expect(tried > 0)
    if !misled.isEmpty { Issue.record("\(misled.count) of \(tried):\n\(misled.joined(separator: "\n"))") }
  }

  /// Lines of an example that stand in a conflict, on both sides or on one, make the rules report nothing more than the conflict.
  @Test func aConflictMisleadsNoRule() {
    var random = SeededGenerator(seed: Project.seed &+ 29)
    var misled: [String] = []
    for _ in 0..<Project.cases(150) {
      let example = Self.examples[random.below(Self.examples.count)]
      let lines = String(decoding: example.files[example.path] ?? [], as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let start = random.below(lines.count)
      let end = start + random.below(lines.count - start) + 1
      let lost = lines[start..<end].joined(separator: "\n")
      let sides = [lost, random.below(2) == 0 ? lost : ""]
      let conflict = "<<<<<<< onze\n\(sides[0])\n=======\n\(sides[1])\n>>>>>>> hunne"
      var files = example.files
      files[example.path] = Array((lines[..<start] + [conflict[...]] + lines[end...]).joined(separator: "\n").utf8)
      let before = Self.counts(example.files)
      // Where one half of a text or of a list stands in the conflict, the other half cannot be read.
      let opens = [lines[..<start].last { $0.contains { $0 != " " } } ?? "", lines[end - 1]]
      let cutsText =
        !lost.ranges(of: "\"\"\"").count.isMultiple(of: 2) || opens.contains { $0.hasSuffix(":") || $0.hasSuffix(",") }
      // How the file is laid out is another matter.
      let new = Self.counts(files).filter { rule, count in
        count > before[rule, default: 0] && rule != 115 && rule != 906 && !(cutsText && rule < 200)
      }
      if !new.isEmpty { misled.append("\(new.keys.sorted()) \(example.name), lines \(start)..<\(end):\n\(lost)\n") }
    }
    if !misled.isEmpty { Issue.record("\(misled.count):\n\(misled.joined(separator: "\n"))") }
  }
}
