/// A corner for another kind of functie.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let hoekVerkeerdeSoort = Rule(
    512, "hoek-verkeerde-soort", .fout,
    Text(
      "Een hoek van de sturingsdriehoek is voor een ander soort functie.",
      "A corner of the sturingsdriehoek is for another kind of functie."),
    explanation: Text(
      "De bestuurlijk opdrachtgever is een bestuurder, de ambtelijk opdrachtgever een ambtenaar; anders is het een fout. Een waarschuwing is het als een van beide `extern` is (in een bestuursproces kan dat) of de sturingsprofessional een bestuurder.",
      "The bestuurlijk opdrachtgever is a bestuurder, the ambtelijk opdrachtgever an ambtenaar; otherwise it is an error. It is a warning where one of them is `extern` (in a bestuursproces that may be) or the sturingsprofessional is a bestuurder."
    ),
    reason: Text(
      "De namen zeggen het: een bestuurlijk opdrachtgever komt uit het bestuur, een ambtelijk opdrachtgever uit de organisatie. Komen er twee uit één wereld, dan ontbreekt de andere.",
      "The names say it: a bestuurlijk opdrachtgever comes from politics, an ambtelijk opdrachtgever from the organisation. Where two come from one world the other is missing."
    ),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        sturen {
          bestuurlijk-opdrachtgever: «gemeentesecretaris»
          ambtelijk-opdrachtgever: opgavemanager-wonen
        }
        """,
      mended: """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: opgavemanager-wonen
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for level in opgave.sturenLevels {
          for corner in [Field.bestuurlijkOpdrachtgever, .ambtelijkOpdrachtgever, .sturingsprofessional] {
            opgave.file.forEachTarget(corner, of: level.sturen) { value, functie in
              guard let soort = opgave.file.repository.facts(functie).word(.soort, of: functie.ordinal),
                let severity = mistake(corner, soort, level.werkwijze),
                !opgave.mayBeBothOpdrachtgevers(functie, level)
              else { return }
              findings.report(
                .value(value),
                [.name: .text(opgave.file.repository.name(functie)), .word: .word(soort), .field: .field(corner)],
                severity: severity)
            }
          }
        }
      }
    ],
    message: { finding in
      let wanted = finding.field == .bestuurlijkOpdrachtgever ? Word.bestuurder : .ambtenaar
      return Text(
        "‘\(finding.text(.name))’ is \(finding.text(.word)), en ‘\(finding.text(.field))’ is meestal een \(wanted.spelling): noem een andere functie",
        "‘\(finding.text(.name))’ is \(finding.text(.word)), and ‘\(finding.text(.field))’ is usually \(wanted == .ambtenaar ? "an" : "a") \(wanted.spelling): name another functie"
      )
    },
    cases: [
      .reports(
        "sturen { ambtelijk-opdrachtgever: «wethouder-wonen» }",
        saying: "‘ambtelijk-opdrachtgever’ is meestal een ambtenaar"),
      .reports("sturen { bestuurlijk-opdrachtgever: «gemeentesecretaris» }", saying: "is meestal een bestuurder"),
      .reports(
        "sturen { sturingsprofessional: «wethouder-wonen» }", as: .waarschuwing, saying: "is meestal een ambtenaar"),
      .reports(
        """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen, «bureau.adviseur»
          ambtelijk-opdrachtgever: «bureau.directeur»
          sturingsprofessional: bureau.adviseur
        }

        presteren { werkwijze project { periode: 2026-02 .. } }
        """, as: .waarschuwing,
        beside: [
          "bureau.opgave":
            "organisatie bureau {\n  functie adviseur { soort: extern }\n  functie directeur { soort: extern }\n}"
        ]),
      .reports(
        """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen, «gemeentesecretaris»
          ambtelijk-opdrachtgever: opgavemanager-wonen
        }
        """),
      // Who is both, or may be, is told that, and nothing more.
      .silent(
        "sturen {\n  bestuurlijk-opdrachtgever:\n  ambtelijk-opdrachtgever: wethouder-wonen\n}", despite: [107]),
      .silent("sturen {\n  : wethouder-wonen\n  ambtelijk-opdrachtgever: wethouder-wonen\n}", despite: [102]),
      .silent(
        """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: opgavemanager-wonen, wethouder-wonen
        }
        """),
      // In a bestuursproces that is right, and without a werkwijze nobody knows.
      .silent(
        """
        sturen { bestuurlijk-opdrachtgever: bureau.adviseur }
        presteren { werkwijze bestuursproces { periode: 2026-02 .. } }
        """, beside: ["bureau.opgave": "organisatie bureau { functie adviseur { soort: extern } }"]),
      .silent(
        "sturen { ambtelijk-opdrachtgever: bureau.adviseur }",
        beside: ["bureau.opgave": "organisatie bureau { functie adviseur { soort: extern } }"]),
      .silent(
        "sturen { ambtelijk-opdrachtgever: bureau.adviseur }",
        despite: [212], beside: ["bureau.opgave": "organisatie bureau { functie adviseur { soort: bestuur } }"]),
      .reports("presteren { inspanning bouw { sturen { ambtelijk-opdrachtgever: «wethouder-wonen» } } }"),
    ])
}

/// How wrong a kind of functie is in a corner; `nil` where it is right, or where that cannot be said.
private func mistake(_ corner: Field, _ soort: Word, _ werkwijze: Word?) -> Severity? {
  switch (corner, soort) {
  case (.bestuurlijkOpdrachtgever, .ambtenaar), (.ambtelijkOpdrachtgever, .bestuurder): .fout
  case (.sturingsprofessional, .bestuurder): .waarschuwing
  case (.bestuurlijkOpdrachtgever, .extern), (.ambtelijkOpdrachtgever, .extern):
    werkwijze == nil || werkwijze == .bestuursproces ? nil : .waarschuwing
  default: nil
  }
}
