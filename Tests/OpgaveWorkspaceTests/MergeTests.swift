/// Two texts that were made from one: what a merge makes of them.
import OpgaveModel
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

/// What takes the place of what in the base, on either side and in the merged text; `nil` for lines that are to be merged by git.
struct MergeCase: Sendable, CustomTestStringConvertible {
  let name: String
  let ours: [String: String]
  let theirs: [String: String]
  let merged: [String: String]?
  let conflicts: Int

  init(
    _ name: String, _ ours: [String: String], _ theirs: [String: String], to merged: [String: String]?,
    conflicts: Int = 0
  ) {
    (self.name, self.ours, self.theirs, self.merged, self.conflicts) = (name, ours, theirs, merged, conflicts)
  }

  var testDescription: String { name }
}

@Suite struct MergeTests {
  private static let base = """
    # Boven
    opgave a "Wonen" {
      organisatie: s
      status: concept
      trefwoorden: "huur", "koop"

      # Wie het aangaat
      kenmerken {
        aard: kans

        partij huurders "Huurders" {
          wereld: leefwereld
          houding: kritisch
        }

        partij kopers "Kopers" {
          wereld: leefwereld
        }
      }

      presteren {
        doel d "Doel"

        indicator i "Indicator" {
          metingen: 1 op 2024, 3 op 2026
          streefwaarde: 9 op 2030
        }
      }
    }

    """

  private static func conflict(_ ours: String, _ theirs: String) -> String {
    "<<<<<<< ours\n\(ours)=======\n\(theirs)>>>>>>> theirs\n"
  }

