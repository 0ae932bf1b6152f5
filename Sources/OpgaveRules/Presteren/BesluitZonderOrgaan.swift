/// A decision of nobody.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let besluitZonderOrgaan = Rule(
    685, "besluit-zonder-orgaan", .waarschuwing,
    Text(
      "Een mijlpaal die een besluit is, zonder orgaan dat besluit.",
      "A mijlpaal that is a decision, without the orgaan that decides."),
    explanation: Text(
      "Noem met `orgaan` wie besluit: de raad, het college, provinciale staten.",
      "Name with `orgaan` who decides: the council, the executive, the states."),
    reason: Text(
      "De griffie plant besluiten; zonder orgaan weet zij niet op welke agenda.",
      "The clerk plans decisions; without an orgaan nobody knows on which agenda."),
    source: .practice("bestuurlijke planning van raden en staten"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          mijlpaal 2026-12-15 "Het plan wordt vastgesteld" {
            soort: «besluit»
          }
        }
        """,
      mended: """
        presteren {
          mijlpaal 2026-12-15 "Het plan wordt vastgesteld" {
            soort: besluit
            orgaan: raad
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for mijlpaal in opgave.mijlpalen
        where opgave.facts.word(.soort, of: mijlpaal) == .besluit && opgave.lacks(.orgaan, in: mijlpaal) {
          if let place = opgave.facts.valuePlace(.soort, of: mijlpaal) { findings.report(place) }
        }
      }
    ],
    message: { finding in
      Text("wie besluit dit? Noem een ‘orgaan’", "who decides this? Name an ‘orgaan’")
    },
    cases: [
      .reports("presteren { inspanning i { mijlpaal 2027 \"M\" { soort: «besluit» } } }"),
      .silent("presteren { mijlpaal 2027 \"M\" { soort: fase } }"),
      .silent("presteren { mijlpaal 2027 \"M\" {\n  soort: besluit\n  orgaan: = \n} }", despite: [102]),
    ])
}
