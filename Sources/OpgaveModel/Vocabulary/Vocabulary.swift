/// The one table of the language: which declarations and fields exist, where, and what they hold.
///
/// The validator, completion, hover, the manual and the editors' keyword lists all read it.

/// What a field holds.
package enum ValueType: Sendable, Hashable {
  case text
  /// A text that is an address or a path.
  case document
  case number(Range)
  case percentage
  case amount
  case date
  case period
  case measurement
  case word(WordSet)
  case reference(Targets)
  /// The code of an organisation at Statistics Netherlands.
  case code
  case taakveld
  /// In `eigen`: whatever stands there.
  case anything

  /// The bounds of a whole number; both belong to it.
  package struct Range: Sendable, Hashable {
    package let lowest: Int
    package let highest: Int
    package init(_ range: ClosedRange<Int>) { (lowest, highest) = (range.lowerBound, range.upperBound) }
  }

  /// The kinds that a reference may name, in the order in which they are tried.
  package struct Targets: Sendable, Hashable {
    package let first: Kind
    package let second: Kind?
    package let third: Kind?
    package init(_ first: Kind, _ second: Kind? = nil, _ third: Kind? = nil) {
      (self.first, self.second, self.third) = (first, second, third)
    }
    package var kinds: [Kind] { [first, second, third].compactMap { $0 } }
    package var set: Kinds { Kinds(kinds) }
  }
}

package struct FieldSpec: Sendable {
  package let field: Field
  package let type: ValueType
  package let isRequired: Bool
  package let isList: Bool

  static func one(_ field: Field, _ type: ValueType) -> FieldSpec {
    FieldSpec(field: field, type: type, isRequired: false, isList: false)
  }
  static func required(_ field: Field, _ type: ValueType) -> FieldSpec {
    FieldSpec(field: field, type: type, isRequired: true, isList: false)
  }
  static func list(_ field: Field, _ type: ValueType) -> FieldSpec {
    FieldSpec(field: field, type: type, isRequired: false, isList: true)
  }
}

package struct KindSpec: Sendable {
  /// What stands behind the keyword.
  package enum Naming: Sendable, Hashable {
    case nothing
    case name
    case date
    case word(WordSet)
  }

  package enum Title: Sendable {
    case none
    case optional
    case required
  }

  package let kind: Kind
  package let naming: Naming
  package let title: Title
  package let isRepeatable: Bool
  package let isRequired: Bool
  package let fields: [FieldSpec]
  package let blocks: [Kind]
  /// The same as a set.
  package let blockSet: Kinds
  /// The required fields, one bit each.
  let requiredFields: UInt128

  init(
    _ kind: Kind, _ naming: Naming = .nothing, title: Title = .none, isRepeatable: Bool = false,
    isRequired: Bool = false, fields: [FieldSpec] = [], blocks: [Kind] = []
  ) {
    (self.kind, self.naming, self.title, self.isRepeatable) = (kind, naming, title, isRepeatable)
    (self.isRequired, self.fields, self.blocks) = (isRequired, fields, blocks)
    blockSet = Kinds(blocks)
    requiredFields = fields.reduce(0) { $1.isRequired ? $0 | 1 << UInt128($1.field.rawValue) : $0 }
  }

  /// Something that bears a name and a title and may be there more than once.
  static func named(_ kind: Kind, _ fields: [FieldSpec], _ blocks: [Kind] = []) -> KindSpec {
    KindSpec(kind, .name, title: .required, isRepeatable: true, fields: fields, blocks: blocks)
  }
}

extension Kind {
  /// Only an opgave has a block that it must have.
  var requiredBlocks: Kinds { self == .opgave ? Kinds(.kenmerken) : [] }
}

