/// What each field is for.

extension Descriptions {
  /// What a field means in a declaration of a kind.
  package static func field(_ field: Field, in kind: Kind) -> Text {
    inPlace(field, kind) ?? general(field)
  }

  /// Fields that mean something else in one place than in others.
  private static func inPlace(_ field: Field, _ kind: Kind) -> Text? {
    switch (kind, field) {
    case (.organisatie, .soort):
      Text(
        "Wat voor overheid het is; de vorm van de CBS-code volgt eruit.",
        "What kind of government it is; the form of the CBS code follows from it.")
    case (.orgaan, .soort):
      Text(
        "Of het orgaan gekozen of benoemd bestuur is, of ambtelijk.",
        "Whether the orgaan is political or administrative.")
    case (.functie, .soort):
      Text(
        "Bestuurder, ambtenaar of extern: in de sturingsdriehoek past niet elke soort op elke hoek.",
        "Bestuurder, ambtenaar or extern: not each kind fits each corner of the sturingsdriehoek.")
    case (.functie, .orgaan):
      Text("Het orgaan waarvan de functie deel uitmaakt.", "The orgaan of which the functie is part.")
    case (.proces, .eigenaar):
      Text("Wie zorgt dat dit besturingsproces loopt.", "Who sees to it that this process runs.")
    case (.baat, .eigenaar):
      Text(
        "Wie de baat wil en haar kan aantonen: een functie of een partij.",
        "Who wants the benefit and can show it: a functie or a partij.")
    case (.inspanning, .eigenaar):
      Text("Wie op het resultaat van de inspanning aanspreekbaar is.", "Who answers for the result of the inspanning.")
    case (.portfolio, .deelVan): Text("Het portfolio erboven.", "The portfolio above it.")
    case (.opgave, .deelVan):
      Text("De grotere opgave waar deze een deel van is.", "The larger opgave of which this one is part.")
    case (.portfolio, .portfoliomanager):
      Text("Wie het geheel overziet en op samenhang stuurt.", "Who overviews the whole and steers by coherence.")
    case (.sturen, .portfoliomanager):
      Text(
        "Overziet het totaalbeeld en stuurt op samenhang (de gids). Noemt de opgave een opgavemanager, dan is het dezelfde functie.",
        "Oversees the whole picture and steers on coherence (the guide). Where the opgave names an opgavemanager it is the same functie."
      )
    case (.portfolio, .budget):
      Text(
        "Wat er voor alle opgaven in het portfolio samen is.",
        "What there is for all opgaven in the portfolio together.")
    case (.opgave, .budget):
      Text(
        "Wat de hele opgave mag kosten, inspanningen inbegrepen.",
        "What the whole opgave may cost, inspanningen included.")
    case (.inspanning, .budget):
      Text(
        "Wat deze inspanning mag kosten, binnen het budget van de opgave.",
        "What this inspanning may cost, within the budget of the opgave.")
    case (.opgave, .status):
      Text(
        "Waar de opgave staat. Vanaf `vastgesteld` is er een opdracht; `stilgelegd` zegt eerlijk dat het rust.",
        "Where the opgave stands. From `vastgesteld` on there is an opdracht; `stilgelegd` honestly says that it rests."
      )
    case (.inspanning, .status):
      Text("Of het werk gepland is, loopt, rust of klaar is.", "Whether the work is planned, runs, rests or is done.")
    case (.partij, .organisatie):
      Text(
        "De organisatie die deze partij is, als zij hier ook beschreven staat.",
        "The organisation that this partij is, where it is declared too.")
    case (.evaluatie, .werkwijze): Text("De werkwijze die beoordeeld werd.", "The werkwijze that was judged.")
    case (.inspanning, .werkwijze):
      Text(
        "Hoe deze inspanning wordt opgepakt; zij mag van de werkwijze van de opgave verschillen, met een reden.",
        "How this inspanning is taken up; it may differ from the werkwijze of the opgave, for a reason.")
    case (.inspanning, .opgave):
      Text(
        "De opgave die deze inspanning uitwerkt, als zij daarvoor groot genoeg is.",
        "The opgave that works this inspanning out, where it is large enough.")
    case (.evaluatie, .omdat):
      Text("Waarom de werkwijze wel, deels of niet past.", "Why the werkwijze fits, partly fits or does not.")
    case (.wijziging, .omdat): Text("Waarom de opdracht is gewijzigd.", "Why the opdracht was changed.")
    case (.sturen, .toelichting):
      Text(
        "Waarom de rollen zo verdeeld zijn, als dat afwijkt van wat gebruikelijk is.",
        "Why the roles are divided so, where that differs from what is usual.")
    case (.experiment, .looptijd):
      Text("Van wanneer tot wanneer het geprobeerd wordt.", "From when to when it is tried.")
    case (.werkwijze, .resultaat), (.inspanning, .resultaat):
      Text(
        "Wat er ligt als het klaar is: bij een project iets unieks (de gids).",
        "What there is when it is done: of a project something unique (the guide).")
    case (.indicator, .soort):
      Text(
        "Of het cijfer het effect in de leefwereld meet, of wat er gedaan is.",
        "Whether the figure measures the effect in the leefwereld, or what was done.")
    case (.mijlpaal, .soort):
      Text(
        "Of het een besluit, het eind van een fase of een oplevering is.",
        "Whether it is a decision, the end of a phase or a delivery.")
    case (.mijlpaal, .orgaan): Text("Het orgaan dat besluit.", "The orgaan that decides.")
    case (.mijlpaal, .gedaan): Text("De dag waarop het gehaald is.", "The day on which it was reached.")
    case (.mijlpaal, .stuk):
      Text(
        "Waar het staat: een pad, een adres of een verwijzing in woorden.",
        "Where it is written: a path, an address or a reference in words.")
    case (.risico, .eigenaar): Text("Wie erop let.", "Who watches it.")
    case (.voortgang, .toelichting):
      Text("Waarom de kleuren zijn wat zij zijn.", "Why the colours are what they are.")
    case (.opgave, .nummer), (.doel, .nummer), (.indicator, .nummer), (.inspanning, .nummer):
      Text(
        "Het nummer in de programmabegroting, zoals `\"1.2.3\"`.",
        "The number in the programme budget, such as `\"1.2.3\"`.")
    case (.opgave, .antwoord):
      Text(
        "Wat het antwoord op het vraagstuk werd: een opgave vraagt om een antwoord (de gids).",
        "What the answer to the question became: an opgave asks for an answer (the guide).")
    default: nil
    }
  }

