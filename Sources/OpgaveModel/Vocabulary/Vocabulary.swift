/// The one table of the language: which declarations and fields exist, where, and what they hold.
///
/// The validator, completion, hover, the manual and the editors' keyword lists all read it.

package enum Vocabulary {
  /// By the raw value of the kind.
  package static let kinds: [KindSpec] = {
    let all = file + organisation + opgave + presteren + leren + settings
    return Kind.allCases.map { kind in all.first { $0.kind == kind } ?? KindSpec(kind, keyword: "") }
  }()

  /// The kinds that bear names, in the order of the language: what a reference can hit, also by mistake.
  package static let named = kinds.filter { $0.naming == .name }.map(\.kind)

  package static func spec(_ kind: Kind) -> KindSpec { kinds[Int(kind.rawValue)] }

  package static func spec(_ field: Field, in kind: Kind) -> FieldSpec? {
    Lexicon.shared.spec(field, in: kind)
  }

  /// The field of a name in a block of a keyword, as both are written.
  package static func spec(named field: String, under keyword: String) -> FieldSpec? {
    guard let field = Lexicon.shared.entry(field)?.field, let kinds = Lexicon.shared.entry(keyword)?.kinds else {
      return nil
    }
    return kinds.all.lazy.compactMap { spec(field, in: $0) }.first
  }

  /// Whether a keyword is that of a block with fields of any name.
  package static func isFree(_ keyword: String) -> Bool {
    Lexicon.shared.entry(keyword)?.kinds.all.contains { spec($0).freeFields != nil } ?? false
  }

  /// The kinds in which a declaration of a kind may stand.
  package static func parents(of kind: Kind) -> [Kind] { kinds.filter { $0.blocks.contains(kind) }.map(\.kind) }

  /// The kinds in which a field may stand.
  package static func homes(of field: Field) -> [Kind] {
    kinds.filter { $0.fields.contains { $0.field == field } }.map(\.kind)
  }

  private static let functie = ValueType.reference(.init(.functie))
  private static let whole = ValueType.number(.init(0...1_000_000_000_000))

  private static let file: [KindSpec] = [
    KindSpec(.bestand, keyword: "", blocks: [.organisatie, .portfolio, .opgave, .instellingen])
  ]

  private static let organisation: [KindSpec] = [
    .named(
      .organisatie, in: .repository,
      [
        .required(.soort, .word(.organisatiesoort)).particular, .one(.inwoners, whole), .one(.code, .code),
        .one(.website, .document),
      ],
      [.inrichting, .lerenBreed, .orgaan, .functie, .eigen]),
    KindSpec(
      .inrichting, keyword: "besturen",
      fields: [.one(.model, .word(.besturingsmodel)), .list(.manieren, .word(.manier))],
      blocks: [.proces]),
    KindSpec(
      .proces, .word(.proces), isRepeatable: true, in: .organisation,
      fields: [.one(.eigenaar, functie), .one(.ritme, .word(.ritme)), .one(.toelichting, .text)]),
    KindSpec(.lerenBreed, keyword: "leren", blocks: [.reflectie, .experiment, .leervraag]),
    .named(.orgaan, in: .organisation, [.one(.soort, .word(.orgaansoort)).particular]),
    .named(
      .functie, in: .organisation,
      [
        .required(.soort, .word(.functiesoort)).particular, .one(.orgaan, .reference(.init(.orgaan))).particular,
        .one(.vacantSinds, .date).particular,
      ]
    ).comparingTitles,
    .named(
      .portfolio, in: .organisation,
      [
        .required(.organisatie, .reference(.init(.organisatie))).particular,
        .required(.portfoliomanager, functie).particular, .one(.ambitie, .text), .one(.budget, .amount).particular,
        .one(.deelVan, .reference(.init(.portfolio))).particular,
      ],
      [.lerenBreed, .eigen]),
  ]

  private static let opgave: [KindSpec] = [
    .named(
      .opgave, in: .organisation,
      [
        .required(.organisatie, .reference(.init(.organisatie))).particular,
        .one(.portfolio, .reference(.init(.portfolio))).particular,
        .one(.deelVan, .reference(.init(.opgave))).particular, .required(.status, .word(.status)).particular,
        .required(.vraagstuk, .text).asking, .one(.antwoord, .text), .one(.looptijd, .period).particular,
        .one(.budget, .amount).particular, .one(.nummer, .text).particular,
        .list(.samenMet, .reference(.init(.organisatie))).particular,
        .list(.hangtSamenMet, .reference(.init(.opgave))),
        .list(.hangtAfVan, .reference(.init(.opgave, .inspanning))),
        .list(.vervolg, .reference(.init(.opgave))), .list(.taakvelden, .taakveld),
        .list(.sdg, .number(.init(1...17))), .list(.trefwoorden, .text), .list(.documenten, .document),
      ],
      [.begroting, .kenmerken, .opdracht, .besturen, .sturen, .presteren, .leren, .eigen]
    ).comparingTitles,
    KindSpec(
      .begroting, .year, isRepeatable: true,
      fields: [.one(.lasten, .amount).particular, .one(.baten, .amount).particular, .list(.dekking, .text)]),
    KindSpec(
      .kenmerken, isRequired: true,
      fields: [
        .required(.aard, .word(.aard)), .one(.omvang, .word(.omvang)), .one(.media, .word(.media)),
        .one(.woordvoering, functie), .one(.huidigeSituatie, .text), .one(.gewensteSituatie, .text),
        .one(.afbakening, .text), .one(.urgentie, .word(.urgentie)), .one(.herhaling, .word(.herhaling)),
        .one(.doelZekerheid, .word(.zekerheid)), .one(.wegZekerheid, .word(.zekerheid)),
        .one(.initiatief, .word(.helderheid)), .one(.netwerk, .word(.helderheid)),
        .one(.besluitvorming, .word(.helderheid)),
      ],
      blocks: [.partij]),
    .named(
      .partij, in: .declaration,
      [
        .required(.wereld, .word(.wereld)).particular, .one(.houding, .word(.houding)).particular,
        .list(.mening, .text), .list(.idee, .text), .one(.belang, .text), .one(.invloed, .word(.invloed)),
        .one(.rol, .word(.rol)), .one(.organisatie, .reference(.init(.organisatie))).particular,
      ],
      [.eigen]),
    KindSpec(
      .opdracht, title: .optional,
      fields: [
        .one(.vastgesteld, .date), .one(.door, .reference(.init(.orgaan, .functie, .partij))),
        .one(.aanleiding, .text), .one(.voorgeschiedenis, .text), .one(.herkomst, .reference(.init(.opgave))),
        .list(.kaders, .text), .one(.stuk, .document),
      ],
      blocks: [.wijziging]),
    KindSpec(
      .wijziging, .date, isRepeatable: true,
      fields: [
        .one(.door, .reference(.init(.orgaan, .functie, .partij))), .one(.omdat, .text), .one(.stuk, .document),
      ]),
    KindSpec(
      .besturen,
      fields: [.one(.manier, .word(.manier)), .list(.processen, .word(.proces))]),
    KindSpec(
      .sturen,
      fields: Field.roles.map { Field.opdrachtgevers.contains($0) ? .list($0, functie) : .one($0, functie) } + [
        .one(.stuurgroep, .reference(.init(.orgaan))), .one(.positie, .text), .one(.toelichting, .text),
      ]),
  ]

  private static let presteren: [KindSpec] = [
    KindSpec(
      .presteren,
      blocks: [.werkwijze, .doel, .baat, .indicator, .inspanning, .voortgang, .mijlpaal, .risico]),
    KindSpec(
      .werkwijze, .word(.werkwijze), isRepeatable: true,
      fields: [
        .required(.periode, .period), .one(.omdat, .text), .one(.procesbeschrijving, .source),
        .one(.resultaat, .text), .one(.contract, .source), .one(.besluitmoment, .date),
        .list(.mengt, .word(.werkwijze)),
      ]),
    .named(
      .doel, in: .declaration, [.one(.nummer, .text).particular, .one(.toelichting, .text)],
      [.indicator, .voortgang, .eigen]),
    .named(
      .baat, in: .declaration,
      [
        .one(.eigenaar, .reference(.init(.functie, .partij))), .list(.volgtUit, .reference(.init(.doel))),
        .one(.verwachtVanaf, .date),
      ],
      [.indicator, .eigen]),
    .named(
      .indicator, in: .declaration,
      [
        .one(.nummer, .text), .one(.soort, .word(.indicatorsoort)).particular, .one(.eenheid, .text),
        .one(.richting, .word(.richting)).particular, .one(.bron, .source), .one(.nulmeting, .measurement),
        .list(.streefwaarde, .measurement), .list(.metingen, .measurement),
      ],
      [.eigen]),
    .named(
      .inspanning, in: .declaration,
      [
        .required(.werkwijze, .word(.werkwijze)).particular, .one(.omdat, .text),
        .one(.status, .word(.inspanningstatus)).particular, .one(.looptijd, .period).particular,
        .one(.budget, .amount).particular, .one(.resultaat, .text), .one(.nummer, .text).particular,
        .one(.contract, .source), .one(.procesbeschrijving, .source), .one(.eigenaar, functie),
        .list(.draagtBijAan, .reference(.init(.doel, .baat))),
        .list(.spelers, .reference(.init(.partij, .functie, .orgaan))), .list(.na, .reference(.init(.inspanning))),
        .one(.opgave, .reference(.init(.opgave))),
      ],
      [.sturen, .begroting, .voortgang, .mijlpaal, .risico, .eigen]
    ).crossingFiles,
    KindSpec(
      .voortgang, .date, isRepeatable: true,
      fields: [
        .one(.inhoud, .word(.kleur)).particular, .one(.tijd, .word(.kleur)).particular,
        .one(.geld, .word(.kleur)).particular, .one(.toelichting, .text), .one(.bijsturing, .text),
      ]),
    KindSpec(
      .mijlpaal, .date, title: .required, isRepeatable: true,
      fields: [
        .one(.soort, .word(.mijlpaalsoort)).particular, .one(.orgaan, .reference(.init(.orgaan))).particular,
        .one(.gedaan, .date).particular, .one(.stuk, .source),
      ]),
    .named(
      .risico, in: .declaration,
      [
        .one(.kans, .word(.gewicht)).particular, .one(.gevolg, .word(.gewicht)).particular, .one(.bedrag, .amount),
        .one(.maatregel, .text), .one(.eigenaar, functie), .one(.gesloten, .date),
      ]),
  ]

  private static let leren: [KindSpec] = [
    KindSpec(.leren, blocks: [.evaluatie, .reflectie, .experiment, .leervraag]),
    KindSpec(
      .evaluatie, .date, isRepeatable: true,
      fields: [
        .one(.inspanning, .reference(.init(.inspanning))), .required(.werkwijze, .word(.werkwijze)),
        .required(.passend, .word(.passend)), .one(.omdat, .text), .one(.besluit, .text), .one(.volgende, .date),
      ]),
    KindSpec(
      .reflectie, .date, title: .optional, isRepeatable: true,
      fields: [
        .one(.inzicht, .text), .one(.toelichting, .text), .list(.emotie, .word(.emotie)), .one(.actie, .text),
        .one(.actiehouder, functie), .one(.uiterlijk, .date), .one(.gedaan, .date),
      ]),
    .named(
      .experiment, in: .declaration,
      [
        .one(.hypothese, .text), .one(.looptijd, .period).particular, .one(.uitkomst, .word(.uitkomst)),
        .one(.les, .text),
      ]),
    .named(.leervraag, in: .declaration, [.one(.antwoord, .text)]),
    KindSpec(.eigen, freeFields: .anything),
  ]

  private static let settings: [KindSpec] = [
    KindSpec(
      .instellingen,
      fields: [
        .one(.formaat, .number(.init(1...1))), .one(.taal, .word(.taal)), .one(.peildatum, .date),
        .list(.uitsluiten, .text),
      ],
      blocks: [.regels, .drempels, .opmaak]),
    KindSpec(.regels, freeFields: .word(.ernst)),
    KindSpec(.drempels, fields: thresholds.map(\.spec)),
    KindSpec(.opmaak, fields: layout.map(\.spec)),
  ]

  private static let thresholds = [
    NumericSetting(.minimumPartijen, 0...1000, \.thresholds.minimumPartijen),
    NumericSetting(.opgavenPerManager, 0...1000, \.thresholds.opgavenPerManager),
    NumericSetting(.grootVanafInwoners, 0...1_000_000_000_000, \.thresholds.grootVanafInwoners),
    NumericSetting(.improvisatieDagen, 0...100_000, \.thresholds.improvisatieDagen),
    NumericSetting(.evaluatieMaanden, 0...12_000, \.thresholds.evaluatieMaanden),
    NumericSetting(.maximumDoelen, 0...1000, \.thresholds.maximumDoelen),
    NumericSetting(.maximumLijnen, 0...1000, \.thresholds.maximumLijnen),
    NumericSetting(.koersMarge, \.thresholds.koersMarge),
    NumericSetting(.slapendMaanden, 0...12_000, \.thresholds.slapendMaanden),
    NumericSetting(.leermomentMaanden, 0...12_000, \.thresholds.leermomentMaanden),
    NumericSetting(.voortgangMaanden, 0...12_000, \.thresholds.voortgangMaanden),
    NumericSetting(.budgetMarge, \.thresholds.budgetMarge),
  ]

  private static let layout = [
    NumericSetting(.regellengte, 60...200, \.lineLength), NumericSetting(.inspringing, 2...8, \.indentation),
  ]

  /// What the fields of the blocks of `instellingen` set, by block.
  package static let numericSettings: [(block: Kind, settings: [NumericSetting])] = [
    (.drempels, thresholds), (.opmaak, layout),
  ]
}
