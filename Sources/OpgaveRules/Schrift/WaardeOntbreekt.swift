/// Something announced and not said.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let waardeOntbreekt = Rule(
    107, "waarde-ontbreekt", .fout,
    Text(
      "Een veld zonder waarde.",
      "A field without a value."),
    explanation: Text(
      "Na `:`, na een komma en voor `..` hoort een waarde. Een veld dat niets te zeggen heeft, laat u weg.",
      "After `:`, after a comma and before `..` belongs a value. A field that has nothing to say is left out."),
    reason: Text(
      "Weglaten betekent: onbekend. Een leeg veld betekent niets.",
      "Left out means unknown. An empty field means nothing."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          «status:»
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          status: uitvoering
        }
        """),
    checks: [.syntax([.missingValue]), .misfits([.missingValue])],
    message: { finding in
      return Text(
        "hier ontbreekt een waarde: vul haar in of haal het veld weg",
        "a value is missing here: fill it in or remove the field")
    })
}