  private static func general(_ field: Field) -> Text {
    switch field {
    case .organisatie: Text("De organisatie waarvan dit is.", "The organisation that it belongs to.")
    case .soort: Text("De soort.", "The kind.")
    case .inwoners:
      Text(
        "Het aantal inwoners. De positie van een opgavemanager hangt vooral af van de omvang van de gemeente (de gids).",
        "The number of inhabitants. The position of an opgavemanager mostly depends on the size of the municipality (the guide)."
      )
    case .code:
      Text(
        "De code bij het CBS: GM, PV of WS met cijfers.",
        "The code at Statistics Netherlands: GM, PV or WS with digits.")
    case .website: Text("Waar de organisatie te vinden is.", "Where the organisation is found.")
    case .model:
      Text("Het besturingsmodel: hybride, matrix of lijn.", "The model of besturen: hybride, matrix or lijn.")
    case .manieren:
      Text(
        "De manieren van sturen die de organisatie naast elkaar gebruikt.",
        "The ways of steering that the organisation uses side by side.")
    case .eigenaar: Text("Wie erop aanspreekbaar is.", "Who answers for it.")
    case .ritme: Text("Hoe vaak het proces aan de orde komt.", "How often the process comes up.")
    case .toelichting: Text("Wat een lezer verder moet weten.", "What else a reader must know.")
    case .orgaan: Text("Het orgaan.", "The orgaan.")
    case .vacantSinds: Text("Vanaf wanneer niemand de functie bekleedt.", "Since when nobody holds the functie.")
    case .portfoliomanager: Text("Wie op samenhang stuurt.", "Who steers by coherence.")
    case .ambitie: Text("Waar het portfolio naartoe wil.", "Where the portfolio wants to go.")
    case .budget: Text("Wat het mag kosten, in euro’s.", "What it may cost, in euros.")
    case .deelVan: Text("Waar het een deel van is.", "What it is part of.")
    case .portfolio:
      Text(
        "Het portfolio waarin de opgave met andere wordt afgewogen.",
        "The portfolio in which the opgave is weighed against others.")
    case .status: Text("De stand van zaken.", "The state of affairs.")
    case .vraagstuk:
      Text(
        "De vraag waarop de opgave een antwoord zoekt, liefst als vraag geschreven en niet als maatregel.",
        "The question to which the opgave seeks an answer, best written as a question and not as a measure.")
    case .looptijd:
      Text(
        "Van wanneer tot wanneer; open als het einde nog niet vaststaat.",
        "From when to when; open while the end is not fixed.")
    case .hangtSamenMet:
      Text(
        "Opgaven die elkaar raken, zonder dat de een op de ander wacht.",
        "Opgaven that touch each other, without one waiting for the other.")
    case .hangtAfVan:
      Text(
        "Opgaven of inspanningen die eerst iets moeten opleveren.",
        "Opgaven or inspanningen that must yield something first.")
    case .vervolg:
      Text(
        "De opgaven die hieruit voortkomen. Een bestuursproces groeit uit tot programma, project of regulier werk (de gids).",
        "The opgaven that come forth from it. A bestuursproces grows into a programma, project or regular work (the guide)."
      )
    case .taakvelden:
      Text(
        "De taakvelden van Iv3 waarop het geld staat, zoals \"8.3\".",
        "The taakvelden of Iv3 on which the money stands, such as \"8.3\".")
    case .sdg:
      Text(
        "Duurzame ontwikkelingsdoelen van de Verenigde Naties, 1 tot en met 17.",
        "Sustainable development goals of the United Nations, 1 to 17.")
    case .trefwoorden: Text("Woorden waarop mensen zoeken.", "Words that people search for.")
    case .documenten:
      Text(
        "Stukken die erbij horen: een adres, of een pad vanaf dit bestand.",
        "Papers that belong to it: an address, or a path from this file.")
    case .nummer: Text("Het nummer waaronder men het kent.", "The number by which it is known.")
    case .samenMet:
      Text(
        "De organisaties die deze opgave samen met de eigen organisatie dragen.",
        "The organisations that carry this opgave together with its own organisatie.")
    case .lasten: Text("Wat het dat jaar kost.", "What it costs in that year.")
    case .baten: Text("Wat het dat jaar opbrengt.", "What it yields in that year.")
    case .dekking: Text("Waaruit het betaald wordt.", "What pays for it.")
    case .stuurgroep:
      Text(
        "Het orgaan waarin de opdrachtgevers samen sturen.", "The orgaan in which the opdrachtgevers steer together.")
    case .positie:
      Text(
        "De positie van de organisatie, waarmee de regisseur naar buiten gaat (de gids).",
        "The position of the organisation, about which the regisseur goes outside (the guide).")
    case .inhoud: Text("De kleur voor wat bereikt is.", "The colour for what was reached.")
    case .tijd: Text("De kleur voor de planning.", "The colour for the planning.")
    case .geld: Text("De kleur voor het geld.", "The colour for the money.")
    case .bijsturing:
      Text(
        "Wat er anders gaat, nu het niet loopt zoals gedacht.",
        "What is done differently, now that it does not go as thought.")
    case .kans: Text("Hoe waarschijnlijk het is.", "How likely it is.")
    case .gevolg: Text("Hoe erg het is als het gebeurt.", "How grave it is if it happens.")
    case .bedrag: Text("Wat het kost als het gebeurt.", "What it costs if it happens.")
    case .maatregel: Text("Wat eraan gedaan wordt.", "What is done about it.")
    case .gesloten: Text("De dag waarop het geen risico meer was.", "The day on which it was no risk any more.")
    case .aard:
      Text(
        "Waarmee het begint: een idee, een kans, een mogelijkheid of een probleem (de gids).",
        "What it starts with: an idea, a chance, a possibility or a problem (the guide).")
    case .omvang:
      Text(
        "Hoe groot de opgave is; ook een kleine is een opgave (de gids).",
        "How large the opgave is; a small one is an opgave too (the guide).")
    case .media:
      Text(
        "Hoeveel aandacht de media geven. Vaak is die er, niet altijd (de gids).",
        "How much attention the media give. Often it is there, not always (the guide).")
    case .woordvoering: Text("Wie naar buiten spreekt.", "Who speaks to the outside.")
    case .huidigeSituatie: Text("Hoe het nu is.", "How it is now.")
    case .gewensteSituatie: Text("Hoe het moet worden.", "How it must become.")
    case .afbakening: Text("Wat er wel en niet bij hoort.", "What does and does not belong to it.")
    case .urgentie:
      Text(
        "Hoeveel haast er is. Acuut werk zonder doel vraagt om improvisatie.",
        "How urgent it is. Acute work without a goal asks for improvisatie.")
    case .herhaling:
      Text(
        "Of het eenmalig is of terugkeert. Wat terugkeert langs een zekere weg, is routine.",
        "Whether it is once or comes back. What comes back by a certain way is routine.")
    case .doelZekerheid: Text("Hoe zeker is wat bereikt moet worden.", "How certain it is what must be reached.")
    case .wegZekerheid: Text("Hoe zeker is hoe dat moet.", "How certain it is how to do that.")
    case .initiatief:
      Text(
        "Of duidelijk is wie begint. Is dat vaag, dan past een bestuursproces.",
        "Whether it is clear who starts. Where that is vague, a bestuursproces fits.")
    case .netwerk:
      Text(
        "Of duidelijk is wie meedoet. Is dat vaag, dan past een bestuursproces.",
        "Whether it is clear who takes part. Where that is vague, a bestuursproces fits.")
    case .besluitvorming:
      Text(
        "Of duidelijk is wie wanneer besluit. Is dat vaag, dan past een bestuursproces.",
        "Whether it is clear who decides when. Where that is vague, a bestuursproces fits.")
    case .wereld:
      Text(
        "Of de partij in de leefwereld staat of in de systeemwereld. Een opgave is vaak een verbinding tussen de twee (de gids).",
        "Whether the partij stands in the leefwereld or the systeemwereld. An opgave is often a link between the two (the guide)."
      )
    case .houding:
      Text(
        "Hoe de partij ertegenover staat; `onbekend` mag.", "How the partij stands towards it; `onbekend` is allowed.")
    case .mening: Text("Wat de partij vindt, in haar eigen woorden.", "What the partij thinks, in its own words.")
    case .idee: Text("Wat de partij voorstelt.", "What the partij proposes.")
    case .belang: Text("Wat voor de partij op het spel staat.", "What is at stake for the partij.")
    case .invloed: Text("Hoeveel de partij kan bepalen.", "How much the partij can decide.")
    case .rol:
      Text(
        "Wat de partij doet: beslissen, beïnvloeden, uitvoeren of gebruiken.",
        "What the partij does: decide, influence, carry out or use.")
    case .vastgesteld:
      Text(
        "De dag waarop de opdracht is vastgesteld; vanaf dan bestaat de opgave (de gids).",
        "The day on which the opdracht was set; from then on the opgave exists (the guide).")
    case .door:
      Text(
        "Wie het besluit nam: een orgaan of functie, en anders een partij.",
        "Who took the decision: an orgaan or functie, or else a partij.")
    case .aanleiding: Text("Wat de opdracht in gang zette.", "What set the opdracht going.")
    case .voorgeschiedenis:
      Text(
        "Hoe de opdracht ontstond: van idee langs stappen naar besluit.",
        "How the opdracht arose: from an idea by steps to a decision.")
    case .herkomst: Text("De opgave waaruit deze voortkwam.", "The opgave from which this one came.")
    case .kaders:
      Text(
        "De grenzen waarbinnen gewerkt wordt: wet, beleid, geld, mensen.",
        "The bounds within which the work is done: law, policy, money, people.")
    case .stuk:
      Text(
        "Het besluit zelf: een adres, of een pad vanaf dit bestand.",
        "The decision itself: an address, or a path from this file.")
    case .omdat:
      Text(
        "Waarom deze werkwijze gekozen is. De gids vraagt dat bij elke werkwijze telkens opnieuw.",
        "Why this werkwijze was chosen. The guide asks that of each werkwijze anew.")
    case .manier:
      Text(
        "Met welke van de drie manieren van sturen deze opgave meeloopt.",
        "With which of the three ways of steering this opgave goes.")
    case .processen:
      Text(
        "De besturingsprocessen waarin de opgave terugkomt.",
        "The processes of besturen in which the opgave comes back.")
    case .bestuurlijkOpdrachtgever:
      Text(
        "De bestuurder die de opgave politiek draagt: de eerste hoek van de driehoek.",
        "The bestuurder who carries the opgave politically: the first corner of the triangle.")
    case .ambtelijkOpdrachtgever:
      Text(
        "Een rol naar de interne organisatie (de gids): de tweede hoek. De opgavemanager is het meestal zelf.",
        "A role towards the internal organisation (the guide): the second corner. Usually the opgavemanager is it.")
    case .sturingsprofessional:
      Text(
        "De vakman of -vrouw die het werk leidt: projectmanager, programmamanager of procesregisseur; de derde hoek.",
        "The professional who leads the work: projectmanager, programmamanager or procesregisseur; the third corner.")
    case .opgavemanager:
      Text(
        "Altijd regisseur en portfoliomanager, meestal ook ambtelijk opdrachtgever (de gids).",
        "Always regisseur and portfoliomanager, mostly ambtelijk opdrachtgever too (the guide).")
    case .regisseur:
      Text(
        "Overziet het opdrachtgevende veld en gaat naar buiten met de positie van de organisatie (de gids). Noemt de opgave een opgavemanager, dan is het dezelfde functie.",
        "Oversees the commissioning field and goes outside about the position of the organisation (the guide). Where the opgave names an opgavemanager it is the same functie."
      )
    case .periode:
      Text(
        "Van wanneer tot wanneer de werkwijze geldt; open zolang zij geldt.",
        "From when to when the werkwijze holds; open while it holds.")
    case .procesbeschrijving:
      Text(
        "Waar beschreven staat hoe het werk telkens gaat; hoort bij routine.",
        "Where it is described how the work goes each time; belongs to routine.")
    case .resultaat: Text("Wat er ligt als het klaar is.", "What there is when it is done.")
    case .contract:
      Text(
        "Waarin tijd, geld en resultaat zijn vastgelegd; een project heeft er een (de gids).",
        "In which time, money and result are laid down; a project has one (the guide).")
    case .besluitmoment: Text("Wanneer het volgende besluit valt.", "When the next decision falls.")
    case .mengt:
      Text(
        "Andere werkwijzen die hier bewust doorheen lopen. Werkwijzen lopen steeds meer in elkaar over (de gids).",
        "Other werkwijzen that consciously run through this one. Werkwijzen increasingly run together (the guide).")
    case .volgtUit: Text("De doelen waaruit de baat voortkomt.", "The goals from which the benefit follows.")
    case .verwachtVanaf: Text("Vanaf wanneer de baat te merken moet zijn.", "From when the benefit should be noticed.")
    case .eenheid: Text("Waarin gemeten wordt.", "In what it is measured.")
    case .richting:
      Text("Of het getal omhoog moet, omlaag of gelijk moet blijven.", "Whether the number must go up, down or stay.")
    case .bron:
      Text(
        "Waar de cijfers vandaan komen, zodat ieder ze kan nagaan.",
        "Where the figures come from, so that anybody can check them.")
    case .nulmeting:
      Text("De waarde waarmee het begon, met haar datum.", "The value that it started with, with its date.")
    case .streefwaarde:
      Text("De waarde die gehaald moet worden, met haar datum.", "The value that must be reached, with its date.")
    case .metingen:
      Text("Wat sindsdien gemeten is, op volgorde van datum.", "What was measured since, in order of date.")
    case .werkwijze: Text("Een van de vijf werkwijzen.", "One of the five werkwijzen.")
    case .draagtBijAan:
      Text("De doelen of baten waar dit aan bijdraagt.", "The goals or benefits to which it contributes.")
    case .spelers:
      Text(
        "Wie meedoen: partijen, functies of organen. Een inspanning zonder speler doet niemand.",
        "Who take part: partijen, functies or organen. An inspanning without a player is done by nobody.")
    case .na: Text("Inspanningen die eerst klaar moeten zijn.", "Inspanningen that must be done first.")
    case .opgave: Text("De opgave.", "The opgave.")
    case .inspanning:
      Text(
        "De inspanning die geëvalueerd werd, als het niet om de hele opgave gaat.",
        "The inspanning that was evaluated, if not the whole opgave.")
    case .passend: Text("Of de werkwijze nog past.", "Whether the werkwijze still fits.")
    case .besluit: Text("Wat met de uitkomst gedaan is.", "What was done with the outcome.")
    case .volgende: Text("Wanneer opnieuw geëvalueerd wordt.", "When it is evaluated again.")
    case .inzicht: Text("Wat de terugblik leerde.", "What looking back taught.")
    case .emotie:
      Text(
        "Wat er speelde: gevoelige rollen, onzekerheid over grip, of vertrouwen. Een aantekening, nooit een oordeel.",
        "What played: sensitive roles, doubt about control, or trust. A note, never a judgement."
      )
    case .actie: Text("Wat naar aanleiding hiervan gebeurt.", "What happens because of it.")
    case .actiehouder: Text("Wie dat doet.", "Who does that.")
    case .uiterlijk: Text("Voor wanneer.", "By when.")
    case .gedaan: Text("Wanneer het gedaan is.", "When it was done.")
    case .hypothese: Text("Wat men denkt dat er zal gebeuren.", "What is thought will happen.")
    case .uitkomst: Text("Wat eruit kwam; `loopt` zolang het bezig is.", "What came of it; `loopt` while it goes on.")
    case .les: Text("Wat anderen ervan kunnen leren.", "What others can learn from it.")
    case .antwoord: Text("Het antwoord, als het er is.", "The answer, once there is one.")
    case .formaat: Text("De versie van de taal: 1.", "The version of the language: 1.")
    case .taal: Text("De taal van de meldingen.", "The language of messages.")
    case .peildatum:
      Text("De dag waarop regels rekenen, in plaats van vandaag.", "The day that rules count with, instead of today.")
    case .uitsluiten: Text("Patronen van paden die niet gelezen worden.", "Patterns of paths that are not read.")
    case .minimumPartijen:
      Text("Vanaf hoeveel partijen het er genoeg zijn [3].", "From how many parties it is enough [3].")
    case .opgavenPerManager:
      Text(
        "Hoeveel actieve opgaven één opgavemanager heeft voor het opvalt [3].",
        "How many active opgaven one opgavemanager has before it stands out [3].")
    case .grootVanafInwoners:
      Text(
        "Vanaf hoeveel inwoners een gemeente groot is [100.000].",
        "From how many inhabitants a municipality is large [100.000].")
    case .improvisatieDagen:
      Text(
        "Hoeveel dagen improvisatie zonder evaluatie kan [90].",
        "How many days improvisatie can do without an evaluatie [90].")
    case .evaluatieMaanden:
      Text(
        "Na hoeveel maanden een werkwijze geëvalueerd hoort te zijn [12].",
        "After how many months a werkwijze should be evaluated [12].")
    case .maximumDoelen: Text("Hoeveel doelen te overzien zijn [7].", "How many goals can be overviewed [7].")
    case .maximumLijnen:
      Text(
        "Aan hoeveel doelen één inspanning hooguit bijdraagt [3].",
        "To how many goals one inspanning contributes at most [3].")
    case .koersMarge:
      Text("Hoever een meting achter de lijn mag liggen [25%].", "How far a measurement may lie behind the line [25%].")
    case .slapendMaanden:
      Text("Na hoeveel stille maanden een opgave slaapt [12].", "After how many silent months an opgave sleeps [12].")
    case .leermomentMaanden:
      Text(
        "Na hoeveel maanden een leermoment verwacht wordt [6].",
        "After how many months a moment of learning is expected [6].")
    case .voortgangMaanden:
      Text(
        "Na hoeveel maanden een voortgang verouderd is [6].", "After how many months a voortgang is out of date [6].")
    case .budgetMarge:
      Text(
        "Hoeveel een budget omhoog mag zonder dat `opgave diff --check` het meldt [10%].",
        "How much a budget may rise before `opgave diff --check` reports it [10%].")
    case .regellengte:
      Text("Hoe lang een regel met een lijst mag zijn [100].", "How long a line with a list may be [100].")
    case .inspringing:
      Text("Met hoeveel spaties een blok inspringt [2].", "By how many spaces a block is indented [2].")
    }
  }
}
