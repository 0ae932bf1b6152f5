/// Much to say, and nobody to say it.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let mediaZonderWoordvoering = Rule(
    408, "media-zonder-woordvoering", .waarschuwing,
    Text(
      "Veel aandacht van de media, en geen woordvoerder.",
      "Much attention from the media, and no spokesperson."),
    explanation: Text(
      "Bij `media: hoog` hoort `woordvoering`: de functie die het woord voert.",
      "With `media: hoog` belongs `woordvoering`: the functie that speaks."),
    reason: Text(
      "Als niet is afgesproken wie belt, belt iedereen, en hoort de stad drie verhalen.",
      "Where it is not agreed who answers the call, everybody does, and the town hears three stories."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: probleem
          media: «hoog»

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem
          media: hoog
          woordvoering: wethouder-wonen

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken, opgave.facts.word(.media, of: kenmerken) == .hoog,
          opgave.lacks(.woordvoering, in: kenmerken),
          let place = opgave.facts.valuePlace(.media, of: kenmerken)
        else { return }
        findings.report(place)
      }
    ],
    message: { _ in
      Text(
        "de media geven veel aandacht: wie voert het woord? Zet ‘woordvoering’ erbij",
        "there is a lot of media attention: who is the spokesperson? Add ‘woordvoering’")
    },
    cases: [
      .silent("kenmerken { media: gemiddeld }"),
      .silent("kenmerken {\n  media: hoog\n  woordvoering: burgemeester\n}", despite: [302]),
      .silent("kenmerken {\n  media: hoog\n  : wethouder-wonen\n}", despite: [102]),
    ])
}
