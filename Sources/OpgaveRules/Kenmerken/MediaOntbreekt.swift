/// An opgave of which it is not said whether the media look.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let mediaOntbreekt = Rule(
    407, "media-ontbreekt", .waarschuwing,
    Text(
      "Er staat niet hoeveel aandacht de media geven.",
      "It is not said how much attention the media give."),
    explanation: Text(
      "Zet `media` in `kenmerken`: `geen`, `laag`, `gemiddeld` of `hoog`. `geen` is een goed antwoord.",
      "Put `media` in `kenmerken`: `geen`, `laag`, `gemiddeld` or `hoog`. `geen` is a good answer."),
    reason: Text(
      "De gids: een opgave krijgt vaak, niet altijd, aandacht van de media. Wie het opschrijft, heeft erover nagedacht.",
      "The guide: an opgave often, not always, has attention from the media. Who writes it down has thought about it."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: probleem

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem
          media: geen

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken, opgave.lacks(.media, in: kenmerken) else { return }
        findings.report(.keyword(kenmerken))
      }
    ],
    message: { _ in
      Text(
        "hoeveel aandacht geven de media? Zet ‘media’ erbij; ‘geen’ is een goed antwoord",
        "how much attention do the media give? Add ‘media’; ‘geen’ is a good answer")
    },
    cases: [
      .silent("opgave wonen", .file),
      // Of a block that stands there twice the first counts.
      .silent("kenmerken { media: laag }\nkenmerken {}", despite: [207]),
      .silent("kenmerken { media: hog }", despite: [212]),
      .silent("kenmerken { : }", despite: [102]),
    ])
}