  private static let cases: [MergeCase] = [
    MergeCase("niets", [:], [:], to: [:]),
    MergeCase("alleen ons", ["concept": "verkenning"], [:], to: ["concept": "verkenning"]),
    MergeCase("alleen hun", [:], ["concept": "verkenning"], to: ["concept": "verkenning"]),
    MergeCase("beide hetzelfde", ["concept": "verkenning"], ["concept": "verkenning"], to: ["concept": "verkenning"]),
    MergeCase(
      "regels onder elkaar", ["concept": "verkenning"], ["\"koop\"": "\"koop\", \"grond\""],
      to: ["concept": "verkenning", "\"koop\"": "\"koop\", \"grond\""]),
    MergeCase(
      "een veld, twee waarden", ["concept": "verkenning"], ["concept": "vastgesteld"],
      to: ["  status: concept\n": conflict("  status: verkenning\n", "  status: vastgesteld\n")], conflicts: 1),
    MergeCase(
      "twee velden erbij op een plek", ["concept\n": "concept\n  nummer: \"1\"\n"],
      ["concept\n": "concept\n  looptijd: 2026 ..\n"],
      to: ["concept\n": "concept\n  looptijd: 2026 ..\n  nummer: \"1\"\n"]),
    // Lists
    MergeCase(
      "ieder een meting", ["3 op 2026": "3 op 2026, 4 op 2027"], ["1 op 2024": "1 op 2024, 2 op 2025"],
      to: ["1 op 2024, 3 op 2026": "1 op 2024, 2 op 2025, 3 op 2026, 4 op 2027"]),
    MergeCase(
      "ieder de laatste meting", ["3 op 2026": "3 op 2026, 4 op 2027"], ["3 op 2026": "3 op 2026, 5 op 2028"],
      to: ["3 op 2026": "3 op 2026, 4 op 2027, 5 op 2028"]),
    MergeCase(
      "dezelfde meting", ["3 op 2026": "3 op 2026, 4 op 2027"], ["3 op 2026": "3 op 2026, 4  op 2027"],
      to: ["3 op 2026": "3 op 2026, 4 op 2027"]),
    MergeCase(
      "een meting van een dag, twee waarden", ["3 op 2026": "3 op 2026, 4 op 2027"],
      ["3 op 2026": "3 op 2026, 5 op 2027"],
      to: [
        "      metingen: 1 op 2024, 3 op 2026\n": conflict(
          "      metingen: 1 op 2024, 3 op 2026, 4 op 2027\n", "      metingen: 1 op 2024, 3 op 2026, 5 op 2027\n")
      ], conflicts: 1),
    MergeCase(
      "een meting anders en een erbij", ["1 op 2024": "2 op 2024"], ["3 op 2026": "3 op 2026, 4 op 2027"],
      to: ["1 op 2024, 3 op 2026": "2 op 2024, 3 op 2026, 4 op 2027"]),
    MergeCase(
      "een meting weg en een erbij", ["1 op 2024, ": ""], ["3 op 2026": "3 op 2026, 4 op 2027"],
      to: ["1 op 2024, 3 op 2026": "3 op 2026, 4 op 2027"]),
    MergeCase(
      "een meting weg en anders", ["1 op 2024, ": ""], ["1 op 2024": "2 op 2024"],
      to: [
        "      metingen: 1 op 2024, 3 op 2026\n": conflict(
          "      metingen: 3 op 2026\n", "      metingen: 2 op 2024, 3 op 2026\n")
      ], conflicts: 1),
    MergeCase(
      "woorden erbij en weg", ["\"huur\", ": ""], ["\"koop\"": "\"koop\", \"grond\""],
      to: ["\"huur\", \"koop\"": "\"koop\", \"grond\""]),
    MergeCase(
      "een lijst op regels",
      ["metingen: 1 op 2024, 3 op 2026": "metingen:\n        1 op 2024,\n        3 op 2026,\n        5 op 2029"],
      ["3 op 2026": "3 op 2026, 4 op 2027"],
      to: [
        "metingen: 1 op 2024, 3 op 2026":
          "metingen:\n        1 op 2024,\n        3 op 2026,\n        4 op 2027,\n        5 op 2029"
      ]),
    MergeCase(
      "een opmerking in een lijst",
      ["metingen: 1 op 2024, 3 op 2026": "metingen:\n        1 op 2024,  # geschat\n        3 op 2026"],
      ["3 op 2026": "3 op 2026, 4 op 2027"],
      to: [
        "metingen: 1 op 2024, 3 op 2026":
          "metingen:\n        1 op 2024,  # geschat\n        3 op 2026,\n        4 op 2027"
      ]),
    // Declarations
    MergeCase(
      "ieder een partij",
      ["    partij kopers": "    partij a \"A\" {\n      wereld: leefwereld\n    }\n\n    partij kopers"],
      ["    partij kopers": "    partij b \"B\" {\n      wereld: leefwereld\n    }\n\n    partij kopers"],
      to: [
        "    partij kopers":
          "    partij b \"B\" {\n      wereld: leefwereld\n    }\n\n    partij a \"A\" {\n      wereld: leefwereld\n    }\n\n    partij kopers"
      ]),
    MergeCase(
      "dezelfde partij, elk een veld",
      [
        "    partij kopers":
          "    partij c \"C\" {\n      wereld: leefwereld\n      houding: voor\n    }\n\n    partij kopers"
      ],
      [
        "    partij kopers":
          "    partij c \"C\" {\n      wereld: leefwereld\n      invloed: hoog\n    }\n\n    partij kopers"
      ],
      to: [
        "    partij kopers":
          "    partij c \"C\" {\n      wereld: leefwereld\n      invloed: hoog\n      houding: voor\n    }\n\n    partij kopers"
      ]),
    MergeCase(
      "een waarde door twee andere vervangen", ["\"huur\", \"koop\"": "\"erfpacht\", \"koop\""],
      ["\"huur\", \"koop\"": "\"pacht\", \"koop\""],
      to: [
        "  trefwoorden: \"huur\", \"koop\"\n": conflict(
          "  trefwoorden: \"erfpacht\", \"koop\"\n", "  trefwoorden: \"pacht\", \"koop\"\n")
      ], conflicts: 1),
    MergeCase(
      "een waarde door dezelfde vervangen, en iets erbij", ["\"huur\", \"koop\"": "\"pacht\", \"koop\""],
      ["\"huur\", \"koop\"\n": "\"pacht\", \"koop\"\n", "concept": "verkenning"],
      to: ["\"huur\", \"koop\"": "\"pacht\", \"koop\"", "concept": "verkenning"]),
    MergeCase(
      "een streefwaarde op twee manieren verschoven", ["9 op 2030": "9 op 2031"], ["9 op 2030": "8 op 2032"],
      to: [
        "      streefwaarde: 9 op 2030\n": conflict(
          "      streefwaarde: 9 op 2031\n", "      streefwaarde: 8 op 2032\n")
      ], conflicts: 1),
    MergeCase(
      "een dag in twee vormen", ["3 op 2026": "3 op 2026, 5 op 2027"], ["3 op 2026": "3 op 2026, 6 op 2027-12-31"],
      to: [
        "      metingen: 1 op 2024, 3 op 2026\n": conflict(
          "      metingen: 1 op 2024, 3 op 2026, 5 op 2027\n", "      metingen: 1 op 2024, 3 op 2026, 6 op 2027-12-31\n"
        )
      ], conflicts: 1),
    // Comments are somebody's words too.
    MergeCase(
      "een opmerking boven wat weg is", ["  trefwoorden:": "  # Onmisbaar\n  trefwoorden:"],
      ["  trefwoorden: \"huur\", \"koop\"\n": ""],
      to: [
        "  trefwoorden: \"huur\", \"koop\"\n": conflict("  # Onmisbaar\n  trefwoorden: \"huur\", \"koop\"\n", "")
      ], conflicts: 1),
    MergeCase(
      "een opmerking boven wat hun weghaalden", ["  trefwoorden: \"huur\", \"koop\"\n": ""],
      ["  trefwoorden:": "  # Onmisbaar\n  trefwoorden:"],
      to: [
        "  trefwoorden: \"huur\", \"koop\"\n": conflict("", "  # Onmisbaar\n  trefwoorden: \"huur\", \"koop\"\n")
      ], conflicts: 1),
    MergeCase(
      "een titel, en een opmerking erachter", ["\"Huurders\" {": "\"Alle huurders\" {"],
      ["\"Huurders\" {": "\"Huurders\" { # ook kamers"], to: ["\"Huurders\" {": "\"Alle huurders\" { # ook kamers"]),
    MergeCase(
      "een titel en een opmerking, en een andere opmerking", ["\"Huurders\" {": "\"Alle huurders\" { # ook kamers"],
      ["\"Huurders\" {": "\"Huurders\" { # alle"],
      to: [
        "    partij huurders \"Huurders\" {\n      wereld: leefwereld\n      houding: kritisch\n    }\n": conflict(
          "    partij huurders \"Alle huurders\" { # ook kamers\n      wereld: leefwereld\n      houding: kritisch\n    }\n",
          "    partij huurders \"Huurders\" { # alle\n      wereld: leefwereld\n      houding: kritisch\n    }\n")
      ], conflicts: 1),
    MergeCase(
      "een blok weg, en iets erin",
      ["kopers \"Kopers\" {\n      wereld: leefwereld": "kopers \"Kopers\" {\n      wereld: systeemwereld"],
      ["kopers \"Kopers\" {\n      wereld: leefwereld\n    }": "kopers \"Kopers\""],
      to: [
        "      wereld: leefwereld\n    }\n  }\n": conflict("      wereld: systeemwereld\n", "") + "    }\n  }\n"
      ], conflicts: 1),
    MergeCase(
      "een blok van hen weg, en iets erin",
      ["kopers \"Kopers\" {\n      wereld: leefwereld\n    }": "kopers \"Kopers\""],
      ["kopers \"Kopers\" {\n      wereld: leefwereld": "kopers \"Kopers\" {\n      wereld: systeemwereld"],
      to: [
        "      wereld: leefwereld\n    }\n  }\n": conflict("", "      wereld: systeemwereld\n") + "    }\n  }\n"
      ], conflicts: 1),
    // Two of one date may be two things.
    MergeCase(
      "twee keer voortgang van een dag",
      ["    doel d": "    voortgang 2026-07-01 {\n      tijd: oranje\n    }\n\n    doel d"],
      ["    doel d": "    voortgang 2026-07-01 {\n      geld: rood\n    }\n\n    doel d"],
      to: [
        "    doel d": conflict(
          "    voortgang 2026-07-01 {\n      tijd: oranje\n    }\n",
          "    voortgang 2026-07-01 {\n      geld: rood\n    }\n") + "\n    doel d"
      ], conflicts: 1),
    MergeCase(
      "een naam en een titel", ["partij huurders \"Huurders\"": "partij bewoners \"Huurders\""],
      ["partij huurders \"Huurders\"": "partij huurders \"Alle huurders\""],
      to: ["partij huurders \"Huurders\"": "partij bewoners \"Alle huurders\""]),
    MergeCase(
      "een andere naam, en iets erin", ["partij huurders": "partij bewoners"], ["houding: kritisch": "houding: tegen"],
      to: ["partij huurders": "partij bewoners", "houding: kritisch": "houding: tegen"]),
    MergeCase(
      "weg, en niets erin", ["\n    partij kopers \"Kopers\" {\n      wereld: leefwereld\n    }\n": ""],
      ["concept": "verkenning"],
      to: ["\n    partij kopers \"Kopers\" {\n      wereld: leefwereld\n    }\n": "", "concept": "verkenning"]),
    MergeCase(
      "weg, en iets erin", ["\n    partij kopers \"Kopers\" {\n      wereld: leefwereld\n    }\n": ""],
      ["Kopers\" {\n      wereld: leefwereld\n": "Kopers\" {\n      wereld: leefwereld\n      houding: voor\n"],
      to: [
        "\n    partij kopers \"Kopers\" {\n      wereld: leefwereld\n    }\n": conflict(
          "", "\n    partij kopers \"Kopers\" {\n      wereld: leefwereld\n      houding: voor\n    }\n")
      ], conflicts: 1),
    MergeCase(
      "een blok erbij, en een titel", ["doel d \"Doel\"": "doel d \"Doel\" {\n      toelichting: \"Zo\"\n    }"],
      ["doel d \"Doel\"": "doel d \"Ons doel\""],
      to: ["doel d \"Doel\"": "doel d \"Ons doel\" {\n      toelichting: \"Zo\"\n    }"]),
    // Words
    MergeCase(
      "een opmerking en een waarde", ["  # Wie het aangaat": "  # Wie het aangaat, en hoe"],
      ["aard: kans": "aard: idee"],
      to: ["  # Wie het aangaat": "  # Wie het aangaat, en hoe", "aard: kans": "aard: idee"]),
    MergeCase(
      "twee opmerkingen", ["  # Wie het aangaat": "  # Wie"], ["  # Wie het aangaat": "  # Partijen"],
      to: ["\n  # Wie het aangaat\n": conflict("\n  # Wie\n", "\n  # Partijen\n")], conflicts: 1),
    MergeCase(
      "een andere vorm en een waarde", ["aard: kans": "aard : kans"], ["aard: kans": "aard: idee"],
      to: ["aard: kans": "aard: idee"]),
    // Texts that are not understood
    MergeCase("een schrijffout", ["concept": "concept {"], ["aard: kans": "aard: idee"], to: nil),
    MergeCase("een conflict", ["  status: concept\n": conflict("  status: a\n", "  status: b\n")], [:], to: nil),
    MergeCase(
      "een veld twee keer", ["  status: concept\n": "  status: concept\n  status: concept\n"], ["kans": "idee"], to: nil
    ),
  ]

