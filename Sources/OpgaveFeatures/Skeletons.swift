/// Whole beginnings with the places to fill in: once filled in, nothing is left to find.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax

enum Skeletons {
  /// Beginnings that fit in a block, besides its fields and blocks themselves.
  static func items(in kind: Kind, _ snapshot: FileSnapshot) -> [CompletionItem] {
    let language = snapshot.language
    switch kind {
    case .bestand:
      return [
        item(
          "opgave", Text("opgave, compleet", "opgave, complete"), opgave(snapshot),
          .text(
            Text(
              "Een opgave zoals de gids haar beschrijft: kenmerken met partijen uit beide werelden, de sturingsdriehoek met de opgavemanager, en een werkwijze met haar reden.",
              "An opgave as the guide describes it: kenmerken with partijen of both worlds, the sturingsdriehoek with the opgavemanager, and a werkwijze with its reason."
            )), language, 0)
      ]
    case .presteren:
      return WordSet.werkwijze.words.enumerated().map { place, word in
        item(
          "inspanning", Text("inspanning als \(word.spelling)", "inspanning as \(word.spelling)"),
          inspanning(word, snapshot), .word(word, in: .werkwijze), language, place)
      }
    default: return []
    }
  }

  private static func item(
    _ keyword: String, _ label: Text, _ snippet: String, _ documentation: Explanation, _ language: Language,
    _ place: Int
  ) -> CompletionItem {
    CompletionItem(
      label: label[language], kind: .keyword, detail: nil, documentation: documentation,
      snippet: snippet,
      plain: keyword + " ", rank: 300 + place, filter: keyword + " " + label[language])
  }

  static func opgave(_ snapshot: FileSnapshot) -> String {
    let en = snapshot.language == .en
    func partij(_ number: Int, _ name: String, _ title: String, _ wereld: Word, _ houding: Word) -> [SourceItem] {
      [
        .block(
          .partij, .place(number, name), title: .place(number + 1, title),
          items: [
            .field(.wereld, .spelled(wereld)),
            .field(.houding, .word(.choice(number + 2, of: .houding, first: houding))),
          ] + (wereld == .systeemwereld ? [.field(.organisatie, .word(organisatie))] : []))
      ]
    }
    let organisatie = SourceWord.place(3, "organisatie")
    let manager = SourceValue.word(.place(20, "opgavemanager"))
    let kenmerken: [SourceItem] = [
      .field(.aard, .word(.choice(7, of: .aard, first: .idee))),
      .field(.media, .word(.choice(8, of: .media, first: .geen))),
      .field(.netwerk, .word(.choice(9, of: .helderheid, first: .vaag))),
    ]
    let partijen =
      partij(10, "bewoners", en ? "Residents" : "Bewoners", .leefwereld, .onbekend)
      + partij(13, "ondernemers", en ? "Entrepreneurs" : "Ondernemers", .leefwereld, .onbekend)
      + partij(16, "eigen-organisatie", en ? "Our own organisation" : "De eigen organisatie", .systeemwereld, .voor)
    let sturen: [SourceItem] = [
      .field(.bestuurlijkOpdrachtgever, .word(.place(19, "wethouder"))), .field(.ambtelijkOpdrachtgever, manager),
      .field(.sturingsprofessional, .word(.place(21, "sturingsprofessional"))), .field(.opgavemanager, manager),
      .field(.portfoliomanager, manager), .field(.regisseur, manager),
    ]
    let werkwijze = SourceItem.block(
      .werkwijze, .choice(22, of: .werkwijze, first: .bestuursproces),
      items: [
        .field(.periode, .period(.place(23, Calendar.text(snapshot.surroundings.peildatum)), nil)),
        .field(.omdat, .text(.place(24, HeldPlace.fitting[snapshot.language]))),
      ])
    return snippet(
      .block(
        .opgave, .place(1, en ? "name" : "naam"), title: .place(2, HeldPlace.title[snapshot.language]),
        items: [
          .field(.organisatie, .word(organisatie)), .field(.portfolio, .word(.place(4, "portfolio"))),
          .field(.status, .word(.choice(5, of: .status, first: .verkenning))),
          .field(.vraagstuk, .text(.place(6, HeldPlace.question[snapshot.language]))),
          .block(.kenmerken, items: kenmerken + partijen), .block(.sturen, items: sturen),
          .block(.presteren, items: [werkwijze]),
        ]), snapshot)
  }

