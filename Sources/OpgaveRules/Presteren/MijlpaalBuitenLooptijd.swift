/// A point that does not lie on the way.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let mijlpaalBuitenLooptijd = Rule(
    686, "mijlpaal-buiten-looptijd", .waarschuwing,
    Text(
      "Een mijlpaal buiten de looptijd.",
      "A mijlpaal outside the looptijd."),
    explanation: Text(
      "Het gaat om de looptijd van de opgave, of van de inspanning waarin de mijlpaal staat.",
      "It is about the looptijd of the opgave, or of the inspanning in which the mijlpaal stands."),
    reason: Text(
      "Een van beide data klopt niet, en niemand weet welke.",
      "One of both dates is wrong, and nobody knows which."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        looptijd: 2026 .. 2027

        presteren {
          mijlpaal «2028-03-01» "Oplevering" {
            soort: oplevering
          }
        }
        """,
      mended: """
        looptijd: 2026 .. 2028

        presteren {
          mijlpaal 2028-03-01 "Oplevering" {
            soort: oplevering
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for (ordinal, side) in opgave.outsideLooptijd(opgave.mijlpalen) { findings.report(.name(ordinal), side) }
      }
    ],
    message: { finding in
      finding.aspect == .early
        ? Text(
          "deze mijlpaal ligt voor de looptijd, die op \(finding.text(.date)) begint: klopt de datum, of de looptijd?",
          "this mijlpaal lies before the looptijd, which starts on \(finding.text(.date)): is the date right, or the looptijd?"
        )
        : Text(
          "deze mijlpaal ligt na de looptijd, die op \(finding.text(.date)) eindigt: klopt de datum, of de looptijd?",
          "this mijlpaal lies after the looptijd, which ends on \(finding.text(.date)): is the date right, or the looptijd?"
        )
    },
    cases: [
      .reports(
        "looptijd: 2027 .. 2028\npresteren { mijlpaal «2026-12-31» \"M\" }", saying: "die op 2027-01-01 begint"),
      .reports(
        "looptijd: 2026 .. 2027\npresteren { mijlpaal «2028-01-01» \"M\" }", saying: "die op 2027-12-31 eindigt"),
      .reports(
        "looptijd: 2026 .. 2030\npresteren { inspanning i {\n  looptijd: 2026 .. 2027\n  mijlpaal «2029» \"M\"\n} }"),
      .silent("looptijd: 2026-08 .. 2027-02\npresteren {\n  mijlpaal 2026-08-01 \"M\"\n  mijlpaal 2027 \"N\"\n}"),
      .silent("looptijd: 2026 ..\npresteren { mijlpaal 2040 \"M\" }"),
      .silent("presteren { mijlpaal 2040 \"M\" }"),
    ])
}
