/// What is other between two moments of a repository: facts beside facts, whatever form they have and wherever they stand.
import OpgaveModel
import OpgaveTestSupport
import Testing

/// Texts that take the place of others in the text below, and what is other then.
struct Edited: Sendable, CustomTestStringConvertible {
  let name: String
  let edits: [String: String]
  let lines: [String]

  init(_ name: String, _ edits: [String: String], _ lines: String...) {
    (self.name, self.edits, self.lines) = (name, edits, lines)
  }

  var testDescription: String { name }
}

@Suite struct RepositoryChangeTests {
  private static let organisation = """
    organisatie s "Stad" {
      soort: gemeente

      orgaan raad "Gemeenteraad" { soort: bestuurlijk }
      orgaan college "College" { soort: bestuurlijk }
      functie baas "Baas" { soort: ambtenaar }
      functie wethouder "Wethouder" { soort: bestuurder }
    }

    """

  private static let old = """
    opgave a "Wonen" {
      organisatie: s
      status: uitvoering
      vraagstuk: "Hoe wonen wij?"
      looptijd: 2025 ..
      budget: € 5 mln
      trefwoorden: "huur", "koop"
      documenten: "stukken/a.pdf"

      kenmerken {
        aard: kans

        partij huurders "Huurders" {
          wereld: leefwereld
          houding: kritisch
          mening: "Te duur", "Te klein"
        }
      }

      opdracht "Bouwen" {
        vastgesteld: 2025-03-01
        door: raad
        kaders: "Woonvisie", "Geen hoogbouw"

        wijziging 2025-10-01 {
          omdat: "De markt is anders"
        }
      }

      sturen {
        bestuurlijk-opdrachtgever: wethouder, baas
        opgavemanager: baas
      }

      presteren {
        werkwijze programma {
          periode: 2025 ..
          omdat: "Veel partijen"
        }

        doel d "Genoeg woningen" {
          indicator i "Woningen per jaar" {
            nulmeting: 40% op 2024
            streefwaarde: 67% op 2029, 80% op 2032
            metingen: 41% op 2025-01-01, 45% op 2026-01-01
          }
        }

        doel e "Betaalbaar" {}

        inspanning bouw "Bouwen" {
          werkwijze: project
          status: lopend
          draagt-bij-aan: d, e
          budget: € 1 mln

          mijlpaal 2026-05-01 "Eerste paal" {
            soort: oplevering
          }

          mijlpaal 2026-09-01 "Vergunning" {
            soort: besluit
          }
        }
      }

      leren {
        evaluatie 2025-12-01 {
          werkwijze: programma
          passend: ja
          omdat: "Het werkt"
        }

        reflectie 2025-11-01 "Na een jaar" {
          inzicht: "Rustig aan"
        }
      }

      eigen {
        zaaknummer: "Z/1"
        gewicht: 12.500
      }
    }

    """

