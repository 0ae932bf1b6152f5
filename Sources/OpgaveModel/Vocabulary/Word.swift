/// The words of the closed sets.

/// A word; the name of the case in camel case is the word with dashes.
package enum Word: UInt8, CaseIterable, Sendable {
  case gemeente, provincie, waterschap, samenwerkingsverband
  case hybride, matrix, lijn
  case leanSturing, opgavesturing, prioriteitsstelling
  case beleidsontwikkeling, portfoliosturing, prestatiesturing, batenmanagement
  case wekelijks, maandelijks, kwartaal, halfjaar, jaarlijks
  case bestuurlijk, ambtelijk
  case bestuurder, ambtenaar, extern
  case verkenning, concept, vastgesteld, uitvoering, stilgelegd, afgerond, gestopt
  case idee, kans, mogelijkheid, probleem
  case klein, middel, groot
  case geen, laag, gemiddeld, hoog, acuut
  case eenmalig, terugkerend
  case helder, vaag
  case leefwereld, systeemwereld
  case voor, kritisch, tegen, neutraal, verdeeld, onbekend
  case beslisser, beïnvloeder, uitvoerder, gebruiker
  case routine, project, programma, bestuursproces, improvisatie
  case stijgend, dalend, handhaven
  case gepland, lopend
  case effect, prestatie
  case groen, oranje, rood
  case besluit, fase, oplevering
  case ja, deels, nee
  case rollen, onzekerheid, vertrouwen
  case loopt, bevestigd, weerlegd, onduidelijk
  case nl, en
  case fout, waarschuwing, info, hint, uit

  package var spelling: String { Lexicon.shared.wordSpellings[Int(rawValue)] }
}

/// A closed set of words.
package enum WordSet: UInt8, CaseIterable, Sendable {
  case organisatiesoort, besturingsmodel, manier, proces, ritme, orgaansoort, functiesoort
  case status, aard, omvang, media, urgentie, herhaling, zekerheid, helderheid
  case wereld, houding, invloed, rol
  case werkwijze, indicatorsoort, richting, inspanningstatus, kleur, mijlpaalsoort, gewicht, passend, emotie, uitkomst
  case taal, ernst

  /// The words in the order in which people name them.
  package var words: [Word] {
    switch self {
    case .organisatiesoort: [.gemeente, .provincie, .waterschap, .samenwerkingsverband]
    case .besturingsmodel: [.hybride, .matrix, .lijn]
    case .manier: [.leanSturing, .opgavesturing, .prioriteitsstelling]
    case .proces: [.beleidsontwikkeling, .portfoliosturing, .prestatiesturing, .batenmanagement]
    case .ritme: [.wekelijks, .maandelijks, .kwartaal, .halfjaar, .jaarlijks]
    case .orgaansoort: [.bestuurlijk, .ambtelijk]
    case .functiesoort: [.bestuurder, .ambtenaar, .extern]
    case .status: [.verkenning, .concept, .vastgesteld, .uitvoering, .stilgelegd, .afgerond, .gestopt]
    case .aard: [.idee, .kans, .mogelijkheid, .probleem]
    case .omvang: [.klein, .middel, .groot]
    case .media: [.geen, .laag, .gemiddeld, .hoog]
    case .urgentie: [.laag, .gemiddeld, .hoog, .acuut]
    case .herhaling: [.eenmalig, .terugkerend]
    case .zekerheid: [.hoog, .gemiddeld, .laag]
    case .helderheid: [.helder, .vaag]
    case .wereld: [.leefwereld, .systeemwereld]
    case .houding: [.voor, .kritisch, .tegen, .neutraal, .verdeeld, .onbekend]
    case .invloed: [.laag, .gemiddeld, .hoog]
    case .rol: [.beslisser, .beïnvloeder, .uitvoerder, .gebruiker]
    case .werkwijze: [.routine, .project, .programma, .bestuursproces, .improvisatie]
    case .indicatorsoort: [.effect, .prestatie]
    case .richting: [.stijgend, .dalend, .handhaven]
    case .inspanningstatus: [.gepland, .lopend, .stilgelegd, .afgerond, .gestopt]
    case .kleur: [.groen, .oranje, .rood, .onbekend]
    case .mijlpaalsoort: [.besluit, .fase, .oplevering]
    case .gewicht: [.laag, .gemiddeld, .hoog]
    case .passend: [.ja, .deels, .nee]
    case .emotie: [.rollen, .onzekerheid, .vertrouwen]
    case .uitkomst: [.loopt, .bevestigd, .weerlegd, .onduidelijk]
    case .taal: [.nl, .en]
    case .ernst: [.fout, .waarschuwing, .info, .hint, .uit]
    }
  }

  package func contains(_ word: Word) -> Bool {
    Lexicon.shared.wordSets[Int(rawValue)].contains(word.rawValue)
  }
}

extension Word {
  /// Compares in place, also from other modules.
  @inlinable @inline(__always)
  package static func == (left: Word, right: Word) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }
}
