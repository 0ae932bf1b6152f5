/// An opgave in somebody else's portfolio.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let organisatieVerschilt = Rule(
    711, "organisatie-verschilt", .waarschuwing,
    Text(
      "Een opgave staat in het portfolio van een andere organisatie.",
      "An opgave stands in the portfolio of another organisation."),
    explanation: Text(
      "Een portfolio verdeelt mensen en geld van zijn eigen organisatie. Werkt u samen aan één opgave, noem de ander dan in `samen-met`; dan mag zij ook in diens portfolio staan.",
      "A portfolio divides people and money of its own organisation. Where you work together on one opgave name the other in `samen-met`; then it may stand in their portfolio too."
    ),
    reason: Text(
      "Over wat in twee huishoudens meetelt, beslist er geen.",
      "About what counts in two households neither decides."),
    source: .inference,
    example: Example(
      reported: """
        organisatie regio "Regio Merwe" {
          soort: samenwerkingsverband

          functie secretaris "Secretaris" {
            soort: ambtenaar
          }
        }

        portfolio streek "De streek" {
          organisatie: regio
          portfoliomanager: secretaris
        }

        opgave wonen "Wonen" {
          organisatie: merwestad
          portfolio: «regio.streek»
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """,
      mended: """
        organisatie regio "Regio Merwe" {
          soort: samenwerkingsverband

          functie secretaris "Secretaris" {
            soort: ambtenaar
          }
        }

        portfolio streek "De streek" {
          organisatie: regio
          portfoliomanager: secretaris
        }

        opgave wonen "Wonen" {
          organisatie: regio
          portfolio: streek
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let portfolio = opgave.file.target(.portfolio, of: opgave.ordinal),
          let own = opgave.file.target(.organisatie, of: opgave.ordinal)
        else { return }
        let theirs = opgave.file.repository.facts(portfolio)
        // A partner that is not known may be who has it.
        guard let partners = opgave.file.knownTargets(.samenMet, of: opgave.ordinal),
          let name = theirs.organisationName(of: portfolio.ordinal),
          let other = opgave.file.repository.find(.organisatie, organisation: 0, name, in: theirs.names), other != own,
          !partners.contains(other), let place = opgave.facts.valuePlace(.portfolio, of: opgave.ordinal)
        else { return }
        findings.report(
          place,
          [
            .name: .text(opgave.file.repository.name(portfolio)), .owner: .text(opgave.file.repository.name(other)),
          ])
      }
    ],
    message: { finding in
      Text(
        "het portfolio ‘\(finding.text(.name))’ is van ‘\(finding.text(.owner))’: kies een portfolio van de eigen organisatie",
        "the portfolio ‘\(finding.text(.name))’ belongs to ‘\(finding.text(.owner))’: choose a portfolio of its own organisation"
      )
    },
    cases: [
      .silent(
        "organisatie dorp\nportfolio stad { organisatie: merwestad }\nopgave a {\n  organisatie: dorp\n  samen-met: merwestad\n  portfolio: merwestad.stad\n}",
        .file),
      .silent(
        "organisatie dorp\nportfolio stad { organisatie: merwestad }\nopgave a {\n  organisatie: dorp\n  samen-met: merwestat\n  portfolio: merwestad.stad\n}",
        .file, despite: [302]),
      .silent(
        "portfolio stad { organisatie: merwestad }\nopgave a {\n  organisatie: merwestad\n  portfolio: stad\n}", .file),
      .silent(
        "organisatie dorp\nportfolio stad { organisatie: elders }\nopgave a {\n  organisatie: dorp\n  portfolio: elders.stad\n}",
        .file, despite: [302]),
    ])
}