  /// An inspanning with what its werkwijze asks.
  static func inspanning(_ werkwijze: Word, _ snapshot: FileSnapshot) -> String {
    let today = snapshot.surroundings.peildatum
    let en = snapshot.language == .en
    let looptijd = SourceItem.field(
      .looptijd,
      .period(
        .place(5, Calendar.text(today)), .place(6, Calendar.text(Calendar.adding(months: 12, to: today)))))
    let asked: [SourceItem] =
      switch werkwijze {
      case .project:
        [
          looptijd, .field(.budget, .amount(.place(7, "100.000"))),
          .field(.resultaat, .text(.place(8, HeldPlace.result[snapshot.language]))),
          .field(.contract, .text(.place(9, "stukken/projectcontract.pdf"))),
        ]
      case .routine: [.field(.procesbeschrijving, .text(.place(5, "stukken/werkproces.pdf")))]
      default: [looptijd]
      }
    return snippet(
      .block(
        .inspanning, .place(1, en ? "name" : "naam"), title: .place(2, HeldPlace.title[snapshot.language]),
        items: [
          .field(.werkwijze, .spelled(werkwijze)),
          .field(.omdat, .text(.place(3, HeldPlace.choice[snapshot.language]))),
          .field(.status, .word(.choice(4, of: .inspanningstatus, first: .gepland))),
        ] + asked + [
          .field(.draagtBijAan, .word(.place(10, "doel"))), .field(.spelers, .word(.place(11, "partij"))),
        ]), snapshot)
  }

  /// A block with what it must have, each place to be filled in marked.
  static func required(_ kind: Kind, _ snapshot: FileSnapshot) -> String {
    var stop = 0
    return snippet(required(kind, snapshot, &stop), snapshot)
  }

  private static func required(_ kind: Kind, _ snapshot: FileSnapshot, _ stop: inout Int) -> SourceItem {
    let spec = Vocabulary.spec(kind)
    func next(_ text: String) -> SourceWord {
      stop += 1
      return .place(stop, text)
    }
    func next(_ set: WordSet) -> SourceWord {
      stop += 1
      return .choice(stop, of: set)
    }
    let named = Text("naam", "name")[snapshot.language]
    let today = Calendar.text(snapshot.surroundings.peildatum)
    let name: SourceWord? =
      switch spec.naming {
      case .nothing: nil
      case .name: next(named)
      case .date: next(today)
      case .year: next(String(today.prefix(4)))
      case .word(let set): next(set)
      }
    let title = spec.title == .required ? next(HeldPlace.title[snapshot.language]) : nil
    var items: [SourceItem] = []
    for field in spec.fields where field.isRequired {
      let value: SourceValue =
        switch field.type {
        case .word(let set): .word(next(set))
        case .text: .text(next(HeldPlace.blank[snapshot.language]))
        case .period: .period(next(String(today.prefix(7))), nil)
        case .document, .source, .number, .percentage, .amount, .date, .measurement, .reference, .code, .taakveld,
          .anything:
          .word(next(named))
        }
      items.append(.field(field.field, value))
    }
    for block in spec.blocks where Vocabulary.spec(block).isRequired { items.append(required(block, snapshot, &stop)) }
    return .block(kind, name, title: title, items: items.isEmpty ? [.open(next(""))] : items)
  }

  /// What is put in, with the cursor behind it at the end.
  private static func snippet(_ item: SourceItem, _ snapshot: FileSnapshot) -> String {
    SourceWriter.snippet([item], FormatOptions(snapshot.surroundings.settings)) + "$0"
  }
}
