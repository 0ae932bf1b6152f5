/// The files with which a repository starts: in canonical form, and with nothing left to ask but what is still to be told.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveRules

enum FirstFiles {
  /// - Throws: `UsageError` for what cannot be made a name.
  static func name(_ text: String) throws(UsageError) -> String {
    let name = NameStyle.canonical(text)
    guard name.first?.isLetter == true, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
      throw UsageError(
        Text(
          "‘\(text)’ is geen naam: gebruik letters, cijfers en streepjes, zoals koele-wijken",
          "‘\(text)’ is no name: use letters, digits and hyphens, such as koele-wijken"))
    }
    return name
  }

  static let settings = SourceWriter.file(
    [.block(.instellingen, items: [.field(.formaat, .word("1")), .field(.taal, .spelled(.nl))])], FormatOptions())

  /// What a member of the board is called.
  private static func bestuurder(_ soort: Word) -> String {
    switch soort {
    case .waterschap: "heemraad"
    case .provincie: "gedeputeerde"
    case .gemeente: "wethouder"
    default: "bestuurder"
    }
  }

  static func organisation(_ name: String, _ title: String, _ soort: Word) -> String {
    func functie(_ name: String, _ soort: Word, _ more: SourceItem...) -> SourceItem {
      .block(
        .functie, .fixed(name), title: .fixed(NewOpgave.title(name)), items: [.field(.soort, .spelled(soort))] + more)
    }
    return SourceWriter.file(
      [
        .block(
          .organisatie, .fixed(name), title: .fixed(title),
          items: [
            .field(.soort, .spelled(soort)), .block(.inrichting, items: [.field(.model, .spelled(.lijn))]),
            .block(
              .orgaan, "bestuur", title: "Dagelijks bestuur", items: [.field(.soort, .spelled(.bestuurlijk))]),
            functie(bestuurder(soort), .bestuurder, .field(.orgaan, .name("bestuur"))),
            functie("opgavemanager", .ambtenaar), functie("sturingsprofessional", .ambtenaar),
          ]),
        .block(
          .portfolio, "alles", title: "Alle opgaven",
          items: [
            .field(.organisatie, .name(name)), .field(.portfoliomanager, .name("opgavemanager")),
          ]),
      ], FormatOptions())
  }

  /// An opgave as it is at its start.
  static func opgave(_ organisation: String, _ soort: Word, today: Int32) -> String {
    func partij(_ name: SourceWord, _ title: SourceWord, _ wereld: Word, _ houding: Word, _ more: SourceItem...)
      -> SourceItem
    {
      .block(
        .partij, name, title: title,
        items: [.field(.wereld, .spelled(wereld)), .field(.houding, .spelled(houding))] + more)
    }
    let kenmerken: [SourceItem] = [
      .field(.aard, .spelled(.idee)), .field(.media, .spelled(.geen)), .field(.netwerk, .spelled(.vaag)),
      partij("bewoners", "Bewoners", .leefwereld, .onbekend),
      partij("ondernemers", "Ondernemers", .leefwereld, .onbekend),
      partij(
        "eigen-organisatie", "De eigen organisatie", .systeemwereld, .voor, .field(.organisatie, .name(organisation))),
    ]
    let sturen: [SourceItem] = [
      .field(.bestuurlijkOpdrachtgever, .name(bestuurder(soort))),
      .field(.ambtelijkOpdrachtgever, .name("opgavemanager")),
      .field(.sturingsprofessional, .name("sturingsprofessional")),
    ]
    let werkwijze = SourceItem.block(
      .werkwijze, .spelled(.bestuursproces),
      items: [
        .field(.periode, .days(today)), .field(.omdat, .text("Wij weten nog niet wie er allemaal meedoet.")),
      ])
    return SourceWriter.file(
      [
        .comment(
          "Een voorbeeld: verander wat er staat in wat bij u speelt. Wat een woord betekent, zegt: opgave explain vraagstuk"
        ),
        .block(
          .opgave, "eerste-opgave", title: "Onze eerste opgave",
          items: [
            .field(.organisatie, .name(organisation)), .field(.portfolio, .name("alles")),
            .field(.status, .spelled(.verkenning)),
            .field(.vraagstuk, .text("Welke vraag leeft er buiten die wij niet alleen kunnen beantwoorden?")),
            .block(.kenmerken, items: kenmerken), .block(.sturen, items: sturen),
            .block(.presteren, items: [werkwijze]),
          ]),
      ], FormatOptions())
  }
}
