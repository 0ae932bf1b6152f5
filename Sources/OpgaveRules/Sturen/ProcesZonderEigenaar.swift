/// A process of nobody.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let procesZonderEigenaar = Rule(
    505, "proces-zonder-eigenaar", .waarschuwing,
    Text(
      "Een besturingsproces zonder eigenaar.",
      "A process of governing without an owner."),
    explanation: Text(
      "Noem met `eigenaar` de functie die het proces laat werken.",
      "Name with `eigenaar` the functie that makes the process work."),
    reason: Text(
      "Een proces zonder eigenaar bestaat vooral op papier.",
      "A process without an owner exists mostly on paper."),
    source: .inference,
    example: Example(
      reported: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: lijn

            proces «portfoliosturing»
          }

          functie secretaris "Gemeentesecretaris" {
            soort: ambtenaar
          }
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: lijn

            proces portfoliosturing {
              eigenaar: secretaris
            }
          }

          functie secretaris "Gemeentesecretaris" {
            soort: ambtenaar
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        context.forEachOrganisation { _, inrichting in
          guard let inrichting else { return }
          for proces in facts.children(of: inrichting)
          where facts.kind(of: proces) == .proces && context.lacks(.eigenaar, in: proces, of: inrichting) {
            findings.report(.name(proces), facts.declaration(proces).word.map { [.word: .word($0)] } ?? [:])
          }
        }
      }
    ],
    message: { finding in
      finding.arguments[.word] == nil
        ? Text("wie laat dit proces werken? Noem een ‘eigenaar’", "who makes this process work? Name an ‘eigenaar’")
        : Text(
          "wie laat ‘\(finding.text(.word))’ werken? Noem een ‘eigenaar’",
          "who makes ‘\(finding.text(.word))’ work? Name an ‘eigenaar’")
    },
    cases: [
      .reports("besturen { proces «batenmanagement» }", .organisatie, saying: "wie laat ‘batenmanagement’ werken"),
      .reports("besturen { proces «porto» }", .organisatie, saying: "wie laat dit proces werken", despite: [212]),
      .silent("besturen { proces batenmanagement { eigenaar: directeur } }", .organisatie, despite: [302]),
      .silent("besturen { proces batenmanagement { : directeur } }", .organisatie, despite: [102]),
      .silent("besturen { portfoliosturing { eigenaar: gemeentesecretaris } }", .organisatie, despite: [201]),
    ])
}
