/// Other words that people use for those of the vocabulary, sought before what is only spelled alike.
internal import OpgaveSyntax

package enum Synonyms {
  /// For words: the first that a field takes is meant.
  private static let words: [String: [Word]] = [
    "gestart": [.uitvoering, .lopend], "begonnen": [.uitvoering, .lopend], "bezig": [.uitvoering, .lopend],
    "actief": [.uitvoering, .lopend], "in-uitvoering": [.uitvoering, .lopend], "loopt": [.lopend, .uitvoering],
    "uitvoering": [.lopend], "lopend": [.uitvoering], "started": [.uitvoering, .lopend],
    "ongoing": [.uitvoering, .lopend], "running": [.uitvoering, .lopend], "in-progress": [.uitvoering, .lopend],
    "active": [.uitvoering, .lopend], "gepauzeerd": [.stilgelegd], "on-hold": [.stilgelegd], "stil": [.stilgelegd],
    "opgeschort": [.stilgelegd], "aangehouden": [.stilgelegd], "paused": [.stilgelegd], "gereed": [.afgerond],
    "klaar": [.afgerond], "voltooid": [.afgerond], "afgesloten": [.afgerond], "opgeleverd": [.afgerond],
    "beëindigd": [.gestopt], "done": [.afgerond], "completed": [.afgerond], "finished": [.afgerond],
    "closed": [.afgerond], "geannuleerd": [.gestopt], "vervallen": [.gestopt], "ingetrokken": [.gestopt],
    "cancelled": [.gestopt], "stopped": [.gestopt], "nog-niet-gestart": [.verkenning, .gepland],
    "niet-gestart": [.verkenning, .gepland], "planned": [.gepland], "te-starten": [.gepland],
    "voorbereiding": [.concept], "in-voorbereiding": [.concept], "draft": [.concept], "ontwerp": [.concept],
    "vastgesteld-door-raad": [.vastgesteld], "besloten": [.vastgesteld], "approved": [.vastgesteld],
    "initiatief": [.verkenning], "initiatieffase": [.verkenning], "exploration": [.verkenning], "red": [.rood],
    "amber": [.oranje], "geel": [.oranje], "yellow": [.oranje], "orange": [.oranje], "green": [.groen],
    "op-schema": [.groen], "op-koers": [.groen], "goed": [.groen], "on-track": [.groen], "aandacht": [.oranje],
    "let-op": [.oranje], "loopt-achter": [.oranje], "knelpunt": [.rood, .probleem], "vertraagd": [.oranje],
    "slecht": [.rood], "off-track": [.rood], "output": [.prestatie], "outcome": [.effect],
    "maatschappelijk-effect": [.effect], "groot": [.hoog], "klein": [.laag], "veel": [.hoog], "weinig": [.laag],
    "matig": [.gemiddeld], "middelmatig": [.gemiddeld], "normaal": [.gemiddeld], "midden": [.gemiddeld],
    "medium": [.gemiddeld, .middel], "high": [.hoog], "low": [.laag], "none": [.geen], "nihil": [.geen],
    "spoed": [.acuut], "urgent": [.hoog], "dringend": [.hoog], "positief": [.voor], "voorstander": [.voor],
    "negatief": [.tegen], "tegenstander": [.tegen], "in-favour": [.voor], "against": [.tegen],
    "wisselend": [.verdeeld], "gemengd": [.verdeeld], "mixed": [.verdeeld], "onbeslist": [.onduidelijk],
    "inconclusive": [.onduidelijk], "confirmed": [.bevestigd], "refuted": [.weerlegd], "yes": [.ja], "no": [.nee],
    "partly": [.deels], "gedeeltelijk": [.deels], "omhoog": [.stijgend], "meer": [.stijgend], "hoger": [.stijgend],
    "up": [.stijgend], "increasing": [.stijgend], "omlaag": [.dalend], "minder": [.dalend], "lager": [.dalend],
    "down": [.dalend], "decreasing": [.dalend], "gelijk": [.handhaven], "stabiel": [.handhaven],
    "stable": [.handhaven], "dreiging": [.probleem], "uitdaging": [.probleem, .kans], "problem": [.probleem],
    "opportunity": [.kans], "idea": [.idee], "mensen": [.leefwereld], "samenleving": [.leefwereld],
    "overheid": [.systeemwereld], "instituties": [.systeemwereld], "wethouder": [.bestuurder],
    "politicus": [.bestuurder], "medewerker": [.ambtenaar], "official": [.ambtenaar], "inhuur": [.extern],
    "external": [.extern], "municipality": [.gemeente], "province": [.provincie], "per-kwartaal": [.kwartaal],
    "elk-kwartaal": [.kwartaal], "per-maand": [.maandelijks], "elke-maand": [.maandelijks], "per-jaar": [.jaarlijks],
    "elk-jaar": [.jaarlijks], "weekly": [.wekelijks], "monthly": [.maandelijks], "yearly": [.jaarlijks],
    "agile": [.improvisatie], "programme": [.programma], "programmatisch": [.programma], "projectmatig": [.project],
    "procesmatig": [.bestuursproces], "proces": [.bestuursproces], "lijnwerk": [.routine], "regulier": [.routine],
    "reguliere-taak": [.routine], "going-concern": [.routine], "bedrijfsvoering": [.routine],
    "crisis": [.improvisatie], "mijlpaal": [.oplevering], "gate": [.besluit], "raadsbesluit": [.besluit],
  ]

  /// For fields: the first that a block has, else where it stands.
  private static let fields: [String: [Field]] = [
    "probleemstelling": [.vraagstuk], "vraagstelling": [.vraagstuk], "vraag": [.vraagstuk],
    "hoofdvraag": [.vraagstuk], "opgavevraag": [.vraagstuk], "kernvraag": [.vraagstuk], "question": [.vraagstuk],
    "problem": [.vraagstuk], "beschrijving": [.vraagstuk, .toelichting], "omschrijving": [.vraagstuk, .toelichting],
    "description": [.vraagstuk, .toelichting], "samenvatting": [.vraagstuk], "wethouder": [.bestuurlijkOpdrachtgever],
    "gedeputeerde": [.bestuurlijkOpdrachtgever], "portefeuillehouder": [.bestuurlijkOpdrachtgever],
    "bestuurder": [.bestuurlijkOpdrachtgever], "opdrachtgever": [.bestuurlijkOpdrachtgever, .ambtelijkOpdrachtgever],
    "bo": [.bestuurlijkOpdrachtgever], "ao": [.ambtelijkOpdrachtgever], "alderman": [.bestuurlijkOpdrachtgever],
    "client": [.bestuurlijkOpdrachtgever], "sponsor": [.bestuurlijkOpdrachtgever],
    "directeur": [.ambtelijkOpdrachtgever], "gemeentesecretaris": [.ambtelijkOpdrachtgever],
    "projectleider": [.sturingsprofessional, .eigenaar], "projectmanager": [.sturingsprofessional, .eigenaar],
    "programmamanager": [.sturingsprofessional, .eigenaar], "programmaleider": [.sturingsprofessional, .eigenaar],
    "procesmanager": [.sturingsprofessional, .eigenaar], "procesregisseur": [.sturingsprofessional, .eigenaar],
    "procesbegeleider": [.sturingsprofessional, .eigenaar], "opdrachtnemer": [.sturingsprofessional, .eigenaar],
    "trekker": [.opgavemanager, .eigenaar], "coördinator": [.opgavemanager, .eigenaar],
    "coordinator": [.opgavemanager, .eigenaar], "project-manager": [.sturingsprofessional, .eigenaar],
    "verantwoordelijke": [.eigenaar, .actiehouder], "verantwoordelijk": [.eigenaar, .actiehouder],
    "owner": [.eigenaar], "responsible": [.eigenaar, .actiehouder], "startdatum": [.looptijd, .periode],
    "einddatum": [.looptijd, .periode], "begindatum": [.looptijd, .periode], "start": [.looptijd, .periode],
    "eind": [.looptijd, .periode], "begin": [.looptijd, .periode], "deadline": [.uiterlijk, .looptijd],
    "planning": [.looptijd, .periode], "doorlooptijd": [.looptijd], "termijn": [.looptijd, .uiterlijk],
    "start-date": [.looptijd, .periode], "end-date": [.looptijd, .periode], "period": [.looptijd, .periode],
    "due-date": [.uiterlijk], "due": [.uiterlijk], "voor-datum": [.uiterlijk], "kosten": [.budget, .lasten],
    "financiën": [.budget], "financien": [.budget], "bedrag": [.budget], "krediet": [.budget], "middelen": [.budget],
    "investering": [.budget], "raming": [.budget], "begroting": [.budget], "cost": [.budget, .lasten],
    "costs": [.budget, .lasten], "funding": [.budget], "standpunt": [.mening, .positie], "reactie": [.mening],
    "opvatting": [.mening], "opinion": [.mening], "belangen": [.belang], "interest": [.belang], "macht": [.invloed],
    "influence": [.invloed], "attitude": [.houding], "role": [.rol], "positie-gemeente": [.positie],
    "baseline": [.nulmeting], "startwaarde": [.nulmeting], "beginwaarde": [.nulmeting],
    "uitgangswaarde": [.nulmeting], "huidige-waarde": [.nulmeting], "target": [.streefwaarde],
    "doelwaarde": [.streefwaarde], "norm": [.streefwaarde], "eindwaarde": [.streefwaarde],
    "streefcijfer": [.streefwaarde], "streven": [.streefwaarde], "realisatie": [.metingen], "meting": [.metingen],
    "stand": [.metingen], "resultaten": [.metingen], "measurements": [.metingen], "actuals": [.metingen],
    "unit": [.eenheid], "meeteenheid": [.eenheid], "bronnen": [.bron], "source": [.bron], "databron": [.bron],
    "bronvermelding": [.bron], "waarom": [.omdat], "motivering": [.omdat], "reden": [.omdat],
    "argumentatie": [.omdat], "onderbouwing": [.omdat], "because": [.omdat], "reason": [.omdat],
    "deelnemers": [.spelers], "betrokkenen": [.spelers], "partners": [.spelers], "uitvoerders": [.spelers],
    "actors": [.spelers], "participants": [.spelers], "draagt-bij": [.draagtBijAan], "bijdrage-aan": [.draagtBijAan],
    "doelen": [.draagtBijAan, .volgtUit], "doel": [.draagtBijAan], "contributes-to": [.draagtBijAan],
    "afhankelijk-van": [.hangtAfVan, .na], "afhankelijkheden": [.hangtAfVan, .na], "depends-on": [.hangtAfVan, .na],
    "relatie-met": [.hangtSamenMet], "relaties": [.hangtSamenMet], "related-to": [.hangtSamenMet],
    "onderdeel-van": [.deelVan], "part-of": [.deelVan], "thema": [.portfolio], "uitgaven": [.lasten],
    "inkomsten": [.baten], "opbrengsten": [.baten], "income": [.baten], "expenses": [.lasten], "spending": [.lasten],
    "financiering": [.dekking], "dekkingsbron": [.dekking], "lessen": [.les, .inzicht], "leerpunt": [.inzicht],
    "leerpunten": [.inzicht], "geleerd": [.inzicht], "lesson": [.les], "insight": [.inzicht], "gevoel": [.emotie],
    "type": [.soort], "kind": [.soort], "type-indicator": [.soort], "vastgesteld-door": [.door],
    "besloten-door": [.door], "besluit-van": [.door], "decided-by": [.door], "besluitdatum": [.vastgesteld],
    "datum-besluit": [.vastgesteld], "datum": [.vastgesteld], "decided": [.vastgesteld], "raadsvoorstel": [.stuk],
    "besluit": [.stuk], "besluitdocument": [.stuk], "raadsbesluit": [.stuk], "collegebesluit": [.stuk],
    "document": [.documenten, .stuk], "bijlagen": [.documenten], "bijlage": [.documenten], "links": [.documenten],
    "attachments": [.documenten], "link": [.documenten, .website], "url": [.website, .bron],
    "uitgangspunten": [.kaders], "randvoorwaarden": [.kaders], "kader": [.kaders], "constraints": [.kaders],
    "achtergrond": [.voorgeschiedenis, .aanleiding], "historie": [.voorgeschiedenis],
    "voorafgaand": [.voorgeschiedenis], "context": [.voorgeschiedenis, .huidigeSituatie],
    "history": [.voorgeschiedenis], "background": [.voorgeschiedenis], "scope": [.afbakening],
    "reikwijdte": [.afbakening], "buiten-scope": [.afbakening], "huidig": [.huidigeSituatie],
    "ist": [.huidigeSituatie], "situatie": [.huidigeSituatie], "gewenst": [.gewensteSituatie],
    "soll": [.gewensteSituatie], "ambitie": [.gewensteSituatie], "visie": [.gewensteSituatie],
    "vision": [.gewensteSituatie], "prioriteit": [.urgentie], "spoed": [.urgentie], "priority": [.urgentie],
    "urgency": [.urgentie], "media-aandacht": [.media], "publiciteit": [.media], "woordvoerder": [.woordvoering],
    "spokesperson": [.woordvoering], "contactpersoon": [.opgavemanager], "tags": [.trefwoorden],
    "steekwoorden": [.trefwoorden], "labels": [.trefwoorden], "keywords": [.trefwoorden], "sdgs": [.sdg],
    "taakveld": [.taakvelden], "organisaties": [.samenMet], "samenwerking": [.samenMet], "regie": [.regisseur],
    "director": [.regisseur], "uitleg": [.toelichting], "opmerking": [.toelichting], "opmerkingen": [.toelichting],
    "notes": [.toelichting], "remarks": [.toelichting], "explanation": [.toelichting],
    "stand-van-zaken": [.toelichting], "kwaliteit": [.inhoud], "scope-voortgang": [.inhoud], "tijdig": [.tijd],
    "tijdpad": [.tijd], "time": [.tijd], "money": [.geld], "financieel": [.geld],
    "maatregelen": [.maatregel, .bijsturing], "beheersmaatregel": [.maatregel], "mitigatie": [.maatregel],
    "mitigation": [.maatregel], "waarschijnlijkheid": [.kans], "likelihood": [.kans], "probability": [.kans],
    "impact": [.gevolg], "effect": [.gevolg], "consequence": [.gevolg], "risicobedrag": [.bedrag], "fase": [.status],
    "voortgang": [.status], "state": [.status], "phase": [.status], "opgeleverd": [.resultaat],
    "deliverable": [.resultaat], "eindresultaat": [.resultaat], "product": [.resultaat], "opbrengst": [.resultaat],
    "result": [.resultaat], "werkbeschrijving": [.procesbeschrijving], "inwonertal": [.inwoners],
    "population": [.inwoners], "cbs-code": [.code], "gemeentecode": [.code], "site": [.website],
    "opdrachtgevend-bestuur": [.orgaan], "vacature": [.vacantSinds], "vacant": [.vacantSinds], "wijziging": [.omdat],
    "conclusie": [.antwoord], "eindconclusie": [.antwoord], "answer": [.antwoord], "vraag-beantwoord": [.antwoord],
    "gereed": [.gedaan], "afgehandeld": [.gedaan], "done": [.gedaan], "wie": [.actiehouder, .eigenaar],
    "wanneer": [.uiterlijk, .looptijd], "who": [.actiehouder, .eigenaar], "when": [.uiterlijk, .looptijd],
    "actiepunt": [.actie], "veronderstelling": [.hypothese], "aanname": [.hypothese], "assumption": [.hypothese],
  ]

  /// For blocks.
  private static let kinds: [String: [Kind]] = [
    "doelstelling": [.doel], "doelstellingen": [.doel], "subdoel": [.doel], "hoofddoel": [.doel], "ambitie": [.doel],
    "goal": [.doel], "objective": [.doel], "goals": [.doel], "kpi": [.indicator], "kpi's": [.indicator],
    "prestatie-indicator": [.indicator], "effectindicator": [.indicator], "meetbare-doelstelling": [.indicator],
    "metric": [.indicator], "stakeholder": [.partij], "stakeholders": [.partij], "belanghebbende": [.partij],
    "belanghebbenden": [.partij], "betrokkene": [.partij], "partner": [.partij], "party": [.partij],
    "actor": [.partij], "maatregel": [.inspanning], "maatregelen": [.inspanning], "actie": [.inspanning],
    "activiteit": [.inspanning], "activiteiten": [.inspanning], "actielijn": [.inspanning], "project": [.inspanning],
    "deelproject": [.inspanning], "projecten": [.inspanning], "effort": [.inspanning], "activity": [.inspanning],
    "milestone": [.mijlpaal], "milestones": [.mijlpaal], "deadline": [.mijlpaal], "planning": [.mijlpaal],
    "besluitmoment": [.mijlpaal], "risk": [.risico], "risks": [.risico], "onzekerheid": [.risico],
    "financiën": [.begroting], "financien": [.begroting], "budget": [.begroting], "raming": [.begroting],
    "rapportage": [.voortgang], "voortgangsrapportage": [.voortgang], "stoplicht": [.voortgang],
    "stoplichten": [.voortgang], "status": [.voortgang], "progress": [.voortgang], "report": [.voortgang],
    "opbrengst": [.baat], "baten": [.baat], "effect": [.baat], "benefit": [.baat], "maatschappelijk-effect": [.baat],
    "aanpak": [.werkwijze], "werkvorm": [.werkwijze], "methode": [.werkwijze], "approach": [.werkwijze],
    "opdrachtformulering": [.opdracht], "bestuursopdracht": [.opdracht], "assignment": [.opdracht],
    "governance": [.sturen], "sturing": [.sturen], "organisatie-en-sturing": [.sturen], "aansturing": [.sturen],
    "uitvoering": [.presteren], "resultaten": [.presteren], "doelen-en-inspanningen": [.presteren],
    "deliver": [.presteren], "evaluatie-en-leren": [.leren], "lessen": [.leren], "learning": [.leren],
    "reflectiemoment": [.reflectie], "retrospective": [.reflectie], "terugblik": [.reflectie], "review": [.evaluatie],
    "tussenevaluatie": [.evaluatie], "proef": [.experiment], "pilot": [.experiment], "onderzoeksvraag": [.leervraag],
    "leerdoel": [.leervraag], "context": [.kenmerken], "achtergrond": [.kenmerken], "analyse": [.kenmerken],
    "omgevingsanalyse": [.kenmerken], "krachtenveld": [.kenmerken], "bestuur": [.orgaan], "commissie": [.orgaan],
    "afdeling": [.orgaan], "rol": [.functie], "persoon": [.functie], "medewerker": [.functie],
    "portefeuille": [.portfolio], "programma": [.opgave], "dossier": [.opgave], "thema": [.opgave],
    "vraagstuk": [.opgave], "gemeente": [.organisatie], "municipality": [.organisatie],
    "organization": [.organisatie], "afgewogen-wijziging": [.wijziging], "aanpassing": [.wijziging],
    "change": [.wijziging], "overig": [.eigen], "custom": [.eigen], "extra": [.eigen],
  ]

  /// The word for which another one is a name.
  package static func word(_ written: String, in words: [Word]) -> Word? {
    Synonyms.words[written.lowercased()]?.first(where: words.contains)
  }

  /// What is meant by a word that a field does not take: another name for one that it does, else what is spelled alike.
  package static func meant(_ written: String, in words: [Word]) -> Word? {
    let word = written.lowercased()
    if let synonym = Synonyms.word(word, in: words) { return synonym }
    let spelled = Nearest.find(written, in: words.map(\.spelling).filter { !isOpposite(word, $0) })
    return words.first { $0.spelling == spelled }
  }

  /// What a word may mean, wherever that stands; the likeliest first.
  package static func fields(_ written: String) -> [Field] { fields[written.lowercased()] ?? [] }
  package static func kinds(_ written: String) -> [Kind] { kinds[written.lowercased()] ?? [] }

  /// The other names of a field, of a block or of a word, in their order.
  package static func others(of field: Field) -> [String] { otherFields[field] ?? [] }
  package static func others(of kind: Kind) -> [String] { otherKinds[kind] ?? [] }
  package static func others(of word: Word) -> [String] { otherWords[word] ?? [] }

  private static let otherFields = turned(fields)
  private static let otherKinds = turned(kinds)
  private static let otherWords = turned(words)

  private static func turned<Meaning: Hashable>(_ names: [String: [Meaning]]) -> [Meaning: [String]] {
    var others: [Meaning: [String]] = [:]
    for (name, meanings) in names { for meaning in meanings { others[meaning, default: []].append(name) } }
    return others.mapValues { $0.sorted() }
  }

  /// Whether it is another name for a field or a block, here or elsewhere.
  package static func isKnown(_ written: String) -> Bool {
    fields[written.lowercased()] != nil || kinds[written.lowercased()] != nil
  }

  package static func field(_ written: String, in fields: [Field]) -> Field? {
    if let synonym = Synonyms.fields[written.lowercased()]?.first(where: fields.contains) { return synonym }
    let spelled = Nearest.find(written, in: fields.map(\.spelling))
    return fields.first { $0.spelling == spelled }
  }

  static func kind(_ written: String, in kinds: [Kind]) -> Kind? {
    if let synonym = Synonyms.kinds[written.lowercased()]?.first(where: kinds.contains) { return synonym }
    let spelled = Nearest.find(written, in: kinds.map(\.keyword))
    return kinds.first { $0.keyword == spelled }
  }

  /// `bekend` and `onbekend`.
  private static func isOpposite(_ one: String, _ other: String) -> Bool { "on" + one == other || one == "on" + other }
}
