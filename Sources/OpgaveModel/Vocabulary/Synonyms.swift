/// Other words that people use for those of the vocabulary, sought before what is only spelled alike.
internal import OpgaveSyntax

package enum Synonyms {
  /// For words: the first that a field takes is meant.
  private static let words: [String: [Word]] = [
    "gestart": [.uitvoering, .lopend], "begonnen": [.uitvoering, .lopend], "bezig": [.uitvoering, .lopend],
    "actief": [.uitvoering, .lopend], "in-uitvoering": [.uitvoering, .lopend], "loopt": [.lopend, .uitvoering],
    "uitvoering": [.lopend], "lopend": [.uitvoering], "gepauzeerd": [.stilgelegd], "gereed": [.afgerond],
    "klaar": [.afgerond], "voltooid": [.afgerond], "afgesloten": [.afgerond], "beëindigd": [.gestopt],
    "geannuleerd": [.gestopt], "red": [.rood], "amber": [.oranje], "geel": [.oranje], "output": [.prestatie],
    "outcome": [.effect], "groot": [.hoog], "klein": [.laag], "positief": [.voor], "negatief": [.tegen],
    "onbeslist": [.onduidelijk],
  ]

  private static let fields: [String: [Field]] = [
    "probleemstelling": [.vraagstuk], "vraagstelling": [.vraagstuk], "wethouder": [.bestuurlijkOpdrachtgever],
    "startdatum": [.looptijd], "einddatum": [.looptijd], "deadline": [.looptijd], "kosten": [.budget],
    "standpunt": [.mening, .positie], "baseline": [.nulmeting], "startwaarde": [.nulmeting], "target": [.streefwaarde],
    "doelwaarde": [.streefwaarde], "bronnen": [.bron], "waarom": [.omdat], "motivering": [.omdat],
    "deelnemers": [.spelers], "uitgaven": [.lasten], "inkomsten": [.baten], "opbrengsten": [.baten],
    "lessen": [.les, .inzicht], "type": [.soort], "vastgesteld-door": [.door],
  ]

  private static let kinds: [String: [Kind]] = [
    "doelstelling": [.doel], "kpi": [.indicator], "stakeholder": [.partij], "maatregel": [.inspanning],
    "actie": [.inspanning], "milestone": [.mijlpaal], "deadline": [.mijlpaal],
  ]

  /// What is meant by a word that a field does not take: another name for one that it does, else what is spelled alike.
  package static func meant(_ written: String, in words: [Word]) -> Word? {
    let word = written.lowercased()
    if let synonym = Synonyms.words[word]?.first(where: words.contains) { return synonym }
    let spelled = Nearest.find(written, in: words.map(\.spelling).filter { !isOpposite(word, $0) })
    return words.first { $0.spelling == spelled }
  }

  static func field(_ written: String, in fields: [Field]) -> Field? {
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
