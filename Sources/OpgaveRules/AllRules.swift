/// The list of all rules, and how to find one.
internal import OpgaveModel
internal import OpgaveSyntax

package enum AllRules {
  /// In the order of their codes.
  package static let all: [Rule] = [
    .ongeldigeUTF8, .onverwachtTeken, .tekstNietAfgesloten, .tekstblokNietAfgesloten, .blokNietAfgesloten,
    .sluithaakTeVeel, .waardeOntbreekt, .dubbelePuntOntbreekt, .nieuweRegelOntbreekt, .ongeldigGetal,
    .ongeldigeDatum, .ongeldigeEscape, .typografischTeken, .teDiepGenest, .conflictmarkering,
    .onbekendBlok, .onbekendVeld, .verkeerdePlaats, .veldOntbreekt, .blokOntbreekt, .dubbelVeld, .dubbelBlok,
    .naamOntbreekt, .naamTeVeel, .titelOntbreekt, .verkeerdType, .onbekendWoord, .teVeelWaarden, .dubbeleWaarde,
    .legeTekst, .buitenBereik, .invultekst,
    .dubbeleNaam, .onbekendeVerwijzing, .verkeerdeSoort, .naamstijl, .ongebruikt, .zelfverwijzing,
    .documentOntbreekt, .documentBuitenRepository,
    .geenPartijen, .weinigPartijen, .geenLeefwereld, .geenSysteemwereld, .meningOntbreekt, .eensgezind,
    .mediaOntbreekt, .mediaZonderWoordvoering, .vraagstukZonderVraag, .probleemZonderSituatie,
    .opdrachtOntbreekt, .opdrachtZonderBesluit, .opdrachtInToekomst, .statusLooptAchter, .herkomstOntbreekt,
    .opdrachtUitLeefwereld, .kadersOntbreken, .periodeOmgekeerd, .looptijdVerstreken, .afgerondMetOpenWerk,
    .antwoordOntbreekt,
    .besturingsmodelOntbreekt, .matrixHeroverwegen, .manierOntbreekt, .procesOntbreekt, .procesZonderEigenaar,
    .manierNietIngericht, .manierPastNiet, .besturenOntbreekt,
    .driehoekOnvolledig, .dubbeleHoek, .hoekVerkeerdeSoort, .opgavemanagerOntbreekt, .opgavemanagerZonderRol,
    .opgavemanagerGeenOpdrachtgever, .opgavemanagerZonderPortfolio, .regisseurZonderBuiten, .functieVacant,
    .stapeling, .positieBijOmvang, .functiePastNietBijWerkwijze,
    .werkwijzeOntbreekt, .werkwijzeZonderMotivering, .werkwijzenOverlappen, .mengvormZonderToelichting,
    .routinePastNiet, .projectOnvolledig, .programmaZonderDoel, .programmaPastNiet, .bestuursprocesPastNiet,
    .improvisatiePastNiet, .werkwijzeAdvies, .routineZonderRolverdeling,
    .evaluatieOntbreekt, .evaluatieVerlopen, .nietPassendOngewijzigd, .evaluatieZonderReden,
    .doelZonderInspanning, .inspanningZonderDoel, .inspanningZonderSpeler, .partijZonderInspanning,
    .presterenUitBalans, .teVeelDoelen, .teVeelLijnen,
    .indicatorOnvolledig, .streefwaardeGelijk, .richtingTegengesteld, .streefdatumNaEinde, .metingenVolgorde,
    .nietOpKoers, .eenheidVerschilt, .baatZonderEigenaar, .baatZonderDoel,
    .budgetOverschreden, .inspanningBuitenLooptijd, .inspanningStatusEnDatum,
    .voortgangZonderToelichting, .groenMetTegenspraak, .voortgangVerouderd, .voortgangInToekomst, .begrotingTeltNietOp,
    .begrotingBuitenLooptijd,
    .mijlpaalVerlopen, .besluitZonderOrgaan, .mijlpaalBuitenLooptijd, .risicoZonderMaatregel, .risicoZonderEigenaar,
    .kringDeelVan, .kringAfhankelijkheid, .volgordeOnmogelijk, .afhankelijkVanGestopt, .opgaveZonderPortfolio,
    .portfolioLeeg, .portfoliobudgetOverschreden, .bovenliggendeAfgerond, .slapend, .dubbeleTitel,
    .organisatieVerschilt,
    .lerenLeeg, .geenLeermoment, .reflectieZonderInzicht, .actieVerlopen, .experimentZonderLes,
    .experimentVerlopen, .leervraagOntbreekt, .organisatieLeertNiet,
    .persoonsgegeven, .persoonsnaamAlsFunctie, .negerenZonderReden, .negerenOverbodig, .negerenOnbekend,
    .opmaak,
    .streefwaardeVerlaagd, .verledenHerschreven, .metingVerdwenen, .doelVerdwenen, .opdrachtHerschreven,
    .opgaveVerdwenen, .budgetVerhoogd, .statusTerug, .risicoVerdwenen,
  ]

  private static let byCode: [UInt16: Rule] = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  private static let bySlug: [String: Rule] = Dictionary(
    all.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })

  /// The rules whose findings depend on all names that there are.
  static let proposingNames = all.filter { $0.tags.contains(.proposesNames) }.map(\.code)

  /// The rule that compares files with their canonical form.
  package static let formattingSlug = Rule.opmaak.slug

  /// The rule that reports a directive that ignores nothing.
  package static let idleDirective = Rule.negerenOverbodig.code

  package static func rule(slug: String) -> Rule? { bySlug[slug] }

  package static func rule(_ code: UInt16) -> Rule? { byCode[code] }

  /// The rule of a code such as `OPG514` or `514`, or of a slug.
  package static func rule(named name: String) -> Rule? {
    if let rule = bySlug[name] { return rule }
    return RuleCodes.named(name).flatMap { $0.count == 1 ? rule($0.lowerBound) : nil }
  }

  /// The rules that a name stands for: one by its code or slug, a group such as `OPG5`, or ten such as `OPG51`.
  package static func rules(named name: String) -> [Rule] {
    if let rule = rule(named: name) { return [rule] }
    return RuleCodes.named(name).map { codes in all.filter { codes.contains($0.code) } } ?? []
  }

  /// By the raw value of the kind of syntax error.
  static let ofSyntax: [BoundSyntaxCheck?] = SyntaxError.Kind.allCases.map { kind in
    for rule in all {
      for case .syntax(let kinds, let severity, let related) in rule.checks where kinds.contains(kind) {
        return BoundSyntaxCheck(rule: rule.code, severity: severity ?? rule.severity, related: related)
      }
    }
    return nil
  }

  static let ofMisfits: [Rule?] = Misfit.Kind.allCases.map { kind in
    all.first { rule in
      rule.checks.contains { if case .misfits(let kinds) = $0 { kinds.contains(kind) } else { false } }
    }
  }

  typealias TreeCheck = @Sendable (borrowing TreeContext, inout Findings) -> Void
  typealias FileCheck = @Sendable (FileContext, inout Findings) -> Void
  typealias OpgaveCheck = @Sendable (borrowing OpgaveContext, inout Findings) -> Void
  typealias RepositoryCheck = @Sendable (Overview, inout RepositoryFindings) -> Void
  typealias HistoryCheck = @Sendable (RepositoryContext, RepositoryChange, inout RepositoryFindings) -> Void

  static let treeChecks: [BoundTreeCheck] = all.flatMap { rule in
    rule.checks.compactMap {
      if case .tree(let check) = $0 {
        BoundTreeCheck(rule: rule.code, severity: rule.severity, check: check)
      } else {
        nil
      }
    }
  }
  static let fileChecks: [BoundFileCheck] = all.flatMap { rule in
    rule.checks.compactMap {
      if case .file(let check) = $0 {
        BoundFileCheck(rule: rule.code, severity: rule.severity, check: check)
      } else {
        nil
      }
    }
  }
  static let opgaveChecks: [BoundOpgaveCheck] = all.flatMap { rule in
    rule.checks.compactMap {
      if case .opgave(let check) = $0 {
        BoundOpgaveCheck(rule: rule.code, severity: rule.severity, check: check)
      } else {
        nil
      }
    }
  }
  static let repositoryChecks: [BoundRepositoryCheck] = all.flatMap { rule in
    rule.checks.compactMap {
      if case .repository(let reads, let check) = $0 {
        BoundRepositoryCheck(rule: rule.code, severity: rule.severity, reads: reads, check: check)
      } else {
        nil
      }
    }
  }
  static let historyChecks: [BoundHistoryCheck] = all.flatMap { rule in
    rule.checks.compactMap {
      if case .history(let check) = $0 {
        BoundHistoryCheck(rule: rule.code, severity: rule.severity, check: check)
      } else {
        nil
      }
    }
  }
}

// A check with its rule. Not tuples and not one generic type: as an element of those a function is wrapped in another, with
// a count that all threads would contend for.

struct BoundSyntaxCheck: Sendable {
  let rule: UInt16
  let severity: Severity
  let related: Related.Note
}

struct BoundTreeCheck: Sendable {
  let rule: UInt16
  let severity: Severity
  let check: AllRules.TreeCheck
}

struct BoundFileCheck: Sendable {
  let rule: UInt16
  let severity: Severity
  let check: AllRules.FileCheck
}

struct BoundOpgaveCheck: Sendable {
  let rule: UInt16
  let severity: Severity
  let check: AllRules.OpgaveCheck
}

struct BoundRepositoryCheck: Sendable {
  let rule: UInt16
  let severity: Severity
  let reads: OutlineAspects
  let check: AllRules.RepositoryCheck
}

struct BoundHistoryCheck: Sendable {
  let rule: UInt16
  let severity: Severity
  let check: AllRules.HistoryCheck
}
