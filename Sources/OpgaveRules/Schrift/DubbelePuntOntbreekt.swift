/// A field that reads like a header.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let dubbelePuntOntbreekt = Rule(
    108, "dubbele-punt-ontbreekt", .fout,
    Text(
      "Een veld zonder `:` achter zijn naam.",
      "A field without `:` behind its name."),
    explanation: Text(
      "Tussen de naam van een veld en zijn waarde staat een dubbele punt.",
      "Between the name of a field and its value stands a colon."),
    reason: Text(
      "De dubbele punt is wat een veld van een blok onderscheidt.",
      "The colon is what tells a field from a block."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          «status» uitvoering
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          status: uitvoering
        }
        """),
    checks: [.syntax([.missingColon]), .misfits([.missingColon])],
    message: { finding in
      return Text(
        "achter ‘\(finding.text(.written))’ ontbreekt een dubbele punt: schrijf ‘\(finding.text(.written)): …’",
        "a colon is missing after ‘\(finding.text(.written))’: write ‘\(finding.text(.written)): …’")
    },
    fixes: { finding, context in
      let range = context.range(finding)
      let end = range.upperBound
      // What a field has is not a name and a title, nor a block.
      if let parts = context.declaration(at: range.lowerBound),
        parts.name != nil && parts.title != nil || parts.block != nil,
        context.tree.range(parts.index).lowerBound == range.lowerBound
      {
        return []
      }
      return [context.fix(Text("Voeg ‘:’ toe", "Add ‘:’"), [TextEdit(end..<end, ":")])]
    },
    cases: [
      .reports("«budget» € 5", saying: "schrijf ‘budget: …’", mended: "budget: € 5"),
      .reports("eigen { «wijk» centrum }", mended: "eigen { wijk: centrum }"),
      .reports("eigen { «wijk» \"Centrum\" }", mended: "eigen { wijk: \"Centrum\" }"),
      .reports("«status» concept \"Concept\"", isUnmendable: true),
      .reports("«status» concept {\n}", isUnmendable: true),
      .silent("kenmerken { partij huurders }"),
    ])
}
