/// What rules say, and do not say, of texts that their examples do not show.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import Testing

/// A text with the findings marked, and their codes in the order of the marks. Only the codes of `about` are looked at.
struct SpanningCase: Sendable, CustomTestStringConvertible {
  let about: [UInt16]
  let codes: [UInt16]
  let marked: String
  let isOpgave: Bool

  /// - Parameter isOpgave: whether the text stands in an opgave that is in order.
  init(_ codes: UInt16..., not others: [UInt16] = [], in marked: String, isOpgave: Bool = true) {
    (self.codes, about, self.marked, self.isOpgave) = (codes, codes + others, marked, isOpgave)
  }

  var testDescription: String { marked }

  /// The marked text of the whole file.
  var whole: String { isOpgave ? Example(.opgave, reported: "", mended: "").file(marked) : marked }

  func repository(_ text: String) -> (TextRepository, path: String) { TextRepository.example(text) }
}

@Suite struct CaseTests {
  static let triangle = "werkwijze programma {\n    periode: 2026-02 ..\n  }"

  static let cases: [SpanningCase] = [
    // A mistake makes what it stands in unknown: no rule judges it.
    SpanningCase(
      102, not: [510],
      in: "sturen {\n  bestuurlijk-opdrachtgever: wethouder-wonen\n  «:» x\n}\n\npresteren {\n  \(triangle)\n}"),
    // What is missing for the opgave is not said again for each inspanning; what only an inspanning needs is said there.
    SpanningCase(
      510,
      in:
        "«sturen» {\n  bestuurlijk-opdrachtgever: wethouder-wonen\n}\n\npresteren {\n  \(triangle)\n\n  inspanning a \"A\" {\n    werkwijze: project\n    status: lopend\n  }\n}"
    ),
    SpanningCase(
      510,
      in:
        "presteren {\n  werkwijze routine {\n    periode: 2026-02 ..\n  }\n\n  inspanning «a» \"A\" {\n    werkwijze: project\n    status: lopend\n  }\n}"
    ),
    SpanningCase(102, not: [601], in: "presteren {\n  werkwijze routine {\n    «:» 2020 ..\n  }\n}"),
    SpanningCase(
      102, not: [660],
      in: "budget: «€ 5 Mark»\n\npresteren {\n  inspanning a \"A\" {\n    werkwijze: routine\n    budget: € 9\n  }\n}"),
    SpanningCase(102, not: [211, 212], in: "looptijd: 2026-01 «.»"),
    SpanningCase(102, not: [211, 212], in: "status: «in uitvoering»"),
    SpanningCase(
      202, not: [510],
      in:
        "sturen {\n  bestuurlijk-opdrachtgever: wethouder-wonen\n  ambtelijk-opdrachtgever: opgavemanager-wonen\n  «sturingprofessional»: programmamanager-wonen\n}\n\npresteren {\n  \(triangle)\n}"
    ),
    SpanningCase(202, not: [206], in: "«statsu»: concept\nstatus: vastgesteld"),
    SpanningCase(
      302, not: [514],
      in:
        "sturen {\n  opgavemanager: «managr»\n  portfoliomanager: opgavemanager-wonen\n  regisseur: opgavemanager-wonen\n}"
    ),
    SpanningCase(
      212, not: [660],
      in:
        "budget: € 5\n\npresteren {\n  inspanning a \"A\" {\n    werkwijze: routine\n    status: «gestpt»\n    budget: € 9\n  }\n}"
    ),
    SpanningCase(
      211, not: [601, 611],
      in:
        "presteren {\n  werkwijze project {\n    periode: 2020 ..\n  }\n\n  werkwijze routine {\n    periode: «2025»\n  }\n}"
    ),
    SpanningCase(
      216, not: [660],
      in: "budget: «€ -5»\n\npresteren {\n  inspanning a \"A\" {\n    werkwijze: routine\n    budget: € 9\n  }\n}"),
    // Values
    SpanningCase(211, not: [110], in: "taakvelden: «7.4»"),
    SpanningCase(211, in: "presteren {\n  indicator a \"A\" {\n    nulmeting: «5% .. 7»\n  }\n}"),
    SpanningCase(
      214, 214,
      in: "trefwoorden: \"a\", «\"\\u{61}»\"\nhangt-samen-met: x, «x»".replacing("«\"\\u{61}»\"", with: "«\"\\u{61}\"»")
    ),
    SpanningCase(214, in: "presteren {\n  indicator a \"A\" {\n    metingen: 5 op 2026, «5  op 2026»\n  }\n}"),
    SpanningCase(not: [214], in: "sdg: 1, 11\ntrefwoorden: \"a\", \"A\""),
    // Places
    SpanningCase(203, not: [401], in: "kenmerken {\n  aard: kans\n  «partij»: huurders\n}"),
    SpanningCase(
      207, not: [301, 804],
      in:
        "kenmerken {\n  aard: kans\n\n  partij a \"A\" {\n    wereld: leefwereld\n  }\n}\n\n«kenmerken» {\n  aard: kans\n\n  partij a \"A\" {\n    wereld: leefwereld\n  }\n}"
    ),
    SpanningCase(
      201, not: [203, 208, 210],
      in: "kenmerken {\n  aard: kans\n\n  «partijen» {\n    partij a \"A\" {\n      wereld: leefwereld\n    }\n  }\n}"),
    SpanningCase(201, not: [207], in: "eigen {\n  x: y\n}\n\n«eigena» {\n}"),
    SpanningCase(103, not: [215], in: "kenmerken {\n  aard: kans\n\n  partij a «\"» {\n    wereld: leefwereld\n  }\n}"),
    SpanningCase(306, in: "presteren {\n  inspanning a \"A\" {\n    werkwijze: routine\n    opgave: «wonen»\n  }\n}"),
    // Names
    SpanningCase(
      301, 301,
      in:
        "organisatie z \"Z\" {\n  soort: gemeente\n\n  besturen {\n    proces «portfoliosturing»\n    proces «portfoliosturing»\n  }\n}",
      isOpgave: false),
    SpanningCase(
      211, not: [302, 301],
      in:
        "opgave a \"A\" {\n  organisatie: «\"merwestad\"»\n}\n\nopgave b \"B\" {\n  organisatie: merwestad\n  deel-van: a\n}",
      isOpgave: false),
    SpanningCase(not: [301], in: "opgave a \"A\" {\n}\n\nopgave a \"A\" {\n}", isOpgave: false),
    SpanningCase(302, in: "hangt-af-van: «p».q.r.s"),
    // Goals that another opgave serves
    SpanningCase(
      630,
      in:
        "opgave a \"A\" {\n  organisatie: merwestad\n  presteren {\n    doel d1 \"D\"\n    doel «d2» \"D\"\n    doel d3 \"D\"\n    baat b \"B\" {\n      volgt-uit: d3\n    }\n  }\n}\n\nopgave b \"B\" {\n  organisatie: merwestad\n  presteren {\n    inspanning i \"I\" {\n      werkwijze: project\n      draagt-bij-aan: a.d1, a.b\n    }\n  }\n}",
      isOpgave: false),
    // A baat that follows from a baat, and a doel from nothing: the kinds say what may follow from what.
    SpanningCase(
      303, 303, not: [650, 651],
      in:
        "presteren {\n  doel d \"D\"\n\n  baat b \"B\" {\n    eigenaar: wethouder-wonen\n    volgt-uit: d, «c»\n  }\n\n  baat c \"C\" {\n    eigenaar: wethouder-wonen\n    volgt-uit: «b»\n  }\n}"
    ),
    // Percentages below nothing and above all there is are numbers like others.
    SpanningCase(
      645, not: [110, 211, 216, 641, 642],
      in:
        "presteren {\n  indicator i \"I\" {\n    richting: stijgend\n    nulmeting: -50% op 2024-01-01\n    streefwaarde: 250% op 2026-12-31\n    metingen: «-20% op 2026-01-01»\n  }\n}"
    ),
    // Another organisation's opgave above one is fine; what it spends there is not counted here.
    SpanningCase(
      not: [302, 303, 701, 707, 708],
      in:
        "organisatie regio \"Regio\" {\n  soort: samenwerkingsverband\n}\n\nopgave streek \"Streek\" {\n  organisatie: regio\n  status: uitvoering\n}\n\nopgave deel \"Deel\" {\n  organisatie: merwestad\n  status: uitvoering\n  budget: € 9 mln\n  deel-van: regio.streek\n}",
      isOpgave: false),
    // Ignoring
    SpanningCase(903, not: [905, 904, 407], in: "«# negeer OPG407 omdat het mag»\nkenmerken {\n  aard: kans\n}"),
    SpanningCase(905, not: [903], in: "# negeer «dit» gerust, het is oud\nlooptijd: 2026 .."),
    SpanningCase(
      not: [304, 904], in: "organisatie Foute_Naam \"H\" {\n  soort: gemeente\n} # negeer naamstijl: reden",
      isOpgave: false),
    SpanningCase(
      not: [304, 904], in: "organisatie Foute_Naam \"H\" { soort: gemeente } # negeer naamstijl: reden", isOpgave: false
    ),
    SpanningCase(
      not: [304, 904],
      in: "\n# negeer naamstijl: reden\norganisatie Foute_Naam \"H\" {\n}\n\norganisatie Andere_Naam \"H\" {\n}",
      isOpgave: false),
    // Personal data
    SpanningCase(901, 901, in: "# Bel «06-12345678» 9-17 uur, of «06-12345678» 2 keer\nlooptijd: 2026 .."),
    SpanningCase(901, 901, in: "# «06-12345678» 020-1234 «0612345679»\nlooptijd: 2026 .."),
    SpanningCase(901, 901, in: "trefwoorden: \"bel\\t«06-12345678»\", \"a\\n«jan@x.nl»\""),
    SpanningCase(901, 901, 901, in: "# «+31 (0)6 12345678», «josé@x.nl» «jan@müller.de»\nlooptijd: 2026 .."),
    SpanningCase(
      not: [901],
      in: "# 01-01-2026 10:00, 01-02-2026 12 tot 14, 07-07-2026-08, Z2026-00111222333, 00612345678\nlooptijd: 2026 .."),
    SpanningCase(
      not: [901], in: "# info@x.nl, 0800-1234567, 14 010, https://x.nl/a@b.nl, 0900 1234567\nlooptijd: 2026 .."),
  ]

  @Test(arguments: cases)
  func findsWhatIsMarked(_ example: SpanningCase) throws {
    let marked = MarkedText(example.whole)
    let (repository, path) = example.repository(marked.text)
    let found = repository.findings(in: path).filter { example.about.contains($0.finding.rule) }
    #expect(found.map(\.finding.rule) == example.codes)
    #expect(MarkedText.mark(marked.text, found.map(\.range)) == example.whole)
  }
}
