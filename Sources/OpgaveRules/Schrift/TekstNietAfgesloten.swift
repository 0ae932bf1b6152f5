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
        "this text is missing its closing quote")
    },
    fixes: { finding, context in
      let range = context.range(finding)
      func close(at end: Int, _ title: Text, isCertain: Bool) -> Fix {
        context.fix(title, isCertain: isCertain, [TextEdit(end..<end, "\"")])
      }
      // The quote that is missing here may be one that stands on the next line, where it is taken for the start of a text.
      let next = context.tree.lineEnd(range.upperBound)
      if range.count == 1 || context.tree.hasError(startingIn: next..<context.tree.lineEnd(context.tree.nextLine(next)))
      {
        return []
      }
      let title = Text("Sluit de tekst af", "Close the text")
      // What looks like a comment is one, or is part of the text: only a person knows.
      guard let sign = context.comment(in: range) else {
        return [close(at: range.upperBound, title, isCertain: true)]
      }
      return [
        close(
          at: context.tree.startOfBlanks(sign),
          Text("Sluit de tekst af voor de opmerking", "Close the text before the comment"), isCertain: false),
        close(
          at: range.upperBound, Text("Sluit de tekst af aan het eind", "Close the text at its end"), isCertain: false),
      ]
    },
    cases: [
      .reports("presteren { doel groei «\"Groei» }"),
      .reports("trefwoorden: «\"wonen»", mended: "trefwoorden: \"wonen\""),
      .reports("trefwoorden: «\"wonen  # zie nota»", mended: "trefwoorden: \"wonen\"  # zie nota"),
      .reports("trefwoorden: «\"wonen #1»", mended: "trefwoorden: \"wonen #1\""),
      .reports("trefwoorden: «\"wonen\t#\tzie nota»", mended: "trefwoorden: \"wonen\"\t#\tzie nota"),
      .reports("trefwoorden: «\"wonen# 1»", mended: "trefwoorden: \"wonen# 1\""),
      .reports("opgave wonen «\"Wonen #»", .file, mended: "opgave wonen \"Wonen #\""),
      .silent("trefwoorden: \"\"", despite: [215]),
    ])
}

extension FixContext {
  /// Where in a range a comment starts, as people write one: `#` between white space.
  fileprivate func comment(in range: Range<Int>) -> Int? {
    range.dropFirst().first { offset in
      tree.bytes[offset] == UInt8(ascii: "#") && tree.bytes[offset - 1].isBlank
        && offset + 1 < range.upperBound && tree.bytes[offset + 1].isBlank
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == .space || self == .tab }
}
