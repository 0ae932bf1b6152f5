/// Which declaration a reference means, as section 4 of the language has it.
import OpgaveModel
import OpgaveRules
import OpgaveTestSupport
import Testing

@Suite struct ReferenceTests {
  static let files = [
    "a.opgave": """
    organisatie stad "Stad" {
      functie wethouder "W" { soort: bestuurder }
    }
    organisatie dorp "Dorp" {
      functie schout "S" { soort: bestuurder }
    }
    portfolio groot "Groot" { organisatie: stad }
    """,
    "b.opgave": """
    opgave wonen "Wonen" {
      organisatie: stad
      presteren { inspanning bouw "Bouw" }
    }
    opgave stad "Stad" { organisatie: stad }
    opgave elders "Elders" { organisatie: dorp }
    """,
  ]

  /// The finding that a value of a field gives in an opgave of `stad`, by its rule; `nil` where it is found.
  static func rule(_ field: String) -> UInt16? {
    var texts = files
    texts["c.opgave"] = "opgave test \"T\" {\n  organisatie: stad\n  \(field)\n}\n"
    let found = TextRepository(texts).findings(in: "c.opgave").map(\.finding.rule).filter {
      (302...303).contains($0) || $0 == 306
    }
    return found.first
  }

  @Test(
    arguments: [
      ("hangt-af-van: wonen", nil), ("hangt-af-van: wonen.bouw", nil), ("hangt-af-van: stad.wonen.bouw", nil),
      ("hangt-af-van: stad.wonen", nil), ("hangt-af-van: stad", nil), ("hangt-af-van: dorp.elders", nil),
      ("hangt-af-van: elders", 302), ("hangt-af-van: bouw", 302), ("hangt-af-van: wonen.dak", 302),
      ("hangt-af-van: dorp.wonen", 302), ("hangt-af-van: a.b.c.d", 302), ("portfolio: groot", nil),
      ("portfolio: wonen", 303),
      ("hangt-af-van: groot", 303), ("deel-van: test", 306), ("kenmerken { woordvoering: schout }", 302),
      ("kenmerken { woordvoering: dorp.schout }", nil), ("kenmerken { woordvoering: wethouder }", nil),
    ] as [(String, UInt16?)])
  func means(_ field: String, _ expected: UInt16?) { #expect(Self.rule(field) == expected) }

  /// A name of another organisation is proposed in full.
  @Test func proposesWhatAnotherOrganisationDeclares() throws {
    let rule = try #require(AllRules.rule(302))
    let texts = [
      "a.opgave":
        "organisatie stad \"Stad\" {\n  soort: gemeente\n}\n\norganisatie dorp \"Dorp\" {\n  soort: gemeente\n}\n",
      "b.opgave": "opgave elders \"E\" {\n  organisatie: dorp\n}\n",
      "c.opgave": "opgave test \"T\" {\n  organisatie: stad\n  deel-van: elders\n}\n",
    ]
    let found = TextRepository(texts).findings(in: "c.opgave").filter { $0.finding.rule == 302 }
    #expect(found.map { rule.message($0.finding).nl } == ["er is geen opgave ‘elders’: bedoelt u ‘dorp.elders’?"])
  }

  /// What is not known of the organisation itself is not told again for all that stands in it.
  @Test func isSilentWhereTheOrganisationIsNotKnown() {
    let texts = ["c.opgave": "opgave test \"T\" {\n  organisatie: nergens\n  portfolio: x\n  deel-van: y\n}\n"]
    #expect(TextRepository(texts).findings(in: "c.opgave").filter { $0.finding.rule == 302 }.count == 1)
  }
}
