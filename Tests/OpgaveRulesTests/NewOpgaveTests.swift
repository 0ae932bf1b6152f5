/// Names that are made of what somebody calls an opgave, and the text with which it starts.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct NewOpgaveTests {
  /// What is called, the name that it gets, and whether that is what was called.
  @Test(arguments: [
    ("koele-wijken", "koele-wijken", true), ("Koele Wijken", "koele-wijken", false), (" wonen", "wonen", false),
    ("wonen ", "wonen", false), ("a, b", "a-b", false), ("2030", "opgave-2030", false), ("één_twee", "één-twee", true),
    ("", "nieuwe-opgave", false), ("!?", "nieuwe-opgave", false), ("a:b", "a-b", false), ("#a", "a", false),
  ])
  func namesAreAsNearAsCanBe(_ called: String, _ name: String, _ isName: Bool) {
    #expect(NewOpgave.name(called) == name)
    #expect(NewOpgave.isName(called) == isName)
    #expect(NewOpgave.isName(name))
  }

  @Test(arguments: [("koele-wijken", "Koele wijken"), ("a", "A"), ("", "")])
  func titlesAreWhatNamesSuggest(_ name: String, _ title: String) { #expect(NewOpgave.title(name) == title) }

  /// By werkwijze: what it starts with, and what is left to others.
  @Test(
    arguments: [
      (nil, ["status: verkenning"], ["presteren", "leren"]),
      (.routine, ["werkwijze routine", "periode: 2026-03-01 ..\n"], ["resultaat:", "doel ", "leervraag"]),
      (.project, ["periode: 2026-03-01 .. 2027-03-01", "resultaat:"], ["doel ", "leervraag"]),
      (.programma, ["periode: 2026-03-01 .. 2027-03-01", "doel eerste-doel", "leervraag"], ["resultaat:"]),
      (.bestuursproces, ["periode: 2026-03-01 ..\n", "leervraag"], ["resultaat:", "doel "]),
      (.improvisatie, ["periode: 2026-03-01 .. 2026-04-30"], ["resultaat:", "doel ", "leervraag"]),
    ] as [(Word?, [String], [String])])
  func startsAsItsWerkwijze(_ werkwijze: Word?, _ holds: [String], _ lacks: [String]) throws {
    let today = try #require(DateSpan(text: "2026-03-01")?.first)
    let text = NewOpgave.text("wonen", "Wonen", "merwestad", werkwijze, today: today)
    for part in holds { #expect(text.contains(part), "\(text)") }
    for part in lacks { #expect(!text.contains(part), "\(text)") }
    let repository = TextRepository(["wonen.opgave": text, "organisatie.opgave": "organisatie merwestad \"M\"\n"])
    #expect(repository.findings(in: "wonen.opgave").allSatisfy { $0.finding.rule >= 200 })
  }
}
