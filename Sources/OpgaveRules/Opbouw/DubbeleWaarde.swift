/// One value said twice.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let dubbeleWaarde = Rule(
    214, "dubbele-waarde", .waarschuwing,
    Text(
      "Dezelfde waarde staat twee keer in een lijst.",
      "The same value stands twice in a list."),
    explanation: Text(
      "In een lijst telt elke waarde één keer.",
      "In a list each value counts once."),
    reason: Text(
      "Dubbel is meestal een vergissing: er was iets anders bedoeld.",
      "Twice is mostly a slip: something else was meant."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          trefwoorden: "wonen", "bouwen", «"wonen"»

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
          trefwoorden: "wonen", "bouwen"

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.doubleValue])],
    message: { finding in
      return Text(
        "deze waarde staat al in de lijst: één keer is genoeg",
        "this value is in the list already: once is enough")
    },
    fixes: { finding, context in
      let offset = context.range(finding).lowerBound
      guard let field = context.node(.field, at: offset), let value = context.node(.value, at: offset),
        let (edits, isClean) = context.tree.removing(value, from: field)
      else { return [] }
      return [context.fix(Text("Haal de herhaling weg", "Remove the repetition"), isCertain: isClean, edits)]
    },
    cases: [
      .reports("sdg: 6, 7, «6»", related: ["6"]),
      .reports(#"trefwoorden: "a", «"\u{61}"»"#),
      .reports("eigen { wijk: x, «x» }"),
      .reports("presteren { indicator a { metingen: 5 op 2026, «5  op 2026» } }"),
      .silent("sdg: 1, 11\ntrefwoorden: \"a\", \"A\""),
      .reports(
        "presteren { indicator a { metingen: onbekend op 2026, «onbekend  op 2026» } }"),
    ])
}
