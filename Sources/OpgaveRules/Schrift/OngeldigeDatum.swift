/// Dates that the calendar or the notation does not have.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let ongeldigeDatum = Rule(
    111, "ongeldige-datum", .fout,
    Text(
      "Een datum die niet bestaat of anders geschreven is dan het hoort.",
      "A date that does not exist or is not written as it should be."),
    explanation: Text(
      "Een datum is `2026`, `2026-Q3`, `2026-03` of `2026-03-01`.",
      "A date is `2026`, `2026-Q3`, `2026-03` or `2026-03-01`."),
    reason: Text(
      "Zo sorteren datums vanzelf en kan `1-3` niet ook 3 januari zijn.",
      "This way dates sort by themselves and `1-3` cannot be 3 January too."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          opdracht {
            vastgesteld: «1-3-2026»
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          opdracht {
            vastgesteld: 2026-03-01
          }
        }
        """),
    checks: [.syntax([.invalidDate])],
    message: { finding in
      let written = finding.text(.written)
      guard let meant = Meant.date(written) else {
        if let limit = Meant.limit(written) {
          return Text(
            "‘\(written)’ bestaat niet: \(limit.nl)", "‘\(written)’ does not exist: \(limit.en)")
        }
        return Text(
          "‘\(written)’ is geen datum: schrijf bijvoorbeeld ‘2026’, ‘2026-Q3’, ‘2026-03’ of ‘2026-03-01’",
          "‘\(written)’ is no date: write for instance ‘2026’, ‘2026-Q3’, ‘2026-03’ or ‘2026-03-01’")
      }
      return Text(
        "schrijf ‘\(finding.text(.written))’ als ‘\(meant)’",
        "write ‘\(finding.text(.written))’ as ‘\(meant)’")
    },
    fixes: { finding, context in
      guard let meant = Meant.date(context.tree.text(context.range(finding))) else { return [] }
      return context.replace(finding, Text("Schrijf ‘\(meant)’", "Write ‘\(meant)’"), with: meant)
    })
}
