/// What fixes make of a text where the examples of rules do not show it.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import Testing

/// The titles of the fixes that one finding offers, and what the chosen one leaves.
struct FixCase: Sendable, CustomTestStringConvertible {
  let code: UInt16
  let titles: [String]
  let chosen: Int
  let marked: String
  /// The text after the fix, or what stands in the organisation after it.
  let after: String
  let isInOrganisation: Bool
  /// Whether it leaves something of what was found.
  let isPart: Bool

  init(
    _ code: UInt16, _ titles: String..., chosen: Int = 0, in marked: String, gives after: String,
    inOrganisation isInOrganisation: Bool = false, isPart: Bool = false
  ) {
    (self.code, self.titles, self.chosen, self.marked) = (code, titles, chosen, marked)
    (self.after, self.isInOrganisation, self.isPart) = (after, isInOrganisation, isPart)
  }

  var testDescription: String { marked }
}

@Suite struct FixTests {
  /// An indicator that lacks nothing but a day of a target.
  static func target(_ target: String, until end: String = "") -> String {
    let indicator = "eenheid: \"w\"\n  bron: \"b\"\n  nulmeting: 5\n  streefwaarde: \(target)\n"
    return "looptijd: 2026 .. \(end)\npresteren { indicator «a» {\n  \(indicator)} }"
  }

  /// An evaluatie of long ago that says of what it is, as far as that can be read.
  static func evaluatie(_ subject: String) -> String {
    let tafel = "inspanning tafel {\n    werkwijze: bestuursproces\n    status: lopend\n    looptijd: 2024 ..\n  }"
    let presteren = "presteren {\n  werkwijze programma { periode: 2026-01 .. }\n  \(tafel)\n}"
    return "status: uitvoering\n\(presteren)\nleren {\n  evaluatie «2025-06-30» {\n    \(subject)\n  }\n}"
  }

