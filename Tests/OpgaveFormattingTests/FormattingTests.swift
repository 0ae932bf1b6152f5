/// What the formatter makes of a text, and that nothing is ever lost.
import OpgaveFormatting
import OpgaveSyntax
import OpgaveTestSupport
import Testing

/// A text and its canonical form.
struct Case: Sendable, CustomTestStringConvertible {
  let before: String
  let after: String
  let options: FormatOptions
  init(_ before: String, _ after: String, width: Int = 100) {
    (self.before, self.after, options) = (before, after, FormatOptions(lineLength: width))
  }
  var testDescription: String { before }
}

@Suite struct FormattingTests {
  static let cases: [Case] = [
    Case("", ""),
    Case("\n\n", ""),
    Case("\u{FEFF}a: b", "a: b\n"),
    Case("a:b\r\nc:d\r", "a: b\nc: d\n"),
    Case("a: b   \n\n\n\nc: d", "a: b\n\nc: d\n"),
    // Blocks
    Case("a b \"T\"{x:y}", "a b \"T\" {\n  x: y\n}\n"),
    Case("a { }", "a\n"),
    Case("a {\n\n  # alleen\n}", "a {\n  # alleen\n}\n"),
    Case("a: b\nc {\nd: e\n}\nf: g", "a: b\n\nc {\n  d: e\n}\n\nf: g\n"),
    Case("a {\n\n\n  b {\n c: d\n }\n e {\n f: g\n }\n\n}", "a {\n  b {\n    c: d\n  }\n\n  e {\n    f: g\n  }\n}\n"),
    Case("a x\na y\n\na z {}\nb: c", "a x\na y\n\na z\nb: c\n"),
    // Comments
    Case("#x\n##\n#\n#!y\n#==\na: b # c", "# x\n##\n#\n#!y\n#==\na: b  # c\n"),
    Case("a: b\n# over c\nc {\n  d: e\n  # einde\n}", "a: b\n\n# over c\nc {\n  d: e\n  # einde\n}\n"),
    Case("a { # kop\n  b: c\n} # staart\nd: e", "a {  # kop\n  b: c\n}  # staart\n\nd: e\n"),
    Case("#één\n#²\n#1\n#–x\n# café", "# één\n# ²\n# 1\n#–x\n# café\n"),
    Case("# x\u{3000}\n# y\u{A0} z\u{B}\n# v\u{C}", "# x\n# y\u{A0} z\n# v\n"),
    Case("# los\n\n\n# vast\na: b", "# los\n\n# vast\na: b\n"),
    // Values
    Case("a: 12500, 1234, 1.234, 12500,5, -99999", "a: 12.500, 1234, 1.234, 12.500,5, -99.999\n"),
    Case(
      "a: €5000, € 5,5, € 5,00, EUR 1234567, €5mln, € 48,50 mln",
      "a: € 5.000, € 5,50, € 5, € 1.234.567, € 5 mln, € 48,50 mln\n"),
    Case(
      "a: 61%op 2026, >=67% op 2030, <= 3, 23..25, onbekend  op 2026",
      "a: 61% op 2026, ≥ 67% op 2030, ≤ 3, 23 .. 25, onbekend op 2026\n"),
    Case("looptijd: 2026-01..2030\nperiode: 2026-02-17   ..", "looptijd: 2026-01 .. 2030\nperiode: 2026-02-17 ..\n"),
    Case("na: x.y.z ,b", "na: x.y.z, b\n"),
    // Lists
    Case("a: b,\n  c,\n  d", "a: b, c, d\n"),
    Case("a: bbbbbbbb, cccccccc, dddddddd", "a:\n  bbbbbbbb,\n  cccccccc,\n  dddddddd\n", width: 20),
    Case("a: bbbbbbbb, cccccc", "a: bbbbbbbb, cccccc\n", width: 19),
    Case("a:\n  b, # een\n  # twee\n  c", "a:\n  b,  # een\n  # twee\n  c\n"),
    Case("a:\r  b, # een\r  # twee\r  c", "a:\n  b,  # een\n  # twee\n  c\n"),
    Case("a: # kop\n  b,\n\n  c", "a:  # kop\n  b,\n  c\n"),
    Case("a:\n  \"x\",\n  \"y\",\n", "a: \"x\", \"y\"\n"),
    Case("a: \"heel lange tekst die niet past\"", "a: \"heel lange tekst die niet past\"\n", width: 10),
    // Text blocks
    Case(
      "a {\n x: \"\"\"\n      Hoe?\n        Zo.\n\n      \"\"\"\n}",
      "a {\n  x: \"\"\"\n    Hoe?\n      Zo.\n\n    \"\"\"\n}\n"),
    Case("x: \"\"\"\n  Hoe?\t \n \t\n  Zo\n  \"\"\"", "x: \"\"\"\n  Hoe?\n\n  Zo\n  \"\"\"\n"),
    Case("x:\n\"\"\"\nHoe?\"\"\"", "x: \"\"\"\n  Hoe?\n  \"\"\"\n"),
    Case("x: \"\"\"\n  a\n  \"\"\", \"b\"", "x:\n  \"\"\"\n  a\n  \"\"\",\n  \"b\"\n"),
    // Switched off
    Case("# opmaak: uit\na:    b\n# opmaak: aan\nc:   d", "# opmaak: uit\na:    b\n# opmaak: aan\nc: d\n"),
    Case(
      "# opmaak: uit\na:   b\n# opmaak: aan\nc {\n d: e\n}\n",
      "# opmaak: uit\na:   b\n# opmaak: aan\n\nc {\n  d: e\n}\n"),
    Case("# opmaak: uit\na:   b # opmaak: aan\nc:   d", "# opmaak: uit\na:   b # opmaak: aan\nc:   d\n"),
    Case("# opmaak: uit\na:   b\n \t \n", "# opmaak: uit\na:   b\n \t \n"),
    Case(
      "a {\n  # opmaak: uit\n  b:   c\n  # opmaak: aan\n  d:   e\n}",
      "a {\n  # opmaak: uit\n  b:   c\n  # opmaak: aan\n  d: e\n}\n"),
    Case("# opmaak uit\na:   b", "# opmaak uit\na: b\n"),
    Case("metingen: onbekend op 2026, # x\n 5 op 2027", "metingen:\n  onbekend op 2026,  # x\n  5 op 2027\n"),
    Case("a: # x\n  b,", "a:  # x\n  b,\n"),
    Case("a: # x\n  \"b\"", "a:  # x\n  \"b\"\n"),
    Case("a {\n#opmaak: uit\n b:   c\r\n    d:e\n}\nf:g", "a {\n  # opmaak: uit\n b:   c\n    d:e\n}\n\nf: g\n"),
  ]

