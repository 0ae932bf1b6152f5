/// How things stand on the day that is asked about, the same on each page, in each sheet, figure and calendar.
import OpgaveJSON
import OpgaveModel
import OpgavePages
import OpgaveSheets
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct DueTests {
  private static func texts(_ text: String) -> RepositoryTexts {
    TextRepository([("a.opgave", Array(text.utf8))]).read.texts
  }

  // MARK: Courses

  /// Fields of an indicator on 1 July 2026, and how it stands.
  static let courses: [(fields: String, state: String)] = [
    ("metingen: 41% op 2026-01-01", "achter"), ("metingen: 55% op 2026-01-01", "op koers"),
    ("metingen: 80% op 2026-01-01", "gehaald"),
    ("streefwaarde: 80% op 2026-02-01\n metingen: 79% op 2026-01-01", "niet gehaald"), ("", "niet gemeten"),
    // In whatever order they stand.
    ("metingen: 41% op 2026-01-01, 40% op 2025-01-01", "achter"),
    ("metingen: 55% op 2026-01-01, 40% op 2025-01-01", "op koers"),
    // What is not yet measured is not known.
    ("metingen: 41% op 2026-01-01, 80% op 2027-01-01", "achter"), ("metingen: 80% op 2027-01-01", "niet gemeten"),
    // Which of two on one day it was nobody knows.
    ("metingen: 55% op 2026-01-01, 56% op 2026-01-01", "niet bekend"), ("metingen: 55%", "niet bekend"),
  ]

  @Test(arguments: courses.indices, ["uitvoering", "gestopt", "verkenning"])
  func anIndicatorStandsAsItWasKnown(_ index: Int, _ status: String) {
    let (fields, state) = Self.courses[index]
    let texts = Self.texts(
      """
      opgave a "A" {
        status: \(status)
        presteren {
          indicator i "I" {
            nulmeting: 40% op 2024-01-01
            \(fields.contains("streefwaarde") ? "" : "streefwaarde: 80% op 2030-01-01")
            \(fields)
          }
        }
      }
      """)
    let sheet = RepositorySheets([texts], .nl).sheet(.indicatoren)
    let column = sheet.columns.firstIndex(of: "koers")
    #expect(column.map { sheet.rows[0][$0] } == .text(state))
    let whole = RepositorySheets([texts], .nl).sheet(.opgaven)
    func count(_ name: String) -> SheetCell? { whole.columns.firstIndex(of: name).map { whole.rows[0][$0] } }
    #expect(count("indicatoren op koers") == .number(["op koers", "gehaald"].contains(state) ? "1" : "0"))
    #expect(count("indicatoren achter") == .number(["achter", "niet gehaald"].contains(state) ? "1" : "0"))
  }

  // MARK: What is late

  /// An opgave on 1 July 2026: what stands on the page of decisions, in the calendar, and among what is late.
  static let dues: [(text: String, decisions: [String], calendar: [String], late: [String])] = [
    (
      "status: uitvoering\npresteren { mijlpaal 2026-09-01 \"K\" { soort: besluit } }", ["K"], ["K"], []
    ),
    ("status: uitvoering\npresteren { mijlpaal 2026-05-01 \"K\" { soort: besluit } }", ["K"], [], ["K"]),
    // What is not under way yet is late for nothing.
    ("status: verkenning\npresteren { mijlpaal 2026-05-01 \"K\" { soort: besluit } }", [], [], []),
    (
      "status: uitvoering\npresteren { inspanning x \"X\" {\n status: stilgelegd\n mijlpaal 2026-05-01 \"K\" { soort: besluit }\n} }",
      [], [], []
    ),
    ("status: uitvoering\npresteren { mijlpaal \"K\" { soort: besluit } }", ["Dag niet bekend", "K"], [], []),
    (
      "status: uitvoering\nleren { evaluatie 2026-01-01 { volgende: 2026-05-01 } }", ["evaluatie van de werkwijze"], [],
      ["evaluatie van de werkwijze"]
    ),
    ("status: stilgelegd\nleren { evaluatie 2026-01-01 { volgende: 2026-05-01 } }", [], [], []),
    (
      "status: verkenning\nleren { evaluatie 2026-01-01 { volgende: 2026-09-01 } }", ["evaluatie van de werkwijze"],
      ["evaluatie van de werkwijze"], []
    ),
    (
      "status: uitvoering\npresteren { inspanning x \"X\" }\nleren { evaluatie 2026-01-01 {\n inspanning: x\n volgende: 2026-05-01\n} }",
      ["evaluatie van ‘X’"], [], ["evaluatie van ‘X’"]
    ),
    // What was learned is to be done, also when the rest is.
    (
      "status: afgerond\nleren { reflectie 2026-01-01 {\n actie: \"Bel\"\n uiterlijk: 2026-05-01\n} }", [], [], ["Bel"]
    ),
    (
      "status: afgerond\nleren { reflectie 2026-01-01 {\n actie: \"Bel\"\n uiterlijk: 2026-09-01\n} }", [], ["Bel"], []
    ),
  ]

  @Test(arguments: dues.indices) func lateIsOneThing(_ index: Int) {
    let (text, decisions, calendar, late) = Self.dues[index]
    let whole = "opgave a \"A\" {\n\(text)\n}\n"
    let texts = Self.texts(whole)
    #expect(Agenda([texts], .nl).events.map(\.title) == calendar)
    var statistics = StatisticsPage()
    statistics.add(texts, .nl)
    #expect(statistics.json["overdue"]?.array?.compactMap { $0["title"]?.string } == late)
    let pages = SiteTests.pages([("a.opgave", Array(whole.utf8))])
    let page = pages["besluiten.html"] ?? ""
    for title in ["K", "evaluatie van de werkwijze", "evaluatie van ‘X’", "Dag niet bekend"] {
      #expect(page.contains(">\(title)<") || page.contains(">\(title) – ") == decisions.contains(title), "\(title)")
    }
    for title in late { #expect(pages["acties.html"]?.contains(title) ?? false, "\(title)") }
  }

  /// Of equal ones each keeps its own when a day goes by, in whatever language.
  @Test func anEventStaysTheSame() {
    func keys(_ fields: String, _ language: Language = .nl) -> [String] {
      let texts = Self.texts(
        """
        opgave a "A" {
          status: uitvoering
          presteren {
            mijlpaal 2026-03-01 "Stuurgroep" { \(fields) }
            mijlpaal 2026-09-01 "Stuurgroep"
          }
          leren { evaluatie 2026-01-01 { volgende: 2026-10-01 } }
        }
        """)
      return Agenda([texts], language).events.map(\.key)
    }
    #expect(keys("").count == 2 && keys("") == keys("gedaan: 2026-03-01") && keys("") == keys("", .en))
    #expect(keys("")[0].hasSuffix("\u{1F}1"))
  }

  // MARK: Waiting

  /// Between opgaven; what waits for something of its own is no matter for others.
  @Test func opgavenWaitForEachOther() {
    let texts = Self.texts(
      """
      organisatie s "S" {
        soort: gemeente
      }

      opgave a "A" {
        organisatie: s
        hangt-af-van: b
        presteren {
          inspanning x "X" { na: y }
          inspanning y "Y" { na: b.z }
        }
      }

      opgave b "B" {
        organisatie: s
        presteren { inspanning z "Z" }
      }
      """)
    let network = DependencyGraph(PageReader(texts, .nl), Relations(texts.repository).opgaven).network
    #expect(network.edges.map { [network.nodes[$0.from].title, network.nodes[$0.to].title] } == [["B", "A"]])
  }

  // MARK: Money

  /// Opgaven and portfolios, and what the portfolio `p` has: given to opgaven, to portfolios below, and left.
  static let money: [(text: String, given: Int128?, nested: Int128?, left: Int128?)] = [
    ("opgave a { portfolio: p\n budget: € 9 }", 9, 0, 91),
    // What is part of another is in it already, however far above that is.
    ("opgave a { portfolio: p\n budget: € 9 }\nopgave b { deel-van: a\n portfolio: p\n budget: € 4 }", 9, 0, 91),
    (
      "opgave a { portfolio: p\n budget: € 9 }\nopgave b { deel-van: a\n portfolio: p }\nopgave c { deel-van: b\n portfolio: p\n budget: € 4 }",
      9, 0, 91
    ),
    // Not in what was stopped, and not in what has none.
    (
      "opgave a { portfolio: p\n status: gestopt\n budget: € 9 }\nopgave b { deel-van: a\n portfolio: p\n budget: € 11 }",
      11, 0, 89
    ),
    ("opgave a { portfolio: p }\nopgave b { deel-van: a\n portfolio: p\n budget: € 11 }", 11, 0, 89),
    ("opgave a { portfolio: p\n budget: veel }", nil, 0, nil),
    ("portfolio q { deel-van: p\n budget: € 20 }\nopgave a { portfolio: q\n budget: € 9 }", 0, 20, 80),
    ("portfolio q { deel-van: p }\nopgave a { portfolio: q\n budget: € 9 }", 0, 9, 91),
    ("portfolio q { deel-van: p\n budget: veel }", 0, nil, nil),
    ("portfolio q { deel-van: p }\nopgave a { portfolio: q\n budget: veel }", 0, nil, nil),
    (
      "portfolio q { deel-van: p\n budget: € 20 }\nopgave a { portfolio: q\n budget: € 9 }\nopgave b { deel-van: a\n portfolio: p\n budget: € 4 }",
      0, 20, 80
    ),
    (
      "portfolio q { deel-van: p }\nopgave a { portfolio: p\n budget: € 9 }\nopgave b { deel-van: a\n portfolio: q\n budget: € 4 }",
      9, 0, 91
    ),
    ("portfolio q { deel-van: p }\nportfolio r { deel-van: q }\nopgave a { portfolio: r\n budget: € 9 }", 0, 9, 91),
    ("portfolio q { deel-van: r }\nportfolio r { deel-van: p }\nportfolio p2 { deel-van: p }", 0, 0, 100),
    ("portfolio q { deel-van: p }\nportfolio r { deel-van: q }\nportfolio q2 { deel-van: q2 }", 0, 0, 100),
  ]

  @Test(arguments: money.indices) func moneyIsCountedOnce(_ index: Int) {
    let (text, given, nested, left) = Self.money[index]
    let organisation = "organisatie s \"S\" {\n  soort: gemeente\n}\n"
    let written = (organisation + "portfolio p { budget: € 100 }\n" + text).replacing(" }", with: "\n}").replacing(
      "{ ", with: "{\n  organisatie: s\n  ")
    let texts = Self.texts(written)
    let relations = Relations(texts.repository)
    let money = PortfolioMoney(relations.portfolios[0], texts.repository, relations)
    #expect(money.given == given.map { $0 * 100 }, "\(money)")
    #expect(money.nested == nested.map { $0 * 100 }, "\(money)")
    #expect(money.left == left.map { $0 * 100 }, "\(money)")
  }

  /// However deep portfolios stand in each other.
  @Test func deepPortfoliosAreCountedToo() {
    let all = (1...3_000).map { "portfolio p\($0) {\n  organisatie: s\n  deel-van: p\($0 - 1)\n}\n" }.joined()
    let texts = Self.texts(
      "organisatie s \"S\" {\n}\nportfolio p0 {\n  organisatie: s\n  budget: € 100\n}\n\(all)opgave a {\n  organisatie: s\n  portfolio: p3000\n  budget: € 9\n}\n"
    )
    let relations = Relations(texts.repository)
    #expect(PortfolioMoney(relations.portfolios[0], texts.repository, relations).left == 9_100)
  }

  // MARK: Addresses

  /// What is added above, or has a name that another has, moves nothing.
  @Test func addingMovesNoPage() {
    func paths(_ text: String) -> [String] {
      SiteTests.pages([("a.opgave", Array(text.utf8))]).keys.filter { $0.hasPrefix("opgave/") }.sorted()
    }
    let (one, two) = ("opgave a \"A\" {\n}\nopgave a \"A2\" {\n}\n", "opgave b \"B\" {\n}\n")
    #expect(paths(one).count == 2)
    #expect(Set(paths(two + one)) == Set(paths(one) + paths(two)))
  }
}
