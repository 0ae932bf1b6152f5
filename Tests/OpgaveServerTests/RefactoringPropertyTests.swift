/// What no refactoring may do, whatever the layout of the text: over the examples and those of the rules.
import OpgaveFeatures
import OpgaveFormatting
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct RefactoringPropertyTests {
  static let starts: [(repository: TextRepository, path: String)] = {
    let examples = Project.contents(below: "grammar/voorbeelden", ending: ".opgave")
    let whole = TextRepository(examples.map { ($0.path, $0.bytes) })
    let own = examples.filter { $0.path.contains("opgaven/") }.map { (whole, $0.path) }
    let rules = AllRules.all.flatMap { rule in
      rule.allCases.filter { $0.text.contains("inspanning") || $0.text.contains("werkwijze") }
        .map { (rule.repository($0), $0.path) }
    }
    return own + own + own + rules
  }()

  @Test func noRefactoringHurts() {
    var random = SeededGenerator(seed: Project.seed &+ 17)
    var (tried, problems): (Int, [String]) = (0, [])
    var kinds: [String: Int] = [:]
    for _ in 0..<Project.cases(300) {
      let start = Self.starts[random.below(Self.starts.count)]
      let bytes = Layout.random(&random).applied(to: Array(start.repository.text(start.path).utf8), &random)
      let before = start.repository.replacing(start.path, with: bytes)
      guard let number = before.read.files.firstIndex(where: { $0.file.path == start.path }) else { continue }
      let (tree, file) = (SyntaxTree(parsing: bytes), before.read.files[number].file)
      let snapshot = FileSnapshot(
        tree: tree, facts: file.facts, places: file.places, surroundings: before.read.whole.surroundings, language: .nl,
        repository: before.repository, file: number)
      // A declaration, or what names an opgave.
      let namesOpgave = random.below(3) == 0
      let nodes = tree.records.indices.filter { node in
        guard namesOpgave else { return tree.kind(node) == .declaration }
        return tree.kind(node) == .field
          && ["deel-van", "hangt-af-van", "hangt-samen-met", "volgt-op"].contains(FieldSyntax(node, in: tree).text)
      }
      guard !nodes.isEmpty else { continue }
      let node = nodes[random.below(nodes.count)]
      let offset = namesOpgave ? tree.range(node).upperBound - 1 : tree.range(node).lowerBound
      let texts = before.read.texts
      for refactoring in Refactorings.all(snapshot, at: offset, treeOf: texts.tree) where refactoring.disabled == nil {
        tried += 1
        kinds[refactoring.kind.rawValue, default: 0] += 1
        let after = before.applying(refactoring.edits, adding: refactoring.created, removing: refactoring.deleted)
        if let problem = Self.problem(before, after, refactoring.kind) {
          let changed = after.files.filter { file in before.files.first { $0.path == file.path }?.bytes != file.bytes }
          problems.append(
            "‘\(refactoring.title.nl)’ at \(offset): \(problem)\n"
              + Self.visible(bytes) + "\n→\n" + changed.map { $0.path + ":\n" + Self.visible($0.bytes) }.joined())
        }
      }
    }
    #expect(kinds.count >= 4 || tried < 2000, "\(kinds)")
    if let first = problems.first { Issue.record("seed \(Project.seed), \(problems.count) of \(tried):\n\(first)") }
    for problem in problems.dropFirst().prefix(5) { print(problem) }
    print("refactorings tried: \(tried) \(kinds.sorted { $0.key < $1.key })")
  }

  private static func visible(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "␍␊\n").replacing("\r", with: "␍\n")
  }

  private static func problem(
    _ before: TextRepository, _ after: TextRepository, _ kind: Refactoring.Kind
  ) -> String? {
    func trees(_ repository: TextRepository) -> [SyntaxTree] {
      repository.files.map { SyntaxTree(parsing: $0.bytes) }
    }
    let (old, new) = (trees(before), trees(after))
    func errors(_ trees: [SyntaxTree]) -> Int { trees.reduce(0) { $0 + $1.errors.count } }
    if errors(new) > errors(old) { return "it parses worse" }
    func mistakes(_ repository: TextRepository) -> [UInt16: Int] {
      repository.findings().flatMap(\.self).filter { $0.finding.severity == .fout }
        .reduce(into: [:]) { $0[$1.finding.rule, default: 0] += 1 }
    }
    if errors(old) == 0 {
      let (was, isNow) = (mistakes(before), mistakes(after))
      // Another werkwijze asks for what it needs; that is why one chooses it.
      let counted = kind == .rewrite ? isNow.keys.filter { $0 < 400 } : Array(isNow.keys)
      // What goes along into a new opgave goes with its mistakes.
      let hushed = Precedence.hushed(by: was.keys)
      if let rule = counted.sorted().first(where: { was[$0] == nil && !hushed.contains($0) }) {
        return "OPG\(rule) is new"
      }
    }
    func count(_ trees: [SyntaxTree], _ pieces: (SyntaxTree) -> [String]) -> [String: Int] {
      trees.flatMap(pieces).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    func comments(_ tree: SyntaxTree) -> [String] {
      tree.records.indices.filter { tree.kind($0) == .comment }.map(tree.text)
    }
    func words(_ tree: SyntaxTree) -> [String] {
      tree.records.indices.filter { tree.kind($0).isText }.flatMap {
        tree.textValue($0).split { !$0.isLetter && !$0.isNumber }.map(String.init)
      }
    }
    for (what, pieces) in [("comment", comments), ("word", words)] {
      let (was, isNow) = (count(old, pieces), count(new, pieces))
      if let lost = was.keys.sorted().first(where: { isNow[$0, default: 0] < was[$0, default: 0] }) {
        return "the \(what) ‘\(lost)’ is lost"
      }
    }
    for file in after.files {
      guard let known = before.files.first(where: { $0.path == file.path }) else { continue }
      func lineEnds(_ bytes: [UInt8]) -> Int {
        Set(String(decoding: bytes, as: UTF8.self).filter(\.isNewline)).count
      }
      if lineEnds(known.bytes) == 1, lineEnds(file.bytes) > 1 { return "line ends of \(file.path) are mixed" }
    }
    return nil
  }
}
