/// The words of the tool itself and of the guide, which stand in messages and pages and are no words of the language.
package import OpgaveModel

package struct GlossaryTerm: Sendable {
  /// As people look for it; the English one is the word of the English pages.
  package let name: Text
  /// Other words for the same.
  package let others: [String]
  package let meaning: Text

  fileprivate init(_ nl: String, _ en: String, _ others: [String] = [], _ meaning: Text) {
    (name, self.others, self.meaning) = (Text(nl, en), others, meaning)
  }
}

package enum Glossary {
  /// The term that somebody looks for, in Dutch or in English.
  static func term(_ written: String) -> GlossaryTerm? {
    let word = written.lowercased().replacing("-", with: " ")
    return all.first { ([$0.name.nl, $0.name.en] + $0.others).contains(word) }
  }

  package static var names: [String] { all.map(\.name.nl) + all.map(\.name.en) }

  /// The page of the manual, in both languages.
  package static var page: Page {
    func table(_ language: Language) -> Block {
      let columns = [
        Table.Column(language.choose("woord", "word")), Table.Column(language.choose("betekent", "means")),
      ]
      let terms = all.sorted { $0.name[language] < $1.name[language] }
      return .table(
        Table(
          columns,
          terms.map { Table.Row([Phrase([.strong(Phrase(text: $0.name[language]))]), $0.meaning.phrase(language)]) }))
    }
    return Page(
      title: Heading("Begrippen"),
      [
        .paragraph(
          """
          Woorden die in meldingen en op bladzijden staan, en geen woord van de taal zijn. Die van de taal zelf legt \
          `opgave explain` uit, en de handleiding.
          """),
        table(.nl), .heading(2, Heading("In English")), table(.en),
      ])
  }

  package static let all: [GlossaryTerm] = [
    GlossaryTerm(
      "de gids", "the guide", ["gids", "guide"],
      Text(
        "Het boek over opgavegericht werken waarop de taal rust. Onder ‘Waarom’ zegt een regel of hij daaruit komt, uit de praktijk, of een eigen gevolgtrekking is.",
        "The book on opgavegericht werken on which the language rests. Under ‘Why’ a rule says whether it comes from there, from practice, or is an inference of our own."
      )),
    GlossaryTerm(
      "sturingsdriehoek", "steering triangle", ["driehoek", "triangle"],
      Text(
        "De drie die samen sturen: de bestuurlijk opdrachtgever, de ambtelijk opdrachtgever en de sturingsprofessional. Zij staan in `sturen`.",
        "The three who steer together: the bestuurlijk opdrachtgever, the ambtelijk opdrachtgever and the sturingsprofessional. They stand in `sturen`."
      )),
    GlossaryTerm(
      "hoek", "corner", [],
      Text("Eén van de drie rollen van de sturingsdriehoek.", "One of the three roles of the steering triangle.")),
    GlossaryTerm(
      "verzameling", "repository", ["repository", "repo"],
      Text(
        "Alle opgaven van een map en de mappen daaronder, met één `instellingen.opgave`. De controle leest haar altijd helemaal.",
        "All opgaven of a folder and the folders below it, with one `instellingen.opgave`. A check always reads all of it."
      )),
    GlossaryTerm(
      "peildatum", "reference date", ["the peildatum", "de peildatum"],
      Text(
        "De dag waarop gekeken wordt: vandaag, of de dag die in `instellingen.opgave` of achter `--peildatum` staat. Met een vaste dag geeft dezelfde tekst altijd dezelfde meldingen.",
        "The day being looked at: today, or the day in `instellingen.opgave` or behind `--peildatum`. With a fixed day the same text always gives the same findings."
      )),
    GlossaryTerm(
      "koers", "course", ["op koers", "on course", "rechte lijn", "straight line"],
      Text(
        "Hoe een indicator ervoor staat. Op koers is hij zolang de laatste meting niet meer dan `koers-marge` (doorgaans 25% van de hele weg) achterloopt op de rechte lijn van nulmeting naar streefwaarde.",
        "How an indicator stands. It is on course as long as the last measurement lags by no more than `koers-marge` (usually 25% of the whole way) behind the straight line from nulmeting to streefwaarde."
      )),
    GlossaryTerm(
      "melding", "finding", ["meldingen", "findings", "diagnostic"],
      Text(
        "Wat de controle vindt, met de plaats en wat eraan te doen is. Elke melding hoort bij een regel, zoals OPG514.",
        "What a check finds, with the place and what to do about it. Each finding belongs to a rule, such as OPG514.")),
    GlossaryTerm(
      "ernst", "severity", [],
      Text(
        "Hoe erg een melding is: fout, waarschuwing, info of hint. In `regels` van `instellingen.opgave` maakt u een regel strenger of milder.",
        "How grave a finding is: fout, waarschuwing, info or hint. In `regels` of `instellingen.opgave` you make a rule stricter or milder."
      )),
    GlossaryTerm(
      "regel", "rule", ["regels", "rules"],
      Text(
        "Wat de controle nakijkt. Hij heeft een code (OPG514) en een naam (`opgavemanager-zonder-rol`); `opgave rules` noemt ze alle.",
        "What a check looks at. It has a code (OPG514) and a name (`opgavemanager-zonder-rol`); `opgave rules` lists them all."
      )),
    GlossaryTerm(
      "baseline", "baseline file", ["baseline bestand"],
      Text(
        "Een bestand met de meldingen die er al waren, zodat alleen wat erbij komt getoond wordt: `--write-baseline` legt het vast, `--baseline` gebruikt het. In een indicator heet het begin de nulmeting.",
        "A file with the findings that were there already, so that only new ones are shown: `--write-baseline` records it, `--baseline` uses it. In an indicator the start is called the nulmeting."
      )),
    GlossaryTerm(
      "negeren", "ignoring", ["negeer", "aanvaarden", "accept", "ignore"],
      Text(
        "Een melding aanvaarden, met een reden: `# negeer OPG402: twee partijen zijn hier genoeg` boven de regel waar zij staat.",
        "Accepting a finding, with a reason: `# negeer OPG402: two partijen are enough here` above the line where it stands."
      )),
    GlossaryTerm(
      "reparatie", "fix", ["herstel", "quick fix", "repareren"],
      Text(
        "Wat het gereedschap aan een melding kan doen. Een zekere reparatie doet `--fix`; een voorstel kiest u zelf, in uw editor achter het lampje.",
        "What the tool can do about a finding. A certain fix is done by `--fix`; a proposal you choose yourself, in your editor behind the light bulb."
      )),
    GlossaryTerm(
      "vaste vorm", "canonical form", ["opmaak", "formatting", "formatter"],
      Text(
        "Hoe een bestand eruitziet als `opgave-format` het heeft opgemaakt: dezelfde inhoud geeft altijd dezelfde tekst.",
        "How a file looks when `opgave-format` has formatted it: the same content always gives the same text.")),
    GlossaryTerm(
      "instellingen", "settings", [],
      Text(
        "Het bestand `instellingen.opgave` bovenaan een verzameling: taal, peildatum, hoe streng de regels zijn, en de opmaak.",
        "The file `instellingen.opgave` at the top of a repository: language, reference date, how strict the rules are, and the layout."
      )),
    GlossaryTerm(
      "drempel", "threshold", ["drempels", "thresholds"],
      Text(
        "Vanaf welk getal een regel spreekt, zoals drie partijen of twaalf maanden; te veranderen in `drempels` van `instellingen.opgave`.",
        "From which number a rule speaks, such as three partijen or twelve months; to be changed in `drempels` of `instellingen.opgave`."
      )),
    GlossaryTerm(
      "blok", "block", ["blokken", "blocks"],
      Text(
        "Een woord met wat erbij hoort tussen accolades, zoals `kenmerken { … }`. Sommige hebben een naam en een titel: `doel koel \"Koele wijken\" { … }`.",
        "A word with what belongs to it between braces, such as `kenmerken { … }`. Some have a name and a title: `doel koel \"Koele wijken\" { … }`."
      )),
    GlossaryTerm(
      "veld", "field", ["velden", "fields"],
      Text(
        "Een regel met een woord, een dubbele punt en een waarde: `status: verkenning`.",
        "A line with a word, a colon and a value: `status: verkenning`.")),
    GlossaryTerm(
      "naam", "name", ["namen", "names"],
      Text(
        "Eén woord in kleine letters, met streepjes, waarmee andere teksten iets noemen: `koele-wijken`.",
        "One word in small letters, with hyphens, by which other texts name something: `koele-wijken`.")),
    GlossaryTerm(
      "titel", "title", ["titels", "titles"],
      Text(
        "Hoe mensen iets noemen, tussen aanhalingstekens achter de naam. Een titel mag veranderen, de naam blijft.",
        "What people call something, between quotes behind the name. A title may change, the name stays.")),
    GlossaryTerm(
      "verwijzing", "reference", ["verwijzingen", "references"],
      Text(
        "Een naam waar een andere tekst bij hoort. In een andere opgave staat die ervoor: `koele-wijken.hittestress`; van een andere organisatie ook die: `merwestad.koele-wijken.hittestress`.",
        "A name that leads to another text. In another opgave that stands before it: `koele-wijken.hittestress`; of another organisation that too: `merwestad.koele-wijken.hittestress`."
      )),
    GlossaryTerm(
      "tekst", "text", ["teksten", "texts"],
      Text(
        "Woorden tussen rechte aanhalingstekens: \"zo\". Een lange tekst staat tussen drie aanhalingstekens, op regels van zichzelf.",
        "Words between straight quotes: \"so\". A long text stands between three quotes, on lines of its own.")),
    GlossaryTerm(
      "getal", "number", ["getallen", "numbers"],
      Text(
        "Met een komma voor wat achter de komma komt en punten voor duizendtallen: `12,5`, `12.500`.",
        "With a comma as the decimal sign and points for thousands: `12,5`, `12.500`.")),
    GlossaryTerm(
      "bedrag", "amount", ["bedragen", "amounts", "geld"],
      Text(
        "Een euroteken en een getal, met `duizend`, `mln` of `mld` als u wilt: `€ 48,5 mln`, `€ 250.000`.",
        "A euro sign and a number, with `duizend`, `mln` or `mld` if you like: `€ 48,5 mln`, `€ 250.000`.")),
    GlossaryTerm(
      "percentage", "percentage", ["procent", "percent"],
      Text("Een getal met een procentteken: `41%`.", "A number with a percent sign: `41%`.")),
    GlossaryTerm(
      "verdeeld", "allotted", [],
      Text(
        "Wat de inspanningen van een opgave samen aan budget hebben. Wat een portfolio aan opgaven geeft, heet toegekend.",
        "What the inspanningen of an opgave have together of budget. What a portfolio gives to opgaven is called given."
      )),
    GlossaryTerm(
      "datum", "date", ["data", "dates"],
      Text(
        "Jaar, maand en dag: `2026-03-01`. Weet u de dag niet, dan is `2026-03`, `2026-Q1` of `2026` genoeg.",
        "Year, month and day: `2026-03-01`. Where you do not know the day, `2026-03`, `2026-Q1` or `2026` is enough.")),
    GlossaryTerm(
      "periode", "period", ["tijdvak"],
      Text(
        "Twee datums met twee punten ertussen: `2026 .. 2030`. Zonder einde: `2026 ..`.",
        "Two dates with two dots between them: `2026 .. 2030`. Without an end: `2026 ..`.")),
    GlossaryTerm(
      "meting", "measurement", ["measurements"],
      Text(
        "Een waarde met haar dag: `41% op 2026-01-01`. Zo schrijft u nulmeting, streefwaarde en metingen.",
        "A value with its day: `41% op 2026-01-01`. So you write nulmeting, streefwaarde and metingen.")),
    GlossaryTerm(
      "opmerking", "comment", ["commentaar", "comments"],
      Text(
        "Alles achter een `#`: voor wie de tekst leest, en niet voor de controle.",
        "All that stands behind a `#`: for who reads the text, and not for the check.")),
    GlossaryTerm(
      "invultekst", "placeholder", ["placeholders"],
      Text(
        "Een tekst die alleen een plaats openhoudt, zoals \"…\" of \"n.t.b.\". De controle vraagt erom tot er iets staat.",
        "A text that only holds a place, such as \"…\" or \"n.t.b.\". The check asks for it until something stands there."
      )),
    GlossaryTerm(
      "bron", "source", ["sources"],
      Text(
        "Waar iets vandaan komt: een adres, een pad naar een bestand, of woorden zoals \"CBS\".",
        "Where something comes from: an address, a path to a file, or words such as \"CBS\".")),
    GlossaryTerm(
      "opgavegericht werken", "opgavegericht werken", ["opgavegericht"],
      Text(
        "Werken rond een vraag uit de samenleving, dwars door afdelingen en organisaties heen, in plaats van rond de eigen taken.",
        "Working around a question of society, across departments and organisations, instead of around one's own tasks."
      )),
    GlossaryTerm(
      "taalserver", "language server", ["opgave-lsp", "lsp"],
      Text(
        "Het programma `opgave-lsp`, dat uw editor laat meekijken: meldingen, uitleg, aanvullen.",
        "The program `opgave-lsp`, which lets your editor look on: findings, explanation, completion.")),
  ]
}
