/// An opgave beside all choices.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opgaveZonderPortfolio = Rule(
    705, "opgave-zonder-portfolio", .info,
    Text(
      "Een opgave staat in geen portfolio, terwijl haar organisatie er heeft.",
      "An opgave is in no portfolio, while its organisation has some."),
    explanation: Text(
      "Noem het `portfolio`, of maak haar `deel-van` een opgave die er een heeft. Heeft de opgave een opgavemanager, dan spreekt regel 516.",
      "Name the `portfolio`, or make it `deel-van` an opgave that has one. Where the opgave has an opgavemanager rule 516 speaks."
    ),
    reason: Text(
      "Wat in geen portfolio staat, doet niet mee als er mensen en geld verdeeld worden.",
      "What is in no portfolio does not take part when people and money are divided."),
    source: .inference,
    example: Example(
      reported: """
        portfolio stad "Stad" {
          organisatie: merwestad
          portfoliomanager: gemeentesecretaris
        }

        opgave «wonen» "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
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
      .repository(reads: [.nodes, .manager, .status, .portfolio, .above]) { overview, findings in
        var withPortfolios: Set<UInt64> = []
        overview.forEach(.portfolio) { withPortfolios.insert($0.organisation) }
        overview.forEach(.opgave) { opgave in
          guard opgave.manager == .none, opgave.organisation != 0, opgave.status != .afgerond,
            opgave.status != .gestopt, withPortfolios.contains(opgave.organisation),
            overview.portfolio(of: opgave) == .none
          else { return }
          findings.report(in: opgave.address.file, .name(opgave.address.ordinal))
        }
      }
    ],
    message: { _ in
      Text(
        "deze opgave staat in geen portfolio: wie weegt haar af tegen de andere? Zet ‘portfolio’ erbij",
        "this opgave is in no portfolio: who weighs it against the others? Add ‘portfolio’")
    },
    cases: [
      .reports(
        """
        portfolio stad { organisatie: merwestad }
        portfolio streek { organisatie: dorp }
        organisatie dorp

        opgave «haven» {
          organisatie: dorp
          status: uitvoering
          deel-van: kade
        }

        opgave «kade» { organisatie: dorp }

        opgave net {
          organisatie: merwestad
          portfolio: stad
        }
        """, .file),
      // What its organisation has no portfolio for, and what is over.
      .silent(
        """
        portfolio stad { organisatie: merwestad }
        organisatie dorp
        opgave haven { organisatie: dorp }

        opgave kade {
          organisatie: merwestad
          status: afgerond
        }

        opgave net {
          organisatie: merwestad
          status: gestopt
        }
        """, .file),
      .silent(
        """
        portfolio stad { organisatie: merwestad }

        opgave haven {
          organisatie: merwestad
          deel-van: kade
        }

        opgave kade {
          organisatie: merwestad
          portfolio: stad
        }
        """, .file),
      // Of one with an opgavemanager another rule speaks.
      .silent(
        """
        portfolio stad { organisatie: merwestad }

        opgave haven {
          organisatie: merwestad
          sturen { opgavemanager: opgavemanager-wonen }
        }

        opgave kade {
          organisatie: merwestad
          sturen { opgavemanager: managr }
        }

        opgave net {
          organisatie: merwestad
          portfolio: dorp
        }

        opgave weg {
          organisatie: merwestad
          deel-van: elders
        }
        """, .file, despite: [302]),
      .silent("portfolio stad\nopgave haven", .file),
    ])
}
