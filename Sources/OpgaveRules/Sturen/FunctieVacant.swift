/// A role that nobody plays.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let functieVacant = Rule(
    518, "functie-vacant", .waarschuwing,
    Text(
      "Een rol in een lopende opgave ligt bij een functie die vacant is.",
      "A role in a running opgave lies with a functie that is vacant."),
    explanation: Text(
      "De functie heeft `vacant-sinds` op of voor de peildatum. Geef de rol tijdelijk aan een ander, of haal `vacant-sinds` weg als de functie is vervuld. Heeft een functie meer rollen, dan is het één melding.",
      "The functie has `vacant-sinds` on or before the peildatum. Give the role to somebody else for a time, or take `vacant-sinds` away once it is filled. Where a functie has several roles it is one finding."
    ),
    reason: Text(
      "Op papier is de driehoek dan compleet, en in de kamer staat een lege stoel.",
      "On paper the triangle is complete then, and in the room there is an empty chair."),
    source: .inference,
    example: Example(
      reported: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          functie wethouder-wonen "Wethouder wonen" {
            soort: bestuurder
            vacant-sinds: 2026-05-01
          }
        }

        opgave wonen "Wonen" {
          organisatie: zandrecht
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          sturen {
            bestuurlijk-opdrachtgever: «wethouder-wonen»
          }
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          functie wethouder-wonen "Wethouder wonen" {
            soort: bestuurder
          }
        }

        opgave wonen "Wonen" {
          organisatie: zandrecht
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          sturen {
            bestuurlijk-opdrachtgever: wethouder-wonen
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isActive else { return }
        let facts = opgave.facts
        var vacant: [(functie: Address, since: DateSpan, places: [ValueIndex])] = []
        func ask(_ field: Field, _ ordinal: DeclarationIndex) {
          opgave.file.forEachTarget(field, of: ordinal) { value, functie in
            guard let since = opgave.file.repository.facts(functie).date(.vacantSinds, of: functie.ordinal),
              since.last <= opgave.today
            else { return }
            if let known = vacant.firstIndex(where: { $0.functie == functie }) {
              vacant[known].places.append(value)
            } else {
              vacant.append((functie, since, [value]))
            }
          }
        }
        if let kenmerken = opgave.kenmerken { ask(.woordvoering, kenmerken) }
        for level in opgave.sturenLevels where !(level.inspanning.map { opgave.mayBeOver($0) } ?? false) {
          for role in Field.roles { ask(role, level.sturen) }
        }
        for one in vacant {
          findings.report(
            .value(one.places[0]),
            [.name: .text(opgave.file.repository.name(one.functie)), .date: .days(one.since.first)],
            related: one.places.dropFirst().prefix(20).map { Related(.other, .part(.value($0))) })
        }
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is vacant sinds \(finding.text(.date)): wie neemt deze rol waar?",
        "‘\(finding.text(.name))’ has been vacant since \(finding.text(.date)): who is filling in?")
    },
    cases: [
      .reports(
        """
        organisatie dorp {
          functie directeur { vacant-sinds: 2026-07-01 }
        }

        opgave wonen {
          organisatie: dorp
          status: stilgelegd

          kenmerken { woordvoering: «directeur» }

          sturen {
            opgavemanager: directeur
            regisseur: directeur
          }
        }
        """, .file, saying: "‘directeur’ is vacant sinds 2026-07-01", related: ["directeur", "directeur"]),
      .reports(
        """
        organisatie dorp {
          functie directeur { vacant-sinds: 2026-05 }
          functie adviseur { vacant-sinds: 2026-06 }
        }

        opgave wonen {
          organisatie: dorp
          status: vastgesteld
          sturen { portfoliomanager: «directeur» }

          presteren {
            inspanning bouw {
              status: lopend
              sturen { sturingsprofessional: «adviseur» }
            }

            inspanning tafel {
              status: afgerond
              sturen { ambtelijk-opdrachtgever: directeur }
            }
          }
        }
        """, .file, related: []),
      .reports(
        """
        organisatie dorp {
          functie secretaris
          functie directeur { vacant-sinds: 2026-05 }
        }

        opgave wonen {
          organisatie: dorp
          status: uitvoering
          sturen { ambtelijk-opdrachtgever: secretaris, «directeur» }
        }
        """, .file),
      .silent(
        """
        organisatie dorp {
          functie directeur { vacant-sinds: 2026-07-02 }
          functie adviseur { vacant-sinds: 2026-07 }
        }

        opgave wonen {
          organisatie: dorp
          status: uitvoering

          sturen {
            opgavemanager: directeur
            regisseur: adviseur
          }
        }
        """, .file),
      .silent(
        """
        organisatie dorp { functie directeur { vacant-sinds: 2026-05 } }

        opgave wonen {
          organisatie: dorp
          status: concept
          sturen { opgavemanager: directeur }
        }
        """, .file),
    ])
}
