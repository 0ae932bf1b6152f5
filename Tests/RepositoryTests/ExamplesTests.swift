/// The examples of the language: in order, in canonical form, and complete.
import OpgaveFormatting
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct ExamplesTests {
  static let files = Project.contents(below: "grammar/voorbeelden", ending: ".opgave")

  @Test func areInOrder() {
    let documents = Set(Project.contents(below: "grammar/voorbeelden", ending: ".md").map(\.path))
    let texts = TextRepository(Self.files, documents: documents)
    for (file, findings) in zip(texts.files, texts.findings()) {
      #expect(findings.map { "\($0.finding.rule) at \($0.range.lowerBound)" } == [], "\(file.path)")
    }
  }

  @Test func areCanonical() throws {
    for (path, bytes) in Self.files + Project.contents(below: "Tests/Fixtures", ending: ".opgave") {
      let tree = SyntaxTree(parsing: bytes)
      #expect(try Formatter.formatted(tree) == bytes, "\(path)")
    }
  }

  @Test func useEveryKeywordFieldAndWerkwijze() {
    var kinds: Set<Kind> = []
    var fields: [Kind: Set<Field>] = [:]
    var words: Set<Word> = []
    var lowering = Lowering()
    for (path, bytes) in Self.files {
      let facts = lowering.lower(SyntaxTree(parsing: bytes), isSettings: path == "instellingen.opgave").facts
      for ordinal in facts.declarations.indices {
        let kind = facts.declarations[ordinal].kind
        kinds.insert(kind)
        if kind == .werkwijze, let word = facts.declarations[ordinal].word { words.insert(word) }
        for field in facts.fields(of: ordinal) { fields[kind, default: []].insert(facts.fields[field].field) }
      }
    }
    for kind in Vocabulary.kinds where kind.kind != .bestand && kind.kind != .onbekend {
      #expect(kinds.contains(kind.kind), "no \(kind.kind)")
      for spec in kind.fields {
        #expect(fields[kind.kind]?.contains(spec.field) == true, "no \(spec.field) in \(kind.kind)")
      }
    }
    #expect(words == Set(WordSet.werkwijze.words))
  }

  @Test func useEveryNotation() {
    var kinds: Set<SyntaxKind> = []
    var text = ""
    for (_, bytes) in Self.files {
      let tree = SyntaxTree(parsing: bytes)
      for index in tree.records.indices { kinds.insert(tree.kind(index)) }
      text += String(decoding: bytes, as: UTF8.self)
    }
    let odd: Set<SyntaxKind> = [
      .endOfFile, .uncleanName, .uncleanDigits, .quotedText, .dash, .unexpected, .conflict, .skipped, .minus,
    ]
    for kind in SyntaxKind.allCases where !odd.contains(kind) { #expect(kinds.contains(kind), "no \(kind)") }
    for notation in [
      " mln", " mld", " duizend", "-Q", "onbekend op", "≥ ", "≤ ", "> ", "< ", " ..\n", "\\\"", "# negeer",
    ] {
      #expect(text.contains(notation), "no ‘\(notation)’")
    }
  }

  @Test func theFaultyOnesShowManyRules() {
    let files = Project.contents(below: "grammar/met-fouten", ending: ".opgave")
    let rules = Set(TextRepository(files, documents: []).findings().flatMap { $0 }.map(\.finding.rule))
    #expect(rules.count >= 15)
  }
}