  @Test(arguments: cases)
  func isCanonical(_ example: Case) throws {
    let tree = SyntaxTree(parsing: example.before)
    let formatted = try Formatter.formatted(tree, example.options)
    #expect(String(decoding: formatted, as: UTF8.self) == example.after)
    let edits = Formatter.edits(tree, to: formatted)
    #expect(edits.applied(to: Array(example.before.utf8)) == Array(example.after.utf8))
    // Clients know no place inside a line end.
    let bytes = [UInt8](example.before.utf8)
    for place in edits.flatMap({ [$0.range.lowerBound, $0.range.upperBound] }) where place > 0 && place < bytes.count {
      #expect(bytes[place - 1] != 0x0D || bytes[place] != 0x0A)
    }
  }

  /// What a faulty formatter would write, and the promise that it would break: nothing is written then.
  @Test(
    arguments: [
      ("# a\nb: c\n", "b: c\n", .differs(at: 0)), ("b: c\n# a\n", "b: c\n", .differs(at: 5)),
      ("b: c\n", "b: c\nd: e\n", .differs(at: 5)), ("b: c, d\n", "b: d, c\n", .differs(at: 3)),
      ("b: c\n", "b:\n", .unreadable), ("b: € 5\n", "b:\n  € 5\n", .notSettled), ("b: c\n", "b: c\n", nil),
      // A text with errors stays as it is, whatever becomes of it.
      ("b: c\n]\n", "b: d\n]\n", nil), ("b: c\n]\n", "b: c\n", nil),
    ] as [(String, String, BrokenPromise?)])
  func promisesAreKeptOrNothingIsWritten(_ text: String, _ written: String, _ broken: BrokenPromise?) {
    let tree = SyntaxTree(parsing: text)
    let write = { (tree: SyntaxTree) in Array((tree.bytes == Array(text.utf8) ? written : text).utf8) }
    do throws(BrokenPromise) {
      #expect(try Formatter.formatted(tree, by: write) == tree.bytes)
      #expect(broken == nil)
    } catch { #expect(error == broken) }
  }

  /// A declaration with an error stays as it is; those around it are formatted.
  @Test func brokenDeclarationsStay() throws {
    let before = "a   x {\n b:c\n}\nd y {\n  e: 12.5\n    f:g\n}\nh   z"
    let after = "a x {\n  b: c\n}\n\nd y {\n  e: 12.5\n    f:g\n}\nh z\n"
    #expect(try String(decoding: Formatter.formatted(SyntaxTree(parsing: before)), as: UTF8.self) == after)
  }

  /// What shares a line with an error stays with it.
  @Test(arguments: [
    ".opgave a \"A\" {\n  status: x\n}\n", "]a {\n  b:c\n}\n", "opgave a \"A\" {\n}  p# x\n", "  ]a\n",
    "a: b\n\t ]c\n",
  ])
  func whatSharesALineWithAnErrorStays(_ text: String) throws {
    #expect(try String(decoding: Formatter.formatted(SyntaxTree(parsing: text)), as: UTF8.self) == text)
  }

  /// Text, the lines to format from 1, and the result: whole fields, never half of one.
  static let parts: [(String, ClosedRange<Int>, String)] = [
    ("a:b\nc:d\ne:f\n", 2...2, "a:b\nc: d\ne:f\n"),
    ("a:\n  \"b\",\n  \"c\",\nd: e\n", 2...2, "a: \"b\", \"c\"\nd: e\n"),
    ("a:\n  b,\nd: e\n", 1...1, "a: b\nd: e\n"),
    (
      "a {\n    x: \"\"\"\n        Doel: duur.\n        \"\"\"\n}\n", 3...3,
      "a {\n  x: \"\"\"\n    Doel: duur.\n    \"\"\"\n}\n"
    ),
  ]

  @Test(arguments: parts)
  func formatsLines(_ text: String, _ lines: ClosedRange<Int>, _ expected: String) throws {
    let range = lines.lowerBound - 1...lines.upperBound - 1
    let result = try Formatter.formatted(SyntaxTree(parsing: text), FormatOptions(), lines: range)
    #expect(String(decoding: result, as: UTF8.self) == expected)
  }

  @Test func linesKeepThePromises() throws {
    var random = SeededGenerator(seed: Project.seed &+ 3)
    for number in 0..<Project.cases(60) {
      var bytes = Self.sources[random.below(Self.sources.count)]
      let tree = SyntaxTree(parsing: bytes)
      for index in tree.records.indices.reversed() where !tree.kind(index).isNode && random.below(8) == 0 {
        let start = tree.range(index).lowerBound
        if start > 0, bytes[start - 1] == .space { bytes.insert(.space, at: start) }
      }
      let lines = bytes.count { $0 == .lineFeed }
      let first = random.below(lines)
      let result = try Formatter.formatted(
        SyntaxTree(parsing: bytes), FormatOptions(), lines: first...min(lines, first + random.below(20)))
      let after = SyntaxTree(parsing: result)
      #expect(Formatter.isFormattable(after), "case \(number), seed \(Project.seed)")
      #expect(try Formatter.formatted(after) == Formatter.formatted(tree), "case \(number), seed \(Project.seed)")
    }
  }

  static let sources: [[UInt8]] =
    (Project.files(below: "Tests/Fixtures", ending: ".opgave")
    + Project.files(below: "grammar/voorbeelden", ending: ".opgave"))
    .map(Project.bytes).filter { Formatter.isFormattable(SyntaxTree(parsing: $0)) }

  /// Whatever the white space between tokens was, the canonical form is the same.
  @Test func whiteSpaceDoesNotMatter() throws {
    var random = SeededGenerator(seed: Project.seed)
    for number in 0..<Project.cases(60) {
      let source = Self.sources[random.below(Self.sources.count)]
      let tree = SyntaxTree(parsing: source)
      let canonical = try Formatter.formatted(tree)
      var mangled: [UInt8] = []
      var last = 0
      for index in tree.records.indices where !tree.kind(index).isNode {
        let range = tree.range(index)
        mangled += mangle(tree.bytes[last..<range.lowerBound], &random, isComment: tree.kind(index) == .comment)
        mangled += tree.bytes[range]
        last = range.upperBound
      }
      mangled += tree.bytes[last...]
      let again = try Formatter.formatted(SyntaxTree(parsing: mangled))
      if again != canonical {
        let place = zip(again, canonical).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
        Issue.record(
          "case \(number), seed \(Project.seed): differs at \(place): \(String(decoding: again[max(0, place - 60)..<min(again.count, place + 60)], as: UTF8.self))"
        )
      }
    }
  }

  /// Changes the white space between two tokens where that means nothing: its amount, not whether a line ends.
  private func mangle(_ gap: ArraySlice<UInt8>, _ random: inout SeededGenerator, isComment: Bool) -> [UInt8] {
    if gap.isEmpty { return [] }
    let lines = gap.count { $0 == .lineFeed }
    func blanks() -> [UInt8] { Array(repeating: random.below(4) == 0 ? .tab : .space, count: random.below(5)) }
    if lines == 0 { return blanks() + [.space] }
    let ends = lines == 1 ? 1 : 2 + random.below(2)
    var result = blanks()
    for _ in 0..<ends {
      result += random.below(3) == 0 ? [.carriageReturn, .lineFeed] : [.lineFeed]
      result += blanks()
    }
    return result
  }

  /// Whatever is typed, the promises hold or the text stays.
  @Test func mutationsKeepThePromises() {
    var random = SeededGenerator(seed: Project.seed &+ 7)
    for number in 0..<Project.cases(300) {
      var bytes = Self.sources[random.below(Self.sources.count)]
      for _ in 0...random.below(4) { Mutation.mutate(&bytes, &random) }
      do {
        let tree = SyntaxTree(parsing: bytes)
        let formatted = try Formatter.formatted(tree)
        let edits = Formatter.edits(tree, to: formatted)
        if Formatter.isFormattable(tree) {
          if edits.applied(to: bytes) != formatted {
            Issue.record("case \(number), seed \(Project.seed): the edits do not lead to the canonical form")
          }
        }
        for place in edits.flatMap({ [$0.range.lowerBound, $0.range.upperBound] })
        where place > 0 && place < bytes.count && bytes[place - 1] == 0x0D && bytes[place] == 0x0A {
          Issue.record("case \(number), seed \(Project.seed): an edit inside a line end")
        }
      } catch {
        Issue.record("case \(number), seed \(Project.seed): \(error)\n\(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }
}
