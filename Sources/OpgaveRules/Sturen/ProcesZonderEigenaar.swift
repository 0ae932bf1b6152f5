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
            findings.report(.name(proces), [.name: .text(facts.declaration(proces).word?.spelling ?? "")])
          }
        }
      }
    ],
    message: { finding in
      Text(
        "wie laat ‘\(finding.text(.name))’ werken? Noem een ‘eigenaar’",
        "who makes ‘\(finding.text(.name))’ work? Name an ‘eigenaar’")
    })
}