  static let cases: [FixCase] = [
    // A functie is added to the organisation, behind the last one; who gives the lead is a bestuurder.
    FixCase(
      302, "Voeg functie ‘gebiedsregisseur’ toe aan ‘merwestad’",
      in: "sturen {\n  regisseur: «gebiedsregisseur»\n}",
      gives: """
          functie programmamanager-wonen "Programmamanager wonen" {
            soort: ambtenaar
          }

          functie gebiedsregisseur "Gebiedsregisseur" {
            soort: ambtenaar
          }
        }

        """, inOrganisation: true),
    FixCase(
      302, "Voeg functie ‘wethouder-water’ toe aan ‘merwestad’",
      in: "sturen {\n  bestuurlijk-opdrachtgever: «wethouder-water»\n}",
      gives: "functie wethouder-water \"Wethouder water\" {\n    soort: bestuurder\n  }", inOrganisation: true),
    FixCase(
      302, "Voeg functie ‘wethouder-water’ toe aan ‘merwestad’",
      in: "kenmerken {\n  aard: kans\n  woordvoering: «wethouder-water»\n}",
      gives: "functie wethouder-water \"Wethouder water\" {\n    soort: bestuurder\n  }", inOrganisation: true),
    // A title leads to the name.
    FixCase(
      302, "Verander in ‘omwonenden’", "Voeg partij ‘buren’ toe aan ‘wonen’",
      "Voeg functie ‘buren’ toe aan ‘merwestad’", "Voeg orgaan ‘buren’ toe aan ‘merwestad’",
      in:
        "kenmerken { partij omwonenden \"Buren\" { wereld: leefwereld } }\npresteren { inspanning a { spelers: «buren» } }",
      gives:
        "kenmerken { partij omwonenden \"Buren\" { wereld: leefwereld } }\npresteren { inspanning a { spelers: omwonenden } }"
    ),
    // An organisation before the name is the one that it is added to; an opgave holds no functies.
    FixCase(
      302, "Voeg functie ‘gebiedsregisseur’ toe aan ‘merwestad’",
      in: "sturen {\n  regisseur: merwestad.«gebiedsregisseur»\n}",
      gives: "\n\n  functie gebiedsregisseur \"Gebiedsregisseur\" {", inOrganisation: true),
    FixCase(
      302, in: "sturen {\n  regisseur: merwestad.wonen.«gebiedsregisseur»\n}", gives: ""),
    // Where several kinds fit, each is offered.
    FixCase(
      302, "Voeg orgaan ‘stuurgroep’ toe aan ‘merwestad’", "Voeg functie ‘stuurgroep’ toe aan ‘merwestad’",
      "Voeg partij ‘stuurgroep’ toe aan ‘wonen’",
      in: "opdracht \"O\" {\n  door: «stuurgroep»\n}",
      gives: "  orgaan stuurgroep \"Stuurgroep\"\n\n  functie gemeentesecretaris", inOrganisation: true),
    FixCase(
      302, "Voeg doel ‘groei’ toe aan ‘wonen’",
      in: """
        presteren {
          doel a "A"

          inspanning b "B" {
            werkwijze: routine
            draagt-bij-aan: a, «groei»
          }
        }
        """,
      gives: """
        presteren {
          doel a "A"

          doel groei "Groei"

          inspanning b "B" {
            werkwijze: routine
            draagt-bij-aan: a, groei
          }
        }
        """),
    // A name in another style is written in the style of names at once.
    FixCase(
      302, "Voeg partij ‘mkb-kring’ toe aan ‘wonen’", "Voeg functie ‘mkb-kring’ toe aan ‘merwestad’",
      "Voeg orgaan ‘mkb-kring’ toe aan ‘merwestad’",
      in: """
        kenmerken {
          aard: kans
        }

        presteren {
          inspanning b "B" {
            werkwijze: routine
            spelers: «MKB_Kring»
          }
        }
        """,
      gives: """
        kenmerken {
          aard: kans

          partij mkb-kring "Mkb kring" {
            wereld: leefwereld
            houding: onbekend
          }
        }

        presteren {
          inspanning b "B" {
            werkwijze: routine
            spelers: mkb-kring
          }
        }
        """),
    // Quantities as people write them.
    FixCase(110, "Schrijf ‘€ 5’", in: "budget: «€ 5,-»", gives: "budget: € 5"),
    FixCase(110, "Schrijf ‘€ -3’", in: "budget: «-€ 3»", gives: "budget: € -3"),
    FixCase(110, "Schrijf ‘€ 5 mln’", in: "budget: «€ 5 miljoen»", gives: "budget: € 5 mln"),
    FixCase(110, "Schrijf ‘€ 1,5 mld’", in: "budget: «€ 1,5 miljard»", gives: "budget: € 1,5 mld"),
    FixCase(110, "Schrijf ‘€ 5 mln’", in: "budget: «5 mln»", gives: "budget: € 5 mln"),
    FixCase(110, "Schrijf ‘€ 12.500’", in: "budget: «€ 12 500»", gives: "budget: € 12.500"),
    FixCase(110, "Schrijf ‘12,5’", in: "budget: € «12.5» mln", gives: "budget: € 12,5 mln"),
    FixCase(111, "Schrijf ‘2026-03-01’", in: "looptijd: «1-3-2026» ..", gives: "looptijd: 2026-03-01 .."),
    FixCase(111, "Schrijf ‘2026-03-01’", in: "looptijd: «1 maart 2026» ..", gives: "looptijd: 2026-03-01 .."),
    FixCase(111, "Schrijf ‘2025 .. 2035’", in: "looptijd: «2025-2035»", gives: "looptijd: 2025 .. 2035"),
    FixCase(112, "Schrijf ‘\\\\’", in: "trefwoorden: \"a«\\q»b\"", gives: "trefwoorden: \"a\\\\qb\""),
    // Of which inspanning an evaluatie is may be past reading.
    FixCase(620, in: evaluatie("inspanning: "), gives: ""),
    FixCase(620, in: evaluatie("insanning: tafel"), gives: ""),
    // Where the line of the last one is broken, none comes elsewhere.
    FixCase(
      672,
      in:
        "status: uitvoering\npresteren { inspanning a {\n  status: lopend\n  voortgang «2025-05» 2025-05 {\n    tijd: groen\n  }\n} }",
      gives: ""),
    // Behind a field that lost its colon nothing can be put.
    FixCase(
      633, "Laat ‘b’ meedoen aan ‘i’",
      in:
        "«kenmerken» {\n  partij a\n  partij b\n}\npresteren { inspanning i {\n  spelers: a\n} }",
      gives:
        "kenmerken {\n  partij a\n  partij b\n}\npresteren { inspanning i {\n  spelers: a, b\n} }"),
    FixCase(
      633,
      in: "«kenmerken» {\n  partij a\n  partij b\n}\npresteren { inspanning i {\n  spelers a\n} }", gives: ""),
    // Nobody knows the numbers that an indicator lacks; a target without a day has it at the end of the looptijd.
    FixCase(
      640, "Voeg ‘eenheid’, ‘bron’ en ‘nulmeting’ toe",
      in: "presteren {\n  indicator «a» {\n    richting: dalend\n    streefwaarde: 4 op 2029\n  }\n}",
      gives:
        "presteren {\n  indicator a {\n    eenheid: \"…\"\n    richting: dalend\n    bron: \"…\"\n    nulmeting: onbekend\n    streefwaarde: 4 op 2029\n  }\n}"
    ),
    FixCase(
      640, "Voeg ‘bron’ en ‘streefwaarde’ toe",
      in: "presteren {\n  indicator «a» {\n    eenheid: \"%\"\n    nulmeting: 40%\n  }\n}",
      gives:
        "presteren {\n  indicator a {\n    eenheid: \"%\"\n    bron: \"…\"\n    nulmeting: 40%\n    streefwaarde: onbekend\n  }\n}"
    ),
    // Each behind what comes before it, on one line too.
    FixCase(
      640, "Voeg ‘eenheid’, ‘bron’ en ‘streefwaarde’ toe",
      in: "presteren {\n  indicator «a» { nulmeting: 40% }\n}",
      gives:
        "presteren {\n  indicator a {\n    eenheid: \"…\"\n    bron: \"…\"\n    nulmeting: 40%\n    streefwaarde: onbekend\n  }\n}"
    ),
    FixCase(640, "Zet er een datum bij", in: target("7"), gives: MarkedText(target("7 op 2028-07-01")).text),
    FixCase(
      640, "Zet er een datum bij", in: target("7 op 2026, 8", until: "2027"),
      gives: MarkedText(target("7 op 2026, 8 op 2027-12-31", until: "2027")).text),
    FixCase(640, in: target("7 op 2027, 8", until: "2027"), gives: ""),
    FixCase(640, in: target("7, 8", until: "2027"), gives: ""),
    FixCase(640, in: target("7, 8 op 2027", until: "2027"), gives: ""),
    FixCase(640, in: target("7, onbekend", until: "2027"), gives: ""),
    FixCase(113, "Schrijf ‘..’", in: "looptijd: 2026 «–» 2027", gives: "looptijd: 2026 .. 2027"),
    FixCase(
      113, "Gebruik rechte aanhalingstekens", in: "trefwoorden: «“goed wonen”»", gives: "trefwoorden: \"goed wonen\""),
    FixCase(211, "Schrijf ‘2026 .. 2026’", in: "looptijd: «2026»", gives: "looptijd: 2026 .. 2026"),
    FixCase(211, "Schrijf ‘\"7.4\"’", in: "taakvelden: «7.4»", gives: "taakvelden: \"7.4\""),
    FixCase(
      211, "Schrijf ‘2026-03-01’", in: "opdracht \"O\" {\n  vastgesteld: «\"2026-03-01\"»\n}",
      gives: "opdracht \"O\" {\n  vastgesteld: 2026-03-01\n}"),
    FixCase(216, "Schrijf ‘6, 13’", in: "sdg: «6,13»", gives: "sdg: 6, 13"),
    FixCase(216, in: "sdg: «18»", gives: "sdg: 18"),
    FixCase(214, "Haal de herhaling weg", in: "sdg: 6, «6», 7", gives: "sdg: 6, 7"),
    FixCase(
      214, "Haal de herhaling weg", in: "sdg: 6, # zo,\n  «6», 7", gives: "sdg: 6, # zo,\n  7"),
    FixCase(
      214, "Haal de herhaling weg", in: "sdg:\n  6,  # zes\n  «6»,  # weer\n  # zeven\n  7",
      gives: "sdg:\n  6,  # zes\n  # zeven\n  7"),
    FixCase(
      214, "Haal de herhaling weg", in: "sdg:\n  6,  # zes\n  # weer\n  «6»  # dubbel\nnaam: x",
      gives: "sdg:\n  6  # zes\nnaam: x"),
    FixCase(
      214, "Haal de herhaling weg", in: "sdg: 6, «6»  # sdg's", gives: "sdg: 6  # sdg's"),
    FixCase(
      214, "Haal de herhaling weg", in: "eigen {\n  wijk:\n    x,\n    «x» }", gives: "eigen {\n  wijk: x }"),
    FixCase(
      214, "Haal de herhaling weg", in: "eigen {\n  wijk:\n    # oud\n    x,\n    «x» }",
      gives: "eigen {\n  wijk:\n    # oud\n    x,\n  }"),
    // A name alone behind a field that lacks its value is that, unless it may stand there by itself.
    FixCase(
      107, "Zet ‘stad-2030’ als waarde op deze regel", in: "«portfolio:»\n\nstad-2030", gives: "portfolio: stad-2030"),
    FixCase(107, in: "«portfolio:»\nstatus", gives: ""), FixCase(107, in: "«portfolio:»\nkenmerken", gives: ""),
    FixCase(107, in: "«portfolio:»\nstad 2030", gives: ""), FixCase(107, in: "«portfolio:» # w\nstad", gives: ""),
    FixCase(107, in: "«status»\nstad", gives: ""),
    FixCase(202, in: "portfolio:\n«lootpijd»", gives: ""),
    FixCase(
      202, "Verander in ‘looptijd’", in: "portfolio:\n«lootpijd»: 2026 ..", gives: "portfolio:\nlooptijd: 2026 .."),
    // Each corner gets who fits by soort and name, nobody gets two, and where one stays open nothing is filled in.
    FixCase(
      510, "Vul de driehoek aan met ‘wethouder-wonen’, ‘opgavemanager-wonen’, ‘programmamanager-wonen’",
      in:
        "«sturen» {\n  opgavemanager: opgavemanager-wonen\n}\npresteren { werkwijze programma { periode: 2026-02 .. } }",
      gives: """
        sturen {
          opgavemanager: opgavemanager-wonen
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: opgavemanager-wonen
          sturingsprofessional: programmamanager-wonen
        }
        presteren { werkwijze programma { periode: 2026-02 .. } }
        """),
    FixCase(
      510, "Vul de driehoek aan met ‘wethouder-wonen’, ‘gemeentesecretaris’",
      in:
        "«sturen» {\n  sturingsprofessional: opgavemanager-wonen\n  opgavemanager: opgavemanager-wonen\n}\npresteren { werkwijze programma { periode: 2026-02 .. } }",
      gives: """
        sturen {
          sturingsprofessional: opgavemanager-wonen
          opgavemanager: opgavemanager-wonen
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: gemeentesecretaris
        }
        presteren { werkwijze programma { periode: 2026-02 .. } }
        """),
    // Who can be told is proposed; for whom the organisation has nobody somebody is appointed.
    FixCase(
      510, "Vul de driehoek aan met ‘wethouder-wonen’, ‘gemeentesecretaris’",
      in: "«sturen» { }\npresteren { werkwijze project { periode: 2026-02 .. } }",
      gives:
        "sturen {\n  bestuurlijk-opdrachtgever: wethouder-wonen\n  ambtelijk-opdrachtgever: gemeentesecretaris\n}\npresteren { werkwijze project { periode: 2026-02 .. } }",
      isPart: true),
    FixCase(
      510, "Voeg functie ‘projectmanager’ toe voor deze rol",
      in:
        "«sturen» {\n  bestuurlijk-opdrachtgever: wethouder-wonen\n  ambtelijk-opdrachtgever: gemeentesecretaris\n}\npresteren { werkwijze project { periode: 2026-02 .. } }",
      gives: "functie projectmanager \"Projectmanager\" {\n    soort: ambtenaar\n  }", inOrganisation: true),
    FixCase(
      510, "Vul de driehoek aan met ‘gemeentesecretaris’",
      in:
        "«sturen» {\n  sturingsprofessional: wethouder-wonen\n}\npresteren { werkwijze project { periode: 2026-02 .. } }",
      gives:
        "sturen {\n  sturingsprofessional: wethouder-wonen\n  ambtelijk-opdrachtgever: gemeentesecretaris\n}\npresteren { werkwijze project { periode: 2026-02 .. } }",
      isPart: true),
    FixCase(
      510, "Vul de driehoek aan met ‘gemeentesecretaris’, ‘programmamanager-wonen’",
      in:
        "sturen { bestuurlijk-opdrachtgever: wethouder-wonen }\npresteren {\n  inspanning «a» {\n    werkwijze: programma\n  }\n}",
      gives:
        "sturen { bestuurlijk-opdrachtgever: wethouder-wonen }\npresteren {\n  inspanning a {\n    werkwijze: programma\n    sturen {\n      ambtelijk-opdrachtgever: gemeentesecretaris\n      sturingsprofessional: programmamanager-wonen\n    }\n  }\n}"
    ),
    // What is left of an amount when its size or its time is taken away is another amount.
    FixCase(110, "Schrijf ‘€ 500 duizend’", in: "budget: «€ 500 k»", gives: "budget: € 500 duizend"),
    FixCase(110, "Schrijf ‘€ 150 duizend’", in: "budget: «€ 1,5 ton»", gives: "budget: € 150 duizend"),
    FixCase(
      102, "Maak er een opmerking van", in: "budget: «€ 1.500.000 per jaar»", gives: "# budget: € 1.500.000 per jaar"),
    FixCase(102, "Maak er een opmerking van", in: "budget: «€ 5 mln per jaar»", gives: "# budget: € 5 mln per jaar"),
    FixCase(102, "Haal ‘;’ weg", in: "budget: € 5«;»", gives: "budget: € 5"),
    // A name with more words behind it is not yet one to rename.
    FixCase(304, in: "presteren {\n  doel «Minder» hitte\n}", gives: ""),
    FixCase(
      904, "Haal ‘OPG402’ weg", in: "# negeer «OPG402», OPG409: zo\nvraagstuk: \"Wonen\"",
      gives: "# negeer OPG409: zo\nvraagstuk: \"Wonen\""),
    FixCase(904, "Haal deze opmerking weg", in: "# negeer «OPG402»: zo\nlooptijd: 2026 ..", gives: "looptijd: 2026 .."),
    FixCase(427, "Draai begin en einde om", in: "looptijd: «2030 .. 2026»", gives: "looptijd: 2026 .. 2030"),
    // What wants a file of its own, or says more than a name, is not made up.
    FixCase(302, in: "hangt-af-van: «netverzwaring»", gives: "hangt-af-van: netverzwaring"),
    FixCase(302, in: "hangt-af-van: «elders».dit", gives: "hangt-af-van: elders.dit"),
  ]

