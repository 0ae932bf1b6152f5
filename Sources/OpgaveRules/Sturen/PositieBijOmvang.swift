/// Two positions in one hand, where there are hands enough.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let positieBijOmvang = Rule(
    520, "positie-bij-omvang", .hint,
    Text(
      "In een grote gemeente is de opgavemanager ook de sturingsprofessional.",
      "In a large gemeente the opgavemanager is the sturingsprofessional too."),
    explanation: Text(
      "Groot is hier `groot-vanaf-inwoners` in `drempels`, en anders 100.000 inwoners. In een kleinere gemeente zwijgt deze regel.",
      "Large is here `groot-vanaf-inwoners` in `drempels`, and otherwise 100.000 residents. In a smaller gemeente this rule is silent."
    ),
    reason: Text(
      "De gids: welke positie de opgavemanager in de driehoek heeft, hangt vooral af van de omvang van de gemeente; niet hoe. Onze gevolgtrekking: waar handen genoeg zijn, houden twee functies elkaar scherp.",
      "The guide: which position the opgavemanager has in the triangle mainly depends on the size of the gemeente; not which way. Our inference: where there are hands enough, two functies keep each other sharp."
    ),
    source: .inference,
    example: Example(
      reported: """
        organisatie grootstad "Gemeente Grootstad" {
          soort: gemeente
          inwoners: 240.000

          functie opgavemanager-wonen "Opgavemanager wonen" {
            soort: ambtenaar
          }
        }

        opgave wonen "Wonen" {
          organisatie: grootstad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          sturen {
            sturingsprofessional: «opgavemanager-wonen»
            opgavemanager: opgavemanager-wonen
          }
        }
        """,
      mended: """
        organisatie grootstad "Gemeente Grootstad" {
          soort: gemeente
          inwoners: 240.000

          functie opgavemanager-wonen "Opgavemanager wonen" {
            soort: ambtenaar
          }

          functie programmamanager-wonen "Programmamanager wonen" {
            soort: ambtenaar
          }
        }

        opgave wonen "Wonen" {
          organisatie: grootstad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          sturen {
            sturingsprofessional: programmamanager-wonen
            opgavemanager: opgavemanager-wonen
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let sturen = opgave.sturen, let manager = opgave.file.target(.opgavemanager, of: sturen),
          manager == opgave.file.target(.sturingsprofessional, of: sturen),
          let organisation = opgave.file.target(.organisatie, of: opgave.ordinal),
          let place = opgave.facts.valuePlace(.sturingsprofessional, of: sturen)
        else { return }
        let theirs = opgave.file.repository.facts(organisation)
        guard theirs.word(.soort, of: organisation.ordinal) == .gemeente,
          case .number(let residents)? = theirs.first(.inwoners, of: organisation.ordinal),
          residents >= Decimal(opgave.thresholds.grootVanafInwoners)
        else { return }
        findings.report(place, [.name: .text(opgave.file.repository.name(manager))])
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is hier opgavemanager en sturingsprofessional tegelijk: zijn dat in een gemeente van deze omvang niet beter twee functies?",
        "‘\(finding.text(.name))’ is opgavemanager and sturingsprofessional at once here: would two functies be better in a gemeente of this size?"
      )
    },
    cases: [
      .reports(
        """
        organisatie dorp {
          soort: gemeente
          inwoners: 100.000
          functie directeur
        }

        opgave wonen {
          organisatie: dorp

          sturen {
            sturingsprofessional: «directeur»
            opgavemanager: directeur
          }
        }
        """, .file, saying: "‘directeur’ is hier opgavemanager"),
      .silent(
        """
        organisatie dorp {
          soort: gemeente
          inwoners: 99.999
          functie directeur
        }

        opgave wonen {
          organisatie: dorp

          sturen {
            sturingsprofessional: directeur
            opgavemanager: directeur
          }
        }
        """, .file),
      .silent(
        """
        organisatie streek {
          soort: provincie
          inwoners: 500.000
          functie directeur
        }

        opgave wonen {
          organisatie: streek

          sturen {
            sturingsprofessional: directeur
            opgavemanager: directeur
          }
        }
        """, .file),
      .silent(
        """
        organisatie stad {
          soort: gemeente
          inwoners: 500.000
          functie directeur
          functie manager
        }

        opgave wonen {
          organisatie: stad

          sturen {
            sturingsprofessional: manager
            opgavemanager: directeur
          }
        }
        """, .file),
    ])
}
