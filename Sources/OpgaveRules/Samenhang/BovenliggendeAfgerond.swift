/// A part of what is over.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let bovenliggendeAfgerond = Rule(
    708, "bovenliggende-afgerond", .waarschuwing,
    Text(
      "Een opgave die loopt, is deel van een opgave die afgerond of gestopt is.",
      "An opgave that runs is part of an opgave that is afgerond or gestopt."),
    explanation: Text(
      "Maak haar deel van een andere opgave, of laat haar op zichzelf staan met een eigen opgavemanager.",
      "Make it part of another opgave, or let it stand on its own with an opgavemanager of its own."),
    reason: Text(
      "Wat erboven stond, stuurde, betaalde en legde uit. Dat doet nu niemand meer.",
      "What stood above steered, paid and explained. Nobody does that now."),
    source: .inference,
    example: Example(
      reported: """
        opgave stad "Stad" {
          organisatie: merwestad
          status: afgerond
          vraagstuk: "Hoe groeit de stad?"

          kenmerken {
            aard: kans
          }
        }

        opgave wonen "Wonen" {
          organisatie: merwestad
          deel-van: «stad»
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """,
      mended: """
        opgave stad "Stad" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe groeit de stad?"

          kenmerken {
            aard: kans
          }
        }

        opgave wonen "Wonen" {
          organisatie: merwestad
          deel-van: stad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isActive, let above = opgave.file.target(.deelVan, of: opgave.ordinal),
          let status = opgave.file.repository.facts(above).word(.status, of: above.ordinal),
          status == .afgerond || status == .gestopt,
          let place = opgave.facts.valuePlace(.deelVan, of: opgave.ordinal)
        else { return }
        findings.report(place, [.name: .text(opgave.file.repository.name(above)), .status: .word(status)])
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is ‘\(finding.text(.status))’: waar hoort deze opgave nu bij?",
        "‘\(finding.text(.name))’ is ‘\(finding.text(.status))’: where does this opgave belong now?")
    },
    cases: [
      .reports(
        "status: stilgelegd\ndeel-van: «stad»", saying: "‘stad’ is ‘gestopt’",
        beside: ["stad.opgave": "opgave stad {\n  organisatie: merwestad\n  status: gestopt\n}"]),
      .silent(
        "status: concept\ndeel-van: stad",
        beside: ["stad.opgave": "opgave stad {\n  organisatie: merwestad\n  status: afgerond\n}"]),
      .silent(
        "deel-van: stad", beside: ["stad.opgave": "opgave stad {\n  organisatie: merwestad\n  status: stilgelegd\n}"]),
      .silent("deel-van: stad", despite: [302]),
    ])
}
