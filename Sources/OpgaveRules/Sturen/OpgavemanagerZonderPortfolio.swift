/// An overseer with nothing to oversee.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opgavemanagerZonderPortfolio = Rule(
    516, "opgavemanager-zonder-portfolio", .waarschuwing,
    Text(
      "Een opgave met een opgavemanager staat in geen portfolio.",
      "An opgave with an opgavemanager is in no portfolio."),
    explanation: Text(
      "De opgavemanager is ook portfoliomanager. Noem het `portfolio` van de opgave, of maak haar `deel-van` een opgave die er een heeft.",
      "The opgavemanager is portfoliomanager too. Name the `portfolio` of the opgave, or make it `deel-van` an opgave that has one."
    ),
    reason: Text(
      "De gids: de portfoliomanager overziet het geheel en stuurt op samenhang.",
      "The guide: the portfoliomanager oversees the whole and steers on coherence."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        sturen {
          opgavemanager: «opgavemanager-wonen»
          portfoliomanager: opgavemanager-wonen
          regisseur: opgavemanager-wonen
        }
        """,
      mended: """
        deel-van: stad

        sturen {
          opgavemanager: opgavemanager-wonen
          portfoliomanager: opgavemanager-wonen
          regisseur: opgavemanager-wonen
        }
        """),
    checks: [
      .repository(reads: [.nodes, .manager, .portfolio, .above]) { overview, findings in
        overview.forEach(.opgave) { opgave in
          guard case .to(let functie) = opgave.manager, let value = opgave.managerValue,
            overview.portfolio(of: opgave) == .none
          else { return }
          findings.report(in: opgave.address.file, .value(value), [.name: .text(overview.name(functie))])
        }
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is ook portfoliomanager, maar deze opgave staat in geen portfolio: zet ‘portfolio’ erbij",
        "‘\(finding.text(.name))’ is portfoliomanager too, but this opgave is in no portfolio: add ‘portfolio’")
    },
    cases: [
      .reports(
        "sturen { opgavemanager: «opgavemanager-wonen» }", saying: "‘opgavemanager-wonen’ is ook portfoliomanager"),
      .silent(
        "portfolio: stad\nsturen { opgavemanager: opgavemanager-wonen }",
        beside: ["stad.opgave": "portfolio stad { organisatie: merwestad }"]),
      .silent(
        "deel-van: groei\nsturen { opgavemanager: opgavemanager-wonen }",
        beside: [
          "stad.opgave": """
          portfolio stad { organisatie: merwestad }

          opgave groei {
            organisatie: merwestad
            portfolio: stad
          }
          """
        ]),
      .silent("portfolio: stad\nsturen { opgavemanager: opgavemanager-wonen }", despite: [302]),
      .silent("deel-van: groei\nsturen { opgavemanager: opgavemanager-wonen }", despite: [302]),
      .silent("sturen { opgavemanager: managr }", despite: [302]),
      .silent("sturen { : }", despite: [102]),
      .silent("sturen { opgavemanager: opgavemanager-wonen }\n: portfolio", despite: [102]),
    ])
}
