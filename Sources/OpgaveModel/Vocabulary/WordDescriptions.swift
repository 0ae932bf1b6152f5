/// What each word of a closed set means.

extension Descriptions {
  package static func word(_ word: Word, in set: WordSet) -> Text {
    inSet(word, set) ?? general(word)
  }

  /// Words that mean something else in one set than in another.
  private static func inSet(_ word: Word, _ set: WordSet) -> Text? {
    switch (set, word) {
    case (.aard, .idee): Text("Iemand bedacht iets wat beter kan.", "Somebody thought of something that can be better.")
    case (.media, .laag): Text("Soms een bericht.", "Now and then a report.")
    case (.media, .gemiddeld): Text("Regelmatig berichten in de regio.", "Regular reports in the region.")
    case (.media, .hoog):
      Text(
        "Veel aandacht, ook landelijk; er hoort woordvoering bij.",
        "Much attention, also national; it needs a spokesperson.")
    case (.media, .geen): Text("Geen aandacht; dat is een goed antwoord.", "No attention; that is a fine answer.")
    case (.urgentie, .laag): Text("Het kan wachten.", "It can wait.")
    case (.urgentie, .gemiddeld): Text("Dit jaar nodig.", "Needed this year.")
    case (.urgentie, .hoog): Text("Zo snel als het goed kan.", "As soon as it can be done well.")
    case (.zekerheid, .hoog): Text("Het staat vast en is eerder zo gedaan.", "It is fixed and was done so before.")
    case (.zekerheid, .gemiddeld): Text("Op hoofdlijnen bekend.", "Known in outline.")
    case (.zekerheid, .laag): Text("Nog zoeken.", "Still searching.")
    case (.invloed, .laag): Text("Ondergaat vooral.", "Mostly undergoes.")
    case (.invloed, .gemiddeld): Text("Wordt gehoord.", "Is heard.")
    case (.invloed, .hoog): Text("Kan het maken of breken.", "Can make or break it.")
    case (.houding, .onbekend): Text("Nog niet gevraagd.", "Not asked yet.")
    case (.inspanningstatus, .stilgelegd):
      Text("Het werk rust, en dat is besloten.", "The work rests, and that was decided.")
    case (.inspanningstatus, .afgerond): Text("Het werk is klaar.", "The work is done.")
    case (.inspanningstatus, .gestopt):
      Text("Het werk houdt op zonder klaar te zijn.", "The work ends without being done.")
    case (.status, .vastgesteld):
      Text("De opdracht ligt vast; de uitvoering begint nog.", "The opdracht is set; the work is still to start.")
    case (.kleur, .onbekend): Text("Dat is nu niet te zeggen.", "That cannot be said now.")
    case (.mijlpaalsoort, .besluit): Text("Een orgaan besluit.", "An orgaan decides.")
    case (.gewicht, .laag): Text("Klein.", "Small.")
    case (.gewicht, .gemiddeld): Text("Om rekening mee te houden.", "To be reckoned with.")
    case (.gewicht, .hoog): Text("Groot.", "Large.")
    case (.passend, .deels):
      Text("Een deel van het werk vraagt om een andere werkwijze.", "Part of the work asks for another werkwijze.")
    case (.emotie, .vertrouwen): Text("Er is vertrouwen, of het ontbreekt juist.", "There is trust, or it is lacking.")
    default: nil
    }
  }

