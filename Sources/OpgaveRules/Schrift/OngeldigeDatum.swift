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
    },
    cases: [
      .reports("looptijd: «1-3-2026» ..", saying: "schrijf ‘1-3-2026’ als ‘2026-03-01’"),
      .reports("looptijd: «1/3/2026» ..", saying: "als ‘2026-03-01’"),
      .reports("looptijd: «1.3.2026» ..", saying: "als ‘2026-03-01’"),
      .reports("looptijd: «1 maart 2026» ..", saying: "als ‘2026-03-01’"),
      .reports("looptijd: «1 mrt 2026» ..", saying: "als ‘2026-03-01’"),
      .reports("looptijd: «2026-3-1» ..", saying: "als ‘2026-03-01’"),
      .reports("looptijd: «2026-q3» ..", saying: "als ‘2026-Q3’"),
      .reports("looptijd: «2026-3» ..", saying: "als ‘2026-03’"),
      .reports("looptijd: «2025-2035»", saying: "als ‘2025 .. 2035’"),
      .reports("looptijd: «2026 - 2030»", saying: "als ‘2026 .. 2030’"),
      .reports("looptijd: «2026-02-30» ..", saying: "bestaat niet: februari 2026 heeft 28 dagen"),
      .reports("looptijd: «2026-02-00» ..", saying: "bestaat niet: februari 2026 heeft 28 dagen"),
      .reports("looptijd: «30-02-2026» ..", saying: "bestaat niet: februari 2026 heeft 28 dagen"),
      .reports("looptijd: «2026-13» ..", saying: "bestaat niet: een jaar heeft twaalf maanden"),
      .reports("looptijd: «2026-13-01» ..", saying: "bestaat niet: een jaar heeft twaalf maanden"),
      .reports("looptijd: «2026-00» ..", saying: "bestaat niet: een jaar heeft twaalf maanden"),
      .reports("looptijd: «2026-Q5» ..", saying: "bestaat niet: een jaar heeft vier kwartalen"),
      .reports("looptijd: «2026-0» ..", saying: "een jaar heeft twaalf maanden"),
      .reports("looptijd: «1-3-26» ..", saying: "is geen datum"),
      .reports("looptijd: «1-3-20266» ..", saying: "is geen datum"),
      .reports("looptijd: «1-13-26» ..", saying: "is geen datum"),
      .reports("looptijd: «2026-003» ..", saying: "is geen datum"),
      .reports("looptijd: «2026-Q1-1» ..", saying: "is geen datum"),
      .reports("looptijd: «2026-2027-2028»", saying: "een jaar heeft twaalf maanden"),
      .reports("looptijd: «2026-Q555» ..", saying: "een jaar heeft vier kwartalen"),
      .reports("looptijd: «31-1-2026» ..", saying: "als ‘2026-01-31’"),
      .reports("looptijd: «1 mei 2026» ..", saying: "als ‘2026-05-01’"),
      .reports("looptijd: «2026-04-31» ..", saying: "april 2026 heeft 30 dagen"),
      .reports("looptijd: «2026-Q0» ..", saying: "een jaar heeft vier kwartalen"),
      .reports("looptijd: «1-2-3-4» ..", saying: "is geen datum"),
      .silent("looptijd: 2024-02-29 .."),
    ])
}
