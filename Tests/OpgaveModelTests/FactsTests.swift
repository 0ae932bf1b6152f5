/// What a file says, read from its text: exact values, references, places.
public import OpgaveModel
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct FactsTests {
  static func lower(_ text: String) -> Lowered {
    var lowering = Lowering()
    return lowering.lower(SyntaxTree(parsing: text))
  }

  /// The value of a field of an indicator or opgave.
  static func value(_ field: String, _ kind: String = "opgave") -> Value? {
    let facts = lower(
      "\(kind == "opgave" ? "opgave a \"A\"" : "opgave a \"A\" { presteren { indicator b \"B\"") {\n\(field)\n}\(kind == "opgave" ? "" : "}}")"
    ).facts
    return facts.fields.last.flatMap { $0.isUnknown ? nil : facts.value(0) }
  }

  @Test func amountsAreExactToTheCent() {
    #expect(Self.value("budget: € 48,5 mln") == .amount(4_850_000_000))
    #expect(Self.value("budget: € 0,01") == .amount(1))
    #expect(Self.value("budget: € 1.234.567,89") == .amount(123_456_789))
    #expect(Self.value("budget: € 3 mld") == .amount(300_000_000_000))
  }

  @Test func measurements() {
    func measurement(_ text: String) -> Measurement? {
      if case .measurement(let value)? = Self.value("streefwaarde: \(text)", "indicator") { return value }
      return nil
    }
    let percentage = Measurement.Quantity.percentage(Decimal(67))
    #expect(measurement("≥ 67% op 2030")?.comparison == .atLeast)
    #expect(measurement("≥ 67% op 2030")?.quantity == percentage)
    #expect(measurement("≥ 67% op 2030")?.date == DateSpan(text: "2030"))
    #expect(measurement("23 .. 25")?.upper == .number(Decimal(25)))
    #expect(measurement("onbekend op 2026")?.quantity == nil)
    #expect(measurement("2026")?.quantity == .number(Decimal(2026)))
    #expect(measurement("2026-03") == nil)
    #expect(measurement("EUR 5")?.quantity == measurement("€ 5")?.quantity)
    #expect(measurement("€ 5") != nil && measurement("USD 5") == nil)
  }

  @Test func periodsAreSpansOfDays() {
    guard case .period(let period)? = Self.value("looptijd: 2026-Q1 .. 2027") else {
      Issue.record("no period")
      return
    }
    #expect(Calendar.text(period.start.first) == "2026-01-01")
    #expect(period.end.map { Calendar.text($0.last) } == "2027-12-31")
  }

  @Test func proseIsNoFact() {
    let one = Self.lower("opgave a \"A b\" {\n  vraagstuk: \"Hoe?\"\n  opdracht \"O\" {}\n}\n")
    let other = Self.lower("# x\nopgave a \" a  B\" {\n\n  vraagstuk: \"Wat nu?\"  # y\n  opdracht \"P\" {}\n}\n")
    #expect(one.facts == other.facts)
    #expect(one.places != other.places)
    // Titles of opgaven are compared with each other.
    #expect(one.facts != Self.lower("opgave a \"A c\" {\n  vraagstuk: \"Hoe?\"\n  opdracht \"O\" {}\n}\n").facts)
  }

  /// Typing at a place, and whether no fact depends on it.
  @Test(arguments: [
    ("# een‸\n", true), ("opgave a \"A\" {\n  vraagstuk: \"Hoe‸\"\n}\n", true),
    ("opgave a \"A\" {\n  opdracht \"O‸\" {\n  }\n}\n", true),
    // Titles of opgaven and functies are compared, texts in a list too; whether a text asks, or is empty, is told.
    ("opgave a \"A‸\" {\n}\n", false), ("opgave a \"A\" {\n  trefwoorden: \"a‸\", \"b\"\n}\n", false),
    ("opgave a \"A\" {\n  vraagstuk: \"‸\"\n}\n", false),
    ("opgave a \"A\" {\n  documenten: \"a‸\"\n}\n", false), ("opgave a \"A\" {\n  vraagstik: \"a‸\"\n}\n", false),
    ("opgave a \"A\" {\n  status: con‸cept\n}\n", false), ("opgave a‸b \"A\" {\n}\n", false),
  ])
  func proseIsTypedWithoutChangingFacts(_ marked: String, _ isProse: Bool) throws {
    let text = MarkedText(marked)
    let before = SyntaxTree(parsing: text.text)
    let cursor = try #require(text.cursors.first)
    guard let (after, typing) = before.typing(cursor..<cursor, Array("x".utf8)) else {
      #expect(!isProse)
      return
    }
    #expect(before.isProse(typing, after) == isProse, "\(marked)")
  }

  /// Whether a text asks is told; what it asks is not.
  @Test(arguments: [("Hoe‸", false), ("Hoe?‸", true)]) func askingIsAFact(_ typed: String, _ isProse: Bool) throws {
    let text = MarkedText("opgave a \"A\" {\n  vraagstuk: \"\(typed)\"\n}\n")
    let before = SyntaxTree(parsing: text.text)
    let cursor = try #require(text.cursors.first)
    let (after, typing) = try #require(before.typing(cursor..<cursor, Array("?".utf8)))
    #expect(before.isProse(typing, after) == isProse)
  }

  /// The place of everything is where the text has it.
  @Test func placesAreWhereTheTextHasThem() {
    let text = "opgave één \"A\" {\n  hangt-af-van: a.b.c, d\n  partij x\n}\n"
    let lowered = Self.lower(text)
    let tree = SyntaxTree(parsing: text)
    let places = lowered.places.expanded(lowered.facts)
    func at(_ part: Part) -> String { tree.text(places.range(part, lowered.facts)) }
    #expect(at(.keyword(0)) == "opgave" && at(.name(0)) == "één" && at(.title(0)) == "\"A\"")
    #expect(at(.field(0)) == "hangt-af-van" && at(.value(1)) == "d")
    #expect(at(.reference(0, part: 0)) == "a" && at(.reference(0, part: 2)) == "c")
    #expect(at(.keyword(1)) == "partij" && at(.name(1)) == "x")
  }

  @Test func canonicallyEquivalentNamesAreOne() {
    let facts = Self.lower("opgave caf\u{E9} \"A\" {\n  hangt-af-van: cafe\u{301}, \u{212A}, K\n}\n").facts
    #expect(facts.reference(0)[0] == facts.declarations[0].name)
    #expect(facts.reference(1) == facts.reference(2))
  }

  @Test func largeNumbersAndManyNamesKeepTheirValue() {
    let names = (0..<2000).map { "naam-\($0)" }
    let facts = Self.lower(
      "opgave a \"A\" {\n  hangt-af-van: \(names.joined(separator: ", "))\n  budget: € 99.999.999.999\n}\n"
    ).facts
    let value = facts.first(.budget, of: 0)
    #expect(value == .amount(9_999_999_999_900))
    #expect(facts.names.text(facts.reference(1999)[0]) == "naam-1999")
  }
}

/// Tests name the first declaration, field or value of a small file by its number.
extension FactIndex: ExpressibleByIntegerLiteral {
  public init(integerLiteral place: Int) { self.init(place) }
}
