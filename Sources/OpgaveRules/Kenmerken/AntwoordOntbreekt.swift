/// A question that ended without an answer.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let antwoordOntbreekt = Rule(
    430, "antwoord-ontbreekt", .hint,
    Text(
      "Een opgave is afgerond en zegt niet wat het antwoord werd.",
      "An opgave is afgerond and does not say what the answer became."),
    explanation: Text(
      "Schrijf bij `antwoord` in een paar zinnen wat het antwoord op het vraagstuk werd, ook als het anders is dan gehoopt.",
      "Write in `antwoord` in a few sentences what the answer to the question became, also if it is another than was hoped for."
    ),
    reason: Text(
      "De gids: een opgave is een vraagstuk dat om een antwoord vraagt.",
      "The guide: an opgave is a question that asks for an answer."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        status: «afgerond»
        vraagstuk: "Hoe komen er genoeg woningen?"
        """,
      mended: """
        status: afgerond
        vraagstuk: "Hoe komen er genoeg woningen?"
        antwoord: "Door boven winkels te bouwen: zeventig procent van wat nodig was."
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.status == .afgerond, opgave.lacks(.antwoord, in: opgave.ordinal),
          let place = opgave.facts.valuePlace(.status, of: opgave.ordinal)
        else { return }
        findings.report(place)
      }
    ],
    message: { finding in
      Text(
        "de opgave is afgerond: wat werd het antwoord op het vraagstuk? Schrijf het bij ‘antwoord’",
        "the opgave is afgerond: what was the answer to its question? Write it in ‘antwoord’")
    },
    cases: [
      .silent("status: gestopt"),
      .silent("status: afgerond\nantwoord: 5", despite: [211]),
      .silent("status: afgerond\n: \"Zo.\"", despite: [102]),
    ])
}
