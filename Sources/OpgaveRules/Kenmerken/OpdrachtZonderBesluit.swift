/// A decision of nobody.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opdrachtZonderBesluit = Rule(
    421, "opdracht-zonder-besluit", .fout,
    Text(
      "Een opdracht is vastgesteld, maar er staat niet door wie.",
      "An opdracht was set, but it is not said by whom."),
    explanation: Text(
      "Noem met `door` het orgaan, de functie of de partij die de opdracht vaststelde.",
      "Name with `door` the orgaan, functie or partij that set the opdracht."),
    reason: Text(
      "Een besluit waarvan niemand weet wie het nam, kan ook niemand uitleggen of veranderen.",
      "A decision of which nobody knows who took it can be explained and changed by nobody."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        opdracht {
          «vastgesteld»: 2026-02-17
        }
        """,
      mended: """
        opdracht {
          vastgesteld: 2026-02-17
          door: college
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let opdracht = opgave.opdracht, opgave.lacks(.door, in: opdracht),
          let place = opgave.facts.keyPlace(.vastgesteld, of: opdracht)
        else { return }
        findings.report(place)
      }
    ],
    message: { _ in
      Text(
        "wie heeft deze opdracht vastgesteld? Zet ‘door’ erbij, zoals ‘door: college’",
        "who set this opdracht? Add ‘door’, such as ‘door: college’")
    },
    cases: [
      .silent("opdracht"),
      .silent("opdracht {\n  vastgesteld: 2026-02-17\n  door: burgemeester\n}", despite: [302]),
      .silent("opdracht {\n  vastgesteld: 2026-02-17\n  : college\n}", despite: [102]),
    ])
}
