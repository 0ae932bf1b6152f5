/// A model that the guide asks to think over.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let matrixHeroverwegen = Rule(
    502, "matrix-heroverwegen", .hint,
    Text(
      "Een organisatie met een matrix.",
      "An organisation with a matrix."),
    explanation: Text(
      "In een matrix heeft een medewerker twee leidinggevenden, van de afdeling en van de opgave. Een hybride model kiest per soort werk: lean sturing voor wat steeds terugkomt, opgavesturing voor vraagstukken, en prioriteitsstelling daartussen.",
      "In a matrix an employee has two managers, of the department and of the opgave. A hybrid model chooses by the kind of work: lean-sturing for what returns, opgavesturing for questions, and prioriteitsstelling between them."
    ),
    reason: Text(
      "De gids vraagt de matrix te heroverwegen voor een hybride model.",
      "The guide asks to reconsider the matrix for a hybrid model."),
    source: .guide,
    example: Example(
      reported: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: «matrix»
          }
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: hybride
          }
        }
        """),
    checks: [
      .file { context, findings in
        context.forEachOrganisation { _, inrichting in
          guard let inrichting, context.facts.word(.model, of: inrichting) == .matrix,
            let place = context.facts.valuePlace(.model, of: inrichting)
          else { return }
          findings.report(place)
        }
      }
    ],
    message: { _ in
      Text(
        "de gids vraagt de matrix te heroverwegen: past een ‘hybride’ model beter?",
        "the guide asks to reconsider the matrix: would a ‘hybride’ model fit better?")
    },
    cases: [
      .silent("besturen { model: lijn }", .organisatie)
    ])
}
