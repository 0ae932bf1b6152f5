/// What a person who begins has to choose and to write, from an empty file to an opgave without findings: with completion, quick fixes
/// and refactorings alone.
import Foundation
import OpgaveFormatting
import OpgaveModel
import OpgaveRules
import OpgaveTestSupport
import Testing

@Suite struct FirstHourTests {
  /// What `opgave init` leaves, without its first opgave.
  static let begun = [
    "instellingen.opgave": "instellingen {\n  formaat: 1\n  taal: nl\n}\n",
    "organisatie.opgave": SourceWriter.file(
      [
        Beginning.organisation("merwestad", "Gemeente Merwestad", .gemeente, .nl),
        Beginning.portfolio(of: "merwestad", manager: "opgavemanager", .nl),
      ], FormatOptions()),
  ]

  private static let question = [
    "Koele wijken": ["Koel genoeg om te slapen"], "Hoe …?": ["Hoe houden wij de wijken koel?"],
    "Waarom past deze werkwijze?": ["Veel partijen, één doel."],
  ]
  /// The same in a file that is not named after it.
  private static let opening = question.merging(["opgave": ["koele-wijken"], "Titel": ["Koel genoeg om te slapen"]]) {
    $0 + $1
  }.filter { $0.key != "Koele wijken" }
  private static let learning = ["Wat moeten wij nog ontdekken?": ["Wie wil er zelf aan de slag?"]]
  private static let goal = [
    "doel": ["hittestress"], "Wat is er straks anders?": ["Minder mensen hebben last van hitte"],
    "indicator": ["last-van-hitte"], "Waaraan zien wij dat?": ["Inwoners met last van hitte"],
    "…": ["inwoners", "GGD-monitor"], "0": ["4200"], "100": ["3000"],
  ]

  private func beginning(_ label: String, _ more: [String: [String]]...) throws -> Player {
    var player = try Player(Self.begun, opening: "opgaven/koele-wijken.opgave")
    let fills = more.reduce(Self.question) { $0.merging($1) { $0 + $1 } }
    try player.accept(label, fills)
    return player
  }

  /// From opdracht to the work.
  private func carryOut(_ player: inout Player) throws {
    try player.choose("uitvoering", for: "status")
    try player.accept(
      "opdracht", in: ["opgave"],
      ["…": ["Koele wijken in 2030", "De zomer van 2025", "Drie hete zomers", "Binnen de begroting"]])
  }

  private func addInspanning(_ player: inout Player, als werkwijze: String, _ name: String, _ title: String) throws {
    var fills = [
      "inspanning": [name], "Titel": [title],
      "eigen-organisatie": ["bewoners, ondernemers, eigen-organisatie"],
    ]
    if !player.text.contains("werkwijze \(werkwijze)") { fills["Waarom zo?"] = ["Het is elk jaar hetzelfde."] }
    if werkwijze == "project" { fills["Wat staat er aan het eind?"] = [title] }
    if werkwijze != "improvisatie" { fills["…"] = ["Z/26/0001"] }
    try player.accept("inspanning als \(werkwijze)", in: ["opgave", "presteren"], fills)
  }

  private func end(_ player: Player, _ what: String, within limit: Int, file: SourceLocation = #_sourceLocation) {
    #expect(player.findings == [], "\(player.text)", sourceLocation: file)
    #expect(player.choices.count <= limit, "\(player.choices)", sourceLocation: file)
    if ProcessInfo.processInfo.environment["OPGAVE_REPORT"] != nil {
      print("\(what): \(player.choices.count) choices, \(player.written) texts: \(player.choices)")
    }
  }

  @Test func aProgrammaTakesTenChoices() throws {
    var player = try beginning("opgave als programma", Self.goal, Self.learning)
    try carryOut(&player)
    try addInspanning(&player, als: "project", "bomen", "Duizend bomen")
    try addInspanning(&player, als: "routine", "water", "Water op pleinen")
    try player.accept(
      "reflectie", in: ["opgave", "leren"], ["…": ["Bewoners beginnen zelf", "Het begint met vragen."]])
    end(player, "programma", within: 10)
  }

  @Test func aVerkenningBecomesAProgrammaInTenChoices() throws {
    var player = try beginning("opgave, compleet", Self.learning)
    #expect(player.findings == [], "\(player.text)")
    try player.act("Maak er een programma van", at: "bestuursproces")
    try carryOut(&player)
    try player.accept("doel", in: ["opgave", "presteren"], Self.goal)
    try addInspanning(&player, als: "project", "bomen", "Duizend bomen")
    try addInspanning(&player, als: "routine", "water", "Water op pleinen")
    try player.accept(
      "reflectie", in: ["opgave", "leren"], ["…": ["Bewoners beginnen zelf", "Het begint met vragen."]])
    end(player, "verkenning, then programma", within: 10)
  }

  @Test func aProjectInUitvoering() throws {
    var player = try beginning(
      "opgave als project",
      ["Wat staat er aan het eind?": ["Duizend bomen"], "…": ["Z/26/0001"], "100.000": ["250.000"]])
    #expect(player.findings == [], "\(player.text)")
    try carryOut(&player)
    try player.accept("doel", in: ["opgave", "presteren"], Self.goal)
    try addInspanning(&player, als: "project", "bomen", "Duizend bomen")
    try player.accept("leren", in: ["opgave"], Self.learning)
    try player.accept(
      "reflectie", in: ["opgave", "leren"], ["…": ["Bewoners beginnen zelf", "Het begint met vragen."]])
    end(player, "project", within: 10)
  }

  @Test func aRoutineInUitvoering() throws {
    var player = try beginning("opgave als routine", ["…": ["Handboek water"]])
    #expect(player.findings == [], "\(player.text)")
    try carryOut(&player)
    try addInspanning(&player, als: "routine", "water", "Water op pleinen")
    try player.accept("reflectie", in: ["opgave"], ["…": ["Bewoners beginnen zelf", "Het begint met vragen."]])
    end(player, "routine", within: 10)
  }

  @Test func anImprovisatieInUitvoering() throws {
    var player = try beginning("opgave als improvisatie")
    #expect(player.findings == [], "\(player.text)")
    try carryOut(&player)
    try addInspanning(&player, als: "improvisatie", "telefoon", "Een telefoonlijn")
    try player.accept("reflectie", in: ["opgave"], ["…": ["Bewoners beginnen zelf", "Het begint met vragen."]])
    end(player, "improvisatie", within: 10)
  }

  @Test(arguments: ["gemeente", "provincie", "waterschap", "samenwerkingsverband"])
  func anOrganisatieFromNothing(_ soort: String) throws {
    var player = try Player(["instellingen.opgave": "instellingen {\n  formaat: 1\n}\n"], opening: "organisatie.opgave")
    try player.accept("organisatie als \(soort)", ["organisatie": ["merwestad"], "Titel": ["Merwestad"]])
    try player.accept("opgave, compleet", Self.opening.merging(Self.learning) { $0 + $1 })
    end(player, "organisatie als \(soort), and an opgave", within: 3)
  }
}
