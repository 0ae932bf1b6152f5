/// An opgave that nobody oversees.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opgavemanagerOntbreekt = Rule(
    513, "opgavemanager-ontbreekt", .waarschuwing,
    Text(
      "Een vastgestelde opgave zonder opgavemanager.",
      "An opgave that is set, without an opgavemanager."),
    explanation: Text(
      "Noem in `sturen` de `opgavemanager`. Een opgave die `deel-van` een andere is, kan zonder: de opgavemanager daarboven overziet haar.",
      "Name the `opgavemanager` in `sturen`. An opgave that is `deel-van` another can do without: the opgavemanager above oversees it."
    ),
    reason: Text(
      "De gids: als portfoliomanager overziet de opgavemanager het totaalbeeld, en als regisseur het opdrachtgevende veld.",
      "The guide: as portfoliomanager the opgavemanager oversees the whole picture, and as regisseur the commissioning field."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «sturen» {
          bestuurlijk-opdrachtgever: wethouder-wonen
        }
        """,
      mended: """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          opgavemanager: opgavemanager-wonen
          portfoliomanager: opgavemanager-wonen
          regisseur: opgavemanager-wonen
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isSettled, opgave.lacks(.deelVan, in: opgave.ordinal),
          opgave.lacks(.opgavemanager, in: opgave.sturen)
        else { return }
        findings.report(opgave.place(of: opgave.sturen))
      }
    ],
    message: { _ in
      Text(
        "wie overziet deze opgave? Noem in ‘sturen’ een ‘opgavemanager’",
        "who oversees this opgave? Name an ‘opgavemanager’ in ‘sturen’")
    },
    cases: [
      .reports("status: afgerond\n«sturen»"),
      .reports("opgave «wonen» {\n  organisatie: merwestad\n  status: vastgesteld\n}", .file),
      .silent("status: concept\nsturen"),
      // Of a block that stands there twice the first counts.
      .silent("sturen { opgavemanager: opgavemanager-wonen }\nsturen {}", despite: [207]),
      .silent("deel-van: stad\nsturen", despite: [302]),
      .silent("sturen { opgavemanager: burgemeester }", despite: [302]),
      .silent("sturen { : }", despite: [102]),
      .silent(": sturen", despite: [102]),
    ])
}