  /// What may be meant otherwise, or would take words away, is for a person to do.
  @Test(arguments: [
    (106, "kenmerken {\n  aard: kans\n«}»\n  wereld: leefwereld\n}"),
    (103, "vraagstuk: «\"Woondeal van»\nde regio\""), (110, "eigen {\n  zaak: «2026.0417»\n}"),
    (209, "leren {\n  evaluatie 2026 «\"Eerste\"» {\n  }\n}"), (904, "# negeer «OPG409»: dat is zo\nsdg: 11"),
    (102, "presteren {\n  doel a «\"\"\"»\n    Twee\n    regels\n    \"\"\" {\n  }\n}"),
  ])
  func isNotDoneUnattended(_ code: UInt16, _ marked: String) throws {
    let text = MarkedText(Example(.opgave, reported: "", mended: "").file(marked))
    let (repository, path) = TextRepository.example(text.text)
    let finding = try #require(
      repository.findings(in: path).first { $0.finding.rule == code && $0.range == text.ranges.first })
    #expect(repository.fixes(finding.finding, in: path).allSatisfy { !$0.isCertain })
  }

  @Test(arguments: cases)
  func offersAndGives(_ example: FixCase) throws {
    let frame = Example(.opgave, reported: "", mended: "")
    let marked = MarkedText(frame.file(example.marked))
    let (repository, path) = TextRepository.example(marked.text)
    let finding = try #require(
      repository.findings(in: path).first { $0.finding.rule == example.code && $0.range == marked.ranges.first })
    let fixes = repository.fixes(finding.finding, in: path)
    #expect(fixes.map(\.title.nl) == example.titles)
    guard fixes.indices.contains(example.chosen) else { return }
    let after = repository.applying(fixes[example.chosen])
    if example.isInOrganisation {
      let organisation = after.text("organisatie.opgave")
      #expect(organisation.contains(example.after), "\(organisation)")
    } else {
      #expect(after.text(path) == frame.file(example.after))
    }
    #expect(example.isPart == after.findings(in: path).contains { $0.finding.rule == example.code })
  }

  /// What stands in the wrong block goes where it belongs: the text, and what becomes of it.
  @Test(
    arguments: [
      (
        "opgave a \"A\" {\n  vraagstuk: \"x?\"\n\n  «aard»: kans\n  media: geen\n  # huurders\n  partij b \"B\" {\n    wereld: leefwereld\n  }\n}\n",
        "opgave a \"A\" {\n  vraagstuk: \"x?\"\n\n  kenmerken {\n    aard: kans\n    media: geen\n    # huurders\n    partij b \"B\" {\n      wereld: leefwereld\n    }\n  }\n}\n"
      ),
      (
        "opgave a \"A\" {\n  kenmerken {\n    aard: kans\n    «looptijd»: 2026 ..\n  }\n}\n",
        "opgave a \"A\" {\n  looptijd: 2026 ..\n  kenmerken {\n    aard: kans\n  }\n}\n"
      ),
      (
        "opgave a \"A\" {\n  presteren {\n    doel b \"B\"\n  }\n\n  «werkwijze» routine {\n    periode: 2026 ..\n  }\n}\n",
        "opgave a \"A\" {\n  presteren {\n    doel b \"B\"\n\n    werkwijze routine {\n      periode: 2026 ..\n    }\n  }\n}\n"
      ),
      // Nothing goes where one of it is already, or where nothing holds it.
      ("opgave a \"A\" {\n  looptijd: 2026 ..\n  kenmerken {\n    «looptijd»: 2027 ..\n  }\n}\n", nil),
      ("«aard»: kans\n", nil), ("portfolio p \"P\" {\n  «aard»: kans\n}\n", nil),
    ] as [(String, String?)])
  func whatStandsElsewhereMoves(_ marked: String, _ wanted: String?) throws {
    let text = MarkedText(marked)
    let repository = TextRepository(["a.opgave": text.text])
    let finding = try #require(
      repository.findings(in: "a.opgave").first { $0.finding.rule == 203 && $0.range == text.ranges.first })
    let fix = repository.fixes(finding.finding, in: "a.opgave").first
    #expect(fix.map { repository.applying($0).text("a.opgave") } == wanted)
  }
}