  private static func applied(_ edits: [String: String]) -> String {
    var text = base
    for (old, new) in edits {
      #expect(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    return text
  }

  @Test(arguments: cases)
  func makesOneOfBoth(_ example: MergeCase) {
    let (ours, theirs) = (Self.applied(example.ours), Self.applied(example.theirs))
    let merged = ThreeWayMerge.merge(
      base: Array(Self.base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8), path: "a.opgave", marker: 7,
      Settings())
    #expect(merged.map { String(decoding: $0.text, as: UTF8.self) } == example.merged.map(Self.applied))
    #expect(merged?.conflicts ?? 0 == example.conflicts)
  }

  @Test func keepsTheLineEndsAndTheMarkOfOurs() {
    let crlf = [0xEF, 0xBB, 0xBF] + Array(Self.base.replacing("\n", with: "\r\n").utf8)
    let theirs = Self.base.replacing("concept", with: "verkenning")
    let merged = ThreeWayMerge.merge(
      base: Array(Self.base.utf8), ours: crlf, theirs: Array(theirs.utf8), path: "a.opgave", marker: 7, Settings())
    #expect(merged?.text == [0xEF, 0xBB, 0xBF] + Array(theirs.replacing("\n", with: "\r\n").utf8))
    #expect(
      ThreeWayMerge.merge(
        base: Array(Self.base.utf8), ours: Array(Self.base.replacing("\n", with: "\r").utf8),
        theirs: Array(theirs.utf8),
        path: "a.opgave", marker: 7, Settings()) == nil)
  }

  @Test func marksAsLongAsGitAsks() {
    let (ours, theirs) = (Self.base.replacing("concept", with: "x"), Self.base.replacing("concept", with: "y"))
    let merged = ThreeWayMerge.merge(
      base: Array(Self.base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8), path: "a.opgave", marker: 10,
      Settings())
    let text = String(decoding: merged?.text ?? [], as: UTF8.self)
    #expect(
      text.contains("\n<<<<<<<<<< ours\n") && text.contains("\n==========\n") && text.contains("\n>>>>>>>>>> theirs\n"))
  }
}
