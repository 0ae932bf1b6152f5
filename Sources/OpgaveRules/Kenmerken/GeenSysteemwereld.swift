/// An opgave that nobody can decide about.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let geenSysteemwereld = Rule(
    404, "geen-systeemwereld", .info,
    Text(
      "Geen partij komt uit de systeemwereld, en geen orgaan of functie geeft de opdracht.",
      "No party comes from the systeemwereld, and no orgaan or functie gives the opdracht."),
    explanation: Text(
      "Noem een partij uit de systeemwereld, of zeg in `opdracht` met `door` welk orgaan of welke functie de opdracht geeft.",
      "Name a party of the systeemwereld, or say in `opdracht` with `door` which orgaan or functie gives the opdracht."
    ),
    reason: Text(
      "De gids: een opgave is vaak een verbinding tussen leefwereld en systeemwereld, en de opdracht komt uit de systeemwereld.",
      "The guide: an opgave is often a link between leefwereld and systeemwereld, and the opdracht comes from the systeemwereld."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: idee

          partij huurders "Huurders" {
            wereld: leefwereld
          }

          partij omwonenden "Omwonenden" {
            wereld: leefwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: idee

          partij huurders "Huurders" {
            wereld: leefwereld
          }

          partij omwonenden "Omwonenden" {
            wereld: leefwereld
          }
        }

        opdracht {
          door: college
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken, opgave.isEntirely(.leefwereld) else { return }
        if opgave.isHidden(opgave.opdracht) { return }
        if let opdracht = opgave.opdracht {
          // A name that is not known may well be an orgaan.
          if opgave.facts.has(.door, of: opdracht) {
            guard let door = opgave.file.target(.door, of: opdracht),
              opgave.file.repository.declaration(door).kind == .partij
            else { return }
          }
        }
        findings.report(.keyword(kenmerken))
      }
    ],
    message: { _ in
      Text(
        "alle partijen staan in de leefwereld: wie in de systeemwereld geeft de opdracht?",
        "all parties belong to the leefwereld: who in the systeemwereld gives the opdracht?")
    },
    cases: [
      .reports(
        """
        «kenmerken» { partij huurders { wereld: leefwereld } }
        opdracht { vastgesteld: 2026-02-17 }
        """),
      .reports(
        """
        «kenmerken» { partij huurders { wereld: leefwereld } }
        opdracht { door: huurders }
        """),
      .silent(
        """
        kenmerken { partij huurders { wereld: leefwereld } }
        opdracht { door: gemeentesecretaris }
        """),
      // Whom a name means that is not known may be of the systeemwereld.
      .silent(
        """
        kenmerken { partij huurders { wereld: leefwereld } }
        opdracht { door: burgemeester }
        """, despite: [302]),
      .silent(
        """
        kenmerken { partij huurders { wereld: leefwereld } }
        opdracht { : college }
        """, despite: [102]),
      .silent("kenmerken { partij corporatie { wereld: systeemwereld } }"),
      .silent("kenmerken { partij huurders { wereld: leefwereld } }\n: opdracht", despite: [102]),
    ])
}
