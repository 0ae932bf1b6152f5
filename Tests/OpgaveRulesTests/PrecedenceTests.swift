/// Of two findings of one cause the more direct one speaks; where that is off, the other.
import OpgaveModel
import OpgaveRules
import OpgaveTestSupport
import Testing

@Suite struct PrecedenceTests {
  /// One text in which both rules find something at the same place, or in the same declaration.
  struct Case: Sendable, CustomTestStringConvertible {
    let cause: UInt16
    let effect: UInt16
    let text: String

    init(_ cause: UInt16, _ effect: UInt16, _ text: String) { self.init(cause, effect, .opgave, text) }

    init(_ cause: UInt16, _ effect: UInt16, _ setting: Setting, _ text: String) {
      (self.cause, self.effect, self.text) = (cause, effect, setting.file(text))
    }

    var testDescription: String { "\(cause) before \(effect)" }
  }

  static let cases = [
    Case(217, 216, .organisatie, "code: \"TODO\""),
    Case(217, 307, "opdracht \"O\" { stuk: \"TODO\" }"),
    Case(
      301, 305, .file,
      "organisatie dorp \"Dorp\" {\n  soort: gemeente\n  functie a { soort: ambtenaar }\n  functie a { soort: ambtenaar }\n}\n"
    ),
    Case(
      301, 630,
      "presteren {\n  doel a\n  doel a\n  inspanning i {\n    werkwijze: routine\n    draagt-bij-aan: a\n  }\n}"),
    Case(
      301, 706, .file,
      """
      portfolio stad {
        organisatie: merwestad
        portfoliomanager: gemeentesecretaris
      }
      portfolio stad {
        organisatie: merwestad
        portfoliomanager: gemeentesecretaris
      }
      """),
    Case(
      301, 808, .file,
      "organisatie dorp { soort: gemeente }\norganisatie dorp { soort: gemeente }\n"
        + ["a", "b", "c"].map { "opgave \($0) { organisatie: dorp\nstatus: uitvoering }" }.joined(separator: "\n")),
    Case(428, 601, "looptijd: 2024 .. 2025\npresteren { werkwijze project { periode: 2024 .. 2025 } }"),
    Case(428, 643, "looptijd: 2024 .. 2025\npresteren { indicator a { streefwaarde: ≥ 67% op 2030 } }"),
    Case(428, 661, "looptijd: 2024 .. 2025\npresteren { inspanning a { looptijd: 2026 .. 2027 } }"),
    Case(428, 681, "looptijd: 2024 .. 2025\nbegroting 2026 { lasten: € 5 }"),
    Case(428, 686, "looptijd: 2024 .. 2025\npresteren { mijlpaal 2028-03-01 }"),
    Case(
      511, 512, "sturen {\n  bestuurlijk-opdrachtgever: wethouder-wonen\n  sturingsprofessional: wethouder-wonen\n}"),
    Case(
      511, 515,
      "sturen {\n  bestuurlijk-opdrachtgever: wethouder-wonen\n  ambtelijk-opdrachtgever: wethouder-wonen\n  opgavemanager: opgavemanager-wonen\n}"
    ),
    Case(512, 515, "sturen {\n  ambtelijk-opdrachtgever: wethouder-wonen\n  opgavemanager: opgavemanager-wonen\n}"),
    Case(
      603, 604,
      "presteren {\n  werkwijze programma { periode: 2025 .. }\n  werkwijze project { periode: 2026 .. }\n  inspanning i { werkwijze: improvisatie }\n}"
    ),
    Case(
      603, 615,
      "presteren {\n  werkwijze programma { periode: 2025 .. }\n  werkwijze improvisatie { periode: 2025-06 .. }\n}"),
    Case(620, 802, "presteren { werkwijze programma { periode: 2024 .. } }\nleren { leervraag a }"),
    Case(631, 630, "presteren {\n  doel a\n  inspanning i { werkwijze: project }\n}"),
    Case(632, 633, "presteren { inspanning i { werkwijze: project }\ninspanning j { spelers: huurders } }"),
    Case(660, 680, "budget: € 5\nbegroting 2026 { lasten: € 8 }\npresteren {\n  inspanning i { budget: € 9 }\n}"),
    Case(673, 672, "presteren {\n  voortgang 2024-10-01\n  voortgang 2024-10-01\n}"),
    Case(
      702, 703,
      "presteren {\n  inspanning i {\n    na: j\n    looptijd: 2026 .. 2027\n  }\n  inspanning j {\n    na: i\n    looptijd: 2026 .. 2027\n  }\n}"
    ),
  ]

  @Test(arguments: cases) func oneCauseIsOneFinding(_ one: Case) throws {
    let rule = try #require(AllRules.rule(one.cause))
    func codes(_ settings: String) -> Set<UInt16> {
      let repository = TextRepository([
        "organisatie.opgave": Example.organisation, "voorbeeld.opgave": one.text,
        "instellingen.opgave": "instellingen {\n  \(settings)\n}\n",
      ])
      return Set(repository.findings(in: "voorbeeld.opgave").map(\.finding.rule))
    }
    let (told, hushed) = (codes(""), codes("regels { \(rule.slug): uit }"))
    #expect(told.contains(one.cause) && !told.contains(one.effect), "\(told.sorted())")
    #expect(hushed.contains(one.effect) && !hushed.contains(one.cause), "\(hushed.sorted())")
  }

  @Test func everyPairHasACase() {
    let tried = Set(Self.cases.map { [$0.cause, $0.effect] })
    #expect(Precedence.pairs.subtracting(tried) == [])
    #expect(tried.subtracting(Precedence.pairs) == [])
  }
}
