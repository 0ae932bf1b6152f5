/// An escape that the language does not have.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let ongeldigeEscape = Rule(
    112, "ongeldige-escape", .fout,
    Text(
      "Een backslash met een teken erachter dat samen niets betekent.",
      "A backslash with a character behind it that mean nothing together."),
    explanation: Text(
      "In een tekst betekent `\\\"` een aanhalingsteken, `\\\\` een backslash, `\\n` een nieuwe regel, `\\t` een tab en `\\u{20AC}` een teken met een nummer.",
      "In a text `\\\"` means a quote, `\\\\` a backslash, `\\n` a new line, `\\t` a tab and `\\u{20AC}` a character by its number."
    ),
    reason: Text(
      "Zo blijft te zien of de backslash zelf bedoeld is.",
      "So it stays visible whether the backslash itself is meant."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          vraagstuk: "Waar staat map C:«\\p»lannen?"
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          vraagstuk: "Waar staat map C:\\\\plannen?"
        }
        """),
    checks: [.syntax([.invalidEscape])],
    message: { finding in
      return Text(
        "‘\(finding.text(.written))’ betekent niets: bedoelt u een gewone ‘\\’, schrijf dan ‘\\\\’",
        "‘\(finding.text(.written))’ means nothing: if you mean a plain ‘\\’, write ‘\\\\’")
    },
    fixes: { finding, context in
      let start = context.range(finding).lowerBound
      return [context.fix(Text("Schrijf ‘\\\\’", "Write ‘\\\\’"), [TextEdit(start..<start, "\\")])]
    },
    cases: [
      .reports(#"trefwoorden: "a«\q»b""#, saying: "‘\\q’ betekent niets"),
      .silent(#"trefwoorden: "\"\\\n\t\u{20AC}""#),
    ])
}
