/// A text that says nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let legeTekst = Rule(
    215, "lege-tekst", .waarschuwing,
    Text(
      "Een tekst zonder inhoud.",
      "A text without content."),
    explanation: Text(
      "Een tekst van alleen spaties zegt niets. Weet u het nog niet, laat het veld dan weg.",
      "A text of spaces only says nothing. Where you do not know yet, leave the field out."),
    reason: Text(
      "Weggelaten betekent onbekend; leeg lijkt ingevuld.",
      "Left out means unknown; empty looks filled in."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: «" "»

          kenmerken {
            aard: probleem
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.emptyText])],
    message: { finding in
      return Text(
        "deze tekst is leeg: vul haar in of haal het veld weg",
        "this text is empty: fill it in or remove the field")
    },
    cases: [
      .reports(#"kenmerken { partij huurders «" "» }"#),
      .reports("vraagstuk: «\"\"\"\n  \"\"\"»"),
      .silent(#"kenmerken { partij a " }"#, despite: [103]),
      .silent(#"eigen { wijk: "" }"#),
    ])
}
