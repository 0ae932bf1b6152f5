/// A title from an earlier werkwijze.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let functiePastNietBijWerkwijze = Rule(
    521, "functie-past-niet-bij-werkwijze", .waarschuwing,
    Text(
      "De naam of titel van de sturingsprofessional hoort bij een andere werkwijze.",
      "The name or title of the sturingsprofessional belongs to another werkwijze."),
    explanation: Text(
      "Gemeld wordt een functie die met `project` begint bij een programma, met `programma` bij een project, en met `proces` bij een van die twee. Noemt de functie allebei, zoals ‘Project- en programmamanager’, dan zwijgt deze regel.",
      "Reported is a functie that starts with `project` for a programma, with `programma` for a project, and with `proces` for one of these two. Where the functie names both, such as ‘Project- en programmamanager’, this rule is silent."
    ),
    reason: Text(
      "Van de twee is er een verouderd: de werkwijze veranderde en de functie niet, of andersom.",
      "One of the two is out of date: the werkwijze changed and the functie did not, or the other way round."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        sturen {
          sturingsprofessional: «programmamanager-wonen»
        }

        presteren {
          werkwijze project {
            periode: 2026-02 ..
          }
        }
        """,
      mended: """
        sturen {
          sturingsprofessional: programmamanager-wonen
        }

        presteren {
          werkwijze programma {
            periode: 2026-02 ..
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for level in opgave.sturenLevels {
          guard let werkwijze = level.werkwijze, werkwijze == .project || werkwijze == .programma,
            let functie = opgave.file.target(.sturingsprofessional, of: level.sturen),
            let place = opgave.facts.valuePlace(.sturingsprofessional, of: level.sturen)
          else { continue }
          let theirs = opgave.file.repository.facts(functie)
          let declaration = theirs.declarations[functie.ordinal]
          guard
            startsOtherwise(declaration.name, werkwijze, theirs)
              || startsOtherwise(declaration.title, werkwijze, theirs)
          else { continue }
          let names = [theirs.name(of: functie.ordinal), theirs.title(of: functie.ordinal)]
          if names.contains(where: { $0.contains(werkwijze.spelling) }) { continue }
          findings.report(place, [.name: .text(names[0]), .word: .word(werkwijze)])
        }
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ past niet bij een \(finding.text(.word)): noem een andere functie, of verander de werkwijze",
        "‘\(finding.text(.name))’ does not fit a \(finding.text(.word)): name another functie, or change the werkwijze"
      )
    },
    cases: [
      // A name or a title that starts so, and names no other way of working.
      .reports(
        """
        organisatie dorp {
          functie projectleider
          functie bouwer "Projectleider"
          functie procesregisseur
          functie programmamaker
          functie projectleider-programma
          functie manager-project
        }

        opgave wonen {
          organisatie: dorp
          sturen { sturingsprofessional: «projectleider» }

          presteren {
            werkwijze programma { periode: 2026-02 .. }

            inspanning a {
              werkwijze: programma
              sturen { sturingsprofessional: «bouwer» }
            }

            inspanning b {
              werkwijze: programma
              sturen { sturingsprofessional: «procesregisseur» }
            }

            inspanning c {
              werkwijze: project
              sturen { sturingsprofessional: «procesregisseur» }
            }

            inspanning d {
              werkwijze: project
              sturen { sturingsprofessional: «programmamaker» }
            }

            inspanning e {
              werkwijze: programma
              sturen { sturingsprofessional: projectleider-programma }
            }

            inspanning f {
              werkwijze: programma
              sturen { sturingsprofessional: manager-project }
            }

            inspanning g {
              werkwijze: bestuursproces
              sturen { sturingsprofessional: projectleider }
            }

            inspanning h {
              werkwijze: project
              sturen { sturingsprofessional: projectleider }
            }
          }
        }
        """, .file),
      .silent("sturen { sturingsprofessional: programmamanager-wonen }"),
    ])
}

/// Whether a name or title starts as that of who works in another way.
private func startsOtherwise(_ name: Int32, _ werkwijze: Word, _ facts: Facts) -> Bool {
  name >= 0
    && (facts.names.starts(name, with: "proces")
      || facts.names.starts(name, with: werkwijze == .project ? "programma" : "project"))
}
