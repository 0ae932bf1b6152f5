/// An opdracht that fell from the sky.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let herkomstOntbreekt = Rule(
    424, "herkomst-ontbreekt", .waarschuwing,
    Text(
      "Van een opdracht staat niet hoe zij ontstond.",
      "It is not said how an opdracht came to be."),
    explanation: Text(
      "Schrijf de `aanleiding` op, en de weg ernaartoe: in woorden met `voorgeschiedenis`, of met `herkomst` de opgave waaruit deze voortkwam.",
      "Write the `aanleiding`, and the way that led there: in words with `voorgeschiedenis`, or with `herkomst` the opgave from which this one came."
    ),
    reason: Text(
      "De gids: het is belangrijk te weten hoe de opdracht is ontstaan.",
      "The guide: it is important to know how the opdracht came to be."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «opdracht» {
          vastgesteld: 2026-02-17
          door: college
          aanleiding: "Woondeal van de regio"
        }
        """,
      mended: """
        opdracht {
          vastgesteld: 2026-02-17
          door: college
          aanleiding: "Woondeal van de regio"
          voorgeschiedenis: "De raad besprak drie scenario's en koos voor bouwen binnen de stad."
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let opdracht = opgave.opdracht else { return }
        var missing: [Field] = []
        if opgave.lacks(.aanleiding, in: opdracht) { missing.append(.aanleiding) }
        if opgave.lacks(.voorgeschiedenis, in: opdracht), opgave.lacks(.herkomst, in: opdracht) {
          missing.append(.voorgeschiedenis)
        }
        if !missing.isEmpty { findings.report(.keyword(opdracht), [.missing: .fields(missing)]) }
      }
    ],
    message: { finding in
      let list = finding.list(.missing)
      return Text(
        "hoe is deze opdracht ontstaan? Voeg \(list.nl) toe",
        "how did this opdracht come to be? Add \(list.en)")
    },
    cases: [
      .reports("«opdracht» { door: college }", saying: "Voeg ‘aanleiding’ en ‘voorgeschiedenis’ toe"),
      .reports(
        #"«opdracht» { voorgeschiedenis: "De raad besprak drie scenario's." }"#, saying: "Voeg ‘aanleiding’ toe"),
      .silent(
        """
        opdracht {
          aanleiding: "Woondeal van de regio"
          herkomst: woonvisie
        }
        """, beside: ["visie.opgave": "opgave woonvisie { organisatie: merwestad }"]),
      .silent("opdracht { : }", despite: [102]),
    ])
}
