/// Twelve commits over three opgaven, and what is told and found at each: read aloud in `Tests/Fixtures/verhaal.txt`.
import Foundation
import OpgaveTestSupport
import Testing

@Suite struct HistoryStoryTests {
  private struct Step {
    let name: String
    /// By file: what takes the place of what.
    var edits: [String: [(String, String)]] = [:]
    /// By file: what goes, from where up to where.
    var cuts: [String: [(String, String)]] = [:]
    /// Files that go to another place.
    var moves: [String: String] = [:]
    var removes: [String] = []
  }

  private static let cool = "opgaven/koele-wijken.opgave"
  private static let living = "opgaven/woningbouw.opgave"
  private static let energy = "opgaven/energietransitie.opgave"

  private static let wijziging = """
      wijziging 2026-07-01 {
        door: raad
        omdat: "De markt is omgeslagen."
      }

      wijziging 2026-05-12 {
    """

  private static let steps: [Step] = [
    Step(
      name: "opgeruimd: andere vorm, andere volgorde, een ander bestand",
      edits: [
        cool: [
          ("  status: afgerond\n  looptijd: 2022-10 .. 2026-03\n", "  looptijd: 2022-10..2026-03\n  status:afgerond\n"),
          ("€ 2,4 mln", "EUR 2.400.000"),
          ("metingen: 19 op 2023-09-01, 18 op 2024-09-01", "metingen: 18 op 2024-09-01, 19,0 op 2023-09-01"),
        ]
      ], moves: [cool: "opgaven/afgerond/koele-wijken.opgave"]),
    Step(
      name: "een maand verder",
      edits: [
        living: [
          ("44% op 2026-04-01, 45% op 2026-06-30", "44% op 2026-04-01, 45% op 2026-06-30, 47% op 2026-09-30"),
          (
            "houding: tegen\n      mening: \"Hoogbouw past niet bij onze wijk.\"",
            "houding: kritisch\n      mening: \"Hoogbouw past niet bij onze wijk.\""
          ),
        ],
        energy: [
          (
            "    voortgang 2026-06-01 {\n      inhoud",
            "    voortgang 2026-09-01 {\n      inhoud: groen\n      tijd: oranje\n      geld: groen\n      toelichting: \"Twee stations wachten op een vergunning.\"\n      bijsturing: \"Samen met de provincie versnellen.\"\n    }\n\n    voortgang 2026-06-01 {\n      inhoud"
          )
        ],
      ]),
    Step(
      name: "de tekst bijgewerkt, en stil een streefwaarde verlaagd",
      edits: [
        living: [
          ("≥ 67% op 2030-12-31", "≥ 60% op 2030-12-31"),
          ("binnen twee jaar\n    een passende", "zo snel mogelijk\n    een passende"),
        ]
      ]),
    Step(
      name: "nog een keer, nu met een besluit",
      edits: [
        living: [("≥ 60% op 2030-12-31", "≥ 55% op 2031-12-31"), ("    wijziging 2026-05-12 {\n", wijziging + "\n")]
      ]),
    Step(
      name: "het verleden herschreven",
      edits: [
        living: [
          ("nulmeting: 41% op 2026-01-01", "nulmeting: 38% op 2026-01-01"), ("44% op 2026-04-01", "44% op 2026-05-01"),
        ]
      ]),
    Step(
      name: "metingen en een evaluatie weggelaten",
      edits: [
        "opgaven/afgerond/koele-wijken.opgave": [(", 19,0 op 2023-09-01", "")],
        living: [("44% op 2026-05-01, ", "")],
      ], cuts: ["opgaven/afgerond/koele-wijken.opgave": [("    evaluatie 2024-09-24 {", "    reflectie 2024-09-24")]]),
    Step(
      name: "een opgave en een doel heten anders",
      edits: [
        living: [
          ("opgave betaalbaar-wonen", "opgave wonen"), ("doel bouwtempo", "doel tempo"), ("bouwtempo", "tempo"),
        ],
        "opgaven/binnenstad.opgave": [("betaalbaar-wonen", "wonen")],
      ]),
    Step(
      name: "een doel verdwijnt",
      edits: [energy: [("draagt-bij-aan: zonder-aardgas, betaalbare-warmte", "draagt-bij-aan: zonder-aardgas")]],
      cuts: [energy: [("    doel betaalbare-warmte", "    inspanning ")]]),
    Step(
      name: "de opdracht herschreven, en meer geld",
      edits: [
        living: [
          ("door: college\n    aanleiding", "door: raad\n    aanleiding"),
          ("\"Maximaal 30% vrije sector\"", "\"Maximaal 40% vrije sector\""), ("€ 48,5 mln", "€ 54 mln"),
        ]
      ]),
    Step(
      name: "weer begonnen, en een risico minder",
      edits: ["opgaven/afgerond/koele-wijken.opgave": [("status:afgerond", "status:uitvoering")]],
      cuts: [energy: [("    risico draagvlak", "    risico subsidie")]]),
    Step(name: "een opgave weg", removes: ["opgaven/mobiliteit.opgave"]),
    Step(
      name: "met een reden",
      edits: [
        living: [("nulmeting: 38%", "# negeer OPG1002: de bron heeft de cijfers herzien\n        nulmeting: 39%")]
      ]),
  ]

