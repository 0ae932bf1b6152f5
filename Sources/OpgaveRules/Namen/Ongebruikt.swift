/// A functie without a role.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let ongebruikt = Rule(
    305, "ongebruikt", .info,
    Text(
      "Een functie waar niets naar verwijst.",
      "A functie that nothing refers to."),
    explanation: Text(
      "De functie is beschreven, maar geen opgave, portfolio of proces noemt haar.",
      "The functie is declared, but no opgave, portfolio or proces names it."),
    reason: Text(
      "Misschien is zij vervallen, of is een rol nog niet ingevuld.",
      "Perhaps it lapsed, or a role is not filled in yet."),
    source: .inference,
    example: Example(
      reported: """
        organisatie dorp "Dorp" {
          soort: gemeente

          functie «griffier» "Griffier" {
            soort: ambtenaar
          }
        }
        """,
      mended: """
        organisatie dorp "Dorp" {
          soort: gemeente

          besturen {
            proces portfoliosturing {
              eigenaar: griffier
            }
          }

          functie griffier "Griffier" {
            soort: ambtenaar
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        for ordinal in context.ordinals where facts.kind(of: ordinal) == .functie {
          let root = facts.root(of: ordinal)
          guard let mention = facts.mention(of: ordinal), facts.kind(of: root) == .organisatie,
            mention.organisation != 0
          else { continue }
          if context.repository.isMentioned(mention) { continue }
          findings.report(
            .name(ordinal), [.name: .text(facts.name(of: ordinal))],
            // Who is asked for by a name that nothing bears may be meant.
            isWithheld: context.repository.asksUnknownFuncties(of: mention.organisation)
              || context.repository.asksUnknownFuncties(of: 0)
              || context.repository.mayBeMentioned(mention))
        }
      }
    ], tags: [.needless],
    message: { finding in
      return Text(
        "niets noemt de functie ‘\(finding.text(.name))’: geef haar een rol, of haal haar weg",
        "nothing names the functie ‘\(finding.text(.name))’: give it a role, or remove it")
    },
    cases: [
      .silent(
        """
        organisatie dorp { functie griffier { soort: ambtenaar } }
        opgave wonen {
          organisatie: dorp
          kenmerken { woordvoering: griffir }
        }
        """, .file, despite: [302]),
      .reports("functie «griffier» { soort: ambtenaar }", .organisatie),
      .silent(
        """
        organisatie dorp {
          soort: gemeente
          functie griffier { soort: ambtenaar }
        }

        opgave wonen {
          organisatie: dorp
          kenmerken { woordvoering: griffier }
        }
        """, .file),
      // Of another organisation the name is another.
      .reports(
        """
        organisatie dorp {
          soort: gemeente
          functie «wethouder-wonen» { soort: bestuurder }
        }

        opgave wonen {
          organisatie: merwestad
          kenmerken { woordvoering: wethouder-wonen }
        }
        """, .file),
      .silent("functie { soort: ambtenaar }", .organisatie, despite: [208]),
      .silent("opgave wonen { functie griffier { soort: ambtenaar } }", .file, despite: [203]),
      .silent("orgaan raad", .organisatie),
      // What cannot be read, or does not say of which organisation it is, may ask for it.
      .silent(
        "organisatie dorp { functie griffier }\nopgave wonen {\n  organisatie: dorp\n  : griffier\n}", .file,
        despite: [102]),
      .silent("organisatie dorp { functie griffier }\nopgave wonen { : griffier }", .file, despite: [102]),
      .silent("organisatie dorp { functie griffier }\nonzin { a: griffier }", .file, despite: [201]),
      .silent(
        "organisatie dorp { functie griffier }\nopgave wonen {\n  organisatie: dorp\n  sturen { opgavemanager: }\n}",
        .file, despite: [107]),
      .silent(
        "organisatie dorp { functie griffier }\nopgave wonen { sturen { opgavemanager: griffier } }", .file),
      .silent(
        "organisatie dorp { functie griffier }\nopgave wonen { sturen { opgavemanager: wethouder } }", .file),
      .reports(
        "organisatie dorp { functie «griffier» }\nopgave wonen {\n  organisatie: merwestad\n  : griffier\n}", .file,
        despite: [102]),
      .silent("organisatie { functie griffier }", .file, despite: [208]),
    ])
}
