/// A portfolio of nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let portfolioLeeg = Rule(
    706, "portfolio-leeg", .waarschuwing,
    Text(
      "Een portfolio waar geen opgave in staat.",
      "A portfolio in which no opgave stands."),
    explanation: Text(
      "Een opgave staat in het portfolio dat zij noemt, of in dat van de opgave waarvan zij deel is. Een portfolio onder dit portfolio telt mee.",
      "An opgave stands in the portfolio that it names, or in that of the opgave of which it is part. A portfolio below this one counts."
    ),
    reason: Text(
      "Een leeg portfolio wekt de indruk dat er over iets gekozen wordt.",
      "An empty portfolio makes it seem that something is being chosen."),
    source: .inference,
    example: Example(
      reported: """
        portfolio «stad» "Stad" {
          organisatie: merwestad
          portfoliomanager: gemeentesecretaris
        }
        """,
      mended: """
        portfolio stad "Stad" {
          organisatie: merwestad
          portfoliomanager: gemeentesecretaris
        }

        opgave wonen "Wonen" {
          organisatie: merwestad
          portfolio: stad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """),
    checks: [
      .repository(reads: [.nodes, .portfolio, .above]) { overview, findings in
        var filled: Set<Address> = []
        // A portfolio that is named and not understood may be any, as may that of an opgave in a conflict.
        var isUnclear = overview.isHidden
        overview.forEach(.opgave) { opgave in
          switch opgave.portfolio {
          case .none: break
          case .unknown: isUnclear = true
          case .to(let address): filled.insert(address)
          }
        }
        // What stands above one that is filled is filled too; what was reached before leads no further.
        var upcoming = Array(filled)
        while let address = upcoming.popLast() {
          if case .to(let above)? = overview.node(address)?.above, filled.insert(above).inserted {
            upcoming.append(above)
          }
        }
        overview.forEach(.portfolio) { if $0.above == .unknown { isUnclear = true } }
        overview.forEach(.portfolio) { portfolio in
          if filled.contains(portfolio.address) { return }
          findings.report(
            in: portfolio.address.file, .name(portfolio.address.ordinal),
            [.name: .text(overview.name(portfolio.address))], isWithheld: isUnclear || portfolio.organisation == 0)
        }
      }
    ],
    message: { finding in
      Text(
        "in het portfolio ‘\(finding.text(.name))’ staat geen enkele opgave: vul het, of haal het weg",
        "there is no opgave in the portfolio ‘\(finding.text(.name))’: add some, or remove it")
    },
    cases: [
      .reports(
        """
        portfolio «streek» { organisatie: merwestad }
        portfolio stad { organisatie: merwestad }

        portfolio land {
          organisatie: merwestad
        }

        portfolio dorpen {
          organisatie: merwestad
          deel-van: land
        }

        opgave a {
          organisatie: merwestad
          portfolio: stad
        }

        opgave b {
          organisatie: merwestad
          portfolio: dorpen
        }
        """, .file, saying: "‘streek’"),
      .reports(
        "portfolio «stad» { organisatie: merwestad }\nopgave a { organisatie: merwestad }", .file),
      // An opgave or a portfolio that names one that is not known may mean it.
      .silent(
        "portfolio stad { organisatie: merwestad }\nopgave a {\n  organisatie: merwestad\n  portfolio: stadd\n}", .file,
        despite: [302]),
      .silent(
        "portfolio stad { organisatie: merwestad }\nportfolio wijk {\n  organisatie: merwestad\n  deel-van: stadd\n}",
        .file,
        despite: [302]),
      .silent("portfolio stad { organisatie: merwestad }\nopgave a { portfolio: stadd }", .file),
      .silent(
        "organisatie dorp\nportfolio stad { organisatie: merwestad }\nopgave a {\n  organisatie: dorp\n  portfolio: stad\n}",
        .file, despite: [302]),
      .silent("portfolio stad", .file),
      .silent(
        "portfolio stad { organisatie: merwestad }\n<<<<<<< a\nopgave a {\n}\n=======\n>>>>>>> b", .file, despite: [115]
      ),
    ])
}
