/// A text that runs to the end of its line.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let tekstNietAfgesloten = Rule(
    103, "tekst-niet-afgesloten", .fout,
    Text(
      "Een tekst zonder aanhalingsteken aan het eind.",
      "A text without its closing quote."),
    explanation: Text(
      "Een tekst staat op één regel tussen aanhalingstekens. Voor meer regels is er het tekstblok, tussen `\"\"\"`.",
      "A text stands on one line between quotes. For more lines there is the text block, between `\"\"\"`."),
    reason: Text(
      "Zonder aanhalingsteken is niet te zien waar de tekst ophoudt.",
      "Without the quote nobody sees where the text ends."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          vraagstuk: «"Hoe komen er genoeg woningen?»
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          vraagstuk: "Hoe komen er genoeg woningen?"
        }
        """),
    checks: [.syntax([.unclosedText])],
    message: { finding in
      return Text(
        "aan het eind van deze tekst ontbreekt een aanhalingsteken",
        "this text lacks its closing quote")
    },
    fixes: { finding, context in
      let end = context.range(finding).upperBound
      return [context.fix(Text("Sluit de tekst af", "Close the text"), [TextEdit(end..<end, "\"")])]
    },
    cases: [
      .reports("presteren { doel groei «\"Groei» }"),
      .reports("trefwoorden: «\"wonen»", mended: "trefwoorden: \"wonen\""),
      .silent("trefwoorden: \"\"", despite: [215]),
    ])
}
