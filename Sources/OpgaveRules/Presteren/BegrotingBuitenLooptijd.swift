/// Money in a year in which nothing is done.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let begrotingBuitenLooptijd = Rule(
    681, "begroting-buiten-looptijd", .waarschuwing,
    Text(
      "Een begroting van een jaar buiten de looptijd.",
      "A begroting of a year outside the looptijd."),
    explanation: Text(
      "Het gaat om de looptijd van de opgave, of van de inspanning waarin de begroting staat.",
      "It is about the looptijd of the opgave, or of the inspanning in which the begroting stands."),
    reason: Text(
      "Geld voor een jaar waarin er niets loopt, is vergeten of staat op de verkeerde plaats.",
      "Money for a year in which nothing runs was forgotten or stands in the wrong place."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        looptijd: 2026 .. 2027

        begroting «2028» {
          lasten: € 40.000
        }
        """,
      mended: """
        looptijd: 2026 .. 2028

        begroting 2028 {
          lasten: € 40.000
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for (ordinal, side) in opgave.outsideLooptijd(opgave.begrotingen) { findings.report(.name(ordinal), side) }
      }
    ],
    message: { finding in
      finding.aspect == .early
        ? Text(
          "dit jaar ligt voor de looptijd, die op \(finding.text(.date)) begint: klopt het jaar, of de looptijd?",
          "this year lies before the looptijd, which starts on \(finding.text(.date)): is the year right, or the looptijd?"
        )
        : Text(
          "dit jaar ligt na de looptijd, die op \(finding.text(.date)) eindigt: klopt het jaar, of de looptijd?",
          "this year lies after the looptijd, which ends on \(finding.text(.date)): is the year right, or the looptijd?"
        )
    },
    cases: [
      .reports("looptijd: 2026 .. 2027\nbegroting «2025» { lasten: € 5 }", saying: "die op 2026-01-01 begint"),
      .reports("looptijd: 2026 .. 2027\nbegroting «2028» { lasten: € 5 }", saying: "die op 2027-12-31 eindigt"),
      .reports(
        "looptijd: 2026 .. 2030\npresteren { inspanning i {\n  looptijd: 2026 .. 2027\n  begroting «2029» { lasten: € 5 }\n} }"
      ),
      .silent("looptijd: 2026-12-31 .. 2027-01-01\nbegroting 2026 { lasten: € 5 }\nbegroting 2027 { lasten: € 5 }"),
      .silent("looptijd: 2026 ..\nbegroting 2030 { lasten: € 5 }"),
      .silent("begroting 2030 { lasten: € 5 }"),
    ])
}
