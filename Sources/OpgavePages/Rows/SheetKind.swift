/// The sheets that a repository can be had as, with their columns. Columns that are filled in and handed back have a field of the language.
package import OpgaveModel

package enum SheetKind: String, CaseIterable, Sendable {
  case opgaven, indicatoren, metingen, inspanningen, mijlpalen, risicos, begroting, voortgang, acties, functies

  /// The columns that each row has; indicatoren and begroting have one for each year besides.
  package var columns: [String] {
    switch self {
    case .opgaven:
      [
        "opgave", "organisatie", "portfolio", "deel-van", "titel", "status", "werkwijze", "begin", "einde", "budget",
        "verdeeld", "indicatoren op koers", "indicatoren achter", "partijen", "doelen", "inspanningen",
      ] + Field.roles.map(\.spelling) + ["vraagstuk", "antwoord"]
    case .indicatoren:
      [
        "opgave", "indicator", "titel", "van", "nummer", "soort", "eenheid", "richting", "bron", "nulmeting",
        "nulmeting op", "streefwaarde", "streefwaarde op", "laatste meting", "laatste meting op", "koers",
      ]
    case .metingen: ["opgave", "indicator", "titel", "eenheid", "datum", "waarde"]
    case .inspanningen:
      [
        "opgave", "inspanning", "titel", "werkwijze", "status", "begin", "einde", "budget", "eigenaar",
        "draagt-bij-aan",
        "spelers", "na", "resultaat",
      ]
    case .mijlpalen: ["opgave", "inspanning", "datum", "mijlpaal", "soort", "orgaan", "stuk", "gedaan"]
    case .risicos:
      ["opgave", "inspanning", "risico", "titel", "kans", "gevolg", "bedrag", "maatregel", "eigenaar", "gesloten"]
    case .begroting: ["opgave", "inspanning", "wat", "budget"]
    case .voortgang:
      ["opgave", "doel", "inspanning", "datum", "inhoud", "tijd", "geld", "toelichting", "bijsturing"]
    case .acties: ["opgave", "reflectie", "actie", "actiehouder", "uiterlijk", "gedaan"]
    case .functies:
      ["functie", "organisatie", "titel", "soort", "vacant-sinds", "opgaven"] + Field.roles.map(\.spelling)
    }
  }

  /// The fields of which it shows what they say.
  package var shownFields: Set<Field> {
    switch self {
    case .opgaven: Set([.status, .looptijd, .budget, .portfolio, .deelVan, .periode] + Field.roles)
    case .indicatoren: [.nulmeting, .streefwaarde, .metingen, .richting, .soort]
    case .metingen: [.metingen]
    case .inspanningen: [.werkwijze, .status, .looptijd, .budget, .eigenaar, .draagtBijAan, .spelers, .na]
    case .mijlpalen: [.soort, .orgaan, .gedaan]
    case .risicos: [.kans, .gevolg, .bedrag, .eigenaar, .gesloten]
    case .begroting: [.budget, .lasten, .baten]
    case .voortgang: [.inhoud, .tijd, .geld]
    case .acties: [.actiehouder, .uiterlijk, .gedaan]
    case .functies: Set([.vacantSinds] + Field.roles)
    }
  }

  /// The kinds of declarations in which those stand.
  var kinds: Set<Kind> {
    switch self {
    case .opgaven: [.opgave, .sturen, .werkwijze]
    case .indicatoren, .metingen: [.indicator]
    case .inspanningen: [.inspanning]
    case .mijlpalen: [.mijlpaal]
    case .risicos: [.risico]
    case .begroting: [.opgave, .inspanning, .begroting]
    case .voortgang: [.voortgang]
    case .acties: [.reflectie]
    case .functies: [.functie, .sturen]
    }
  }
}