  @Test func isToldAtEachStep() throws {
    let tool = try #require(Executable("opgave"))
    let fixture = try GitFixture()
    for (path, bytes) in Project.contents(below: "grammar/voorbeelden", ending: "") where path.contains(".") {
      try fixture.write(path, String(decoding: bytes, as: UTF8.self))
    }
    try fixture.commit("begin")
    var story = "Twaalf vastleggingen, elk met wat `opgave diff HEAD~1 HEAD` vertelt en wat `--check` vindt.\n"
    for (number, step) in Self.steps.enumerated() {
      for (path, edits) in step.edits {
        var text = try String(contentsOf: fixture.root.appending(path: path), encoding: .utf8)
        for (old, new) in edits {
          #expect(text.contains(old), "\(step.name): \(old)")
          text = text.replacing(old, with: new)
        }
        try fixture.write(path, text)
      }
      for (path, cuts) in step.cuts {
        var text = try String(contentsOf: fixture.root.appending(path: path), encoding: .utf8)
        for (start, end) in cuts {
          let from = try #require(text.range(of: start)?.lowerBound)
          let upTo = try #require(text.range(of: end, range: from..<text.endIndex)?.lowerBound)
          text.removeSubrange(from..<upTo)
        }
        try fixture.write(path, text)
      }
      for (path, place) in step.moves {
        try fixture.write(place, String(contentsOf: fixture.root.appending(path: path), encoding: .utf8))
        try fixture.remove(path)
      }
      for path in step.removes { try fixture.remove(path) }
      try fixture.commit(step.name)
      func run(_ arguments: [String]) throws -> Executable.Outcome {
        try tool.run(["diff", "HEAD~1", "HEAD"] + arguments, in: fixture.root, with: fixture.environment)
      }
      let (told, checked) = (try run([]), try run(["--check", "--format", "short"]))
      #expect(told.code == 0 && told.errors == "", "\(step.name): \(told.errors)")
      #expect(checked.code == (checked.output.contains(": waarschuwing:") ? 1 : 0) && checked.errors == "")
      // Whatever the commit is called.
      let words = told.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).joined(
        separator: "\n")
      story += "\n== \(number + 1). \(step.name)\n\n\(words)"
      if !checked.output.isEmpty { story += "\n\(checked.output)" }
    }
    let url = Project.root.appending(path: "Tests/Fixtures/verhaal.txt")
    if ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] != nil {
      try Data(story.utf8).write(to: url)
    } else {
      #expect(story == String(decoding: Project.bytes(url), as: UTF8.self))
    }
  }
}
