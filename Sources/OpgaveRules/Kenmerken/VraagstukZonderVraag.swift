/// A question without a question mark.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let vraagstukZonderVraag = Rule(
    409, "vraagstuk-zonder-vraag", .hint,
    Text(
      "Een vraagstuk waarin geen vraag staat.",
      "A vraagstuk that asks no question."),
    explanation: Text(
      "Een vraagstuk is een vraag die om een antwoord vraagt, en dus met een vraagteken. Staat er ‘Aanleggen van…’, dan is het al een maatregel.",
      "A vraagstuk is a question that asks for an answer, so with a question mark. Where it says ‘Building of…’ it is a measure already."
    ),
    reason: Text(
      "De gids: een opgave is een vraagstuk dat om een antwoord vraagt. Wie met de oplossing begint, hoort geen andere meer.",
      "The guide: an opgave is a question that asks for an answer. Who begins with the solution hears no other."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        vraagstuk: «"Bouwen van duizend woningen per jaar."»
        """,
      mended: """
        vraagstuk: "Hoe vindt iedereen binnen twee jaar een passende woning?"
        """),
    checks: [
      .opgave { opgave, findings in
        guard case .text(isEmpty: false, asks: false)? = opgave.facts.first(.vraagstuk, of: opgave.ordinal),
          let place = opgave.facts.valuePlace(.vraagstuk, of: opgave.ordinal)
        else { return }
        findings.report(place)
      }
    ],
    message: { _ in
      Text(
        "hierin staat geen vraag: welke vraag moet deze opgave beantwoorden?",
        "there is no question here: which question must this opgave answer?")
    },
    cases: [
      .silent(#"vraagstuk: """#, despite: [215]),
      .silent("vraagstuk: wonen", despite: [211]),
    ])
}
