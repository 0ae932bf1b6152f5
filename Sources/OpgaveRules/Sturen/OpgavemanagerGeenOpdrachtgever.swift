/// An opgavemanager who is not the client within.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opgavemanagerGeenOpdrachtgever = Rule(
    515, "opgavemanager-geen-opdrachtgever", .hint,
    Text(
      "De opgavemanager is niet de ambtelijk opdrachtgever.",
      "The opgavemanager is not the ambtelijk opdrachtgever."),
    explanation: Text(
      "Meestal is de opgavemanager ook ambtelijk opdrachtgever. Is het hier met opzet anders, schrijf dan in `toelichting` van `sturen` waarom; dan zwijgt deze regel.",
      "Usually the opgavemanager is the ambtelijk opdrachtgever too. Where it is otherwise here on purpose, write why in `toelichting` of `sturen`; then this rule is silent."
    ),
    reason: Text(
      "De gids: de opgavemanager is altijd regisseur en portfoliomanager, en meestal ambtelijk opdrachtgever.",
      "The guide: the opgavemanager is always regisseur and portfoliomanager, and usually ambtelijk opdrachtgever."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        sturen {
          ambtelijk-opdrachtgever: gemeentesecretaris
          opgavemanager: «opgavemanager-wonen»
          portfoliomanager: opgavemanager-wonen
          regisseur: opgavemanager-wonen
        }
        """,
      mended: """
        sturen {
          ambtelijk-opdrachtgever: gemeentesecretaris
          opgavemanager: opgavemanager-wonen
          portfoliomanager: opgavemanager-wonen
          regisseur: opgavemanager-wonen
          toelichting: "De secretaris heeft de opdracht het eerste jaar bij zich gehouden."
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let sturen = opgave.sturen, opgave.lacks(.toelichting, in: sturen),
          let manager = opgave.file.target(.opgavemanager, of: sturen),
          let clients = opgave.file.knownTargets(.ambtelijkOpdrachtgever, of: sturen), let client = clients.first,
          !clients.contains(manager), let place = opgave.facts.valuePlace(.opgavemanager, of: sturen)
        else { return }
        findings.report(
          place, [.name: .text(opgave.file.repository.name(client))],
          related: opgave.file.targets(.ambtelijkOpdrachtgever, of: sturen).map {
            Related(.other, .part(.value($0.value)))
          })
      }
    ],
    message: { finding in
      Text(
        "de opgavemanager is meestal ook ambtelijk opdrachtgever, en hier is dat ‘\(finding.text(.name))’: schrijf in ‘toelichting’ waarom",
        "the opgavemanager is usually the ambtelijk opdrachtgever too, and here that is ‘\(finding.text(.name))’: write why in ‘toelichting’"
      )
    },
    cases: [
      .reports(
        """
        sturen {
          ambtelijk-opdrachtgever: gemeentesecretaris
          opgavemanager: «opgavemanager-wonen»
        }
        """, saying: "hier is dat ‘gemeentesecretaris’", related: ["gemeentesecretaris"]),
      .silent(
        """
        sturen {
          ambtelijk-opdrachtgever: opgavemanager-wonen
          opgavemanager: opgavemanager-wonen
        }
        """),
      .silent(
        """
        sturen {
          ambtelijk-opdrachtgever: gemeentesecretaris
          opgavemanager: opgavemanager-wonen
          : toelichting
        }
        """, despite: [102]),
      .silent("sturen { opgavemanager: opgavemanager-wonen }"),
      // One of several is enough, and a name that is not known may be his.
      .silent(
        """
        sturen {
          ambtelijk-opdrachtgever: gemeentesecretaris, opgavemanager-wonen
          opgavemanager: opgavemanager-wonen
        }
        """),
      .silent(
        """
        sturen {
          ambtelijk-opdrachtgever: gemeentesecretaris, directeur
          opgavemanager: opgavemanager-wonen
        }
        """, despite: [302]),
      .silent(
        "sturen {\n  ambtelijk-opdrachtgever: directeur\n  opgavemanager: opgavemanager-wonen\n}", despite: [302]),
    ])
}
