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
        // Of work that is open in what is over another rule speaks.
        guard !opgave.mayBeOver else { return }
        for inspanning in opgave.inspanningen {
          guard let status = opgave.status(of: inspanning),
            let period = opgave.facts.period(.looptijd, of: inspanning),
            let place = opgave.facts.valuePlace(.status, of: inspanning)
          else { continue }
          let hasStarted = period.start.last < opgave.today
          let isToStart = period.start.first > opgave.today
          let hasEnded = period.end.map { $0.last < opgave.today } ?? false
          func tell(_ aspect: Aspect, _ day: Int32) {
            findings.report(place, [.aspect: .aspect(aspect), .status: .word(status), .date: .days(day)])
          }
          switch status {
          case .gepland where hasStarted:
            tell(.started, period.start.first)
          case .lopend where hasEnded, .gepland where hasEnded:
            tell(.ended, period.end?.last ?? 0)
          case .lopend where isToStart, .afgerond where isToStart:
            tell(.upcoming, period.start.first)
          default: break
          }
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
          "the status is ‘\(status)’, but the looptijd starts only on \(day): correct one of them")
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
