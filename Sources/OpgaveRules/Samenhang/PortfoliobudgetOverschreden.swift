/// More promised than there is to give.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let portfoliobudgetOverschreden = Rule(
    707, "portfoliobudget-overschreden", .waarschuwing,
    Text(
      "De opgaven in een portfolio kosten samen meer dan het budget van het portfolio.",
      "The opgaven in a portfolio together cost more than the budget of the portfolio."),
    explanation: Text(
      "Opgeteld worden de budgetten van de opgaven in dit portfolio en in die eronder. Wat gestopt is telt niet mee, en ook niet wat deel is van een opgave die al meetelt.",
      "Added up are the budgets of the opgaven in this portfolio and those below. What is gestopt does not count, nor what is part of an opgave that counts already."
    ),
    reason: Text(
      "Ambities gaan vaak boven mensen en geld uit. Dan is er een keuze niet gemaakt.",
      "Ambitions often exceed people and money. Then a choice was not made."),
    source: .practice("VPNG, verslag prioriteren en afwegen binnen het fysieke domein"),
    example: Example(
      reported: """
        portfolio stad "Stad" {
          organisatie: merwestad
          portfoliomanager: gemeentesecretaris
          budget: «€ 10 mln»
        }

        opgave wonen "Wonen" {
          organisatie: merwestad
          portfolio: stad
          status: concept
          budget: € 12 mln
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
          budget: € 12 mln
        }

        opgave wonen "Wonen" {
          organisatie: merwestad
          portfolio: stad
          status: concept
          budget: € 12 mln
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """),
    checks: [
      .repository(reads: [.nodes, .status, .budget, .portfolio, .above]) { overview, findings in
        findOverspent(overview, &findings)
      }
    ],
    message: { finding in
      Text(
        "de opgaven hierin kosten samen \(finding.text(.sum)), meer dan het budget van \(finding.text(.limit)): wat gaat eraf, of wat komt erbij?",
        "the opgaven in it together cost \(finding.text(.sum)), more than the budget of \(finding.text(.limit)): what can go, or what must be added?"
      )
    },
    cases: [
      .reports(
        """
        portfolio land {
          organisatie: merwestad
          budget: «€ 10»
        }

        portfolio stad {
          organisatie: merwestad
          deel-van: land
          budget: € 20
        }

        opgave a {
          organisatie: merwestad
          portfolio: stad
          budget: € 6
        }

        opgave b {
          organisatie: merwestad
          deel-van: c
          budget: € 5
        }

        opgave c {
          organisatie: merwestad
          portfolio: stad
        }
        """, .file, saying: "kosten samen € 11, meer dan het budget van € 10"),
      .silent(
        "portfolio stad {\n  organisatie: merwestad\n  budget: € 10\n}\nopgave a {\n  organisatie: merwestad\n  portfolio: stad\n  budget: € 10\n}",
        .file),
      // What is part of one that is counted is in its budget; of one that is not it counts itself.
      .silent(
        """
        portfolio stad {
          organisatie: merwestad
          budget: € 10
        }

        opgave a {
          organisatie: merwestad
          portfolio: stad
          budget: € 10
        }

        opgave b {
          organisatie: merwestad
          deel-van: a
          budget: € 5
        }

        opgave c {
          organisatie: merwestad
          portfolio: stad
          status: gestopt
          budget: € 5
        }

        opgave d {
          organisatie: merwestad
          budget: € 5
        }
        """, .file),
      .reports(
        """
        portfolio stad {
          organisatie: merwestad
          budget: «€ 10»
        }

        opgave a {
          organisatie: merwestad
          portfolio: stad
          status: gestopt
          budget: € 9
        }

        opgave b {
          organisatie: merwestad
          deel-van: a
          budget: € 11
        }
        """, .file),
      .reports(
        """
        portfolio stad {
          organisatie: merwestad
          budget: «€ 0»
        }

        portfolio wijk { organisatie: merwestad }

        opgave a {
          organisatie: merwestad
          portfolio: wijk
          budget: € 9
        }

        opgave b {
          organisatie: merwestad
          portfolio: stad
          deel-van: a
          budget: € 11
        }
        """, .file),
      // In a circle nobody knows what is below what; what stands in one of it counts there.
      .reports(
        """
        portfolio land {
          organisatie: merwestad
          deel-van: stad
          budget: € 10
        }

        portfolio stad {
          organisatie: merwestad
          deel-van: land
          budget: «€ 10»
        }

        portfolio wijk {
          organisatie: merwestad
          deel-van: stad
        }

        opgave a {
          organisatie: merwestad
          portfolio: wijk
          budget: € 11
        }
        """, .file, saying: "kosten samen € 11"),
      .silent(
        "portfolio stad {\n  organisatie: merwestad\n  budget: € -5\n}\nopgave a {\n  organisatie: merwestad\n  portfolio: stad\n  budget: € 10\n}",
        .file, despite: [216]),
    ])
}

private func findOverspent(_ overview: Overview, _ findings: inout RepositoryFindings) {
  /// By portfolio: what is known of the sum.
  var sums: [Address: Int128] = [:]
  /// By portfolio that is named: itself and those above it.
  var lines: [Address: [Address]] = [:]
  func line(_ portfolio: Address) -> [Address] {
    if let known = lines[portfolio] { return known }
    let line = overview.node(portfolio).map { overview.line(from: $0).nodes.map(\.address) } ?? []
    lines[portfolio] = line
    return line
  }
  overview.forEach(.opgave) { opgave in
    guard opgave.status != .gestopt, let budget = opgave.budget, let own = overview.portfolio(of: opgave).target else {
      return
    }
    let above = overview.line(from: opgave).nodes.dropFirst().filter { $0.status != .gestopt && $0.budget != nil }
    let counted = Set(above.flatMap { overview.portfolio(of: $0).target.map(line) ?? [] })
    for portfolio in line(own) where !counted.contains(portfolio) {
      sums[portfolio] = (sums[portfolio] ?? 0).addingReportingOverflow(budget).partialValue
    }
  }
  overview.forEach(.portfolio) { portfolio in
    guard let budget = portfolio.budget, budget >= 0, let value = portfolio.budgetValue,
      let sum = sums[portfolio.address], sum > budget
    else { return }
    findings.report(
      in: portfolio.address.file, .value(value), [.sum: .cents(sum), .limit: .cents(budget)])
  }
}
