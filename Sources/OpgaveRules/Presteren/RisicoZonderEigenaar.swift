/// A danger that nobody watches.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let risicoZonderEigenaar = Rule(
    691, "risico-zonder-eigenaar", .hint,
    Text(
      "Een open risico zonder eigenaar.",
      "An open risico without an owner."),
    explanation: Text(
      "Noem met `eigenaar` de functie die erop let.",
      "Name with `eigenaar` the functie that watches it."),
    reason: Text(
      "Waar iedereen op let, let niemand op.",
      "What everybody watches nobody watches."),
    source: .practice("paragraaf weerstandsvermogen en risicobeheersing"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          risico «stikstof» "Er komt geen vergunning" {
            maatregel: "Bouwen zonder uitstoot."
          }
        }
        """,
      mended: """
        presteren {
          risico stikstof "Er komt geen vergunning" {
            maatregel: "Bouwen zonder uitstoot."
            eigenaar: opgavemanager-wonen
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for risico in opgave.risicos where opgave.isOpen(risico) && opgave.lacks(.eigenaar, in: risico) {
          findings.report(.name(risico), [.name: .text(opgave.facts.name(of: risico))])
        }
      }
    ],
    message: { finding in
      Text(
        "wie let op ‘\(finding.text(.name))’? Noem een ‘eigenaar’",
        "who watches ‘\(finding.text(.name))’? Name an ‘eigenaar’")
    },
    cases: [
      .silent("presteren { risico r { gesloten: 2026 } }"),
      .reports("presteren { risico «r» { gesloten: 2027 } }"),
      .silent("status: verkenning\npresteren { risico r }"),
    ])
}
