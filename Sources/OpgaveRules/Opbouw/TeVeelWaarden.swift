/// A list where one value belongs.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let teVeelWaarden = Rule(
    213, "te-veel-waarden", .fout,
    Text(
      "Meer waarden in een veld waar er één hoort.",
      "Several values in a field that takes one."),
    explanation: Text(
      "Alleen sommige velden nemen een lijst. Bij de andere telt de eerste waarde.",
      "Only some fields take a list. With the others the first value counts."),
    reason: Text(
      "Twee antwoorden op één vraag is geen antwoord.",
      "Two answers to one question are no answer."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          budget: € 5 mln, «€ 6 mln»

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
          budget: € 5 mln

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.tooManyValues])],
    message: { finding in
      let name = finding.field.map { "‘\($0.spelling)’" }
      return Text(
        "bij \(name ?? "dit veld") hoort één waarde: haal deze weg",
        "\(name ?? "this field") takes one value: remove this one")
    },
    fixes: { finding, context in
      guard let node = context.node(.field, at: context.range(finding).lowerBound) else { return [] }
      let values = FieldSyntax(node, in: context.tree).values.map { context.tree.range($0.index) }
      guard let first = values.first, let last = values.last, values.count <= 6 else { return [] }
      let whole = first.lowerBound..<last.upperBound
      guard !context.tree.hasLineEnd(in: whole) else { return [] }
      return values.map { value in
        let text = context.tree.text(value)
        return Fix(Text("Houd ‘\(text)’", "Keep ‘\(text)’"), .personal, [context.file: [TextEdit(whole, text)]])
      }
    },
    cases: [
      .reports("kenmerken { aard: kans, «probleem», idee }", saying: "bij ‘aard’ hoort één waarde"),
      .reports(
        "instellingen { regels { media-ontbreekt: uit, «hint» } }", .settings, saying: "bij dit veld hoort één waarde"),
      .silent("trefwoorden: \"wonen\", \"bouwen\""),
    ])
}
