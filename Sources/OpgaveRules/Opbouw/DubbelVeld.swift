/// One field with two claims.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let dubbelVeld = Rule(
    206, "dubbel-veld", .fout,
    Text(
      "Een veld staat er twee keer.",
      "A field is given twice."),
    explanation: Text(
      "Elk veld staat hooguit één keer in een blok. Het eerste telt; heeft een veld meer waarden, dan staan die achter elkaar met komma’s.",
      "Each field stands at most once in a block. The first counts; where a field has several values they stand behind each other with commas."
    ),
    reason: Text(
      "Anders is niet te zien welke waarde geldt.",
      "Otherwise nobody sees which value holds."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          budget: € 5 mln
          «budget»: € 6 mln

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
          budget: € 6 mln

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.doubleField])],
    message: { finding in
      return Text(
        "het veld ‘\(finding.text(.written))’ staat er al: laat er één staan",
        "the field ‘\(finding.text(.written))’ is there already: keep one")
    },
    cases: [
      .reports("looptijd: 2026 ..\n«looptijd»: 2027 ..", saying: "‘looptijd’", related: ["looptijd"]),
      .reports("eigen {\n  wijk: a\n  wijken: b\n  «wijk»: c\n}", related: ["wijk"]),
      .silent("kenmerken { partij huurders { houding: voor } }"),
    ])
}
