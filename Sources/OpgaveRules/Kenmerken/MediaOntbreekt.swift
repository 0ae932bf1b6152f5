/// An opgave of which it is not said whether the media look.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let mediaOntbreekt = Rule(
    407, "media-ontbreekt", .info,
    Text(
      "Er staat niet hoeveel aandacht de media geven.",
      "It is not said how much attention the media give."),
    explanation: Text(
      "Zet `media` in `kenmerken`: `geen`, `laag`, `gemiddeld` of `hoog`. `geen` is een goed antwoord.",
      "Put `media` in `kenmerken`: `geen`, `laag`, `gemiddeld` or `hoog`. `geen` is a good answer."),
    reason: Text(
      "De gids: een opgave krijgt vaak extra aandacht van de media, niet altijd. Wie het opschrijft, heeft erover nagedacht.",
      "The guide: an opgave often has extra attention from the media, not always. Who writes it down has thought about it."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: probleem
          woordvoering: wethouder-wonen

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem
          woordvoering: wethouder-wonen
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
        "how much media attention is there? Add ‘media’; ‘geen’ is a good answer")
    },
    fixes: { finding, context in
      let offset = context.range(finding).lowerBound
      return WordSet.media.words.compactMap { word in
        context.insertion(
          [.field(.media, .name(word.spelling))], inDeclarationAt: offset,
          after: context.lastField(inDeclarationAt: offset)
        ).map {
          Fix(
            Text("Zet er ‘media: \(word.spelling)’ bij", "Add ‘media: \(word.spelling)’"), .personal,
            [context.file: $0])
        }
      }
    },
    cases: [
      .reports(
        "«kenmerken» {\n  aard: kans\n  partij huurders { wereld: leefwereld }\n}",
        mended: "kenmerken {\n  aard: kans\n  media: geen\n  partij huurders { wereld: leefwereld }\n}"),
      .silent("opgave wonen", .file),
      // Of a block that stands there twice the first counts.
      .silent("kenmerken { media: laag }\nkenmerken {}", despite: [207]),
      .silent("kenmerken { media: hog }", despite: [212]),
      .silent("kenmerken { : }", despite: [102]),
    ])
}
