/// What each rule misses, so that it is silent where that stands, but at a place where it counts for nothing: there one finding says
/// so, and its remedy mends both.
package import OpgaveModel
internal import OpgaveSyntax

package struct Absence: Sendable {
  package let fields: FieldSet
  package let kinds: Kinds

  private init(_ fields: [Field] = [], kinds: [Kind] = []) {
    (self.fields, self.kinds) = (FieldSet(fields), Kinds(kinds))
  }

  /// What a finding says that is not there; `nil` where it says something else.
  static func of(_ finding: Finding) -> Absence? {
    guard let error = finding.misfitKind else { return byRule[finding.rule] }
    return switch error {
    case .missingField: Absence(finding.statedField.map { [$0] } ?? [])
    case .missingBlock: Absence(kinds: finding.statedKind(.block).map { [$0] } ?? [])
    case .missingName, .missingTitle: Absence()
    default: nil
    }
  }

  package static let byRule: [UInt16: Absence] = [
    401: Absence(kinds: [.partij]), 402: Absence(kinds: [.partij]), 403: Absence([.wereld], kinds: [.partij]),
    404: Absence([.wereld], kinds: [.partij]), 405: Absence([.mening, .idee, .houding]), 407: Absence([.media]),
    408: Absence([.woordvoering]), 410: Absence([.huidigeSituatie, .gewensteSituatie]),
    420: Absence([.vastgesteld], kinds: [.opdracht]), 421: Absence([.door]),
    424: Absence([.aanleiding, .voorgeschiedenis, .herkomst]), 426: Absence([.kaders]), 430: Absence([.antwoord]),
    501: Absence([.model], kinds: [.inrichting]), 503: Absence([.manieren]), 504: Absence(kinds: [.proces]),
    505: Absence([.eigenaar]), 506: Absence([.manieren], kinds: [.proces]),
    508: Absence([.manier, .processen], kinds: [.besturen]), 510: Absence(Field.roles, kinds: [.sturen]),
    513: Absence([.opgavemanager], kinds: [.sturen]), 514: Absence([.regisseur, .portfoliomanager]),
    515: Absence([.ambtelijkOpdrachtgever, .toelichting]), 516: Absence([.portfolio]),
    601: Absence([.periode], kinds: [.werkwijze]), 602: Absence([.omdat]), 604: Absence([.omdat, .mengt]),
    610: Absence([.procesbeschrijving]), 611: Absence([.looptijd, .budget, .resultaat, .contract]),
    612: Absence(kinds: [.doel]), 613: Absence([.looptijd, .volgende], kinds: [.inspanning]),
    614: Absence([.vervolg], kinds: [.werkwijze]), 617: Absence(Field.roles + [.eigenaar], kinds: [.sturen]),
    620: Absence([.volgende], kinds: [.evaluatie]), 623: Absence([.omdat]),
    630: Absence([.draagtBijAan, .volgtUit], kinds: [.inspanning]), 631: Absence([.draagtBijAan]),
    632: Absence([.spelers]), 633: Absence([.spelers]), 634: Absence([.spelers], kinds: [.inspanning, .doel]),
    640: Absence([.eenheid, .bron, .nulmeting, .streefwaarde, .metingen]), 650: Absence([.eigenaar]),
    651: Absence([.volgtUit]), 670: Absence([.toelichting, .bijsturing]), 684: Absence([.gedaan]),
    685: Absence([.orgaan]), 690: Absence([.maatregel]), 691: Absence([.eigenaar]), 705: Absence([.portfolio]),
    801: Absence(kinds: [.leren, .evaluatie, .reflectie, .experiment, .leervraag]),
    802: Absence(kinds: [.evaluatie, .reflectie, .experiment]), 803: Absence([.inzicht]), 804: Absence([.gedaan]),
    805: Absence([.les]), 807: Absence(kinds: [.leervraag]), 808: Absence(kinds: [.leren]),
  ]

  /// The rules that a period that ends before it starts makes speak without reason, with those that ask that of the werkwijze.
  private static let asksPeriod: Set<UInt16> = [428, 610, 611, 643, 661, 662, 681, 684, 686, 703, 709, 802, 806]
  private static let asksWerkwijze: Set<UInt16> = [601, 613, 614, 615, 620, 802]
}

/// What stands in a file and counts for nothing there, by where it stands.
private struct Misplacement {
  /// Of a declaration of the top level, by the ordinal of that.
  var fields: [DeclarationIndex: FieldSet] = [:]
  var kinds: [DeclarationIndex: Kinds] = [:]
  /// In which something stands that nobody knows.
  var unknown: Set<DeclarationIndex> = []
  /// What has a period that ends before it starts.
  var reversed: [DeclarationIndex: Kinds] = [:]
}

extension Absence {
  /// Leaves out what is said of something missing, where a finding says of it that it stands at another place.
  static func withhold(_ placed: inout [PlacedFinding], _ facts: Facts, _ places: Places.Expanded) {
    func causes(_ finding: Finding) -> Bool {
      switch finding.misfitKind {
      case .misplacedField?, .misplacedBlock?, .unknownField?: true
      default: finding.rule == reversedPeriod
      }
    }
    guard placed.contains(where: { causes($0.finding) }) else { return }
    let homes = Homes(facts, places)
    var misplacement = Misplacement()
    for one in placed where causes(one.finding) {
      let around = homes.around(one.range.lowerBound)
      guard let root = around.last else { continue }
      if one.finding.rule == reversedPeriod {
        let home = around.first ?? root
        misplacement.reversed[root, default: []].insert(Kinds(facts.kind(of: home)))
      } else if one.finding.misfitKind != .unknownField {
        if let field = one.finding.statedField { _ = misplacement.fields[root, default: FieldSet()].insert(field) }
        if let kind = one.finding.statedKind(.block) {
          // One word is the keyword of several kinds, each in its own place.
          let alike = Kinds(Kind.allCases.filter { $0.keyword == kind.keyword })
          misplacement.kinds[root, default: []].insert(alike)
        }
      } else if one.finding.statedField == nil, let owner = one.finding.statedKind(.owner),
        let home = around.first(where: { facts.kind(of: $0) == owner })
      {
        misplacement.unknown.insert(home)
      }
    }
    placed.removeAll { one in
      let around = homes.around(one.range.lowerBound)
      guard let root = around.last else { return false }
      if let reversed = misplacement.reversed[root] {
        if asksPeriod.contains(one.finding.rule) { return true }
        if reversed.has(.werkwijze), asksWerkwijze.contains(one.finding.rule) { return true }
      }
      guard let absence = Absence.of(one.finding) else { return false }
      if let fields = misplacement.fields[root], !fields.isDisjoint(with: absence.fields) { return true }
      if let kinds = misplacement.kinds[root], !kinds.isDisjoint(with: absence.kinds) { return true }
      // A word that nobody knows may say what is missing beside it.
      return around.first.map { home in
        misplacement.unknown.contains(home)
          && Vocabulary.spec(facts.kind(of: home)).fields.contains { absence.fields.contains($0.field) }
      } ?? false
    }
  }

  private static let reversedPeriod: UInt16 = 427
}

extension Finding {
  fileprivate var misfitKind: Misfit.Kind? { if case .misfit(let kind)? = arguments[.error] { kind } else { nil } }

  fileprivate var statedField: Field? { if case .field(let field)? = arguments[.field] { field } else { nil } }

  fileprivate func statedKind(_ name: FindingArguments.Name) -> Kind? {
    if case .kind(let kind)? = arguments[name] { kind } else { nil }
  }
}
