/// The names of fields. What a field means and holds depends on its place, and stands in the table.

/// The name of a field; the name of the case in camel case is the word with dashes.
package enum Field: UInt8, CaseIterable, Sendable {
  case organisatie, soort, inwoners, code, website, model, manieren, eigenaar, ritme, toelichting, orgaan, vacantSinds
  case portfoliomanager, ambitie, budget, deelVan
  case portfolio, status, vraagstuk, looptijd, hangtSamenMet, hangtAfVan, vervolg, taakvelden, sdg, trefwoorden
  case documenten, nummer, samenMet
  case lasten, baten, dekking
  case aard, omvang, media, woordvoering, huidigeSituatie, gewensteSituatie, afbakening, urgentie, herhaling
  case doelZekerheid, wegZekerheid, initiatief, netwerk, besluitvorming
  case wereld, houding, mening, idee, belang, invloed, rol
  case vastgesteld, door, aanleiding, voorgeschiedenis, herkomst, kaders, stuk, omdat
  case manier, processen
  case bestuurlijkOpdrachtgever, ambtelijkOpdrachtgever, sturingsprofessional, opgavemanager, regisseur
  case stuurgroep, positie
  case periode, procesbeschrijving, resultaat, contract, besluitmoment, mengt
  case volgtUit, verwachtVanaf
  case eenheid, richting, bron, nulmeting, streefwaarde, metingen
  case werkwijze, draagtBijAan, spelers, na, opgave
  case inhoud, tijd, geld, bijsturing
  case kans, gevolg, bedrag, maatregel, gesloten
  case inspanning, passend, besluit, volgende
  case inzicht, emotie, actie, actiehouder, uiterlijk, gedaan
  case hypothese, uitkomst, les
  case antwoord
  case formaat, taal, peildatum, uitsluiten
  case minimumPartijen, opgavenPerManager, grootVanafInwoners, improvisatieDagen, evaluatieMaanden
  case maximumDoelen, maximumLijnen, koersMarge, slapendMaanden, leermomentMaanden, voortgangMaanden
  case budgetMarge
  case regellengte, inspringing

  package var spelling: String { Lexicon.shared.fieldSpellings[Int(rawValue)] }

  /// The roles that several may share; the first named answers for it.
  package static let opdrachtgevers: [Field] = [.bestuurlijkOpdrachtgever, .ambtelijkOpdrachtgever]

  /// The six roles of `sturen`, in their usual order.
  package static let roles: [Field] = [
    .bestuurlijkOpdrachtgever, .ambtelijkOpdrachtgever, .sturingsprofessional, .opgavemanager, .portfoliomanager,
    .regisseur,
  ]
}

/// A set of fields.
package struct FieldSet: Hashable, Sendable {
  private var bits = ByteSet()

  package init() {}
  package init(_ fields: some Sequence<Field>) { for field in fields { _ = insert(field) } }

  @inline(__always)
  package func contains(_ field: Field) -> Bool { bits.contains(field.rawValue) }

  /// - Returns: whether it was not among them.
  @inline(__always)
  package mutating func insert(_ field: Field) -> Bool { bits.insert(field.rawValue) }

  package mutating func remove(_ field: Field) { bits.remove(field.rawValue) }

  package func isDisjoint(with other: FieldSet) -> Bool { bits.isDisjoint(with: other.bits) }

  @inline(__always)
  package func isSubset(of other: FieldSet) -> Bool { bits.isSubset(of: other.bits) }
}

extension Field {
  /// Compares in place, also from other modules.
  @inlinable @inline(__always)
  package static func == (left: Field, right: Field) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }
}
