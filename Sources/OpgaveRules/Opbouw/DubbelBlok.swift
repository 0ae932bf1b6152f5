/// One block in two places.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let dubbelBlok = Rule(
    207, "dubbel-blok", .fout,
    Text(
      "Een blok dat één keer mag voorkomen, staat er twee keer.",
      "A block that may occur once is given twice."),
    explanation: Text(
      "Blokken zonder naam, zoals `kenmerken` en `sturen`, staan hooguit één keer in een opgave. Het eerste telt.",
      "Blocks without a name, such as `kenmerken` and `sturen`, stand at most once in an opgave. The first counts."),
    reason: Text(
      "Wat bij elkaar hoort, staat bij elkaar.",
      "What belongs together stands together."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem
          }

          «kenmerken» {
            aard: kans
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.doubleBlock])],
    message: { finding in
      if finding.block == .begroting {
        return Text(
          "van dit jaar staat er al een ‘begroting’: voeg de twee samen",
          "of this year there is a ‘begroting’ already: join the two")
      }
      return Text(
        "het blok ‘\(finding.text(.written))’ staat er al: voeg de twee samen",
        "the block ‘\(finding.text(.written))’ is there already: join the two")
    },
    cases: [
      .reports(
        "begroting 2026 { lasten: € 5 }\n«begroting» 2026 { lasten: € 6 }", saying: "van dit jaar staat er al een"),
      // Money is given once a year, and the opgave and its inspanningen each have theirs.
      .reports(
        """
        begroting 2026 { lasten: € 5 }
        begroting 2027 { lasten: € 5 }
        «begroting» 2026 { lasten: € 6 }
        presteren { inspanning i { begroting 2026 { lasten: € 5 } } }
        """, saying: "‘begroting’", related: ["begroting"]),
      .silent("begroting { lasten: € 5 }\nbegroting { lasten: € 5 }", despite: [208]),
      .silent("presteren {\n  mijlpaal 2026-07-02 \"A\"\n  mijlpaal 2026-07-02 \"B\"\n}"),
      .reports("sturen\n«sturen»", saying: "‘sturen’", related: ["sturen"]),
      .reports("instellingen { taal: nl }\n«instellingen» { taal: en }", .settings),
      .silent("eigen { wijk: a }\neigena { wijk: b }", despite: [201]),
      .silent("opgave a\nopgave b", .file),
      .silent(": {\n}\n: {\n}", despite: [102]),
      .silent("{\n}\n{\n}", despite: [102]),
      .silent("presteren {\n  kenmerken\n  kenmerken\n}", despite: [203]),
    ])
}
