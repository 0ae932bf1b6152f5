/// A text that waits for somebody to write it.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let invultekst = Rule(
    217, "invultekst", .info,
    Text(
      "Een tekst die alleen een plaats openhoudt.",
      "A text that only holds a place."),
    explanation: Text(
      "Dat zijn de teksten die de hulpmiddelen zelf neerzetten, en `…`, `TODO`, `nog invullen`, `n.t.b.` of een vraag zonder woorden, zoals `Hoe …?`; ook als titel. Hoofdletters en leestekens aan het eind maken niet uit. Weet u het nog niet, laat het veld dan weg: wat er niet staat, is onbekend.",
      "These are the texts that the tools put in themselves, and `…`, `TODO`, `nog invullen`, `n.t.b.` or a question without words, such as `Hoe …?`; as a title too. Capitals and punctuation at the end do not matter. Where you do not know yet leave the field out: what is not there is unknown."
    ),
    reason: Text(
      "Een veld dat ingevuld lijkt, telt overal mee; een vraag die open blijft, ziet dan niemand.",
      "A field that looks filled in counts everywhere; a question that stays open nobody sees then."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        vraagstuk: «"Hoe …?"»
        """,
      mended: """
        vraagstuk: "Hoe komen er genoeg woningen voor starters?"
        """),
    checks: [
      .tree { context, findings in
        for index in HeldPlace.all(in: context.prose, context.tree) {
          let holder = context.tree.ancestors(of: index).first { context.tree.kind($0) == .field }
          let field = holder.flatMap { Lexicon.shared.entry(FieldSyntax($0, in: context.tree).text)?.field }
          findings.report(.range(context.tree.range(index)), field.map { [.field: .field($0)] } ?? [:])
        }
      }
    ],
    message: { finding in
      if let field = finding.field?.spelling {
        return Text(
          "vul ‘\(field)’ nog in: schrijf op wat u weet, of laat het weg",
          "‘\(field)’ is still to be filled in: write what you know, or leave it out")
      }
      return Text(
        "hier moet nog iets komen: schrijf op wat u weet", "this is still to be filled in: write what you know")
    },
    cases: [
      .reports(#"vraagstuk: «"TODO"»"#),
      .reports(#"antwoord: «"n.t.b."»"#),
      .reports(#"antwoord: «"Nog invullen!"»"#),
      .reports(#"antwoord: «"..."»"#),
      .reports(#"antwoord: «"Welke …"»"#),
      .reports(#"antwoord: «"Waarom past deze werkwijze?"»"#),
      .reports("antwoord: «\"\"\"\n    …\n    \"\"\"»"),
      .reports(#"presteren { doel groei «"Titel"» }"#),
      .reports(#"trefwoorden: "wonen", «"tbd"»"#),
      .silent(#"antwoord: "Hoe""#),
      .silent(#"antwoord: "-""#),
      .silent(#"antwoord: "De todo van de raad is af.""#),
      .silent(#"antwoord: "Hoe … dat gaat, weten wij niet.""#),
      .silent("# TODO\n" + #"antwoord: "Ja.""#),
      .silent(#"antwoord: "TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO TODO""#),
    ])
}