  private static func general(_ word: Word) -> Text {
    switch word {
    case .gemeente: Text("Een gemeente; haar code begint met GM.", "A municipality; its code starts with GM.")
    case .provincie: Text("Een provincie; haar code begint met PV.", "A province; its code starts with PV.")
    case .waterschap: Text("Een waterschap; zijn code begint met WS.", "A water board; its code starts with WS.")
    case .samenwerkingsverband:
      Text(
        "Overheden die samen iets doen, zoals een regio of omgevingsdienst.",
        "Governments that do something together, such as a region.")
    case .hybride:
      Text(
        "Lean sturing, opgavesturing en prioriteitsstelling naast elkaar; de gids vraagt of de matrix er plaats voor moet maken.",
        "Lean sturing, opgavesturing and prioriteitsstelling side by side; the guide asks whether the matrix must make way for it."
      )
    case .matrix:
      Text(
        "Twee lijnen van sturing tegelijk; de gids vraagt of dat plaats moet maken voor een hybride model.",
        "Two lines of steering at once; the guide asks whether that must make way for a hybrid model.")
    case .lijn: Text("Sturing langs afdelingen.", "Steering by departments.")
    case .leanSturing:
      Text(
        "Voor werk dat telkens hetzelfde gaat, zoals vergunningen.",
        "For work that goes the same each time, such as permits.")
    case .opgavesturing:
      Text("Voor vraagstukken die door afdelingen heen lopen.", "For questions that run across departments.")
    case .prioriteitsstelling:
      Text(
        "Voor de keuze wat eerst gaat als mensen en geld schaars zijn.",
        "For the choice of what goes first when people and money are scarce.")
    case .beleidsontwikkeling: Text("Van vraagstuk naar koers.", "From a question to a course.")
    case .portfoliosturing:
      Text(
        "Kiezen tussen opgaven: volgorde, geld, mensen, en wat rust.",
        "Choosing between opgaven: order, money, people, and what rests.")
    case .prestatiesturing:
      Text(
        "Letten op wat inspanningen opleveren, wanneer en voor hoeveel.",
        "Minding what inspanningen yield, when and for how much.")
    case .batenmanagement: Text("Letten op wat de samenleving ervan merkt.", "Minding what society notices of it.")
    case .wekelijks: Text("Elke week.", "Each week.")
    case .maandelijks: Text("Elke maand.", "Each month.")
    case .kwartaal: Text("Elk kwartaal.", "Each quarter.")
    case .halfjaar: Text("Twee keer per jaar.", "Twice a year.")
    case .jaarlijks: Text("Eén keer per jaar, vaak met de begroting.", "Once a year, often with the budget.")
    case .bestuurlijk:
      Text(
        "Van gekozen of benoemde bestuurders, zoals raad en college.",
        "Of elected or appointed bestuurders, such as council and board.")
    case .ambtelijk: Text("Van ambtenaren, zoals een directieteam.", "Of civil servants, such as a management team.")
    case .bestuurder:
      Text("Wethouder, burgemeester, gedeputeerde, heemraad of dijkgraaf.", "A political office holder.")
    case .ambtenaar: Text("In dienst van de organisatie.", "In the service of the organisation.")
    case .extern: Text("Van buiten de organisatie.", "From outside the organisation.")
    case .verkenning:
      Text("Men zoekt nog uit of en hoe dit een opgave is.", "It is still explored whether and how this is an opgave.")
    case .concept:
      Text("De opdracht wordt geschreven en is nog niet vastgesteld.", "The opdracht is being written and not set yet.")
    case .vastgesteld: Text("De opdracht ligt vast.", "The opdracht is set.")
    case .uitvoering: Text("Er wordt aan gewerkt.", "It is worked on.")
    case .stilgelegd:
      Text(
        "Het rust, en dat is besloten; beter dan slapend werk dat als lopend te boek staat.",
        "It rests, and that was decided; better than dormant work that is listed as running.")
    case .afgerond: Text("Het antwoord op het vraagstuk is gegeven.", "The answer to the question is given.")
    case .gestopt: Text("Men gaat er niet mee door.", "It is not gone on with.")
    case .idee: Text("Een voorstel.", "A proposal.")
    case .kans: Text("Er doet zich iets voor dat benut kan worden.", "Something presents itself that can be used.")
    case .mogelijkheid: Text("Iets wat zou kunnen, als men het wil.", "Something that could be, if one wants.")
    case .probleem:
      Text(
        "Iets gaat niet goed; zeg hoe het nu is en hoe het moet worden.",
        "Something goes wrong; say how it is now and how it must become.")
    case .klein: Text("Door weinig mensen te overzien.", "Overviewed by few people.")
    case .middel: Text("Meer afdelingen of partners werken eraan.", "Several departments or partners work on it.")
    case .groot:
      Text("De hele organisatie en veel partners werken eraan.", "The whole organisation and many partners work on it.")
    case .geen: Text("Niets.", "None.")
    case .laag: Text("Weinig.", "Little.")
    case .gemiddeld: Text("Noch veel, noch weinig.", "Neither much nor little.")
    case .hoog: Text("Veel.", "Much.")
    case .acuut: Text("Nu meteen; eerst doen, dan uitzoeken.", "Right now; first act, then find out.")
    case .eenmalig:
      Text("Als de vraag beantwoord is, komt zij niet terug.", "Once the question is answered it does not come back.")
    case .terugkerend: Text("Het komt telkens terug.", "It comes back each time.")
    case .helder: Text("Iedereen weet het.", "Everybody knows.")
    case .vaag: Text("Men is er nog niet uit.", "It is not settled yet.")
    case .leefwereld:
      Text(
        "Waar mensen wonen, werken en leven; daar leven opgaven (de gids).",
        "Where people live and work; there opgaven live (the guide).")
    case .systeemwereld:
      Text(
        "Overheden en instellingen, met hun regels; daaruit komt de opdracht (de gids).",
        "Governments and institutions, with their rules; the opdracht comes from there (the guide).")
    case .voor: Text("Wil dat het doorgaat.", "Wants it to go on.")
    case .kritisch: Text("Wil het anders of beter.", "Wants it otherwise or better.")
    case .tegen: Text("Wil dat het niet doorgaat.", "Wants it not to go on.")
    case .neutraal: Text("Heeft geen voorkeur.", "Has no preference.")
    case .verdeeld: Text("Is het onderling niet eens.", "Does not agree among itself.")
    case .onbekend:
      Text("Nog niet bekend; ook een meting mag onbekend zijn.", "Not known yet; a measurement may be unknown too.")
    case .beslisser: Text("Neemt het besluit.", "Takes the decision.")
    case .beïnvloeder: Text("Kan het besluit veranderen.", "Can change the decision.")
    case .uitvoerder: Text("Doet het werk.", "Does the work.")
    case .gebruiker: Text("Merkt wat ervan komt.", "Notices what comes of it.")
    case .routine:
      Text(
        "Een product of dienst die telkens terugkomt, tot in detail beschreven, met duidelijke rollen (de gids).",
        "A product or service that comes back each time, described in detail, with clear roles (the guide).")
    case .project:
      Text(
        "Tijdelijk, met een uniek resultaat; tijd en geld staan in een contract (de gids).",
        "Temporary, with a unique result; time and money stand in a contract (the guide).")
    case .programma:
      Text(
        "Tijdelijk en complex: meer partijen werken samen aan een doel (de gids).",
        "Temporary and complex: several parties work on a goal together (the guide).")
    case .bestuursproces:
      Text(
        "Ideeën en initiatieven groeien er uit tot programma, project of regulier werk (de gids).",
        "In it ideas and initiatives become a programma, a project or regular work (the guide).")
    case .improvisatie:
      Text(
        "Denken en doen tegelijk: er moet snel iets komen, zonder stip op de horizon (de gids).",
        "Thinking and doing at once: something must come fast, without a point on the horizon (the guide).")
    case .stijgend: Text("Het getal moet omhoog.", "The number must go up.")
    case .dalend: Text("Het getal moet omlaag.", "The number must go down.")
    case .handhaven: Text("Het getal moet blijven wat het is.", "The number must stay what it is.")
    case .effect: Text("Wat de leefwereld ervan merkt.", "What the leefwereld notices of it.")
    case .prestatie: Text("Wat er gedaan of geleverd is.", "What was done or delivered.")
    case .groen: Text("Het gaat zoals bedoeld.", "It goes as meant.")
    case .oranje: Text("Het wijkt af, en is nog bij te sturen.", "It deviates, and can still be adjusted.")
    case .rood: Text("Het gaat mis zonder een ander besluit.", "It goes wrong without another decision.")
    case .besluit: Text("Iemand besluit.", "Somebody decides.")
    case .fase: Text("Een deel van de weg is af.", "A part of the way is done.")
    case .oplevering: Text("Iets is klaar en in gebruik.", "Something is done and in use.")
    case .gepland: Text("Begint later.", "Starts later.")
    case .lopend: Text("Er wordt nu aan gewerkt.", "It is being worked on.")
    case .ja: Text("De werkwijze past.", "The werkwijze fits.")
    case .deels:
      Text("Sommige afspraken passen nog, andere niet meer.", "Some agreements still fit, others no longer do.")
    case .nee:
      Text(
        "De werkwijze past niet; kies een andere of zeg waarom niet.",
        "The werkwijze does not fit; choose another or say why not.")
    case .rollen: Text("Rollen lagen gevoelig.", "Roles were sensitive.")
    case .onzekerheid: Text("Men vroeg zich af of er grip was.", "One wondered whether there was control.")
    case .vertrouwen:
      Text("Mensen durven elkaar te zeggen wat niet goed gaat.", "People dare tell each other what does not go well.")
    case .loopt: Text("Nog bezig.", "Still going on.")
    case .bevestigd: Text("Het ging zoals gedacht.", "It went as thought.")
    case .weerlegd:
      Text("Het ging anders dan gedacht; ook dat is leren.", "It went otherwise than thought; that is learning too.")
    case .onduidelijk: Text("Er viel niets uit op te maken.", "Nothing could be made of it.")
    case .nl: Text("Nederlands.", "Dutch.")
    case .en: Text("Engels.", "English.")
    case .fout: Text("Houdt CI tegen.", "Stops CI.")
    case .waarschuwing: Text("Iets om naar te kijken.", "Something to look at.")
    case .info: Text("Goed om te weten.", "Good to know.")
    case .hint: Text("Een suggestie.", "A suggestion.")
    case .uit: Text("De regel zwijgt.", "The rule is silent.")
    }
  }
}