  private static let cases: [Edited] = [
    Edited("niets", [:]),
    // What is of one soort alone is not one thing under two names.
    Edited(
      "een functie weg, een andere erbij", ["functie baas \"Baas\" {": "functie jurist \"Jurist\" {"],
      "+ organisatie s > functie jurist", "- organisatie s > functie baas"),
    Edited(
      "regels anders afgebroken", ["\"Hoe wonen wij?\"": "\"Hoe  wonen\twij?\"", "\"Eerste paal\"": "\"Eerste  paal\""]),
    Edited(
      "een lege regel", ["\"Hoe wonen wij?\"": "\"\"\"\n    Hoe wonen\n\n    wij?\n    \"\"\""], "~ opgave a vraagstuk"),
    Edited(
      "vorm en volgorde", ["  organisatie: s\n  status: uitvoering\n": "  status:uitvoering\norganisatie : s\n"]),
    Edited(
      "volgorde van een lijst",
      ["\"huur\", \"koop\"": "\"koop\", \"huur\"", "draagt-bij-aan: d, e": "draagt-bij-aan: e, d"]),
    Edited("volgorde van metingen", ["41% op 2025-01-01, 45% op 2026-01-01": "45% op 2026-01-01, 41,0% op 2025-01-01"]),
    Edited("een woord van dezelfde waarde", ["€ 5 mln": "EUR 5.000.000,00", "12.500": "12500,0"]),
    Edited(
      "een tekst in een andere vorm",
      ["\"Het werkt\"": "\"\"\"\n          Het werkt\n          \"\"\"", "\"Te duur\"": "\"Te \\u{64}uur\""]),
    Edited("commentaar", ["  leren {": "  # hier staat iets\n  leren {"]),
    Edited(
      "een verwijzing die langer is",
      ["door: raad": "door: s.raad", "draagt-bij-aan: d, e": "draagt-bij-aan: s.a.d, a.e"]),
    Edited("een veld", ["looptijd: 2025 ..": "looptijd: 2024 .."], "~ opgave a looptijd: 2025 .. → 2024 .."),
    Edited("een bedrag", ["€ 5 mln": "€ 6 mln"], "~ opgave a budget: € 5.000.000 → € 6.000.000"),
    Edited("een veld erbij", ["looptijd": "nummer: \"7\"\n  looptijd"], "+ opgave a nummer"),
    Edited("een veld minder", ["  looptijd: 2025 ..\n": ""], "- opgave a looptijd: 2025 .."),
    Edited(
      "een stuk", ["stukken/a.pdf": "b.pdf"], "- opgave a documenten: stukken/a.pdf", "+ opgave a documenten: b.pdf"),
    Edited("een waarde erbij", ["\"koop\"": "\"koop\", \"grond\""], "+ opgave a trefwoorden"),
    Edited("een waarde minder", ["\"huur\", ": ""], "- opgave a trefwoorden"),
    Edited("een tekst", ["Hoe wonen wij?": "Hoe wonen wij straks?"], "~ opgave a vraagstuk"),
    Edited("een titel", ["\"Genoeg woningen\"": "\"Meer woningen\""], "~ opgave a > presteren > doel d title"),
    Edited("geen titel meer", ["doel e \"Betaalbaar\"": "doel e"], "~ opgave a > presteren > doel e title"),
    Edited("wat niet te lezen is", ["€ 5 mln": "€ vijf"], "? opgave a budget"),
    Edited("een verwijzing", ["door: raad": "door: college"], "~ opgave a > opdracht door: raad → college"),
    Edited(
      "wie het eerst genoemd is", ["wethouder, baas": "baas, wethouder"],
      "~ opgave a > sturen bestuurlijk-opdrachtgever: wethouder → baas"),
    Edited(
      "een streefwaarde", ["67% op 2029": "60% op 2029"],
      "~ opgave a > presteren > doel d > indicator i streefwaarde: 67% op 2029 → 60% op 2029"),
    Edited(
      "een streefwaarde later", ["80% op 2032": "80% op 2034"],
      "~ opgave a > presteren > doel d > indicator i streefwaarde: 80% op 2032 → 80% op 2034"),
    Edited(
      "een andere streefwaarde op een andere dag", ["80% op 2032": "75% op 2034"],
      "~ opgave a > presteren > doel d > indicator i streefwaarde: 80% op 2032 → 75% op 2034"),
    Edited(
      "een meting erbij", ["45% op 2026-01-01": "45% op 2026-01-01, 46% op 2026-04-01"],
      "+ opgave a > presteren > doel d > indicator i metingen: 46% op 2026-04-01"),
    Edited(
      "een meting anders", ["41% op 2025-01-01": "42% op 2025-01-01"],
      "~ opgave a > presteren > doel d > indicator i metingen: 41% op 2025-01-01 → 42% op 2025-01-01"),
    Edited(
      "een meting van een andere dag", ["41% op 2025-01-01": "41% op 2025-02-01"],
      "~ opgave a > presteren > doel d > indicator i metingen: 41% op 2025-01-01 → 41% op 2025-02-01"),
    Edited(
      "een meting weg", ["41% op 2025-01-01, ": ""],
      "- opgave a > presteren > doel d > indicator i metingen: 41% op 2025-01-01"),
    Edited(
      "metingen zonder dag", ["41% op 2025-01-01, 45% op 2026-01-01": "41%, 45% op 2026-01-01"],
      "~ opgave a > presteren > doel d > indicator i metingen: 41% op 2025-01-01 → 41%"),
    Edited(
      "een andere naam", ["doel d": "doel f", "draagt-bij-aan: d, e": "draagt-bij-aan: f, e"],
      "> opgave a > presteren > doel d > opgave a > presteren > doel f"),
    Edited(
      "een andere naam en een andere titel",
      ["doel d \"Genoeg woningen\"": "doel f \"Meer\"", "draagt-bij-aan: d, e": "draagt-bij-aan: e, f"],
      "> opgave a > presteren > doel d > opgave a > presteren > doel f", "~ opgave a > presteren > doel f title"),
    Edited(
      "een andere naam en een andere waarde",
      ["doel d": "doel f", "draagt-bij-aan: d, e": "draagt-bij-aan: e", "40% op 2024": "39% op 2024"],
      "> opgave a > presteren > doel d > opgave a > presteren > doel f",
      "~ opgave a > presteren > doel f > indicator i nulmeting: 40% op 2024 → 39% op 2024",
      "- opgave a > presteren > inspanning bouw draagt-bij-aan: d"),
    Edited(
      "een ander doel", ["doel e \"Betaalbaar\"": "doel f \"Duurzaam\"", "draagt-bij-aan: d, e": "draagt-bij-aan: d"],
      "+ opgave a > presteren > doel f", "- opgave a > presteren > inspanning bouw draagt-bij-aan: e",
      "- opgave a > presteren > doel e"),
    Edited(
      "een ander soort", ["doel e": "baat e"], "+ opgave a > presteren > baat e", "- opgave a > presteren > doel e"),
    Edited(
      "een werkwijze eerder", ["periode: 2025 ..": "periode: 2024 .."],
      "~ opgave a > presteren > werkwijze programma periode: 2025 .. → 2024 .."),
    Edited(
      "een andere werkwijze", ["werkwijze programma": "werkwijze project"],
      "> opgave a > presteren > werkwijze programma > opgave a > presteren > werkwijze project"),
    Edited(
      "een mijlpaal later", ["2026-05-01 \"Eerste paal\"": "2026-07-01 \"Eerste paal\""],
      "> opgave a > presteren > inspanning bouw > mijlpaal 2026-05-01 > opgave a > presteren > inspanning bouw > mijlpaal 2026-07-01"
    ),
    Edited(
      "een mijlpaal met een andere titel", ["Eerste paal": "De eerste paal"],
      "~ opgave a > presteren > inspanning bouw > mijlpaal 2026-05-01 title"),
    Edited(
      "mijlpalen verwisseld",
      [
        "2026-05-01 \"Eerste paal\"": "2026-09-01 \"Eerste paal\"",
        "2026-09-01 \"Vergunning\"": "2026-05-01 \"Vergunning\"",
      ],
      "> opgave a > presteren > inspanning bouw > mijlpaal 2026-05-01 > opgave a > presteren > inspanning bouw > mijlpaal 2026-09-01",
      "> opgave a > presteren > inspanning bouw > mijlpaal 2026-09-01 > opgave a > presteren > inspanning bouw > mijlpaal 2026-05-01"
    ),
    Edited(
      "een evaluatie van een andere dag", ["evaluatie 2025-12-01": "evaluatie 2025-12-08"],
      "> opgave a > leren > evaluatie 2025-12-01 > opgave a > leren > evaluatie 2025-12-08"),
    Edited(
      "een andere evaluatie",
      ["evaluatie 2025-12-01": "evaluatie 2026-06-01", "passend: ja": "passend: nee", "Het werkt": "Het werkt niet"],
      "+ opgave a > leren > evaluatie 2026-06-01", "- opgave a > leren > evaluatie 2025-12-01"),
    Edited("een eigen veld", ["Z/1": "Z/2"], "~ opgave a > eigen ‘zaaknummer’"),
    Edited(
      "een eigen veld erbij en een weg", ["zaaknummer: \"Z/1\"": "dossier: \"Z/1\""], "+ opgave a > eigen ‘dossier’",
      "- opgave a > eigen ‘zaaknummer’"),
    Edited(
      "wijziging erbij",
      ["wijziging 2025-10-01": "wijziging 2026-01-01 {\n      omdat: \"Meer\"\n    }\n\n    wijziging 2025-10-01"],
      "+ opgave a > opdracht > wijziging 2026-01-01"),
    Edited(
      "een blok weg", ["  eigen {\n    zaaknummer: \"Z/1\"\n    gewicht: 12.500\n  }\n": ""], "- opgave a > eigen"),
    Edited("een andere naam van de opgave", ["opgave a": "opgave wonen"], "> opgave a > opgave wonen"),
    Edited(
      "een andere naam en titel van de opgave", ["opgave a \"Wonen\"": "opgave wonen \"Huizen\""],
      "> opgave a > opgave wonen", "~ opgave wonen title"),
    Edited("alles weg", [old: ""], "- opgave a"),
  ]

  @Test(arguments: cases)
  func tellsWhichFactsAreOther(_ example: Edited) throws {
    var (text, organisation) = (Self.old, Self.organisation)
    for (old, new) in example.edits {
      #expect(text.contains(old) || organisation.contains(old), "\(old)")
      text = text.replacing(old, with: new)
      organisation = organisation.replacing(old, with: new)
    }
    let before = ["s.opgave": Self.organisation, "a.opgave": Self.old]
    // Where it stands is no matter.
    for path in ["a.opgave", "b.opgave"] {
      let after = ["s.opgave": organisation, path: text]
      let told = try ComparedTexts(before, after).lines
      #expect(told == example.lines)
      let mirrored = try ComparedTexts(after, before).lines
      #expect(mirrored.count == told.count)
    }
  }
}
