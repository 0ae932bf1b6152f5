/// Bytes that no reader can show.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let ongeldigeUTF8 = Rule(
    101, "ongeldige-utf8", .fout,
    Text(
      "Bytes die geen UTF-8 zijn.",
      "Bytes that are not UTF-8."),
    explanation: Text(
      "Een bestand met opgaven is UTF-8. Bytes die dat niet zijn, komen meestal uit een oud programma dat in een andere codering bewaart.",
      "A file of opgaven is UTF-8. Bytes that are not mostly come from an old program that saves in another encoding."),
    reason: Text(
      "Alleen met één codering ziet iedereen dezelfde tekst.",
      "Only with one encoding does everybody see the same text."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Caf«\u{FFFD}»" {}
        """,
      mended: """
        opgave wonen "Café" {}
        """),
    checks: [.syntax([.invalidUTF8, .otherEncoding])],
    message: { finding in
      if finding.syntaxError == .otherEncoding {
        return Text(
          "dit bestand is UTF-16: bewaar het als UTF-8",
          "this file is UTF-16: save it as UTF-8")
      }
      return Text(
        "dit teken is niet te lezen: bewaar het bestand als UTF-8 en typ het opnieuw",
        "this character cannot be read: save the file as UTF-8 and type it again")
    },
    cases: [
      .reports("trefwoorden: \"caf«\u{FFFD}»\"", saying: "dit teken is niet te lezen"),
      .silent("trefwoorden: \"café\""),
    ])
}
