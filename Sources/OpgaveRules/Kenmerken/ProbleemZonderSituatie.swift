/// A problem of which it is not said what it is, or when it is solved.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let probleemZonderSituatie = Rule(
    410, "probleem-zonder-situatie", .waarschuwing,
    Text(
      "Een probleem zonder huidige of zonder gewenste situatie.",
      "A problem without its present or its desired situation."),
    explanation: Text(
      "Een probleem is het verschil tussen hoe het is en hoe het moet zijn. Schrijf beide op, met `huidige-situatie` en `gewenste-situatie`.",
      "A problem is the difference between how it is and how it should be. Write both, with `huidige-situatie` and `gewenste-situatie`."
    ),
    reason: Text(
      "Zonder de twee is achteraf niet te zeggen of het probleem is opgelost.",
      "Without the two nobody can say afterwards whether the problem was solved."),
    source: .practice("VPNG, Opgavegericht werken: het kiezen van de juiste werkwijze"),
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: «probleem»
          huidige-situatie: "Een starter wacht nu gemiddeld negen jaar."

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem
          huidige-situatie: "Een starter wacht nu gemiddeld negen jaar."
          gewenste-situatie: "Een starter wacht in 2030 hooguit twee jaar."

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken, opgave.facts.word(.aard, of: kenmerken) == .probleem,
          let place = opgave.facts.valuePlace(.aard, of: kenmerken)
        else { return }
        let missing = [Field.huidigeSituatie, .gewensteSituatie].filter { opgave.lacks($0, in: kenmerken) }
        if !missing.isEmpty { findings.report(place, [.missing: .fields(missing)]) }
      }
    ],
    message: { finding in
      let list = finding.list(.missing)
      return Text(
        "een probleem is het verschil tussen nu en straks: voeg \(list.nl) toe",
        "a problem is the difference between now and later: add \(list.en)")
    },
    cases: [
      .reports("kenmerken { aard: «probleem» }", saying: "voeg ‘huidige-situatie’ en ‘gewenste-situatie’ toe"),
      .reports(
        """
        kenmerken {
          aard: «probleem»
          gewenste-situatie: "Een starter wacht twee jaar."
        }
        """, saying: "voeg ‘huidige-situatie’ toe"),
      .silent("kenmerken { aard: kans }"),
      .silent("kenmerken {\n  aard: probleem\n  : situatie\n}", despite: [102]),
    ])
}
