/// A text block that would swallow what follows.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let tekstblokNietAfgesloten = Rule(
    104, "tekstblok-niet-afgesloten", .fout,
    Text(
      "Een tekstblok zonder `\"\"\"` aan het eind.",
      "A text block without its closing `\"\"\"`."),
    explanation: Text(
      "Een tekstblok begint en eindigt met drie aanhalingstekens. Ontbreken de laatste, dan houdt het op voor de eerste regel die weer een veld of blok is.",
      "A text block starts and ends with three quotes. Where the last are missing it ends before the first line that is a field or a block again."
    ),
    reason: Text(
      "Anders zou de rest van het bestand als tekst gelden.",
      "Otherwise the rest of the file would count as text."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          vraagstuk: «\"""»
            Hoe komen er genoeg woningen?
          status: uitvoering
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          vraagstuk: \"""
            Hoe komen er genoeg woningen?
            \"""
          status: uitvoering
        }
        """),
    checks: [.syntax([.unclosedTextBlock])],
    message: { finding in
      return Text(
        "dit tekstblok is niet afgesloten: zet ‘\"\"\"’ op een regel onder de tekst",
        "this text block is not closed: put ‘\"\"\"’ on a line below the text")
    },
    cases: [
      .silent("vraagstuk: \"\"\"\n  Hoe komen er woningen?\n  status: uitvoering\n  \"\"\"")
    ])
}
