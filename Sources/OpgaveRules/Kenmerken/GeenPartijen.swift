/// An opgave of nobody.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let geenPartijen = Rule(
    401, "geen-partijen", .fout,
    Text(
      "Een opgave zonder partijen.",
      "An opgave without parties."),
    explanation: Text(
      "Bij een opgave zijn veel partijen betrokken, met hun eigen meningen. Noem ze in `kenmerken`. Zolang de opgave een verkenning of concept is, is het een waarschuwing.",
      "Many parties are involved in an opgave, with opinions of their own. Name them in `kenmerken`. While the opgave is a verkenning or concept it is a warning."
    ),
    reason: Text(
      "De gids: bij een opgave zijn veel partijen betrokken.",
      "The guide: many parties are involved in an opgave."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: probleem
        }
        """,
      mended: """
        kenmerken {
          aard: probleem

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken, opgave.hasNoPartijen else { return }
        // One whose status is not known may be early too.
        findings.report(.keyword(kenmerken), severity: opgave.isEarly || opgave.status == nil ? .waarschuwing : nil)
      }
    ],
    message: { finding in
      return Text(
        "deze opgave noemt geen enkele partij: wie zijn erbij betrokken?",
        "this opgave names no party at all: who is involved?")
    },
    cases: [
      .reports("status: verkenning\n«kenmerken» { aard: kans }", as: .waarschuwing),
      .reports("status: concept\n«kenmerken» {}", as: .waarschuwing),
      .reports("status: iets\n«kenmerken» { aard: kans }", as: .waarschuwing, despite: [212]),
      .reports("status: gestopt\n«kenmerken» { aard: kans }"),
      .silent("opgave wonen", .file),
      .silent("kenmerken { : }", despite: [102]),
      .silent("kenmerken { aard: kans }\n: huurders", despite: [102]),
    ])
}
