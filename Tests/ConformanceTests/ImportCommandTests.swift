/// A sheet comes back as the smallest change, or not at all: each row that is not right is said with its number and why.
import Foundation
import OpgaveTestSupport
import Testing

@Suite struct ImportCommandTests {
  private static let text = """
    organisatie s "Stad" {
      soort: gemeente

      functie f "F" {
        soort: ambtenaar
      }
    }

    opgave a "Wonen" {
      organisatie: s
      status: uitvoering
      vraagstuk: "Hoe?"

      presteren {
        doel d "Doel" {
          indicator deel "Aandeel" {
            eenheid: "%"
            nulmeting: 40% op 2025-01-01
            metingen: 41% op 2026-01-01
          }

          indicator euro "Kosten" {
            metingen: € 100 op 2026-01-01
          }

          indicator stuk "Aantal" {
            metingen: 5 op 2026-01-01, onbekend
          }

          indicator kapot "Kapot" {
            metingen: veel
          }
        }

        inspanning x "X" {
          werkwijze: project

          mijlpaal 2026-03-01 "Klaar" {
            gedaan: 2026-03-05
          }

          mijlpaal 2026-04-01 "Open"
        }

        voortgang 2026-01-01 {
          inhoud: groen
        }
      }

      leren {
        reflectie 2026-02-01 "R" {
          actie: "Bellen"
        }
      }
    }

    opgave dubbel "Dubbel" {
      status: concept
    }

    opgave dubbel "Dubbel" {
      status: concept
    }

    """

  private func folder() throws -> Folder {
    try Folder(["instellingen.opgave": "instellingen {\n  peildatum: 2026-07-01\n}\n", "a.opgave": Self.text])
  }

  /// A header, a row, and why it is not taken over.
  static let bad: [(header: String, row: String, why: String)] = {
    let metingen = "opgave;indicator;titel;datum;waarde"
    let voortgang = "opgave;doel;inspanning;datum;inhoud;tijd;geld;toelichting"
    let mijlpalen = "opgave;inspanning;datum;mijlpaal;soort;gedaan"
    let acties = "opgave;reflectie;actie;gedaan"
    return [
      (metingen, "weg;deel;;1-6-2026;45%", "er is geen opgave ‘weg’"),
      (metingen, "Wonem;deel;;1-6-2026;45%", "bedoelt u ‘Wonen’?"),
      (metingen, ";deel;;1-6-2026;45%", "de opgave ontbreekt"),
      (metingen, "a;deal;;1-6-2026;45%", "bedoelt u ‘deel’?"),
      (metingen, "a;;;1-6-2026;45%", "‘indicator’ ontbreekt"),
      (metingen, "a;deel;;;45%", "de datum ontbreekt"),
      (metingen, "a;deel;;31-6-2026;45%", "geen datum zoals"),
      (metingen, "a;deel;;juni;45%", "geen datum zoals"),
      (metingen, "a;deel;;1-6-2027;45%", "na de peildatum 2026-07-01"),
      (metingen, "a;deel;;1-6-2026;45", "schrijf 45%"),
      (metingen, "a;deel;;1-6-2026;", "de waarde ontbreekt"),
      (metingen, "a;deel;;1-6-2026;hoog", "is geen waarde zoals"),
      (metingen, "a;deel;;1-6-2026;€ 5", "in procenten"),
      (metingen, "a;deel;;1-6-2026;45% op 2026", "is geen waarde zoals"),
      (metingen, "a;deel;;1-6-2026;\"45%, 46%\"", "is geen waarde zoals"),
      (metingen, "a;deel;;1-1-2026;42%", "op 2026-01-01 staat al 41%, hier 42%"),
      (metingen, "a;euro;;1-6-2026;5%", "in bedragen"),
      (metingen, "a;euro;;1-6-2026;5,123", "geen bedrag in hele centen"),
      (metingen, "a;stuk;;1-6-2026;5%", "in getallen"),
      (metingen, "a;stuk;;1-6-2026;€ 5", "in getallen"),
      (metingen, "a;euro;;1-6-2026;€ 5,123", "geen bedrag in hele centen"),
      (metingen, "a;stuk;;1-6-2026;4 6", "is geen waarde zoals"),
      (metingen, "a;stuk;;;6", "de datum ontbreekt"),
      (metingen, "a;kapot;;1-6-2026;6", "niet te lezen"),
      (metingen, "a;stuk;;1-6-2026;12345678901234567890123456789", "te veel cijfers"),
      (metingen, "dubbel;stuk;;1-6-2026;6", "meer dan één opgave"),
      (metingen, "a;deel;Anders;1-6-2026;45%", "‘titel’ wordt niet overgenomen"),
      (metingen, "a;deel;;1-6-2026;45%;meer", "meer cellen dan er kolommen zijn"),
      (voortgang, "a;;;1-6-2026;groem;;;", "bedoelt u ‘groen’?"),
      (voortgang, "a;;;1-6-2026;paars;;;", "het is een van"),
      (voortgang, "a;;;1-6-2026;;;;", "er is niets ingevuld"),
      (voortgang, "a;d;x;1-6-2026;groen;;;", "niet beide"),
      (voortgang, "a;;;1-1-2026;rood;;;", "er al iets anders"),
      (voortgang, "a;;y;1-6-2026;groen;;;", "er is geen inspanning ‘y’"),
      (voortgang, "a;;;;groen;;;", "‘datum’ ontbreekt"),
      (mijlpalen, "a;x;1-3-2026;Klaar;;6-3-2026", "‘gedaan’ is al 2026-03-05"),
      (mijlpalen, "a;x;1-3-2026;Klaar;;", "hier leeg"),
      (mijlpalen, "a;x;1-4-2026;Opem;;1-5-2026", "er is geen mijlpaal"),
      (mijlpalen, "a;x;1-4-2026;Open;;1-8-2026", "na de peildatum"),
      (mijlpalen, "a;x;1-4-2026;Open;fase;1-5-2026", "‘soort’ wordt niet overgenomen"),
      (acties, "a;1-2-2026;Mailen;1-5-2026", "er is geen actie"),
      (acties, "a;;Bellen;1-5-2026", "‘reflectie’ ontbreekt"),
    ]
  }()

