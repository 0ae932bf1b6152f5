/// An opdracht from those who live with it.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opdrachtUitLeefwereld = Rule(
    425, "opdracht-uit-leefwereld", .waarschuwing,
    Text(
      "De opdracht komt van een partij uit de leefwereld.",
      "The opdracht comes from a party of the leefwereld."),
    explanation: Text(
      "Een partij uit de leefwereld kan een vraagstuk aandragen; noem dat in `aanleiding`. De opdracht zelf komt van een orgaan, een functie of een partij uit de systeemwereld.",
      "A party of the leefwereld can bring up a question; name that in `aanleiding`. The opdracht itself comes from an orgaan, a functie or a party of the systeemwereld."
    ),
    reason: Text(
      "De gids: de opgave leeft in de leefwereld, de opdracht komt uit de systeemwereld.",
      "The guide: the opgave lives in the leefwereld, the opdracht comes from the systeemwereld."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        opdracht {
          vastgesteld: 2026-02-17
          door: «huurders»
        }
        """,
      mended: """
        opdracht {
          vastgesteld: 2026-02-17
          door: college
          aanleiding: "De huurders vroegen er op 12 januari om"
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let opdracht = opgave.opdracht else { return }
        for ordinal in [opdracht] + opgave.facts.children(of: opdracht) {
          guard let door = opgave.file.target(.door, of: ordinal),
            opgave.file.repository.facts(door).word(.wereld, of: door.ordinal) == .leefwereld,
            let place = opgave.facts.valuePlace(.door, of: ordinal)
          else { continue }
          findings.report(place, [.name: .text(opgave.file.repository.name(door))])
        }
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is een partij uit de leefwereld: welk orgaan of welke functie geeft de opdracht?",
        "‘\(finding.text(.name))’ is a party from the leefwereld: which orgaan or functie gives the opdracht?")
    },
    cases: [
      .reports("opdracht { wijziging 2026-03-01 { door: «omwonenden» } }", saying: "‘omwonenden’ is een partij"),
      .silent("opdracht { door: corporatie }"),
      .silent("opdracht { door: gemeentesecretaris }"),
      .silent("opdracht { door: burgemeester }", despite: [302]),
      .silent("kenmerken { partij bewoners { wereld: leef } }\nopdracht { door: bewoners }", despite: [212]),
    ])
}
