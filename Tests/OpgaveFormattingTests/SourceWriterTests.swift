/// What the writer of source prints is canonical, and its snippets are the same source with places to fill in.
import OpgaveFormatting
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct SourceWriterTests {
  static let wonen = SourceDeclaration(
    "opgave", .place(1, "wonen"), title: .place(2, "Wonen voor \"iedereen\""),
    items: [
      .field("status", [.word(.choice(3, ["concept", "uitvoering"]))]), .field("budget", [.amount("12.500")]),
      .field("periode", [.period(.place(4, "2026-07-01"), nil)]), .comment("Wie doen mee?"),
      .declaration(
        SourceDeclaration(
          "kenmerken",
          items: [
            .field("mening", [.text("Te duur"), .text(.place(5, "…"))]),
            .declaration(SourceDeclaration("partij", "huurders", title: "Huurders")),
          ])),
      .declaration(SourceDeclaration("sturen", items: [.open(.place(6, ""))])),
      .field("na", [.word("a"), .word("b.c")]),
    ])

  @Test func aFileIsWrittenWhole() {
    #expect(
      SourceWriter.file([.declaration(Self.wonen)], FormatOptions(lineLength: 30)) == """
        opgave wonen "Wonen voor \\"iedereen\\"" {
          status: concept
          budget: € 12.500
          periode: 2026-07-01 ..

          # Wie doen mee?
          kenmerken {
            mening: "Te duur", "…"
            partij huurders "Huurders"
          }

          sturen
          na: a, b.c
        }

        """)
  }

  @Test func aListIsBrokenWhereTheLineIsFull() {
    let field = SourceItem.field("mening", [.text("Te duur"), .text("Te weinig")])
    #expect(SourceWriter.lines([field], FormatOptions(lineLength: 30)) == ["mening: \"Te duur\", \"Te weinig\""])
    #expect(
      SourceWriter.lines([field], FormatOptions(lineLength: 30), margin: 3) == [
        "mening:", "  \"Te duur\",", "  \"Te weinig\"",
      ])
  }

  @Test func aSnippetLeavesPlacesToFillIn() {
    #expect(
      SourceWriter.snippet([.declaration(Self.wonen)], FormatOptions(indentation: 4)) == """
        opgave ${1:wonen} "${2:Wonen voor \\\\"iedereen\\\\"}" {
            status: ${3|concept,uitvoering|}
            budget: € 12.500
            periode: ${4:2026-07-01} ..

            # Wie doen mee?
            kenmerken {
                mening: "Te duur", "${5:…}"
                partij huurders "Huurders"
            }

            sturen {
                ${6:}
            }

            na: a, b.c
        }
        """)
  }

  @Test(arguments: [
    (SourceValue.text(.cursor), "\"$0\""), (.amount(.cursor), "€ $0"), (.percentage(.cursor), "$0%"),
    (.period("2026", .cursor), "2026 .. $0"), (.text("a $ b \\ c"), "\"a \\$ b \\\\\\\\ c\""),
    (.word(.place(1, "a}b")), "${1:a\\}b}"), (.word(.choice(1, ["a,b", "c|d"])), "${1|a\\,b,c\\|d|}"),
    (.day(0), "1970-01-01"),
  ])
  func signsThatMeanMoreInASnippetAreEscaped(_ value: SourceValue, _ snippet: String) {
    #expect(SourceWriter.snippet(value) == snippet)
  }

  /// Whatever is written, the formatter leaves it as it is.
  @Test func whatIsWrittenIsCanonical() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<Project.cases(300) {
      let options = FormatOptions(lineLength: 40 + random.below(80), indentation: 2 + random.below(5))
      let items = Self.items(&random, depth: 0)
      let text = SourceWriter.file(items, options)
      let tree = SyntaxTree(parsing: text)
      #expect(tree.errors.isEmpty, "\(text)")
      let formatted = String(decoding: try Formatter.formatted(tree, options), as: UTF8.self)
      #expect(formatted == text)
    }
  }

  private static func items(_ random: inout SeededGenerator, depth: Int) -> [SourceItem] {
    (0..<random.below(6 - depth)).map { _ in
      switch random.below(depth < 4 ? 8 : 5) {
      case 0: .comment("een opmerking")
      case 1: .open(.place(1, ""))
      case 2..<5: .field("veld-\(random.below(9))", (0...random.below(5)).map { _ in value(&random) })
      default:
        .declaration(
          SourceDeclaration(
            "blok", random.below(3) == 0 ? nil : word(&random), title: random.below(2) == 0 ? nil : "Een \"titel\"",
            items: items(&random, depth: depth + 1)))
      }
    }
  }

  private static func word(_ random: inout SeededGenerator) -> SourceWord {
    switch random.below(3) {
    case 0: .place(random.below(9), "naam")
    case 1: .choice(random.below(9), ["klein", "groot"])
    default: "een-langere-naam"
    }
  }

  private static func value(_ random: inout SeededGenerator) -> SourceValue {
    switch random.below(6) {
    case 0: .text("Wat \\ er\n\tstaat: \"é\"")
    case 1: .word(word(&random))
    case 2: .amount(.fixed(String(Amount.text(Int128(random.below(10_000_000))).dropFirst(2))))
    case 3: .percentage(.fixed(Decimal(random.below(100_000)).text))
    case 4: .period("2026-03-01", random.below(2) == 0 ? nil : "2027")
    default: .day(Int32(random.below(30_000)))
    }
  }

  /// A value goes with its comma and its comments; the first one has none before it.
  @Test(
    arguments: [
      ("a: x, y, z", 0, nil), ("a: x, y, z", 1, "a: x, z"), ("a: x, y, z", 2, "a: x, y"),
      ("a:\n  x,\n  y, # bij y\n  z", 1, "a:\n  x,\n  z"),
    ] as [(String, Int, String?)]) func valuesAreTakenOut(_ text: String, _ place: Int, _ left: String?) throws
  {
    let tree = SyntaxTree(parsing: text)
    let field = try #require(tree.records.indices.first { tree.kind($0) == .field })
    let values = tree.children(field).filter { tree.kind($0) == .value }
    let removed = tree.removing(values[place], from: field)
    #expect(removed.map { String(decoding: $0.edits.applied(to: tree.bytes), as: UTF8.self) } == left)
  }
}
