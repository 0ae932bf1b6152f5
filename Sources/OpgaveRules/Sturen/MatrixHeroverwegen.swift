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
      "De gids: misschien is het tijd opnieuw naar het organisatiemodel te kijken, en of de matrix plaats moet maken voor een hybride model.",
      "The guide: perhaps it is time to look at the organisation model again, and whether the matrix must make way for a hybrid."
    ),
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
        "de gids vraagt of de matrix plaats moet maken voor een hybride model: is het daar tijd voor?",
        "the guide asks whether the matrix must make way for a hybrid model: is it time for that?")
    },
    cases: [
      .silent("besturen { model: lijn }", .organisatie)
    ])
}
