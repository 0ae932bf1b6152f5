/// The numbers and codes of others that completion offers with what they stand for.
internal import OpgaveModel

enum Codes {
  /// The goals of the United Nations for 2030.
  static func goals(_ language: Language) -> [CompletionItem] {
    goals.enumerated().map { item(String($0 + 1), $1[language], $0) }
  }

  /// The taakvelden of gemeenten in Iv3, the information that they give the ministry and Statistics Netherlands: Regeling
  /// vaststelling taakvelden en verstrekking informatie voor derden, as it holds since 2023.
  static func taakvelden(_ language: Language) -> [CompletionItem] {
    taakvelden.enumerated().map { item("\"\($1.code)\"", $1.name, $0) }
  }

  private static func item(_ text: String, _ detail: String, _ place: Int) -> CompletionItem {
    CompletionItem(
      label: text, kind: .value, detail: detail, documentation: nil, snippet: text, plain: text, rank: place,
      filter: "\(text) \(detail)")
  }

  private static let goals = [
    Text("Geen armoede", "No poverty"), Text("Geen honger", "Zero hunger"),
    Text("Goede gezondheid en welzijn", "Good health and well-being"), Text("Kwaliteitsonderwijs", "Quality education"),
    Text("Gendergelijkheid", "Gender equality"), Text("Schoon water en sanitair", "Clean water and sanitation"),
    Text("Betaalbare en duurzame energie", "Affordable and clean energy"),
    Text("Waardig werk en economische groei", "Decent work and economic growth"),
    Text("Industrie, innovatie en infrastructuur", "Industry, innovation and infrastructure"),
    Text("Ongelijkheid verminderen", "Reduced inequalities"),
    Text("Duurzame steden en gemeenschappen", "Sustainable cities and communities"),
    Text("Verantwoorde consumptie en productie", "Responsible consumption and production"),
    Text("Klimaatactie", "Climate action"), Text("Leven in het water", "Life below water"),
    Text("Leven op het land", "Life on land"),
    Text("Vrede, justitie en sterke publieke diensten", "Peace, justice and strong institutions"),
    Text("Partnerschap om doelstellingen te bereiken", "Partnerships for the goals"),
  ]

  private static let taakvelden = [
    ("0.1", "Bestuur"), ("0.2", "Burgerzaken"), ("0.3", "Beheer overige gebouwen en gronden"), ("0.4", "Overhead"),
    ("0.5", "Treasury"), ("0.61", "OZB woningen"), ("0.62", "OZB niet-woningen"), ("0.63", "Parkeerbelasting"),
    ("0.64", "Belastingen overig"), ("0.7", "Algemene uitkering en overige uitkeringen gemeentefonds"),
    ("0.8", "Overige baten en lasten"), ("0.9", "Vennootschapsbelasting"), ("0.10", "Mutaties reserves"),
    ("0.11", "Resultaat van de rekening van baten en lasten"), ("1.1", "Crisisbeheersing en brandweer"),
    ("1.2", "Openbare orde en veiligheid"), ("2.1", "Verkeer en vervoer"), ("2.2", "Parkeren"),
    ("2.3", "Recreatieve havens"), ("2.4", "Economische havens en waterwegen"), ("2.5", "Openbaar vervoer"),
    ("3.1", "Economische ontwikkeling"), ("3.2", "Fysieke bedrijfsinfrastructuur"),
    ("3.3", "Bedrijvenloket en bedrijfsregelingen"), ("3.4", "Economische promotie"),
    ("4.1", "Openbaar basisonderwijs"), ("4.2", "Onderwijshuisvesting"), ("4.3", "Onderwijsbeleid en leerlingzaken"),
    ("5.1", "Sportbeleid en activering"), ("5.2", "Sportaccommodaties"),
    ("5.3", "Cultuurpresentatie, cultuurproductie en cultuurparticipatie"), ("5.4", "Musea"),
    ("5.5", "Cultureel erfgoed"), ("5.6", "Media"), ("5.7", "Openbaar groen en (openlucht)recreatie"),
    ("6.1", "Samenkracht en burgerparticipatie"), ("6.3", "Inkomensregelingen"), ("6.4", "WSW en beschut werk"),
    ("6.5", "Arbeidsparticipatie"), ("6.60", "Hulpmiddelen en diensten (Wmo)"),
    ("6.71a", "Hulp bij het huishouden (Wmo)"),
    ("6.71b", "Begeleiding (Wmo)"), ("6.71c", "Dagbesteding (Wmo)"), ("6.71d", "Overige maatwerkarrangementen (Wmo)"),
    ("6.72a", "Jeugdhulp begeleiding"), ("6.72b", "Jeugdhulp behandeling"), ("6.72c", "Jeugdhulp dagbesteding"),
    ("6.72d", "Jeugdhulp zonder verblijf overig"), ("6.73a", "Pleegzorg"), ("6.73b", "Gezinsgericht"),
    ("6.73c", "Jeugdhulp met verblijf overig"), ("6.81a", "Beschermd wonen (Wmo)"),
    ("6.81b", "Maatschappelijke opvang en vrouwenopvang (Wmo)"), ("6.82a", "Jeugdbescherming"),
    ("6.82b", "Jeugdreclassering"), ("6.91", "Coördinatie en beleid Wmo"), ("6.92", "Coördinatie en beleid jeugd"),
    ("7.1", "Volksgezondheid"), ("7.2", "Riolering"), ("7.3", "Afval"), ("7.4", "Milieubeheer"),
    ("7.5", "Begraafplaatsen en crematoria"), ("8.1", "Ruimte en leefomgeving"),
    ("8.2", "Grondexploitatie (niet-bedrijventerreinen)"), ("8.3", "Wonen en bouwen"),
  ].map { (code: $0.0, name: $0.1) }
}
