/// Each mistake is one error, where a person would point, and what follows it is understood.
import OpgaveSyntax
import OpgaveTestSupport
import Testing

/// A text with its errors marked, their kinds, and the statements that the parser understood all the same.
struct Mistake: CustomTestStringConvertible, Sendable {
  let kinds: [SyntaxError.Kind]
  let marked: String
  var outline: String?

  init(_ kinds: SyntaxError.Kind..., in marked: String, outline: String? = nil) {
    (self.kinds, self.marked, self.outline) = (kinds, marked, outline)
  }

  var testDescription: String { marked }
}

/// A tree in one line: `keyword name "title" { field: values }`, with `…` for what was passed over.
func outline(_ tree: SyntaxTree) -> String {
  func show(_ index: Int) -> String? {
    switch tree.kind(index) {
    case .comment, .conflict, .comma, .colon, .openBrace, .closeBrace: nil
    case .skipped: "…"
    case .block: "{ " + parts(index, "; ") + " }"
    case .declaration: parts(index, " ")
    case .field:
      parts(index, ", ").replacing(", ", with: ": ", maxReplacements: 1)
    case .value: parts(index, " ").replacing(" . ", with: ".")
    case .file: parts(index, "; ")
    default: tree.cleanText(index)
    }
  }
  func parts(_ index: Int, _ separator: String) -> String {
    tree.children(index).compactMap(show).joined(separator: separator)
  }
  return tree.records.isEmpty ? "" : parts(0, "; ")
}

