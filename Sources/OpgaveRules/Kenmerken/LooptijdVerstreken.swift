/// Work past its own end.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let looptijdVerstreken = Rule(
    428, "looptijd-verstreken", .waarschuwing,
    Text(
      "De looptijd is voorbij, maar de opgave is niet afgerond.",
      "The looptijd has passed, but the opgave is not finished."),
    explanation: Text(
      "Rond de opgave af, stop haar, of geef haar een nieuwe looptijd; leg dat laatste vast als `wijziging` van de opdracht.",
      "Finish the opgave, stop it, or give it a new looptijd; record the last as a `wijziging` of the opdracht."),
    reason: Text(
      "In registers staat slapend werk als lopend; wie erop stuurt, verdeelt mensen en geld over wat er niet meer is.",
      "In registers dormant work is listed as running; who steers by them divides people and money over what is no longer there."
    ),
    source: .practice("VPNG, verslag portfoliomanagement en gemeenteraadsverkiezingen"),
    example: Example(
      .opgave,
      reported: """
        status: uitvoering
        looptijd: 2022 .. «2025»
        """,
      mended: """
        status: afgerond
        looptijd: 2022 .. 2025
        """),
    checks: [
      .opgave { opgave, findings in
        guard let (place, end) = opgave.pastLooptijd(on: opgave.today), let status = opgave.status else { return }
        findings.report(place, [.end: .days(end), .status: .word(status)])
      }
    ],
    message: { finding in
      Text(
        "de looptijd eindigde op \(finding.text(.end)), maar de status is ‘\(finding.text(.status))’: rond af of verleng",
        "the looptijd ended on \(finding.text(.end)), but the status is ‘\(finding.text(.status))’: finish or extend")
    },
    cases: [
      .reports(
        "status: vastgesteld\nlooptijd: 2022 .. «2026-06-30»",
        saying: "eindigde op 2026-06-30, maar de status is ‘vastgesteld’"),
      .reports("status: stilgelegd\nlooptijd: 2022 .. «2026-06»"),
      .silent("looptijd: 2022 .. 2026-07-01"),
      .silent("looptijd: 2022 .. 2026"),
      .silent("looptijd: 2022 .."),
      .silent("looptijd: 2025", despite: [211]),
      .silent("status: concept\nlooptijd: 2022 .. 2025"),
    ])
}

extension OpgaveContext {
  /// The end of a looptijd that is past on a day, while it is being worked on.
  func pastLooptijd(on day: Int32) -> (place: Part, end: Int32)? {
    guard isActive, let end = facts.end(.looptijd, of: ordinal).date, end.last < day,
      case .value(let place)? = facts.valuePlace(.looptijd, of: ordinal)
    else { return nil }
    return (.end(place), end.last)
  }
}