package enum Vocabulary {
  /// By the raw value of the kind.
  package static let kinds: [KindSpec] = {
    let all = file + organisation + opgave + presteren + leren + settings
    return Kind.allCases.map { kind in all.first { $0.kind == kind } ?? KindSpec(kind) }
  }()

  package static func spec(_ kind: Kind) -> KindSpec { kinds[Int(kind.rawValue)] }

  package static func spec(_ field: Field, in kind: Kind) -> FieldSpec? {
    Lexicon.shared.spec(field, in: kind)
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
    KindSpec(.bestand, blocks: [.organisatie, .portfolio, .opgave, .instellingen])
  ]

  private static let organisation: [KindSpec] = [
    .named(
      .organisatie,
      [
        .required(.soort, .word(.organisatiesoort)), .one(.inwoners, whole), .one(.code, .code),
        .one(.website, .document),
      ],
      [.inrichting, .lerenBreed, .orgaan, .functie, .eigen]),
    KindSpec(
      .inrichting,
      fields: [.one(.model, .word(.besturingsmodel)), .list(.manieren, .word(.manier))],
      blocks: [.proces]),
    KindSpec(
      .proces, .word(.proces), isRepeatable: true,
      fields: [.one(.eigenaar, functie), .one(.ritme, .word(.ritme)), .one(.toelichting, .text)]),
    KindSpec(.lerenBreed, blocks: [.reflectie, .experiment, .leervraag]),
    .named(.orgaan, [.one(.soort, .word(.orgaansoort))]),
    .named(
      .functie,
      [
        .required(.soort, .word(.functiesoort)), .one(.orgaan, .reference(.init(.orgaan))),
        .one(.vacantSinds, .date),
      ]),
    .named(
      .portfolio,
      [
        .required(.organisatie, .reference(.init(.organisatie))), .required(.portfoliomanager, functie),
        .one(.ambitie, .text), .one(.budget, .amount), .one(.deelVan, .reference(.init(.portfolio))),
      ],
      [.lerenBreed, .eigen]),
  ]

  private static let opgave: [KindSpec] = [
    .named(
      .opgave,
      [
        .required(.organisatie, .reference(.init(.organisatie))), .one(.portfolio, .reference(.init(.portfolio))),
        .one(.deelVan, .reference(.init(.opgave))), .required(.status, .word(.status)),
        .required(.vraagstuk, .text), .one(.looptijd, .period), .one(.budget, .amount),
        .list(.hangtSamenMet, .reference(.init(.opgave))),
        .list(.hangtAfVan, .reference(.init(.opgave, .inspanning))),
        .list(.vervolg, .reference(.init(.opgave))), .list(.taakvelden, .taakveld),
        .list(.sdg, .number(.init(1...17))), .list(.trefwoorden, .text), .list(.documenten, .document),
      ],
      [.kenmerken, .opdracht, .besturen, .sturen, .presteren, .leren, .eigen]),
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
      .partij,
      [
        .required(.wereld, .word(.wereld)), .one(.houding, .word(.houding)), .list(.mening, .text),
        .list(.idee, .text), .one(.belang, .text), .one(.invloed, .word(.invloed)), .one(.rol, .word(.rol)),
        .one(.organisatie, .reference(.init(.organisatie))),
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
    KindSpec(.sturen, fields: Field.roles.map { .one($0, functie) } + [.one(.toelichting, .text)]),
  ]

  private static let presteren: [KindSpec] = [
    KindSpec(.presteren, blocks: [.werkwijze, .doel, .baat, .indicator, .inspanning]),
    KindSpec(
      .werkwijze, .word(.werkwijze), isRepeatable: true,
      fields: [
        .required(.periode, .period), .one(.omdat, .text), .one(.procesbeschrijving, .document),
        .one(.resultaat, .text), .one(.contract, .document), .one(.besluitmoment, .date),
        .list(.mengt, .word(.werkwijze)),
      ]),
    .named(.doel, [.one(.toelichting, .text)], [.indicator]),
    .named(
      .baat,
      [
        .one(.eigenaar, .reference(.init(.functie, .partij))), .list(.volgtUit, .reference(.init(.doel))),
        .one(.verwachtVanaf, .date),
      ],
      [.indicator]),
    .named(
      .indicator,
      [
        .one(.eenheid, .text), .one(.richting, .word(.richting)), .one(.bron, .document),
        .one(.nulmeting, .measurement), .one(.streefwaarde, .measurement), .list(.metingen, .measurement),
      ]),
    .named(
      .inspanning,
      [
        .required(.werkwijze, .word(.werkwijze)), .one(.omdat, .text), .one(.status, .word(.inspanningstatus)),
        .one(.looptijd, .period), .one(.budget, .amount), .one(.resultaat, .text), .one(.contract, .document),
        .one(.procesbeschrijving, .document), .one(.eigenaar, functie),
        .list(.draagtBijAan, .reference(.init(.doel, .baat))),
        .list(.spelers, .reference(.init(.partij, .functie, .orgaan))), .list(.na, .reference(.init(.inspanning))),
        .one(.opgave, .reference(.init(.opgave))),
      ],
      [.sturen, .eigen]),
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
      .experiment,
      [
        .one(.hypothese, .text), .one(.looptijd, .period), .one(.uitkomst, .word(.uitkomst)), .one(.les, .text),
      ]),
    .named(.leervraag, [.one(.antwoord, .text)]),
    KindSpec(.eigen),
  ]

  private static let settings: [KindSpec] = [
    KindSpec(
      .instellingen,
      fields: [
        .one(.formaat, .number(.init(1...1))), .one(.taal, .word(.taal)), .one(.peildatum, .date),
        .list(.uitsluiten, .text),
      ],
      blocks: [.regels, .drempels, .opmaak]),
    KindSpec(.regels),
    KindSpec(
      .drempels,
      fields: [
        .one(.minimumPartijen, .number(.init(0...1000))), .one(.opgavenPerManager, .number(.init(0...1000))),
        .one(.grootVanafInwoners, whole), .one(.improvisatieDagen, .number(.init(0...100_000))),
        .one(.evaluatieMaanden, .number(.init(0...12_000))), .one(.maximumDoelen, .number(.init(0...1000))),
        .one(.maximumLijnen, .number(.init(0...1000))), .one(.koersMarge, .percentage),
        .one(.slapendMaanden, .number(.init(0...12_000))), .one(.leermomentMaanden, .number(.init(0...12_000))),
      ]),
    KindSpec(
      .opmaak,
      fields: [.one(.regellengte, .number(.init(60...200))), .one(.inspringing, .number(.init(2...8)))]),
  ]
}