@Suite struct SyntaxErrorTests {
  static let mistakes: [Mistake] = [
    Mistake(in: "opgave a \"T\" {\n  status: concept\n}\n", outline: "opgave a \"T\" { status: concept }"),
    Mistake(in: "trefwoorden: a, b,\n  c\nstatus: x\n", outline: "trefwoorden: a, b, c; status: x"),
    Mistake(in: "vraagstuk:\n  \"Hoe?\"\nstatus: x", outline: "vraagstuk: \"Hoe?\"; status: x"),
    Mistake(in: "budget: € 48,5 mln\nmeting: ≥ 67% op 2030, 23 .. 25 op 2026-Q3, onbekend op 2026\n"),
    Mistake(
      in: "a: 61%op 2026, €5mln, 3,11, -3, 1.234.567,89", outline: "a: 61 % op 2026, € 5 mln, 3,11, -3, 1.234.567,89"),
    Mistake(in: "looptijd: 2026-01 ..\nna: a.b.c\n", outline: "looptijd: 2026-01 ..; na: a.b.c"),
    Mistake(in: "kenmerken { aard: probleem }", outline: "kenmerken { aard: probleem }"),
    // Values
    Mistake(.missingValue, in: "«status:»\nmedia: hoog\n", outline: "status; media: hoog"),
    Mistake(.missingValue, in: "«status:»\nkenmerken {\n}\n", outline: "status; kenmerken {  }"),
    Mistake(.missingValue, in: "periode: «..» 2026\nmedia: hoog", outline: "periode: .. 2026; media: hoog"),
    Mistake(.missingValue, in: "a: b«,»\nmedia: hoog", outline: "a: b; media: hoog"),
    Mistake(.missingValue, in: "a: 5 «op»\nmedia: hoog", outline: "a: 5 op; media: hoog"),
    Mistake(.missingComma, in: "a: \"x\" «\"y\"»\nb: c", outline: "a: \"x\", \"y\"; b: c"),
    Mistake(.missingComma, in: "a: \"x\",\n  \"y\"\n  «\"z\"»\nb: c", outline: "a: \"x\", \"y\", \"z\"; b: c"),
    Mistake(.unexpectedToken, in: "a: € 5\n«5»\nb: c", outline: "a: € 5; …; b: c"),
    Mistake(.unexpectedToken, in: "a: x «y» z\nb: c", outline: "a: x; …; b: c"),
    Mistake(in: "a {\n  x:\n    b, }\nb: c", outline: "a { x: b }; b: c"),
    Mistake(in: "a:\n  onbekend op 2026, # x\n  5 op 2027\nb: c", outline: "a: onbekend op 2026, 5 op 2027; b: c"),
    Mistake(in: "a:\n  x1,\ndoel op \"T\" {\n}\n", outline: "a: x1; doel op \"T\" {  }"),
    Mistake(in: "a: ≥ EUR 5\nb:\n  EUR 5,\n  EUR 6\n", outline: "a: ≥ EUR 5; b: EUR 5, EUR 6"),
    Mistake(.oddSeparator, in: "a«\u{0C}»: b", outline: "a: b"),
    Mistake(.missingColon, in: "«budget» € 5\nb: c", outline: "budget: € 5; b: c"),
    Mistake(in: "status uitvoering\nb: c", outline: "status uitvoering; b: c"),
    Mistake(.missingColon, in: "«budget» 5 mln\nb: c", outline: "budget: 5 mln; b: c"),
    Mistake(.missingColon, in: "«looptijd» 1 maart 2026\nb: c", outline: "looptijd: 1 maart 2026; b: c"),
    Mistake(.missingColon, in: "«vraagstuk» \"\"\"\n  Hoe?\n  \"\"\"\nb: c"),
    Mistake(.missingLineEnd, in: "a: b «c»: d", outline: "a: b; c: d"),
    // Headers
    Mistake(.extraWord, in: "partij de «sleutel» \"T\" {\n  a: b\n}\n", outline: "partij de … { a: b }"),
    // A comment behind the brace changes nothing of that.
    Mistake(.extraWord, in: "partij a «op» {  # noot\n  b: c\n}\n", outline: "partij a … { b: c }"),
    Mistake(.extraWord, in: "partij a «op» {\n  b: c\n}\n", outline: "partij a … { b: c }"),
    Mistake(.extraWord, in: "partij a «op» \"#\\\"\" {  # noot {\n  b: c\n}\n", outline: "partij a … { b: c }"),
    Mistake(.missingColon, in: "«partij» a op 2026  # noot {\n", outline: "partij: a; …"),
    Mistake(.unclosedText, in: "partij a «\"Buren» {  # noot\n  b: c\n}\n", outline: "partij a \"Buren { b: c }"),
    Mistake(.unclosedText, in: "partij a «\"Buren # {  noot»\n", outline: "partij a \"Buren # {  noot"),
    Mistake(.extraWord, in: "partij a «Woningcorporatie» {\n  a: b\n}\n", outline: "partij a … { a: b }"),
    Mistake(.extraWord, in: "partij a «Corporatie»\" {\n  a: b\n}\n", outline: "partij a … { a: b }"),
    Mistake(
      .titleInLines, in: "doel a «\"\"\"»\n  T\n  \"\"\" {\n  a: b\n}\n",
      outline: "doel a \"\"\"\n  T\n  \"\"\" { a: b }"),
    Mistake(.titleInLines, in: "doel a «\"\"\"»T\"\"\" {\n  a: b\n}\n", outline: "doel a \"\"\"T\"\"\" { a: b }"),
    Mistake(.nameWithDigit, in: "inspanning «2e-fase» \"T\" {\n  a: b\n}\n"),
    Mistake(.colonInHeader, in: "kenmerken«:» {\n  a: b\n}\n", outline: "kenmerken … { a: b }"),
    Mistake(.colonInHeader, in: "partij«:» x \"X\" {\n  a: b\n}\n", outline: "partij … x \"X\" { a: b }"),
    Mistake(
      .unexpectedToken, in: "opgave a {\n  status: x «{»\n  media: y\n}\n",
      outline: "opgave a { status: x; {  }; media: y }"),
    Mistake(.missingLineEnd, in: "a { } «b»: c", outline: "a {  }; b: c"),
    // Texts
    Mistake(.unclosedText, in: "mening: «\"Te duur.»\nbelang: \"x\"", outline: "mening: \"Te duur.; belang: \"x\""),
    Mistake(.unclosedText, in: "opgave a «\"T» {\n  status: x\n}\n", outline: "opgave a \"T { status: x }"),
    Mistake(.invalidEscape, in: "a: \"C:«\\p»ad\"\nb: c"),
    Mistake(
      .unclosedTextBlock, in: "opgave a {\n  vraagstuk: «\"\"\"»\n    Hoe?\n  status: concept\n}\n",
      outline: "opgave a { vraagstuk: \"\"\"\n    Hoe?; status: concept }"),
    Mistake(.textBehindOpeningQuotes, in: "a: \"\"\"«Hoe?»\n  \"\"\"\nb: c"),
    Mistake(.typographicQuotes, in: "a: «“Hoe?”»\nb: c", outline: "a: “Hoe?”; b: c"),
    // Numbers and dates
    Mistake(.invalidNumber, in: "a: «12.5»\nb: c"),
    Mistake(.invalidNumber, in: "a: «12 500»\nb: c"),
    Mistake(.invalidAmount, in: "a: «€ 5,-»\nb: c"),
    Mistake(.invalidAmount, in: "a: «€ 5 miljoen»\nb: c"),
    Mistake(.invalidAmount, in: "a: «€ 5,123»\nb: c"),
    Mistake(.invalidAmount, in: "a: «-€ 3»\nb: c"),
    Mistake(.invalidAmount, in: "a: «5 mln»\nb: c"),
    Mistake(.tooManyDigits, in: "a: «12345678901234567890123456789»\nb: c"),
    Mistake(.invalidDate, in: "a: «2026-02-30»\nb: c"),
    Mistake(.invalidDate, in: "a: «1-3-2026»\nb: c"),
    Mistake(.invalidDate, in: "a: «1 maart 2026»\nb: c"),
    Mistake(.invalidDate, in: "a: «1 mrt. 2026»\nb: c"),
    Mistake(.invalidDate, in: "a: «1/3/2026»\nb: c"),
    Mistake(.invalidDate, in: "a: «1.3.2026»\nb: c"),
    Mistake(.invalidDate, in: "a: 41% op «1 maart 2026»\nb: c"),
    Mistake(.invalidDate, in: "a: «2026 - 2030»\nb: c"),
    Mistake(.invalidNumber, in: "a: «23 - 25»\nb: c"),
    Mistake(.unexpectedToken, in: "a: ≥ 5 «..» 10\nb: c"),
    Mistake(.invalidAmount, in: "a: «€ 5 Mln»\nb: c"),
    Mistake(.invalidAmount, in: "a: «€ 5,–»\nb: c"),
    Mistake(.invalidAmount, in: "a: «-EUR 3»\nb: c"),
    Mistake(.invalidNumber, in: "a: «12\u{A0}500»\nb: c"),
    // Blocks
    Mistake(.braceOnNextLine, in: "opgave a \"T\"\n«{»\n  b: c\n}\n", outline: "opgave a \"T\" { b: c }"),
    Mistake(
      .unclosedBlock, in: "opgave a {\n  sturen {\n    x: «y»\n  status: z\n}\nopgave b {\n}\n",
      outline: "opgave a { sturen { x: y }; status: z }; opgave b {  }"),
    Mistake(.unclosedBlock, in: "opgave a {\n  status: «x»\n", outline: "opgave a { status: x }"),
    Mistake(
      .strayCloseBrace, in: "opgave a {\n  kenmerken {\n    aard: x «}»\n    media: y\n  }\n  status: z\n}\n",
      outline: "opgave a { kenmerken { aard: x; …; media: y }; status: z }"),
    Mistake(
      .strayCloseBrace, in: "opgave a {\n  kenmerken {\n    aard: x\n  «}»\n    media: y\n  }\n  status: z\n}\n",
      outline: "opgave a { kenmerken { aard: x; …; media: y }; status: z }"),
    Mistake(
      .strayCloseBrace, in: "opgave a {\n  kenmerken {\n    aard: x\n«}»\n    media: y\n  }\n  status: z\n}\n",
      outline: "opgave a { kenmerken { aard: x; …; media: y }; status: z }"),
    Mistake(
      .strayCloseBrace, in: "opgave a {\n  sturen { x: y }«}»\n  status: z\n}\n",
      outline: "opgave a { sturen { x: y }; …; status: z }"),
    Mistake(
      .unclosedText, in: "opgave a \"T\" { kenmerken { partij x «\"X» } }\nb: c",
      outline: "opgave a \"T\" { kenmerken { partij x \"X } }; b: c"),
    Mistake(.strayCloseBrace, in: "opgave a {\n}\n«}»\nopgave b {\n}\n", outline: "opgave a {  }; …; opgave b {  }"),
    Mistake(
      .missingOpenBrace, in: "opgave a {\n  «sturen»\n    x: y\n  }\n  status: z\n}\n",
      outline: "opgave a { sturen { x: y }; status: z }"),
    // Characters
    Mistake(.unexpectedToken, in: "«;»\nb: c", outline: "…; b: c"),
    Mistake(.oddSeparator, in: "a:«\u{A0}»b\nb: c", outline: "a: b; b: c"),
    Mistake(.zeroWidth, in: "a: «b\u{200B}c»\nb: c", outline: "a: bc; b: c"),
    Mistake(.typographicDash, in: "looptijd: 2026 «–» 2030\nb: c"),
    Mistake(.typographicDash, in: "a: 23«–»25\nb: c"),
    Mistake(.typographicDash, in: "a: 2026-03«–»2027-03\nb: c"),
    Mistake(.typographicQuotes, in: "a: «“Foto’s en video’s”»\nb: c"),
    Mistake(.typographicQuotes, in: "a: «‘Foto’s’»\nb: c"),
    Mistake(.unclosedText, in: "kenmerken {\n  «\"x»\n}\nb: c"),
    Mistake(.conflictMarker, in: "a: b\n«<<<<<<< HEAD»\nx: y\n=======\nx: z\n>>>>>>> b\nc: d", outline: "a: b; c: d"),
  ]

  @Test(arguments: mistakes)
  func isOneErrorAtItsPlace(_ mistake: Mistake) {
    let marked = MarkedText(mistake.marked)
    let tree = SyntaxTree(parsing: marked.text)
    #expect(tree.errors.map(\.kind) == mistake.kinds)
    #expect(MarkedText.mark(marked.text, tree.errors.map(\.range)) == mistake.marked)
    if let expected = mistake.outline { #expect(outline(tree) == expected) }
  }

  @Test func bytesThatAreNotUTF8AreOneErrorAtTheirPlace() {
    let tree = SyntaxTree(parsing: Array("a: \"x".utf8) + [0xFF, 0xFE] + Array("y\"\nb: c".utf8))
    #expect(tree.errors == [SyntaxError(.invalidUTF8, 5..<7)])
    #expect(outline(tree).hasSuffix("b: c"))
  }
}
