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
      switch finding.text(.written) {
      case ",":
        return Text(
          "achter deze komma ontbreekt een waarde: vul haar in of haal de komma weg",
          "behind this comma a value is missing: fill it in or remove the comma")
      case "..", "–", "—":
        return Text(
          "aan een kant van ‘..’ ontbreekt iets: een periode heeft een begin, een bereik twee getallen",
          "at one side of ‘..’ something is missing: a period has a start, a range two numbers")
      case "op":
        return Text(
          "achter ‘op’ ontbreekt een datum, zoals ‘op 2026-03-01’",
          "behind ‘op’ a date is missing, such as ‘op 2026-03-01’")
      case "€", "EUR", "≥", "≤", ">", "<", ">=", "<=":
        return Text(
          "achter ‘\(finding.text(.written))’ ontbreekt een getal",
          "behind ‘\(finding.text(.written))’ a number is missing")
      default:
        return Text(
          "hier ontbreekt een waarde: vul haar in of haal het veld weg",
          "a value is missing here: fill it in or remove the field")
      }
    },
    cases: [
      .reports("trefwoorden: \"wonen\"«,»\nlooptijd: 2026 ..", saying: "achter deze komma"),
      .reports("looptijd: «..» 2026", saying: "aan een kant van ‘..’"),
      .reports("looptijd: «–» 2026", saying: "aan een kant van ‘..’"),
      .reports("presteren { indicator a { nulmeting: 5 «op» } }", saying: "achter ‘op’ ontbreekt een datum"),
      .reports("budget: «€»", saying: "achter ‘€’ ontbreekt een getal"),
      .reports("presteren { indicator a { nulmeting: «≥» } }", saying: "achter ‘≥’ ontbreekt een getal"),
      .reports("«looptijd»", saying: "hier ontbreekt een waarde"),
      .reports("eigen { «wijk» }"),
      .silent("trefwoorden:\n  \"wonen\""),
    ])
}
