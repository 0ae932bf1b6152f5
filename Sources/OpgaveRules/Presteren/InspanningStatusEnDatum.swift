/// A status that the calendar contradicts.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let inspanningStatusEnDatum = Rule(
    662, "inspanning-status-en-datum", .waarschuwing,
    Text(
      "De status van een inspanning klopt niet met haar looptijd.",
      "The status of an inspanning does not agree with its looptijd."),
    explanation: Text(
      "Gemeld wordt wat `gepland` is na zijn begin, `lopend` voor zijn begin of na zijn einde, en `afgerond` voor zijn begin.",
      "Reported is what is `gepland` after its start, `lopend` before its start or after its end, and `afgerond` before its start."
    ),
    reason: Text(
      "In registers staat slapend werk als lopend, en begint werk buiten het register om.",
      "In registers dormant work is listed as running, and work starts outside the register."),
    source: .practice("VPNG, verslag portfoliomanagement en gemeenteraadsverkiezingen"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            status: «gepland»
            looptijd: 2026-03-01 .. 2028
          }
        }
        """,
      mended: """
        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            status: lopend
            looptijd: 2026-03-01 .. 2028
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for inspanning in opgave.inspanningen {
          guard let (place, aspect, day) = opgave.statusAgainstDates(inspanning, on: opgave.today),
            let status = opgave.status(of: inspanning)
          else { continue }
          findings.report(place, [.aspect: .aspect(aspect), .status: .word(status), .date: .days(day)])
        }
      }
    ],
    message: { finding in
      let (status, day) = (finding.text(.status), finding.text(.date))
      switch finding.aspect {
      case .started?:
        return Text(
          "de status is ‘\(status)’, maar de looptijd begon op \(day): is zij al ‘lopend’?",
          "the status is ‘\(status)’, but the looptijd started on \(day): is it ‘lopend’ by now?")
      case .ended?:
        return Text(
          "de status is ‘\(status)’, maar de looptijd eindigde op \(day): rond af of verleng",
          "the status is ‘\(status)’, but the looptijd ended on \(day): finish or extend")
      default:
        return Text(
          "de status is ‘\(status)’, maar de looptijd begint pas op \(day): verbeter een van beide",
          "the status is ‘\(status)’, but the looptijd does not start until \(day): correct one of them")
      }
    },
    cases: [
      .reports(
        "presteren { inspanning a {\n  status: «gepland»\n  looptijd: 2026-06-30 ..\n} }",
        saying: "maar de looptijd begon op 2026-06-30"),
      .reports(
        "presteren { inspanning a {\n  status: «lopend»\n  looptijd: 2025 .. 2026-06-30\n} }",
        saying: "maar de looptijd eindigde op 2026-06-30"),
      .reports(
        "presteren { inspanning a {\n  status: «gepland»\n  looptijd: 2026 .. 2026-06-30\n} }",
        saying: "maar de looptijd eindigde"),
      .reports(
        "presteren { inspanning a {\n  status: «lopend»\n  looptijd: 2026-07-02 ..\n} }",
        saying: "begint pas op 2026-07-02"),
      .reports(
        "presteren { inspanning a {\n  status: «afgerond»\n  looptijd: 2026-08 ..\n} }",
        saying: "begint pas op 2026-08-01"),
      .silent("presteren { inspanning a {\n  status: gepland\n  looptijd: 2026-07-01 .. 2026-07-01\n} }"),
      .silent("presteren { inspanning a {\n  status: lopend\n  looptijd: 2026-07-01 .. 2026-07-01\n} }"),
      .silent("presteren { inspanning a {\n  status: afgerond\n  looptijd: 2026-07 .. 2026\n} }"),
      .silent("presteren { inspanning a {\n  status: lopend\n  looptijd: 2026-06 ..\n} }"),
      .silent("presteren { inspanning a {\n  status: afgerond\n  looptijd: 2025 .. 2025\n} }"),
      .silent("presteren { inspanning a {\n  status: gepland\n  looptijd: 2027 ..\n} }"),
      .silent("presteren { inspanning a {\n  status: stilgelegd\n  looptijd: 2027 ..\n} }"),
      .silent("status: afgerond\npresteren { inspanning a {\n  status: gepland\n  looptijd: 2025 ..\n} }"),
    ])
}

extension OpgaveContext {
  /// How the status of an inspanning differs on a day from what its looptijd says, and the day that says so.
  func statusAgainstDates(_ inspanning: DeclarationIndex, on day: Int32) -> (place: Part, aspect: Aspect, day: Int32)? {
    // Of work that is open in what is over another rule speaks.
    guard !mayBeOver, let status = status(of: inspanning), let period = facts.period(.looptijd, of: inspanning),
      let place = facts.valuePlace(.status, of: inspanning)
    else { return nil }
    let isToStart = period.start.first > day
    let hasEnded = period.end.map { $0.last < day } ?? false
    switch status {
    case .gepland where period.start.last < day: return (place, .started, period.start.first)
    case .lopend where hasEnded, .gepland where hasEnded: return (place, .ended, period.end?.last ?? 0)
    case .lopend where isToStart, .afgerond where isToStart: return (place, .upcoming, period.start.first)
    default: return nil
    }
  }
}