  @Test(arguments: bad.indices) func whatIsNotRightChangesNothing(_ index: Int) throws {
    let folder = try folder()
    let (header, row, why) = Self.bad[index]
    // Behind a good row, which goes with it.
    let good: [String: String] = [
      "opgave;indicator;titel;datum;waarde": "a;deel;Aandeel;1-2-2026;42%",
      "opgave;doel;inspanning;datum;inhoud;tijd;geld;toelichting": "a;d;;1-2-2026;groen;;;",
      "opgave;inspanning;datum;mijlpaal;soort;gedaan": "Wonen;X;1-4-2026;Open;;2-4-2026",
      "opgave;reflectie;actie;gedaan": "a;1-2-2026;Bellen;1-4-2026",
    ]
    try folder.write("blad.csv", Data("\(header)\n\(good[header] ?? "")\n\(row)\n".utf8))
    let outcome = try opgave(["import", "blad.csv"], folder)
    #expect(
      outcome.code == 1 && outcome.errors.contains("rij 3: ") && outcome.errors.contains(why), "\(row): \(outcome)")
    #expect(folder.text("a.opgave") == Self.text)
    // The good one alone.
    let rest = try opgave(["import", "blad.csv", "--skip-bad"], folder)
    #expect(
      rest.code == 1 && rest.errors.contains("1 rij overgenomen") && folder.text("a.opgave") != Self.text, "\(rest)")
    #expect(try opgave(["check", "--select", "OPG1"], folder).code == 0)
    #expect(try format(["--check", "a.opgave"], folder).code == 0)
  }

  /// Filled in and handed back, the difference in the text is what was filled in.
  @Test func whatIsFilledInIsTheWholeDifference() throws {
    let folder = try folder()
    let rows = (1...28).map { "a;stuk;\($0)-2-2026;1.\($0 < 10 ? "00" : "0")\($0)" }.joined(separator: "\r\n")
    try folder.write("m.csv", Data("\u{FEFF}Opgave;Indicator;Datum;Waarde\r\n\(rows)\r\n".utf8))
    let shown = try opgave(["import", "m.csv", "--diff"], folder)
    #expect(shown.code == 1 && folder.text("a.opgave") == Self.text)
    let changed = shown.output.split(separator: "\n").filter { $0.hasPrefix("-") && !$0.hasPrefix("---") }
    #expect(changed == ["-        metingen: 5 op 2026-01-01, onbekend"], "\(shown.output)")
    #expect(try opgave(["import", "m.csv"], folder).code == 0)
    let again = try opgave(["import", "m.csv", "--diff"], folder)
    #expect(
      again.code == 0 && again.output.isEmpty && folder.text("a.opgave").contains("1028 op 2026-02-28"), "\(again)")
  }

  @Test(arguments: ["opgaven", "metingen", "voortgang", "mijlpalen", "acties"], [[], ["--dialect", "excel-nl"]])
  func anUntouchedSheetChangesNothing(_ sheet: String, _ dialect: [String]) throws {
    let folder = try Folder(copying: "grammar/voorbeelden")
    let before = Dictionary(
      uniqueKeysWithValues: Project.contents(below: "grammar/voorbeelden", ending: ".opgave").map {
        ($0.path, $0.bytes)
      })
    _ = try opgave(["export", "csv", "--sheet", sheet, "--output", "blad.csv"] + dialect, folder)
    let outcome = try opgave(["import", "blad.csv"], folder)
    #expect(
      sheet == "opgaven"
        ? outcome.code == 2 && outcome.errors.contains("geen dat overgenomen wordt") : outcome.code == 0, "\(outcome)")
    for (path, bytes) in before { #expect(folder.text(path) == String(decoding: bytes, as: UTF8.self)) }
  }

  /// An amount is read as the sheet writes its numbers, and not as the language does.
  @Test(arguments: [
    ("opgave,indicator,datum,waarde\na,euro,2026-02-01,\"€ 1,500\"\n", "€ 1.500 op 2026-02-01"),
    ("opgave,indicator,datum,waarde\na,euro,2026-02-01,€ 12.5\n", "€ 12,50 op 2026-02-01"),
    ("opgave;indicator;datum;waarde\na;euro;1-2-2026;€ 1.500\n", "€ 1.500 op 2026-02-01"),
    ("opgave;indicator;datum;waarde\na;euro;1-2-2026;1500,5\n", "€ 1.500,50 op 2026-02-01"),
  ]) func amountsAreReadAsTheSheetWritesThem(_ sheet: String, _ then: String) throws {
    let folder = try folder()
    try folder.write("m.csv", Data(sheet.utf8))
    #expect(try opgave(["import", "m.csv"], folder).code == 0)
    #expect(folder.text("a.opgave").contains("€ 100 op 2026-01-01, \(then)"))
  }

  /// What belongs to something without a name does not come back as if it were of the whole.
  @Test func whatHasNoNameIsNoneOfTheWhole() throws {
    let text = """
      opgave a "A" {
        status: uitvoering

        presteren {
          doel "Betaalbaar" {
            voortgang 2026-01-01 {
              inhoud: rood
            }
          }

          doel {
            voortgang 2026-02-01 {
              inhoud: rood
            }
          }
        }
      }

      """
    let folder = try Folder(["instellingen.opgave": "instellingen {\n  peildatum: 2026-07-01\n}\n", "a.opgave": text])
    _ = try opgave(["export", "csv", "--sheet", "voortgang", "--output", "v.csv"], folder)
    #expect(
      folder.text("v.csv").contains("a,Betaalbaar,,2026-01-01") && folder.text("v.csv").contains("a,(zonder naam),"))
    let outcome = try opgave(["import", "v.csv"], folder)
    #expect(outcome.code == 1 && outcome.errors.contains("er is geen doel ‘(zonder naam)’"), "\(outcome)")
    #expect(folder.text("a.opgave") == text)
  }

  /// Repositories below each other have one sheet; each row comes back where it was.
  @Test func repositoriesBelowEachOtherStayApart() throws {
    func text(_ value: String) -> String {
      "opgave a \"A\" {\n  presteren {\n    indicator i \"I\" {\n      metingen: \(value) op 2026-01-01\n    }\n  }\n}\n"
    }
    let settings = "instellingen {\n  peildatum: 2026-07-01\n}\n"
    let only = "opgave b \"B\" {\n  presteren {\n    indicator i \"I\"\n  }\n}\n"
    let folder = try Folder([
      "instellingen.opgave": settings, "a.opgave": text("1"), "wijk/instellingen.opgave": settings,
      "wijk/a.opgave": text("2"), "wijk/b.opgave": only,
    ])
    _ = try opgave(["export", "csv", "--sheet", "metingen", "--output", "m.csv"], folder)
    let sheet = folder.text("m.csv")
    #expect(sheet.contains("./a,i,I,,2026-01-01,1") && sheet.contains("wijk/a,i,I,,2026-01-01,2"), "\(sheet)")
    #expect(try opgave(["import", "m.csv", "--diff"], folder).code == 0)
    try folder.write(
      "n.csv",
      Data("opgave,indicator,datum,waarde\nwijk/a,i,2026-02-01,3\n./a,i,2026-02-01,4\nb,i,2026-02-01,5\n".utf8))
    #expect(try opgave(["import", "n.csv"], folder).errors.contains("3 rijen overgenomen"))
    #expect(folder.text("wijk/a.opgave").contains("2 op 2026-01-01, 3 op 2026-02-01"))
    #expect(folder.text("a.opgave").contains("1 op 2026-01-01, 4 op 2026-02-01"))
    #expect(folder.text("wijk/b.opgave").contains("metingen: 5 op 2026-02-01"))
    try folder.write("o.csv", Data("opgave,indicator,datum,waarde\na,i,2026-03-01,3\n".utf8))
    let outcome = try opgave(["import", "o.csv"], folder)
    #expect(outcome.code == 1 && outcome.errors.contains("schrijf ‘./a’ of ‘wijk/a’"), "\(outcome)")
  }

  @Test func whatIsNoSheetIsSaid() throws {
    let folder = try folder()
    try folder.write("leeg.csv", Data())
    try folder.write("nul.csv", Data([0x61, 0, 0x62]))
    try folder.write("lang.csv", Data(repeating: 0x61, count: 1_200_000))
    try folder.write("open.csv", Data("opgave;indicator;datum;waarde\na;\"x\n".utf8))
    try folder.write("twee.csv", Data("opgave;opgave;indicator;waarde\na;a;x;1\n".utf8))
    try folder.write("anders.csv", Data("naam;bedrag\na;1\n".utf8))
    try folder.write(
      "oud.csv",
      Data("opgave;indicator;datum;waarde;opmerking\na;deel;1-6-2026;45%;caf\u{0}".utf8.dropLast(1))
        + Data([0xE9, 0x0A]))
    let cases: [(file: String, says: String)] = [
      ("leeg.csv", "is leeg"), ("nul.csv", "is geen tekst"), ("lang.csv", "meer dan in een blad past"),
      ("open.csv", "rij 2 een aanhalingsteken"), ("twee.csv", "twee kolommen heten ‘opgave’"),
      ("anders.csv", "geen dat overgenomen wordt"), ("weg.csv", "is er niet"), (".", "is een map"),
    ]
    for (file, says) in cases {
      let outcome = try opgave(["import", file], folder)
      #expect(outcome.code == 2 && outcome.errors.contains(says), "\(file): \(outcome)")
    }
    let old = try opgave(["import", "oud.csv"], folder)
    #expect(
      old.code == 0 && old.errors.contains("Windows-1252") && old.errors.contains("kolom ‘opmerking’ wordt niet"),
      "\(old)")
    // Settings that are broken say nothing of what a day is.
    try folder.write("instellingen.opgave", Data("instellingen {\n  taal: fr\n}\n".utf8))
    #expect(try opgave(["import", "oud.csv"], folder).code == 2)
  }

  /// What would bring an error brings nothing.
  @Test func nothingBringsAnError() throws {
    let folder = try folder()
    try folder.write(
      "a.opgave",
      Data(
        Self.text.replacing("metingen: 41% op 2026-01-01", with: "metingen: 41% op 2026-03-01, 42% op 2026-01-01").utf8)
    )
    try folder.write("m.csv", Data("opgave;indicator;datum;waarde\na;stuk;1-2-2026;6\n".utf8))
    #expect(try opgave(["import", "m.csv"], folder).code == 0)
  }
}
