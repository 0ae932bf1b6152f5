/// What each word of the language means, in Dutch and in English. Words of the guide's model say what the guide claims;
/// the rest says what to write.

package enum Descriptions {
  package static func kind(_ kind: Kind) -> Text {
    switch kind {
    case .bestand, .onbekend: Text("", "")
    case .organisatie:
      Text(
        "De gemeente, de provincie, het waterschap of het samenwerkingsverband dat aan opgaven werkt: de systeemwereld, met haar organen en functies.",
        "The municipality, province, water board or joint body that works on opgaven: the systeemwereld, with its organen and functies."
      )
    case .portfolio:
      Text(
        "Een samenhangend deel van de opgaven van een organisatie, waarover één functie het overzicht houdt en waarin keuzes over geld en volgorde vallen.",
        "A coherent part of the opgaven of an organisation, overviewed by one functie, in which choices on money and order are made."
      )
    case .opgave:
      Text(
        "Een vraagstuk dat om een antwoord vraagt, met veel partijen en meningen en vaak aandacht van de media. Het leeft in de leefwereld en ontstaat als opgave wanneer de systeemwereld de opdracht vaststelt (de gids). Ook een project of programma is een opgave.",
        "A question that asks for an answer, with many parties and opinions and often attention of the media. It lives in the leefwereld and comes to be as an opgave when the systeemwereld sets the opdracht (the guide). A project or programma is an opgave too."
      )
    case .instellingen:
      Text(
        "Wat voor alle opgaven in deze map geldt: welke regels meetellen, hun drempels, de dag waarop gecontroleerd wordt en de opmaak.",
        "What holds for all opgaven in this folder: which rules count, their thresholds, the day that is asked about and the formatting."
      )
    case .inrichting:
      Text(
        "Hoe de organisatie zich heeft ingericht. De gids vraagt of de matrix plaats moet maken voor een hybride model: lean sturing, opgavesturing en prioriteitsstelling naast elkaar, met vier besturingsprocessen.",
        "How the organisation arranged itself. The guide asks whether the matrix must make way for a hybrid model: lean sturing, opgavesturing and prioriteitsstelling side by side, with four processes of besturen."
      )
    case .lerenBreed:
      Text(
        "Wat de organisatie of het portfolio leert, los van één opgave: elke organisatie maakt zich het idee van een lerende organisatie eigen (de gids).",
        "What the organisation or portfolio learns beyond one opgave: every organisation makes the idea of a learning organisation its own (the guide)."
      )
    case .proces:
      Text(
        "Een van de vier besturingsprocessen van de gids, met wie het op gang houdt en hoe vaak.",
        "One of the guide's four processes of besturen, with who keeps it going and how often.")
    case .orgaan:
      Text(
        "Een lichaam dat besluit of bespreekt: raad, college, directieteam. Het kan opdrachten vaststellen.",
        "A body that decides or discusses: council, board, management team. It can set opdrachten.")
    case .functie:
      Text(
        "Een rol die iemand bekleedt, zonder naam van die persoon: wethouder wonen, opgavemanager, projectmanager.",
        "A role that somebody holds, without that person's name: wethouder wonen, opgavemanager, projectmanager.")
    case .kenmerken:
      Text(
        "Waaraan een opgave te herkennen is: een idee, kans, mogelijkheid of probleem, veel betrokken partijen, veel meningen en vaak aandacht van de media (de gids).",
        "What an opgave is known by: an idea, chance, possibility or problem, many parties involved, many opinions and often attention of the media (the guide)."
      )
    case .partij:
      Text(
        "Iemand met een belang of mening bij de opgave: bewoners, een corporatie, een andere overheid. Bij een opgave zijn veel partijen betrokken (de gids).",
        "Somebody with an interest or opinion in the opgave: residents, a housing corporation, another government. Many parties are involved in an opgave (the guide)."
      )
    case .opdracht:
      Text(
        "De opdracht uit de systeemwereld waarmee de opgave ontstaat: wie haar vaststelde, wanneer, waarom, en binnen welke kaders. De gids noemt het belangrijk te weten hoe zij ontstond.",
        "The opdracht of the systeemwereld with which the opgave comes to be: who set it, when, why, and within which frames. The guide calls it important to know how it arose."
      )
    case .wijziging:
      Text(
        "Een latere wijziging van de opdracht, met haar datum en reden.",
        "A later change of the opdracht, with its date and reason.")
    case .besturen:
      Text(
        "De eerste van de vier invalshoeken van de gids: met welke manier van sturen van de organisatie deze opgave meeloopt.",
        "The first of the guide's four points of view: with which of the organisation's ways of steering this opgave goes."
      )
    case .sturen:
      Text(
        "Wie stuurt: de sturingsdriehoek van bestuurlijk opdrachtgever, ambtelijk opdrachtgever en sturingsprofessional, en de opgavemanager, die altijd regisseur en portfoliomanager is (de gids).",
        "Who steers: the sturingsdriehoek of bestuurlijk opdrachtgever, ambtelijk opdrachtgever and sturingsprofessional, and the opgavemanager, who is always regisseur and portfoliomanager (the guide)."
      )
    case .presteren:
      Text(
        "De balans tussen opgave, inspanningen en spelers (de gids): met welke werkwijze, voor welke doelen, door wat en wie.",
        "The balance between opgave, inspanningen and players (the guide): by which werkwijze, for which goals, by what and whom."
      )
    case .werkwijze:
      Text(
        "Hoe de opgave wordt opgepakt: een van vijf werkwijzen. De gids vraagt elke telkens opnieuw te evalueren: waarom deze, en klopt zij nog?",
        "How the opgave is taken up: one of five werkwijzen. The guide asks to evaluate each anew: why this one, and is it still right?"
      )
    case .doel:
      Text(
        "Wat in de samenleving anders moet worden. Indicatoren maken het meetbaar.",
        "What must change in society. Indicatoren make it measurable.")
    case .baat:
      Text(
        "Een voordeel dat iemand merkt als doelen worden gehaald; iemand is er eigenaar van. Zo stuurt batenmanagement op wat inspanningen opleveren.",
        "A benefit that somebody notices when goals are met; somebody owns it. So batenmanagement steers by what inspanningen yield."
      )
    case .indicator:
      Text(
        "Waaraan te zien is of een doel of baat dichterbij komt: een nulmeting, een streefwaarde en metingen met hun datum.",
        "What shows whether a goal or benefit comes nearer: a baseline, a target and measurements with their date.")
    case .inspanning:
      Text(
        "Iets wat gedaan wordt voor de doelen, met spelers, geld en een eigen werkwijze.",
        "Something that is done for the goals, with players, money and a werkwijze of its own.")
    case .begroting:
      Text(
        "Het geld van één jaar, zoals het in de begroting staat: wat het kost, wat het opbrengt en waaruit het betaald wordt. `budget` blijft het geheel.",
        "The money of one year, as the budget has it: what it costs, what it yields and what pays for it. `budget` stays the whole."
      )
    case .voortgang:
      Text(
        "Wat een voortgangsrapportage op die dag zegt van de opgave, een doel of een inspanning: een kleur voor inhoud, tijd en geld, en wat er bijgestuurd wordt.",
        "What a progress report says on that day of the opgave, a doel or an inspanning: a colour for content, time and money, and what is adjusted."
      )
    case .mijlpaal:
      Text(
        "Een punt op de weg waarnaar te kijken is: een besluit van een orgaan, het eind van een fase of een oplevering.",
        "A point on the way that one can look at: a decision of an orgaan, the end of a phase or a delivery.")
    case .risico:
      Text(
        "Wat mis kan gaan, hoe groot de kans en het gevolg zijn, wat eraan gedaan wordt en wie erop let.",
        "What may go wrong, how likely and how grave, what is done about it and who watches it.")
    case .leren:
      Text(
        "De vierde invalshoek van de gids: reflecteren, experimenteren en niet alles willen weten.",
        "The guide's fourth point of view: to reflect, to experiment and not to want to know everything.")
    case .evaluatie:
      Text(
        "De vraag of de werkwijze nog past. De gids vraagt elke werkwijze opnieuw te evalueren: waarom gekozen, past zij nog?",
        "The question whether the werkwijze still fits. The guide asks to evaluate each werkwijze anew: why was it chosen, does it still fit?"
      )
    case .reflectie:
      Text(
        "Een moment waarop betrokkenen terugkeken, met het inzicht dat dat gaf en wat zij gaan doen.",
        "A moment at which those involved looked back, with the insight that it gave and what they will do.")
    case .experiment:
      Text(
        "Iets wat wordt geprobeerd om te weten of het werkt; ook mislukken is een uitkomst.",
        "Something tried to know whether it works; failing is an outcome too.")
    case .leervraag:
      Text(
        "Een vraag waarop men het antwoord nog niet weet, en dat durft te zeggen.",
        "A question to which the answer is not known yet, and one dares to say so.")
    case .eigen:
      Text(
        "Velden van de organisatie zelf, die geen regel beoordeelt.",
        "Fields of the organisation's own, which no rule judges.")
    case .regels:
      Text(
        "Per regel de ernst die hier geldt: fout, waarschuwing, info, hint of uit.",
        "For each rule the severity that holds here: fout, waarschuwing, info, hint or uit.")
    case .drempels: Text("De getallen waarmee regels rekenen.", "The numbers that rules count with.")
    case .opmaak: Text("Hoe de formatter schrijft.", "How the formatter writes.")
    }
  }

  /// What a set of words is about.
  package static func name(of set: WordSet) -> Text {
    switch set {
    case .organisatiesoort: Text("de soort organisatie", "the kind of organisation")
    case .besturingsmodel: Text("het besturingsmodel", "the model of besturen")
    case .manier: Text("de manier van sturen", "the way of steering")
    case .proces: Text("het besturingsproces", "the process of besturen")
    case .ritme: Text("hoe vaak", "how often")
    case .orgaansoort: Text("de soort orgaan", "the kind of orgaan")
    case .functiesoort: Text("de soort functie", "the kind of functie")
    case .status: Text("de status van een opgave", "the status of an opgave")
    case .aard: Text("de aard van een opgave", "the nature of an opgave")
    case .omvang: Text("de omvang", "the size")
    case .media: Text("de aandacht van de media", "the attention of the media")
    case .urgentie: Text("de urgentie", "the urgency")
    case .herhaling: Text("de herhaling", "the repetition")
    case .zekerheid: Text("de zekerheid over doel of weg", "the certainty on goal or way")
    case .helderheid: Text("hoe helder iets is", "how clear something is")
    case .wereld: Text("de wereld van een partij", "the world of a partij")
    case .houding: Text("de houding van een partij", "the stance of a partij")
    case .invloed: Text("de invloed van een partij", "the influence of a partij")
    case .rol: Text("de rol van een partij", "the role of a partij")
    case .werkwijze: Text("de werkwijze", "the werkwijze")
    case .indicatorsoort: Text("de soort indicator", "the kind of indicator")
    case .richting: Text("de richting van een indicator", "the direction of an indicator")
    case .inspanningstatus: Text("de status van een inspanning", "the status of an inspanning")
    case .kleur: Text("de kleur in een voortgang", "the colour in a voortgang")
    case .mijlpaalsoort: Text("de soort mijlpaal", "the kind of mijlpaal")
    case .gewicht: Text("het gewicht van een risico", "the weight of a risico")
    case .passend: Text("of een werkwijze past", "whether a werkwijze fits")
    case .emotie: Text("de emotie bij een reflectie", "the emotion in a reflectie")
    case .uitkomst: Text("de uitkomst van een experiment", "the outcome of an experiment")
    case .taal: Text("de taal van de meldingen", "the language of messages")
    case .ernst: Text("de ernst van een regel", "the severity of a rule")
    }
  }
}
