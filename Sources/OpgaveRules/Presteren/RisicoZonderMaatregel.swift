/// A danger that is only written down.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let risicoZonderMaatregel = Rule(
    690, "risico-zonder-maatregel", .waarschuwing,
    Text(
      "Een open risico zonder maatregel.",
      "An open risico without a maatregel."),
    explanation: Text(
      "Schrijf met `maatregel` wat eraan gedaan wordt, ook als dat afwachten is; sluit met `gesloten` wat geen risico meer is. Zijn kans of gevolg laag, dan is het een hint.",
      "Write with `maatregel` what is done about it, also where that is waiting; close with `gesloten` what is no risk any more. Where kans or gevolg is laag it is a hint."
    ),
    reason: Text(
      "Een lijst van gevaren helpt pas als erbij staat wat men doet.",
      "A list of dangers helps only where it says what is done."),
    source: .practice("paragraaf weerstandsvermogen en risicobeheersing"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          risico «stikstof» "Er komt geen vergunning" {
            kans: gemiddeld
            gevolg: hoog
          }
        }
        """,
      mended: """
        presteren {
          risico stikstof "Er komt geen vergunning" {
            kans: gemiddeld
            gevolg: hoog
            maatregel: "Bouwen zonder uitstoot, in overleg met de provincie."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        for risico in opgave.risicos where opgave.isOpen(risico) && opgave.lacks(.maatregel, in: risico) {
          let isLight = [Field.kans, .gevolg].contains { facts.word($0, of: risico) == .laag }
          findings.report(
            .name(risico), [.name: .text(facts.name(of: risico))], severity: isLight ? .hint : .waarschuwing)
        }
      }
    ],
    message: { finding in
      Text(
        "wat wordt er gedaan aan ‘\(finding.text(.name))’? Schrijf het bij ‘maatregel’",
        "what is done about ‘\(finding.text(.name))’? Write it in ‘maatregel’")
    },
    cases: [
      .reports("presteren { risico «r» { kans: laag } }", as: .hint),
      .reports("presteren { risico «r» { gevolg: laag } }", as: .hint),
      .reports("presteren { inspanning i { risico «r» } }"),
      .silent("presteren { risico r { gesloten: 2026-07-01 } }"),
      .reports("presteren { risico «r» { gesloten: 2026-07-02 } }"),
      .silent("presteren { risico r { gesloten: ja } }", despite: [211]),
      .silent("status: concept\npresteren { risico r }"),
      .silent("presteren { inspanning i {\n  status: afgerond\n  risico r\n} }"),
      .silent("presteren { risico r {\n  : \"x\"\n} }", despite: [102]),
    ])
}
